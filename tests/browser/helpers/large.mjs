// A region so large that a worker searches it, made of a real one.

import { createHash } from "node:crypto";
import { own, read } from "./dist.mjs";

/** From now on the host has so many facilities in a region, copies of its own under other names. Its page
 *  is the one that the app fills, because no build rendered this region. */
export function enlarge(host, adcode, facilities) {
  const { path, sha256 } = own(adcode);
  const region = JSON.parse(read(path));
  const few = region.facilities;
  region.facilities = Array.from({ length: facilities }, (_, at) => {
    const round = Math.floor(at / few.length);
    const facility = few[at % few.length];
    return round ? { ...facility, id: `${facility.id}-${round}`, name: `${facility.name}${round}分部`, aliases: [] } : facility;
  });
  const large = Buffer.from(JSON.stringify(region));
  const page = read(`${adcode}/app.html`).replace(sha256, createHash("sha256").update(large).digest("hex"));
  host.misbehave(new RegExp(`/${path}$`), () => ({ status: 200, type: "application/json", body: large }));
  host.misbehave(new RegExp(`/${adcode}/$`), (file) => ({ ...file, body: Buffer.from(page) }));
}
