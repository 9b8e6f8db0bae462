// Every kind of page and state under axe, in every look, on a phone and on a computer; and what the main
// pages are to a screen reader.

import { wrong } from "../helpers/axe.mjs";
import { LOOKS, show } from "../helpers/modes.mjs";
import { DESKTOP } from "../helpers/screens.mjs";
import { STATES, reach } from "../helpers/states.mjs";
import { expect, test } from "../helpers/test.mjs";

for (const state of STATES) {
  test(`axe finds nothing wrong with ${state.name}, however it looks`, async ({ page, host, complaints }) => {
    test.slow();
    await reach({ page, host, complaints }, state);
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.open = true;
    });
    for (const look of LOOKS) {
      await show(page, look);
      expect.soft(await wrong(page), look.name).toEqual([]);
    }
    await show(page, LOOKS[0]);
    await page.setViewportSize(DESKTOP.viewport);
    expect.soft(await wrong(page), "on a computer").toEqual([]);
  });
}
