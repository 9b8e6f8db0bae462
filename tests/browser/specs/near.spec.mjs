// Somebody wants what is near. 鼓楼区 has streets with a point, and places that are roughly known.

import { asked, box, count, heading, ids, open, results } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

const REGION = "/350102/";
const CIRCLE = "/350102/circle/";

/** Near 鼓东街道, in WGS-84 as phones give it. */
const HERE = { longitude: 119.300011, latitude: 26.093222, accuracy: 35 };

const ask = (page) => page.getByRole("button", { name: "离我最近的" });
const panel = (page) => page.getByRole("region", { name: "离我多远" });
const streets = (page) => page.getByRole("combobox", { name: "我在哪里" });
const communities = (page) => page.getByRole("combobox", { name: "哪个社区" });
const kept = (page) =>
  page.evaluate(() => [localStorage.getItem("jiujin.place"), sessionStorage.getItem("jiujin.place")]);

test("where one is can be said before, while and after one types", async ({ page }) => {
  await open(page, REGION);
  for (const typed of ["", "看牙", ""]) {
    await box(page).fill(typed);
    await expect(ask(page)).toBeVisible();
    await expect(streets(page).getByRole("option", { name: "鼓东街道" })).toBeAttached();
  }
});

test.describe("with the phone's own position", () => {
  test.use({ geolocation: HERE, permissions: ["geolocation"] });

  test("one tap orders the list by distance, and each place says how far it is and how sure that is", async ({ page }) => {
    await open(page, REGION);
    await ask(page).tap();
    await asked(page, { sort: "near" });
    await expect(panel(page)).toContainText("从您现在的位置量的直线距离");
    await expect(count(page)).toContainText("从近到远");
    const far = results(page).locator(".result__far");
    await expect(far.first()).toHaveText(/^步行约 \d+ 分钟 · 约 \d+ 米（大致位置）$/);
    await expect(page.locator("nav.kinds")).toBeHidden();
    const metres = (await far.allTextContents()).map((text) => {
      const [, number, unit] = /([\d.]+) (米|公里)/.exec(text) ?? [];
      return Number(number) * (unit === "公里" ? 1000 : 1);
    });
    expect(metres, "each place says so many metres").toEqual(metres.filter((far) => far > 0));
    expect(metres).toEqual(metres.toSorted((one, other) => one - other));
    expect(new Set(metres).size, "different distances").toBeGreaterThan(3);
  });

  test("nothing is hidden: what has no known place stands at the end", async ({ page }) => {
    await open(page, REGION);
    await ask(page).tap();
    await expect(count(page)).toContainText("从近到远");
    const more = page.getByRole("button", { name: /^再看/ });
    while (await more.isVisible()) await more.tap();
    const said = Number(/一共 (\d+) 家/.exec(await count(page).textContent())[1]);
    await expect(results(page)).toHaveCount(said);
    await expect(results(page).last()).toContainText("位置未载");
  });

  test("the place is in no address and in no request", async ({ page }) => {
    const sent = [];
    page.on("request", (request) => sent.push(request.url() + (request.postData() ?? "")));
    const addresses = [];
    page.on("framenavigated", (frame) => addresses.push(frame.url()));
    await open(page, REGION);
    await ask(page).tap();
    await expect(panel(page)).toContainText("从您现在的位置");
    addresses.push(page.url());
    await page.getByRole("link", { name: /步行圈/ }).tap();
    await expect(page.locator(".mark").first()).toBeVisible();
    addresses.push(page.url());
    await page.locator("main .block a").first().tap();
    await expect(page.locator(".far")).toBeVisible();
    addresses.push(page.url());
    await page.reload();
    await expect(page.locator(".far")).toBeVisible();
    expect(sent.length, "requests").toBeGreaterThan(addresses.length);
    for (const text of [...sent, ...addresses]) {
      expect(text).not.toMatch(/119\.3|119300|26\.09|26093/);
      expect(new URL(text).host).toBe(new URL(page.url()).host);
    }
  });

  test("it is kept for the visit, beyond it only when asked, and forgotten with one tap", async ({ page }) => {
    await open(page, REGION);
    await ask(page).tap();
    await expect(panel(page)).toContainText("从您现在的位置");
    expect(await kept(page)).toEqual([null, "here 119300011 26093222 35"]);
    await page.getByRole("button", { name: "记在这部手机上" }).tap();
    expect(await kept(page)).toEqual(["here 119300011 26093222 35", null]);
    await page.reload();
    await expect(panel(page)).toContainText("从您现在的位置");
    await page.getByRole("button", { name: "忘掉我的位置" }).tap();
    await expect(ask(page)).toBeFocused();
    expect(await kept(page)).toEqual([null, null]);
    await expect(page.locator(".result__far")).toHaveCount(0);
  });

  test("a facility says how far it is", async ({ page }) => {
    await open(page, REGION);
    await ask(page).tap();
    await expect(count(page)).toContainText("从近到远");
    await results(page).first().getByRole("link").tap();
    await expect(page.locator(".far")).toHaveText(/^离您：步行约 \d+ 分钟/);
  });
});

