// The headers that `docs/hosting/_headers` tells hosts to send with every page. The tests run under
// them, so that a policy which stops the app is seen here and not by residents.

import { readFileSync } from "node:fs";

const FILE = new URL("../../../docs/hosting/_headers", import.meta.url);

/** Name → value, but for how long to keep a file, which depends on the file. */
export const HEADERS = ofEveryPage(readFileSync(FILE, "utf8"));

function ofEveryPage(text) {
  const [, block] = text.split(/^\/\*$/m);
  const lines = block.split("\n\n")[0].trim().split("\n");
  const headers = Object.fromEntries(lines.map((line) => line.trim().split(/:\s+(.*)/, 2)));
  if (!headers["Content-Security-Policy"]) throw new Error("docs/hosting/_headers has no Content-Security-Policy for /*");
  delete headers["Cache-Control"];
  return headers;
}
