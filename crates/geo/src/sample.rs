//! A small made-up region for tests: two streets, of which one has a point, and facilities of every
//! precision.

use std::collections::BTreeMap;

use directory::{Bundle, Directory, RegionId};
use serde_json::json;

use crate::{Origin, Point};

/// The middle of the region, WGS-84.
pub(crate) const MIDDLE: (f64, f64) = (119.97, 31.78);

/// Somebody whose phone is sure to stand in the middle of the region.
pub(crate) fn in_the_middle() -> Origin {
    Origin {
        point: Some(Point::new(MIDDLE.0, MIDDLE.1)),
        accuracy_m: 20.0,
        street: None,
    }
}

/// A point so many thousandths of a degree east and north of the middle: 95 m and 111 m each.
pub(crate) fn at(east: f64, north: f64, precision: &str) -> serde_json::Value {
    json!({
        "lng": MIDDLE.0 + east / 1000.0, "lat": MIDDLE.1 + north / 1000.0, "crs": "wgs84",
        "precision": precision, "source": { "document": "plan", "locator": "1" },
    })
}

/// A facility: the end of its id and name, and what else is known of it.
pub(crate) fn facility(name: &str, more: serde_json::Value) -> serde_json::Value {
    let mut facility = json!({
        "id": format!("110101-{name}"), "name": name, "kind": "centre",
        "status": { "now": "open", "as_of": "2021", "source": { "document": "plan", "locator": "1" } },
    });
    for (field, value) in more.as_object().into_iter().flatten() {
        facility[field] = value.clone();
    }
    facility
}

/// The region with these facilities.
pub(crate) fn region(facilities: &[serde_json::Value]) -> Bundle {
    let street = |code: &str, name: &str| json!({ "code": code, "name": name });
    let mut with_point = street("110101001", "红梅街道");
    with_point["point"] = at(0.0, 20.0, "street");
    let files = [
        (
            "documents.json",
            json!({ "documents": [{ "id": "plan", "title": "规划", "standing": "official" }] }),
        ),
        (
            "vocabulary/kinds.json",
            json!({ "kinds": [
            { "id": "centre", "name": "社区卫生服务中心", "schema": "MedicalClinic", "words": ["社区医院"] },
        ] }),
        ),
        ("vocabulary/levels.json", json!({ "levels": [] })),
        ("vocabulary/departments.json", json!({ "departments": [] })),
        (
            "vocabulary/emergency.json",
            json!({ "emergency": [{ "words": ["120"] }] }),
        ),
        ("services.json", json!({ "groups": [], "services": [] })),
        (
            "regions/110101.json",
            json!({
                "adcode": "110101", "name": "东湖区", "city": "南州市", "province": "江省", "plan": "plan",
                "bounds_gcj02": [119.0, 31.0, 121.0, 32.5], "center_wgs84": [119.97, 31.78],
                "streets_source": { "document": "plan", "locator": "1" },
                "streets": [with_point, street("110101002", "郑陆镇")],
            }),
        ),
        (
            "offers/110101.json",
            json!({ "region": "110101", "offers": [] }),
        ),
        (
            "facilities/110101.json",
            json!({ "region": "110101", "facilities": facilities }),
        ),
    ];
    let files: BTreeMap<String, String> = files
        .map(|(path, json)| (path.to_owned(), json.to_string()))
        .into();
    let (directory, _) = Directory::read(&files);
    let bundle = directory
        .bundle(&RegionId::from("110101"))
        .expect("the sample has a region");
    assert_eq!(
        bundle.facilities.len(),
        facilities.len(),
        "a record of the sample is unreadable"
    );
    bundle
}
