// A real nginx that follows `docs/hosting/nginx.conf`, as a district's host would run it.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

const SNIPPET = readFileSync(new URL("../../../docs/hosting/nginx.conf", import.meta.url), "utf8");

/** Debian's module for files that are compressed with brotli already. */
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/**
 * Serves a folder under `base` on a free port of this machine; with `brotli` as the snippet says for
 * hosts that have its module.
 */
export async function nginx(folder, { base = "/", brotli = true } = {}) {
  const home = mkdtempSync(join(tmpdir(), "jiujin-nginx-"));
  const root = laidOut(home, folder, base);
  const port = await freePort();
  writeFileSync(join(home, "nginx.conf"), configuration({ home, root, port, base, brotli }));
  const program = spawn(process.env.NGINX_PATH ?? "nginx", ["-p", home, "-c", "nginx.conf", "-e", "stderr"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((end) => program.once("close", end));
  await listening(program);
  return {
    url: `http://127.0.0.1:${port}${base}`,
    async close() {
      program.kill();
      await ended;
      rmSync(home, { recursive: true });
    },
  };
}

/** The folder that is the host's root: the site itself, or one in which the site lies under its base. */
function laidOut(home, folder, base) {
  if (base === "/") return folder;
  const place = join(home, "root", base);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(folder, place.replace(/\/$/, ""));
  return join(home, "root");
}

function configuration({ home, root, port, base, brotli }) {
  const changes = [
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["root /srv/jiujin/dist;", `root ${root};`],
    ["error_page 404 /404.html;", `error_page 404 ${base}404.html;`],
    ...(brotli ? [["# brotli_static on;", "brotli_static on;"]] : []),
  ];
  const site = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`docs/hosting/nginx.conf has no line \`${from}\``);
    return text.replace(from, to);
  }, SNIPPET);
  const bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  // One process that stays in front keeps the rights of the tests, so that it may read the build.
  return `
    ${brotli ? `load_module ${BROTLI};` : ""}
    daemon off;
    master_process off;
    pid nginx.pid;
    error_log stderr notice;
    events {}
    http {
      include /etc/nginx/mime.types;
      default_type application/octet-stream;
      access_log off;
      ${bodies.map((body) => `${body}_temp_path ${home}/${body};`).join(" ")}
      ${site}
    }`;
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits for the line that nginx writes once its sockets are open. */
async function listening(program) {
  const said = [];
  const failed = new Promise((_, fail) => {
    program.once("error", fail);
    program.once("close", (code) => fail(new Error(`nginx ended with ${code}: ${said.join("\n")}`)));
  });
  const started = new Promise((start) => {
    createInterface({ input: program.stderr }).on("line", (line) => {
      said.push(line);
      if (line.includes("event method")) start();
    });
  });
  await Promise.race([started, failed]);
}
