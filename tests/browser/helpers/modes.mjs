// How a page can look: as usual, as 长辈版, in the dark, with more contrast.

/** `{ name, mode, text?, colorScheme?, contrast? }`, the usual one first. */
export const LOOKS = [
  { name: "normal", mode: "normal" },
  { name: "长辈版", mode: "elder" },
  { name: "dark", mode: "normal", colorScheme: "dark" },
  { name: "长辈版 in the dark", mode: "elder", colorScheme: "dark" },
  { name: "more contrast", mode: "normal", contrast: "more" },
  { name: "more contrast in the dark", mode: "normal", colorScheme: "dark", contrast: "more" },
];

/** The sizes of text that 长辈版 offers. */
export const TEXTS = [0, 1, 2, 3];

/** Shows the page that is open in a look. A look is all in the style sheets, so the page need not be loaded again. */
export async function show(page, { mode, text = 0, colorScheme = "light", contrast = "no-preference" }) {
  await page.emulateMedia({ colorScheme, contrast });
  await page.evaluate(
    async ([mode, text]) => {
      document.documentElement.dataset.mode = mode;
      document.documentElement.dataset.text = text;
      if (mode !== "elder" || document.querySelector("link[data-elder]")) return;
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.dataset.elder = "";
      link.href = document.querySelector("script[data-elder]").dataset.elder;
      const dressed = new Promise((loaded) => (link.onload = loaded));
      document.head.append(link);
      await dressed;
    },
    [mode, text],
  );
}
