// Help while typing: suggestions, what was searched lately, and what a key, a finger and an input method
// do with them.

import { asked, box, count, heading, inputMethod, open, result, results } from "../helpers/app.mjs";
import { wrong } from "../helpers/axe.mjs";
import { NARROW } from "../helpers/screens.mjs";
import { expect, test } from "../helpers/test.mjs";

const HONGMEI = "320402-hongmei";

const list = (page) => page.getByRole("listbox");
const options = (page) => list(page).getByRole("option");
const group = (page, name) => list(page).getByRole("group", { name });
const RECENT = "最近搜过（只记在这部手机上）";

/** What the box says is marked in the list. */
const marked = (page) =>
  box(page).evaluate((input) => document.getElementById(input.getAttribute("aria-activedescendant"))?.textContent ?? "");

/** What is kept of what was searched. */
const kept = (page) => page.evaluate(() => localStorage.getItem("jiujin.recent"));

async function type(page, text) {
  await box(page).tap();
  await page.keyboard.type(text);
}

test("one character suggests departments, places and services, with that character marked", async ({ page }) => {
  await open(page, "320402/");
  await type(page, "口");
  await expect(group(page, "科室").getByRole("option", { name: "口腔科", exact: true })).toBeVisible();
  for (const option of await options(page).all()) await expect(option.locator("b")).toHaveText("口");
  await expect(box(page)).toHaveAttribute("aria-expanded", "true");
  await box(page).fill("红");
  await expect(group(page, "机构").getByRole("option", { name: "红梅街道社区卫生服务中心" })).toBeVisible();
  await expect(group(page, "街道").getByRole("option", { name: "红梅街道", exact: true })).toBeVisible();
  await box(page).fill("婚");
  await expect(group(page, "服务").getByRole("option", { name: "婚前检查" })).toBeVisible();
});

test("pinyin and initials suggest what they sound like", async ({ page }) => {
  await open(page, "320402/");
  for (const typed of ["k", "kq", "kouqiang"]) {
    await type(page, typed);
    await expect(options(page).filter({ hasText: "口腔科" }).first()).toBeVisible();
    await box(page).fill("");
  }
});

test("another word for it says to what it leads", async ({ page }) => {
  await open(page, "320402/");
  await type(page, "看牙");
  await expect(group(page, "科室").getByRole("option").first()).toHaveText("看牙 → 口腔科");
});

test("by keyboard: the arrows go through the list and round, Enter takes what is marked", async ({ page }) => {
  await open(page, "320402/");
  await box(page).focus();
  await page.keyboard.type("红");
  const names = await options(page).allTextContents();
  expect(names.length).toBeGreaterThan(2);
  await page.keyboard.press("ArrowDown");
  expect(await marked(page)).toBe(names[0]);
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  expect(await marked(page)).toBe(names[1]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await marked(page), "above the first is the box").toBe("");
  await page.keyboard.press("ArrowUp");
  expect(await marked(page)).toBe(names.at(-1));
  await expect(options(page).last()).toBeInViewport();
  await expect(box(page)).toBeFocused();
  await expect(list(page).locator("[aria-selected=true]")).toHaveCount(1);

  const place = names.findIndex((name) => name === "红梅街道");
  for (let step = 0; step <= place + 1; step += 1) await page.keyboard.press("ArrowDown");
  expect(await marked(page)).toBe("红梅街道");
  await page.keyboard.press("Enter");
  await asked(page, { q: "红梅街道" });
  await expect(box(page)).toHaveValue("红梅街道");
  await expect(list(page)).toBeHidden();
  await expect(box(page)).toHaveAttribute("aria-expanded", "false");
  await expect(box(page)).toBeFocused();
});

test("Home and End are the text's, and take the mark off", async ({ page }) => {
  await open(page, "320402/");
  await box(page).focus();
  await page.keyboard.type("红梅");
  for (const [key, caret] of [["Home", 0], ["End", 2], ["ArrowLeft", 1]]) {
    await page.keyboard.press("ArrowDown");
    expect(await marked(page)).not.toBe("");
    await page.keyboard.press(key);
    expect(await marked(page)).toBe("");
    expect(await box(page).evaluate((input) => input.selectionStart)).toBe(caret);
    await expect(list(page)).toBeVisible();
  }
});