test.describe("the walking circle", () => {
  test.use({ geolocation: HERE, permissions: ["geolocation"] });

  test("shows what lies around, says how many are within a walk, and which kinds are missing", async ({ page }) => {
    await open(page, CIRCLE);
    await expect(heading(page)).toHaveText("走路能到哪里");
    await expect(page.locator(".mark")).toHaveCount(0);
    await ask(page).tap();
    await expect(page.locator(".within")).toHaveText(/15 分钟内/);
    await expect(page.locator(".within__missing")).toContainText("15 分钟内没有看到：");
    expect(new URL(page.url()).search).toBe("");
  });

  test("a mark shows which places it stands for, by tap and by keyboard", async ({ page }) => {
    await open(page, CIRCLE);
    await ask(page).tap();
    const marks = page.locator(".circle .mark");
    const label = await marks.last().getAttribute("aria-label");
    await marks.last().focus();
    await page.keyboard.press("Enter");
    const caption = page.locator(".picked__list:visible");
    await expect(caption).toHaveCount(1);
    await expect(caption).toContainText(label.split("等 ")[0]);
    await marks.first().dispatchEvent("click");
    await expect(caption).toHaveCount(1);
    await caption.getByRole("link").first().tap();
    await expect(page).toHaveURL(/\/facility\//);
  });

  test("one kind alone, and the address holds it", async ({ page }) => {
    await open(page, CIRCLE);
    await ask(page).tap();
    await page.getByRole("link", { name: "医院", exact: true }).tap();
    await asked(page, { kind: "hospital" });
    const all = page.locator("main .block li a");
    await expect(all).toHaveCount(7);
    await page.reload();
    await expect(all).toHaveCount(7);
    await page.getByRole("link", { name: "全部" }).tap();
    await expect(all).not.toHaveCount(7);
  });

  test("the list has every place that the picture has", async ({ page }) => {
    await open(page, CIRCLE);
    await ask(page).tap();
    await expect(page.locator(".mark").first()).toBeVisible();
    const links = (inside) =>
      page.locator(`${inside} a[href*="/facility/"]`).evaluateAll((all) => all.map((link) => link.pathname));
    const listed = await links("main .block");
    const drawn = await links(".picked");
    expect(drawn.length, "places in the picture").toBeGreaterThan(3);
    expect(drawn.filter((place) => !listed.includes(place))).toEqual([]);
  });
});

test.describe("without a position", () => {
  test("a refusal says how to take it back, and the street is the other way", async ({ page, context }) => {
    await context.clearPermissions();
    await open(page, REGION);
    await page.evaluate(() => {
      navigator.geolocation.getCurrentPosition = (_, refuse) => refuse({ code: 1, message: "" });
    });
    await ask(page).tap();
    await expect(panel(page).getByRole("alert")).toContainText("手机设置 → 微信");
    await streets(page).selectOption({ label: "鼓东街道" });
    await expect(panel(page)).toContainText("从鼓东街道的中心量的直线距离");
    await expect(panel(page).getByRole("alert")).toHaveText("");
    await expect(results(page).first()).toContainText("就在这个街道");
  });

  for (const [code, words] of [
    [2, "不知道自己在哪里"],
    [3, "很久没有给出位置"],
  ]) {
    test(`what a phone cannot tell (${code}) is said with what to do`, async ({ page }) => {
      await open(page, REGION);
      await page.evaluate((code) => {
        navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code, message: "" });
      }, code);
      await ask(page).tap();
      await expect(panel(page).getByRole("alert")).toContainText(words);
    });
  }

  test("a phone that never answers is not waited for without a word", async ({ page }) => {
    await page.clock.install();
    await open(page, REGION);
    await page.evaluate(() => {
      navigator.geolocation.getCurrentPosition = () => {};
    });
    await ask(page).tap();
    await expect(panel(page).getByRole("alert")).toContainText("正在问手机要位置");
    await page.clock.runFor(41_000);
    await expect(panel(page).getByRole("alert")).toContainText("很久没有给出位置");
  });

  test("a street without a point lists its own first and says so", async ({ page }) => {
    await open(page, "/350502/");
    await streets(page).selectOption({ index: 1 });
    await expect(panel(page)).toContainText("没有公开的位置");
    await expect(results(page).first()).toContainText("就在这个街道");
  });

  test("a community counts as its street", async ({ page }) => {
    await open(page, REGION);
    await streets(page).selectOption({ label: "鼓东街道" });
    await expect(results(page).first()).toContainText("就在这个街道");
    const by_street = await ids(page);
    await communities(page).selectOption({ index: 1 });
    const name = await communities(page).locator("option:checked").textContent();
    await expect(panel(page)).toContainText(`从${name}的中心`);
    expect(await ids(page)).toEqual(by_street);
    expect(new URL(page.url()).search).toBe("?sort=near");
  });

  test("a street of one district is nothing in another, and is still there on the way back", async ({ page }) => {
    await open(page, REGION);
    await streets(page).selectOption({ label: "鼓东街道" });
    await expect(panel(page)).toContainText("从鼓东街道");
    await open(page, "/350104/");
    await expect(ask(page)).toBeVisible();
    await open(page, REGION);
    await expect(panel(page)).toContainText("从鼓东街道");
  });
});

