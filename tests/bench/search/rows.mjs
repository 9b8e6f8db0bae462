// What the engines are given.

/** Objects with `id`, `name`, `pinyin` and `initials`; the id is the number of the row. */
export async function rows(folder) {
  const text = await (await fetch(`${folder}/rows.jsonl`)).text();
  return text.trimEnd().split("\n").map((line, id) => ({ id, ...JSON.parse(line) }));
}

export const FIELDS = ["name", "pinyin", "initials"];

/** Each two characters that stand side by side, for libraries that would take a name for one word. */
export function bigrams(text) {
  const characters = [...text.toLowerCase()];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, before) => characters[before] + character);
}
