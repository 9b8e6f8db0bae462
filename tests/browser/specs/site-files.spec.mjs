// The build as files: every address in it leads somewhere within it. No browser.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { BASE, REGIONS, bundle, files, read } from "../helpers/dist.mjs";
import { expect, test } from "@playwright/test";

const FILES = files();
const THERE = new Set(FILES);
const PAGES = new Map(FILES.filter((path) => path.endsWith(".html")).map((path) => [path, read(path)]));
const ADDRESS = /\s(?:href|src|action|data-(?:base|icons|aloud|script|wasm|bundle|vocabulary|tools|code))="([^"]*)"/g;

/** In how many languages each page is. */
const LANGUAGES = 3;

/** Pages that a host or the service worker shows in the place of others; no link leads to them. */
const STAND_IN = /^404\.html$|(^|\/)offline\.html$|\/app\.html$/;

/** The addresses in a page; no file's name holds another sign that HTML escapes. */
function addresses(html) {
  const all = [...html.matchAll(ADDRESS)].map(([, address]) => address.replaceAll("&amp;", "&"));
  return all.filter((address) => address !== "");
}

const pageOf = (path) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);

/** The official entries that bureaus named: the only addresses of other hosts. */
const ENTRIES = new Set(REGIONS.flatMap(({ adcode }) => (bundle(adcode).region.links ?? []).map(({ url }) => url)));

/** The map apps, which a resident opens by a link of a facility's page. */
const MAPS = [
  "https://apis.map.qq.com/uri/v1/",
  "https://uri.amap.com/",
  "https://api.map.baidu.com/",
  "https://maps.apple.com/",
];

/** What is wrong with an address in a page, in words, or nothing. */
function wrong(address, html) {
  if (/^(tel|mailto):/.test(address) || ENTRIES.has(address)) return undefined;
  if (MAPS.some((map) => address.startsWith(map))) return undefined;
  if (/^([a-z]+:|\/\/)/i.test(address)) return "leads to another host";
  const [path, anchor] = address.split("#");
  if (path === "") return html.includes(` id="${anchor}"`) ? undefined : "names no place in the page";
  if (!path.startsWith(BASE)) return `does not lie under ${BASE}`;
  const file = pageOf(path.slice(BASE.length).split("?")[0]);
  if (!THERE.has(file)) return "leads to no file";
  if (anchor && !read(file).includes(`id="${anchor}"`)) return "names no place in its file";
  return undefined;
}

test("every address in every page leads to a file of the build", () => {
  const problems = [];
  for (const [page, html] of PAGES) {
    const [, body] = html.split("<body>");
    // app.html is empty until the app fills it.
    if (!page.endsWith("app.html")) expect(addresses(body).length, page).toBeGreaterThan(5);
    for (const address of new Set(addresses(html))) {
      const problem = wrong(address, html);
      if (problem) problems.push(`${page}: ${address} ${problem}`);
    }
  }
  expect(problems).toEqual([]);
  expect(PAGES.size).toBeGreaterThan(100);
});

test("all pages share two files of styles, and have none of their own", () => {
  const files = new Set();
  for (const [page, html] of PAGES) {
    const [, file] = /<link rel="stylesheet" href="([^"]*)">/.exec(html);
    files.add(file);
    expect(html, page).not.toMatch(/<style|\sstyle=/);
    expect(read(file.slice(BASE.length)), page).toContain(":root {\n");
  }
  expect(files.size).toBe(2);
});

for (const snippet of ["nginx.conf", "Caddyfile", "_headers"]) {
  test(`docs/hosting/${snippet} allows the script that stands in every page, and no other`, () => {
    const inline = [...PAGES.values()].flatMap((html) => [...html.matchAll(/<script(?: data-\w+="[^"]*")*>([^]*?)<\/script>/g)]);
    const hashes = inline.map(([, script]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    expect(inline).toHaveLength(PAGES.size);
    const text = readFileSync(new URL(`../../../docs/hosting/${snippet}`, import.meta.url), "utf8");
    const allowed = [...text.matchAll(/script-src ([^;]*)/g)].map(([, words]) => words.split(" "));
    expect(allowed.length).toBeGreaterThan(0);
    for (const words of allowed) {
      expect(words.filter((word) => word.startsWith("'sha256-"))).toEqual([...new Set(hashes)]);
      expect(words).not.toContain("'unsafe-inline'");
    }
  });
}

test("every page can be reached from home by links alone", () => {
  const reached = new Set(["index.html"]);
  for (const page of reached) {
    for (const address of addresses(PAGES.get(page) ?? "")) {
      const [path] = address.split(/[?#]/);
      if (path.startsWith(BASE)) reached.add(pageOf(path.slice(BASE.length)));
    }
  }
  const lost = [...PAGES.keys()].filter((page) => !STAND_IN.test(page) && !reached.has(page));
  expect(lost).toEqual([]);
});

test("every page has one heading, and a title that no other page has", () => {
  const titles = new Map();
  for (const [page, html] of PAGES) {
    // app.html is empty until the app fills it.
    if (page.endsWith("app.html")) continue;
    expect(html.match(/<h1[ >]/g), page).toHaveLength(1);
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1];
    expect(title, page).toBeTruthy();
    titles.set(title, [...(titles.get(title) ?? []), page]);
  }
  const own = (pages) => pages.filter((page) => !STAND_IN.test(page));
  const shared = [...titles].filter(([, pages]) => own(pages).length > 1);
  expect(shared).toEqual([]);
});

test("each page of a facility carries one block of structured data, and no other page any", () => {
  let facilities = 0;
  for (const [page, html] of PAGES) {
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
    const isFacility = /\/facility\//.test(page);
    expect(blocks, page).toHaveLength(isFacility ? 1 : 0);
    if (!isFacility) continue;
    const data = JSON.parse(blocks[0][1]);
    expect(data["@context"], page).toBe("https://schema.org");
    const [, title] = /<h1[^>]*>(.*?)<\/h1>/.exec(html);
    expect(title.replace(/<[^>]+>/g, ""), page).toBe(data.name);
    facilities += 1;
  }
  expect(facilities).toBe(LANGUAGES * REGIONS.reduce((sum, region) => sum + region.facilities, 0));
});

test("each page of a service says where to go, or whom to call", () => {
  let services = 0;
  for (const [page, html] of PAGES) {
    if (!/\/service\//.test(page)) continue;
    const [main] = /<main.*<\/main>/s.exec(html);
    expect(/href="(?:tel:|https:)|\/facility\//.test(main), page).toBe(true);
    services += 1;
  }
  expect(services).toBeGreaterThan(100);
});

test("each record of a region has its page", () => {
  for (const { adcode } of REGIONS) {
    const { facilities, services, ways } = bundle(adcode);
    const pages = [
      `${adcode}/plan/index.html`,
      `${adcode}/ways/index.html`,
      `${adcode}/saved/index.html`,
      ...ways.map(({ id }) => `${adcode}/way/${id}/index.html`),
      ...facilities.map(({ id }) => `${adcode}/facility/${id}/index.html`),
      ...services.map(({ id }) => `${adcode}/service/${id}/index.html`),
    ];
    expect(pages.filter((page) => !THERE.has(page)), adcode).toEqual([]);
  }
});
