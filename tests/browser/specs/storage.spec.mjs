// Where the browser keeps nothing, or has no room, the site works as any other does.

import { heading, notice, open, ready, result, results, search } from "../helpers/app.mjs";
import { expect, test } from "../helpers/test.mjs";

const HONGMEI = "320402-hongmei";

/** The main job, and no bar that says something went wrong. */
async function expectWorks(page) {
  await search(page, "看牙");
  await expect(results(page).first()).toHaveAttribute("data-facility", HONGMEI);
  await result(page, HONGMEI).getByRole("link").tap();
  await expect(heading(page)).toHaveText("红梅街道社区卫生服务中心");
  await expect(notice(page)).toBeHidden();
}

/** Leaves the site as much room as `bytes`. */
async function leaveRoom(page, host, bytes) {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.url).origin, quotaSize: bytes });
}

test.describe("with service workers", () => {
  test.use({ serviceWorkers: "allow" });

  /** Waits until the worker that was being set up is one, or is gone. */
  const worker = (page) =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active ? "keeps" : registration?.installing ? "tries" : "gave up";
    });

  for (const bytes of [1, 100_000, 400_000]) {
    test(`on a phone with ${bytes} bytes left, nothing is kept and everything works`, async ({ page, host }) => {
      await page.goto("about:blank");
      await leaveRoom(page, host, bytes);
      await open(page, "320402/");
      await expect.poll(() => worker(page)).toBe("gave up");
      await expectWorks(page);
    });
  }

  test("when the phone is full, what was kept before stays", async ({ page, host, context }) => {
    await open(page, "320402/");
    const kept = () => page.evaluate(async () => Boolean(await caches.match(`${location.pathname}app.html`)));
    await expect.poll(kept).toBe(true);
    await leaveRoom(page, host, 1);
    await page.goto("350502/");
    await ready(page);
    await context.setOffline(true);
    await page.goto("320402/");
    await ready(page);
    await expectWorks(page);
  });
});

for (const { what, refuse } of [
  {
    what: "has no service workers, as on plain http",
    refuse: () => {
      delete Navigator.prototype.serviceWorker;
      delete window.caches;
    },
  },
  {
    what: "refuses service workers",
    refuse: () => {
      Object.defineProperty(ServiceWorkerContainer.prototype, "register", {
        value: () => Promise.reject(new DOMException("refused", "SecurityError")),
      });
    },
  },
  {
    what: "refuses storage",
    refuse: () => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException("refused", "SecurityError");
          },
        });
      }
    },
  },
  {
    what: "has no room in its storage",
    refuse: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  },
]) {
  test(`a browser that ${what} does the whole job`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page, "320402/");
    await expectWorks(page);
    await page.goto("./?choose");
    await expect(heading(page)).toHaveText("就近找医疗服务");
  });
}
