// The gallery of components, as files; `cargo xtask gallery` writes it.

import { existsSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** Its folder. */
export const GALLERY = process.env.JIUJIN_GALLERY ?? fileURLToPath(new URL("../../../target/gallery", import.meta.url));

if (!existsSync(GALLERY)) throw new Error(`${GALLERY} is not there; run the tests with \`cargo xtask test\``);

const names = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".html") && file !== "index.html")
    .map((file) => basename(file, ".html"))
    .sort();

/** The names of its examples, each a page. */
export const EXAMPLES = names(GALLERY);

/** The names of the examples of which `tests/gallery/` has the HTML. */
export const SNAPSHOTS = names(fileURLToPath(new URL("../../gallery", import.meta.url)));
