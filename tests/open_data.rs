//! The page about the data with files that are there to be taken: for few districts and for hundreds.
//!
//! Its snapshots are in `tests/site`; `UPDATE_EXPECT=1 cargo test --features ssr --test open_data` writes them.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::path::Path;

use directory::{Directory, RegionId};
use expect_test::expect_file;
use pages::open_data::{Column, Download, OpenFiles, RegionFiles, Table};
use pages::texts::Language;
use serde_json::Value;
use site::find::Find;
use site::{Assets, Host, Site};

/// The small data folder with its district so many times.
fn directory(districts: u32) -> Directory {
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site/tiny");
    let (mut directory, problems) = Directory::read(&folder::json_below(&tiny).unwrap());
    assert_eq!(problems, []);
    let (_, records) = directory.regions.pop_first().unwrap();
    for number in 0..districts {
        let mut records = records.clone();
        records.region.adcode = (990_001 + number).to_string().as_str().into();
        let adcode = records.region.adcode.clone();
        directory.regions.insert(adcode, records);
    }
    directory
}

fn open(directory: &Directory) -> OpenFiles {
    let regions = directory.regions.keys().map(|adcode: &RegionId| {
        let firsts = [
            (
                "xlsx",
                "facilities.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            ("csv", "facilities.csv", "text/csv"),
            ("geojson", "places.geojson", "application/geo+json"),
            ("hsds", "hsds/services.json", "application/json"),
            ("fhir", "fhir/bundle.json", "application/fhir+json"),
            ("datapackage", "datapackage.json", "application/json"),
        ];
        let downloads = firsts.map(|(format, file, media_type)| Download {
            format: format.to_owned(),
            path: format!("data/open/{adcode}/{file}"),
            media_type: media_type.to_owned(),
            bytes: 123_456,
        });
        let files = RegionFiles {
            downloads: downloads.into(),
            newest: Some("2026-05".to_owned()),
            licences: vec!["CC BY 4.0".to_owned(), "© 示例".to_owned()],
            unlicensed: 2,
        };
        (adcode.clone(), files)
    });
    let column = |head: &str, chinese: &str, english: &str| Column {
        head: head.to_owned(),
        title: [chinese.to_owned(), english.to_owned()],
    };
    OpenFiles {
        regions: regions.collect(),
        tables: vec![Table {
            file: "facilities.csv".to_owned(),
            columns: vec![
                column("名称", "名称", "Name"),
                column("kind_code", "类别代码", "Kind code"),
            ],
        }],
    }
}

/// The page in a language, and the catalogue.
fn made(
    districts: u32,
    language: Language,
    address: Option<&str>,
    open: &dyn Fn(&Directory) -> OpenFiles,
) -> (String, Option<String>) {
    let directory = directory(districts);
    let host = Host {
        base: "/jk/".to_owned(),
        address: address.map(str::to_owned),
        embed: Vec::new(),
        languages: Language::ALL.to_vec(),
    };
    let site = Site {
        host: &host,
        assets: &Assets::default(),
        directory: &directory,
        vocabulary: "",
        open: &open(&directory),
        find: &Find::default(),
    };
    let path = format!("{}/about/data/index.html", language.prefix());
    let path = path.trim_start_matches('/');
    let page = site.of_all().into_iter().find(|file| file.path == path);
    (page.unwrap().text, site.catalogue().map(|file| file.text))
}

/// The part of the page that is about the files.
fn part(page: &str) -> &str {
    let (_, part) = page.split_once("<h2 id=\"open-data\">").unwrap();
    part.split_once("</main>").unwrap().0
}

/// The structured data of the page, on one line.
fn structured(page: &str) -> &str {
    let (_, data) = page
        .split_once("<script type=\"application/ld+json\">")
        .unwrap();
    data.split_once("</script>").unwrap().0
}

#[test]
fn the_files_of_a_district_in_every_language() {
    let parts = Language::ALL.map(|language| {
        let (page, _) = made(1, language, None, &open);
        let part = part(&page).replace('<', "\n<").replace("\n</", "</");
        format!("{}\n{part}\n", language.tag())
    });
    expect_file!["site/tiny.open-data.html"].assert_eq(&parts.concat());
}

#[test]
fn a_portal_reads_whole_addresses_where_the_site_has_one() {
    let (page, catalogue) = made(1, Language::ZhHans, Some("https://example.org"), &open);
    let catalogue: Value = serde_json::from_str(&catalogue.unwrap()).unwrap();
    let said: Value = serde_json::from_str(structured(&page)).unwrap();
    assert_eq!(said, catalogue);
    let catalogue = serde_json::to_string_pretty(&catalogue).unwrap();
    expect_file!["site/tiny.catalog.jsonld"].assert_eq(&format!("{catalogue}\n"));

    let (page, catalogue) = made(1, Language::ZhHans, None, &open);
    assert!(!page.contains("application/ld+json"));
    assert_eq!(catalogue, None);
}

#[test]
fn readers_of_feeds_find_the_feed() {
    let feed = "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/jk/data/open/changes.atom\">";
    let (page, _) = made(1, Language::En, None, &open);
    assert!(page.contains(feed));
}

#[test]
fn a_page_without_files_lists_none() {
    let none = |_: &Directory| OpenFiles::default();
    let (page, catalogue) = made(1, Language::ZhHans, Some("https://example.org"), &none);
    for part in ["open-data", "data/open", "application/ld+json", "atom+xml"] {
        assert!(!page.contains(part), "{part}");
    }
    assert_eq!(catalogue, None);
}

/// The same with as many columns as the tables have.
fn with_columns(directory: &Directory) -> OpenFiles {
    let mut open = open(directory);
    let columns = &mut open.tables[0].columns;
    *columns = columns.iter().cloned().cycle().take(100).collect();
    open
}

#[test]
fn hundreds_of_districts_are_one_link_each() {
    let address = Some("https://example.org");
    let (page, catalogue) = made(300, Language::ZhHans, address, &with_columns);
    let (part, data) = (part(&page), structured(&page));
    assert_eq!(part.matches("/datapackage.json\" download").count(), 300);
    assert_eq!(part.matches("facilities.xlsx").count(), 0);
    assert!(data.contains("https://example.org/jk/data/open/catalog.jsonld"));
    assert!(
        part.len() + data.len() <= 60_000,
        "{} {}",
        part.len(),
        data.len()
    );
    // As many as are listed one by one.
    let (page, _) = made(8, Language::ZhHans, address, &with_columns);
    assert!(page.contains("facilities.xlsx\" download"));
    let (part, data) = (self::part(&page).len(), structured(&page).len());
    assert!(part + data <= 60_000, "{part} {data}");

    let catalogue: Value = serde_json::from_str(&catalogue.unwrap()).unwrap();
    assert_eq!(catalogue["dataset"].as_array().unwrap().len(), 300);
    assert_eq!(catalogue["dcat:dataset"].as_array().unwrap().len(), 300);
}
