// The screens on which residents look at the site.

/** A small phone of today. */
export const PHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** The narrowest phone that the layout must hold; also a screen of 1280 px at 400 %. */
export const NARROW = { ...PHONE, viewport: { width: 320, height: 640 } };

/** A computer. */
export const DESKTOP = {
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1,
  isMobile: false,
  hasTouch: false,
};
