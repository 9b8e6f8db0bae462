// The headers that `docs/hosting/_headers` tells hosts to send with every page. The tests run under
// them, so that a policy which stops the app is seen here and not by residents. For how long a file is
// kept depends on the file and is left to `server.mjs`.

import { readFileSync } from "node:fs";

/** Name → value. */
export const HEADERS = ofEveryPage(readFileSync(new URL("../../../docs/hosting/_headers", import.meta.url), "utf8"));

function ofEveryPage(text) {
  const [, block] = text.split(/^\/\*$/m);
  const lines = block.split("\n\n")[0].trim().split("\n");
  const headers = Object.fromEntries(lines.map((line) => line.trim().split(/:\s+(.*)/, 2)));
  if (!headers["Content-Security-Policy"]) throw new Error("docs/hosting/_headers has no Content-Security-Policy for every page");
  delete headers["Cache-Control"];
  return headers;
}
