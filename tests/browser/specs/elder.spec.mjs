// 长辈版: entered from every page, kept on the phone, there before the first paint, and the same page.

import { open, ready, results } from "../helpers/app.mjs";
import { NARROW } from "../helpers/screens.mjs";
import { expect, test } from "../helpers/test.mjs";

const REGION = "320402/";
const PAGES = ["./?choose", REGION, `${REGION}facility/320402-zhenglu/`, `${REGION}plan/`, "about/accessibility/"];

const root = (page) => page.locator("html");
const entry = (page) => page.getByRole("banner").getByRole("button", { name: "长辈版" });
const wayOut = (page) => page.getByRole("banner").getByRole("button", { name: "标准版" });
const textSize = (page) => page.evaluate(() => getComputedStyle(document.body).fontSize);

for (const path of PAGES) {
  test(`长辈版 is entered and left from the header of ${path}, and kept`, async ({ page }) => {
    await open(page, path);
    // Help while typing comes with the rest of the app.
    for (const field of await page.locator("#q").all()) await expect(field).toHaveAttribute("role", "combobox");
    const before = await page.locator("#app").innerHTML();
    await entry(page).tap();
    await expect(root(page)).toHaveAttribute("data-mode", "elder");
    await expect(wayOut(page), "the keyboard goes on from there").toBeFocused();
    expect(await page.locator("#app").innerHTML(), "the page is the same").toBe(before);

    await page.reload();
    await expect(root(page)).toHaveAttribute("data-mode", "elder");
    await ready(page);
    await wayOut(page).tap();
    await expect(root(page)).toHaveAttribute("data-mode", "normal");
    await page.reload();
    await expect(root(page)).toHaveAttribute("data-mode", "normal");
  });
}

test("长辈版 is there before the first paint, whatever becomes of the scripts", async ({ page, host, complaints }) => {
  complaints.expect(/404/);
  host.misbehave(/\/boot\..*\.js$/, (file) => ({ ...file, status: 404 }));
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      window.modeAtBody = document.documentElement.dataset.mode;
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${REGION}?mode=elder`);
  expect(await page.evaluate(() => window.modeAtBody)).toBe("elder");
  await wayOut(page).tap();
  await expect(root(page)).toHaveAttribute("data-mode", "normal");
});

test("an address asks for a mode once, and is shared without it", async ({ page }) => {
  await open(page, `${REGION}?mode=elder&q=看牙`);
  await expect(root(page)).toHaveAttribute("data-mode", "elder");
  await expect(results(page).first()).toContainText("口腔科");
  expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent("看牙")}`);
  await results(page).first().getByRole("link").tap();
  await expect(root(page)).toHaveAttribute("data-mode", "elder");
  await page.goto("about/");
  await expect(root(page)).toHaveAttribute("data-mode", "elder");
  await page.goto(`about/?mode=normal`);
  await expect(root(page)).toHaveAttribute("data-mode", "normal");
  await page.goto(REGION);
  await expect(root(page)).toHaveAttribute("data-mode", "normal");
});

test("where nothing can be kept, 长辈版 lasts as long as the page, and the address keeps it", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new Error("refused");
      },
    });
  });
  await open(page, `${REGION}?mode=elder`);
  await expect(root(page)).toHaveAttribute("data-mode", "elder");
  expect(new URL(page.url()).search).toBe("?mode=elder");
  await wayOut(page).tap();
  await expect(root(page)).toHaveAttribute("data-mode", "normal");
});

test("the text grows step by step to 30 px, stays so, and shrinks again", async ({ page }) => {
  await open(page, `${REGION}?mode=elder`);
  const sizes = [await textSize(page)];
  const larger = page.getByRole("button", { name: "字变大" });
  for (let step = 0; step < 3; step += 1) {
    await expect(larger).toHaveAttribute("aria-disabled", "false");
    await larger.tap();
    sizes.push(await textSize(page));
  }
  await expect(larger).toHaveAttribute("aria-disabled", "true");
  await larger.tap({ force: true });
  sizes.push(await textSize(page));
  expect(sizes).toEqual(["20px", "23px", "26px", "30px", "30px"]);
  await page.reload();
  expect(await textSize(page)).toBe("30px");
  await page.getByRole("button", { name: "字变小" }).tap();
  expect(await textSize(page)).toBe("26px");
});

test("the buttons of the head stand in one row on the narrowest phone, also while the page is read", async ({ page }) => {
  await page.setViewportSize(NARROW.viewport);
  await open(page, `${REGION}?mode=elder`);
  const tops = await page.evaluate(() => {
    document.documentElement.setAttribute("data-voice", "true");
    document.documentElement.setAttribute("data-speech", "true");
    return [...document.querySelectorAll(".header__tool")].map((button) => button.getBoundingClientRect().top);
  });
  expect(tops).toHaveLength(3);
  expect(new Set(tops).size).toBe(1);
});

test("three big choices come first, and three taps lead to a dentist's page", async ({ page }) => {
  await open(page, `${REGION}?mode=elder`);
  const choices = page.getByRole("navigation", { name: "先选一样" });
  const targets = choices.getByRole("link");
  await expect(targets).toHaveText(["看病找科室", "附近", "120 急救", "12345 问政务、问机构"]);
  const calls = await targets.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(calls.slice(2)).toEqual(["tel:120", "tel:12345"]);
  const first = await page.getByRole("main").getByRole("link").first().textContent();
  expect(first).toBe("看病找科室");

  await targets.first().tap();
  const departments = page.locator("#departments");
  await expect(departments).toBeInViewport();
  await page.locator("summary", { hasText: "口腔科" }).first().tap();
  await page.getByRole("link", { name: "红梅街道社区卫生服务中心" }).last().tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("红梅街道社区卫生服务中心");
});

test("who has asked sees the answer first", async ({ page }) => {
  await open(page, `${REGION}?mode=elder&q=看牙`);
  await expect(results(page).first()).toBeVisible();
  await expect(page.getByRole("navigation", { name: "先选一样" })).toBeHidden();
});

test("the standard page shows nothing of 长辈版 but its entry", async ({ page }) => {
  await open(page, REGION);
  await expect(page.getByRole("navigation", { name: "先选一样" })).toBeHidden();
  await expect(page.getByRole("button", { name: "字变大" })).toBeHidden();
  await expect(entry(page)).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("nothing offers a mode that cannot be had", async ({ page }) => {
    await page.goto(REGION);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[data-mode-switch]")).toBeHidden();
    await expect(page.locator("[data-aloud-switch]").first()).toBeHidden();
  });
});
