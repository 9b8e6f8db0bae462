use expect_test::expect;
use serde_json::json;

use super::*;
use crate::sample::{at, facility, in_the_middle, region};
use crate::{bearing_deg, metres};

fn everywhere() -> Bundle {
    region(&[
        facility("unstated", json!({})),
        facility(
            "in-a-street-without-point",
            json!({ "street": "110101002" }),
        ),
        facility("in-a-street", json!({ "street": "110101001" })),
        facility(
            "approximate",
            json!({ "street": "110101001", "point": at(0.0, 9.0, "approximate") }),
        ),
        facility(
            "exact",
            json!({ "street": "110101002", "point": at(5.0, 0.0, "exact") }),
        ),
        facility("inside-exact", json!({ "within": "110101-exact" })),
        facility(
            "district-only",
            json!({ "point": at(0.0, 0.0, "district") }),
        ),
    ])
}

/// The list from an origin, a line each.
fn list(origin: &Origin) -> String {
    let bundle = everywhere();
    let reaches = reach(&bundle, origin);
    let mut positions: Vec<usize> = (0..reaches.len()).collect();
    sort_by_reach(&reaches, &mut positions, |&position| position);
    let line = |&position: &usize| {
        let name = &bundle.facilities[position].name;
        match reaches[position] {
            Reach::Away { metres, sure } => format!("{name}: {metres:.0} m {sure:?}\n"),
            other => format!("{name}: {other:?}\n"),
        }
    };
    positions.iter().map(line).collect()
}

#[test]
fn from_where_the_phone_is() {
    let list = list(&in_the_middle());
    expect![[r#"
        exact: 474 m Exact
        inside-exact: 474 m Exact
        approximate: 998 m Approximate
        in-a-street: 2218 m Street
        unstated: Unstated
        in-a-street-without-point: Unstated
        district-only: Unstated
    "#]]
    .assert_eq(&list);
}

#[test]
fn from_a_street_that_has_a_point() {
    let bundle = everywhere();
    let street = &bundle.region.streets[0];
    let list = list(&Origin {
        point: street.point.as_ref().map(crate::wgs84),
        accuracy_m: 0.0,
        street: Some(street.code.clone()),
    });
    expect![[r#"
        in-a-street: OwnStreet
        approximate: 1220 m Approximate
        exact: 2268 m Exact
        inside-exact: 2268 m Exact
        unstated: Unstated
        in-a-street-without-point: Unstated
        district-only: Unstated
    "#]]
    .assert_eq(&list);
}

#[test]
fn from_a_street_without_a_point_its_own_come_first() {
    let list = list(&Origin {
        point: None,
        accuracy_m: 0.0,
        street: Some("110101002".into()),
    });
    expect![[r#"
        in-a-street-without-point: OwnStreet
        exact: OwnStreet
        inside-exact: OwnStreet
        unstated: Unstated
        in-a-street: Unstated
        approximate: Unstated
        district-only: Unstated
    "#]]
    .assert_eq(&list);
}

#[test]
fn a_distance_is_the_same_in_whichever_system_the_point_is_written() {
    let point = crate::wgs84(&directory::Point {
        lng: 119.98,
        lat: 31.79,
        crs: Crs::Wgs84,
        precision: Precision::Exact,
        source: everywhere().region.streets_source,
    });
    let gcj02 = Point::<Gcj02>::from(point);
    let bd09 = Point::<Bd09>::from(point);
    let origin = Point::<Wgs84>::new(119.97, 31.78);
    let measure = Measure::from(origin);
    let truth = metres(origin, point);
    for (crs, lng, lat) in [
        (Crs::Wgs84, point.lng, point.lat),
        (Crs::Gcj02, gcj02.lng, gcj02.lat),
        (Crs::Bd09, bd09.lng, bd09.lat),
    ] {
        let to = directory::Point {
            lng,
            lat,
            crs,
            precision: Precision::Exact,
            source: everywhere().region.streets_source,
        };
        let error = measure.metres(&to) / truth - 1.0;
        assert!(error.abs() < 0.015, "{crs:?}: {error}");
        let [east, north] = measure.offset(&to);
        let turn = east.atan2(north).to_degrees() - bearing_deg(origin, point);
        assert!(turn.abs() < 1.0, "{crs:?}: {turn}°");
    }
}
