// An address that is none of ours: written wrongly, or of a facility that is gone.

import { box, heading, open, ready, results } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

for (const { name, path } of [
  { name: "a facility that nobody knows", path: "320402/facility/320402-nobody/" },
  { name: "a region that is not there", path: "999999/" },
  { name: "a service that nobody knows", path: "320402/service/nothing/" },
  { name: "any other address", path: "a/b/%E7%89%99" },
]) {
  test(`${name} answers 404 and offers the search`, async ({ page, complaints }) => {
    complaints.expect(/404 \(Not Found\)/);
    const response = await open(page, path);
    expect(response.status()).toBe(404);
    await expect(heading(page)).toHaveText("没有这个页面");
    const form = page.getByRole("search").filter({ hasText: "天宁区" });
    await form.locator("input[type=search]").fill("看牙");
    await form.getByRole("button", { name: "搜索" }).tap();
    await ready(page);
    await expect(page).toHaveURL(/\/320402\/\?q=/);
    await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
  });
}

/** Taps a link that the page does not have, such as one of a page that is older than the data. */
async function follow(page, path) {
  await page.locator("main").evaluate((main, path) => {
    const link = document.createElement("a");
    link.href = document.querySelector(".header__name").getAttribute("href") + path;
    link.textContent = "follow";
    main.prepend(link);
    link.click();
  }, path);
}

for (const { name, path, title } of [
  { name: "a facility", path: "facility/320402-nobody/", title: "没有这家机构" },
  { name: "a service", path: "service/nothing/", title: "这个区的文件没有写这项服务" },
]) {
  test(`within the app, ${name} that is gone is said and the search goes on`, async ({ page }) => {
    await open(page, "320402/facility/320402-hongmei/");
    await follow(page, path);
    await expect(heading(page)).toHaveText(title);
    await expect(page).toHaveTitle(/^没有这/);
    await box(page).fill("看牙");
    await box(page).press("Enter");
    await expect(page).toHaveURL(/\/320402\/\?q=%E7%9C%8B%E7%89%99/);
    await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
  });
}

test("within the app, all facilities are one tap away from one that is gone", async ({ page }) => {
  await open(page, "320402/facility/320402-hongmei/");
  await follow(page, "facility/320402-nobody/");
  await page.getByRole("link", { name: "看天宁区的全部机构" }).tap();
  await expect(results(page).first()).toBeVisible();
});
