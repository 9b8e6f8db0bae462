// A static host as a district has one: folders with index.html, 404.html, right types, precompressed
// files. A test can tell it to misbehave, as hosts and networks do.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};

// Names that carry the hash of their content, as in `jiujin.0123456789abcdef.js`.
const HASHED = /\.[0-9a-f]{16}\.\w+$/;

// Addresses with a query of ten thousand characters are part of the tests.
const LONGEST_HEADER = 1 << 20;

/**
 * Serves a folder on a free port of this machine, with `headers` in every answer.
 *
 * An answer is `{ status, type, body, encoding?, location?, headers?, cut? }`. With `cut` the connection
 * breaks after as many bytes of the body; with 0 nothing is answered at all.
 */
export async function serve(folder, { base = "/", headers = {} } = {}) {
  let tricks = [];
  const server = createServer({ maxHeaderSize: LONGEST_HEADER }, async (request, response) => {
    const url = new URL(request.url, "http://host");
    const trick = tricks.find(({ pattern }) => pattern.test(url.pathname));
    const encodings = trick ? "" : request.headers["accept-encoding"];
    const good = await answer(folder, base, url, encodings);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    send(response, trick ? await trick.change(good) : good, !trick && HASHED.test(url.pathname));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${server.address().port}${base}`;
  return {
    url,
    /** From now on, answers to paths that match `pattern` are what `change` makes, perhaps later, of the
     *  good one. */
    misbehave(pattern, change) {
      tricks.unshift({ pattern, change });
    },
    /** Ends all tricks. */
    behave() {
      tricks = [];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function answer(folder, base, url, encodings) {
  const path = below(base, url.pathname);
  if (path === undefined) return { status: 404, type: TYPES[".txt"], body: Buffer.from(`the site lies at ${base}\n`) };
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const file = await read(folder, name, encodings);
  if (file) return { status: 200, ...file };
  if (await read(folder, `${path}/index.html`)) {
    return { status: 301, type: TYPES[".txt"], body: Buffer.alloc(0), location: `${base}${path}/${url.search}` };
  }
  const page = await read(folder, "404.html", encodings);
  return { status: 404, type: TYPES[".html"], body: Buffer.from("404.html is not there"), ...page };
}

/** The path below the base. `URL` has resolved all dots before. */
function below(base, path) {
  if (!path.startsWith(base)) return undefined;
  try {
    return decodeURIComponent(path.slice(base.length));
  } catch {
    return undefined;
  }
}

async function read(folder, name, encodings = "") {
  const path = join(folder, name);
  const type = TYPES[extname(name)] ?? "application/octet-stream";
  if (/\bbr\b/.test(encodings)) {
    const body = await bytes(`${path}.br`);
    if (body) return { type, body, encoding: "br" };
  }
  const body = await bytes(path);
  return body && { type, body };
}

function bytes(path) {
  return readFile(path).catch(() => undefined);
}

function send(response, { status, type, body, encoding, location, headers = {}, cut }, forEver) {
  if (cut === 0) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.setHeader("content-type", type);
  response.setHeader("content-length", body.length);
  response.setHeader("cache-control", forEver && status === 200 ? "max-age=31536000, immutable" : "no-cache");
  if (encoding) response.setHeader("content-encoding", encoding);
  if (location) response.setHeader("location", location);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cut === undefined) response.end(body);
  else response.write(body.subarray(0, cut), () => response.destroy());
}
