// Every kind of page and state under axe, in every look, on a phone and on a computer; and what the main
// pages are to a screen reader.

import { wrong } from "../helpers/axe.mjs";
import { LOOKS, show } from "../helpers/modes.mjs";
import { DESKTOP } from "../helpers/screens.mjs";
import { STATES, reach } from "../helpers/states.mjs";
import { expect, test } from "../helpers/test.mjs";

for (const look of LOOKS) {
  for (const state of STATES) {
    test(`axe finds nothing wrong with ${state.name}, ${look.name}`, async ({ page, host, complaints }) => {
      await reach({ page, host, complaints }, state);
      await show(page, look);
      await page.locator("details").evaluateAll((all) => {
        for (const details of all) details.open = true;
      });
      expect.soft(await wrong(page), "on a phone").toEqual([]);
      if (look !== LOOKS[0]) return;
      await page.setViewportSize(DESKTOP.viewport);
      expect.soft(await wrong(page), "on a computer").toEqual([]);
    });
  }
}
