// Typing: with an input method, and what nobody should type.

import { asked, box, count, inputMethod, open, results } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

/** Everything that the count of results has said since. */
async function saidCounts(page) {
  await count(page).evaluate((status) => {
    window.said = [status.textContent];
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  return () => page.evaluate(() => window.said);
}

test("half-typed pinyin is not searched, and what it becomes is", async ({ page }) => {
  await open(page, "320402/");
  await box(page).tap();
  const said = await saidCounts(page);
  const before = await count(page).textContent();
  const input = await inputMethod(page);
  for (const pinyin of ["k", "ka", "kan", "kan y", "kan ya"]) await input.compose(pinyin);
  await expect(box(page)).toHaveValue("kan ya");
  await input.commit("看牙");
  await asked(page, { q: "看牙" });
  await expect(box(page)).toHaveValue("看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
  const after = await count(page).textContent();
  expect([...new Set(await said())], "the count was said for no half-typed word").toEqual([before, after]);
});

test("a composition goes on while the address takes up what was typed before it", async ({ page }) => {
  await page.clock.install({ time: "2026-01-01T08:00:00" });
  await open(page, "320402/");
  await box(page).tap();
  // The address waits until the typing rests; here it rests when the test says so.
  await page.clock.pauseAt("2026-01-01T09:00:00");
  await page.keyboard.type("口");
  const input = await inputMethod(page);
  await input.compose("qiang");
  await page.clock.runFor("00:10");
  await expect(box(page)).toHaveValue("口qiang");
  await page.clock.resume();
  await input.commit("腔");
  await asked(page, { q: "口腔" });
  await expect(box(page)).toHaveValue("口腔");
});

test("a composition that is given up leaves what was typed before", async ({ page }) => {
  await open(page, "320402/");
  await box(page).tap();
  await page.keyboard.type("口腔");
  await asked(page, { q: "口腔" });
  const before = await count(page).textContent();
  const input = await inputMethod(page);
  await input.compose("ke");
  await expect(box(page)).toHaveValue("口腔ke");
  await input.compose("");
  await expect(box(page)).toHaveValue("口腔");
  await expect(count(page)).toHaveText(before);
});

test("fast typing loses no character", async ({ page }) => {
  await open(page, "320402/");
  await box(page).tap();
  const text = "hongmeijiedaoshequweishengfuwuzhongxin";
  await page.keyboard.type(text, { delay: 0 });
  await expect(box(page)).toHaveValue(text);
  await asked(page, { q: text });
});

test("a character in the middle leaves the caret where it is", async ({ page }) => {
  await open(page, "320402/");
  await box(page).tap();
  await page.keyboard.type("hongi");
  await box(page).press("ArrowLeft");
  await page.keyboard.type("me");
  await expect(box(page)).toHaveValue("hongmei");
});

const STRANGE = [
  ["ten thousand characters", "牙".repeat(10_000)],
  ["ten thousand emoji", "😀".repeat(10_000)],
  ["emoji of several parts", "👨‍👩‍👧‍👦🇨🇳👍🏽看牙"],
  ["control characters", "看\u0000\u0007\u001b\u007f\u202e牙"],
  ["half a character", "看\ud83d牙"],
  ["markup", `<img src=x onerror=alert(1)>"'&amp;{{title}}%`],
  ["only spaces and signs", " 　\t ，。！？…—%&=+#"],
];

for (const [name, text] of STRANGE) {
  test(`${name} in the box and in the address are answered`, async ({ page }) => {
    await open(page, "320402/");
    await box(page).evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
    await expect.poll(() => page.url()).toContain("?q=");
    await expect(count(page)).toContainText(/家|没有找到/);
    const typed = await count(page).textContent();

    const query = encodeURIComponent(text.toWellFormed());
    await open(page, `320402/?q=${query}`);
    await expect(box(page)).not.toHaveValue("");
    await expect(count(page)).toHaveText(typed);
  });
}

const BROKEN = [
  "q=%E7%8",
  "q=%",
  "q=%FF%FE",
  "q",
  "=&&=&q==",
  "q=a&q=%E7%9C%8B%E7%89%99",
  "kind=%00&street=%F0%9F%98%80",
];

for (const query of BROKEN) {
  test(`the broken address ?${query} is answered`, async ({ page }) => {
    await open(page, `320402/?${query}`);
    await expect(count(page)).toContainText(/家|没有/);
    await box(page).fill("看牙");
    await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
  });
}
