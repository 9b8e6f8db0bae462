// What is near over the border of a district. 鼓楼区 and 仓山区 are neighbours, with a river between.

import { box, count, ids, kept, open, ready } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

const REGION = "/350102/";
const OTHER = "350104";

/** At the river in 洪山镇, in WGS-84 as phones give it: 建新镇 of 仓山区 is on the other bank, less than 3 km away. */
const AT_THE_BORDER = { longitude: 119.255, latitude: 26.075, accuracy: 30 };

/** North of both, where only 鼓楼区 is in reach. */
const FAR_FROM_IT = { longitude: 119.2784, latitude: 26.145, accuracy: 30 };

const ask = (page) => page.getByRole("button", { name: "离我最近的" });
const over = (page) => page.locator("ol#results > li[data-over]");
const look = (page) => page.getByRole("button", { name: "在邻近的区找" });
const lost = (page) => page.locator(`[data-lost="${OTHER}"]`);

/** The data of districts that a page asks for, by the name without its hash. */
function requested(page) {
  const all = [];
  page.on("request", (request) => {
    const name = /\/data\/(.*)\.json$/.exec(new URL(request.url()).pathname)?.[1];
    if (name) all.push(name.replace(/\.[0-9a-f]{16}$/, ""));
  });
  return all;
}

const metresOf = (texts) =>
  texts.map((text) => {
    const [, number, unit] = /([\d.]+) (米|公里)/.exec(text);
    return Number(number) * (unit === "公里" ? 1000 : 1);
  });

test.describe("at the border", () => {
  test.use({ geolocation: AT_THE_BORDER, permissions: ["geolocation"] });

  test("a list has what is near of both districts, by distance, and says where it is", async ({ page }) => {
    const asked = requested(page);
    await open(page, REGION);
    expect(asked).not.toContain(`${OTHER}.latest`);
    await ask(page).tap();
    await expect(over(page).first()).toContainText("在福州市仓山区");
    await expect(count(page)).toContainText(/附近别的区还有 \d+ 家/);
    await expect(page.getByText("没有算河和路")).toBeVisible();
    const metres = metresOf(await page.locator("#results .result__far").filter({ hasText: /\d/ }).allTextContents());
    expect(metres).toEqual(metres.toSorted((one, other) => one - other));
    // Each once: what is far, such as 天宁区, tells its frame and no more.
    expect(asked.filter((name) => name === `${OTHER}.own`)).toHaveLength(1);
    expect(asked.filter((name) => name.endsWith(".own")).toSorted()).toEqual(["350102.own", `${OTHER}.own`]);
    expect(asked.filter((name) => name === `${OTHER}.latest`)).toHaveLength(1);
    await over(page).first().getByRole("link").tap();
    await expect(page).toHaveURL(new RegExp(`/${OTHER}/facility/`));
  });

  test("the walking circle draws and counts both", async ({ page }) => {
    await open(page, `${REGION}circle/`);
    await ask(page).tap();
    await expect(page.getByText(/也算了福州市仓山区的 \d+ 家/)).toBeVisible();
    const there = page.locator(`main .block a[href^="/${OTHER}/facility/"]`);
    await expect(there.first()).toBeVisible();
    const item = page.locator("main .block li").filter({ has: page.locator(`a[href^="/${OTHER}/facility/"]`) });
    await expect(item.first()).toContainText("在福州市仓山区");
  });

  for (const [name, file, change, words] of [
    ["a pointer that is none", /350104\.latest\.json$/, (good) => ({ ...good, encoding: undefined, body: Buffer.from("<html>") }), "不完整"],
    ["data cut off", /350104\.own\..*\.json$/, (good) => ({ ...good, encoding: undefined, body: Buffer.from('{"version":3') }), "不完整"],
    ["data of another district", /350104\.own\..*\.json$/, (good) => ({ ...good, encoding: undefined, body: Buffer.from("{}") }), "不完整"],
  ]) {
    test(`${name} is said, and the district's own results stay`, async ({ page, host }) => {
      host.misbehave(file, change);
      await open(page, REGION);
      await ask(page).tap();
      await expect(lost(page)).toContainText(words);
      await expect(over(page)).toHaveCount(0);
      expect((await ids(page)).length).toBeGreaterThan(5);
    });
  }

  test("data that the host has no more is said", async ({ page, host, complaints }) => {
    complaints.expect(/404 \(Not Found\)/);
    host.misbehave(/350104\.own\..*\.json$/, (good) => ({ ...good, status: 404 }));
    await open(page, REGION);
    await ask(page).tap();
    await expect(lost(page)).toContainText("取不到");
    await expect(lost(page).getByRole("link")).toHaveAttribute("href", `/${OTHER}/`);
  });
});

test.describe("far from the border", () => {
  test.use({ geolocation: FAR_FROM_IT, permissions: ["geolocation"] });

  test("no neighbour's data is fetched", async ({ page }) => {
    const asked = requested(page);
    await open(page, REGION);
    await ask(page).tap();
    await expect(count(page)).toContainText("从近到远");
    await expect.poll(() => asked).toContain(`${OTHER}.latest`);
    await page.waitForLoadState("networkidle");
    expect(asked.filter((name) => name.endsWith(".own"))).toEqual(["350102.own"]);
    await expect(over(page)).toHaveCount(0);
    await expect(lost(page)).toHaveCount(0);
  });
});

test("where nothing is found, the neighbours are counted when the resident asks", async ({ page }) => {
  const asked = requested(page);
  await open(page, REGION);
  await box(page).fill("建新镇");
  await expect(look(page)).toBeVisible();
  expect(asked.filter((name) => name.includes(OTHER))).toEqual([]);
  await look(page).tap();
  const counted = page.locator("#beyond [data-count]");
  await expect(counted).toContainText("福州市仓山区");
  await expect(counted).toHaveAttribute("href", /^\/350104\/\?q=/);
  const number = await counted.getAttribute("data-count");
  expect(asked.filter((name) => name === `${OTHER}.own`)).toHaveLength(1);
  await counted.tap();
  await ready(page);
  await expect(page.locator("ol#results > li[data-facility]")).toHaveCount(Number(number));
});

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow", geolocation: AT_THE_BORDER, permissions: ["geolocation"] });

  test("a neighbour that was seen is looked into, another is said to be missing", async ({ page, context, complaints }) => {
    complaints.expect(/Failed to load resource/);
    await page.goto("350102/");
    await ready(page);
    await kept(page, "/350102/");
    await context.setOffline(true);
    await ask(page).tap();
    await expect(lost(page)).toContainText("没有网络");
    await context.setOffline(false);
    await page.goto(`${OTHER}/`);
    await ready(page);
    await kept(page, `/data/${OTHER}.latest.json`);
    await context.setOffline(true);
    await page.goto("350102/?sort=near");
    await ready(page);
    await expect(over(page).first()).toContainText("在福州市仓山区");
  });
});
