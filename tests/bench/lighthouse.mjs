// What Lighthouse says of the pages that residents open, with its mobile preset (slow 4G, four times
// slower processor), on a real nginx. A part of `cargo xtask bench --web`; one JSON object a page.

import * as chrome from "chrome-launcher";
import lighthouse from "lighthouse";
import { chromium } from "../browser/helpers/chromium.mjs";
import { median, round } from "./numbers.mjs";

/** How often each page is loaded. */
const RUNS = 5;

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** In milliseconds, but for `cls`. */
const METRICS = {
  fcp_ms: "first-contentful-paint",
  lcp_ms: "largest-contentful-paint",
  tbt_ms: "total-blocking-time",
  cls: "cumulative-layout-shift",
};

/** Medians of all runs, and what keeps a category from 100 in any of them. */
export async function judge(url, page) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await once(new URL(page, url).href));
  const of = (pick) => median(runs.map(pick));
  return {
    bench: "lighthouse",
    page,
    runs: RUNS,
    ...Object.fromEntries(CATEGORIES.map((name) => [name, of(({ categories }) => Math.round(categories[name].score * 100))])),
    ...Object.fromEntries(Object.entries(METRICS).map(([name, audit]) => [name, round(of(({ audits }) => audits[audit].numericValue))])),
    short_of: [...new Set(runs.flatMap(shortcomings))],
  };
}

/** A load in a browser that was never here before. */
async function once(url) {
  const { executablePath, args } = chromium();
  const browser = await chrome.launch({ chromePath: executablePath, chromeFlags: args, logLevel: "silent" });
  try {
    const { lhr } = await lighthouse(url, { port: browser.port, onlyCategories: CATEGORIES, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    await browser.kill();
  }
}

/** The audits that count and that were not met in full. */
function shortcomings({ categories, audits }) {
  const counting = CATEGORIES.flatMap((name) => categories[name].auditRefs).filter(({ weight }) => weight > 0);
  return counting.map(({ id }) => audits[id]).filter(({ score }) => score !== null && score < 0.995).map(({ id }) => id);
}
