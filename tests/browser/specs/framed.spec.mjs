// The page in a frame of another site, as `docs/embedding.md` tells that site to do it.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { heading, ready, results } from "../helpers/app.mjs";
import { HEADERS } from "../helpers/hosting.mjs";
import { expect, test as plain } from "../helpers/test.mjs";

const DOCS = readFileSync(new URL("../../../docs/embedding.md", import.meta.url), "utf8");

/** The lines that the other site puts into its page. */
const [, SNIPPET] = /```html\n([^]*?)```/.exec(DOCS);

const STRANGER = "https://www.example.gov.cn";

/** The page of the other site: ours in a frame, and in `told` all that it is told. */
function pageAround(host) {
  const ours = SNIPPET.replace("https://jk.example.cn/320402/", `${host.url}320402/`).replace("https://jk.example.cn", new URL(host.url).origin);
  return `<!doctype html><meta charset="utf-8"><title>卫健局</title><link rel="icon" href="data:,">
    <script>var told = []; addEventListener("message", function (event) { told.push(event.data); });</script>
    ${ours}`;
}

const test = plain.extend({
  /** The other site's name. To the browser `localhost` is another site than the host's 127.0.0.1, and a
   *  frame in it may store nothing; with the host's own name it is another origin of the same site. */
  nameAround: ["localhost", { option: true }],

  /** The other site, `{ origin, url }`. */
  around: async ({ host, nameAround, complaints }, use) => {
    const html = pageAround(host);
    const server = createServer((request, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(html);
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    const origin = `http://${nameAround}:${server.address().port}`;
    complaints.allow(origin);
    await use({ origin, url: `${origin}/` });
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  },
});

/** Builds and hosts for sites that may frame ours (`framedBy`) and for those that may know its height (`tells`). */
function settle(host, { framedBy, tells = [] }) {
  const policy = HEADERS["Content-Security-Policy"];
  const headers = { "Content-Security-Policy": policy.replace("frame-ancestors 'self'", `frame-ancestors ${framedBy}`) };
  host.misbehave(/\/320402\/(.*\/)?$/, (file) => {
    const html = file.body.toString().replace('"aloud":', `"embed":${JSON.stringify(tells)},"aloud":`);
    return { ...file, headers, body: Buffer.from(html) };
  });
}

/** The frame in the page of the other site, once the app in it answers. */
async function framed(page) {
  const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
  await ready(frame);
  return frame;
}

/** All that the other site was told up to now. */
async function told(page, frame) {
  // An observer that begins now is called after the app's, and what is sent then comes after what the app sent.
  await frame.evaluate(() => new Promise((laidOut) => { new ResizeObserver(laidOut).observe(document.body); }));
  const until = await frame.evaluate(() => {
    const now = performance.now();
    parent.postMessage({ until: now }, "*");
    return now;
  });
  await page.waitForFunction((until) => window.told.some((data) => data.until === until), until);
  return page.evaluate(() => window.told.filter((data) => !data.until));
}

const heights = (all) => all.map((data) => data.jiujin.height);

/** Whether the frame is as high as its page, so that it needs no scrollbar of its own. */
const fits = (frame) => frame.evaluate(() => document.documentElement.offsetHeight === innerHeight);

async function expectNoHeaderAndFooter(frame) {
  await expect(frame.getByRole("main")).toBeVisible();
  await expect(frame.getByRole("banner")).toHaveCount(0);
  await expect(frame.getByRole("contentinfo")).toHaveCount(0);
}

test("a framed page has no header and no footer, from step to step", async ({ page, host, around }) => {
  settle(host, { framedBy: around.origin });
  await page.goto(around.url);
  const frame = await framed(page);
  await expectNoHeaderAndFooter(frame);

  await results(frame).first().getByRole("link").tap();
  await expect(heading(frame)).toHaveText("雕庄街道社区卫生服务中心");
  await expectNoHeaderAndFooter(frame);
});

for (const { name, nameAround } of [
  { name: "may store what it likes", nameAround: "127.0.0.1" },
  { name: "may store nothing", nameAround: "localhost" },
]) {
  test.describe(`where the frame ${name}`, () => {
    test.use({ nameAround });

    test("a page that is loaded anew in it has no header and no footer either", async ({ page, host, around }) => {
      settle(host, { framedBy: around.origin });
      await page.goto(around.url);
      const frame = await framed(page);
      await frame.evaluate((address) => location.assign(address), `${host.url}320402/services/`);
      await expect(heading(frame)).toContainText("办事与服务");
      await ready(frame);
      await expectNoHeaderAndFooter(frame);
    });
  });
}

test("who opens the site itself after the frame sees its header and footer", async ({ page, host, around }) => {
  settle(host, { framedBy: around.origin });
  await page.goto(around.url);
  await framed(page);
  await page.goto("320402/");
  await ready(page);
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByRole("contentinfo")).toBeVisible();
});

test("a site that the build names is told the height, and its frame grows and shrinks with the page", async ({ page, host, around }) => {
  settle(host, { framedBy: around.origin, tells: [around.origin] });
  await page.goto(around.url);
  const frame = await framed(page);
  await expect.poll(() => fits(frame), "the frame is as high as its page").toBe(true);
  const long = heights(await told(page, frame)).at(-1);
  expect(long, "the height of the region's page").toBe(await frame.evaluate(() => document.documentElement.offsetHeight));

  await frame.locator("input[type=search]").tap();
  await page.keyboard.type("飞机票");
  await expect(frame.getByRole("status")).toContainText("飞机票");
  await expect.poll(() => fits(frame), "the frame has shrunk with it").toBe(true);
  expect(heights(await told(page, frame)).at(-1), "the height where nothing is found").toBeLessThan(long);
});

for (const { name, tells } of [
  { name: "no site", tells: [] },
  { name: "another site", tells: [STRANGER] },
]) {
  test(`where the build names ${name}, the page around the frame is told nothing`, async ({ page, host, around }) => {
    settle(host, { framedBy: around.origin, tells });
    await page.goto(around.url);
    const frame = await framed(page);
    expect(await told(page, frame)).toEqual([]);
    await results(frame).first().getByRole("link").tap();
    await expect(heading(frame)).toHaveText("雕庄街道社区卫生服务中心");
    expect(await told(page, frame)).toEqual([]);
  });
}

test("where the build names several sites, the one around the frame is told, without a complaint", async ({ page, host, around }) => {
  settle(host, { framedBy: around.origin, tells: [STRANGER, around.origin] });
  await page.goto(around.url);
  const frame = await framed(page);
  await expect.poll(() => fits(frame)).toBe(true);
  expect(await told(page, frame)).not.toEqual([]);
});

test("a page that is not framed tells nobody", async ({ page, host }) => {
  settle(host, { framedBy: "'self'", tells: [new URL(host.url).origin] });
  await page.addInitScript(() => {
    window.told = [];
    addEventListener("message", (event) => window.told.push(event.data));
  });
  await page.goto("320402/?embed=1");
  await ready(page);
  expect(await told(page, page)).toEqual([]);
});

test("as the hosts are told to send it, the policy lets no other site frame the page", async ({ page, around, complaints }) => {
  complaints.expect(/frame-ancestors 'self'/);
  const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
  await page.goto(around.url);
  await refused;
  await expect.poll(() => page.frames()[1].url(), "an error stands in the frame").toMatch(/^chrome-error:/);
  await expect(page.frameLocator("iframe").locator("main")).toHaveCount(0);
});

test("as the hosts are told to send it, the policy lets the site itself frame the page", async ({ page, host }) => {
  const around = '<!doctype html><link rel="icon" href="data:,"><iframe src="../320402/?embed=1"></iframe>';
  host.misbehave(/\/around\/$/, () => ({
    status: 200,
    type: "text/html",
    body: Buffer.from(around),
    headers: { "Content-Security-Policy": "frame-src 'self'" },
  }));
  await page.goto("around/");
  const frame = await framed(page);
  await expectNoHeaderAndFooter(frame);
});
