// What the other tests look with sees what is wrong: a page is spoiled, and it must be said.

import { wrong } from "../helpers/axe.mjs";
import { open } from "../helpers/app.mjs";
import { TARGET, tooSmall, tooWide } from "../helpers/layout.mjs";
import { expect, test } from "../helpers/test.mjs";

/** Puts something into the page that should not be there. */
const spoil = (page, html) => page.evaluate((html) => document.querySelector("main").insertAdjacentHTML("beforeend", html), html);

test("axe names a picture without words and text that is hard to read", async ({ page }) => {
  await open(page, "about/");
  expect(await wrong(page)).toEqual([]);
  await spoil(page, '<p><img class="spoilt" src="data:,"></p><p class="spoilt">这些字太淡了</p>');
  await page.locator("p.spoilt").evaluate((text) => (text.style.color = "#ccc"));
  expect((await wrong(page)).join("\n")).toMatch(/color-contrast: [^]*image-alt: /);
});

test("a button that is too small and a line that is too wide are named", async ({ page }) => {
  await open(page, "about/");
  expect([...(await tooSmall(page, TARGET)), ...(await tooWide(page))]).toEqual([]);
  await spoil(page, '<div><button type="button">小</button></div><div class="wide">宽</div>');
  await page.locator(".wide").evaluate((line) => (line.style.width = "2000px"));
  expect(await tooSmall(page, TARGET)).toEqual([expect.stringContaining("“小”")]);
  expect(await tooWide(page)).toEqual(expect.arrayContaining([expect.stringContaining("div.wide ends at")]));
});

test.fail("a test fails on an error in the console", async ({ page }) => {
  await open(page, "about/");
  await page.evaluate(() => console.error("spoilt"));
});

test.fail("a test fails on an error that nothing caught", async ({ page }) => {
  await open(page, "about/");
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("spoilt");
    });
    return new Promise((later) => setTimeout(later, 50));
  });
});

test.fail("a test fails on an error that was expected and did not come", async ({ page, complaints }) => {
  complaints.expect(/spoilt/);
  await open(page, "about/");
});
