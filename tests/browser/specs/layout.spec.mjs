// The layout holds on the narrowest phone, with the largest text, and for the least steady finger.

import { NARROW, PHONE } from "../helpers/screens.mjs";
import { STATES, reach } from "../helpers/states.mjs";
import { expect, test } from "../helpers/test.mjs";

/** The text of the page, and WeChat's largest, in CSS pixels. */
const TEXT = 17;
const LARGEST_TEXT = 25;

/** The least width and height of what a finger taps, in CSS pixels. */
const TARGET = 44;

/** The least size of the number of a source, which is a mark in running text: WCAG 2.2, 2.5.8. */
const MARK = 24;

/** What sticks out of the page to the right. */
function tooWide(page) {
  return page.evaluate((width) => {
    const root = document.documentElement;
    // A phone zooms out of a page that is too wide; its own width stays what it is.
    if (root.scrollWidth <= width) return [];
    const outside = [...document.body.querySelectorAll("*")]
      .map((element) => ({ element, right: Math.round(element.getBoundingClientRect().right) }))
      .filter(({ right }) => right > width)
      .map(({ element, right }) => `${element.localName}.${element.className} ends at ${right} px`);
    return [`the page is ${root.scrollWidth} px wide`, ...new Set(outside)];
  }, page.viewportSize().width);
}

for (const state of STATES) {
  test(`${state.name} fits narrow phones, large text and fingers`, async ({ page, host, complaints }) => {
    await reach({ page, host, complaints }, state);
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.open = true;
    });
    expect.soft(await tooSmall(page), `what is smaller than ${TARGET} px`).toEqual([]);

    await page.setViewportSize(NARROW.viewport);
    expect.soft(await tooWide(page), "what sticks out at 320 px").toEqual([]);

    await page.setViewportSize(PHONE.viewport);
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, `${(16 * LARGEST_TEXT) / TEXT}px`);
    expect.soft(await tooWide(page), "what sticks out at 360 px with large text").toEqual([]);
  });
}

/** What can be tapped and is too small. Links in a sentence are as high as its line. */
function tooSmall(page) {
  return page.evaluate(
    ({ TARGET, MARK }) => {
      const isInline = (element) => /^inline(-block)?$/.test(getComputedStyle(element).display);
      const inSentence = (element) => {
        if (!isInline(element)) return false;
        let block = element.parentElement;
        while (isInline(block)) block = block.parentElement;
        return [...block.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
      };
      // A link may stretch over its card.
      const area = (element) => {
        const cover = getComputedStyle(element, "::after");
        const covers = cover.content !== "none" && cover.position === "absolute";
        return (covers ? element.offsetParent : element).getBoundingClientRect();
      };
      return [...document.querySelectorAll("a[href], button, input, select, summary")]
        .map((element) => ({ element, box: area(element) }))
        .filter(({ element, box }) => element.getClientRects().length > 0 && box.right > 0 && !inSentence(element))
        .filter(({ element, box }) => {
          const least = element.matches(".ref") ? MARK : TARGET;
          return box.width < least - 0.5 || box.height < least - 0.5;
        })
        .map(({ element, box }) => {
          const named = (each) => each.localName + (each.className && `.${each.className}`);
          const path = [element.parentElement, element].map(named);
          return `${path.join(" > ")} “${element.textContent}” ${Math.round(box.width)}×${Math.round(box.height)}`;
        });
    },
    { TARGET, MARK },
  );
}
