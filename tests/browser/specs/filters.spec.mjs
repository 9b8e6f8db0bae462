// Narrowing the list by kind, street, department and status.

import { asked, count, filter, ids, open, result, results } from "../helpers/app.mjs";
import { bundle } from "../helpers/dist.mjs";
import { expect, test } from "../helpers/test.mjs";

const { facilities } = bundle("320402");
const number = (fits) => facilities.filter(fits).length;

for (const { label, name, value, found } of [
  { label: "类别", name: "kind", value: "hospital", found: number((facility) => facility.kind === "hospital") },
  { label: "科室", name: "dept", value: "dental", found: 1 },
  { label: "状态", name: "status", value: "planned", found: number((facility) => facility.status.now === "planned") },
]) {
  test(`the filter ${label} leaves as many as it says`, async ({ page }) => {
    await open(page, "320402/");
    await filter(page, label, value);
    await asked(page, { [name]: value });
    await expect(count(page)).toHaveText(new RegExp(`^找到 ${found} 家`));
    await expect(results(page)).toHaveCount(Math.min(found, 10));
  });
}

test("the filter 街道 leaves what is in that street", async ({ page }) => {
  await open(page, "320402/");
  await filter(page, "街道", "320402004");
  await asked(page, { street: "320402004" });
  await expect(count(page)).toHaveText(/^找到 \d+ 家/);
  for (const item of await results(page).all()) await expect(item).toContainText("红梅街道");
  expect(await ids(page)).toContain("320402-hongmei");
});

test("filters and text work together, and each can be taken off", async ({ page }) => {
  await open(page, "320402/?q=针灸&kind=hospital");
  await expect(count(page)).toContainText(/找到|没有/);
  await filter(page, "街道", "320402004");
  await asked(page, { q: "针灸", kind: "hospital", street: "320402004" });
  await filter(page, "类别", "");
  await asked(page, { q: "针灸", street: "320402004" });
  await expect(result(page, "320402-hongmei")).toBeVisible();
});

test("what the documents only count is said under its kind, and never listed as a place", async ({ page }) => {
  await open(page, "320402/?kind=community-health-station");
  await expect(page.getByText("另有29家社区卫生服务站")).toBeVisible();
  await expect(results(page)).toHaveCount(0);
  await expect(count(page)).toContainText("没有");
});

test("a filter that leaves nothing is seen among the filters and can be taken off there", async ({ page }) => {
  await open(page, "320402/?kind=community-health-station");
  await expect(page.getByRole("combobox", { name: "类别" })).toHaveValue("community-health-station");
  await filter(page, "类别", "");
  await asked(page, {});
  await expect(count(page)).toHaveText(new RegExp(`^一共 ${facilities.length} 家`));
});

test("the services of a district narrow the list by their place", async ({ page }) => {
  await open(page, "320402/?service=specialist-clinic");
  await expect(count(page)).toContainText(/找到 \d+ 家/);
  await expect(result(page, "320402-hongmei")).toBeVisible();
});

test("a kind on the first screen sets its filter", async ({ page }) => {
  await open(page, "320402/");
  await page.getByRole("navigation", { name: "按类别找" }).getByRole("link", { name: "社区卫生服务中心" }).tap();
  await asked(page, { kind: "community-health-centre" });
  const centres = facilities.filter(({ kind }) => kind === "community-health-centre");
  const planned = centres.filter(({ status }) => status.now === "planned");
  await expect(count(page)).toHaveText(`找到 ${centres.length} 家，其中 ${planned.length} 家还在规划里`);
  await expect(page.locator("#results-title")).toBeFocused();
  await expect(page.locator("#results-title")).toBeInViewport();
});

test("再看 shows more until all are shown", async ({ page }) => {
  await open(page, "320402/");
  const more = page.getByRole("button", { name: /^再看/ });
  for (let shown = 10; shown < facilities.length; shown += 20) {
    await expect(results(page)).toHaveCount(shown);
    await more.tap();
    await expect(results(page).nth(shown).getByRole("link")).toBeFocused();
  }
  await expect(results(page)).toHaveCount(facilities.length);
  await expect(more).toBeHidden();
});

test("nothing found says what was typed and offers the kinds", async ({ page }) => {
  await open(page, "320402/?q=飞机票");
  await expect(count(page)).toContainText("飞机票");
  await expect(results(page)).toHaveCount(0);
  await page.getByRole("navigation", { name: "按类别找" }).getByRole("link", { name: "医院" }).first().tap();
  await expect(results(page).first()).toBeVisible();
});
