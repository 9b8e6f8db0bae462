// Somebody comes to the site and has to get to the right district: by its name or any that belongs to it, by where the
// phone is, by links alone, or because it was the right one last time.

import { box, count, heading, inputMethod, open, ready } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

const HOME = "./?choose";

const hits = (page) => page.getByRole("list", { name: "找到的地方" }).getByRole("link");
const where = (page) => page.getByRole("button", { name: "我在哪个区" });

/** What 东青 is today: a community of 郑陆镇. */
const EAST = /^东青社区居委会（.*） → 常州市天宁区$/;

/** Opens the first page, and waits until its search is there. */
async function openHome(page, path = HOME) {
  await open(page, path);
  await expect(page.locator("html")).toHaveAttribute("data-finder", "true");
}

async function type(page, text) {
  await box(page).tap();
  await page.keyboard.type(text);
}

for (const { typed, first, code } of [
  { typed: "东青", first: EAST, code: "320402" },
  { typed: "dongqing", first: /^东青社区居委会.* Dongqing Shequ .* → 常州市天宁区$/, code: "320402" },
  { typed: "Dōngqīng", first: /^东青社区居委会.* Dongqing Shequ .* → 常州市天宁区$/, code: "320402" },
  { typed: "dqsqjwhh", first: EAST, code: "320402" },
  { typed: "東青", first: EAST, code: "320402" },
  { typed: "鄭陸", first: "郑陆镇 → 常州市天宁区", code: "320402" },
  { typed: "zlz", first: "郑陆镇 → 常州市天宁区", code: "320402" },
  { typed: "天宁", first: "天宁区 · 常州市", code: "320402" },
  { typed: "常州", first: "天宁区 · 常州市", code: "320402" },
  { typed: "江苏省常州市天宁区", first: "天宁区 · 常州市", code: "320402" },
  { typed: "天宁区郑陆镇", first: "郑陆镇 → 常州市天宁区", code: "320402" },
  { typed: "万春社区", first: "万春社区 → 福州市仓山区", code: "350104" },
  { typed: "wanchun", first: "万春社区 Wanchun Shequ → 福州市仓山区", code: "350104" },
]) {
  test(`${typed} leads to a district, and says why`, async ({ page }) => {
    await openHome(page);
    await type(page, typed);
    await expect(hits(page).first()).toHaveText(first);
    await expect(count(page)).toContainText(/^\d+ 个地方，点一下就打开。/);
    await hits(page).first().tap();
    await expect(page).toHaveURL(new RegExp(`/${code}/$`));
  });
}

test("a city finds all of its districts", async ({ page }) => {
  await openHome(page);
  await type(page, "福州");
  await expect(hits(page)).toHaveText(["仓山区 · 福州市", "鼓楼区 · 福州市"]);
});

test("first letters find it among others", async ({ page }) => {
  await openHome(page);
  await type(page, "dq");
  await expect(hits(page).filter({ hasText: "东青" })).toHaveCount(1);
});

test("what is not found is said, with what else there is", async ({ page }) => {
  await openHome(page);
  await type(page, "火星");
  await expect(count(page)).toHaveText(/^没有找到。/);
  await expect(hits(page)).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^天宁区/ })).toBeVisible();
  await box(page).fill("");
  await expect(count(page)).toHaveText("");
});

