// The layout holds on the narrowest phone, which is also a computer's screen at 400 %, with the largest
// text, and for the least steady finger; in 长辈版 too, which promises more.

import { ELDER_TARGET, TARGET, tooSmall, tooWide } from "../helpers/layout.mjs";
import { LOOKS, TEXTS, show } from "../helpers/modes.mjs";
import { NARROW, PHONE } from "../helpers/screens.mjs";
import { STATES, reach } from "../helpers/states.mjs";
import { expect, test } from "../helpers/test.mjs";

/** The text of the page, and WeChat's largest, in CSS pixels. */
const TEXT = 17;
const LARGEST_TEXT = 25;

/** The least size of text in 长辈版, and the size that its largest step must reach. */
const ELDER_TEXT = 18;
const ELDER_LARGEST_TEXT = 30;

for (const state of STATES) {
  test(`${state.name} fits narrow phones, large text and fingers`, async ({ page, host, complaints }) => {
    await reach({ page, host, complaints }, state);
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.open = true;
    });
    expect.soft(await tooSmall(page, TARGET), `what is smaller than ${TARGET} px`).toEqual([]);

    await page.setViewportSize(NARROW.viewport);
    expect.soft(await tooWide(page), "what sticks out at 320 px").toEqual([]);

    await page.setViewportSize(PHONE.viewport);
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, `${(16 * LARGEST_TEXT) / TEXT}px`);
    expect.soft(await tooWide(page), "what sticks out at 360 px with large text").toEqual([]);
  });

  test(`${state.name} fits in 长辈版 with every size of text`, async ({ page, host, complaints }) => {
    await reach({ page, host, complaints }, state);
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.open = true;
    });
    const [, elder] = LOOKS;
    for (const text of TEXTS) {
      await show(page, { ...elder, text });
      await page.setViewportSize(PHONE.viewport);
      expect.soft(await tooSmall(page, ELDER_TARGET), `smaller than ${ELDER_TARGET} px, text ${text}`).toEqual([]);
      expect.soft(await smallText(page), `text of less than ${ELDER_TEXT} px, text ${text}`).toEqual([]);
      await page.setViewportSize(NARROW.viewport);
      expect.soft(await tooWide(page), `what sticks out at 320 px, text ${text}`).toEqual([]);
    }
    const size = await page.evaluate(() => getComputedStyle(document.body).fontSize);
    expect(size, "the largest text").toBe(`${ELDER_LARGEST_TEXT}px`);
  });
}

test("a page that the app has yet to fill is drawn in outline", async ({ page, host, complaints }) => {
  complaints.expect(/404/);
  host.misbehave(/\/boot\..*\.js$/, (file) => ({ ...file, status: 404 }));
  await page.goto("320402/app.html");
  const height = await page.evaluate(() => parseFloat(getComputedStyle(document.getElementById("app"), "::before").height));
  expect(height).toBeGreaterThan(200);
});

for (const path of ["320402/facility/320402-zhenglu/", "320402/plan/", "320402/ways/", "330302/service/emergency-120/"]) {
  test(`the number of a source stands beside what it belongs to on every phone: ${path}`, async ({ page }) => {
    await page.goto(path);
    for (let width = 320; width <= 430; width += 10) {
      await page.setViewportSize({ width, height: 740 });
      const { found, looked } = await alone(page);
      expect.soft(found, `${width} px`).toEqual([]);
      expect(looked, "the numbers of sources on the page").toBeGreaterThan(0);
    }
  });
}

/** The numbers of sources that begin a line, with the text before them, and how many there are at all. */
function alone(page) {
  return page.evaluate(() => {
    const text = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    let looked = 0;
    let before;
    while (text.nextNode()) {
      const node = text.currentNode;
      const end = node.data.trimEnd().length;
      if (node.parentElement.matches(".ref")) {
        looked += 1;
        if (node.parentElement.getBoundingClientRect().top > before.bottom) found.push(`${before.text} ${node.data}`);
      } else if (end > 0) {
        const last = document.createRange();
        last.setStart(node, end - 1);
        last.setEnd(node, end);
        before = { text: node.data, bottom: last.getBoundingClientRect().bottom };
      }
    }
    return { found, looked };
  });
}

/** Text that 长辈版 leaves too small. The words in a picture are as large as the picture lets them be. */
function smallText(page) {
  return page.evaluate((least) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      const isSeen = data.trim() !== "" && parentElement.getClientRects().length > 0 && !parentElement.closest("svg");
      if (isSeen && parseFloat(getComputedStyle(parentElement).fontSize) < least) small.push(data);
    }
    return small;
  }, ELDER_TEXT);
}
