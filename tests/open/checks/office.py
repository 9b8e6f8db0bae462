"""The workbook as LibreOffice reads it: every text in it is in what LibreOffice makes of it."""

import csv
import shutil
import subprocess
import tempfile
from pathlib import Path

from openpyxl import load_workbook

NAME = "libreoffice"
COUNTS = ["files", "cells"]
IS_SLOW = True

PROGRAM = shutil.which("soffice")

# Commas, quotes around what needs them, UTF-8, from the first row, values as they are shown, and every sheet.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def check(district, say):
    counts = dict.fromkeys(COUNTS, 0)
    for path in sorted(district.glob("*.xlsx")):
        counts["files"] += 1
        with tempfile.TemporaryDirectory() as folder:
            # Two of them with one profile wait for each other, or give up.
            profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
            made = Path(folder) / "made"
            command = [PROGRAM, profile, "--headless", "--convert-to", AS_CSV, "--outdir", made, path]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            shown = {path.stem.split("-", 1)[1]: read(path) for path in made.glob("*.csv")}
        for sheet in load_workbook(path).worksheets:
            if sheet.title not in shown:
                say(path, f"LibreOffice makes nothing of the sheet {sheet.title}")
                continue
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value:
                        counts["cells"] += 1
                        if plain(cell.value) not in shown[sheet.title]:
                            say(path, f"LibreOffice does not show {sheet.title} {cell.coordinate}: {cell.value}")
    return counts


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return {plain(cell) for row in csv.reader(file) for cell in row}


def plain(text):
    return " ".join(text.split())
