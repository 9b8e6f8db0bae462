// The app takes over a page that can already be read: nothing on it may change, and it answers at once.

import { box, heading, open, ready, results, search } from "../helpers/app.mjs";
import { REGIONS, bundle } from "../helpers/dist.mjs";
import { expect, test } from "../helpers/test.mjs";

/** The page as the host sends it and as it is now, one line for each tag and text. */
async function beforeAndAfter(page) {
  return page.evaluate(async () => {
    const lines = (app) => {
      const copy = app.cloneNode(true);
      // Marks by which the app finds its place.
      const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
      const marks = [];
      while (comments.nextNode()) marks.push(comments.currentNode);
      for (const mark of marks) mark.remove();
      copy.normalize();
      const all = [];
      const walk = (node, depth) => {
        const indent = "  ".repeat(depth);
        if (node.nodeType === Node.TEXT_NODE) {
          all.push(indent + node.data);
          return;
        }
        // Without the app there is no list under the search box, so the box says only with it that there is one.
        const ofList = (name) => node.id === "q" && /^(role|aria-(activedescendant|autocomplete|controls|expanded))$/.test(name);
        // Which size of text is the last, the script before the first paint knows.
        const ofMode = (name) => node.dataset.textBy && name === "aria-disabled";
        const attributes = [...node.attributes]
          .filter(({ name }) => !ofList(name) && !ofMode(name))
          .map(({ name, value }) => (name === "hidden" ? name : `${name}="${value}"`))
          .sort();
        all.push(indent + [node.localName, ...attributes].join(" "));
        for (const child of node.childNodes) walk(child, depth + 1);
      };
      walk(copy, 0);
      return all;
    };
    const sent = await (await fetch(location.href)).text();
    const was = new DOMParser().parseFromString(sent, "text/html");
    return { before: lines(was.getElementById("app")), after: lines(document.getElementById("app")) };
  });
}

/** One page of each kind, and the facilities and services with the most to say. */
function pages(adcode) {
  const { facilities, services } = bundle(adcode);
  const size = (record) => JSON.stringify(record).length;
  const longest = (records) => [...records].sort((one, other) => size(other) - size(one))[0];
  const chosen = [
    longest(facilities),
    longest(facilities.filter((facility) => facility.phones?.length)),
    facilities.find((facility) => facility.status.now === "planned"),
    facilities.find((facility) => facility.within),
    facilities.find((facility) => facility.maybe_same?.length),
  ].filter(Boolean);
  const ids = [...new Set(chosen.map((facility) => facility.id))];
  return [
    `${adcode}/`,
    `${adcode}/services/`,
    `${adcode}/service/${longest(services).id}/`,
    ...ids.map((id) => `${adcode}/facility/${id}/`),
  ];
}

for (const { adcode, name } of REGIONS) {
  test(`the pages of ${name} are the same before and after the app takes them over`, async ({ page }) => {
    for (const path of pages(adcode)) {
      await open(page, path);
      const { before, after } = await beforeAndAfter(page);
      expect(after, path).toEqual(before);
      expect(before.length, path).toBeGreaterThan(30);
    }
  });
}

for (const { name, path, link, title } of [
  { name: "a region", path: "320402/", link: "#results a", title: /./ },
  { name: "a facility", path: "320402/facility/320402-hongmei/", link: ".crumbs a", title: /天宁区/ },
  { name: "the services", path: "320402/services/", link: "[data-service] a", title: /./ },
  { name: "a service", path: "320402/service/premarital-check/", link: ".crumbs a", title: /办事与服务/ },
]) {
  test(`the first tap on the page of ${name} is a step of the app, not a new page`, async ({ page }) => {
    await open(page, path);
    await page.evaluate(() => { window.same = true; });
    const was = await heading(page).textContent();
    await page.locator(link).first().tap();
    await expect(heading(page)).not.toHaveText(was);
    await expect(heading(page)).toHaveText(title);
    expect(await page.evaluate(() => window.same)).toBe(true);
  });
}

/** Holds the program back, or a part of it, until it is let go; it may come changed. */
function holdBack(host, part = /\.wasm$/, change = (file) => file) {
  let letGo;
  const later = new Promise((go) => { letGo = go; });
  host.misbehave(part, async (file) => {
    await later;
    return change(file);
  });
  return letGo;
}

test("a tap before the app is there opens the page all the same", async ({ page, host }) => {
  const letGo = holdBack(host);
  await page.goto("320402/");
  await results(page).first().getByRole("link").tap();
  await expect(page).toHaveURL(/\/facility\//);
  await expect(page.getByRole("region", { name: "怎么联系" })).toBeVisible();
  letGo();
  await ready(page);
});

for (const { name, change, isSamePage } of [
  { name: "waits for the rest of the app", isSamePage: true },
  { name: "is the browser's where the rest of the app does not come", change: (file) => ({ ...file, cut: 0 }) },
]) {
  test(`a tap in the first moment ${name}`, async ({ page, host, complaints }) => {
    if (change) complaints.expect(/ERR_/);
    const letGo = holdBack(host, /\/jiujin_rest\..*\.wasm$/, change);
    await page.goto("320402/");
    await ready(page);
    await page.evaluate(() => { window.same = true; });
    const first = results(page).first().getByRole("link");
    const title = await first.textContent();
    await first.tap();
    await results(page).nth(1).getByRole("link").tap();
    await expect(page, "the second tap is the same step").toHaveURL(/\/320402\/$/);
    letGo();
    await expect(page).toHaveURL(/\/facility\//);
    await expect(heading(page)).toHaveText(title);
    expect(await page.evaluate(() => window.same)).toBe(isSamePage);
  });
}

test("what was typed before the app is there is searched once it is", async ({ page, host }) => {
  const letGo = holdBack(host);
  await page.goto("320402/");
  await box(page).tap();
  await page.keyboard.type("看牙");
  letGo();
  await ready(page);
  await expect(box(page)).toHaveValue("看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
});

test("where the browser refuses storage, everything else works", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await open(page, "./");
  await page.getByRole("link", { name: "天宁区" }).tap();
  await ready(page);
  await search(page, "看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
});
