// GeoJSON (RFC 7946), read with check-geojson, which also knows where in the text a mistake is.

import { check as read, HintError } from '@placemarkio/check-geojson';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const NAME = 'geojson';
export const COUNTS = ['files', 'features'];
export const IS_SLOW = false;

export function check(district, say) {
  const path = join(district, 'places.geojson');
  if (!existsSync(path)) return {};
  try {
    return { files: 1, features: read(readFileSync(path, 'utf8')).features.length };
  } catch (error) {
    if (!(error instanceof HintError)) throw error;
    for (const issue of error.issues) say(path, `${issue.message} (at ${issue.from})`);
    return { files: 1 };
  }
}
