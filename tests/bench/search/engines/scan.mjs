// What anybody writes in a minute: every row that has the query in one of its fields, in their order.

import { FIELDS, rows } from "../rows.mjs";

export { rows as load };

export function build(rows) {
  const texts = rows.map((row) => FIELDS.map((field) => row[field]).join(" "));
  return {
    search(query, limit) {
      const found = [];
      for (let row = 0; row < texts.length && found.length < limit; row += 1) if (texts[row].includes(query)) found.push(row);
      return found;
    },
  };
}
