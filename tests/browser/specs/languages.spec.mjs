// The page in another language: chosen in its foot or by its address, kept on the phone.

import { box, count, heading, kept, notice, open, ready, results, search } from "../helpers/app.mjs";
import { wrong } from "../helpers/axe.mjs";
import { facts, texts } from "../helpers/languages.mjs";
import { expect, test } from "../helpers/test.mjs";

const FILE = /\/assets\/en\.[0-9a-f]+\.js$/;

const language = (page, name) => page.getByRole("contentinfo").getByRole("link", { name, exact: true });

const CHINESE = /[\u3400-\u9fff]/;

const PAGES = [
  "?choose",
  "320402/",
  "320402/facility/320402-hongmei/",
  "320402/facility/320402-zhenglu/",
  "320402/facility/320402-huarun/",
  "350102/circle/",
  "320402/services/",
  "320402/service/premarital-check/",
  "320402/service/online-consultation/",
  "320402/plan/",
  "320402/ways/",
  "320402/way/referral/",
  "320402/saved/#ids=320402-hongmei,320402-zhenglu",
  "about/",
  "about/data/",
  "about/accessibility/",
];

/** What a text with placeholders looks like in the page, where it has enough words of its own to be known by. */
function pattern(text) {
  const words = text.split(/\{[^}]*\}/);
  if (words.length === 1 || words.join("").replace(/[^\u3400-\u9fff]/g, "").length < 2) return undefined;
  return new RegExp(`^${words.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}$`);
}

/** Every piece of text that stands in the page, with the language in which it is read. */
function pieces(page) {
  return page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement;
      if (holder.closest("script, style, [hreflang]")) continue;
      found.push({ text: walker.currentNode.data.trim(), lang: holder.closest("[lang]").lang });
    }
    for (const holder of document.querySelectorAll("[aria-label], [placeholder]")) {
      for (const name of ["aria-label", "placeholder"]) {
        if (holder.hasAttribute(name)) found.push({ text: holder.getAttribute(name) });
      }
    }
    return found.filter(({ text }) => text);
  });
}

test("who chooses English in the foot of a page gets it on every page, until Chinese is chosen again", async ({ page }) => {
  await open(page, "320402/?q=看牙");
  await language(page, "English").tap();
  await expect(heading(page)).toHaveText("Find health services in 天宁区");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle(/Health services near you · Jiujin$/);
  expect(new URL(page.url()).searchParams.get("q"), "what was asked").toBe("看牙");
  await results(page).first().getByRole("link").tap();
  await expect(page.getByRole("heading", { name: "How to reach it" })).toBeVisible();
  await expect(heading(page), "facts stay as they are").toHaveText("红梅街道社区卫生服务中心");
  await expect(heading(page)).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("link", { name: "How referral works" }).tap();
  await expect(heading(page), "a page that the app does not run on").toHaveText("天宁区 · Where to go first, and where next");
  await language(page, "简体中文").tap();
  await expect(heading(page)).toHaveText("天宁区 · 先去哪里，再去哪里");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await open(page, "about/");
  await expect(heading(page)).toHaveText("关于就近医");
});

test("a link can name the language", async ({ page }) => {
  await open(page, "320402/?lang=zh-Hant");
  await expect(heading(page)).toHaveText("在天宁区找醫療服務");
  await open(page, "about/");
  await expect(heading(page)).toHaveText("關於就近醫");
  await open(page, "about/?lang=xx");
  await expect(heading(page), "one that is not there is the page's own").toHaveText("关于就近医");
});

test("what the app says while it is used is said in English", async ({ page }) => {
  await open(page, "320402/?lang=en");
  await search(page, "看牙");
  await expect(count(page)).toHaveText(/^\d+ places? found$/);
  await box(page).fill("飞机票");
  await expect(count(page)).toHaveText(/^“飞机票” was not found in the documents of 天宁区\./);
  await box(page).fill("胸痛");
  await expect(page.locator(".urgent")).toContainText("“胸痛” may be urgent. First call an ambulance.");
  await box(page).fill("牙疼");
  await expect(page.locator(".understood").first()).toHaveText(/^Departments: .*this is no diagnosis\.$/);
  await open(page, "350102/");
  await page.getByRole("combobox", { name: "Where I am" }).selectOption({ label: "鼓东街道" });
  await expect(page.locator(".here__from")).toHaveText("Straight distances from the middle of 鼓东街道");
  await expect(page.locator(".result__far").first()).toHaveText(/^[\x20-\x7e·]+$/);
});

