// Names by pairs of characters, with suggestions where not all of them match; pinyin and initials by every
// part of them.

import FlexSearch from "../../node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs";
import { bigrams, rows } from "../rows.mjs";

export { rows as load };

export function build(rows) {
  const part = { tokenize: "full", encode: (text) => [text.toLowerCase()] };
  const index = new FlexSearch.Document({
    document: {
      id: "id",
      index: [{ field: "name", tokenize: "strict", encode: bigrams }, { field: "pinyin", ...part }, { field: "initials", ...part }],
    },
  });
  for (const row of rows) index.add(row);
  return {
    search(query, limit) {
      const fields = index.search(query, { limit, suggest: true });
      return [...new Set(fields.flatMap(({ result }) => result))];
    },
  };
}
