// What stands around the answers: 120, what was meant, where else to go, and why a hit stands where it does.

import { asked, box, count, open, result, results, search } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

test("what calls for 120 says so above everything, and nothing is suggested beside it", async ({ page }) => {
  await open(page, "320402/");
  await page.mouse.wheel(0, 200);
  await search(page, "胸痛");
  const call = page.locator('a[href="tel:120"]').first();
  await expect(call).toHaveText("打 120");
  await expect(call).toBeInViewport();
  await expect(page.getByRole("listbox")).toBeHidden();
  const first = await page.evaluate(() => document.querySelector("main a[href], main button").getAttribute("href"));
  expect(first).toBe("tel:120");
});

test("in an emergency for which no place is named, 120 is the only thing to do", async ({ page }) => {
  await open(page, "330302/?q=喝农药");
  await expect(count(page)).toHaveText("先别找了，先打 120。");
  await expect(page.locator(".elsewhere")).toHaveCount(0);
  await expect(page.locator("main .nothing")).toHaveCount(0);
});

test("a query for a service without a place leads to the centres, and to no other city", async ({ page }) => {
  await open(page, "320402/?q=换尿管");
  await expect(page.locator("#results-title")).toHaveText("找到的服务");
  const elsewhere = page.locator(".elsewhere");
  await expect(elsewhere.getByRole("link")).toHaveText(["看社区卫生服务中心", "12345"]);
  await elsewhere.getByRole("link").first().tap();
  await asked(page, { kind: "community-health-centre" });
  await expect(page.locator("#results-title")).toBeFocused();
});

test("what is only planned is counted as that", async ({ page }) => {
  await open(page, "350502/?kind=health-culture");
  await expect(count(page)).toHaveText(/^找到 \d+ 家，都还在规划里，没有写开了没有$/);
});

test("whoever sends what was typed comes to the results", async ({ page }) => {
  await open(page, "320402/?mode=elder");
  await search(page, "看牙");
  await page.keyboard.press("Enter");
  await expect(page.locator("#results-title")).toBeFocused();
  await expect(page.locator("#results-title")).toBeInViewport();
  await expect(results(page).first()).toBeInViewport();
});

test("a complaint leads to departments, and the page says that this is no diagnosis", async ({ page }) => {
  await open(page, "320402/?q=牙疼");
  const understood = page.locator(".understood").filter({ hasText: "相关科室" });
  await expect(understood.getByRole("link", { name: "口腔科" })).toBeVisible();
  await expect(understood).toContainText("不是诊断");
});

test("a name with a wrong character asks whether the right one is meant", async ({ page }) => {
  await open(page, "320402/?q=红每街道");
  const meant = page.getByText("您要找的是不是").getByRole("link");
  await expect(meant).toHaveText("红梅街道");
  await meant.tap();
  await expect(page.getByText("您要找的是不是")).toBeHidden();
  await expect(result(page, "320402-hongmei")).toBeVisible();
});

test("a name that is written right asks nothing", async ({ page }) => {
  await open(page, "320402/?q=红梅街道");
  await expect(results(page).first()).toBeVisible();
  await expect(page.getByText("您要找的是不是")).toBeHidden();
});

test("where nothing is found, other districts and a number to call are offered", async ({ page }) => {
  await open(page, "350102/?q=飞机票&street=350102001");
  const elsewhere = page.locator(".elsewhere");
  await expect(elsewhere.getByRole("link").first()).toHaveText("福州市仓山区");
  await expect(elsewhere.locator('a[href="tel:12345"]')).toBeVisible();
  await elsewhere.getByRole("link", { name: "仓山区" }).tap();
  await expect(page).toHaveURL(/\/350104\/\?q=/);
  await asked(page, { q: "飞机票" });
  await expect(box(page)).toHaveValue("飞机票");
});

test("?explain tells what the score of each hit is made of, and stays while typing", async ({ page }) => {
  await open(page, "320402/?explain");
  await expect(page.locator(".explained")).toHaveCount(0);
  await box(page).fill("红梅");
  await asked(page, { q: "红梅", explain: "" });
  const parts = result(page, "320402-hongmei").locator(".explained");
  await expect(parts).toContainText("KIND_BONUS");
  const numbers = (await parts.innerText()).match(/-?\d+\.\d/g).map(Number);
  const sum = numbers.slice(1).reduce((a, b) => a + b, 0);
  expect(Math.abs(numbers[0] - sum)).toBeLessThan(0.5);
});

test("without ?explain no score is told", async ({ page }) => {
  await open(page, "320402/?q=红梅");
  await expect(results(page).first()).toBeVisible();
  await expect(page.locator(".explained")).toHaveCount(0);
});
