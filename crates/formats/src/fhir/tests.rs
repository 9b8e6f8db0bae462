//! The bundle as a whole: of the small folder, of every district, and of records that are hard to write.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use directory::{
    Alias, Directory, Facility, FacilityId, OperatingStatus, Phone, Precision, Region as District,
    Source,
};
use expect_test::expect_file;

use super::*;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn read(folder: &str) -> Directory {
    let files = folder::json_below(&root().join(folder)).unwrap();
    let (directory, problems) = Directory::read(&files);
    assert_eq!(problems, []);
    directory
}

fn exported(directory: &Directory, options: &Options) -> Vec<Exported> {
    let regions = directory.regions.keys();
    let regions = regions.map(|adcode| Region::open(directory, adcode).unwrap());
    regions.map(|region| export(&region, options)).collect()
}

fn bundle(exported: &Exported) -> Value {
    let is_bundle = |file: &&File| file.path == "fhir/bundle.json";
    let file = exported.files.iter().find(is_bundle).unwrap();
    serde_json::from_slice(&file.bytes).unwrap()
}

fn entries(bundle: &Value) -> &Vec<Value> {
    bundle["entry"].as_array().unwrap()
}

/// Every value below another, with the field that it stands in.
fn each<'v>(value: &'v Value, field: &str, seen: &mut dyn FnMut(&str, &'v Value)) {
    seen(field, value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| each(item, field, seen)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(field, value)| each(value, field, seen)),
        _ => {}
    }
}

/// What must hold of every bundle: ids and addresses are unique, no reference leads out of it, no value is empty,
/// every extension and system of ours is defined beside it, and nothing is active that is marked as not there yet.
fn check(exported: &Exported) {
    let bundle = bundle(exported);
    let (mut urls, mut ids) = (BTreeSet::new(), BTreeSet::new());
    for entry in entries(&bundle) {
        let url = entry["fullUrl"].as_str().unwrap();
        assert!(urls.insert(url.to_owned()), "{url} twice");
        let resource = &entry["resource"];
        let (sort, id) = (&resource["resourceType"], &resource["id"]);
        let relative = format!("{}/{}", sort.as_str().unwrap(), id.as_str().unwrap());
        assert!(ids.insert(id.to_string()), "{id} twice");
        if url.ends_with(&relative) {
            urls.insert(relative);
        }
    }
    let mut defined = BTreeSet::new();
    for file in &exported.files {
        let resource: Value = serde_json::from_slice(&file.bytes).unwrap();
        defined.extend(resource["url"].as_str().map(str::to_owned));
        each(&resource, "", &mut |field, value| match value {
            Value::String(text) => {
                assert_eq!(text.trim(), text, "{field}");
                assert_ne!(text, "", "{field}");
            }
            Value::Array(items) => assert!(!items.is_empty(), "{field}"),
            Value::Object(fields) => assert!(!fields.is_empty(), "{field}"),
            _ => {}
        });
    }
    each(&bundle, "", &mut |field, value| {
        let Some(text) = value.as_str() else { return };
        let is_ours = text.contains("StructureDefinition") || text.contains("CodeSystem");
        let is_others = text.contains("hl7.org");
        match field {
            "reference" => assert!(urls.contains(text), "{text} leads nowhere"),
            "url" | "system" if is_ours && !is_others => {
                assert!(defined.contains(text), "{text} is not defined");
            }
            _ => {}
        }
    });
    for entry in entries(&bundle) {
        let resource = &entry["resource"];
        let is_marked = resource.get("modifierExtension").is_some();
        let is_active = resource["active"] == true || resource["status"] == "active";
        assert!(!(is_marked && is_active), "{resource}");
    }
}

#[test]
fn a_small_region_in_full() {
    let directory = read("tests/site/tiny");
    let exported = &exported(&directory, &Options::default())[0];
    assert_eq!(exported.left_out, []);
    let again = super::tests::exported(&directory, &Options::default());
    assert_eq!(*exported, again[0]);
    let text = format!("{:#}\n", bundle(exported));
    expect_file!["tests/tiny.bundle.json"].assert_eq(&text);
    let not_yet = "fhir/StructureDefinition-not-yet.json";
    let not_yet = exported.files.iter().find(|file| file.path == not_yet);
    let not_yet = std::str::from_utf8(&not_yet.unwrap().bytes).unwrap();
    expect_file!["tests/not-yet.json"].assert_eq(not_yet);
}

#[test]
fn every_district_holds_together() {
    for folder in ["data", "tests/site/tiny"] {
        let directory = read(folder);
        for address in [None, Some("https://example.cn/jk/".to_owned())] {
            for open_only in [false, true] {
                let options = Options {
                    open_only,
                    address: address.clone(),
                };
                let all = exported(&directory, &options);
                all.iter().for_each(check);
            }
        }
    }
}

