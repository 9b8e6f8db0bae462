"""FHIR R4, read with fhir.resources.

fhir.resources has no R4 of its own any more. Its R4B (4.3.0) has the same Organization, Location, HealthcareService,
Bundle, CodeSystem and ValueSet; fhirVersion of a StructureDefinition is a free code there. Each resource is read
strictly and written again; what is written must be what was read. `check.mjs` has the validator that knows R4 itself.
"""

import json

from fhir.resources.R4B import get_fhir_model_class

NAME = "fhir"
COUNTS = ["files", "resources", "bundles"]
IS_SLOW = True


def check(district, say):
    counts = dict.fromkeys(COUNTS, 0)
    for path in sorted((district / "fhir").glob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        counts["files"] += 1
        counts["bundles"] += read["resourceType"] == "Bundle"
        entries = [entry["resource"] for entry in read.get("entry", [])]
        for resource in [read, *entries]:
            counts["resources"] += 1
            name = f"{resource['resourceType']}/{resource.get('id')}"
            try:
                model = get_fhir_model_class(resource["resourceType"]).model_validate(resource)
            except Exception as error:  # Whatever the library says is an error of the export.
                say(path, f"{name}: {error}")
                continue
            if normal(json.loads(model.model_dump_json())) != normal(resource):
                say(path, f"{name}: it is written differently")
    return counts


def normal(value):
    """A value without what JSON says in two ways, such as 119.30 and 119.3."""
    if isinstance(value, dict):
        return {key: normal(own) for key, own in value.items()}
    if isinstance(value, list):
        return [normal(own) for own in value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value
