// When the network or the host fails, the page stays readable, says what is wrong, and can try again.

import { heading, notice, open, ready, results, search } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

const DATA = /\/data\/320402.*\.json$/;
const WORDS = /\/data\/vocabulary\..*\.json$/;
const WASM = /\.wasm$/;
const REST = /\/jiujin_rest\..*\.wasm$/;
const SCRIPT = /\/jiujin\..*\.js$|\/jiujin\.js$/;
const BOOT = /\/boot\..*\.js$/;
const NOT_FOUND = /404 \(Not Found\)/;

const missing = (file) => ({ ...file, status: 404 });
const cutOff = (file) => ({ ...file, cut: Math.floor(file.body.length / 2) });
const truncated = (file) => ({ ...file, body: file.body.subarray(0, Math.floor(file.body.length / 2)) });
/** Behind the heading: the styles alone are half of a page. */
const brokenOff = (file) => ({ ...file, body: file.body.subarray(0, Math.floor(file.body.length * 0.8)) });
const html = (file) => ({ ...file, type: "text/html", body: Buffer.from("<!doctype html><p>请先登录上网</p>") });
const page404 = (file) => ({ ...html(file), status: 404 });
const nextVersion = (file) => {
  const body = file.body.toString().replace('"version":3', '"version":4');
  return { ...file, body: Buffer.from(body) };
};
const otherWords = (file) => ({ ...file, body: Buffer.from(file.body.toString().replaceAll("看牙", "数牙")) });
const refused = (file) => ({ ...file, cut: 0 });

const FAILURES = [
  { name: "the data is missing", file: DATA, change: missing, says: "数据没有取到", prints: NOT_FOUND },
  { name: "the data is cut short", file: DATA, change: truncated, says: "数据没有取到" },
  { name: "the connection breaks in the data", file: DATA, change: cutOff, says: /没有取到|网络不通/, prints: /ERR_/ },
  { name: "a login page comes instead of the data", file: DATA, change: html, says: "数据没有取到" },
  { name: "the data is not what the page names", file: DATA, change: nextVersion, says: "数据没有取到" },
  { name: "the host does not answer for the data", file: DATA, change: refused, says: "网络不通", prints: /ERR_/ },
  { name: "the program is missing", file: WASM, change: page404, says: "程序出了点问题", prints: NOT_FOUND },
  { name: "the program is cut short", file: WASM, change: truncated, says: "程序出了点问题" },
  { name: "a login page comes instead of the program", file: WASM, change: html, says: "程序出了点问题" },
  { name: "the script is missing", file: SCRIPT, change: missing, says: /网络不通|程序出了点问题/, prints: NOT_FOUND },
  { name: "the connection breaks in the script", file: SCRIPT, change: cutOff, says: /网络不通|程序出了点问题/, prints: /ERR_/ },
];

for (const { name, file, change, says, prints } of FAILURES) {
  test(`${name}: the page says so, and 重试 works once the host does`, async ({ page, host, complaints }) => {
    if (prints) complaints.expect(prints);
    host.misbehave(file, change);
    await page.goto("320402/");
    await expect(notice(page)).toContainText(says);
    await expect(notice(page)).toBeInViewport();
    await expect(page.locator("html")).not.toHaveAttribute("data-ready", "true");
    await expect(heading(page)).toContainText("天宁区");
    await expect(results(page).first().getByRole("link")).toBeVisible();

    const retry = page.getByRole("button", { name: "重试" });
    await retry.tap();
    await expect(notice(page), "it says so again").toContainText(says);
    await expect(notice(page)).toBeVisible();

    host.behave();
    await retry.tap();
    await ready(page);
    await expect(notice(page)).toBeHidden();
    await search(page, "看牙");
    await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
  });
}

const withoutHashes = (page) => page.addInitScript(() => Object.defineProperty(crypto, "subtle", { value: undefined }));

// What starts the page anew asks for all of it; what finds no network leaves it as it is.
for (const { name, change, prints, isAnew } of [
  { name: "are missing", change: missing, prints: NOT_FOUND, isAnew: true },
  { name: "are cut short", change: truncated, isAnew: true },
  { name: "are those of another build", change: otherWords, isAnew: true },
  { name: "are a login page", change: html, isAnew: true },
  { name: "break off", change: cutOff, prints: /ERR_/ },
  { name: "do not come", change: refused, prints: /ERR_/ },
]) {
  for (const { browser, prepare } of [
    { browser: "a browser", prepare: () => undefined },
    { browser: "a browser that cannot hash", prepare: withoutHashes },
  ]) {
    test(`the words for searching ${name}: ${browser} finds names, says so, and 重试 works once the host does`, async ({ page, host, complaints }) => {
      if (prints) complaints.expect(prints);
      await prepare(page);
      host.misbehave(WORDS, change);
      await open(page, "320402/");
      const says = async () => {
        await expect(notice(page)).toContainText("现在只能按名称找");
        await expect(notice(page)).toContainText("急病请打120");
        await expect(notice(page)).toBeVisible();
      };
      await says();
      await expect(heading(page)).toContainText("天宁区");
      await search(page, "红梅街道");
      await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
      await results(page).first().getByRole("link").tap();
      await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");

      const retry = page.getByRole("button", { name: "重试" });
      const anew = isAnew ? page.waitForEvent("load") : undefined;
      await retry.tap();
      await anew;
      await ready(page);
      await says();

      host.behave();
      await Promise.all([page.waitForEvent("load"), retry.tap()]);
      await ready(page);
      await expect(notice(page)).toBeHidden();
      await open(page, "320402/");
      await search(page, "看牙");
      await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
    });
  }
}

