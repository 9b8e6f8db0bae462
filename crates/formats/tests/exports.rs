//! What the places and tables of a small region are as files, and what becomes of records that are hard to write.
//! After a change that is meant: `UPDATE_EXPECT=1 cargo test -p formats --test exports`.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::path::Path;

use directory::{Directory, Facility, RegionId};
use expect_test::expect_file;
use formats::{Exported, Format, Options, Region, package};
use serde_json::Value;

fn tiny() -> Directory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/site/tiny");
    let (directory, problems) = Directory::read(&folder::json_below(&root).unwrap());
    assert!(problems.is_empty(), "{problems:?}");
    directory
}

/// The small folder with its first place changed.
fn with(change: impl Fn(&mut Facility)) -> Directory {
    let mut directory = tiny();
    let records = directory.regions.values_mut().next().unwrap();
    change(&mut records.facilities[0]);
    directory
}

fn export(directory: &Directory, format: Format, options: &Options) -> Exported {
    let adcode = directory.regions.keys().next().unwrap();
    format.export(&Region::open(directory, adcode).unwrap(), options)
}

fn text(made: &Exported, path: &str) -> String {
    let file = made.files.iter().find(|own| own.path == path).unwrap();
    String::from_utf8(file.bytes.clone()).unwrap()
}

fn places(made: &Exported) -> Value {
    serde_json::from_str(&text(made, "places.geojson")).unwrap()
}

