// Pages on which the app runs have fewer style sheets than the others (docs/decisions/0034). With the styles of all
// pages, each must look as with its own.

import { open } from "../helpers/app.mjs";
import { files } from "../helpers/dist.mjs";
import { LOOKS, show } from "../helpers/modes.mjs";
import { expect, test } from "../helpers/test.mjs";

const [OWN, ALL] = [/^assets\/app\.[0-9a-f]+\.css$/, /^assets\/site\.[0-9a-f]+\.css$/].map((name) => files().find((path) => name.test(path)));

/** A page of each sort. */
const PAGES = [
  "320402/",
  "320402/?q=看牙&explain=1",
  "320402/facility/320402-hongmei/",
  "320402/circle/",
  "320402/services/",
  "320402/service/vaccination/",
];

/** What looks otherwise with the one file than with the other: elements with the first property that differs. */
const differ = (page, files) =>
  page.evaluate(async (files) => {
    // What lies in a closed fold is laid out when the browser likes.
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const link = document.querySelector("link[rel=stylesheet]");
    const begin = link.href.replace(/assets\/[^/]+$/, "");
    const computed = async (file) => {
      const loaded = new Promise((resolve) => link.addEventListener("load", resolve, { once: true }));
      link.href = begin + file;
      await loaded;
      return [...document.querySelectorAll("body, body *")].map((element) => getComputedStyle(element).cssText);
    };
    const before = await computed(files[0]);
    const after = await computed(files[1]);
    const elements = [...document.querySelectorAll("body, body *")];
    return elements.flatMap((element, at) => {
      if (after[at] === before[at]) return [];
      const own = new Set(before[at].split("; "));
      const first = after[at].split("; ").find((rule) => !own.has(rule));
      return [`${element.tagName} ${element.getAttribute("class")} has ${first}`];
    });
  }, files);

for (const path of PAGES) {
  test(`/${path} has every style that it needs`, async ({ page }) => {
    await open(page, path);
    for (const look of LOOKS.slice(0, 2)) {
      await show(page, look);
      for (const media of ["screen", "print"]) {
        await page.emulateMedia({ media });
        // Where the page itself was still at work, it is looked at again.
        await expect.poll(() => differ(page, [OWN, ALL]), { message: `${look.name}, ${media}`, timeout: 20_000 }).toEqual([]);
      }
    }
  });
}
