// The build that is tested, as files.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Its folder. */
export const DIST = process.env.JIUJIN_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));

if (!existsSync(join(DIST, "data/manifest.json"))) {
  throw new Error(`${DIST} holds no build; run the tests with \`cargo xtask test\``);
}

/** The text of one of its files. */
export function read(path) {
  return readFileSync(join(DIST, path), "utf8");
}

/** One of its files, byte for byte. */
export function bytes(path) {
  return readFileSync(join(DIST, path));
}

/** The path under which it was built to lie on its host. */
export const BASE = /"base":"([^"]*)"/.exec(read("index.html"))[1];

/** All its files, with `/` between folders. */
export function files() {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(DIST, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** Its regions: `{ adcode, name, path, own, facilities, … }`; and the path of the vocabulary that they share. */
export const { regions: REGIONS, vocabulary: { path: VOCABULARY } } = JSON.parse(read("data/manifest.json"));

// What is tested of every region would be tested of none.
if (REGIONS.length === 0) throw new Error(`${DIST} has no region`);

/** What a page loads of a region beside the vocabulary: `{ path, sha256 }`. */
export const own = (adcode) => REGIONS.find((region) => region.adcode === adcode).own;

/** The records of a region. */
export function bundle(adcode) {
  return JSON.parse(read(REGIONS.find((region) => region.adcode === adcode).path));
}