test("Escape closes the list first and empties the box only then; an arrow opens it again", async ({ page }) => {
  await open(page, "320402/");
  await box(page).focus();
  await page.keyboard.type("红");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list(page)).toBeHidden();
  await expect(box(page)).toHaveValue("红");
  await page.keyboard.press("ArrowDown");
  await expect(list(page)).toBeVisible();
  expect(await marked(page)).toBe(await options(page).first().textContent());
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(box(page)).toHaveValue("");
});

test("Tab leaves the box, and the list goes", async ({ page }) => {
  await open(page, "320402/");
  await box(page).focus();
  await page.keyboard.type("红");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await expect(list(page)).toBeHidden();
});

test("Enter without a mark searches what was typed", async ({ page }) => {
  await open(page, "320402/");
  await type(page, "看牙");
  await page.keyboard.press("Enter");
  await asked(page, { q: "看牙" });
  await expect(list(page)).toBeHidden();
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI);
});

test("a tap on a place opens its page, and back is what was typed", async ({ page }) => {
  await open(page, "320402/");
  await type(page, "红");
  await options(page).filter({ hasText: "红梅街道社区卫生服务中心" }).first().tap();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
  await page.goBack();
  await asked(page, { q: "红" });
  await expect(list(page)).toBeHidden();
});

test("a tap on a department searches it at once and keeps the filters", async ({ page }) => {
  await open(page, "320402/?kind=community-health-centre");
  await type(page, "口");
  await options(page).filter({ hasText: "口腔科" }).first().tap();
  await asked(page, { q: "口腔科", kind: "community-health-centre" });
  await expect(box(page)).toHaveValue("口腔科");
  await expect(box(page)).not.toBeFocused();
  await expect(result(page, HONGMEI)).toBeVisible();
});

test("a result under the list is met by the first tap, for nothing moves under the finger", async ({ page }) => {
  await open(page, "320402/");
  await type(page, "看牙");
  await expect(list(page)).toBeVisible();
  await result(page, HONGMEI).getByRole("link").click();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
});

test("a tap beside the list closes it", async ({ page }) => {
  await open(page, "320402/");
  await type(page, "红");
  await expect(list(page)).toBeVisible();
  await heading(page).tap();
  await expect(list(page)).toBeHidden();
});

test("half-typed pinyin suggests nothing, what it becomes does", async ({ page }) => {
  await open(page, "320402/");
  await box(page).tap();
  const input = await inputMethod(page);
  for (const pinyin of ["k", "ko", "kou"]) {
    await input.compose(pinyin);
    await expect(box(page)).toHaveValue(pinyin);
    await expect(list(page)).toBeHidden();
  }
  await input.commit("口");
  await expect(options(page).first()).toBeVisible();
});

test("the list covers nothing and every entry is large enough on the narrowest phone", async ({ page }) => {
  await page.setViewportSize(NARROW.viewport);
  await open(page, "320402/");
  await type(page, "红");
  await expect(list(page)).toBeVisible();
  const boxes = await page.evaluate(() => {
    const rectangle = (element) => element.getBoundingClientRect().toJSON();
    return {
      list: rectangle(document.querySelector(".suggest")),
      others: [...document.querySelectorAll(".search__row, .filters, .here, .results")].map(rectangle),
      options: [...document.querySelectorAll("[role=option]")].map(rectangle),
    };
  });
  expect(boxes.others, "what it could cover").toHaveLength(4);
  expect(boxes.options.length).toBeGreaterThan(2);
  for (const other of boxes.others) {
    expect(other.top >= boxes.list.bottom || other.bottom <= boxes.list.top + 12).toBe(true);
  }
  for (const option of boxes.options) expect(option.height).toBeGreaterThanOrEqual(44);
  expect(boxes.list.right).toBeLessThanOrEqual(NARROW.viewport.width);
  // With the keyboard up, the list scrolls within what is left.
  await page.setViewportSize({ width: 320, height: 330 });
  const height = await list(page).evaluate((element) => element.clientHeight);
  expect(height).toBeLessThanOrEqual(330 / 2);
});

