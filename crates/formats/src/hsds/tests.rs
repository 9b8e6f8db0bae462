use std::path::Path;

use directory::{Directory, Facility, OperatingStatus, Precision, RegionId, Stage};
use expect_test::{expect, expect_file};
use serde_json::{Value as Json, json};

use super::tables::table;
use crate::{Exported, Options, Region};

mod checker;

/// The project's folder.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn read(folder: &str) -> Directory {
    let files = folder::json_below(&Path::new(ROOT).join(folder)).unwrap();
    let (directory, problems) = Directory::read(&files);
    assert!(problems.is_empty(), "{problems:?}");
    directory
}

fn export(directory: &Directory, adcode: &str, options: &Options) -> Exported {
    let region = Region::open(directory, &RegionId::from(adcode)).unwrap();
    super::export(&region, options)
}

fn text<'e>(exported: &'e Exported, path: &str) -> &'e str {
    let file = exported.files.iter().find(|file| file.path == path);
    std::str::from_utf8(&file.unwrap().bytes).unwrap()
}

fn services(exported: &Exported) -> Vec<Json> {
    serde_json::from_str(text(exported, "hsds/services.json")).unwrap()
}

/// The first line with that text in a file.
fn line<'e>(exported: &'e Exported, path: &str, with: &str) -> &'e str {
    let mut lines = text(exported, path).lines();
    lines.find(|line| line.contains(with)).unwrap_or("none")
}

/// The tiny region, after a change to its places.
fn changed(change: impl FnOnce(&mut Vec<Facility>)) -> Exported {
    let mut directory = read("tests/site/tiny");
    let records = directory.regions.get_mut("990001").unwrap();
    change(&mut records.facilities);
    let exported = export(&directory, "990001", &Options::default());
    assert_eq!(checker::faults(&exported.files), Vec::<String>::new());
    exported
}

#[test]
fn a_small_region_as_tables() {
    let exported = export(&read("tests/site/tiny"), "990001", &Options::default());
    let mut all = String::new();
    for file in exported
        .files
        .iter()
        .filter(|file| file.path.ends_with(".csv"))
    {
        let rows = text(&exported, &file.path).replace("\r\n", "\n");
        all.push_str(&format!("== {}\n{rows}", file.path));
    }
    for left in &exported.left_out {
        all.push_str(&format!("left out: {}: {}\n", left.id, left.why));
    }
    expect_file!["tests/tiny.txt"].assert_eq(&all);
}

#[test]
fn a_service_with_all_that_is_in_it() {
    let options = Options {
        address: Some("https://example.cn/jk/".to_owned()),
        ..Options::default()
    };
    let exported = export(&read("tests/site/tiny"), "990001", &options);
    let services = services(&exported);
    let service = services
        .iter()
        .find(|own| own["name"] == "预防接种")
        .unwrap();
    expect_file!["tests/service.json"].assert_eq(&format!("{service:#}\n"));
}

#[test]
fn every_district_is_what_hsds_asks_for() {
    for folder in ["data", "tests/site/tiny", "tests/open/every"] {
        let directory = read(folder);
        for adcode in directory.regions.keys() {
            for open_only in [false, true] {
                let options = Options {
                    open_only,
                    address: Some("https://example.cn/jk/".to_owned()),
                };
                let exported = export(&directory, adcode.as_str(), &options);
                let faults = checker::faults(&exported.files);
                assert!(faults.is_empty(), "{adcode}: {faults:#?}");
                assert_eq!(
                    exported,
                    export(&directory, adcode.as_str(), &options),
                    "{adcode}"
                );
            }
        }
    }
}

