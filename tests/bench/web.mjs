// How long a resident waits, on a slow phone: `cargo xtask bench --web`. One JSON object a line.
//
// `keystroke` is from the key's event to the first frame that shows its answer, with the processor four
// times slower than this machine's. `interaction` is the same for every finger and key of what residents do
// (flows.mjs), as Chromium counts it. `ready` is from the navigation to `html[data-ready]`, on a slow
// mobile network besides, with nothing in the cache. `lighthouse` is what that says of two pages. All of
// it comes from a real nginx.

import { createHash } from "node:crypto";
import { chromium as browsers } from "playwright-core";
import { throttling } from "lighthouse/core/config/constants.js";
import { chromium } from "../browser/helpers/chromium.mjs";
import { BASE, DIST, REGIONS, bundle, read } from "../browser/helpers/dist.mjs";
import { nginx } from "../browser/helpers/nginx.mjs";
import { PHONE } from "../browser/helpers/screens.mjs";
import { interactions } from "./interactions.mjs";
import { judge } from "./lighthouse.mjs";
import { median, print, quantile, round } from "./numbers.mjs";

const SLOW_4G = throttling.mobileSlow4G;

const CPU_SLOWDOWN = SLOW_4G.cpuSlowdownMultiplier;

/**
 * Slow 4G in two ways: as Lighthouse describes the network, and as it puts it on top of each request,
 * where the round trips of a connection are to be counted in. Milliseconds and kilobits a second.
 */
const NETWORKS = [
  { network: "slow 4G, each request 150 ms", latency: SLOW_4G.rttMs, kbps: SLOW_4G.throughputKbps },
  { network: "slow 4G, each request 562.5 ms", latency: SLOW_4G.requestLatencyMs, kbps: SLOW_4G.downloadThroughputKbps },
];

const LOADS = 5;

/** Facilities of the made-up region whose circle is drawn. */
const MADE = 10_000;

/** What residents type: complaints, pinyin, initials, names, and what is not there. */
const QUERIES = [
  "看牙",
  "kouqiang",
  "打疫苗",
  "hmzx",
  "中医推拿针灸",
  "小孩发烧去哪里看",
  "红梅街道社区卫生服务中心",
  "kangfu",
  "飞机票",
];

const largest = [...REGIONS].sort((one, other) => other.facilities - one.facilities)[0];
const facility = bundle(largest.adcode).facilities[0].id;
const host = await nginx(DIST, { base: BASE });
const browser = await browsers.launch(chromium());
try {
  print(await circle());
  print(await keystrokes());
  for await (const line of interactions({ url: host.url, phone, slowdown: CPU_SLOWDOWN })) print(line);
  for (const network of NETWORKS) print(await loads(network));
  for (const page of [`${largest.adcode}/`, `${largest.adcode}/facility/${facility}/`]) print(await judge(host.url, page));
} finally {
  await browser.close();
  await host.close();
}

/**
 * A region of many made-up facilities around a place: how long the module works on the list by distance and
 * the picture, until the browser has put both into the page, and until they are seen.
 */
