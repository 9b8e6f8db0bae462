// A new build comes while a resident has the page open, whole or only in half.

import { createHash } from "node:crypto";
import { notice, ready, result, results, search } from "../helpers/app.mjs";
import { BASE, VOCABULARY, files, own, read } from "../helpers/dist.mjs";
import { expect, test } from "../helpers/test.mjs";

test.use({ serviceWorkers: "allow" });

/** A build is fetched whole, in the background and when the browser finds the time; in milliseconds. */
const PATIENCE = { timeout: 15_000 };
test.describe.configure({ timeout: 60_000 });

const DIAOZHUANG = "320402-diaozhuang";
const WAS = "雕庄街道社区卫生服务中心";
const IS = "雕庄街道社区卫生服务中心（新址）";

const [ICONS] = files().filter((path) => /^assets\/icons\..*\.svg$/.test(path));
const OLD = read("sw.js").match(/"version":"(\w+)"/)[1];
const NEW = createHash("sha256").update("a new build").digest("hex");

const BUNDLE = own("320402").path;
const newBundle = Buffer.from(read(BUNDLE).replaceAll(WAS, IS));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const NEW_BUNDLE = BUNDLE.replace(/[0-9a-f]{16}/, sha256(newBundle).slice(0, 16));

/** From now on the host has a build in which a facility has another name. */
function build(host) {
  const changed = (change) => (file) => ({ ...file, body: Buffer.from(change(file.body.toString())) });
  const ofBundle = (html) => html
    .replaceAll(BUNDLE, NEW_BUNDLE)
    .replace(/"sha256":"\w+"/, `"sha256":"${sha256(newBundle)}"`)
    .replaceAll(WAS, IS);
  host.misbehave(/\/320402\/(.*\/)?(app\.html)?$/, changed(ofBundle));
  host.misbehave(/\/sw\.js$/, changed((script) => script.replace(OLD, NEW).replace(/"newest":"[^"]*"/, '"newest":"2031-05"')));
  host.misbehave(new RegExp(`/${NEW_BUNDLE}$`), () => ({ status: 200, type: "application/json", body: newBundle }));
  host.misbehave(new RegExp(`/${BUNDLE}$`), (file) => ({ ...file, status: 404, body: Buffer.alloc(0) }));
}

/** Opens the region, and waits until all that it needs is kept. */
async function openAndKeep(page) {
  await page.goto("320402/");
  await ready(page);
  await expect.poll(() => kept(page, OLD), { message: "what is kept", ...PATIENCE }).toEqual(expect.arrayContaining([`${BASE}320402/`, `${BASE}320402/app.html`]));
}

/** The paths that are kept of a build. */
const kept = (page, version) =>
  page.evaluate(async (name) => {
    const requests = await (await caches.open(name)).keys();
    return requests.map((request) => new URL(request.url).pathname);
  }, `jiujin-${version}`);

/** Whether a new build is being fetched, or waits until it is asked for. */
const update = (page) =>
  page.evaluate(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return waiting ? "waits" : installing ? "is fetched" : "is not there";
  });

const name = (page) => result(page, DIAOZHUANG).getByRole("link");
const refresh = (page) => page.getByRole("button", { name: "刷新" });

async function expectOffer(page) {
  await expect(notice(page)).toContainText("数据已更新", PATIENCE);
  await expect(notice(page)).toContainText("数据的日期：2031-05");
  await expect(notice(page)).toBeInViewport();
  await expect(refresh(page)).toBeVisible();
}

async function expectWorks(page, named) {
  await ready(page);
  await expect(name(page)).toHaveText(named);
  await search(page, "看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
}

/** The resident comes again in another tab, which is when browsers look for a new build. */
async function comeAgain(context) {
  const again = await context.newPage();
  await again.goto("320402/");
  await ready(again);
  return again;
}

test("a new build is offered, and shown once the resident asks for it", async ({ page, host, context }) => {
  await openAndKeep(page);
  await page.evaluate(() => { window.same = true; });
  build(host);
  const again = await comeAgain(context);
  await expectOffer(page);
  await expectOffer(again);
  for (const open of [page, again]) await expect(name(open)).toHaveText(WAS);
  expect(await page.evaluate(() => window.same), "the open page is still the same").toBe(true);

  await page.bringToFront();
  await refresh(page).tap();
  await expect(name(page)).toHaveText(IS);
  await expect(notice(page)).toBeHidden();
  await expectWorks(page, IS);
  await expect(name(again), "another tab stays as it is").toHaveText(WAS);
});

test("the build that was asked for opens without a network, and the old one is let go", async ({ page, host, context }) => {
  await openAndKeep(page);
  build(host);
  await page.reload();
  await expectOffer(page);
  await refresh(page).tap();
  await expect(name(page)).toHaveText(IS);
  await ready(page);
  await expect.poll(() => page.evaluate(() => caches.keys()), PATIENCE).toEqual([`jiujin-${NEW}`]);
  await context.setOffline(true);
  await page.reload();
  await expectWorks(page, IS);
});

test("who does not ask is offered the new build at the next visit, and searches the old one till then", async ({ page, host, context }) => {
  await openAndKeep(page);
  build(host);
  await page.reload();
  await expectOffer(page);
  await expectWorks(page, WAS);
  await page.goto("320402/");
  await expectOffer(page);
  await context.setOffline(true);
  await page.reload();
  await expectWorks(page, WAS);
});

test("a page that is opened while the new build is being fetched is offered it too", async ({ page, host, context }) => {
  await openAndKeep(page);
  build(host);
  const letGo = holdBack(host, new RegExp(`/${ICONS}$`));
  const again = await comeAgain(context);
  await expect.poll(() => update(again), PATIENCE).toBe("is fetched");
  const late = await comeAgain(context);
  letGo();
  await expect.poll(() => update(late), PATIENCE).toBe("waits");
  await expectOffer(page);
  await expectOffer(late);
});

/** Holds a file back until it is let go. */
function holdBack(host, pattern) {
  let letGo;
  const later = new Promise((go) => { letGo = go; });
  host.misbehave(pattern, async (file) => {
    await later;
    return file;
  });
  return letGo;
}

test("a second region takes the words from the first, and opens without a network too", async ({ page, host, context }) => {
  await openAndKeep(page);
  expect(await kept(page, OLD)).toContain(`${BASE}${VOCABULARY}`);
  let asked = 0;
  host.misbehave(new RegExp(`/${VOCABULARY}$`), (file) => {
    asked += 1;
    return file;
  });
  await page.goto("350502/");
  await ready(page);
  await expect.poll(() => kept(page, OLD), PATIENCE).toEqual(expect.arrayContaining([`${BASE}350502/app.html`, `${BASE}${own("350502").path}`]));
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await search(page, "看牙");
  await expect(page.locator(".understood")).toContainText("口腔科");
  await expect(notice(page)).toBeHidden();
  expect(asked).toBe(0);
});

test("words that were kept broken are fetched anew by 重试, and kept", async ({ page, host, context }) => {
  host.misbehave(new RegExp(`/${VOCABULARY}$`), (file) => ({ ...file, body: Buffer.from("<p>请先登录上网</p>") }));
  await openAndKeep(page);
  await expect(notice(page)).toContainText("现在只能按名称找");
  host.behave();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "重试" }).tap()]);
  await ready(page);
  await expect(notice(page)).toBeHidden();
  await context.setOffline(true);
  await page.reload();
  await expectWorks(page, WAS);
  await expect(notice(page)).toBeHidden();
});

