// Every example of every component: axe, fingers and screens, in every look. What it looks like lies in
// target/gallery-screens/ afterwards, to be looked at.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { wrong } from "../helpers/axe.mjs";
import { EXAMPLES, GALLERY, SNAPSHOTS } from "../helpers/gallery.mjs";
import { ELDER_TARGET, TARGET, tooSmall, tooWide } from "../helpers/layout.mjs";
import { LOOKS, show } from "../helpers/modes.mjs";
import { expect, test as plain } from "../helpers/test.mjs";
import { serve } from "../server.mjs";

const WIDTHS = [320, 390, 1280];

/** The host of the gallery instead of the site's. */
const test = plain.extend({
  host: async ({}, use) => {
    const host = await serve(GALLERY);
    await use(host);
    await host.close();
  },
});

const SCREENS = join(GALLERY, "../gallery-screens");
mkdirSync(SCREENS, { recursive: true });

for (const example of EXAMPLES) {
  test(`${example} is right in every look and width`, async ({ page }) => {
    test.slow();
    await page.goto(`${example}.html`);
    // As on a phone with a Chinese voice: nothing is left out.
    await page.evaluate(() => document.documentElement.setAttribute("data-voice", "true"));
    for (const look of LOOKS) {
      await show(page, look);
      expect.soft(await wrong(page), look.name).toEqual([]);
      const target = look.mode === "elder" ? ELDER_TARGET : TARGET;
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 640 });
        expect.soft(await tooWide(page), `${look.name}: what sticks out at ${width} px`).toEqual([]);
        expect.soft(await tooSmall(page, target), `${look.name}: smaller than ${target} px at ${width} px`).toEqual([]);
        const file = `${example}.${look.name.replaceAll(" ", "-")}.${width}.png`;
        await page.screenshot({ path: join(SCREENS, file), fullPage: true });
      }
    }
  });
}

test("the gallery shows every example, each of which has a snapshot", async ({ page }) => {
  expect(EXAMPLES).toEqual(SNAPSHOTS);
  await page.goto("./");
  await expect(page.locator("iframe")).toHaveCount(EXAMPLES.length);
});
