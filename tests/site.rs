//! The site that comes out of a small data folder (`tests/site/tiny`).
//!
//! To add a case: change the folder, run `UPDATE_EXPECT=1 cargo test --features ssr --test site`, and
//! read the difference in the snapshots beside the folder.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use directory::Directory;
use expect_test::{ExpectFile, expect, expect_file};
use jiujin::prerender::{Job, files};
use serde_json::json;

/// The pages of the small site, by path.
fn site(base: &str, host: Option<&str>) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tiny = root.join("tests/site/tiny");
    let mut data = BTreeMap::new();
    for folder in ["", "regions", "facilities", "offers", "vocabulary"] {
        for entry in fs::read_dir(tiny.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path
                    .strip_prefix(&tiny)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                data.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let (directory, problems) = Directory::read(&data);
    assert_eq!(problems, []);
    let job: Job = serde_json::from_value(json!({
        "base": base,
        "site": host,
        "assets": {
            "files": { "boot": "assets/boot.js", "icons.svg": "assets/icons.svg" },
            "style": "",
            "early": "",
        },
        "bundles": { "990001": { "path": "data/990001.json", "sha256": "00" } },
    }))
    .unwrap();
    let shell = fs::read_to_string(root.join("index.html")).unwrap();
    files(&job, &shell, &directory)
        .map(|page| (page.path, page.text))
        .collect()
}

/// Compares the body of a page with its snapshot, one element a line so that a difference is readable.
fn check(page: &str, snapshot: &ExpectFile) {
    let site = site("/", None);
    let html = &site[page];
    let body = html.split_once("<div id=\"app\">").unwrap().1;
    // What the browser needs for taking over the page is not what a reader sees.
    let body = body.replace("<!--", "\n<!--");
    let body: Vec<&str> = body
        .lines()
        .map(|line| line.split_once("-->").map_or(line, |(_, rest)| rest))
        .collect();
    snapshot.assert_eq(&body.concat().replace('<', "\n<").replace("\n</", "</"));
}

#[test]
fn every_route_is_a_file() {
    let paths: Vec<String> = site("/", None).into_keys().collect();
    expect![[r#"
        404.html
        990001/app.html
        990001/facility/990001-guan/index.html
        990001/facility/990001-jia/index.html
        990001/facility/990001-yi/index.html
        990001/facility/990001-yiyuan/index.html
        990001/index.html
        990001/service/vaccination/index.html
        990001/services/index.html
        about/accessibility/index.html
        about/data/index.html
        about/index.html
        index.html
        manifest.webmanifest
        offline.html"#]]
    .assert_eq(&paths.join("\n"));
}

#[test]
fn the_choice_of_region() {
    check("index.html", &expect_file!["site/tiny.home.html"]);
}

#[test]
fn a_region_with_its_kinds_its_list_and_its_folded_lists() {
    check("990001/index.html", &expect_file!["site/tiny.region.html"]);
}

#[test]
fn a_facility_that_says_everything() {
    check(
        "990001/facility/990001-jia/index.html",
        &expect_file!["site/tiny.facility.html"],
    );
}

#[test]
fn a_facility_that_is_only_planned() {
    check(
        "990001/facility/990001-yi/index.html",
        &expect_file!["site/tiny.planned.html"],
    );
}

#[test]
fn a_service() {
    check(
        "990001/service/vaccination/index.html",
        &expect_file!["site/tiny.service.html"],
    );
}

#[test]
fn the_documents_and_what_is_unknown() {
    check(
        "about/data/index.html",
        &expect_file!["site/tiny.data.html"],
    );
}

#[test]
fn a_page_says_what_it_is_in_its_head() {
    let site = site("/", None);
    let mut titles = String::new();
    for (path, html) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let title = html
            .split_once("<title>")
            .unwrap()
            .1
            .split_once("</title>")
            .unwrap()
            .0;
        titles.push_str(&format!("{path}: {title}\n"));
    }
    expect![[r#"
        404.html: 没有这个页面 · 就近医
        990001/app.html: 示例市示例区 · 就近找医疗服务 · 就近医
        990001/facility/990001-guan/index.html: 甲例中医馆 · 示例区 · 就近医
        990001/facility/990001-jia/index.html: 甲例街道社区卫生服务中心 · 示例区 · 就近医
        990001/facility/990001-yi/index.html: 乙例街道社区卫生服务中心 · 示例区 · 就近医
        990001/facility/990001-yiyuan/index.html: 示例医院 · 示例区 · 就近医
        990001/index.html: 示例市示例区 · 就近找医疗服务 · 就近医
        990001/service/vaccination/index.html: 预防接种（服务） · 示例区 · 就近医
        990001/services/index.html: 办事与服务 · 示例区 · 就近医
        about/accessibility/index.html: 无障碍说明 · 就近医
        about/data/index.html: 数据从哪里来 · 就近医
        about/index.html: 关于就近医
        index.html: 就近医 · 就近找医疗服务
        offline.html: 现在没有网络 · 就近医
    "#]]
    .assert_eq(&titles);
}

#[test]
fn a_facility_has_structured_data_and_nothing_unverified_in_it() {
    let site = site("/", None);
    let data = |id: &str| {
        let html = &site[&format!("990001/facility/{id}/index.html")];
        let parts: Vec<&str> = html
            .split("<script type=\"application/ld+json\">")
            .collect();
        assert_eq!(parts.len(), 2, "{id}");
        parts[1].split_once("</script>").unwrap().0.to_owned()
    };
    expect![[r#"{"@context":"https://schema.org","@type":"MedicalClinic","address":"甲例路1号","alternateName":["甲例中心"],"areaServed":"示例市示例区","department":[{"@type":"MedicalClinic","name":"口腔科"}],"name":"甲例街道社区卫生服务中心","telephone":["000-00000001","000-00000002"]}"#]].assert_eq(&data("990001-jia"));
    expect![[r#"{"@context":"https://schema.org","@type":"MedicalClinic","areaServed":"示例市示例区","description":"规划中，还没有开（2021 年的情况）","name":"乙例街道社区卫生服务中心"}"#]].assert_eq(&data("990001-yi"));
}

#[test]
fn a_site_below_a_path_links_below_it() {
    for (path, html) in site("/jk/", None) {
        for part in html.split(['\'', '"']).filter(|part| part.starts_with('/')) {
            assert!(part.starts_with("/jk/"), "{path}: {part}");
        }
    }
}

#[test]
fn an_address_of_the_site_gives_canonical_links_and_none_gives_none() {
    let with = site("/jk/", Some("https://example.org"));
    assert!(
        with["990001/index.html"]
            .contains("<link rel=\"canonical\" href=\"https://example.org/jk/990001/\">")
    );
    assert!(!with["404.html"].contains("canonical"));
    assert!(
        site("/", None)
            .values()
            .all(|html| !html.contains("canonical"))
    );
}

#[test]
fn equal_input_gives_equal_pages() {
    assert_eq!(site("/", None), site("/", None));
}

#[test]
fn every_field_of_the_shell_is_filled_in() {
    for (path, html) in site("/", None) {
        assert!(!html.contains("{{"), "{path}");
    }
}