#[test]
fn the_checker_finds_what_is_wrong() {
    let exported = export(&read("tests/site/tiny"), "990001", &Options::default());
    let good = services(&exported).remove(0);
    let cases: [(&str, Json, &str); 9] = [
        ("/id", json!("1"), "service.id: \"1\" is no Id"),
        ("/status", json!("planned"), "is no Word"),
        ("/name", json!(3), "service.name: not a text"),
        ("/assured_date", json!("2026"), "\"2026\" is no Date"),
        (
            "/organization",
            json!([]),
            "service.organization: not its form",
        ),
        (
            "/organization/uri",
            json!("甲"),
            "organization.uri: \"甲\" is no Uri",
        ),
        (
            "/service_at_locations/0/location/latitude",
            json!("3"),
            "latitude: not a number",
        ),
        (
            "/service_at_locations/0/location/schedules/0/opens_at",
            json!("8:00"),
            "is no Time",
        ),
        (
            "/attributes/0/taxonomy_term",
            json!({}),
            "taxonomy_term.name: missing",
        ),
    ];
    for (pointer, value, expected) in cases {
        let mut bad = good.clone();
        let (around, field) = pointer.rsplit_once('/').unwrap();
        bad.pointer_mut(around).unwrap()[field] = value;
        let mut faults = Vec::new();
        checker::check_object(
            table("service").unwrap(),
            &bad,
            "service",
            None,
            &mut faults,
        );
        let found = faults.iter().any(|fault| fault.contains(expected));
        assert!(found, "{pointer}: {faults:?}");
    }
    let mut cut = exported.files.clone();
    cut.retain(|file| file.path != "hsds/organizations.csv");
    let faults = checker::faults(&cut);
    for expected in ["refers to nothing", "no row in organizations.csv"] {
        assert!(
            faults.iter().any(|fault| fault.contains(expected)),
            "{expected}"
        );
    }
}

#[test]
fn nothing_that_is_not_open_can_be_taken_for_open() {
    let cases = [
        (OperatingStatus::Open, Stage::Existing, "active"),
        (OperatingStatus::Open, Stage::Consolidating, "active"),
        (OperatingStatus::Open, Stage::Advancing, "inactive"),
        (OperatingStatus::Open, Stage::Exploring, "inactive"),
        (OperatingStatus::Open, Stage::Planned, "inactive"),
        (OperatingStatus::Unclear, Stage::Existing, "inactive"),
        (OperatingStatus::Planned, Stage::Existing, "inactive"),
        (OperatingStatus::Ended, Stage::Existing, "defunct"),
    ];
    for (now, stage, expected) in cases {
        let exported = changed(|places| {
            places[0].status.now = now;
            places[0].departments[0].stage = stage;
        });
        let services = services(&exported);
        let own = services.iter().find(|own| own["name"] == "口腔科").unwrap();
        assert_eq!(own["status"], expected, "{now:?} {stage:?}");
        let has_rule = text(&exported, "hsds/schedules.csv").contains("\"MO,TU,WE,TH,FR,SA\"");
        assert_eq!(has_rule, now == OperatingStatus::Open, "{now:?}");
    }
}

#[test]
fn hours_become_rules_or_stay_words() {
    let cases = [
        (
            "24/7",
            "8,,,MO,WEEKLY,,\"MO,TU,WE,TH,FR,SA,SU\",",
            ",00:00:00+08:00,23:59:00+08:00,,,公共节假日 00:00–24:00",
        ),
        (
            "Fr 18:00-24:00; PH off",
            "8,,,MO,WEEKLY,,FR,",
            ",18:00:00+08:00,00:00:00+08:00,,,公共节假日不开",
        ),
        // A part of the year has no year, and public holidays have no rule.
        (
            "Mo 08:00-12:00; Jun 01-Sep 30 Mo 08:00-11:00",
            ",,,,,,,,,,,,",
            ",,,,,",
        ),
        ("PH 08:00-12:00", ",,,,,,,,,,,,", ",,,,,"),
        // Opening and closing are the same time of the day.
        ("Mo 08:00-32:00", ",,,,,,,,,,,,", ",,,,,"),
    ];
    for (hours, rule, times) in cases {
        let exported = changed(|places| {
            places[0].hours.as_mut().unwrap().text = hours.to_owned();
            places[0].services.clear();
            places.retain(|own| own.id.as_str() != "990001-guan");
        });
        let rows: Vec<&str> = text(&exported, "hsds/schedules.csv").lines().collect();
        let [_, row] = rows[..] else {
            panic!("{hours}: {rows:?}");
        };
        assert!(row.contains(rule) && row.ends_with(times), "{hours}: {row}");
    }
}

