// It knows pinyin by itself, so it is given names only. It says whether a name matches, not how well.

import PinyinMatch from "../../node_modules/pinyin-match/es/main.js";
import { rows } from "../rows.mjs";

export { rows as load };

export function build(rows) {
  const names = rows.map(({ name }) => name);
  return {
    search(query, limit) {
      const found = [];
      for (let row = 0; row < names.length && found.length < limit; row += 1) if (PinyinMatch.match(names[row], query)) found.push(row);
      return found;
    },
  };
}
