// Reading aloud: what is said of numbers, when it is offered, and what it marks.

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { heading, notice, open, results } from "../helpers/app.mjs";
import { show } from "../helpers/modes.mjs";
import { expect, test } from "../helpers/test.mjs";

const FACILITY = "320402/facility/320402-zhenglu/";
const REGION = "320402/";

/** The pure part of the script, without a browser. */
const { spoken, sentences } = (() => {
  const global = createContext({});
  runInContext(readFileSync(new URL("../../../assets/aloud.js", import.meta.url), "utf8"), global);
  return global.jiujinAloud;
})();

for (const [written, said] of [
  ["打电话 88739013", "打电话 八八七三九零幺三"],
  ["0519-88739013", "零五幺九，八八七三九零幺三"],
  ["立刻打 120；问政务，打 12345。", "立刻打 幺二零；问政务，打 幺二三四五。"],
  ["已开（2021 年的情况）", "已开（二零二一 年的情况）"],
  ["2021-2025 年的规划", "二零二一到二零二五 年的规划"],
  ["现有 80 张，规划 100 张", "现有 80 张，规划 100 张"],
  ["2020 年 1 月 22 日名单", "二零二零 年 1 月 22 日名单"],
  ["常郑路87号", "常郑路87号"],
  ["20-30 张", "20到30 张"],
  ["走 1.5 公里，约 22 分钟", "走 1.5 公里，约 22 分钟"],
  ["周一至周五 8:00-11:30", "周一至周五 8点到11点30分"],
  ["第 0102 条", "第 零一零二 条"],
  ["5到6 分钟，5000到1.5万人", "5到6 分钟，5000到1.5万人"],
  ["2016到2020年的9235对", "二零一六到二零二零年的9235对"],
  ["看牙 → 口腔科", "看牙，口腔科"],
  ["立刻打 ，120", "立刻打，幺二零"],
  ["没有数字", "没有数字"],
]) {
  test(`“${written}” is said as “${said}”`, () => {
    expect(spoken(written)).toBe(said);
  });
}

for (const [text, parts] of [
  ["一句。两句！", ["一句。", "两句！"]],
  ["没有句号", ["没有句号"]],
  ["他说：“先打 120。”然后走；", ["他说：“先打 120。”", "然后走；"]],
  ["（ ，）", []],
]) {
  test(`“${text}” has ${parts.length} sentences`, () => {
    expect(Array.from(sentences(text), ([start, end]) => text.slice(start, end))).toEqual(parts);
  });
}

/** A phone with these voices, which says in `said` what it speaks, and ends a sentence when told to. */
async function phone(page, { voices, late = false }) {
  await page.addInitScript(
    ({ voices, late }) => {
      const speech = new EventTarget();
      let known = late ? [] : voices;
      window.said = [];
      speech.getVoices = () => known;
      speech.speak = (utterance) => {
        if (utterance.text) window.said.push(utterance.text);
        window.endSentence = () => utterance.onend();
      };
      speech.cancel = () => {};
      window.tellVoices = () => {
        known = voices;
        speech.dispatchEvent(new Event("voiceschanged"));
      };
      window.SpeechSynthesisUtterance = function (text) {
        this.text = text;
      };
      Object.defineProperty(window, "speechSynthesis", { value: speech });
    },
    { voices, late },
  );
}

const CHINESE = { lang: "zh-CN", localService: true };
const ENGLISH = { lang: "en-US", localService: true };

const offered = (page) => page.getByRole("main").getByRole("button", { name: "朗读" });
const silence = (page) => page.getByRole("button", { name: "停止朗读" });
const said = (page) => page.evaluate(() => window.said);
const endSentence = (page) => page.evaluate(() => window.endSentence());

