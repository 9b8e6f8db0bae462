// A place that has ended leads to the one to go to; when a place gives a service is said, and can be asked for.
// The data are made up, in tests/site/tiny.

import { wrong } from "../helpers/axe.mjs";
import { asked, count, filter, heading, ids, open, result, results, search } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

test.use({ dist: process.env.JIUJIN_DIST_TINY });

const REGION = "990001/";
const MERGED = `${REGION}facility/990001-jiuyuan/`;
const HEIR = "甲例街道社区卫生服务中心";
// A Wednesday in no holidays: 10:00 in China.
const WEDNESDAY = "2026-06-24T02:00:00Z";

test("the old address says what became of the place, and leads to the one to go to", async ({ page }) => {
  await open(page, MERGED);
  await expect(heading(page)).toHaveText("丙例卫生院");
  await expect(page).toHaveTitle(/^丙例卫生院（2026 年 5 月并入甲例街道社区卫生服务中心）/);
  const main = page.getByRole("main");
  await expect(main.locator("[data-ended]")).toContainText("2026 年 5 月并入");
  await expect(main.locator('a[href="tel:000-00000001"]').first()).toBeVisible();
  await expect(main.locator('a[href="tel:000-00000003"]')).toHaveCount(0);
  const said = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  expect(said.dissolutionDate).toBe("2026-05");
  expect(said.telephone).toBeUndefined();
  await main.getByRole("link", { name: HEIR }).tap();
  await expect(heading(page)).toHaveText(HEIR);
});

test("axe finds nothing wrong with a place that has ended, nor with one that says its hours", async ({ page }) => {
  for (const place of ["990001-jiuyuan", "990001-ding", "990001-jia"]) {
    await open(page, `${REGION}facility/${place}/`);
    expect(await wrong(page), place).toEqual([]);
  }
});

test("the old name finds what the place has become, and says so", async ({ page }) => {
  await open(page, REGION);
  await search(page, "丙例卫生院");
  const first = results(page).first();
  await expect(first).toHaveAttribute("data-facility", "990001-jia");
  await expect(first.locator("[data-why]")).toContainText("原来的名字，2026 年 5 月并入");
});

test("a place that became no other is named as closed, and is no result", async ({ page }) => {
  await open(page, `${REGION}?q=丁例门诊部`);
  const closed = page.locator("#former");
  await expect(closed).toContainText("不再开放");
  expect(await ids(page)).not.toContain("990001-ding");
  await closed.getByRole("link").tap();
  await expect(page.getByRole("main")).toContainText("该去哪家，文件没有写");
});

test("what was saved and has ended still leads on", async ({ page }) => {
  await open(page, MERGED);
  await page.getByRole("button", { name: "收藏" }).tap();
  await page.goto(`${REGION}saved/`);
  const saved = page.locator('[data-part="saved"] li[data-facility="990001-jiuyuan"]');
  await expect(saved).toContainText("2026 年 5 月并入");
  await expect(saved.getByRole("link", { name: HEIR })).toBeVisible();
});

test("a place says when it gives a service, for whom, and whether it does now", async ({ page }) => {
  await page.clock.setFixedTime(WEDNESDAY);
  await open(page, `${REGION}facility/990001-jia/`);
  const section = page.getByRole("region", { name: "这里的服务时间" });
  await expect(section).toContainText("预防接种（儿童）");
  await expect(section).toContainText("周一、三、五 8:00–11:00");
  await expect(section).toContainText("每月第一、三个周三");
  await expect(section.locator('a[href="tel:000-00000002,8021"]')).toHaveText("000-00000002 转 8021");
  await expect(section).toContainText("现在开着，11:00 关门");
});

test("a result says the hours of what was asked", async ({ page }) => {
  await page.clock.setFixedTime(WEDNESDAY);
  await open(page, `${REGION}?q=打疫苗`);
  const served = result(page, "990001-jia").locator("[data-served]");
  await expect(served.first()).toContainText("预防接种（儿童） 周一、三、五 8:00–11:00");
  await expect(result(page, "990001-jia")).toContainText("现在开着，11:00 关门");
});

test("what is open on Saturday comes first, what nobody stated last, and what is closed is one tap away", async ({ page }) => {
  await open(page, REGION);
  await filter(page, "什么时候开", "sunday");
  await asked(page, { when: "sunday" });
  expect(await ids(page)).not.toContain("990001-jia");
  await expect(count(page)).toContainText("有 1 家那时关着");
  await expect(result(page, "990001-yiyuan")).toContainText("时间未载");
  await page.getByRole("link", { name: "那时关着的也看" }).tap();
  await expect(result(page, "990001-jia")).toBeVisible();
  await filter(page, "什么时候开", "saturday");
  await expect(results(page).first()).toHaveAttribute("data-facility", "990001-jia");
});

test("a day in the query asks for the same", async ({ page }) => {
  await open(page, `${REGION}?q=周六看牙`);
  await expect(count(page)).toContainText("找到 1 家（按“周六开”找）");
  await expect(result(page, "990001-jia")).toContainText("口腔科 周一至周五 8:00–17:00，周六 8:00–11:30");
  await open(page, `${REGION}?q=星期天看牙`);
  await expect(results(page)).toHaveCount(0);
  await expect(count(page)).toContainText("有 1 家那时关着");
});