#[test]
fn a_studio_belongs_to_the_institution_in_which_it_works() {
    let exported = export(&read("tests/site/tiny"), "990001", &Options::default());
    assert_eq!(
        line(&exported, "hsds/organizations.csv", "甲例中医馆"),
        "none"
    );
    let host = super::ids::id("organization", "990001-jia").to_string();
    assert!(line(&exported, "hsds/locations.csv", "甲例中医馆").contains(&host));

    // A host that is not exported is nobody's, and two places in each other are their own.
    let alone = changed(|places| places.retain(|own| own.id.as_str() != "990001-jia"));
    assert_ne!(line(&alone, "hsds/organizations.csv", "甲例中医馆"), "none");
    let circle = changed(|places| places[0].within = Some("990001-guan".into()));
    assert_ne!(
        line(&circle, "hsds/organizations.csv", "甲例中医馆"),
        "none"
    );
}

#[test]
fn hard_names_and_numbers_go_through() {
    let hard = "甲\"例\",\r\n=1+1 🏥 مركز";
    let exported = changed(|places| {
        let own = &mut places[0];
        own.name = hard.to_owned();
        own.phones[0].extension = Some("0021".to_owned());
        own.phones[1].extension = Some("99999999999999999999".to_owned());
        own.departments[0].name = "a/b".to_owned();
        let again = own.departments[0].clone();
        own.departments.push(again);
        own.services.clear();
    });
    assert!(
        services(&exported)
            .iter()
            .any(|own| own["organization"]["name"] == hard)
    );
    assert!(text(&exported, "hsds/phones.csv").contains(",000-00000001,,,总机，分机 0021"));
    assert!(text(&exported, "hsds/phones.csv").contains("分机 99999999999999999999"));
    let twice = services(&exported);
    let twice = twice.iter().filter(|own| own["name"] == "a/b");
    assert_eq!(twice.count(), 2);
}

#[test]
fn what_the_format_cannot_say_is_named() {
    let mut directory = read("tests/site/tiny");
    let records = directory.regions.get_mut("990001").unwrap();
    records.offers[0].places.clear();
    let places = &mut records.facilities;
    places[0].point.as_mut().unwrap().precision = Precision::Street;
    places[0].services[0].service = None;
    places[0].services[1].department = Some("没有的科".to_owned());
    places[0].phones[0].number = " ".to_owned();
    places[1].name = " ".to_owned();
    let exported = export(&directory, "990001", &Options::default());
    assert_eq!(checker::faults(&exported.files), Vec::<String>::new());
    let all: Vec<String> = exported
        .left_out
        .iter()
        .map(|left| format!("{}: {}\n", left.id, left.why))
        .collect();
    expect![[r#"
        990001: HSDS takes no address without a postal code, and the records have none: the addresses of 1 places stand in the descriptions of their locations
        990001-jia: HSDS takes a point for the place itself, and this one stands for a street or a district: left without latitude and longitude
        990001-jia: a phone has no number
        990001-jia: a service at the place is neither in the list of services nor among its departments
        990001-jia: a service at the place names none
        990001-yi: HSDS asks for a name, and the place has none
        vaccination: HSDS asks which organization provides a service, and no document ties this one to a place of the export
    "#]].assert_eq(&all.concat());
    assert!(!text(&exported, "hsds/locations.csv").contains("82.9"));
}
