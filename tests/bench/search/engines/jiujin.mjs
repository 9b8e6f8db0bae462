// Our own, from `cargo xtask build --search-module`. It is given the text of a bundle, so building contains
// reading JSON, which the other engines have behind them by then. It takes pinyin from the bundle's table.

import init, { Finder } from "../../../../dist-search/jiujin_search.js";

/** What an id has before the number of the row (`xtask/src/bench/rows.rs`). */
const BEFORE = "990099-".length;

let memory;

export async function load(folder) {
  ({ memory } = await init());
  return (await fetch(`${folder}/bundle.json`)).text();
}

export function build(bundle) {
  const finder = new Finder(bundle);
  return {
    memory,
    free: () => finder.free(),
    search: (query, limit) => JSON.parse(finder.search(query, limit)).map(({ id }) => Number(id.slice(BEFORE))),
  };
}
