"""The workbook, read with openpyxl."""

from openpyxl import load_workbook

NAME = "xlsx"
COUNTS = ["files", "sheets", "rows"]
IS_SLOW = False


def check(district, say):
    counts = dict.fromkeys(COUNTS, 0)
    for path in sorted(district.glob("*.xlsx")):
        counts["files"] += 1
        for sheet in load_workbook(path).worksheets:
            counts["sheets"] += 1
            for row in sheet.iter_rows():
                counts["rows"] += 1
                for cell in row:
                    if cell.data_type in ("f", "e"):
                        say(path, f"{sheet.title} {cell.coordinate} is a formula or an error: {cell.value}")
    return counts