test("suggestions are said in English, but for the names in them", async ({ page }) => {
  await open(page, "320402/?lang=en");
  const list = page.getByRole("listbox", { name: "Suggestions" });
  await box(page).fill("街道");
  const street = list.getByRole("group", { name: "Subdistrict" }).getByRole("option").first();
  await expect(street, "街道 alone is a text of the page").toHaveText(/街道$/);
  await expect(street.locator("b")).toHaveAttribute("lang", "zh-CN");
  await expect(page.locator("#suggestions-said")).toHaveText(/^\d+ suggestions below$/);
  await box(page).fill("红梅");
  await box(page).press("Enter");
  await box(page).fill("");
  await expect(list.getByRole("group", { name: "Searched lately (kept on this phone only)" })).toBeVisible();
  await page.getByRole("button", { name: "Remove “红梅”" }).tap();
  await expect(list).toBeHidden();
});

test("kinds of places are named in English in tiles, lists, filters and sentences", async ({ page }) => {
  await open(page, "320402/?lang=en");
  await expect(page.locator(".kind__name").first()).toHaveText("Community health centre");
  await expect(page.locator("#kind-hospital summary")).toHaveText(/^Hospital \d+ places$/);
  await expect(page.locator("select[name=kind] option[value=hospital]")).toHaveText(/^Hospital \(\d+\)$/);
  const names = [".kind__name", "#kinds ~ [id^=kind-] summary", "select[name=kind] option", ".result__meta > :first-child"];
  for (const name of names) {
    const texts = await page.locator(name).allTextContents();
    expect.soft(texts.length, name).toBeGreaterThan(5);
    for (const text of texts) expect.soft(text, name).not.toMatch(CHINESE);
  }
  await open(page, "350102/circle/");
  await page.getByRole("combobox", { name: "Where I am" }).selectOption({ label: "鼓东街道" });
  const missing = page.locator(".within__missing");
  await expect(missing, "a name with the sign of a list in it").toContainText("Disease control, public health");
  await expect(missing).not.toHaveText(CHINESE);
});

test("a date is in Traditional Chinese inside what is said with it", async ({ page }) => {
  await open(page, "320402/facility/320402-zhenglu/?lang=zh-Hant");
  const contact = page.getByRole("region", { name: "怎麼聯絡" });
  await expect(contact.locator(".tag--unverified").first()).toHaveText("2020 年 1 月 22 日名單，未核實");
  await expect(page.locator(".facility__status b")).toHaveText("已開（2020 年的情況）");
  await open(page, "320402/service/premarital-check/");
  await expect(page.locator(".facility__status")).toContainText(/\d+ 年的說法/);
});

for (const [tag, name] of [["en", "English"], ["zh-Hant", "Traditional Chinese"]]) {
  test(`every page is in ${name} but for its facts`, async ({ page }) => {
    test.slow();
    const [own, other] = [texts("zh-Hans"), texts(tag)];
    const all = facts();
    const said = all.join("\n");
    // What both say alike, or the data says too, is no sign of a text that was forgotten.
    const differing = Object.keys(own).filter((key) => own[key] !== other[key] && !all.includes(own[key]));
    const forgotten = new Set(differing.map((key) => own[key]));
    const patterns = differing.map((key) => pattern(own[key])).filter(Boolean);
    expect(forgotten.size, "texts to look for").toBeGreaterThan(200);
    expect(patterns.length, "texts with placeholders to look for").toBeGreaterThan(50);
    for (const path of PAGES) {
      const [address, anchor = ""] = path.split("#");
      await open(page, `${address}${address.includes("?") ? "&" : "?"}lang=${tag}#${anchor}`);
      await page.locator("details").evaluateAll((folded) => folded.forEach((details) => (details.open = true)));
      const found = await pieces(page);
      expect(found.length, path).toBeGreaterThan(20);
      for (const { text, lang } of found) {
        expect.soft(forgotten.has(text), `${path}: ${text}`).toBe(false);
        const like = all.includes(text) ? undefined : patterns.find((each) => each.test(text));
        expect.soft(like, `${path}: ${text}`).toBeUndefined();
        if (tag !== "en") continue;
        const runs = text.match(/[\u3400-\u9fff]+/g) ?? [];
        for (const run of runs) expect.soft(said.includes(run), `${path}: ${run} in ${text}`).toBe(true);
        if (runs.length && !/[a-z0-9]/i.test(text) && lang) expect.soft(lang, `${path}: ${text}`).toBe("zh-CN");
      }
    }
  });
}

