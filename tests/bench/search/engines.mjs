// The engines, in the order in which they are measured, each with the most rows that it is measured on.
// How each is set up stands in its file in `engines/`.

import packages from "../package.json" with { type: "json" };

const version = (name) => packages.devDependencies[name];
const library = (id, name, from, most, why) => ({ id, name: `${name} ${version(from)}`, most, why });

export const ENGINES = [
  { id: "jiujin", name: "jiujin", most: Infinity },
  library("minisearch", "MiniSearch", "minisearch", 20_000, "全拼每次查询超过 1 秒"),
  library("flexsearch", "FlexSearch", "flexsearch", 20_000, "内存不够"),
  library("fuse", "Fuse.js", "fuse.js", 20_000, "每次查询超过 1 秒"),
  library("ufuzzy", "uFuzzy", "@leeoniya/ufuzzy", 200_000, "每次查询约半秒"),
  library("orama", "Orama", "@orama/orama", 200_000, "内存不够"),
  library("pinyin-match", "pinyin-match", "pinyin-match", 20_000, "每次查询超过 1 秒"),
  { id: "scan", name: "plain scan", most: Infinity },
];
