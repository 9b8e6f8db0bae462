// Every kind of page and state under axe, in every look, on a phone and on a computer.

import AxeBuilder from "@axe-core/playwright";
import { LOOKS, show } from "../helpers/modes.mjs";
import { DESKTOP } from "../helpers/screens.mjs";
import { STATES, reach } from "../helpers/states.mjs";
import { expect, test } from "../helpers/test.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const state of STATES) {
  test(`axe finds nothing wrong with ${state.name}`, async ({ page, host, complaints }) => {
    await reach({ page, host, complaints }, state);
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.open = true;
    });
    for (const look of LOOKS) {
      await show(page, look);
      expect.soft(await wrong(page), `${look.name}, on a phone`).toEqual([]);
    }
    await page.setViewportSize(DESKTOP.viewport);
    for (const look of LOOKS.slice(0, 2)) {
      await show(page, look);
      expect.soft(await wrong(page), `${look.name}, on a computer`).toEqual([]);
    }
  });
}

/** What axe finds wrong with the page as it looks now. */
async function wrong(page) {
  // The usual way opens another page to put results together, which only matters with frames.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`));
}
