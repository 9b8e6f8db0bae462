// The machine's own Chromium, started so that it asks nobody else for anything.

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How to launch it. */
export function chromium() {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) throw new Error("CHROMIUM_PATH names no Chromium; run the tests with `cargo xtask test`");
  return { executablePath, args: FLAGS };
}