test("it is all done by keys: enter and arrows go to what was found, and enter opens it", async ({ page }) => {
  await openHome(page);
  await box(page).focus();
  await page.keyboard.type("fuzhou");
  await page.keyboard.press("Enter");
  await expect(hits(page).first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(hits(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/350104\/$/);
});

test("half-typed pinyin of an input method is not searched, and what it becomes is", async ({ page }) => {
  await openHome(page);
  await box(page).tap();
  const input = await inputMethod(page);
  await page.clock.install();
  for (const pinyin of ["d", "dong", "dong q"]) await input.compose(pinyin);
  await page.clock.runFor(1000);
  await expect(count(page)).toHaveText("");
  await input.commit("东青");
  await page.clock.runFor(1000);
  await expect(hits(page).first()).toHaveText(EAST);
});

test("names are shown to who reads no Chinese as they are typed", async ({ page }) => {
  await openHome(page, "en/?choose");
  await type(page, "gulou");
  const found = page.getByRole("list", { name: "Places found" }).getByRole("link");
  await expect(found.first()).toHaveText("鼓楼区 Gulou Qu · 福州市");
  await expect(page.getByRole("link", { name: /^天宁区 Tiānníng Qū/ })).toBeVisible();
  await found.first().tap();
  await expect(page).toHaveURL(/\/en\/350102\/$/);
});

for (const { what, change, said } of [
  { what: "has a bad day", change: (file) => ({ ...file, status: 500 }), said: /^没有取到数据/ },
  { what: "has a newer site", change: (file) => ({ ...file, status: 404 }), said: /^数据已经更新，请刷新页面/ },
]) {
  test(`a host that ${what} is said in words, and what was typed is searched again`, async ({ page, host, complaints }) => {
    complaints.expect(/Failed to load resource/);
    await openHome(page);
    host.misbehave(/\/data\/find\//, change);
    await type(page, "东青");
    await expect(count(page)).toHaveText(said);
    host.behave();
    await page.keyboard.press("Enter");
    await expect(hits(page).first()).toHaveText(EAST);
  });
}

test("a search whose script did not come says so", async ({ page, host, complaints }) => {
  complaints.expect(/Failed to load resource/);
  host.misbehave(/\/assets\/home\..*\.js$/, (file) => ({ ...file, status: 404 }));
  await open(page, HOME);
  await expect(count(page)).toHaveText(/^没有取到数据/);
});

/** Positions as phones give them, in WGS-84. */
for (const { what, at, accuracy = 30, said, found } of [
  {
    what: "in the middle of a district",
    at: [120.055, 31.8036],
    said: /^看起来您在这里/,
    found: ["常州市天宁区"],
  },
  {
    what: "at a street of one of two districts whose frames meet",
    at: [119.300011, 26.093222],
    said: /^看起来您在这里/,
    found: ["福州市鼓楼区"],
  },
  {
    what: "where two districts are as near",
    at: [119.2502, 26.0744],
    said: /^不能确定，您可能在下面一个区县/,
    found: ["福州市鼓楼区", "或 福州市仓山区"],
  },
  {
    what: "known by the town only",
    at: [120.055, 31.8036],
    accuracy: 8000,
    said: /^不能确定。您可能在这里/,
    found: ["常州市天宁区"],
  },
  {
    what: "far from all known points of the district around it",
    at: [120.17, 31.74],
    said: /^不能确定。您可能在这里/,
    found: ["常州市天宁区"],
  },
  {
    what: "in no district of the site",
    at: [120.3, 31.57],
    said: /^您可能不在本站的区县里。离得最近的是：/,
    found: [/^常州市天宁区 \d+ 公里$/],
  },
]) {
  test.describe(() => {
    test.use({ geolocation: { longitude: at[0], latitude: at[1], accuracy }, permissions: ["geolocation"] });

    test(`a phone ${what} is told so by one tap`, async ({ page }) => {
      await openHome(page);
      await where(page).tap();
      await expect(count(page)).toHaveText(said);
      await expect(page.getByRole("list", { name: "找到的地方" }).getByRole("listitem")).toHaveText(found);
    });
  });
}

test.describe("with the phone's own position", () => {
  test.use({ geolocation: { longitude: 119.300011, latitude: 26.093222, accuracy: 30 }, permissions: ["geolocation"] });

  test("the place is in no address and in no request", async ({ page }) => {
    await openHome(page);
    const asked = [];
    page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
    const address = page.url();
    await where(page).tap();
    await expect(hits(page)).toHaveText("福州市鼓楼区");
    expect(asked, "the file of all places, and no more").toHaveLength(1);
    expect(asked[0]).toMatch(/\/data\/find\/at\.[0-9a-f]{16}\.json $/);
    expect(page.url()).toBe(address);
    await hits(page).tap();
    await expect(heading(page)).toContainText("鼓楼区");
    expect(asked.filter((request) => /119\.3|26\.09|2609|1193/.test(request))).toEqual([]);
    expect(page.url()).toMatch(/\/350102\/$/);
  });
});

for (const { code, said } of [
  { code: 1, said: /^手机没有把位置给这个网页/ },
  { code: 2, said: /^手机这会儿不知道自己在哪里/ },
  { code: 3, said: /^手机很久没有给出位置/ },
]) {
  test(`a phone that gives no position (${code}) is told what else there is`, async ({ page }) => {
    await page.addInitScript((code) => {
      navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code, message: "" });
    }, code);
    await openHome(page);
    await where(page).tap();
    await expect(count(page)).toHaveText(said);
    await expect(count(page)).toContainText("也可以在上面找，或在下面选。");
  });
}

test("who comes again is where he was last, until he chooses another", async ({ page }) => {
  await open(page, "350104/");
  await page.goto("./");
  await expect(page).toHaveURL(/\/350104\/$/);
  await openHome(page);
  await expect(page).toHaveURL(/\?choose$/);
});

test.describe("where districts are too many for the page", () => {
  /** The first page names no district then. */
  const many = (file) => {
    const html = file.body.toString().replace('"many":false', '"many":true').replace(/<ul class="regions">.*?<\/ul>/s, "");
    return { ...file, body: Buffer.from(html) };
  };

  test.beforeEach(({ context, host }) => {
    host.misbehave(/^\/(?:[^/]+\/)?(?:index\.html)?$/, many);
    return context.setExtraHTTPHeaders({ "accept-encoding": "identity" });
  });

  test("who comes again is where he was last, too", async ({ page }) => {
    await open(page, "350104/");
    await page.goto("./");
    await expect(page).toHaveURL(/\/350104\/$/);
  });

  test("a district that is gone is not gone to again", async ({ page, complaints }) => {
    complaints.expect(/404/);
    await openHome(page);
    await page.evaluate(() => localStorage.setItem("jiujin.region", "990099"));
    await page.goto("./");
    await expect(heading(page)).toContainText("没有");
    await ready(page);
    await openHome(page, "./");
    await expect(heading(page)).toHaveText("就近找医疗服务");
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("nothing offers a search that would not answer, and links lead everywhere", async ({ page }) => {
    await page.goto("./");
    await expect(box(page)).toBeHidden();
    await expect(page.locator("[data-find-here]")).toBeHidden();
    await page.getByRole("link", { name: /^仓山区/ }).tap();
    await expect(heading(page)).toContainText("仓山区");
  });
});
