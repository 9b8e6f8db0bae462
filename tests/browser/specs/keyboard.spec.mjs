// Everything works by keyboard, and a screen reader is told where it is.

import { asked, heading, open, ready, result, results } from "../helpers/app.mjs";
import { LOOKS, show } from "../helpers/modes.mjs";
import { expect, test } from "../helpers/test.mjs";

const MOST_STOPS = 80;

/** The stops from the top of a page that are looked at: the header, and well into the page. */
const STOPS = 20;

// Otherwise a stop of the Tab key slides into sight, and for a moment is not there.
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Presses Tab until something has the focus. */
async function tabTo(page, locator) {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${locator} has no focus after ${MOST_STOPS} times Tab`);
}

test("the main job by keyboard alone", async ({ page }) => {
  await open(page, "./");
  await tabTo(page, page.getByRole("link", { name: "天宁区" }));
  await page.keyboard.press("Enter");
  await expect(heading(page)).toContainText("天宁区");
  await ready(page);

  await tabTo(page, page.locator("input[type=search]"));
  await page.keyboard.type("看牙");
  await asked(page, { q: "看牙" });
  await page.keyboard.press("Enter");
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");

  await tabTo(page, result(page, "320402-hongmei").getByRole("link"));
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");

  await tabTo(page, page.getByRole("link", { name: "市二院" }));
  await page.keyboard.press("Enter");
  await expect(heading(page)).not.toHaveText("红梅街道社区卫生服务中心");
});

test("filters are set by keyboard", async ({ page }) => {
  await open(page, "320402/");
  await tabTo(page, page.locator("summary").filter({ hasText: "筛选" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("combobox", { name: "类别" }));
  await page.keyboard.press("ArrowDown");
  await asked(page, { kind: "community-health-centre" });
  await expect(page.getByRole("combobox", { name: "类别" })).toBeFocused();
});

test("after a step of the app the focus is on the heading, and the title is the new page's", async ({ page }) => {
  await open(page, "320402/?q=看牙");
  await result(page, "320402-hongmei").getByRole("link").press("Enter");
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/^红梅街道社区卫生服务中心/);
  expect(await page.evaluate(() => scrollY)).toBe(0);

  await page.keyboard.press("Tab");
  const goesOn = await heading(page).evaluate((h1) => {
    const place = h1.compareDocumentPosition(document.activeElement);
    return Boolean(place & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  expect(goesOn, "the next stop comes after the heading").toBe(true);
});

test("typing and filtering keep the focus where it is", async ({ page }) => {
  await open(page, "320402/");
  await page.locator("input[type=search]").focus();
  await page.keyboard.type("看牙");
  await asked(page, { q: "看牙" });
  await expect(page.locator("input[type=search]")).toBeFocused();
});

for (const path of ["./?choose", "320402/", "320402/facility/320402-hongmei/", "about/"]) {
  test(`the first Tab on ${path} offers to skip to the text`, async ({ page }) => {
    await open(page, path);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "跳到正文" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#main$/);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => Boolean(document.activeElement.closest("main, footer")))).toBe(true);
  });
}

for (const path of ["./?choose", "320402/", "320402/facility/320402-hongmei/", "320402/service/premarital-check/"]) {
  test(`every stop of the Tab key on ${path} can be seen`, async ({ page }) => {
    await open(page, path);
    const seen = new Set();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return undefined;
        window.stops ??= [];
        if (!window.stops.includes(element)) window.stops.push(element);
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        return {
          number: window.stops.indexOf(element),
          what: `${element.localName} “${element.textContent.trim().slice(0, 20)}”`,
          marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
          inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        };
      });
      if (!focus || seen.has(focus.number)) break;
      seen.add(focus.number);
      expect(focus).toMatchObject({ marked: true, inside: true });
    }
    expect(seen.size).toBeGreaterThan(5);
  });
}

test("the number of results is announced by a status that stays in the page", async ({ page }) => {
  await open(page, "320402/");
  const status = await page.getByRole("status").elementHandle();
  await page.locator("input[type=search]").focus();
  await page.keyboard.type("看牙");
  await asked(page, { q: "看牙" });
  await expect.poll(() => status.evaluate((element) => element.isConnected && element.textContent)).toMatch(/找到/);
});

for (const look of LOOKS) {
  for (const path of ["320402/", "320402/facility/320402-zhenglu/"]) {
    test(`wherever the keyboard stands on ${path} is seen, ${look.name}`, async ({ page }) => {
      await open(page, path);
      await show(page, look);
      for (let stop = 0; stop < STOPS; stop += 1) {
        await page.keyboard.press("Tab");
        const focus = await page.evaluate(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          const { left, top, bottom } = document.activeElement.getBoundingClientRect();
          const name = document.activeElement.outerHTML.slice(0, 80);
          const seen = left >= 0 && bottom > 0 && top < innerHeight;
          return { name, ring: outlineStyle === "solid" && parseFloat(outlineWidth) >= 2, seen };
        });
        expect(focus, `stop ${stop + 1}`).toEqual({ name: focus.name, ring: true, seen: true });
      }
    });
  }
}
