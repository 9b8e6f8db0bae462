// The pages in another language: at addresses of their own, chosen in the foot of a page or by `?lang=`, kept on the
// phone. What each page says in each language, tests/languages.rs reads in the files.

import { box, count, heading, kept, notice, open, ready, results, search } from "../helpers/app.mjs";
import { wrong } from "../helpers/axe.mjs";
import { expect, test } from "../helpers/test.mjs";

const LIST = /\/assets\/en\.[0-9a-f]+\.json$/;
const NAMES = /\/data\/320402\.en\.[0-9a-f]+\.json$/;

const language = (page, name) => page.getByRole("contentinfo").getByRole("link", { name, exact: true });

const path = (page) => new URL(page.url()).pathname;

const choice = (page) => page.evaluate(() => localStorage.getItem("jiujin.language"));

test("who chooses English in the foot of a page gets the same page, and English ones from there, until Chinese is chosen again", async ({ page }) => {
  await open(page, "320402/?q=看牙#results-title");
  await language(page, "English").tap();
  await expect(heading(page)).toHaveText("Find health services in 天宁区");
  await ready(page);
  expect(path(page)).toBe("/en/320402/");
  expect(new URL(page.url()).searchParams.get("q"), "what was asked").toBe("看牙");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle(/Health services near you · Jiujin$/);
  await results(page).first().getByRole("link").tap();
  await expect(page.getByRole("heading", { name: "How to reach it" })).toBeVisible();
  await expect(page).toHaveURL(/\/en\/320402\/facility\/320402-hongmei\/$/);
  await expect(heading(page).locator("[lang=zh-CN]").first(), "facts stay as they are").toHaveText("红梅街道");
  await page.getByRole("link", { name: "How referral works" }).tap();
  await expect(heading(page), "a page that the app does not run on").toHaveText("天宁区 · Where to go first, and where next");
  await language(page, "简体中文").tap();
  await expect(heading(page)).toHaveText("天宁区 · 先去哪里，再去哪里");
  await open(page, "about/");
  await expect(heading(page)).toHaveText("关于就近医");
});

test("the foot of a page leads to the same page after steps of the app too", async ({ page }) => {
  await open(page, "320402/?q=看牙");
  await results(page).first().getByRole("link").tap();
  await expect(page.getByRole("heading", { name: "怎么联系、怎么去" })).toBeVisible();
  await language(page, "English").tap();
  await expect(page).toHaveURL(/\/en\/320402\/facility\/320402-hongmei\/$/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the pages of a language are there and lead to each other", async ({ page }) => {
    await page.goto("320402/");
    await language(page, "English").tap();
    await expect(heading(page)).toHaveText("Find health services in 天宁区");
    await page.locator("#kind-hospital summary").tap();
    await page.locator("#kind-hospital a").first().tap();
    await expect(page).toHaveURL(/\/en\/320402\/facility\//);
    await language(page, "繁體中文").tap();
    await expect(page).toHaveURL(/\/zh-Hant\/320402\/facility\//);
  });
});

test("a link that names the language leads to its page, and that is kept", async ({ page }) => {
  await open(page, "320402/?lang=zh-Hant&q=看牙");
  await expect(heading(page)).toHaveText("在天宁区找醫療服務");
  expect(path(page)).toBe("/zh-Hant/320402/");
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ q: "看牙" });
  await open(page, "about/");
  await expect(heading(page), "a plain address").toHaveText("關於就近醫");
  expect(path(page)).toBe("/zh-Hant/about/");
  await open(page, "about/?lang=zh-Hans");
  await expect(heading(page)).toHaveText("关于就近医");
  expect(page.url()).not.toContain("lang=");
  await open(page, "about/?lang=xx");
  await expect(heading(page), "one that is not there is ignored").toHaveText("关于就近医");
  expect(await choice(page)).toBe("zh-Hans");
});

test("an address of a language is that language's, and keeps no choice", async ({ page }) => {
  await open(page, "en/about/");
  await expect(heading(page)).toHaveText("About Jiujin");
  expect(await choice(page)).toBeNull();
  await open(page, "about/");
  await expect(heading(page)).toHaveText("关于就近医");
  await page.evaluate(() => localStorage.setItem("jiujin.language", "zh-Hant"));
  await open(page, "en/about/");
  await expect(heading(page)).toHaveText("About Jiujin");
});

test("nobody who chose English sees the page in Chinese before", async ({ page, host }) => {
  await open(page, "en/about/");
  await page.evaluate(() => localStorage.setItem("jiujin.language", "en"));
  // Each page notes where it is drawn.
  await page.addInitScript(() => {
    new PerformanceObserver(() => localStorage.setItem(`drawn ${location.pathname}`, "")).observe({ entryTypes: ["paint"] });
  });
  let answer;
  host.misbehave(/^\/en\/about\/data\/$/, (file) => new Promise((now) => (answer = () => now(file))));
  const arrived = page.goto("about/data/").catch(() => {});
  await expect.poll(() => answer !== undefined, "the English page is asked for").toBe(true);
  answer();
  await arrived;
  await expect(heading(page)).toHaveText("Where the data comes from");
  const drawn = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("drawn")));
  await expect.poll(drawn).toEqual(["drawn /en/about/data/"]);
});

test("the first page leads to the region used last in its language", async ({ page }) => {
  await open(page, "en/320402/");
  await page.goto("en/");
  await expect(heading(page)).toHaveText("Find health services in 天宁区");
  expect(path(page)).toBe("/en/320402/");
});

