"""Shows that the checks can fail: python broken.py FOLDER

Breaks one thing after another in copies of an export, and expects a complaint from the very check that is there for it.
`check.mjs` is run as the program that it is.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from check import FORMATS, check
from checks import fhir as resources
from checks import feeds, files, geojson, hsds, tables, workbook


def replace(path, old, new):
    text = path.read_bytes()
    if old.encode() not in text:
        sys.exit(f"{path} has no {old!r} to break")
    path.write_bytes(text.replace(old.encode(), new.encode(), 1))


def change(path, breaks):
    read = json.loads(path.read_text(encoding="utf-8"))
    breaks(read)
    path.write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")


def first(read, kind):
    return next(entry["resource"] for entry in read["entry"] if entry["resource"]["resourceType"] == kind)


def swapped(read):
    feature = next(feature for feature in read["features"] if feature["geometry"])
    feature["geometry"]["coordinates"].reverse()


def fhir(change_of):
    return lambda at: change(at / "fhir/bundle.json", change_of)


def location(**fields):
    return fhir(lambda read: first(read, "Location").update(fields))


def to_nowhere(read):
    first(read, "HealthcareService")["providedBy"].update(reference="urn:uuid:0")


def header_only(path):
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")


BROKEN = [
    (files, "an unknown file", lambda at: (at / "new.txt").write_text("")),
    (files, "JSON that is cut off", lambda at: (at / "places.geojson").write_text('{"type": ')),
    (files, "a name that stands twice", lambda at: replace(at / "places.geojson", "{", '{"type": "", ')),
    (files, "a formula", lambda at: replace(at / "facilities.csv", "\n", '\n"=1+1')),
    (geojson, "a latitude first", lambda at: change(at / "places.geojson", swapped)),
    (geojson, "no features", lambda at: replace(at / "places.geojson", '"features"', '"places"')),
    (tables, "an unknown column", lambda at: replace(at / "facilities.csv", ",", ",new,")),
    (tables, "a row that is too long", lambda at: append(at / "services-at-places.csv")),
    (tables, "a file that was changed", lambda at: replace(at / "places.geojson", "甲例", "乙例")),
    (feeds, "a feed that is cut off", lambda at: cut(at / "changes.atom")),
    (hsds, "a key that leads nowhere", lambda at: header_only(at / "hsds/organizations.csv")),
    (resources, "an unknown field", location(opens="08:00")),
    (resources, "a list for one status", location(status=["active"])),
    (workbook, "a workbook that is cut off", lambda at: cut(at / "facilities.xlsx")),
]

# The same for `check.mjs`.
BROKEN_IN_NODE = [
    ("no features", lambda at: replace(at / "places.geojson", '"features"', '"places"')),
    ("a point of one number", lambda at: change(at / "places.geojson", one)),
    ("an unknown status", location(status="open")),
    ("a reference that leads nowhere", fhir(to_nowhere)),
    ("an unknown extension", lambda at: (at / "fhir/StructureDefinition-as-of.json").unlink()),
]


def one(read):
    feature = next(feature for feature in read["features"] if feature["geometry"])
    feature["geometry"]["coordinates"].pop()


def append(path):
    with path.open("ab") as file:
        file.write(b'"a"' + b',"a"' * 80 + b"\r\n")


def cut(path):
    path.write_bytes(path.read_bytes()[:-100])


def copied(district, breaks, folder):
    copy = Path(folder) / district.name
    shutil.copytree(district, copy)
    breaks(copy)
    return copy


def main(folder):
    district = next(path for path in sorted(Path(folder).iterdir()) if path.is_dir())
    missed = []
    for format, what, breaks in BROKEN:
        with tempfile.TemporaryDirectory() as made:
            complaints = check((FORMATS.index(format), str(copied(district, breaks, made))))[2]
            if not complaints:
                missed.append(f"{format.NAME}: {what}")
    for what, breaks in BROKEN_IN_NODE:
        with tempfile.TemporaryDirectory() as made:
            copied(district, breaks, made)
            run = subprocess.run(["node", "check.mjs", made], capture_output=True, text=True)
            if run.returncode == 0 or "complaints" not in run.stdout:
                missed.append(f"check.mjs: {what}: {run.stderr[-300:]}")
    for what in missed:
        print(f"no check complains of {what}")
    count = len(BROKEN) + len(BROKEN_IN_NODE)
    print(f"  broken on purpose: {count - len(missed)} of {count} found")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name one folder of exports")
    main(sys.argv[1])
