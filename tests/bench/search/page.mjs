// Runs in the page: one engine on prepared rows. `search.mjs` calls these one after the other, and looks
// at the memory in between.

/** Results among which the row that is meant must be. */
const LIMIT = 10;

/** The clock counts in steps of 5 µs; what is quicker than this is done several times under one look at it. */
const LEAST_MS = 0.1;

const MOST_TIMES = 50;

/** Every query is asked in so many rounds more, fewer or none where all of them take longer than this. */
const ROUNDS = 5;
const ALL_MS = 20_000;

let engine;
let asks;
let input;
let finder;

window.bench = { open, build, ask, leave, wasmBytes };

/** Loads an engine, and what it is built from. */
async function open(id, folder) {
  if (!crossOriginIsolated) throw new Error("the clock of this page is coarse");
  engine = await import(`./engines/${id}.mjs`);
  asks = await (await fetch(`${folder}/asks.json`)).json();
  input = await engine.load(folder);
}

/** From the rows to the first query, in milliseconds: the middle one of three times, for the first one is the
 * browser's too, which compiles the engine; of what takes longer than a second, the only one. */
async function build() {
  const times = [];
  do {
    finder?.free?.();
    const start = performance.now();
    finder = await engine.build(input);
    times.push(performance.now() - start);
  } while (times.length < 3 && times[0] < 1000);
  return median(times);
}

/** How long each query takes, and whether it finds the row that it was made from. */
async function ask() {
  const found = [];
  const first = [];
  const times = [];
  // The first round finds out how often, and has the browser compile what it runs often.
  let total = 0;
  for (const { text, row } of asks) {
    const { ms, ids } = await answer(text, 1);
    found.push(ids.slice(0, LIMIT).includes(row));
    first.push(ms);
    times.push(Math.max(1, Math.min(MOST_TIMES, Math.ceil(LEAST_MS / ms))));
    total += ms;
  }
  const rounds = Math.min(ROUNDS, Math.floor(ALL_MS / total));
  const all = first.map((ms) => (rounds > 0 ? [] : [ms]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [number, { text }] of asks.entries()) all[number].push((await answer(text, times[number])).ms);
  }
  return asks.map(({ kind }, number) => ({ kind, found: found[number], ms: median(all[number]) }));
}

async function answer(text, times) {
  let ids;
  const start = performance.now();
  for (let time = 0; time < times; time += 1) {
    ids = finder.search(text, LIMIT);
    if (ids instanceof Promise) ids = await ids;
  }
  return { ms: (performance.now() - start) / times, ids };
}

function median(numbers) {
  return numbers.sort((one, other) => one - other)[numbers.length >> 1];
}

/** Lets go of what the engine was built from, or of the engine itself. */
function leave(what) {
  if (what === "input") input = undefined;
  else finder = undefined;
}

/** WebAssembly's memory is not the JavaScript's. */
function wasmBytes() {
  return finder.memory?.buffer.byteLength ?? 0;
}
