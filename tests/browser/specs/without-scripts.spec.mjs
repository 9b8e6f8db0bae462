// Where scripts are off or the browser is too old, the pages are the directory.

import { heading } from "../helpers/app.mjs";
import { bundle } from "../helpers/dist.mjs";
import { expect, test } from "../helpers/test.mjs";

test.use({ javaScriptEnabled: false });

test("home leads to a region", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("link", { name: "天宁区" }).tap();
  await expect(heading(page)).toContainText("天宁区");
});

for (const { by, fold, link } of [
  { by: "kind", fold: "#kind-community-health-centre", link: "红梅街道社区卫生服务中心" },
  { by: "street", fold: "#street-320402004", link: "红梅街道社区卫生服务中心" },
  { by: "department", fold: "#dept-dental", link: "红梅街道社区卫生服务中心" },
]) {
  test(`a facility is found by ${by} in the folded lists`, async ({ page }) => {
    await page.goto("320402/");
    const list = page.locator(fold);
    await expect(list.getByRole("link", { name: link })).toBeHidden();
    await list.locator("summary").tap();
    await list.getByRole("link", { name: link }).first().tap();
    await expect(heading(page)).toHaveText(link);
    await expect(page.getByRole("region", { name: "科室" })).toContainText("口腔科");
    await expect(page.locator("#sources")).toContainText("表2");
  });
}

test("every facility of the region stands in the list of its kind", async ({ page }) => {
  await page.goto("320402/");
  const links = await page.locator('details[id^="kind-"] a').all();
  const addresses = await Promise.all(links.map((link) => link.getAttribute("href")));
  const ids = addresses.map((address) => address.split("/").at(-2));
  expect(ids.sort()).toEqual(bundle("320402").facilities.map((facility) => facility.id).sort());
});

test("a kind on the first screen leads to its list", async ({ page }) => {
  await page.goto("320402/");
  await page.getByRole("navigation", { name: "按类别找" }).getByRole("link", { name: "社区卫生服务中心" }).tap();
  await expect(page.locator("#kind-community-health-centre")).toBeInViewport();
});

test("the search is a plain form that leads to the region", async ({ page }) => {
  await page.goto("320402/facility/320402-hongmei/");
  await page.goto("320402/");
  const form = page.getByRole("search");
  expect(await form.getAttribute("method")).toBe("get");
  expect(await form.getAttribute("action")).toMatch(/\/320402\/$/);
  await page.locator("input[type=search]").fill("看牙");
  await page.getByRole("button", { name: "搜索" }).tap();
  await expect(page).toHaveURL(/\/320402\/\?q=%E7%9C%8B%E7%89%99/);
  await expect(page.getByRole("link", { name: /红梅街道社区卫生服务中心/ }).first()).toBeAttached();
});

test("services and what is planned can be read", async ({ page }) => {
  await page.goto("320402/services/");
  await page.getByRole("link", { name: "婚前检查（婚检）" }).tap();
  await expect(heading(page)).toHaveText("婚前检查（婚检）");
  await page.goto("320402/facility/320402-huarun/");
  await expect(page.getByRole("article")).toContainText("规划中，那时还没有开");
});

test("no bar says that something went wrong", async ({ page }) => {
  await page.goto("320402/");
  await expect(page.locator("#notice")).toBeHidden();
});
