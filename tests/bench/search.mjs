// The search module in Chromium beside other libraries, on the same rows and queries: a part of
// `cargo xtask bench --rows … --web`. One JSON object a line.
//
// Arguments: which engines, with commas between, or "" for all; then folders of prepared rows
// (`xtask/src/bench/prepared.rs`). Each engine has a browser of its own at each size, so that none finds
// another's memory or compiled code.

import { cpus, totalmem } from "node:os";
import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium as browsers } from "playwright-core";
import { chromium } from "../browser/helpers/chromium.mjs";
import { serve } from "../browser/server.mjs";
import { print, quantile } from "./numbers.mjs";
import { ENGINES } from "./search/engines.mjs";

const KINDS = ["substring", "pinyin", "initials", "typo"];

/** An engine that is not done by then is not fit for so many rows. */
const MINUTES = 15;

/** So that the clock of the page counts in steps of 5 µs, not 100. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const [chosen, ...folders] = process.argv.slice(2);
const unknown = chosen.split(",").filter((id) => id && !ENGINES.some((engine) => engine.id === id));
if (unknown.length > 0) throw new Error(`no such engine: ${unknown}; there are ${ENGINES.map(({ id }) => id)}`);
const engines = ENGINES.filter(({ id }) => chosen === "" || chosen.split(",").includes(id));

const host = await serve(ROOT, { headers: ISOLATED });
try {
  print(await machine());
  for (const folder of folders) {
    const rows = Number(basename(folder));
    for (const engine of engines) {
      const line = { bench: "chromium", engine: engine.name, rows };
      console.error(`${engine.name}, ${rows} rows`);
      if (rows > engine.most) print({ ...line, missing: engine.why });
      else print({ ...line, ...(await measure(engine, `/${relative(ROOT, folder)}`)) });
    }
  }
} finally {
  await host.close();
}

async function machine() {
  const browser = await browsers.launch(chromium());
  const version = browser.version();
  await browser.close();
  return {
    bench: "machine",
    processor: cpus()[0].model.trim(),
    cores: cpus().length,
    memory_mb: Math.round(totalmem() / 1e6),
    chromium: version,
  };
}

/** What the page of one engine measures, or why it cannot. */
async function measure(engine, folder) {
  const { executablePath, args } = chromium();
  const browser = await browsers.launch({ executablePath, args });
  let late;
  try {
    const page = await browser.newPage();
    const crash = new Promise((_, fail) => {
      page.on("crash", () => fail(new Error("页面崩溃")));
      late = setTimeout(() => fail(new Error(`超过 ${MINUTES} 分钟`)), MINUTES * 60_000);
    });
    return await Promise.race([crash, inPage(page, engine, folder)]);
  } catch (error) {
    console.error(`${engine.name}: ${error.message}`);
    return { missing: error.message.split("\n")[0] };
  } finally {
    clearTimeout(late);
    await browser.close();
  }
}

async function inPage(page, engine, folder) {
  // What answers nobody is an engine's work that takes long, which has a limit of its own.
  page.setDefaultTimeout(0);
  await page.goto(`${host.url}tests/bench/search/page.html`);
  const session = await page.context().newCDPSession(page);
  const call = (name, ...args) => page.evaluate(([name, args]) => window.bench[name](...args), [name, args]);
  await call("open", engine.id, folder);
  const build_ms = await call("build");
  const asked = await call("ask");
  await call("leave", "input");
  const full = await heap(session);
  const wasm = await call("wasmBytes");
  await call("leave", "engine");
  const empty = await heap(session);
  const times = asked.map(({ ms }) => ms);
  return {
    queries: asked.length,
    build_ms: round(build_ms),
    memory_mb: round(Math.max(0, full - empty + wasm) / 1e6),
    ...quantiles(times),
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, ofKind(asked.filter((ask) => ask.kind === kind))])),
  };
}

/** The bytes of the page's JavaScript after everything that nobody needs has gone. */
async function heap(session) {
  for (let times = 0; times < 3; times += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
  return usedSize + backingStorageSize;
}

function ofKind(asked) {
  const found = asked.filter(({ found }) => found).length;
  return { ...quantiles(asked.map(({ ms }) => ms)), recall: Math.round((found / Math.max(1, asked.length)) * 1000) / 1000 };
}

function quantiles(times) {
  return { p50_ms: round(quantile(times, 0.5)), p99_ms: round(quantile(times, 0.99)) };
}

/** To a tenth of a microsecond. */
function round(number) {
  return Math.round(number * 1e4) / 1e4;
}