test("what is not found is said in every language", async ({ page, complaints }) => {
  complaints.expect(/404 \(Not Found\)/);
  await page.goto("en/nowhere/");
  await expect(page.getByText("There is no such page")).toBeVisible();
  await expect(heading(page)).toHaveText("没有这个页面");
});

test("what the app says while it is used is said in English", async ({ page }) => {
  await open(page, "en/320402/");
  await search(page, "看牙");
  await expect(count(page)).toHaveText(/^\d+ places? found$/);
  await box(page).fill("飞机票");
  await expect(count(page)).toHaveText(/^“飞机票” was not found in the documents of 天宁区\./);
  await box(page).fill("胸痛");
  await expect(page.locator(".urgent")).toContainText("“胸痛” may be urgent. First call an ambulance.");
  await box(page).fill("牙疼");
  await expect(page.locator(".understood").first()).toHaveText(/^Departments: .*this is no diagnosis\.$/);
  await open(page, "en/350102/");
  await page.getByRole("combobox", { name: "Where I am" }).selectOption({ label: "鼓东街道 Gǔdōng Jiēdào" });
  await expect(page.locator(".here__from")).toHaveText("Straight distances from the middle of 鼓东街道");
  await expect(page.locator(".result__far").first()).toHaveText(/^[\x20-\x7e·]+$/);
});

test("names can be said and departments are understood, in lists and suggestions", async ({ page }) => {
  await open(page, "en/320402/");
  await search(page, "红梅街道社区卫生服务中心");
  await expect(results(page).first().locator(".said")).toHaveText(/Hóngméi Jiēdào Shèqū Wèishēng Fúwù Zhōngxīn/);
  const list = page.getByRole("listbox", { name: "Suggestions" });
  await box(page).fill("红梅街");
  const street = list.getByRole("group", { name: "Subdistrict" }).getByRole("option").first();
  await expect(street).toHaveText("红梅街道 Hóngméi Jiēdào");
  await box(page).fill("口腔");
  await expect(list.getByRole("group", { name: "Department" }).getByRole("option").first()).toContainText("Stomatology (dentistry)");
});

test("an English list that does not come leaves the page as it is, says so, and comes at the second try", async ({ page, host, complaints }) => {
  complaints.expect(/404 \(Not Found\)/);
  host.misbehave(LIST, (file) => ({ ...file, status: 404 }));
  await page.goto("en/320402/");
  await expect(notice(page)).toContainText("The English texts did not arrive whole");
  await expect(heading(page)).toHaveText("Find health services in 天宁区");
  host.misbehave(LIST, (file) => file);
});

for (const [what, body] of [["broken", "[\"a\","], ["of another build", "[\"a\",\"b\"]"]]) {
  test(`an English list that is ${what} leaves the page as it is and can be tried again`, async ({ page, host }) => {
    let wrong = true;
    host.misbehave(LIST, (file) => (wrong ? { ...file, body: Buffer.from(body) } : file));
    await page.goto("en/320402/");
    await expect(notice(page)).toContainText("The English texts did not arrive whole");
    await expect(heading(page)).toHaveText("Find health services in 天宁区");
    wrong = false;
    await notice(page).getByRole("button", { name: "Try again" }).tap();
    await ready(page);
    await search(page, "看牙");
    await expect(count(page)).toHaveText(/^\d+ places? found$/);
  });
}

test("without how names are read the app says everything else", async ({ page, host, complaints }) => {
  complaints.expect(/404 \(Not Found\)/);
  host.misbehave(NAMES, (file) => ({ ...file, status: 404 }));
  await open(page, "en/320402/");
  await search(page, "看牙");
  await expect(count(page)).toHaveText(/^\d+ places? found$/);
});

test("who reads Chinese fetches no other language", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await open(page, "320402/");
  await open(page, "about/");
  const languages = () => fetched.filter((path) => /\.(en|zh-Hant)\.|\/(en|zh-Hant)[./]/.test(path));
  expect(languages()).toEqual([]);
});

test("what went wrong is said in English too", async ({ page, host, complaints }) => {
  complaints.expect(/404 \(Not Found\)/);
  host.misbehave(/\/data\/320402\.own\.[0-9a-f]+\.json$/, (file) => ({ ...file, status: 404 }));
  await page.goto("en/320402/");
  await expect(notice(page)).toContainText("The data did not arrive");
  await expect(notice(page).getByRole("button")).toHaveText("Try again");
});

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow" });

  test("what was seen in English is in English, and so is what was not", async ({ page, context }) => {
    await open(page, "en/320402/");
    await kept(page, "/en/320402/");
    await kept(page, "/en/320402/app.html");
    await kept(page, "/en/offline.html");
    await kept(page, "/assets/en\\.[0-9a-f]+\\.json");
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await expect(heading(page)).toHaveText("Find health services in 天宁区");
    await page.goto("en/320402/facility/320402-diaozhuang/");
    await ready(page);
    await expect(page.getByRole("heading", { name: "How to reach it" })).toBeVisible();
    await page.goto("en/350502/");
    await expect(heading(page)).toHaveText("There is no network now");
    await page.goto("350502/");
    await expect(heading(page)).toHaveText("现在没有网络");
  });
});

for (const path of ["en/?choose", "en/320402/", "en/320402/facility/320402-hongmei/", "en/320402/plan/", "zh-Hant/320402/"]) {
  test(`axe finds nothing wrong with ${path}`, async ({ page }) => {
    await open(page, path);
    expect(await wrong(page)).toEqual([]);
  });
}
