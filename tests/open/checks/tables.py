"""CSV: the description of the columns (CSV on the Web) with csvw, and the district's data package with frictionless."""

from csvw import CSVW
from frictionless import Package, system

NAME = "csv"
COUNTS = ["csvw descriptions", "packages", "tables", "rows"]
IS_SLOW = True


def check(district, say):
    counts = dict.fromkeys(COUNTS, 0)
    for path in sorted(district.glob("*-metadata.json")):
        counts["csvw descriptions"] += 1
        described = CSVW(str(path), validate=True)
        if not described.is_valid:
            for warning in described.warnings:
                say(path, warning.message)
    for path in sorted(district.glob("datapackage.json")):
        counts["packages"] += 1
        package(path, say, counts)
    return counts


def package(path, say, counts):
    """A data package with its tables."""
    with system.use_context(trusted=False):
        report = Package(str(path)).validate()
    for error in report.errors:
        say(path, error.message)
    for warning in report.warnings:
        say(path, warning)
    for task in report.tasks:
        counts["tables"] += task.type == "table"
        counts["rows"] += task.stats.get("rows") or 0
        for error in task.errors:
            say(path.parent / (task.place or ""), error.message)
        for warning in task.warnings:
            say(path.parent / (task.place or ""), warning)
