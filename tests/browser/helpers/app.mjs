// What a resident does with the page, in the words of the tests.

import { expect } from "@playwright/test";

/** Opens a page and waits until it answers, as long as the others wait or with a `timeout` of its own. Gives the host's response. */
export async function open(page, path, patience) {
  const response = await page.goto(path);
  await ready(page, patience);
  return response;
}

/** Waits until the page answers. */
export async function ready(page, patience) {
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true", patience);
}

/** The search box. */
export const box = (page) => page.locator("input[type=search]");

/** What is said of the number of results. */
export const count = (page) => page.getByRole("status");

/** The facilities in the list of results. */
export const results = (page) => page.locator("ol#results > li[data-facility]");

/** A facility in the list of results. */
export const result = (page, id) => page.locator(`ol#results > li[data-facility="${id}"]`);

/** The ids of the facilities in the list of results, in their order. */
export const ids = (page) => results(page).evaluateAll((items) => items.map((item) => item.dataset.facility));

/** The heading of the page. */
export const heading = (page) => page.getByRole("heading", { level: 1 });

/** The bar at the top that says what went wrong. */
export const notice = (page) => page.locator("#notice");

/** Types into the search box as a person does, and waits until the address holds it. */
export async function search(page, text) {
  await box(page).tap();
  await page.keyboard.type(text);
  await asked(page, { q: text });
}

/** Types with an input method, as Chromium's own does. */
export async function inputMethod(page) {
  const session = await page.context().newCDPSession(page);
  return {
    compose: (text) => {
      const caret = { selectionStart: text.length, selectionEnd: text.length };
      return session.send("Input.imeSetComposition", { text, ...caret });
    },
    commit: (text) => session.send("Input.insertText", { text }),
  };
}

/** Waits until the address asks exactly this. */
export async function asked(page, query) {
  const inAddress = () => Object.fromEntries(new URL(page.url()).searchParams);
  await expect.poll(inAddress, "the query in the address").toEqual(query);
}

/** Opens the filters and sets one. */
export async function filter(page, label, value) {
  const select = page.getByRole("combobox", { name: label });
  if (!(await select.isVisible())) await page.getByText("筛选", { exact: true }).tap();
  await select.selectOption(value);
}

/** How many pages the tab remembers. */
export const steps = (page) => page.evaluate(() => history.length);

/** Waits until the worker has kept a page. */
export async function kept(page, path) {
  const keptPages = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map((request) => new URL(request.url).pathname);
    });
  await expect.poll(keptPages).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`${path}$`))]));
}
