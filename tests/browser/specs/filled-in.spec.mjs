// A district whose bureau filled in what no plan says: phones, hours, addresses, and how to reach itself.
// Its data are made up, in tests/site/tiny.

import { wrong } from "../helpers/axe.mjs";
import { box, heading, open, result } from "../helpers/app.mjs";
import { LOOKS, show } from "../helpers/modes.mjs";
import { expect, test } from "../helpers/test.mjs";

test.use({ dist: process.env.JIUJIN_DIST_TINY });

const REGION = "990001/";
const FACILITY = `${REGION}facility/990001-jia/`;
const REPORT = "信息有误";

const call = (page) => page.getByRole("main").locator('a[href="tel:000-00000001"]').first();

for (const mode of ["normal", "elder"]) {
  test(`from opening the site to the call in four taps, ${mode}`, async ({ page }) => {
    await page.goto(`?mode=${mode}`);
    await page.getByRole("link", { name: "示例区" }).tap();
    await box(page).tap();
    await page.keyboard.type("看牙");
    await result(page, "990001-jia").getByRole("link").first().tap();
    await expect(heading(page)).toHaveText("甲例街道社区卫生服务中心");
    await expect(call(page)).toBeVisible();
  });
}

test("whoever finds a mistake has a letter begun that names the record", async ({ page }) => {
  await open(page, FACILITY);
  const href = await page.getByRole("link", { name: REPORT }).getAttribute("href");
  const letter = new URL(href);
  expect(letter.protocol + letter.pathname).toBe("mailto:li@example.org");
  expect(letter.searchParams.get("subject")).toBe("信息有误：甲例街道社区卫生服务中心");
  expect(letter.searchParams.get("body")).toContain("编号：990001-jia");
  await expect(page.getByText("990001-jia", { exact: false })).toBeVisible();
});

test("the bureau's phone stands among the big buttons of 长辈版, and where nothing is found", async ({ page }) => {
  await open(page, `${REGION}?mode=elder`);
  const bureau = page.getByRole("main").locator('a[href="tel:000-00000000"]');
  await expect(bureau).toContainText("示例区卫生健康局（例）");
  await open(page, `${REGION}?q=飞机票`);
  await expect(bureau.last()).toBeVisible();
});

test("axe finds nothing wrong with a place of which everything is known", async ({ page }) => {
  await open(page, FACILITY);
  for (const look of LOOKS) {
    await show(page, look);
    expect.soft(await wrong(page), look.name).toEqual([]);
  }
});
