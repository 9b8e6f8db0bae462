// Every kind of page and state under axe, on a phone and on a computer.

import AxeBuilder from "@axe-core/playwright";
import { DESKTOP, PHONE } from "../helpers/screens.mjs";
import { STATES, reach } from "../helpers/states.mjs";
import { expect, test } from "../helpers/test.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const state of STATES) {
  test(`axe finds nothing wrong with ${state.name}`, async ({ page, host, complaints }) => {
    await reach({ page, host, complaints }, state);
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.open = true;
    });
    for (const [screen, { viewport }] of [["phone", PHONE], ["computer", DESKTOP]]) {
      await page.setViewportSize(viewport);
      // The usual way opens another page to put results together, which only matters with frames.
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`),
      );
      expect.soft(found, `on a ${screen}`).toEqual([]);
    }
  });
}
