// The main job in browsers as old as the oldest that the app runs in, under the policy that hosts send.

import { expect, test } from "@playwright/test";
import { BASE, DIST } from "../helpers/dist.mjs";
import { HEADERS } from "../helpers/hosting.mjs";
import { nginx } from "../helpers/nginx.mjs";
import { launch } from "../helpers/old-chromium.mjs";
import { PHONE } from "../helpers/screens.mjs";
import { serve } from "../server.mjs";

const HONGMEI = "320402-hongmei";
const STREET = "320402004";

const first = (page) => page.$eval("#results > li", (item) => item.dataset.facility);
const why = (page) => page.$eval("#results > li [data-why]", (words) => words.textContent);
const list = (page) => page.$$eval("#results > li", (items) => items.map((item) => item.dataset.facility));
const heading = (page) => page.$eval("h1", (title) => title.textContent);
const notice = (page) => page.$eval("#notice", (bar) => !bar.hidden && bar.textContent);
const value = (page, field) => page.$eval(field, (input) => input.value);
const query = (page) => Object.fromEntries(new URL(page.url()).searchParams);
const path = (page) => new URL(page.url()).pathname;

for (const { version, exactly } of [
  { version: 80, exactly: "HeadlessChrome/80.0.3987.0" },
  { version: 88, exactly: "HeadlessChrome/88.0.4298.0" },
]) {
  for (const { hosting, start, prints } of [
    { hosting: "a real nginx", start: () => nginx(DIST, { base: BASE }), prints: [] },
    // The file gives every browser the same policy, with a word in it that old ones do not know.
    {
      hosting: "a host that follows _headers",
      start: () => serve(DIST, { base: BASE, headers: HEADERS }),
      prints: [expect.stringContaining("invalid source: ''wasm-unsafe-eval''. It will be ignored.")],
    },
  ]) {
    test(`Chromium ${version} leads to the dentist nearby and back, on ${hosting}`, async () => {
      const host = await start();
      const browser = await launch(version);
      try {
        expect(await browser.version(), "the browser").toBe(exactly);
        const [page] = await browser.pages();
        const errors = watch(page);
        page.setDefaultTimeout(10_000);
        await page.setViewport({ ...PHONE.viewport, ...PHONE });
        await page.goto(`${host.url}320402/`);
        await page.waitForSelector('html[data-ready="true"]');
        expect(await heading(page), "the title").toBe("在天宁区找医疗服务");

        await page.tap("#q");
        await page.keyboard.type("看牙");
        await expect.poll(() => query(page), "the query in the address").toEqual({ q: "看牙" });
        await expect.poll(() => first(page), "the first result").toBe(HONGMEI);
        expect(await why(page), "why it was found").toContain("口腔科");

        await page.tap(".filters > summary");
        await page.select('select[name="street"]', STREET);
        await expect.poll(() => query(page), "the filter in the address").toEqual({ q: "看牙", street: STREET });
        await expect.poll(() => first(page), "the first result within the street").toBe(HONGMEI);
        const before = await list(page);

        await page.tap("#results > li a");
        await expect.poll(() => heading(page), "the facility's page").toBe("红梅街道社区卫生服务中心");
        expect(path(page)).toBe(`${BASE}320402/facility/${HONGMEI}/`);

        await page.evaluate(() => history.back());
        await expect.poll(() => heading(page), "the page that it came from").toBe("在天宁区找医疗服务");
        expect(query(page)).toEqual({ q: "看牙", street: STREET });
        await expect.poll(() => list(page), "the same list").toEqual(before);
        expect(await value(page, "#q"), "the search box").toBe("看牙");
        expect(await value(page, 'select[name="street"]'), "the filter").toBe(STREET);
        expect(await notice(page), "the bar that says what went wrong").toBe(false);
        expect(errors, "errors in the console").toEqual(prints);
      } finally {
        await browser.close();
        await host.close();
      }
    });
  }
}

for (const version of [80, 88]) {
  test(`长辈版 and the focus look as they should in Chromium ${version}`, async () => {
    const host = await serve(DIST, { base: BASE, headers: HEADERS });
    const browser = await launch(version);
    try {
      const [page] = await browser.pages();
      page.setDefaultTimeout(10_000);
      await page.setViewport({ ...PHONE.viewport, ...PHONE });
      await page.goto(`${host.url}320402/`);
      await page.waitForSelector('html[data-ready="true"]');
      await page.tap("[data-mode-switch]");
      await page.tap('[data-text-by="1"]');
      // Before Chromium 105 nothing is held back until the styles of the mode are there.
      const look = () => page.evaluate(() => ({
        mode: document.documentElement.dataset.mode,
        text: getComputedStyle(document.body).fontSize,
        choice: document.querySelector(".choice").getBoundingClientRect().height >= 60,
        wide: document.documentElement.scrollWidth,
      }));
      await expect.poll(look).toEqual({ mode: "elder", text: "23px", choice: true, wide: PHONE.viewport.width });
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      expect(outline, "the focus").toBe("solid");
    } finally {
      await browser.close();
      await host.close();
    }
  });
}

/** What the page complains of from now on, without a resident seeing it. */
function watch(page) {
  const errors = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => errors.push(`uncaught: ${error.message}`));
  page.on("error", (error) => errors.push(`crashed: ${error.message}`));
  return errors;
}
