// How a page can look: as usual, as 长辈版, in the dark. What mixtures and more contrast change is colours
// only, which tests/contrast.rs counts.

/** `{ name, mode, text?, colorScheme? }`, the usual one first. */
export const LOOKS = [
  { name: "normal", mode: "normal" },
  { name: "长辈版", mode: "elder" },
  { name: "dark", mode: "normal", colorScheme: "dark" },
];

/** The sizes of text that 长辈版 offers. */
export const TEXTS = [0, 1, 2, 3];

/** Shows the page that is open in a look. A look is all in the style sheet, so nothing has to be loaded again. */
export async function show(page, { mode, text = 0, colorScheme = "light" }) {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(
    ([mode, text]) => {
      document.documentElement.dataset.mode = mode;
      document.documentElement.dataset.text = text;
    },
    [mode, text],
  );
}
