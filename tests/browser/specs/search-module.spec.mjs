// The search as a module of its own, for other sites: in the example page, over the project's own data.

import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../helpers/test.mjs";
import { DIST, REGIONS, bundle } from "../helpers/dist.mjs";
import { serve } from "../server.mjs";

const { queries } = JSON.parse(readFileSync(new URL("../../queries/residents.json", import.meta.url), "utf8"));
const FOLDER = process.env.JIUJIN_SEARCH_MODULE ?? fileURLToPath(new URL("../../../dist-search", import.meta.url));
const data = (adcode) => join(DIST, REGIONS.find((region) => region.adcode === adcode).path);

const module = test.extend({
  site: async ({ complaints }, use) => {
    const site = await serve(FOLDER);
    complaints.allow(site.url);
    await use(site);
    await site.close();
  },
});

module("the example page finds what residents type", async ({ page, site }) => {
  await page.goto(`${site.url}example.html`);
  await page.getByLabel("数据").setInputFiles(data("320402"));
  await expect(page.getByRole("status")).toContainText("可以搜了");
  await page.locator("input[type=search]").fill("看牙");
  const first = page.locator("#hits li").first();
  await expect(first).toContainText("红梅街道社区卫生服务中心");
  await expect(first).toContainText("口腔科");
});

module("a file that is no data is said to be none", async ({ page, site }) => {
  await page.goto(`${site.url}example.html`);
  for (const [text, why] of [["<html>", "not JSON"], ['{"version": 99}', "version 99"], ['{"version": 3}', "no usable"]]) {
    await page.getByLabel("数据").setInputFiles({ name: "data.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await expect(page.getByRole("status")).toContainText(why);
  }
});

module("every query of the residents' table finds what it should, within its rank", async ({ page, site }) => {
  await page.goto(`${site.url}example.html`);
  for (const { adcode } of REGIONS) {
    const own = queries.filter(({ region, known_failure }) => region === adcode && !known_failure);
    const found = await page.evaluate(ask, [JSON.stringify(bundle(adcode)), own.map(({ q }) => q)]);
    const missed = own.filter(({ want, within }, nth) => {
      const names = found[nth].slice(0, within).map(({ id }) => bundleName(adcode, id));
      return want.length > 0 && !want.some((part) => names.some((name) => name.includes(part)));
    });
    expect(missed.map(({ q }) => q), adcode).toEqual([]);
    expect(own.length).toBeGreaterThan(0);
  }
});

const bundleName = (adcode, id) => bundle(adcode).facilities.find((facility) => facility.id === id)?.name;

/** In the page: what each query finds. */
async function ask([text, queries]) {
  const { default: init, Finder } = await import("./jiujin_search.js");
  await init();
  const finder = new Finder(text);
  const found = queries.map((query) => JSON.parse(finder.search(query, 10)));
  finder.free();
  return found;
}