test("a screen reader is told how long the list is, apart from the number of results", async ({ page }) => {
  await open(page, "320402/");
  await type(page, "红");
  const length = await options(page).count();
  const said = page.locator("#suggestions-said");
  await expect(said).toHaveText(`下面有 ${length} 条可选`);
  await expect(count(page)).not.toContainText("可选");
  await page.keyboard.press("Escape");
  await expect(said).toHaveText("");
});

for (const [what, act] of [
  ["suggestions", (page) => type(page, "红")],
  ["what was searched", async (page) => {
    await type(page, "看牙");
    await page.keyboard.press("Enter");
    await box(page).fill("");
  }],
]) {
  test(`axe finds nothing wrong with the list of ${what}`, async ({ page }) => {
    await open(page, "320402/");
    await act(page);
    await expect(list(page)).toBeVisible();
    await box(page).press("ArrowDown");
    expect(await wrong(page)).toEqual([]);
  });
}

test("what was searched is offered in the empty box, the last one first", async ({ page }) => {
  await open(page, "320402/");
  await box(page).tap();
  await expect(list(page)).toBeHidden();
  for (const text of ["看牙", "疫苗", "看牙"]) {
    await box(page).fill(text);
    await box(page).press("Enter");
    await asked(page, { q: text });
  }
  await open(page, "320402/");
  await box(page).tap();
  await expect(group(page, RECENT).getByRole("option")).toHaveText(["看牙", "疫苗"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await asked(page, { q: "疫苗" });
});

test("whoever opens a result finds what was typed among what was searched", async ({ page }) => {
  await open(page, "320402/");
  await type(page, "看牙");
  await result(page, HONGMEI).getByRole("link").tap();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
  expect(await kept(page)).toBe("看牙");
});

test("each line of what was searched can be taken off, and all of them", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("jiujin.recent", "看牙\n疫苗\n<b>红梅"));
  await open(page, "320402/");
  await box(page).tap();
  await expect(options(page)).toHaveText(["看牙", "疫苗", "<b>红梅"]);
  await page.getByRole("button", { name: "删掉“疫苗”" }).tap();
  await expect(options(page)).toHaveText(["看牙", "<b>红梅"]);
  expect(await kept(page)).toBe("看牙\n<b>红梅");
  await expect(box(page)).toBeFocused();
  await page.getByRole("button", { name: "全部清空" }).tap();
  await expect(list(page)).toBeHidden();
  expect(await kept(page)).toBeNull();
});

test("at most eight searches are kept, and none leaves the phone", async ({ page }) => {
  const requests = [];
  page.on("request", (request) => requests.push(decodeURIComponent(request.url()) + (request.postData() ?? "")));
  await open(page, "320402/");
  const texts = ["看牙", "疫苗", "红梅", "骨科", "儿科", "中医", "康复", "体检", "婚检"];
  for (const text of texts) {
    await box(page).fill(text);
    await box(page).press("Enter");
    await asked(page, { q: text });
  }
  expect(await kept(page)).toBe([...texts].reverse().slice(0, 8).join("\n"));
  for (const request of requests) for (const text of texts) expect(request).not.toContain(text);
});

for (const [what, refuse] of [
  ["refuses storage", () => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("refused", "SecurityError");
      },
    });
  }],
  ["has no room", () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  }],
]) {
  test(`where the phone ${what}, suggestions work as ever`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page, "320402/");
    await type(page, "看牙");
    await page.keyboard.press("Enter");
    await box(page).fill("");
    await expect(list(page)).toBeHidden();
    await box(page).fill("红");
    await expect(options(page).first()).toBeVisible();
  });
}
