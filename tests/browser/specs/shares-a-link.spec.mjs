// The address is the state: what is seen can be sent to somebody, and comes back.

import {
  asked,
  box,
  count,
  filter,
  heading,
  ids,
  open,
  ready,
  result,
  results,
  search,
  steps,
} from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

test("typing changes the address in place, and a filter adds a step to go back to", async ({ page }) => {
  await open(page, "320402/");
  const before = await steps(page);
  await search(page, "口腔");
  await box(page).press("Backspace");
  await asked(page, { q: "口" });
  await page.keyboard.type("腔");
  await asked(page, { q: "口腔" });
  expect(await steps(page)).toBe(before);

  await filter(page, "类别", "community-health-centre");
  await asked(page, { q: "口腔", kind: "community-health-centre" });
  expect(await steps(page)).toBe(before + 1);

  await page.goBack();
  await asked(page, { q: "口腔" });
  await expect(box(page)).toHaveValue("口腔");
});

test("the filters show what the address asks after each step back and forward", async ({ page }) => {
  await open(page, "320402/");
  const kind = page.locator('select[name="kind"]');
  for (const value of ["hospital", "", "hospital"]) {
    await filter(page, "类别", value);
    await asked(page, value ? { kind: value } : {});
  }
  for (const value of ["", "hospital", ""]) {
    await page.goBack();
    await asked(page, value ? { kind: value } : {});
    await expect(kind).toHaveValue(value);
  }
  await page.goForward();
  await asked(page, { kind: "hospital" });
  await expect(kind).toHaveValue("hospital");
});

test("a link that was shared opens the same view, in whatever order its parameters are", async ({ page }) => {
  await open(page, "320402/?q=%E5%8F%A3%E8%85%94&kind=community-health-centre");
  await expect(box(page)).toHaveValue("口腔");
  await expect(page.locator('select[name="kind"]')).toHaveValue("community-health-centre");
  await expect(result(page, "320402-hongmei")).toBeVisible();
  const list = await ids(page);

  await open(page, "320402/?from=wechat&kind=community-health-centre&q=%E5%8F%A3%E8%85%94&unknown=1");
  await expect(box(page)).toHaveValue("口腔");
  await expect.poll(() => ids(page)).toEqual(list);
});

test("a filter value that nobody knows is said and does not empty the list", async ({ page }) => {
  await open(page, "320402/?kind=nonsense&street=123456789");
  await expect(count(page)).toContainText("nonsense");
  await expect(count(page)).toContainText("123456789");
  await expect(results(page).first()).toBeVisible();
});

test("home goes to the region used last, unless another one is to be chosen", async ({ page }) => {
  await open(page, "350502/");
  await page.goto("./");
  await expect(page).toHaveURL(/\/350502\/$/);
  await ready(page);

  await page.getByRole("link", { name: "换个区" }).tap();
  await expect(page).toHaveURL(/\/\?choose$/);
  await page.getByRole("link", { name: "鹿城区" }).tap();
  await expect(heading(page)).toContainText("鹿城区");

  await page.goto("./");
  await expect(page).toHaveURL(/\/330302\/$/);
});

test("each page has its own title for who gets the link in a chat", async ({ page }) => {
  await open(page, "320402/");
  await expect(page).toHaveTitle(/天宁区.*就近医/);
  await search(page, "看牙");
  await result(page, "320402-hongmei").getByRole("link").tap();
  await expect(page).toHaveTitle("红梅街道社区卫生服务中心 · 天宁区 · 就近医");
  await page.goBack();
  await expect(page).toHaveTitle(/常州市天宁区/);
});
