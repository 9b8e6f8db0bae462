// Reading aloud: what is said of numbers, when it is offered, and what it marks.

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { heading, open } from "../helpers/app.mjs";
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
  ["看牙 → 口腔科", "看牙，口腔科"],
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
