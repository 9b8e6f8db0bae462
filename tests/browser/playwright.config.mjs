// `cargo xtask test` runs these tests; it sets CHROMIUM_PATH and JIUJIN_DIST.

import { defineConfig } from "@playwright/test";
import { chromium } from "./helpers/chromium.mjs";
import { PHONE } from "./helpers/screens.mjs";

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A shared machine may stall for seconds; what passes only at the second try is still reported as flaky.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [["list"]],
  use: {
    ...PHONE,
    locale: "zh-CN",
    launchOptions: chromium(),
    screenshot: "only-on-failure",
    trace: "off",
    video: "off",
    // What is kept for later would answer in place of the host that a test makes misbehave; offline.spec allows it.
    serviceWorkers: "block",
  },
});
