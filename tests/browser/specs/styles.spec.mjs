// A page has only the style sheets that it needs. The gallery has all of them, so with its styles every page
// must look as with its own.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "../helpers/app.mjs";
import { GALLERY } from "../helpers/gallery.mjs";
import { LOOKS, show } from "../helpers/modes.mjs";
import { expect, test } from "../helpers/test.mjs";

const ALL = /<style>([^]*?)<\/style>/.exec(readFileSync(join(GALLERY, "index.html"), "utf8"))[1];

/** A page of each sort, and whether the app runs on it. */
const PAGES = {
  "": false,
  "320402/": true,
  "320402/?q=看牙&explain=1": true,
  "320402/facility/320402-hongmei/": true,
  "320402/circle/": true,
  "320402/services/": true,
  "320402/service/vaccination/": true,
  "320402/plan/": false,
  "320402/ways/": false,
  "320402/way/referral/": false,
  "320402/saved/": true,
  "about/": false,
  "about/data/": false,
  "about/accessibility/": false,
  "offline.html": false,
  "404.html": false,
};

/** What looks otherwise with these rules than with those: elements with the first property that differs. */
const differ = (page, rules) =>
  page.evaluate((rules) => {
    // What lies in a closed fold is laid out when the browser likes.
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const computed = () =>
      [...document.querySelectorAll("body, body *")].map((element) => {
        const style = getComputedStyle(element);
        return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
      });
    const [before, after] = rules.map((rules) => {
      document.querySelector("style").textContent = rules;
      return computed();
    });
    const elements = [...document.querySelectorAll("body, body *")];
    return elements.flatMap((element, at) => {
      const first = after[at].find((value, name) => value !== before[at][name]);
      return first ? [`${element.tagName} ${element.getAttribute("class")} has ${first}`] : [];
    });
  }, rules);

for (const [path, live] of Object.entries(PAGES)) {
  test(`/${path} has every style that it needs`, async ({ page }) => {
    if (live) await open(page, path);
    else await page.goto(path === "" ? "?choose" : path);
    const own = await page.locator("style").textContent();
    for (const look of LOOKS.slice(0, 2)) {
      await show(page, look);
      for (const media of ["screen", "print"]) {
        await page.emulateMedia({ media });
        // Where the page itself was still at work, it is looked at again.
        await expect.poll(() => differ(page, [own, ALL]), `${look.name}, ${media}`).toEqual([]);
      }
    }
  });
}