async function circle() {
  const { adcode, own: { path, sha256 } } = REGIONS.find((region) => bundle(region.adcode).region.streets.some((street) => street.point));
  const region = JSON.parse(read(path));
  const streets = region.region.streets.filter((street) => street.point);
  region.facilities = made(region.facilities[0], streets);
  const text = JSON.stringify(region);
  const hash = createHash("sha256").update(text).digest("hex");
  const page = await browser.newPage();
  await page.route(`**/${path}`, (route) => route.fulfill({ body: text, contentType: "application/json" }));
  await page.route(`**/${adcode}/circle/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(sha256, hash) });
  });
  await page.goto(`${host.url}${adcode}/circle/`);
  await page.waitForSelector("html[data-ready=true]");
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 100 });
  await session.send("Profiler.start");
  const times = await page.evaluate(drawings, streets.map((street) => street.code));
  const { profile } = await session.send("Profiler.stop");
  const marks = await page.locator(".mark").count();
  await page.close();
  const drawn = times.map(({ drawn }) => drawn);
  return {
    bench: "circle",
    facilities: MADE,
    marks,
    drawings: times.length,
    wasm_mean_ms: round(inWasm(profile) / times.length),
    drawn_p50_ms: round(median(drawn)),
    drawn_p95_ms: round(quantile(drawn, 0.95)),
    painted_p50_ms: round(median(times.map(({ painted }) => painted))),
  };
}

/** The time of a profile that was spent inside the module, in milliseconds. */
function inWasm({ nodes, samples, timeDeltas }) {
  const wasm = new Set(nodes.filter(({ callFrame }) => callFrame.url.endsWith(".wasm")).map(({ id }) => id));
  return samples.reduce((sum, id, position) => sum + (wasm.has(id) ? timeDeltas[position] : 0), 0) / 1000;
}

/** Facilities around the streets, everywhere within some 5 km. */
function made(one, streets) {
  return Array.from({ length: MADE }, (_, number) => {
    const { lng, lat, source } = streets[number % streets.length].point;
    const east = (((number * 7919) % 1000) - 500) / 10_000;
    const north = (((number * 104_729) % 1000) - 500) / 10_000;
    const point = { lng: lng + east, lat: lat + north, crs: "gcj02", precision: "exact", source };
    return { ...one, id: `${one.id}-${number}`, name: `${one.name}${number}`, departments: [], point };
  });
}

/** In the page: from the choice of a street to the changed page, and to the frame that shows it. */
async function drawings(streets) {
  const times = [];
  for (let round = 0; round < 30; round += 1) {
    const select = document.querySelector("select[data-here]");
    select.value = `street ${streets[round % streets.length]}`;
    const start = performance.now();
    const changed = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(performance.now() - start);
      });
      observer.observe(document.querySelector("main"), { childList: true, subtree: true });
    });
    select.dispatchEvent(new Event("change", { bubbles: true }));
    const drawn = await changed;
    const painted = await new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start), 0));
    });
    times.push({ drawn, painted });
  }
  return times;
}

async function keystrokes() {
  const { context, page, session } = await phone();
  await page.addInitScript(watchKeystrokes);
  await page.goto(`${host.url}${largest.adcode}/`);
  await ready(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  const box = page.locator("input[type=search]");
  const typed = [];
  for (const query of QUERIES) {
    await box.fill("");
    await page.evaluate(() => { window.measuring = true; });
    for (const [position, character] of [...query].entries()) {
      await page.keyboard.type(character);
      typed.push(query.slice(0, position + 1));
      await page.waitForFunction((count) => window.keystrokes.length === count, typed.length);
    }
    await page.evaluate(() => { window.measuring = false; });
  }
  const strokes = await page.evaluate(() => window.keystrokes);
  const times = strokes.map(({ ms }) => ms);
  await context.close();
  return {
    bench: "keystroke",
    region: largest.adcode,
    facilities: largest.facilities,
    cpu_slowdown: CPU_SLOWDOWN,
    keystrokes: times.length,
    changed: strokes.filter(({ changes }) => changes > 0).length,
    median_ms: round(median(times)),
    p95_ms: round(quantile(times, 0.95)),
    max_ms: round(Math.max(...times)),
    slowest: typed[times.indexOf(Math.max(...times))],
  };
}

async function loads({ network, latency, kbps }) {
  const bytesPerSecond = (kbps * 1024) / 8;
  const times = [];
  const bytes = [];
  for (let load = 0; load < LOADS; load += 1) {
    const { context, page, session } = await phone();
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.addInitScript(watchReady);
    await page.goto(`${host.url}${largest.adcode}/`, { waitUntil: "commit" });
    await ready(page);
    times.push(await page.evaluate(() => window.readyAt));
    bytes.push(await page.evaluate(fetchedUntilReady));
    await context.close();
  }
  return {
    bench: "ready",
    region: largest.adcode,
    cpu_slowdown: CPU_SLOWDOWN,
    network,
    loads: LOADS,
    median_ms: round(median(times)),
    max_ms: round(Math.max(...times)),
    bytes: median(bytes),
  };
}

/** A phone that has not been here before, in 鼓东街道 of 鼓楼区. */
async function phone() {
  const geolocation = { longitude: 119.300011, latitude: 26.093222, accuracy: 35 };
  const context = await browser.newContext({ ...PHONE, locale: "zh-CN", geolocation, permissions: ["geolocation"] });
  const page = await context.newPage();
  return { context, page, session: await context.newCDPSession(page) };
}

async function ready(page) {
  await page.locator("html[data-ready=true]").waitFor({ state: "attached" });
}

/** Runs in the page: notes for each key how long it took until the frame with its answer. */
function watchKeystrokes() {
  window.keystrokes = [];
  window.measuring = false;
  let start;
  let changes = 0;
  // A key of the keyboard starts with its own event, a character of an input method with its input.
  const began = (event) => { start ??= event.timeStamp; };
  addEventListener("keydown", began, true);
  addEventListener("beforeinput", began, true);
  addEventListener("input", () => {
    if (!window.measuring) {
      start = undefined;
      return;
    }
    changes = 0;
    // The app answers before the next frame; a message after the frame's callbacks comes once it is painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.keystrokes.push({ ms: performance.now() - start, changes });
        start = undefined;
      };
      port2.postMessage(undefined);
    });
  }, true);
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver((records) => { changes += records.length; }).observe(document.querySelector("main"), {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
}

/** Runs in the page: notes when it became ready. */
function watchReady() {
  new MutationObserver((_, observer) => {
    if (document.documentElement.dataset.ready !== "true") return;
    window.readyAt = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });
}

/** Runs in the page: the bytes of what had come by then, as they came, with their headers. */
function fetchedUntilReady() {
  const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return entries.reduce((sum, entry) => (entry.responseEnd <= window.readyAt ? sum + entry.transferSize : sum), 0);
}
