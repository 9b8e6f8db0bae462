// Places that a resident keeps on the phone, looks at lately, sends to somebody, and compares.

import { wrong } from "../helpers/axe.mjs";
import { box, heading, open, ready, result, search } from "../helpers/app.mjs";
import { bundle } from "../helpers/dist.mjs";
import { expect, test } from "../helpers/test.mjs";

const HONGMEI = "320402-hongmei";
const ZHENGLU = "320402-zhenglu";
const HUARUN = "320402-huarun";
const QINGLONG = bundle("320402").facilities.map(({ id }) => id).find((id) => ![HONGMEI, ZHENGLU, HUARUN].includes(id));

const SAVED = "320402/saved/";
const place = (id) => `320402/facility/${id}/`;
const keep = (page) => page.locator('[data-tool="keep"]');
const said = (page) => page.locator(".tools__said");
const list = (page, part) => page.locator(`[data-part="${part}"]`);
const card = (page, part, id) => list(page, part).locator(`li[data-facility="${id}"]`);
const pick = (page, part, id) => card(page, part, id).getByRole("checkbox");

/** Opens a page whose tools are there. */
async function openTools(page, path) {
  await open(page, path);
  await expect(page.locator("html")).toHaveAttribute("data-tools", "true");
}

const put = (page, saved, seen = []) =>
  page.addInitScript(
    (lists) => {
      if (localStorage.getItem("jiujin.saved")) return;
      for (const [name, ids] of Object.entries(lists)) localStorage.setItem(`jiujin.${name}`, JSON.stringify(ids));
    },
    { saved, seen },
  );

test("a place that is kept is in the list with its phones, until it is let go", async ({ page }) => {
  await openTools(page, place(ZHENGLU));
  await keep(page).tap();
  await expect(said(page)).toHaveText("收藏好了，存在这部手机上。");
  await expect(keep(page)).toHaveText("已收藏");
  await expect(keep(page)).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await expect(keep(page)).toHaveText("已收藏");

  await page.getByRole("link", { name: "我的收藏" }).tap();
  await expect(heading(page)).toHaveText("天宁区 · 我的收藏");
  await expect(card(page, "saved", ZHENGLU).locator('a[href^="tel:"]').first()).toBeVisible();
  await expect(card(page, "saved", ZHENGLU)).toContainText("未核实");
  await card(page, "saved", ZHENGLU).getByRole("button", { name: "去掉" }).tap();
  await expect(card(page, "saved", ZHENGLU)).toBeHidden();
  await expect(page.getByText("还没有收藏。")).toBeVisible();
  await expect(list(page, "saved").getByRole("heading", { level: 2 })).toBeFocused();

  await open(page, place(ZHENGLU));
  await expect(keep(page)).toHaveText("收藏");
});

test("the buttons follow each step of the app, and what was seen is listed, the last first", async ({ page }) => {
  await openTools(page, "320402/");
  await search(page, "看牙");
  await result(page, HONGMEI).getByRole("link").tap();
  await keep(page).tap();
  await expect(keep(page)).toHaveText("已收藏");
  await page.goBack();
  await box(page).fill("郑陆");
  await result(page, ZHENGLU).getByRole("link").first().tap();
  await expect(heading(page)).toHaveText("郑陆镇卫生院");
  await expect(keep(page)).toHaveText("收藏");

  await open(page, SAVED);
  const seen = list(page, "seen").locator("li[data-facility]");
  await expect(seen).toHaveCount(2);
  await expect(seen.first()).toHaveAttribute("data-facility", ZHENGLU);
  await expect(card(page, "saved", HONGMEI)).toBeVisible();
  await card(page, "seen", ZHENGLU).getByRole("button", { name: "收藏" }).tap();
  await expect(card(page, "saved", ZHENGLU)).toBeVisible();
  await list(page, "seen").getByRole("button", { name: "忘掉看过的" }).tap();
  await expect(list(page, "seen")).toBeHidden();
  await page.reload();
  await expect(card(page, "saved", ZHENGLU)).toBeVisible();
  await expect(list(page, "seen")).toBeHidden();
});

