// Pairs of characters in every field.

import { create, insertMultiple, search } from "../../node_modules/@orama/orama/dist/browser/index.js";
import { FIELDS, bigrams, rows } from "../rows.mjs";

export { rows as load };

export async function build(rows) {
  const tokenizer = { language: "english", normalizationCache: new Map(), tokenize: (text) => [...new Set(bigrams(text))] };
  const schema = Object.fromEntries(FIELDS.map((field) => [field, "string"]));
  const index = create({ schema, components: { tokenizer } });
  await insertMultiple(index, rows.map((row) => ({ ...row, id: String(row.id) })), 1000);
  return {
    async search(query, limit) {
      const { hits } = await search(index, { term: query, properties: FIELDS, limit });
      return hits.map(({ id }) => Number(id));
    },
  };
}
