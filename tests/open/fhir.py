"""Checks exported FHIR folders with fhir.resources: python fhir.py FOLDER…

fhir.resources has no R4 of its own any more. Its R4B (4.3.0) has the same Organization, Location, HealthcareService,
Bundle, CodeSystem and ValueSet; fhirVersion of a StructureDefinition is a free code there. Each resource is read
strictly and written again; what is written must be what was read.
"""

import json
import sys
import warnings
from pathlib import Path

# This file's own name would hide the package.
sys.path = [path for path in sys.path if Path(path).resolve() != Path(__file__).resolve().parent]

from fhir.resources.R4B import get_fhir_model_class

warnings.simplefilter("error")


def normal(value):
    """A value without what JSON says in two ways, such as 119.30 and 119.3."""
    if isinstance(value, dict):
        return {key: normal(own) for key, own in value.items()}
    if isinstance(value, list):
        return [normal(own) for own in value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value


def check(path):
    """The number of resources, and what is wrong."""
    read = json.loads(path.read_text(encoding="utf-8"))
    entries = [entry["resource"] for entry in read.get("entry", [])]
    wrong = []
    for resource in [read, *entries]:
        name = f"{path} {resource['resourceType']}/{resource.get('id')}"
        try:
            model = get_fhir_model_class(resource["resourceType"]).model_validate(resource)
            written = json.loads(model.model_dump_json())
            if normal(written) != normal(resource):
                wrong.append(f"{name}: it is written differently")
        except Exception as error:  # Whatever the library says is an error of the export.
            wrong.append(f"{name}: {error}")
    return len(entries) + 1, wrong


def main(folders):
    if not folders:
        sys.exit("name at least one fhir folder")
    count, wrong = 0, []
    for folder in folders:
        files = sorted(Path(folder).glob("*.json"))
        if not files:
            wrong.append(f"{folder}: no files")
        for path in files:
            resources, problems = check(path)
            count += resources
            wrong += problems
    print("\n".join(wrong[:50]))
    print(f"{count} resources, {len(wrong)} errors")
    sys.exit(1 if wrong else 0)


main(sys.argv[1:])