for (const { what, refuse } of [
  {
    what: "refuses storage",
    refuse: () =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      }),
  },
  {
    what: "has no room left",
    refuse: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  },
]) {
  test(`a phone that ${what} says that a place is kept until the page is closed`, async ({ page }) => {
    await page.addInitScript(refuse);
    await openTools(page, place(HONGMEI));
    await keep(page).tap();
    await expect(said(page)).toContainText("关掉这一页就没有了");
    await expect(keep(page)).toHaveText("已收藏");
    await open(page, SAVED);
    await expect(page.getByText("还没有收藏。")).toBeVisible();
  });
}

test("the way back from a kept place leads to the list as it was", async ({ page }) => {
  await put(page, [HONGMEI, ZHENGLU]);
  await open(page, SAVED);
  await page.evaluate(() => (window.same = true));
  await card(page, "saved", ZHENGLU).getByRole("link").first().tap();
  await expect(heading(page)).toHaveText("郑陆镇卫生院");
  await expect(keep(page)).toHaveText("已收藏");
  await keep(page).tap();
  await expect(said(page)).toHaveText("不再收藏了。");
  await page.goBack();
  await expect(heading(page)).toHaveText("天宁区 · 我的收藏");
  await expect(page).toHaveTitle(/^我的收藏/);
  await expect(card(page, "saved", HONGMEI)).toBeVisible();
  await expect(card(page, "saved", ZHENGLU)).toHaveCount(0);
  await expect(card(page, "seen", ZHENGLU)).toBeVisible();
  expect(await page.evaluate(() => window.same), "a step of the app").toBe(true);
});

test("where the app does not come, the page of kept places says what to do", async ({ page, host, complaints }) => {
  complaints.expect(/404 \(Not Found\)/);
  host.misbehave(/jiujin_rest\..*\.wasm$/, (file) => ({ ...file, status: 404 }));
  await put(page, [HONGMEI]);
  await page.goto(SAVED);
  await expect(page.getByText("收藏的没有打开")).toBeVisible();
  await page.goto(place(HONGMEI));
  await expect(page.locator("html")).toHaveAttribute("data-tools", "true");
  await expect(keep(page)).toBeHidden();
  await expect(page.locator('[data-tool="share"]')).toBeVisible();
});

test("on an English page what is kept is said in English", async ({ page }) => {
  await put(page, [ZHENGLU, HONGMEI]);
  await open(page, `en/${SAVED}`);
  await expect(card(page, "saved", ZHENGLU).getByRole("button")).toHaveText(/^Remove/);
  await pick(page, "saved", ZHENGLU).check();
  await pick(page, "saved", HONGMEI).check();
  await expect(page.locator(".compare table")).toContainText("Phone");
});

test("what is in the storage and is no list of places harms nobody", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem("jiujin.saved", '["320402-hongmei", 7, "<b>", "320402-gone", "__proto__", "320402-hongmei"]');
    localStorage.setItem("jiujin.seen", "{broken");
  });
  await open(page, SAVED);
  await expect(list(page, "saved").locator("li[data-facility]")).toHaveCount(1);
  await expect(page.getByText("已经不在这个区的目录里")).toBeVisible();
});

