"""GeoJSON (RFC 7946), read with geojson-pydantic. `check.mjs` has check-geojson, which knows positions in the text."""

import json

from geojson_pydantic import FeatureCollection

NAME = "geojson"
COUNTS = ["files", "features", "points"]
IS_SLOW = False


def check(district, say):
    counts = dict.fromkeys(COUNTS, 0)
    for path in sorted(district.glob("*.geojson")):
        text = path.read_text(encoding="utf-8")
        read = json.loads(text)
        collection = FeatureCollection.model_validate_json(text)
        counts["files"] += 1
        counts["features"] += len(collection.features)
        for feature in collection.features:
            if feature.geometry is None:
                continue
            counts["points"] += 1
            longitude, latitude = feature.geometry.coordinates[:2]
            # The other way round no place of China is on land.
            if not (72 <= longitude <= 138 and 0 <= latitude <= 56):
                say(path, f"{feature.id} is not in China: {longitude}, {latitude}")
        if "crs" in read:
            say(path, "RFC 7946 knows no crs")
    return counts