test.describe("the way there", () => {
  const facility = async (page) => {
    await open(page, REGION);
    await results(page).first().getByRole("link").tap();
    await expect(page.locator("a[data-map]")).toHaveCount(4);
  };

  test("without a door, each map app searches by name and city, Tencent's first", async ({ page }) => {
    await facility(page);
    const links = page.locator("a[data-map]");
    expect(await links.evaluateAll((all) => all.map((link) => link.dataset.map))).toEqual([
      "tencent",
      "amap",
      "baidu",
      "apple",
    ]);
    const name = await heading(page).textContent();
    for (const link of await links.all()) {
      const url = decodeURIComponent(await link.getAttribute("href"));
      expect(url).toContain(name);
      expect(url).toContain("福州市");
      expect(url).not.toMatch(/\d{2,3}\.\d{4}/);
    }
  });

  test("name and address are copied, and the page says what to do with them", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read"]);
    await facility(page);
    const button = page.locator("[data-copy]");
    await button.tap();
    await expect(page.locator(".hand-off [role=status]")).toContainText("复制好了");
    await expect(button).toBeFocused();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await button.getAttribute("data-copy"));
  });

  test("where nothing can be copied, the words stand there to be copied by hand", async ({ page }) => {
    await facility(page);
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await page.locator("[data-copy]").tap();
    await expect(page.locator(".hand-off [role=status]")).toContainText(await heading(page).textContent());
  });

  test("nobody is sent to a place that is only planned", async ({ page }) => {
    await open(page, `${REGION}?status=planned`);
    await results(page).first().getByRole("link").tap();
    await expect(page.getByText("规划中，那时还没有开").first()).toBeVisible();
    await expect(page.locator("a[data-map]")).toHaveCount(0);
  });
});
