// The texts of the interface and the facts of the data, to tell one from the other.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The texts of a language, by `group.key`. */
export function texts(tag) {
  const groups = JSON.parse(readFileSync(join(ROOT, `texts/${tag}.json`), "utf8")).texts;
  const named = ([group, keys]) => Object.entries(keys).map(([key, text]) => [`${group}.${key}`, text]);
  return Object.fromEntries(Object.entries(groups).flatMap(named));
}

/** Every string of the data that this project publishes. */
export function facts() {
  const found = new Set();
  const collect = (value) => {
    if (typeof value === "string") found.add(value);
    else if (value && typeof value === "object") Object.values(value).forEach(collect);
  };
  for (const entry of readdirSync(join(ROOT, "data"), { recursive: true })) {
    if (entry.endsWith(".json") && !entry.startsWith("schema")) collect(JSON.parse(readFileSync(join(ROOT, "data", entry), "utf8")));
  }
  return [...found];
}
