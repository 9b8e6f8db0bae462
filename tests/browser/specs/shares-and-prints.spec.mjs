// A page that is given on: as a link, as a code that another phone reads, on paper.

import jsQR from "jsqr";
import { box, open, results, search } from "../helpers/app.mjs";
import { REGIONS, bundle } from "../helpers/dist.mjs";
import { DESKTOP } from "../helpers/screens.mjs";
import { expect, test } from "../helpers/test.mjs";

const PLACE = "320402/facility/320402-hongmei/";
const tool = (page, name) => page.locator(`[data-tool="${name}"]`);
const said = (page) => page.locator(".tools__said");
const code = (page) => page.getByRole("img", { name: "这一页的二维码" });

async function openTools(page, path) {
  await open(page, path);
  await expect(page.locator("html")).toHaveAttribute("data-tools", "true");
}

/** What another phone reads from a picture, drawn as the browser draws it. */
async function readCode(picture) {
  const rows = await picture.evaluate(async (svg) => {
    const side = 3 * svg.viewBox.baseVal.width;
    const copy = svg.cloneNode(true);
    copy.setAttribute("width", side);
    copy.setAttribute("height", side);
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, side, side);
    const line = (row, y) => Array.from(row, (_, x) => (data[4 * (y * side + x)] > 127 ? "1" : "0")).join("");
    return Array.from({ length: side }, (_, y) => line({ length: side }, y));
  });
  const pixels = [...rows.join("")].flatMap((light) => [255 * light, 255 * light, 255 * light, 255]);
  return jsQR(new Uint8ClampedArray(pixels), rows.length, rows.length)?.data;
}

/** The page as a PDF: how many sheets, and the size of the first in points. */
async function printed(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const [, , , width, height] = /\/MediaBox\s*\[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  return { sheets: pdf.match(/\/Type\s*\/Page\b/g).length, width, height };
}

test("where the phone can share, it is given the page's address and title", async ({ page }) => {
  await openTools(page, `${PLACE}?choose`);
  await page.evaluate(() => {
    navigator.share = (what) => {
      window.shared = what;
      return Promise.resolve();
    };
  });
  await tool(page, "share").tap();
  const { url, title } = await page.evaluate(() => window.shared);
  expect(url).toMatch(/\/320402\/facility\/320402-hongmei\/$/);
  expect(title).toBe("红梅街道社区卫生服务中心 · 天宁区 · 就近医");
});

test("where it cannot, the link is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openTools(page, "320402/");
  await page.evaluate(() => (navigator.share = undefined));
  await search(page, "看牙");
  await tool(page, "share").tap();
  await expect(said(page)).toContainText("链接复制好了");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/320402\/\?q=%E7%9C%8B%E7%89%99$/);
});

test("where it may not be copied either, the link is there to copy by hand", async ({ page }) => {
  await openTools(page, PLACE);
  await page.evaluate(() => {
    navigator.share = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    document.execCommand = () => false;
  });
  await tool(page, "share").tap();
  await expect(said(page)).toContainText("请长按下面的链接");
  await expect(said(page)).toContainText("/320402/facility/320402-hongmei/");
});

test("who thinks better of sharing is told nothing", async ({ page }) => {
  await openTools(page, PLACE);
  await page.evaluate(() => {
    navigator.share = () => Promise.reject(new DOMException("no", "AbortError"));
  });
  await tool(page, "share").tap();
  await expect(said(page)).toBeEmpty();
});

test("the code leads to the page, also after a step of the app", async ({ page }) => {
  await openTools(page, "320402/?q=看牙");
  await tool(page, "code").tap();
  await expect(code(page)).toBeVisible();
  await expect(tool(page, "code")).toHaveAttribute("aria-expanded", "true");
  expect(await readCode(code(page))).toMatch(/\/320402\/\?q=%E7%9C%8B%E7%89%99$/);
  await box(page).fill("中医");
  await expect(code(page), "of an address that is no more").toBeHidden();
  await results(page).first().getByRole("link").tap();
  await tool(page, "code").tap();
  expect(await readCode(code(page))).toBe(page.url());
  await tool(page, "code").tap();
  await expect(code(page)).toBeHidden();
});

