// The main job: where near me can I get this, and what is there.

import { asked, count, heading, ids, open, ready, result, results, search } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

const HONGMEI = "320402-hongmei";

test("from the choice of region to the page of the dentist nearby, and back to the same list", async ({ page }) => {
  await open(page, "./");
  await page.getByRole("link", { name: "天宁区" }).tap();
  await expect(heading(page)).toContainText("天宁区");
  await ready(page);

  await search(page, "看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI);
  await expect(count(page)).toContainText(/找到 \d+ 家/);
  const why = result(page, HONGMEI).locator("[data-why]");
  await expect(why).toContainText("口腔科");
  await expect(why).toContainText("省级基层特色科室");
  const list = await ids(page);

  await result(page, HONGMEI).getByRole("link").tap();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
  await expect(page).toHaveURL(new RegExp(`/320402/facility/${HONGMEI}/$`));

  await page.goBack();
  await asked(page, { q: "看牙" });
  await expect(page.locator("input[type=search]")).toHaveValue("看牙");
  await expect.poll(() => ids(page)).toEqual(list);

  await page.goForward();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
});

test("the page of a facility says what it has, what is planned and where each fact stands", async ({ page }) => {
  await open(page, `320402/facility/${HONGMEI}/`);
  const part = (name) => page.getByRole("region", { name, exact: true });

  const dentist = part("科室").getByRole("listitem").filter({ hasText: "口腔科" });
  await expect(dentist).toContainText("省级基层特色科室");
  await expect(part("科室")).toContainText("针灸推拿科");
  await expect(part("床位")).toContainText(/现有 80 张.*规划 100 张/);
  await expect(part("合作医院").getByRole("link", { name: "市二院" })).toBeVisible();
  await expect(part("规划")).toContainText("原址改扩建");
  await expect(part("怎么联系、怎么去")).toContainText(/文件未载：.*地址.*电话/);

  const sources = page.locator("#sources");
  await expect(sources).toContainText("常州市天宁区“十四五”卫生健康事业发展规划");
  await expect(sources.getByRole("listitem").filter({ hasText: "表2" })).toHaveCount(1);

  const mark = dentist.locator("a.ref");
  await mark.tap();
  const target = new URL(page.url()).hash;
  expect(target).toMatch(/^#source-\d+$/);
  await expect(page.locator(target)).toContainText("第一章第一节第4条");
  await expect(page.locator(target)).toBeInViewport();
});

test("who opens a result at once still comes back to what was typed", async ({ page }) => {
  await open(page, "320402/");
  await page.locator("input[type=search]").tap();
  await page.keyboard.type("看牙");
  await result(page, HONGMEI).getByRole("link").tap();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
  await page.goBack();
  await asked(page, { q: "看牙" });
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI);
});

for (const { name, more, position } of [
  { name: "the first ones", more: 0, position: 8 },
  { name: "the ones that 再看 showed", more: 1, position: 24 },
]) {
  test(`who comes back from one of ${name} is at its place in the list again`, async ({ page }) => {
    await open(page, "320402/");
    for (let tap = 0; tap < more; tap += 1) await page.getByRole("button", { name: /^再看/ }).tap();
    await results(page).nth(position).scrollIntoViewIfNeeded();
    const chosen = (await ids(page))[position];
    await result(page, chosen).getByRole("link").tap();
    await expect(page).toHaveURL(new RegExp(`/facility/${chosen}/$`));
    await expect(heading(page)).toBeInViewport();
    await page.goBack();
    await expect(result(page, chosen)).toBeInViewport();
    await expect(result(page, chosen).getByRole("link")).toBeFocused();
  });
}

test("the way back above a place leads to the list from which one came, and to its place there", async ({ page }) => {
  await open(page, "320402/?kind=community-health-centre");
  const chosen = (await ids(page))[8];
  await result(page, chosen).getByRole("link").tap();
  await page.getByRole("link", { name: "回到刚才的名单" }).tap();
  await asked(page, { kind: "community-health-centre" });
  await expect(result(page, chosen)).toBeInViewport();
  await expect(result(page, chosen).getByRole("link")).toBeFocused();
});

test("a phone number can be called", async ({ page }) => {
  await open(page, "320402/facility/320402-changzhou-di-san/");
  const call = page.getByRole("link", { name: "打电话 0519-82009030" });
  await expect(call).toHaveAttribute("href", "tel:0519-82009030");
  await expect(page.getByRole("region", { name: "怎么联系" })).toContainText("2020 年 1 月");
  await expect(page.getByRole("region", { name: "怎么联系" })).toContainText("未核实");
});

test("what calls for 120 says so before any result", async ({ page }) => {
  await open(page, "320402/");
  await search(page, "胸痛");
  const alert = page.getByRole("alert").filter({ hasText: "胸痛" });
  await expect(alert.getByRole("link", { name: "打 120" })).toHaveAttribute("href", "tel:120");
  await expect(alert).toBeInViewport();
});

test("a service stands before the places and leads to its page", async ({ page }) => {
  await open(page, "320402/");
  await search(page, "婚检");
  const service = page.locator('li[data-service="premarital-check"]');
  await service.getByRole("link").tap();
  await expect(heading(page)).toHaveText("婚前检查（婚检）");
  await expect(page.getByRole("region", { name: "给谁" })).toContainText("准备登记结婚的人");
  await page.goBack();
  await asked(page, { q: "婚检" });
  await expect(service).toBeVisible();
});

test("a community leads to its street", async ({ page }) => {
  await open(page, "350102/");
  await search(page, "庆城社区");
  await expect(page.getByRole("link", { name: "鼓东街道", exact: true })).toBeVisible();
  await expect(results(page).first()).toHaveAttribute("data-facility", "350102-gudong");
  await page.getByRole("link", { name: "鼓东街道", exact: true }).tap();
  await asked(page, { street: "350102001" });
  await expect(result(page, "350102-gudong")).toBeVisible();
});