test("a facility's page is read sentence by sentence, and the sentence is marked", async ({ page }) => {
  await phone(page, { voices: [ENGLISH, CHINESE] });
  await open(page, FACILITY);
  const before = await page.locator("#app").innerHTML();
  await offered(page).tap();
  await expect.poll(() => said(page)).toEqual(["乡镇卫生院"]);
  await expect(page.locator(".spoken")).toHaveCount(1);
  expect(await page.locator("#app").innerHTML(), "the page stays what it is").toBe(before);

  for (let sentence = 1; !(await said(page)).some((text) => text.includes("打电话")); sentence += 1) {
    expect(sentence, "sentences before the phone").toBeLessThan(20);
    await endSentence(page);
  }
  expect(await said(page)).toContain("郑陆镇卫生院");
  expect((await said(page)).at(-1)).toBe("打电话 八八七三九零幺三");
  const [line, call] = await Promise.all([
    page.locator(".spoken").first().boundingBox(),
    page.getByRole("link", { name: "打电话 88739013" }).boundingBox(),
  ]);
  expect(line.y, "the mark lies on what is said").toBeGreaterThan(call.y);
  expect(line.y + line.height).toBeLessThan(call.y + call.height + 4);

  await silence(page).tap();
  await expect(page.locator(".spoken")).toHaveCount(0);
  await expect(offered(page)).toBeVisible();
  await endSentence(page);
  expect((await said(page)).at(-1), "what was broken off stays so").toBe("打电话 八八七三九零幺三");
});

/** Reads to the end, and gives all that was said. */
const readAll = (page) =>
  page.evaluate(() => {
    for (let left = 500; left > 0 && document.documentElement.dataset.speech; left -= 1) window.endSentence();
    return window.said;
  });

const REF = '<a class="ref" href="#source-3" aria-label="出处 3">3</a>';
const TAG = '<span class="tag tag--unverified">2020 年 1 月 22 日名单，未核实</span>';

for (const [what, html, heard] of [
  [
    "a phone and the date of its list",
    `<span class="phone"><a href="tel:88132379">88132379</a>${REF}${TAG}</span>`,
    ["八八幺三二三七九，二零二零 年 1 月 22 日名单，未核实"],
  ],
  [
    "a phone and whose it is",
    '<span class="phone"><a href="tel:12">0519-88739013</a><span>2号楼</span></span>',
    ["零五幺九，八八七三九零幺三，2号楼"],
  ],
  ["two phones", '<p><a href="tel:1">88132379</a><a href="tel:2">88132380</a></p>', ["八八幺三二三七九，八八幺三二三八零"]],
  ["a hotline in a sentence", '<p>立刻打 <a href="tel:120">120</a>；问政务…</p>', ["立刻打，幺二零；", "问政务…"]],
  ["a fact with a source number", `<p>现有 160 张${REF}，规划 200 张${REF}</p>`, ["现有 160 张，规划 200 张"]],
  ["two numbers around a source number", `<p>拨 88132379${REF}2020 年</p>`, ["拨 八八幺三二三七九，二零二零 年"]],
  ["a fact with its year", `<p>已开（2021 年的情况）${REF}<span>2020 年</span></p>`, ["已开（二零二一 年的情况），二零二零 年"]],
  ["a name and its tags", '<p><b>口腔科</b><span class="tag">特色科室</span><span class="tag">规划</span></p>', ["口腔科，特色科室，规划"]],
  ["emphasis", "<p>先<b>打电话</b>再去。</p>", ["先打电话再去。"]],
  ["pieces that pause by themselves", '<p>也可以找：<a href="#a">天宁区</a>，<a href="#b">钟楼区</a>。</p>', ["也可以找：天宁区，钟楼区。"]],
  ["a text that the app put together", "<p>约 <!-- -->22<!-- --> 分钟</p>", ["约 22 分钟"]],
  [
    "folded lists",
    "<details><summary>口腔科 <span>1 家</span></summary><p>红梅中心</p></details><details open><summary>儿科</summary><p>郑陆</p></details>",
    ["口腔科，1 家", "儿科", "郑陆"],
  ],
  [
    "buttons and map apps",
    '<p>地址</p><div class="hand-off"><p>在地图里找</p><a class="chip" href="#a">腾讯地图</a><button>复制名称</button></div><div class="tools"><a href="#b">我的收藏</a><button>打印</button><div class="tools__code" hidden></div></div>',
    ["地址"],
  ],
  [
    "where facts come from",
    '<section class="sources"><h2>出处</h2><p class="sources__document">《规划》<span class="sources__about">2021 年</span></p><ul class="sources__list"><li><span class="sources__number">1</span>表2</li></ul></section>',
    ["出处", "《规划》"],
  ],
  ["what is for eyes only", '<p><span aria-hidden="true">⇄ </span>武进医院</p><p hidden>没有</p>', ["武进医院"]],
]) {
  test(`${what}: what is heard`, async ({ page }) => {
    await phone(page, { voices: [CHINESE] });
    await open(page, "about/?mode=elder");
    await page.evaluate((html) => (document.getElementById("main").innerHTML = html), html);
    await page.getByRole("banner").getByRole("button", { name: "朗读" }).tap();
    await expect.poll(() => said(page)).toHaveLength(1);
    await expect(page.locator(".spoken").first(), "the mark").toBeAttached();
    expect(await readAll(page)).toEqual(heard);
  });
}