test("a code of every size is read again, and a text that is too long gives none", async ({ page }) => {
  test.slow();
  await openTools(page, PLACE);
  await tool(page, "code").tap();
  await expect(code(page)).toBeVisible();
  // The most bytes of each version with error correction M, by ISO/IEC 18004, table 7.
  const most = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779, 857, 911, 997];
  for (const [at, bytes] of most.entries()) {
    const text = "https://a.cn/#ids=".padEnd(bytes, "320402-jia,").slice(0, bytes);
    await page.evaluate((text) => {
      document.querySelector(".probe")?.remove();
      const svg = window.jiujinCode(text);
      svg.classList.add("probe");
      document.body.append(svg);
    }, text);
    const probe = page.locator(".probe");
    expect(await probe.evaluate((svg) => svg.viewBox.baseVal.width), `version ${at + 1}`).toBe(4 * (at + 1) + 25);
    expect(await readCode(probe)).toBe(text);
  }
  expect(await page.evaluate(() => window.jiujinCode("a".repeat(998)))).toBe(null);
});

test("a code that does not arrive is said, and asked for again", async ({ page, host, complaints }) => {
  complaints.expect(/404 \(Not Found\)/);
  await openTools(page, PLACE);
  host.misbehave(/\/assets\/qr\..*\.js$/, (file) => ({ ...file, status: 404 }));
  await tool(page, "code").tap();
  await expect(said(page)).toContainText("二维码没有取到");
  host.misbehave(/\/assets\/qr\..*\.js$/, (file) => file);
  await tool(page, "code").tap();
  await expect(code(page)).toBeVisible();
});

test("who neither shares nor prints fetches no code", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await openTools(page, PLACE);
  const extra = () => fetched.filter((path) => /\/assets\/qr\./.test(path));
  expect(extra()).toEqual([]);
  await tool(page, "code").tap();
  await expect(code(page)).toBeVisible();
  expect(extra(), "who wants a code").toHaveLength(1);
});

test.describe("on paper", () => {
  test.use(DESKTOP);

  /** Prints as the button does, as far as the browser's own window. */
  async function print(page) {
    await page.evaluate(() => (window.print = () => (window.asked = true)));
    await tool(page, "print").click();
    await expect.poll(() => page.evaluate(() => window.asked)).toBe(true);
    const sheet = await printed(page);
    expect([Math.round(sheet.width), Math.round(sheet.height)], "A4").toEqual([595, 842]);
    return sheet.sheets;
  }

  test("a place fits one sheet, with its address, a code of it and the day", async ({ page }) => {
    await page.clock.setFixedTime("2026-03-05T08:00:00");
    await openTools(page, PLACE);
    expect(await print(page)).toBe(1);
    await page.emulateMedia({ media: "print" });
    const sheet = page.locator(".sheet");
    await expect(sheet).toContainText("打印日期：2026-03-05");
    await expect(sheet).toContainText(page.url());
    expect(await readCode(sheet.locator("svg"))).toBe(page.url());
    await expect(page.locator("#sources")).toBeVisible();
    await expect(page.getByRole("article")).toContainText("2020 年的情况");
    await expect(page.getByRole("button")).toHaveCount(0);
  });

  test("the place of which most is written fits one sheet too", async ({ page }) => {
    const all = REGIONS.flatMap(({ adcode }) => bundle(adcode).facilities.map((facility) => ({ adcode, facility })));
    const [{ adcode, facility }] = all.sort((one, other) => JSON.stringify(other.facility).length - JSON.stringify(one.facility).length);
    await openTools(page, `${adcode}/facility/${facility.id}/`);
    expect(await print(page)).toBe(1);
  });

  test("a list fits one sheet", async ({ page }) => {
    await openTools(page, "320402/?kind=community-health-centre");
    await expect(results(page)).toHaveCount(10);
    expect(await print(page)).toBe(1);
  });
});