/// The rows of a CSV file, its head first.
fn rows(made: &Exported, path: &str) -> Vec<Vec<String>> {
    let text = text(made, path);
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().map(|own| own.unwrap());
    records
        .map(|own| own.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn a_small_region() {
    let directory = tiny();
    let options = Options {
        address: Some("https://example.cn/jk/".into()),
        ..Options::default()
    };
    let made = export(&directory, Format::GeoJson, &options);
    expect_file!["tiny/places.geojson"].assert_eq(&text(&made, "places.geojson"));
    let made = export(&directory, Format::Csv, &options);
    for (path, expected) in [
        ("facilities.csv", expect_file!["tiny/facilities.csv"]),
        (
            "services-at-places.csv",
            expect_file!["tiny/services-at-places.csv"],
        ),
        (
            "services-at-places.csv-metadata.json",
            expect_file!["tiny/services-at-places.csv-metadata.json"],
        ),
    ] {
        // Without the mark of the encoding and the ends of lines, which editors lose.
        let text = text(&made, path).replace("\r\n", "\n");
        expected.assert_eq(text.trim_start_matches('\u{FEFF}'));
    }
    let region = Region::open(&directory, &RegionId::from("990001")).unwrap();
    let file = package(&region, &options, &made.files);
    expect_file!["tiny/datapackage.json"].assert_eq(&String::from_utf8(file.bytes).unwrap());
}

#[test]
fn only_open_places() {
    let options = Options {
        open_only: true,
        ..Options::default()
    };
    let directory = tiny();
    let places = places(&export(&directory, Format::GeoJson, &options));
    let ids: Vec<&str> = places["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["990001-jia", "990001-yiyuan"]);
    let made = export(&directory, Format::Csv, &options);
    let own = rows(&made, "facilities.csv");
    let own: Vec<&str> = own.iter().skip(1).map(|own| own[0].as_str()).collect();
    assert_eq!(own, ids);
}

#[test]
fn any_name_stays_one_cell_that_nothing_computes_and_comes_back() {
    for (name, cell) in [
        ("甲“乙”\"丙\"", "甲“乙”\"丙\""),
        ("甲,乙，丙", "甲,乙，丙"),
        ("甲\n乙", "甲\n乙"),
        ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
        ("+甲", "'+甲"),
        ("-甲", "'-甲"),
        ("@甲", "'@甲"),
        ("\t甲", "'\t甲"),
        ("甲🏥", "甲🏥"),
        ("مركز صحي", "مركز صحي"),
    ] {
        let directory = with(|own| own.name = name.to_owned());
        let adcode = RegionId::from("990001");
        let made = export(&directory, Format::Csv, &Options::default());
        let own = rows(&made, "facilities.csv");
        assert_eq!(own[1][1], cell);
        assert!(own.iter().all(|row| row.len() == own[0].len()));
        let places = places(&export(&directory, Format::GeoJson, &Options::default()));
        assert_eq!(places["features"][0]["properties"]["name"], name);
        let file = text(&made, "facilities.csv");
        let reading = keeper::read("f.csv", file.as_bytes(), &directory, Some(&adcode)).unwrap();
        let proposal = keeper::proposal(
            &directory,
            &adcode,
            &[reading],
            &keeper::Decisions::default(),
        );
        let preview = proposal.unwrap().preview();
        assert_eq!(preview.same.len(), 6, "{name:?} {preview:?}");
    }
}

#[test]
fn a_point_that_is_not_on_the_earth_is_no_geometry() {
    for (lng, lat) in [
        (200.0, 39.0),
        (83.0, -91.0),
        (f64::NAN, 39.0),
        (83.0, f64::INFINITY),
    ] {
        let directory = with(|own| {
            let point = own.point.as_mut().unwrap();
            (point.lng, point.lat) = (lng, lat);
        });
        let made = export(&directory, Format::GeoJson, &Options::default());
        let places = places(&made);
        assert_eq!(
            places["features"][0]["geometry"],
            Value::Null,
            "{lng} {lat}"
        );
        assert_eq!(made.left_out[0].id, "990001-jia");
    }
}

#[test]
fn each_system_becomes_wgs84_once_and_a_street_is_told_from_a_door() {
    use directory::{Crs, Precision};
    // One point in the three systems: whoever shifts it twice, or not at all, is some hundred metres off.
    let phone = geo::Point::<geo::Wgs84>::new(119.3, 26.1);
    let (map, baidu) = (
        geo::Point::<geo::Gcj02>::from(phone),
        geo::Point::<geo::Bd09>::from(phone),
    );
    for (crs, lng, lat) in [
        (Crs::Wgs84, phone.lng, phone.lat),
        (Crs::Gcj02, map.lng, map.lat),
        (Crs::Bd09, baidu.lng, baidu.lat),
    ] {
        let directory = with(|own| {
            let point = own.point.as_mut().unwrap();
            (point.lng, point.lat, point.crs) = (lng, lat, crs);
            point.precision = Precision::Street;
        });
        let made = places(&export(&directory, Format::GeoJson, &Options::default()));
        let own = &made["features"][0];
        let coordinates = own["geometry"]["coordinates"].as_array().unwrap();
        for (degrees, expected) in coordinates.iter().zip([119.3, 26.1]) {
            let degrees = degrees.as_f64().unwrap();
            assert!((degrees - expected).abs() < 1e-6, "{crs:?} {coordinates:?}");
            let decimals = degrees.to_string();
            let decimals = decimals.split_once('.').map_or(0, |(_, own)| own.len());
            assert!(decimals <= 7, "{degrees}");
        }
        assert_eq!(own["properties"]["precision"], "street");
        let original = own["properties"]["point"]["lng"].as_f64().unwrap();
        assert!((original - lng).abs() < 1e-9, "{original}");
    }
}

#[test]
fn a_point_without_a_system_never_becomes_a_record() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/site/tiny");
    let mut files = folder::json_below(&root).unwrap();
    let facilities = files.get_mut("facilities/990001.json").unwrap();
    *facilities = facilities.replace("\"crs\": \"gcj02\",", "");
    let (directory, problems) = Directory::read(&files);
    assert!(!problems.is_empty());
    let records = directory.regions.values().next();
    assert!(records.is_none_or(|own| own.facilities.iter().all(|own| own.point.is_none())));
}

#[test]
fn a_service_that_is_tied_to_no_place_is_at_none() {
    let mut directory = tiny();
    let records = directory.regions.values_mut().next().unwrap();
    records.offers[0].places.clear();
    records.offers[0].where_kinds = vec!["community-health-centre".into()];
    let made = export(&directory, Format::Csv, &Options::default());
    let bases: Vec<String> = rows(&made, "services-at-places.csv")
        .into_iter()
        .map(|own| own[4].clone())
        .collect();
    assert!(!bases.contains(&"offer".to_owned()));
    assert!(made.left_out.iter().any(|own| own.id == "vaccination"));
}

#[test]
fn seasons_come_back_and_another_system_is_a_change() {
    let directory = with(|own| {
        let hours = own.hours.as_mut().unwrap();
        hours.text = "Mo-Fr 08:00-17:00; Oct 01-Oct 07 off".to_owned();
        let point = own.point.as_mut().unwrap();
        (point.lng, point.lat) = (82.961_234, 38.961_234);
    });
    let adcode = RegionId::from("990001");
    let file = text(
        &export(&directory, Format::Csv, &Options::default()),
        "facilities.csv",
    );
    let other = file.replace("GCJ-02（高德、腾讯）", "BD-09（百度）");
    for (file, changed) in [(&file, vec![]), (&other, vec!["990001-jia".to_owned()])] {
        let reading = keeper::read("f.csv", file.as_bytes(), &directory, Some(&adcode)).unwrap();
        let proposal = keeper::proposal(
            &directory,
            &adcode,
            &[reading],
            &keeper::Decisions::default(),
        );
        assert_eq!(proposal.unwrap().preview().changed, changed);
    }
}
