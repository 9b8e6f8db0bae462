// After one visit, a region opens without a network.

import { heading, kept, ready, results, search } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

test.use({ serviceWorkers: "allow" });

test("a region that was seen is searched, and its pages open, without a network", async ({ page, context }) => {
  await page.goto("320402/");
  await ready(page);
  await kept(page, "/320402/app.html");
  await kept(page, "/320402/saved/");
  await kept(page, "/320402/");
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await search(page, "看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
  await results(page).first().getByRole("link").click();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
  // A page that was never opened is filled by the app.
  await page.goto("320402/facility/320402-diaozhuang/");
  await ready(page);
  await expect(heading(page)).toHaveText("雕庄街道社区卫生服务中心");
  // So are the favourites, which are a page of their own.
  await page.getByRole("link", { name: "我的收藏" }).click();
  await expect(heading(page)).toContainText("我的收藏");
});

test("长辈版 has its styles without a network, also where it was never wanted before", async ({ page, context }) => {
  await page.goto("320402/");
  await ready(page);
  await kept(page, "/320402/");
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await page.locator("[data-mode-switch]").tap();
  await expect(page.locator("body")).toHaveCSS("font-size", "20px");
});

test("a region that was never seen says that there is no network, and what to do", async ({ page, context }) => {
  await page.goto("320402/");
  await ready(page);
  await kept(page, "/offline.html");
  await kept(page, "/320402/");
  await context.setOffline(true);
  await page.goto("350502/");
  await expect(heading(page)).toHaveText("现在没有网络");
  await page.getByRole("link", { name: "看看存了哪些区" }).click();
  await expect(heading(page)).toHaveText("就近找医疗服务");
});
