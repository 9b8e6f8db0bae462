// What the plan says of a district, and the way from place to place: pages that need no app.

import { heading, kept, open, ready } from "../helpers/app.mjs";
import { REGIONS, bundle } from "../helpers/dist.mjs";
import { NARROW } from "../helpers/screens.mjs";
import { expect, test } from "../helpers/test.mjs";

test("a service leads to its way, the way to a centre, and the centre back to the ways", async ({ page }) => {
  await open(page, "320402/service/two-way-referral/");
  await page.getByRole("link", { name: "先到社区，再转医院" }).tap();
  await ready(page);
  await expect(page).toHaveURL(/\/320402\/way\/referral\/$/);
  await expect(heading(page)).toHaveText("先到社区，再转医院");

  const steps = page.getByRole("article").getByRole("list").first().getByRole("heading");
  await expect(steps).toHaveText(["先到社区卫生服务中心或镇卫生院", "转到上级医院", "再转回社区"]);
  await page.getByText("本站列出的社区卫生服务中心").first().tap();
  await page.getByRole("link", { name: "红梅街道社区卫生服务中心", exact: true }).first().tap();
  await ready(page);
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");

  await page.getByRole("link", { name: "转诊怎么走" }).tap();
  await ready(page);
  await expect(heading(page)).toContainText("先去哪里，再去哪里");
  const tie = page.getByRole("row").filter({ hasText: "红梅街道社区卫生服务中心" });
  await expect(tie).toContainText("市二院");
  await expect(tie).toContainText("已合作");
});

test("a way leads to the hospitals of the district without naming those that may not do it", async ({ page }) => {
  await open(page, "330302/way/referral/");
  await expect(page.getByRole("link", { name: "温州医科大学附属眼视光医院" })).toHaveCount(0);
  await page.getByRole("link", { name: "看本站列出的医院" }).first().tap();
  await ready(page);
  expect(new URL(page.url()).searchParams.get("kind")).toBe("hospital");
});

test("120 is a call, whatever the district plans around it", async ({ page }) => {
  await open(page, "330302/service/emergency-120/");
  const article = page.getByRole("article");
  await expect(article.getByRole("link").first()).toHaveAttribute("href", "tel:120");
  await expect(article.locator(".facility__status .tag")).toHaveCount(0);
  await expect(article).toContainText("要增设山福镇120分站");
});

test("the app leaves the pages of the plan to the browser, and going back opens the region again", async ({ page }) => {
  await open(page, "320402/");
  await page.getByRole("link", { name: "规划和目标" }).tap();
  await ready(page);
  await expect(heading(page)).toHaveText("天宁区的规划和目标");
  await page.goBack();
  await ready(page);
  await expect(heading(page)).toHaveText("在天宁区找医疗服务");
});

test("a figure is read with its year and its goal, on a phone as on a computer", async ({ page }) => {
  await open(page, "320402/plan/");
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    const figure = page.getByRole("row", { name: "在社区等基层机构看的" });
    await expect(figure.getByRole("cell")).toHaveText(["2020 年：33.95%", "2025 年的目标：至少 60%"]);
    await expect(figure.locator("svg")).toBeVisible();
  }
});

test("a figure that the documents contradict is not shown", async ({ page }) => {
  await open(page, "320402/plan/");
  await expect(page.getByRole("main")).not.toContainText("孕产妇死亡率");
});

test("what the plan says of payment carries its date and who to ask", async ({ page }) => {
  await open(page, "350104/way/referral/");
  const terms = page.getByRole("region", { name: "文件怎么说" });
  await expect(terms.getByRole("listitem").filter({ hasText: "二次起付线" })).toContainText("2021 年 8 月的说法");
  await expect(terms).toContainText("以仓山医保局口径为准");
});

test("an online service without an official address says how to ask", async ({ page }) => {
  await open(page, "320402/service/online-consultation/");
  const entry = page.getByRole("region", { name: "官方入口" });
  await expect(entry).toContainText("文件没有写官方网址");
  await expect(entry.getByRole("link", { name: "12345" })).toHaveAttribute("href", "tel:12345");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, ...NARROW });

  for (const { adcode, name } of REGIONS) {
    test(`every page of the plan of ${name} can be read on the narrowest phone`, async ({ page }) => {
      const ways = bundle(adcode).ways.map(({ id }) => `way/${id}/`);
      for (const path of ["plan/", "ways/", ...ways]) {
        await page.goto(`${adcode}/${path}`);
        await expect(heading(page), path).toBeVisible();
        await expect(page.locator("#notice"), path).toBeHidden();
        const wide = await page.locator("html").evaluate((root) => root.scrollWidth);
        expect(wide, path).toBeLessThanOrEqual(NARROW.viewport.width);
      }
    });
  }
});

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow" });

  test("a page of the plan that was seen opens, and one that was not says that there is no network", async ({ page, context }) => {
    await open(page, "320402/plan/");
    await kept(page, "/offline.html");
    await kept(page, "/320402/plan/");
    await context.setOffline(true);
    await page.goto("320402/ways/");
    await expect(heading(page)).toHaveText("现在没有网络");
    await page.goto("320402/plan/");
    await expect(heading(page)).toHaveText("天宁区的规划和目标");
  });
});