#[test]
fn with_open_only_nothing_else_is_there() {
    let directory = read("data");
    let options = Options {
        open_only: true,
        address: None,
    };
    for exported in exported(&directory, &options) {
        let bundle = bundle(&exported);
        for entry in entries(&bundle) {
            let resource = &entry["resource"];
            let is_district = resource["physicalType"]["coding"][0]["code"] == "jdn";
            let is_active = resource["active"] == true || resource["status"] == "active";
            assert!(is_active || is_district, "{resource}");
        }
    }
}

#[test]
fn addresses_are_those_of_the_site() {
    let directory = read("tests/site/tiny");
    for address in ["https://example.cn/jk/", "https://example.cn/jk"] {
        let options = Options {
            open_only: false,
            address: Some(address.to_owned()),
        };
        let bundle = bundle(&exported(&directory, &options)[0]);
        let entry = &entries(&bundle)[1];
        let url = entry["fullUrl"].as_str().unwrap();
        let id = entry["resource"]["id"].as_str().unwrap();
        assert_eq!(url, format!("https://example.cn/jk/fhir/Organization/{id}"));
        let page = "https://example.cn/jk/990001/facility/990001-jia/";
        assert_eq!(entry["resource"]["meta"]["source"], page);
    }
}

/// The small region, with other places in it.
fn with_places(change: impl FnOnce(&mut Vec<Facility>)) -> Exported {
    let mut directory = read("tests/site/tiny");
    let adcode = directory.regions.keys().next().unwrap().clone();
    change(&mut directory.regions.get_mut(&adcode).unwrap().facilities);
    let exported = export(
        &Region::open(&directory, &adcode).unwrap(),
        &Options::default(),
    );
    check(&exported);
    exported
}

/// The resources of a sort, by the ids that are ours.
fn by_own_id(exported: &Exported, sort: &str) -> BTreeMap<String, Value> {
    let bundle = bundle(exported);
    let resources = entries(&bundle).iter().map(|entry| &entry["resource"]);
    let resources = resources.filter(|own| own["resourceType"] == sort);
    let named = resources.map(|own| {
        let id = own["identifier"][0]["value"].as_str().unwrap();
        (id.to_owned(), own.clone())
    });
    named.collect()
}

#[test]
fn hard_texts_keep_what_they_say() {
    for (raw, written) in [
        ("甲\"乙\"院, 丙'丁\\戊", Some("甲\"乙\"院, 丙'丁\\戊")),
        ("  甲院\n第二行\r\n", Some("甲院\n第二行")),
        ("=1+1", Some("=1+1")),
        ("甲院🏥👩‍⚕️", Some("甲院🏥👩‍⚕️")),
        ("مستشفى\u{200f} 甲", Some("مستشفى\u{200f} 甲")),
        ("甲\u{3000}院\u{a0}分院", Some("甲 院 分院")),
        ("<b>甲&乙</b>", Some("<b>甲&乙</b>")),
        ("甲\u{0}\u{1b}院\u{feff}", Some("甲院")),
        ("", None),
        (" \t\n\u{3000}", None),
        ("\u{0}\u{feff}", None),
    ] {
        assert_eq!(text::text(raw).as_deref(), written, "{raw:?}");
        let exported = with_places(|places| {
            places[0].name = raw.to_owned();
            places[0].aliases = vec![Alias {
                text: raw.to_owned(),
                source: None,
            }];
            if let Some(address) = &mut places[0].address {
                address.text = raw.to_owned();
            }
            places[0].phones[0].label = Some(raw.to_owned());
            places[0].departments[0].name = raw.to_owned();
        });
        let own = by_own_id(&exported, "Location").remove("990001-jia");
        let name = own.as_ref().and_then(|own| own["name"].as_str());
        assert_eq!(name, written, "{raw:?}");
        let left_out = exported.left_out.iter().any(|own| own.id == "990001-jia");
        assert_eq!(left_out, written.is_none(), "{raw:?}");
    }
}

#[test]
fn a_narrative_is_escaped() {
    let exported = with_places(|places| places[0].name = "<b>甲&\"乙\"</b>".to_owned());
    let own = &by_own_id(&exported, "Location")["990001-jia"];
    let div = own["text"]["div"].as_str().unwrap();
    assert!(
        div.contains("<p>&lt;b&gt;甲&amp;&quot;乙&quot;&lt;/b&gt;</p>"),
        "{div}"
    );
}

