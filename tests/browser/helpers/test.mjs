// The `test` of every spec: a host of its own, and an eye on what no resident sees. A test fails on any
// error in the console, any uncaught error, and any request to another host.

import { expect, test as plain } from "@playwright/test";
import { serve } from "../server.mjs";
import { BASE, DIST } from "./dist.mjs";
import { HEADERS } from "./hosting.mjs";

export { expect };

export const test = plain.extend({
  /** The folder of the site, by default the build. */
  dist: [DIST, { option: true }],

  /** The host of the site; see `server.mjs` for how to make it misbehave. */
  host: async ({ dist }, use) => {
    const host = await serve(dist, { base: BASE, headers: HEADERS });
    await use(host);
    await host.close();
  },

  /** `page.goto("320402/")` opens a page below the site's base. */
  baseURL: async ({ host }, use) => use(host.url),

  /** Tests of bad input say with `complaints.expect(pattern)` which errors the browser must print; tests
   *  with another site, with `complaints.allow(url)`, that its pages may be asked for. */
  complaints: [
    async ({ context, host }, use) => {
      const errors = [];
      const strangers = [];
      const expected = [];
      const known = [new URL(host.url).origin];
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => errors.push(`uncaught: ${error.error()}`));
      context.on("request", (request) => {
        const own = /^(data|blob|about):/.test(request.url()) || known.includes(new URL(request.url()).origin);
        if (!own) strangers.push(request.url());
      });
      await use({
        expect: (pattern) => expected.push(pattern),
        allow: (url) => known.push(new URL(url).origin),
      });
      expect(strangers, "requests to other hosts").toEqual([]);
      const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
      expect(unexpected, "errors in the console").toEqual([]);
      const missed = expected.filter((pattern) => !errors.some((error) => pattern.test(error)));
      expect(missed, "errors that were expected and did not come").toEqual([]);
    },
    { auto: true },
  ],
});
