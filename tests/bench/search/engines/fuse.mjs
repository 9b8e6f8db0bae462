// The query may stand anywhere in a field.

import Fuse from "../../node_modules/fuse.js/dist/fuse.min.mjs";
import { FIELDS, rows } from "../rows.mjs";

export { rows as load };

export function build(rows) {
  const index = new Fuse(rows, { keys: FIELDS, ignoreLocation: true });
  return { search: (query, limit) => index.search(query, { limit }).map(({ item }) => item.id) };
}
