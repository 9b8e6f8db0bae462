// The headers that `docs/hosting/` tells hosts to send with every page. The tests run under them, so
// that a policy which stops the app is seen here and not by residents. For how long a file is kept
// depends on the file and is left to `server.mjs`.

import { readFileSync } from "node:fs";

/** What each way of hosting answers to a browser, by its User-Agent: name → value. */
export const HOSTING = {
  _headers: always(ofEveryPage(read("_headers"))),
  nginx: byBrowser(read("nginx.conf")),
};

function read(name) {
  return readFileSync(new URL(`../../../docs/hosting/${name}`, import.meta.url), "utf8");
}

function always(headers) {
  return () => headers;
}

function ofEveryPage(text) {
  const [, block] = text.split(/^\/\*$/m);
  const lines = block.split("\n\n")[0].trim().split("\n");
  const headers = Object.fromEntries(lines.map((line) => line.trim().split(/:\s+(.*)/, 2)));
  return withPolicy(headers, "_headers");
}

/** As nginx does it: the first pattern that the User-Agent fits says what stands for `$jiujin_wasm`. */
function byBrowser(text) {
  const [, map] = /^map \$http_user_agent \$jiujin_wasm \{\n([^]*?)^\}/m.exec(text);
  const rows = [...map.matchAll(/^\s+(?:default|"~(.*)")\s+"(.*)";$/gm)];
  const cases = rows.filter(([, pattern]) => pattern).map(([, pattern, value]) => ({ pattern: new RegExp(pattern), value }));
  const [, , otherwise] = rows.find(([, pattern]) => !pattern);
  const lines = [...text.matchAll(/^\s+add_header (\S+) (?:"(.*)"|(\S+)) always;$/gm)];
  const headers = Object.fromEntries(lines.map(([, name, quoted, plain]) => [name, quoted ?? plain]));
  withPolicy(headers, "nginx.conf");
  return (userAgent) => {
    const allowed = cases.find(({ pattern }) => pattern.test(userAgent))?.value ?? otherwise;
    const filled = ([name, value]) => [name, value.replace("$jiujin_wasm", allowed)];
    return Object.fromEntries(Object.entries(headers).map(filled));
  };
}

function withPolicy(headers, name) {
  if (!headers["Content-Security-Policy"]) throw new Error(`docs/hosting/${name} has no Content-Security-Policy for every page`);
  delete headers["Cache-Control"];
  return headers;
}
