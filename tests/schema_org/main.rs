//! The structured data of every page, by the words of schema.org: a type or a property that it does not have, a value
//! of another sort, an empty value, and a place that is told as open though no document says so.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

mod check;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use directory::{Directory, OperatingStatus, RegionId};
use expect_test::expect;
use pages::open_data::{Download, OpenFiles, RegionFiles};
use pages::texts::Language;
use serde_json::{Value, json};
use site::find::Find;
use site::{Assets, Bundled, Host, Site};

/// The pages of a data folder, with what of it is there to be taken.
fn pages(directory: &Directory, languages: &[Language], open: &OpenFiles) -> Vec<site::File> {
    let host = Host {
        base: "/jk/".to_owned(),
        address: Some("https://example.org".to_owned()),
        embed: Vec::new(),
        languages: languages.to_vec(),
    };
    let site = Site {
        host: &host,
        assets: &Assets::default(),
        directory,
        vocabulary: "",
        open,
        find: &Find::default(),
    };
    let mut files = site.of_all();
    files.extend(site.catalogue());
    for adcode in directory.regions.keys() {
        let mut bundle = directory.bundle(adcode).unwrap();
        bundle.documents.clone_from(&directory.documents);
        let bundled = Bundled {
            bundle: bundle.into(),
            path: String::new(),
            sha256: String::new(),
            beside: BTreeMap::new(),
        };
        let work = site.work(&bundled);
        files.extend(work.iter().flat_map(|work| site.pages(work)));
    }
    files
}

fn directory(data: &str) -> Directory {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(data);
    let (directory, problems) = Directory::read(&folder::json_below(&folder).unwrap());
    assert_eq!(problems, []);
    directory
}

/// Made-up files for each region.
fn open(directory: &Directory) -> OpenFiles {
    let regions = directory.regions.keys().map(|adcode: &RegionId| {
        let download = |format: &str, file: &str, media_type: &str| Download {
            format: format.to_owned(),
            path: format!("data/open/{adcode}/{file}"),
            media_type: media_type.to_owned(),
            bytes: 2048,
        };
        let files = RegionFiles {
            downloads: vec![
                download("csv", "facilities.csv", "text/csv"),
                download("datapackage", "datapackage.json", "application/json"),
            ],
            newest: Some("2026-05".to_owned()),
            licences: vec!["CC BY 4.0".to_owned()],
            unlicensed: 2,
        };
        (adcode.clone(), files)
    });
    OpenFiles {
        regions: regions.collect(),
        tables: Vec::new(),
    }
}

/// The structured data of a file: that of a page, or all of a catalogue.
fn structured(file: &site::File) -> Vec<Value> {
    if file.path.ends_with(".jsonld") {
        return vec![serde_json::from_str(&file.text).unwrap()];
    }
    let begin = "<script type=\"application/ld+json\">";
    let parts = file.text.split(begin).skip(1);
    parts
        .map(|part| serde_json::from_str(part.split_once("</script>").unwrap().0).unwrap())
        .collect()
}

/// What a page says too much of a place that is not open, or too little.
fn untrue(directory: &Directory, path: &str, node: &Value) -> Vec<String> {
    let Some((_, id)) = path.split_once("/facility/") else {
        return Vec::new();
    };
    let id = id.trim_end_matches("/index.html");
    let mut records = directory.regions.values();
    let own = records.find_map(|own| own.facilities.iter().find(|own| own.id.as_str() == id));
    let own = own.unwrap();
    let is_open = own.ended.is_none() && own.status.now == OperatingStatus::Open;
    too_much(node, is_open, own.ended.is_some())
}

fn too_much(node: &Value, is_open: bool, has_ended: bool) -> Vec<String> {
    let mut faults = Vec::new();
    if is_open {
        return faults;
    }
    if node.get("description").is_none() {
        faults.push("is not open, and nothing says so".to_owned());
    }
    let of_ended = ["address", "department", "telephone"];
    let of_ended = of_ended.iter().filter(|_| has_ended);
    for name in table::SAYS_OPEN.iter().chain(of_ended) {
        if node.get(name).is_some() {
            faults.push(format!("is not open, and has {name}"));
        }
    }
    faults
}

