// A region so large that a worker searches it. The resident sees the same as in a small one.

import { asked, box, count, heading, ids, open, result, results } from "../helpers/app.mjs";
import { BASE, DIST } from "../helpers/dist.mjs";
import { HEADERS } from "../helpers/hosting.mjs";
import { enlarge } from "../helpers/large.mjs";
import { launch } from "../helpers/old-chromium.mjs";
import { expect, test } from "../helpers/test.mjs";
import { serve } from "../server.mjs";

/** More than `SEARCHED_IN_PAGE` of `src/searcher.rs`. */
const MANY = 6_000;
const HONGMEI = "320402-hongmei";

test.describe.configure({ timeout: 60_000 });
/** Building an index takes a loaded machine seconds, and so does drawing a page of thousands; no key is pressed before it is there. */
const PATIENCE = { timeout: 20_000 };

const QUERIES = ["看牙", "hongmei", "红每街道", "疫苗", "飞机票", "郑陆镇骨科"];

/** All that the page says of a query. */
const shown = (page) =>
  page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent);
    return texts(".understood, .results__title, .results__count, .services-found > li, #results > li, [role=option]");
  });

const REFUSALS = {
  "has no workers": () => delete window.Worker,
  "refuses workers": () => {
    window.Worker = function () {
      throw new DOMException("refused", "SecurityError");
    };
  },
};

test("a worker searches it, and what is shown is the same as if the page had", async ({ page, host, context }) => {
  enlarge(host, "320402", MANY);
  const alone = await context.newPage();
  await alone.addInitScript(REFUSALS["has no workers"]);
  const expected = [];
  for (const one of [alone, page]) {
    await open(one, "320402/", PATIENCE);
    await box(one).focus();
    for (const [at, text] of QUERIES.entries()) {
      await box(one).fill(text);
      await asked(one, { q: text });
      if (one === alone) expected[at] = await shown(one);
      else await expect.poll(() => shown(one), { message: text, ...PATIENCE }).toEqual(expected[at]);
    }
  }
  expect(expected[0].length).toBeGreaterThan(10);
  expect(alone.workers()).toHaveLength(0);
  expect(page.workers()).toHaveLength(1);
});

test("an address that asks is answered, and whoever comes back finds the list", async ({ page, host }) => {
  enlarge(host, "320402", MANY);
  await open(page, `320402/?q=${encodeURIComponent("看牙")}`, PATIENCE);
  // The list as it was built has the place too, and no reason for it.
  await expect(result(page, HONGMEI).locator("[data-why]")).toBeVisible(PATIENCE);
  const list = await ids(page);
  await result(page, HONGMEI).getByRole("link").click();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心", PATIENCE);
  await page.goBack();
  await asked(page, { q: "看牙" });
  await expect.poll(() => ids(page), PATIENCE).toEqual(list);
});

test("the last answer stays until the next one comes, and what was typed over is not shown", async ({ page, host }) => {
  enlarge(host, "320402", MANY);
  await page.addInitScript(() => {
    const held = [];
    window.holding = false;
    window.release = () => {
      window.holding = false;
      for (const tell of held.splice(0)) tell();
    };
    window.Worker = class extends Worker {
      set onmessage(tell) {
        super.onmessage = (event) => (window.holding ? held.push(() => tell(event)) : tell(event));
      }
    };
    window.held = held;
  });
  await open(page, "320402/", PATIENCE);
  await box(page).fill("看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI, PATIENCE);
  const [before, said] = [await ids(page), await count(page).textContent()];
  await page.evaluate(() => {
    window.holding = true;
    window.seen = [];
    const note = () => window.seen.push(document.querySelector("#results").textContent);
    new MutationObserver(note).observe(document.querySelector("#results"), { childList: true, subtree: true });
  });
  await box(page).fill("郑陆镇卫生院");
  await expect.poll(() => page.evaluate(() => window.held.length)).toBeGreaterThan(1);
  await box(page).fill("飞机");
  await box(page).fill("雕庄");
  await asked(page, { q: "雕庄" });
  expect(await ids(page)).toEqual(before);
  expect(await count(page).textContent()).toBe(said);
  await page.evaluate(() => window.release());
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-diaozhuang");
  const seen = await page.evaluate(() => window.seen);
  expect(seen.at(-1), "what was noted last").toContain("雕庄");
  for (const list of seen) expect(list).not.toContain("郑陆镇卫生院");
});

test("a filter needs no new answer", async ({ page, host }) => {
  enlarge(host, "320402", MANY);
  await open(page, `320402/?q=${encodeURIComponent("看牙")}`, PATIENCE);
  await expect(result(page, HONGMEI)).toBeVisible(PATIENCE);
  await page.workers()[0].evaluate(() => {
    self.onmessage = null;
  });
  await page.getByText("筛选", { exact: true }).tap();
  await page.getByRole("combobox", { name: "街道" }).selectOption("320402004");
  await asked(page, { q: "看牙", street: "320402004" });
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI);
});