test("no fact of the data is taken for a text of the page", async ({ page }) => {
  const [own, all] = [new Set(Object.values(texts("zh-Hans"))), facts()];
  const { "about.title": title } = texts("zh-Hans");
  await open(page, "about/?lang=en");
  const after = await page.evaluate(async (facts) => {
    const box = document.body.appendChild(document.createElement("div"));
    const nodes = facts.map((fact) => box.appendChild(document.createElement("p")).appendChild(document.createTextNode(fact)));
    await Promise.resolve();
    return nodes.map((node) => node.data);
  }, [...all, title]);
  expect(after.at(-1), "a text of the page is turned").toBe(texts("en")["about.title"]);
  // A name that is a word of the page too, such as that of a department, may be said as there.
  const changed = all.filter((fact, at) => after[at] !== fact && !own.has(fact));
  expect(changed).toEqual([]);
});

test("nobody sees the page in Chinese before it is in English, nor waits for ever", async ({ page, host }) => {
  let answer;
  host.misbehave(FILE, (file) => new Promise((now) => (answer = () => now(file))));
  await page.goto("about/?lang=en", { waitUntil: "commit" });
  await expect.poll(() => answer !== undefined, "the language is asked for").toBe(true);
  await expect(page.locator("h1")).toBeHidden();
  answer();
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator("h1")).toHaveText("About Jiujin");

  await page.route(FILE, () => {});
  await page.goto("about/data/", { waitUntil: "commit" });
  await expect(page.locator("h1"), "after three seconds").toBeVisible();
});

test("a language that does not come leaves the page as it is", async ({ page, host, complaints }) => {
  complaints.expect(/404 \(Not Found\)/);
  host.misbehave(FILE, (file) => ({ ...file, status: 404, type: "text/javascript" }));
  await open(page, "320402/?lang=en");
  await expect(heading(page)).toHaveText("在天宁区找医疗服务");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("who reads Chinese fetches no other language", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await open(page, "320402/");
  await open(page, "about/");
  const languages = () => fetched.filter((path) => /\/assets\/(en|zh-Hant)\./.test(path));
  expect(languages()).toEqual([]);
  await open(page, "about/?lang=zh-Hant");
  expect(languages(), "who chooses one").toHaveLength(1);
});

test("what went wrong is said in English too", async ({ page, host, complaints }) => {
  complaints.expect(/404 \(Not Found\)/);
  host.misbehave(/\/data\/320402.*\.json$/, (file) => ({ ...file, status: 404 }));
  await page.goto("320402/?lang=en");
  await expect(notice(page)).toContainText("The data did not arrive");
  await expect(notice(page).getByRole("button")).toHaveText("Try again");
});

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow" });

  test("a page that was seen in English is in English", async ({ page, context }) => {
    await open(page, "320402/?lang=en");
    await kept(page, "/320402/");
    await kept(page, "/assets/en\\.[0-9a-f]+\\.js");
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await expect(heading(page)).toHaveText("Find health services in 天宁区");
  });
});

for (const path of ["?choose&lang=en", "320402/?lang=en", "320402/facility/320402-hongmei/?lang=en", "320402/plan/?lang=en"]) {
  test(`axe finds nothing wrong with ${path}`, async ({ page }) => {
    await open(page, path);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    expect(await wrong(page)).toEqual([]);
  });
}