/// The faults of all pages, and how many of them have structured data.
fn faults(directory: &Directory, languages: &[Language]) -> (BTreeSet<String>, usize) {
    let mut all = BTreeSet::new();
    let mut count = 0;
    for file in pages(directory, languages, &open(directory)) {
        for node in structured(&file) {
            count += 1;
            let faults = check::faults(&node).into_iter();
            let faults = faults.chain(untrue(directory, &file.path, &node));
            all.extend(faults.map(|fault| format!("{} {fault}", file.path)));
        }
    }
    (all, count)
}

#[test]
fn the_pages_of_a_small_site_speak_the_words_of_schema_org_in_every_language() {
    let (faults, count) = faults(&directory("tests/site/tiny"), &Language::ALL);
    assert_eq!(faults, BTreeSet::new());
    // Six places and the page about the data in three languages, and the catalogue.
    assert_eq!(count, 3 * (6 + 1) + 1);
}

#[test]
fn the_pages_of_every_district_do_too() {
    let directory = directory("data");
    let places = directory.regions.values().map(|own| own.facilities.len());
    let (faults, count) = faults(&directory, &[Language::ZhHans]);
    assert_eq!(count, places.sum::<usize>() + 2);
    assert_eq!(faults, BTreeSet::new());
}

#[test]
fn what_is_wrong_is_seen() {
    let mut seen = String::new();
    for node in [
        json!({ "@type": "Hospital", "name": "甲" }),
        json!({ "@type": "Clinic", "name": "甲" }),
        json!({ "name": "甲" }),
        json!({ "@type": "Hospital", "nam": "甲" }),
        json!({ "@type": "Hospital", "name": "" }),
        json!({ "@type": "Hospital", "alternateName": [] }),
        json!({ "@type": "Hospital", "telephone": [1] }),
        json!({ "@type": "Hospital", "dissolutionDate": "May 2026" }),
        json!({ "@type": "Hospital", "department": { "@type": "Dataset", "name": "甲" } }),
        json!({ "@type": "Hospital", "department": { "@type": "MedicalClinic", "size": "甲" } }),
        json!({ "@type": "Dataset", "spatialCoverage": "甲" }),
        json!({ "@type": "Dataset", "url": "about/data/" }),
        json!({ "@type": "CivicStructure", "areaServed": "甲" }),
    ] {
        let mut node = node;
        node["@context"] = json!("https://schema.org");
        seen.push_str(&check::faults(&node).join("; "));
        seen.push('\n');
    }
    seen.push_str(&check::faults(&json!({ "@type": "Hospital" })).join("; "));
    expect![[r#"

        : type Clinic is unknown; /name: nothing that a Clinic says
        : no @type; /name: nothing that a  says
        /nam: nothing that a Hospital says
        /name: is empty
        /alternateName: is empty
        /telephone/0: 1 is none of [Text]
        /dissolutionDate: "May 2026" is none of [Date]
        /department: {"@type":"Dataset","name":"甲"} is none of [Node("Organization")]
        /department/size: nothing that a MedicalClinic says
        /spatialCoverage: "甲" is none of [Node("Place")]
        /url: "about/data/" is none of [Url]
        /areaServed: nothing that a CivicStructure says
        @context: None is not that of schema.org"#]]
    .assert_eq(&seen);
}

#[test]
fn a_place_that_is_not_open_is_not_told_as_open() {
    let told = json!({ "openingHours": "Mo-Fr 08:00-17:00", "telephone": "1" });
    let known = json!({ "description": "规划中", "telephone": "1" });
    for (node, is_open, has_ended, faults) in [
        (&told, true, false, 0),
        (&told, false, false, 2),
        (&told, false, true, 3),
        (&known, false, false, 0),
        (&known, false, true, 1),
    ] {
        assert_eq!(too_much(node, is_open, has_ended).len(), faults, "{node}");
    }
}
