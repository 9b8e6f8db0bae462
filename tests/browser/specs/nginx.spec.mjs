// The build on a real nginx that follows docs/hosting/nginx.conf: what it sends for which file, to whom,
// and whether the site runs there.

import { get } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test as plain } from "@playwright/test";
import { heading, open, result, results, search } from "../helpers/app.mjs";
import { BASE, DIST, REGIONS, bytes, files } from "../helpers/dist.mjs";
import { nginx } from "../helpers/nginx.mjs";

/** The same site, built to lie under another path. */
const BELOW = { dist: process.env.JIUJIN_DIST_BELOW, base: "/jk/" };

const TODAY = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/146.0.0.0 Mobile Safari/537.36 XWEB/1460000";
const HONGMEI = "320402-hongmei";

const test = plain.extend({
  site: [{ dist: DIST, base: BASE, brotli: true }, { option: true }],
  host: async ({ site }, use) => {
    const host = await nginx(site.dist, site);
    await use(host);
    await host.close();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

/** What the host answers, byte for byte. */
function ask(host, path, headers = {}) {
  return new Promise((done, fail) => {
    get(new URL(path, host.url), { headers: { "user-agent": TODAY, ...headers } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    }).on("error", fail);
  });
}

const ofSort = (ending) => files().find((path) => path.endsWith(ending));

test("every sort of file has its type and is kept as long as it stays the same", async ({ host }) => {
  const always = "public, max-age=31536000, immutable";
  for (const [path, type, kept] of [
    ["", "text/html; charset=utf-8", "no-cache"],
    ["sw.js", /^(application|text)\/javascript; charset=utf-8$/, "no-cache"],
    ["data/manifest.json", "application/json; charset=utf-8", "no-cache"],
    ["manifest.webmanifest", "application/manifest+json; charset=utf-8", "no-cache"],
    [REGIONS[0].path, "application/json; charset=utf-8", always],
    [ofSort(".wasm"), "application/wasm", always],
    [ofSort(".svg"), "image/svg+xml", always],
    [ofSort(".png"), "image/png", always],
    [`data/open/${REGIONS[0].adcode}/places.geojson`, "application/geo+json; charset=utf-8", "no-cache"],
    [`data/open/${REGIONS[0].adcode}/facilities.csv`, "text/csv; charset=utf-8", "no-cache"],
    ["data/open/changes.atom", "application/atom+xml; charset=utf-8", "no-cache"],
  ]) {
    const { status, headers } = await ask(host, path);
    expect(status, path).toBe(200);
    expect(headers["content-type"], path).toMatch(type);
    expect(headers["cache-control"], path).toBe(kept);
  }
});

test("other sites may read the open data, and nothing else", async ({ host }) => {
  for (const [path, origin] of [
    [REGIONS[0].open.path, "*"],
    ...REGIONS[0].open.files.map(({ path }) => [path, "*"]),
    ["data/open/changes.json", "*"],
    ["data/manifest.json", "*"],
    [REGIONS[0].path, undefined],
    ["", undefined],
  ]) {
    expect((await ask(host, path)).headers["access-control-allow-origin"], path).toBe(origin);
  }
});

for (const { brotli, accepts, encoding, unpacked } of [
  { brotli: true, accepts: "gzip, br", encoding: "br", unpacked: brotliDecompressSync },
  { brotli: true, accepts: "gzip", encoding: "gzip", unpacked: gunzipSync },
  { brotli: false, accepts: "gzip, br", encoding: "gzip", unpacked: gunzipSync },
  { brotli: true, accepts: "", encoding: undefined, unpacked: (body) => body },
]) {
  test.describe(`nginx ${brotli ? "with" : "without"} its brotli module, a browser that takes “${accepts}”`, () => {
    test.use({ site: { dist: DIST, base: BASE, brotli } });

    test(`the file that was compressed by the build is sent: ${encoding ?? "as it is"}`, async ({ host }) => {
      for (const path of [ofSort(".wasm"), REGIONS[0].path, `${REGIONS[0].adcode}/index.html`]) {
        const { headers, body } = await ask(host, path, { "accept-encoding": accepts });
        expect(headers["content-encoding"], path).toBe(encoding);
        // Compressing while sending knows no length.
        expect(headers["content-length"], path).toBe(String(body.length));
        expect(unpacked(body).equals(bytes(path)), path).toBe(true);
      }
    });
  });
}

for (const { name, site } of [
  { name: "at the root", site: { dist: DIST, base: BASE, brotli: true } },
  { name: "under /jk/", site: { ...BELOW, brotli: true } },
]) {
  test.describe(name, () => {
    test.use({ site });

    test("a link to any kind of page leads there, with or without the slash at its end", async ({ host }) => {
      for (const path of [
        "",
        "320402/",
        "320402/?q=%E7%9C%8B%E7%89%99",
        `320402/facility/${HONGMEI}/`,
        "320402/services/",
        "320402/service/vaccination/",
        "about/data/",
      ]) {
        expect((await ask(host, path)).status, path).toBe(200);
        const [page, query] = path.split("?");
        if (page === "") continue;
        const { status, headers } = await ask(host, path.replace("/?", "?").replace(/\/$/, ""));
        expect(status, path).toBe(301);
        expect(headers.location, path).toBe(`${site.base}${page}${query ? `?${query}` : ""}`);
      }
    });

    test("an address that is not there gets the page that says so, under the same policy", async ({ host }) => {
      const { status, headers, body } = await ask(host, "320402/facility/nobody/");
      expect(status).toBe(404);
      expect(body.toString()).toContain("没有这个页面");
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
      expect(headers["cache-control"]).toBe("no-cache");
    });

    test("who asks for a dentist is led to one, and the console stays clean", async ({ page }) => {
      const errors = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(`uncaught: ${error}`));
      await open(page, "320402/");
      await search(page, "看牙");
      await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI);
      await result(page, HONGMEI).getByRole("link").tap();
      await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
      expect(new URL(page.url()).pathname).toBe(`${site.base}320402/facility/${HONGMEI}/`);
      await page.reload();
      await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
      await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
      expect(errors).toEqual([]);
    });
  });
}

test("every answer carries the headers that protect a resident", async ({ host }) => {
  for (const path of ["", "320402/", "sw.js", REGIONS[0].path, "nobody"]) {
    const { headers } = await ask(host, path);
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "permissions-policy": "geolocation=(self), camera=(), microphone=(), payment=()",
      "content-security-policy": expect.stringContaining("frame-ancestors 'self'"),
    });
  }
});

test("each browser may run wasm, and no more than it must be allowed for that", async ({ host }) => {
  const android = (version) => `Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/${version} Mobile Safari/537.36`;
  const ios = (version, device) =>
    `Mozilla/5.0 (${device}; CPU ${device === "iPad" ? "" : "iPhone "}OS ${version} like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.0`;
  for (const [browser, allowed] of [
    [android("80.0.3987.99"), "'unsafe-eval'"],
    [android("96.0.4664.45"), "'unsafe-eval'"],
    [android("97.0.4692.70"), "'wasm-unsafe-eval'"],
    [TODAY, "'wasm-unsafe-eval'"],
    [ios("13_4", "iPhone"), "'unsafe-eval'"],
    [ios("15_8", "iPad"), "'unsafe-eval'"],
    [ios("16_0", "iPhone"), "'wasm-unsafe-eval'"],
  ]) {
    const { headers } = await ask(host, "", { "user-agent": browser });
    const [, scripts] = /script-src ([^;]*)/.exec(headers["content-security-policy"]);
    const words = scripts.split(" ").filter((word) => !word.startsWith("'sha256-"));
    expect(words, browser).toEqual(["'self'", allowed]);
  }
});
