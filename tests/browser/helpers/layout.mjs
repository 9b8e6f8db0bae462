// What does not fit: the screen, or a finger.

/** The least width and height of what a finger taps, in CSS pixels, and in 长辈版. */
export const TARGET = 44;
export const ELDER_TARGET = 60;

/** The least size of the number of a source, which is a mark in running text: WCAG 2.2, 2.5.8. */
const MARK = 24;

/** What sticks out of the page to the right, also where a card cuts it off; what scrolls by itself may. */
export function tooWide(page) {
  return page.evaluate((width) => {
    const root = document.documentElement;
    const clips = (element) => getComputedStyle(element).overflowX !== "visible";
    const isCut = (element) => element !== root && (clips(element) || isCut(element.parentElement));
    const outside = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !isCut(element))
      .map((element) => ({ element, right: Math.round(element.getBoundingClientRect().right) }))
      .map(({ element, right }) => `${element.localName}.${element.className} ends at ${right} px`);
    // A phone zooms out of a page that is too wide; its own width stays what it is.
    const wide = root.scrollWidth > width ? [`the page is ${root.scrollWidth} px wide`] : [];
    return [...wide, ...new Set(outside)];
  }, page.viewportSize().width);
}

/** What can be tapped and is too small. Links in a sentence are as high as its line. */
export function tooSmall(page, target) {
  return page.evaluate(
    ({ target, MARK }) => {
      const isInline = (element) => /^inline(-block)?$/.test(getComputedStyle(element).display);
      const inSentence = (element) => {
        if (!isInline(element)) return false;
        let block = element.parentElement;
        while (isInline(block)) block = block.parentElement;
        return [...block.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
      };
      // A link may stretch over its card.
      const area = (element) => {
        const cover = getComputedStyle(element, "::after");
        const covers = cover.content !== "none" && cover.position === "absolute";
        return (covers ? element.offsetParent : element).getBoundingClientRect();
      };
      return [...document.querySelectorAll("a[href], button, input, select, summary")]
        .map((element) => ({ element, box: area(element) }))
        .filter(({ element, box }) => element.getClientRects().length > 0 && box.right > 0 && !inSentence(element))
        .filter(({ element, box }) => {
          const least = element.matches(".ref") ? MARK : target;
          return box.width < least - 0.5 || box.height < least - 0.5;
        })
        .map(({ element, box }) => {
          const named = (each) => each.localName + (each.className && `.${each.className}`);
          const path = [element.parentElement, element].map(named);
          return `${path.join(" > ")} “${element.textContent}” ${Math.round(box.width)}×${Math.round(box.height)}`;
        });
    },
    { target, MARK },
  );
}
