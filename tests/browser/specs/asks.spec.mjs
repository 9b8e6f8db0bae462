// Where no document says who has it: whom a standard, or good sense, says to ask. None of them is found.

import { wrong } from "../helpers/axe.mjs";
import { count, ids, open, results } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

/** The places to ask. */
const asked = (page) => page.locator("ol#maybe > li[data-maybe]");

for (const query of ["做CT", "狗咬"]) {
  test(`${query} names places to ask, and none as found`, async ({ page }) => {
    await open(page, `320402/?q=${query}`);
    await expect(asked(page).first()).toBeVisible();
    expect(await asked(page).count()).toBeLessThanOrEqual(10);
    await expect(results(page)).toHaveCount(0);
    await expect(page.locator("li[data-facility] li[data-maybe], li[data-maybe][data-facility]")).toHaveCount(0);
    await expect(count(page)).toContainText(`没有找到“${query}”`);
    // Each has a number to call before one goes.
    const calls = asked(page).locator('a[href^="tel:"]');
    await expect(calls).toHaveCount(await asked(page).count());
    expect(await wrong(page)).toEqual([]);
  });
}

test("where few have it, others are asked below, and are not counted", async ({ page }) => {
  await open(page, "320402/?q=耳鸣");
  await expect(count(page)).toHaveText(/^找到 [12] 家$/);
  await expect(asked(page).first()).toContainText("应当有：");
  const found = await ids(page);
  await expect(count(page), "who is to be asked does not count").toHaveText(`找到 ${found.length} 家`);
  const others = await asked(page).evaluateAll((items) => items.map((item) => item.dataset.maybe));
  expect(others.filter((id) => found.includes(id)), "found and asked").toEqual([]);
  const [last, first] = await Promise.all([results(page).last().boundingBox(), asked(page).first().boundingBox()]);
  expect(first.y, "below what was found").toBeGreaterThan(last.y);
});

test("what a standard says is said as that, with the standard's name", async ({ page }) => {
  await open(page, "320402/?q=做CT");
  await expect(page.locator("#maybe-title")).toHaveText("按国家标准应当有，这家有没有，文件没有写，先打电话问");
  await expect(asked(page).first()).toContainText("应当有：");
  await expect(page.locator("main")).toContainText("医疗机构基本标准");
});

test("what no standard speaks of is asked of general hospitals", async ({ page }) => {
  await open(page, "320402/?q=重症监护");
  await expect(page.locator("#maybe-title")).toHaveText("没有文件写哪里有。可以先问这些综合医院");
  await expect(asked(page).first()).not.toContainText("应当有");
});

test("a place to ask opens, and the way back leads to it", async ({ page }) => {
  await open(page, "320402/?q=做CT");
  const first = asked(page).first().getByRole("heading").getByRole("link");
  const name = await first.textContent();
  await first.tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await page.goBack();
  await expect(asked(page).first().getByRole("heading").getByRole("link")).toBeFocused();
});
