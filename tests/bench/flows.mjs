// What residents do, step by step, each step one finger or one key: the flows whose answers
// interactions.mjs times. What an input method types is no key to Event Timing; `keystroke` times that.

import { box, heading, result, results } from "../browser/helpers/app.mjs";

const HONGMEI = "320402-hongmei";
const ZHENGLU = "320402-zhenglu";
const SEVERAL = ["320402-hongmei", "320402-zhenglu", "320402-huarun"];

const tap = (find) => async (page) => {
  await find(page).tap();
};
const press = (key) => async (page) => {
  await page.keyboard.press(key);
};
const button = (name) => (page) => page.getByRole("button", { name });
const link = (name) => (page) => page.getByRole("link", { name });
const streets = (page) => page.getByRole("combobox", { name: "我在哪里" });
const visible = (find) => async (page) => {
  await find(page).waitFor();
};

/** Looks for a thing on the page, which is no part of the step. */
const focus = (find) => async (page) => {
  await find(page).focus();
};

const kept = (page) => page.addInitScript((ids) => localStorage.setItem("jiujin.saved", JSON.stringify(ids)), SEVERAL);

/** A phone that has a Chinese voice, which needs forever for a sentence. */
const voiced = (page) =>
  page.addInitScript(() => {
    const speech = new EventTarget();
    speech.getVoices = () => [{ lang: "zh-CN", localService: true }];
    speech.speak = () => {};
    speech.cancel = () => {};
    Object.defineProperty(window, "speechSynthesis", { value: speech });
  });

/**
 * `{ flow, path, phone?, steps }`. `phone` prepares the page before it is opened. A step is `{ step, act,
 * before? }`: `act` is the one finger or key that is timed, `before` what must be there, untimed.
 */
export const FLOWS = [
  {
    flow: "types, takes a suggestion, opens the place",
    path: "320402/",
    steps: [
      { step: "taps the box", act: tap(box) },
      { step: "takes a suggestion", before: (page) => page.keyboard.type("看牙"), act: tap((page) => page.getByRole("option").first()) },
      { step: "opens a result", act: tap((page) => result(page, HONGMEI).getByRole("link").first()) },
      { step: "opens a neighbour", before: visible(heading), act: tap((page) => page.locator("main a[href*='/facility/']").first()) },
    ],
  },
  {
    flow: "types pinyin and goes by keyboard",
    path: "320402/",
    steps: [
      ...[..."kouqiang"].map((key) => ({ step: `types ${key}`, before: focus(box), act: press(key) })),
      { step: "arrow down", act: press("ArrowDown") },
      { step: "escape", act: press("Escape") },
      { step: "enter", act: press("Enter") },
    ],
  },
  {
    flow: "looks through a kind",
    path: "320402/",
    steps: [
      { step: "taps a kind", act: tap((page) => page.locator("nav.kinds a").first()) },
      { step: "wants more results", before: visible(button(/^再看/)), act: tap(button(/^再看/)) },
      { step: "closes the filters", act: tap((page) => page.getByText("筛选", { exact: true })) },
      { step: "opens the filters", act: tap((page) => page.getByText("筛选", { exact: true })) },
      {
        step: "sets a filter",
        before: focus((page) => page.getByRole("combobox", { name: "状态" })),
        act: press("ArrowDown"),
      },
      { step: "opens a result", act: tap((page) => results(page).first().getByRole("link").first()) },
    ],
  },
  {
    flow: "looks through the folded lists",
    path: "320402/",
    steps: [
      { step: "opens a street", act: tap((page) => page.locator(".browse summary").first()) },
      { step: "opens a department", act: tap((page) => page.locator("#dept-dental summary, summary:has-text('口腔科')").first()) },
      { step: "opens the services", act: tap((page) => page.locator("main a[href$='/services/']").first()) },
      { step: "opens a service", before: visible(heading), act: tap((page) => page.locator("main a[href*='/service/']").first()) },
    ],
  },
  {
    flow: "says where one is and looks around",
    path: "350102/",
    steps: [
      { step: "chooses a street", before: focus(streets), act: press("ArrowDown") },
      { step: "opens the walking circle", act: tap(link(/步行圈/)) },
      { step: "taps a mark", act: tap((page) => page.locator(".mark").first()) },
      { step: "chooses another street", before: focus(streets), act: press("ArrowDown") },
      { step: "chooses a kind", act: tap((page) => page.locator("main a[href*='?kind=']").first()) },
      { step: "opens a place", act: tap((page) => page.locator("main .block a").first()) },
    ],
  },
  {
    flow: "asks the phone for the place",
    path: "350102/",
    steps: [
      { step: "asks for what is nearest", act: tap(button("离我最近的")) },
      { step: "has it kept", act: tap(button("记在这部手机上")) },
      { step: "has it forgotten", act: tap(button("忘掉我的位置")) },
    ],
  },
  {
    flow: "turns to 长辈版",
    path: "320402/",
    phone: voiced,
    steps: [
      { step: "turns to it", act: tap(button("长辈版")) },
      { step: "makes the text larger", act: tap(button("字变大")) },
      { step: "chooses 看病找科室", act: tap((page) => page.locator(".choice").first()) },
      { step: "reads aloud", act: tap((page) => page.locator("[data-aloud-switch]").first()) },
      { step: "turns back", act: tap(button("标准版")) },
    ],
  },
  {
    flow: "keeps and shares a place",
    path: `320402/facility/${ZHENGLU}/`,
    phone: voiced,
    steps: [
      { step: "keeps it", before: visible((page) => page.locator("html[data-tools]")), act: tap((page) => page.locator('[data-tool="keep"]')) },
      { step: "asks for the code", act: tap(button("二维码")) },
      { step: "copies the link", act: tap((page) => page.locator('[data-tool="share"]')) },
      { step: "copies the name", act: tap((page) => page.locator("[data-copy]").first()) },
      { step: "reads aloud", act: tap((page) => page.locator("main [data-aloud-switch]")) },
    ],
  },
  {
    flow: "compares what was kept",
    path: "320402/saved/",
    phone: kept,
    steps: [
      ...SEVERAL.map((id, number) => ({
        step: `picks the place ${number + 1}`,
        act: tap((page) => page.locator(`[data-part="saved"] li[data-facility="${id}"]`).getByRole("checkbox")),
      })),
      { step: "looks at them side by side", act: tap(button("看放在一起的")) },
      { step: "lets one go", act: tap((page) => page.locator('[data-part="saved"]').getByRole("button", { name: "去掉" }).first()) },
    ],
  },
];
