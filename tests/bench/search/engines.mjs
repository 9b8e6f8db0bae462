// The engines, in the order in which they are measured, each with the most rows that it is measured on, and
// what would come beyond, as the next smaller size has it. How each is set up stands in its file in `engines/`.

import { readFileSync } from "node:fs";

const { devDependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const library = (id, name, from, most, why) => ({ id, name: `${name} ${devDependencies[from]}`, most, why });

export const ENGINES = [
  { id: "jiujin", name: "jiujin", most: Infinity },
  library("minisearch", "MiniSearch", "minisearch", 200_000, "建索引要几分钟"),
  library("flexsearch", "FlexSearch", "flexsearch", 20_000, "要 20 GB 以上内存"),
  library("fuse", "Fuse.js", "fuse.js", 20_000, "每次查询超过 1 秒"),
  library("ufuzzy", "uFuzzy", "@leeoniya/ufuzzy", Infinity),
  library("orama", "Orama", "@orama/orama", 200_000, "要 4 GB 内存"),
  library("pinyin-match", "pinyin-match", "pinyin-match", 20_000, "每次查询超过 1 秒"),
  { id: "scan", name: "plain scan", most: Infinity },
];
