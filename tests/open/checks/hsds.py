"""HSDS 3.0: its tables by their data package. The JSON and the rules of each field are checked where they are written
(crates/formats/src/hsds/tests/checker.rs), since the published schemas may not be copied here; how both were compared
with those stands in docs/open-data-hsds.md."""

import json

from . import tables

NAME = "hsds"
COUNTS = ["files", "organizations", "services", "packages", "tables", "rows"]
IS_SLOW = True


def check(district, say):
    counts = dict.fromkeys(COUNTS, 0)
    for name in ["organizations", "services"]:
        path = district / "hsds" / f"{name}.json"
        if not path.exists():
            say(path, "is not there")
            continue
        counts["files"] += 1
        counts[name] += len(json.loads(path.read_text(encoding="utf-8")))
    path = district / "hsds" / "datapackage.json"
    if path.exists():
        counts["packages"] += 1
        tables.package(path, say, counts)
    return counts