for (const { name, change, prints } of [
  { name: "is missing", change: missing, prints: NOT_FOUND },
  { name: "is cut short", change: truncated },
  { name: "is a login page", change: html },
  { name: "does not come", change: refused, prints: /ERR_/ },
]) {
  test(`the rest of the app ${name}: the page searches, links are the browser's, and 重试 works once the host does`, async ({ page, host, complaints }) => {
    if (prints) complaints.expect(prints);
    host.misbehave(REST, change);
    await open(page, "320402/");
    await expect(notice(page)).toContainText("打字时没有提示");
    await page.evaluate(() => { window.isSamePage = true; });
    await page.locator("a.kind").first().tap();
    await expect(page).toHaveURL(/\?kind=/);
    await page.goBack();
    await search(page, "看牙");
    await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
    expect(await page.evaluate(() => window.isSamePage), "a list is no other page").toBe(true);
    await results(page).first().getByRole("link").tap();
    await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
    await expect(notice(page)).toBeVisible();
    expect(await page.evaluate(() => window.isSamePage)).toBeUndefined();

    await open(page, "320402/");
    await expect(notice(page)).toBeVisible();
    host.behave();
    await page.getByRole("button", { name: "重试" }).tap();
    await expect(page.locator("#q")).toHaveAttribute("role", "combobox");
    await expect(notice(page)).toBeHidden();
    await results(page).first().getByRole("link").tap();
    await expect(page).toHaveURL(/\/facility\//);
  });
}

test("a facility's page stays readable and callable without the data", async ({ page, host, complaints }) => {
  complaints.expect(NOT_FOUND);
  host.misbehave(DATA, missing);
  await page.goto("320402/facility/320402-changzhou-di-san/");
  await expect(notice(page)).toBeVisible();
  await expect(heading(page)).toHaveText("常州市第三人民医院");
  await expect(page.getByRole("link", { name: "打电话 0519-82009030" })).toBeVisible();
});

test("while the app is not there, the form still leads to the region", async ({ page, host, complaints }) => {
  complaints.expect(NOT_FOUND);
  host.misbehave(DATA, missing);
  await page.goto("320402/");
  await expect(notice(page)).toBeVisible();
  await page.locator("input[type=search]").fill("看牙");
  host.behave();
  await page.locator("input[type=search]").press("Enter");
  await ready(page);
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
});

for (const { name, file, change, prints } of [
  { name: "the page breaks off in the middle", file: /\/320402\/$/, change: brokenOff },
  { name: "the script that starts the app is missing", file: BOOT, change: missing, prints: NOT_FOUND },
  { name: "the connection breaks in the script that starts the app", file: BOOT, change: cutOff, prints: /ERR_/ },
  { name: "the host does not answer for the script that starts the app", file: BOOT, change: refused, prints: /ERR_/ },
]) {
  test(`${name}: what is there stays, and 刷新 works once the host does`, async ({ page, host, complaints }) => {
    if (prints) complaints.expect(prints);
    host.misbehave(file, change);
    await page.goto("320402/");
    await expect(heading(page)).toContainText("天宁区");
    await expect(notice(page)).toContainText("网页没有收全");
    await expect(page.locator("html")).not.toHaveAttribute("data-ready", "true");
    host.behave();
    await page.getByRole("button", { name: "刷新" }).tap();
    await ready(page);
    await expect(notice(page)).toBeHidden();
  });
}

test("without its pictures the page has all its words, and answers", async ({ page, host, complaints }) => {
  complaints.expect(NOT_FOUND);
  host.misbehave(/\.svg$|\.png$/, missing);
  await open(page, "320402/");
  await expect(notice(page)).toBeHidden();
  await search(page, "看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
});

test("a host that serves the program as plain text is good enough", async ({ page, host }) => {
  host.misbehave(WASM, (file) => ({ ...file, type: "text/plain" }));
  await open(page, "320402/");
  await expect(notice(page)).toBeHidden();
  await search(page, "看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", "320402-hongmei");
});

test("a browser without WebAssembly is told so, and keeps the lists", async ({ page }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  await page.goto("320402/");
  await expect(notice(page)).toContainText("这个浏览器不能运行搜索");
  const dentists = page.locator("#dept-dental");
  await dentists.locator("summary").tap();
  await dentists.getByRole("link", { name: "红梅街道社区卫生服务中心" }).tap();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
});

test("once the app answers, it needs the network no more within its region", async ({ page, host, context }) => {
  await open(page, "320402/");
  await context.setOffline(true);
  await search(page, "看牙");
  await results(page).first().getByRole("link").tap();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
  await page.getByRole("link", { name: "市二院" }).tap();
  await expect(heading(page)).not.toHaveText("红梅街道社区卫生服务中心");
});

test("when the app breaks off, the page says so and stays readable", async ({ page }) => {
  await open(page, "320402/facility/320402-hongmei/");
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError("unreachable");
    window.dispatchEvent(new ErrorEvent("error", { error }));
  });
  await expect(notice(page)).toContainText("程序出了点问题");
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
});
