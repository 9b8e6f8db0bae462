"""Checks exported folders with other people's validators: python check.py FOLDER…

A folder is what `cargo xtask data export --format all --out FOLDER` writes: a folder for each district. Each format has
a module in `checks/`; each complaint is a line `file: what`, whether the validator calls it an error or a warning, and
one fails the whole run. So does a format of which there is no file. `check.mjs` has the validators that run in Node.
"""

import os
import sys
import time
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from checks import feeds, fhir, files, geojson, hsds, office, tables, workbook

FORMATS = [files, feeds, geojson, tables, hsds, fhir, workbook, office]

# Of a folder with more districts than that, slow validators see so many: evenly spread, so that of copies of five
# districts each is among them.
MOST_DISTRICTS = 20
SAMPLE = 5

# More complaints than that say the same over and over.
MOST_SHOWN = 100


def check(task):
    """What one format says of one district: its name, what was counted, the complaints, and the seconds."""
    number, district = task
    format = FORMATS[number]
    start = time.monotonic()
    complaints = []

    def say(file, what):
        complaints.append(f"{file}: {' '.join(str(what).split())}")

    counts = {}
    # What a library only warns of is a complaint too.
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            counts = format.check(Path(district), say)
        except Exception as error:  # A file that a reader falls over is as wrong as one that it refuses.
            say(district, f"{format.NAME}: {type(error).__name__}: {error}")
    for warning in caught:
        # Libraries warn each other of what they do, which is nothing that the files could change.
        if not issubclass(warning.category, (DeprecationWarning, PendingDeprecationWarning, ResourceWarning)):
            say(district, f"{format.NAME}: {warning.message}")
    return format.NAME, counts, complaints, time.monotonic() - start


def tasks(folders, formats):
    """Which format is checked in which district."""
    for folder in folders:
        districts = sorted(path for path in Path(folder).iterdir() if path.is_dir())
        step = 1 if len(districts) <= MOST_DISTRICTS else len(districts) // SAMPLE + 1
        for position, district in enumerate(districts):
            for number in formats:
                if position % step == 0 or not FORMATS[number].IS_SLOW:
                    yield number, str(district)


def main(folders):
    if not folders:
        sys.exit("name at least one folder of exports")
    formats = [number for number, format in enumerate(FORMATS) if format is not office or office.PROGRAM]
    counts = {FORMATS[number].NAME: Counter(districts=0) for number in formats}
    seconds, complaints = Counter(), []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for name, counted, said, took in pool.map(check, tasks(folders, formats), chunksize=4):
            counts[name].update(counted)
            counts[name].update(districts=1, complaints=len(said))
            seconds[name] += took
            complaints += said
    for number in formats:
        # A check that sees nothing finds nothing wrong.
        format = FORMATS[number]
        complaints += [f"{format.NAME}: there are no {what}" for what in format.COUNTS if not counts[format.NAME][what]]
    for complaint in complaints[:MOST_SHOWN]:
        print(complaint)
    if len(complaints) > MOST_SHOWN:
        print(f"… and {len(complaints) - MOST_SHOWN} more")
    for name, counted in counts.items():
        figures = ", ".join(f"{number} {what}" for what, number in counted.items())
        print(f"  {name}: {figures} ({seconds[name]:.1f} s)")
    if not office.PROGRAM:
        print(f"  {office.NAME}: not checked, because this machine has no soffice (Debian: libreoffice-calc)")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