test("a link brings the kept places to another phone, and no host is told which", async ({ page, browser, host }) => {
  await put(page, [HONGMEI, ZHENGLU]);
  await openTools(page, SAVED);
  await page.evaluate(() => {
    navigator.share = (what) => {
      window.shared = what;
      return Promise.resolve();
    };
  });
  await list(page, "send").getByRole("button", { name: "分享" }).tap();
  const { url } = await page.evaluate(() => window.shared);
  expect(url).toMatch(/\/320402\/saved\/#ids=320402-hongmei,320402-zhenglu$/);

  const asked = [];
  const other = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const phone = await other.newPage();
  phone.on("request", (request) => asked.push(request.url()));
  await phone.goto(url);
  await ready(phone);
  await expect(list(phone, "sent").locator("li[data-facility]")).toHaveCount(2);
  await list(phone, "sent").getByRole("button", { name: "全部收藏" }).tap();
  await expect(list(phone, "sent")).toBeHidden();
  await expect(card(phone, "saved", HONGMEI)).toBeVisible();
  await phone.reload();
  await expect(list(phone, "saved").locator("li[data-facility]").first()).toHaveAttribute("data-facility", HONGMEI);
  await expect(list(phone, "saved").locator("li[data-facility]")).toHaveCount(2);
  expect(asked.filter((address) => address.includes("hongmei"))).toEqual([]);
  await other.close();
});

test("up to three places stand side by side, and what no document says is said", async ({ page }) => {
  await put(page, [HONGMEI, ZHENGLU, HUARUN, QINGLONG]);
  await open(page, SAVED);
  await pick(page, "saved", HONGMEI).check();
  await expect(page.locator(".compare")).toBeHidden();
  await pick(page, "saved", ZHENGLU).check();
  await pick(page, "saved", HUARUN).check();
  await expect(pick(page, "saved", QINGLONG)).toBeDisabled();
  await page.getByRole("button", { name: "看放在一起的" }).tap();
  const table = page.locator(".compare table");
  await expect(table).toBeInViewport();
  await expect(table.getByRole("columnheader")).toHaveText([
    "红梅街道社区卫生服务中心",
    "郑陆镇卫生院",
    "华润社区卫生服务中心",
  ]);
  await expect(table).toContainText("规划中，那时还没有开（2021 年的情况）");
  await expect(table).toContainText("口腔科");
  await expect(table).toContainText("文件未载");
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  expect(await wrong(page)).toEqual([]);

  await pick(page, "saved", HONGMEI).uncheck();
  await expect(table.getByRole("columnheader")).toHaveCount(2);
  await expect(pick(page, "saved", QINGLONG)).toBeEnabled();
});

test("with the keyboard alone a place is kept, found again, compared and let go", async ({ page }) => {
  await put(page, [ZHENGLU]);
  await openTools(page, place(HONGMEI));
  await keep(page).focus();
  await page.keyboard.press("Enter");
  await expect(keep(page)).toHaveText("已收藏");
  await expect(keep(page)).toBeFocused();
  await page.getByRole("link", { name: "我的收藏" }).press("Enter");
  for (const id of [HONGMEI, ZHENGLU]) {
    await pick(page, "saved", id).focus();
    await page.keyboard.press("Space");
    await expect(pick(page, "saved", id)).toBeFocused();
  }
  await page.getByRole("button", { name: "看放在一起的" }).press("Enter");
  await expect(page.locator(".compare")).toBeFocused();
  await card(page, "saved", HONGMEI).getByRole("button", { name: "去掉" }).press("Enter");
  await expect(card(page, "saved", HONGMEI)).toBeHidden();
  await expect(list(page, "saved").getByRole("heading", { level: 2 })).toBeFocused();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("no button is seen that does nothing, and the page of kept places says why it is empty", async ({ page }) => {
    await page.goto(place(HONGMEI));
    const tools = await page.locator("[data-tool]").all();
    expect(tools.length, "buttons that the script would show").toBeGreaterThan(3);
    for (const tool of tools) await expect(tool).toBeHidden();
    await page.getByRole("link", { name: "我的收藏" }).tap();
    await expect(page.getByText("收藏的没有打开")).toBeVisible();
    await expect(page.getByRole("button")).toHaveCount(0);
  });
});

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow" });

  test("the kept places open with their phones", async ({ page, context }) => {
    await put(page, [ZHENGLU]);
    await open(page, SAVED);
    await expect.poll(() => page.evaluate(async () => Boolean(await caches.match(location.pathname)))).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await expect(card(page, "saved", ZHENGLU).locator('a[href^="tel:"]').first()).toBeVisible();
  });
});