test("of a region its title, its choices and the first results are read, each once", async ({ page }) => {
  await phone(page, { voices: [CHINESE] });
  await open(page, `${REGION}?mode=elder`);
  const names = await results(page).getByRole("heading").allInnerTexts();
  expect(names.length, "results").toBeGreaterThan(5);
  await page.getByRole("banner").getByRole("button", { name: "朗读" }).tap();
  await expect.poll(() => said(page)).toHaveLength(1);
  const heard = await readAll(page);
  expect(heard.slice(0, 3)).toEqual([await heading(page).innerText(), "看病找科室", "附近"]);
  expect(heard).toContain("幺二零，急救");
  expect(heard.filter((text) => names.includes(text))).toEqual(names.slice(0, 5));
  expect(heard.length, "sentences").toBeLessThan(40);
});

test("where its script does not come, nothing is said, and the next tap tries again", async ({ page, host, complaints }) => {
  complaints.expect(/ERR_EMPTY_RESPONSE.*aloud\./);
  await phone(page, { voices: [CHINESE] });
  await open(page, FACILITY);
  host.misbehave(/\/aloud\./, () => ({ cut: 0 }));
  const failed = page.waitForEvent("requestfailed");
  await offered(page).tap();
  await failed;
  await expect(page.locator("html")).not.toHaveAttribute("data-speech");
  await expect(notice(page)).toBeHidden();
  expect(await said(page)).toEqual([]);
  host.behave();
  await offered(page).tap();
  await expect.poll(() => said(page)).toEqual(["乡镇卫生院"]);
});

test("it ends by itself, and begins anew from the top", async ({ page }) => {
  await phone(page, { voices: [CHINESE] });
  await open(page, "about/?mode=elder");
  const reads = page.getByRole("banner").getByRole("button", { name: "朗读" });
  await reads.tap();
  await expect.poll(() => said(page)).toEqual(["关于就近医"]);
  for (let sentence = 0; (await silence(page).count()) > 0; sentence += 1) {
    expect(sentence, "sentences").toBeLessThan(60);
    await endSentence(page);
  }
  await reads.tap();
  expect((await said(page)).at(-1)).toBe("关于就近医");
});

test("going on to another page ends it", async ({ page }) => {
  await phone(page, { voices: [CHINESE] });
  await open(page, FACILITY);
  await offered(page).tap();
  await expect(page.locator(".spoken")).toHaveCount(1);
  await page.getByRole("main").getByRole("link", { name: "天宁区", exact: true }).tap();
  await expect(heading(page)).toContainText("天宁区");
  await expect(page.locator(".spoken")).toHaveCount(0);
  await expect(page.locator("html")).not.toHaveAttribute("data-speech");
});

test("it is offered once a Chinese voice is told of, without moving the page", async ({ page }) => {
  await phone(page, { voices: [ENGLISH, { lang: "zh_TW" }], late: true });
  await open(page, FACILITY);
  await expect(page.locator("[data-aloud-switch]").last()).toBeHidden();
  const before = await heading(page).boundingBox();
  await page.evaluate(() => window.tellVoices());
  await expect(offered(page)).toBeVisible();
  expect(await heading(page).boundingBox()).toEqual(before);
});

for (const [name, voices] of [
  ["no voice at all", []],
  ["no Chinese voice", [ENGLISH, { lang: "ja-JP" }]],
]) {
  test(`a phone with ${name} is offered nothing`, async ({ page }) => {
    await phone(page, { voices });
    await open(page, FACILITY);
    for (const mode of ["normal", "elder"]) {
      await show(page, { mode });
      await expect(page.getByRole("button", { name: "朗读" })).toHaveCount(0);
    }
  });
}

test("in 长辈版 every page has it, otherwise only a facility's", async ({ page }) => {
  await phone(page, { voices: [CHINESE] });
  await open(page, REGION);
  await expect(page.getByRole("button", { name: "朗读" })).toHaveCount(0);
  await show(page, { mode: "elder" });
  await expect(page.getByRole("button", { name: "朗读" })).toHaveCount(1);
  await open(page, FACILITY);
  await show(page, { mode: "elder" });
  await expect(page.getByRole("button", { name: "朗读" })).toHaveCount(1);
});
