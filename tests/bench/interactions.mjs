// How long the next paint takes after each finger and key of what residents do, as Chromium's Event Timing
// counts it: from the hardware's event to the frame after its handlers, in steps of 8 ms. A part of `cargo
// xtask bench --web`; one JSON object a step, and one for all.

import { ready } from "../browser/helpers/app.mjs";
import { FLOWS } from "./flows.mjs";
import { median, round } from "./numbers.mjs";

/** How often each flow is gone through, each time on a phone that was not here before. */
const RUNS = 5;

/** What an interaction may take, in milliseconds. */
const MOST = 100;

/** Chromium tells of nothing that is shorter, in milliseconds. */
const LEAST = 16;

/** Measures every flow. `phone` opens a new phone, `slowdown` is how much slower its processor is. */
export async function* interactions({ url, phone, slowdown }) {
  const lines = [];
  for (const { flow, path, phone: prepare, steps } of FLOWS) {
    const times = steps.map(() => []);
    for (let run = 0; run < RUNS; run += 1) {
      const { context, page, session } = await phone();
      await page.addInitScript(watch, LEAST);
      await prepare?.(page);
      await page.goto(url + path);
      await ready(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      for (const [number, { before, act }] of steps.entries()) {
        await before?.(page);
        await page.evaluate(() => window.settled());
        await act(page);
        times[number].push(await page.evaluate(() => window.settled()));
      }
      await context.close();
    }
    for (const [number, { step }] of steps.entries()) {
      const own = times[number];
      const line = { bench: "interaction", flow, step, runs: RUNS, median_ms: round(median(own)), max_ms: round(Math.max(...own)) };
      lines.push(line);
      yield line;
    }
  }
  yield {
    bench: "interactions",
    cpu_slowdown: slowdown,
    steps: lines.length,
    asked_ms: MOST,
    slowest_median_ms: Math.max(...lines.map(({ median_ms }) => median_ms)),
    max_ms: Math.max(...lines.map(({ max_ms }) => max_ms)),
    over: lines.filter(({ median_ms }) => median_ms > MOST).map(({ flow, step }) => `${flow}: ${step}`),
  };
}

/** Runs in the page: `settled` waits until nothing is to be painted, and gives the longest interaction since the last time. */
function watch(least) {
  let longest = least;
  const take = (entries) => {
    for (const { interactionId, duration } of entries) if (interactionId) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: "event", durationThreshold: least, buffered: true });
  const idle = () => new Promise((done) => {
    requestAnimationFrame(() => requestIdleCallback(done, { timeout: 1000 }));
    // A page that has nothing to draw may have no frame.
    setTimeout(done, 2000);
  });
  window.settled = async () => {
    await idle();
    await idle();
    take(observer.takeRecords());
    const answer = longest;
    longest = least;
    return answer;
  };
}