test("suggestions that come after the box was left do not open the list", async ({ page, host }) => {
  enlarge(host, "320402", MANY);
  await open(page, "320402/", PATIENCE);
  await box(page).fill("看牙");
  await box(page).press("Enter");
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI, PATIENCE);
  await expect(page.getByRole("listbox")).toBeHidden();
});

for (const [what, refuse] of Object.entries(REFUSALS)) {
  test(`where the browser ${what}, the page searches by itself`, async ({ page, host }) => {
    enlarge(host, "320402", MANY);
    await page.addInitScript(refuse);
    await open(page, "320402/", PATIENCE);
    await box(page).fill("看牙");
    await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI, PATIENCE);
    await expect(page.getByRole("option").first()).toHaveText("看牙 → 口腔科");
  });
}

test("where the host's policy forbids workers, the page searches by itself", async ({ page, host, complaints }) => {
  complaints.expect(/worker/i);
  enlarge(host, "320402", MANY);
  const policy = HEADERS["Content-Security-Policy"].replace("worker-src 'self'", "worker-src 'none'");
  await page.route("**/320402/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await open(page, "320402/", PATIENCE);
  await box(page).fill("看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI, PATIENCE);
});

test("where the worker breaks off, the page goes on by itself", async ({ page, host }) => {
  enlarge(host, "320402", MANY);
  await open(page, "320402/", PATIENCE);
  await box(page).fill("看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI, PATIENCE);
  const [worker] = page.workers();
  // As where the module stops: each question is answered with nothing.
  await worker.evaluate(() => {
    self.onmessage = () => self.postMessage(null);
  });
  const closed = worker.waitForEvent("close");
  await box(page).fill("雕庄");
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-diaozhuang", PATIENCE);
  await closed;
  await box(page).fill("看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI);
});

test("a small region needs no worker, and its answer is there with the key", async ({ page }) => {
  await open(page, "320402/", PATIENCE);
  const answered = await box(page).evaluate((input) => {
    input.value = "看牙";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return new Promise((told) => queueMicrotask(() => setTimeout(() => told(document.querySelector("#results > li").dataset.facility))));
  });
  expect(answered).toBe(HONGMEI);
  expect(page.workers()).toHaveLength(0);
});

test("Chromium 80 searches it in a worker", async () => {
  const host = await serve(DIST, { base: BASE, headers: HEADERS });
  enlarge(host, "320402", MANY);
  const browser = await launch(80);
  try {
    const [page] = await browser.pages();
    await page.goto(`${host.url}320402/`);
    await page.waitForSelector('html[data-ready="true"]');
    await page.tap("#q");
    await page.keyboard.type("看牙");
    const first = () => page.$eval("#results > li", (item) => item.dataset.facility);
    await expect.poll(first, PATIENCE).toBe(HONGMEI);
    expect(page.workers()).toHaveLength(1);
  } finally {
    await browser.close();
    await host.close();
  }
});