#[test]
fn dates_are_dates_or_absent() {
    for (raw, is_date) in [
        ("2021", true),
        ("2021-03", true),
        ("2024-02-29", true),
        ("2023-02-29", false),
        ("2021-13", false),
        ("2021-00", false),
        ("2021-3", false),
        ("0000", false),
        ("2021-04-31", false),
        ("2021-04-01-01", false),
        ("去年", false),
        ("", false),
    ] {
        assert_eq!(text::date(raw).is_some(), is_date, "{raw:?}");
    }
}

#[test]
fn a_place_has_a_status_only_where_that_is_known() {
    for (now, status, absent) in [
        (OperatingStatus::Open, Some("active"), false),
        (OperatingStatus::Planned, Some("inactive"), false),
        (OperatingStatus::Ended, Some("inactive"), false),
        (OperatingStatus::Unclear, None, true),
    ] {
        let exported = with_places(|places| places[0].status.now = now);
        let own = &by_own_id(&exported, "Location")["990001-jia"];
        assert_eq!(own["status"].as_str(), status, "{now:?}");
        assert_eq!(own.get("_status").is_some(), absent, "{now:?}");
        // Nobody reads the hours of a place that is not there.
        let is_there = status != Some("inactive");
        assert_eq!(own.get("hoursOfOperation").is_some(), is_there, "{now:?}");
    }
}

#[test]
fn a_point_is_somewhere_and_says_how_exact_it_is() {
    use Precision::{Approximate, District, Exact, Street};
    for (lng, lat, precision, is_there) in [
        (82.96, 38.96, Approximate, true),
        (82.96, 38.96, Street, false),
        (82.96, 38.96, District, false),
        (0.0, 0.0, Exact, false),
        (f64::NAN, 38.0, Exact, false),
        (f64::INFINITY, 38.0, Exact, false),
        (181.0, 38.0, Exact, false),
        (82.0, 91.0, Exact, false),
    ] {
        let exported = with_places(|places| {
            let point = places[0].point.as_mut().unwrap();
            (point.lng, point.lat, point.precision) = (lng, lat, precision);
        });
        let own = &by_own_id(&exported, "Location")["990001-jia"];
        let position = own.get("position");
        assert_eq!(position.is_some(), is_there, "{lng} {lat}");
        let Some(position) = position else { continue };
        assert_eq!(position["extension"][0]["valueCode"], "approximate");
        // GCJ-02 in the data, WGS-84 here: some hundred metres apart.
        assert_ne!(position["longitude"], lng);
    }
}

#[test]
fn what_leads_out_of_the_region_goes_by_its_id() {
    let exported = with_places(|places| {
        places[0].within = Some(FacilityId::from("990002-x"));
        places[0].maybe_same = vec![FacilityId::from("990002-y")];
        places.push(places[0].clone());
        places.retain(|own| own.id.as_str() != "990001-yiyuan");
    });
    let own = &by_own_id(&exported, "Location")["990001-jia"];
    assert_eq!(own["partOf"]["identifier"]["value"], "990002-x");
    let twice = left_out("990001-jia", "another place has the same id");
    assert_eq!(exported.left_out, [twice]);
}

#[test]
fn a_service_at_a_place_that_is_none_is_told() {
    let exported = with_places(|places| places.retain(|own| own.id.as_str() != "990001-jia"));
    let why = "it is tied to 990001-jia, which is no place of the region";
    assert_eq!(exported.left_out, [left_out("vaccination", why)]);
}

#[test]
fn the_same_said_twice_has_two_ids() {
    let exported = with_places(|places| {
        let again = places[0].departments[0].clone();
        places[0].departments.push(again);
    });
    let services = by_own_id(&exported, "HealthcareService");
    for id in [
        "990001-jia/department/口腔科",
        "990001-jia/department/口腔科#2",
    ] {
        assert!(services.contains_key(id), "{id}");
    }
}

#[test]
fn a_number_without_digits_is_no_contact() {
    let exported = with_places(|places| {
        places[0].phones = vec![Phone {
            number: " ".to_owned(),
            extension: Some("8021".to_owned()),
            label: None,
            source: Source::default(),
        }];
    });
    let own = &by_own_id(&exported, "Location")["990001-jia"];
    assert_eq!(own.get("telecom"), None);
}

#[test]
fn a_district_without_anything_is_a_bundle_of_itself() {
    let mut directory = read("tests/site/tiny");
    for records in directory.regions.values_mut() {
        records.facilities.clear();
        records.offers.clear();
        records.region = District {
            streets: Vec::new(),
            notes: Vec::new(),
            statements: Vec::new(),
            ..records.region.clone()
        };
    }
    let exported = &exported(&directory, &Options::default())[0];
    check(exported);
    assert_eq!(entries(&bundle(exported)).len(), 1);
}