const failed = (file) => ({ ...file, status: 500, body: Buffer.from("the disk is full") });
const cutOff = (file) => ({ ...file, cut: Math.floor(file.body.length / 2) });
const missing = (file) => ({ ...file, status: 404 });

for (const { what, pattern, change } of [
  { what: "icons that fail", pattern: new RegExp(`/${ICONS}$`), change: failed },
  { what: "icons that are cut off", pattern: new RegExp(`/${ICONS}$`), change: cutOff },
  { what: "icons that are not there yet", pattern: new RegExp(`/${ICONS}$`), change: missing },
  { what: "a program that is cut off", pattern: /\.wasm$/, change: cutOff },
  { what: "a region's page that fails", pattern: /\/320402\/$/, change: failed },
  { what: "data that are cut off", pattern: new RegExp(`/${NEW_BUNDLE}$`), change: cutOff },
]) {
  test(`a new build with ${what} leaves the old one working, and comes once it is whole`, async ({ page, host, context }) => {
    await openAndKeep(page);
    build(host);
    let tried;
    const failure = new Promise((now) => { tried = now; });
    host.misbehave(pattern, (file) => {
      tried();
      return change(file);
    });
    await page.reload();
    await failure;
    await expect.poll(() => update(page), { message: "the new build", ...PATIENCE }).toBe("is not there");
    await expect(notice(page)).toBeHidden();
    await expectWorks(page, WAS);

    await context.setOffline(true);
    await page.goto("320402/");
    await expectWorks(page, WAS);
    await expect(notice(page)).toBeHidden();
    await page.goto("320402/facility/320402-hongmei/");
    await ready(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("红梅街道社区卫生服务中心");

    await context.setOffline(false);
    host.behave();
    build(host);
    await page.goto("320402/");
    await expectOffer(page);
    await refresh(page).tap();
    await expect(name(page)).toHaveText(IS);
    await expectWorks(page, IS);
  });
}
