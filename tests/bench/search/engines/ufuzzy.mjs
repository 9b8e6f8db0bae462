// The fields of a row as one text, with the settings that it has for writing systems other than Latin.

import uFuzzy from "../../node_modules/@leeoniya/ufuzzy/dist/uFuzzy.mjs";
import { FIELDS, rows } from "../rows.mjs";

export { rows as load };

export function build(rows) {
  const texts = rows.map((row) => FIELDS.map((field) => row[field]).join(" "));
  const index = new uFuzzy({ unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: "\\p{Ll}\\p{Lu}", intraChars: "[\\p{L}\\d']" });
  return {
    search(query, limit) {
      const [found, info, order] = index.search(texts, query);
      return (order ? order.slice(0, limit).map((at) => info.idx[at]) : (found ?? []).slice(0, limit));
    },
  };
}
