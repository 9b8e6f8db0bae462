// Pairs of characters in every field; any of them may match, the best ones are first.

import MiniSearch from "../../node_modules/minisearch/dist/es/index.js";
import { FIELDS, bigrams, rows } from "../rows.mjs";

export { rows as load };

export function build(rows) {
  const index = new MiniSearch({ fields: FIELDS, tokenize: bigrams });
  index.addAll(rows);
  return { search: (query, limit) => index.search(query).slice(0, limit).map(({ id }) => id) };
}
