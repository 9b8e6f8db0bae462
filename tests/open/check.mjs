// Checks exported folders with the validators that run in Node: node check.mjs FOLDER…
//
// The same as `check.py` does with those in Python: each complaint is a line `file: what`, and one fails the run. So
// does a format of which there is nothing.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fhir from './checks/fhir.mjs';
import * as geojson from './checks/geojson.mjs';

// As in check.py: of a folder with more districts, slow validators see so many, evenly spread.
const MOST_DISTRICTS = 20;
const SAMPLE = 5;
const MOST_SHOWN = 100;

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('name at least one folder of exports');

function districts(isSlow) {
  return folders.flatMap((folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const step = entries.length <= MOST_DISTRICTS ? 1 : Math.floor(entries.length / SAMPLE) + 1;
    const all = entries.map((entry) => join(folder, entry.name)).sort();
    return all.filter((_, position) => !isSlow || position % step === 0);
  });
}

const complaints = [];
const lines = [];
for (const format of [geojson, fhir]) {
  const start = performance.now();
  const before = complaints.length;
  const counts = Object.fromEntries(format.COUNTS.map((what) => [what, 0]));
  const say = (file, what) => complaints.push(`${file}: ${what}`);
  const seen = districts(format.IS_SLOW);
  for (const district of seen) {
    for (const [what, count] of Object.entries(format.check(district, say))) counts[what] += count;
  }
  counts.complaints = complaints.length - before;
  // A check that sees nothing finds nothing wrong.
  for (const what of format.COUNTS) if (!counts[what]) complaints.push(`${format.NAME}: there are no ${what}`);
  const figures = Object.entries({ districts: seen.length, ...counts }).map(([what, count]) => `${count} ${what}`);
  lines.push(`  ${format.NAME}: ${figures.join(', ')} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}
for (const complaint of complaints.slice(0, MOST_SHOWN)) console.log(complaint);
if (complaints.length > MOST_SHOWN) console.log(`… and ${complaints.length - MOST_SHOWN} more`);
console.log(lines.join('\n'));
process.exitCode = complaints.length === 0 ? 0 : 1;
