//! The site that comes out of a small data folder (`tests/site/tiny`).
//!
//! To add a case: change the folder, run `UPDATE_EXPECT=1 cargo test --features ssr --test site`, and
//! read the difference in the snapshots beside the folder.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use directory::Directory;
use expect_test::{ExpectFile, expect, expect_file};
use pages::Page;
use pages::neighbours::Neighbour;
use pages::open_data::OpenFiles;
use pages::shell::{self, Files, Head, Shell};
use pages::start::{App, Start};
use pages::texts::{Language, Texts};
use serde_json::json;
use site::find::Find;
use site::{Assets, Bundled, Host, Site};

/// The pages of the small site, by path.
fn site(base: &str, host: Option<&str>) -> BTreeMap<String, String> {
    site_of(&tiny(), base, host)
}

/// The small data folder, as path and text.
fn tiny() -> BTreeMap<String, String> {
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site/tiny");
    folder::json_below(&tiny).unwrap()
}

fn site_of(
    data: &BTreeMap<String, String>,
    base: &str,
    host: Option<&str>,
) -> BTreeMap<String, String> {
    let (directory, problems) = Directory::read(data);
    assert_eq!(problems, []);
    let host = Host {
        base: base.to_owned(),
        address: host.map(str::to_owned),
        embed: Vec::new(),
        languages: vec![Language::ZhHans],
    };
    let path_of = |name: &str| (name.to_owned(), format!("assets/{name}"));
    let mut assets = Assets {
        files: BTreeMap::from([path_of("icons.svg")]),
        ..Assets::default()
    };
    assets
        .files
        .insert("boot".to_owned(), "assets/boot.js".to_owned());
    let site = Site {
        host: &host,
        assets: &assets,
        directory: &directory,
        vocabulary: "data/vocabulary.json",
        open: &OpenFiles::default(),
        find: &Find::default(),
    };
    let mut files = [site.of_all(), site.for_machines()].concat();
    for adcode in directory.regions.keys() {
        let mut bundle = directory.bundle(adcode).unwrap();
        bundle.documents.clone_from(&directory.documents);
        let bundled = Bundled {
            bundle: bundle.into(),
            path: format!("data/{adcode}.own.json"),
            sha256: "00".to_owned(),
            beside: BTreeMap::new(),
        };
        let work = site.work(&bundled);
        files.extend(work.iter().flat_map(|work| site.pages(work)));
        files.extend(site.sitemap_of(adcode));
    }
    files
        .into_iter()
        .map(|file| (file.path, file.text))
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
        990001/circle/index.html
        990001/facility/990001-ding/index.html
        990001/facility/990001-guan/index.html
        990001/facility/990001-jia/index.html
        990001/facility/990001-jiuyuan/index.html
        990001/facility/990001-yi/index.html
        990001/facility/990001-yiyuan/index.html
        990001/index.html
        990001/plan/index.html
        990001/saved/index.html
        990001/service/vaccination/index.html
        990001/services/index.html
        990001/way/referral/index.html
        990001/ways/index.html
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
fn a_walking_circle_that_knows_no_place_yet() {
    check(
        "990001/circle/index.html",
        &expect_file!["site/tiny.circle.html"],
    );
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
fn a_facility_that_became_another_says_where_to_go() {
    check(
        "990001/facility/990001-jiuyuan/index.html",
        &expect_file!["site/tiny.ended.html"],
    );
}

#[test]
fn a_facility_that_was_closed() {
    check(
        "990001/facility/990001-ding/index.html",
        &expect_file!["site/tiny.closed.html"],
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
fn what_the_plan_says_of_the_district() {
    check(
        "990001/plan/index.html",
        &expect_file!["site/tiny.plan.html"],
    );
}

#[test]
fn the_pathways_and_who_works_with_which_hospital() {
    check(
        "990001/ways/index.html",
        &expect_file!["site/tiny.ways.html"],
    );
}

#[test]
fn a_pathway() {
    check(
        "990001/way/referral/index.html",
        &expect_file!["site/tiny.way.html"],
    );
}

#[test]
fn what_stands_around_what_a_resident_saved() {
    check(
        "990001/saved/index.html",
        &expect_file!["site/tiny.saved.html"],
    );
}

#[test]
fn a_district_of_which_nothing_is_written_down_says_so() {
    let mut data = tiny();
    data.remove("districts/990001.json");
    data.insert(
        "offers/990001.json".to_owned(),
        r#"{ "region": "990001", "offers": [] }"#.to_owned(),
    );
    let facilities = data.get_mut("facilities/990001.json").unwrap();
    *facilities = facilities.replace(r#""service": "vaccination""#, r#""department": "口腔科""#);
    let site = site_of(&data, "/", None);
    for (page, says) in [
        ("990001/services/", "示例区的文件没有写到面向居民的服务"),
        ("990001/plan/", "这里还没有整理"),
        ("990001/ways/", "没有写先去哪里、再去哪里"),
    ] {
        let html = &site[&format!("{page}index.html")];
        assert!(html.contains(says), "{page}");
    }
    assert!(
        !site
            .keys()
            .any(|path| path.contains("/service/") || path.contains("/way/"))
    );
    assert!(!site["990001/index.html"].contains("kind--services"));
}

#[test]
fn an_online_service_leads_to_its_official_entry_or_says_how_to_ask() {
    let mut data = tiny();
    let services = data.get_mut("services.json").unwrap();
    *services = services
        .replace("\"id\": \"child\"", "\"id\": \"online\"")
        .replace("\"group\": \"child\"", "\"group\": \"online\"");
    let page = |data: &BTreeMap<String, String>| {
        site_of(data, "/", None)["990001/service/vaccination/index.html"].clone()
    };
    let without = page(&data);
    assert!(without.contains("文件没有写官方网址"));
    assert!(
        without.contains("tel:000-00000000"),
        "the bureau's own phone"
    );

    let region = data.get_mut("regions/990001.json").unwrap();
    let link = r#""links": [{ "service": "vaccination", "name": "示例通", "url": "https://example.org/in" }], "unknown":"#;
    *region = region.replacen("\"unknown\":", link, 1);
    let with = page(&data);
    assert!(with.contains("href=\"https://example.org/in\""));
    assert!(!with.contains("文件没有写官方网址"));
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
        990001/circle/index.html: 走路能到的医疗服务 · 示例区 · 就近医
        990001/facility/990001-ding/index.html: 丁例门诊部（2026 年停办） · 示例区 · 就近医
        990001/facility/990001-guan/index.html: 甲例中医馆 · 示例区 · 就近医
        990001/facility/990001-jia/index.html: 甲例街道社区卫生服务中心 · 示例区 · 就近医
        990001/facility/990001-jiuyuan/index.html: 丙例卫生院（2026 年 5 月并入甲例街道社区卫生服务中心） · 示例区 · 就近医
        990001/facility/990001-yi/index.html: 乙例街道社区卫生服务中心 · 示例区 · 就近医
        990001/facility/990001-yiyuan/index.html: 示例医院 · 示例区 · 就近医
        990001/index.html: 示例市示例区 · 就近找医疗服务 · 就近医
        990001/plan/index.html: 规划和目标 · 示例区 · 就近医
        990001/saved/index.html: 我的收藏 · 示例区 · 就近医
        990001/service/vaccination/index.html: 预防接种（服务） · 示例区 · 就近医
        990001/services/index.html: 办事与服务 · 示例区 · 就近医
        990001/way/referral/index.html: 先到社区，再转医院 · 示例区 · 就近医
        990001/ways/index.html: 先去哪里，再去哪里 · 示例区 · 就近医
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
    expect![[r#"{"@context":"https://schema.org","@type":"MedicalClinic","address":"甲例路1号","alternateName":["甲例中心","示例第一中心"],"areaServed":"示例市示例区","department":[{"@type":"MedicalClinic","name":"口腔科"}],"name":"甲例街道社区卫生服务中心","telephone":["000-00000001","000-00000002"]}"#]].assert_eq(&data("990001-jia"));
    expect![[r#"{"@context":"https://schema.org","@type":"MedicalClinic","areaServed":"示例市示例区","description":"规划中，那时还没有开（2021 年的情况）。规划到 2025 年底；后来怎样，文件没有写","name":"乙例街道社区卫生服务中心"}"#]].assert_eq(&data("990001-yi"));
}

#[test]
fn a_site_below_a_path_links_below_it() {
    for (path, html) in site("/jk/", None) {
        let addresses = html.split(['\'', '"']).filter(|part| part.starts_with('/'));
        let mut count = 0;
        for address in addresses {
            assert!(address.starts_with("/jk/"), "{path}: {address}");
            count += 1;
        }
        assert!(count > 0, "{path} links nowhere");
    }
}

#[test]
fn an_address_of_the_site_gives_canonical_links_and_none_gives_none() {
    let with = site("/jk/", Some("https://example.org"));
    assert!(
        with["990001/index.html"]
            .contains("<link rel=\"canonical\" href=\"https://example.org/jk/990001/\">")
    );
    assert!(
        with["990001/way/referral/index.html"].contains(
            "<link rel=\"canonical\" href=\"https://example.org/jk/990001/way/referral/\">"
        )
    );
    for page in [
        "990001/",
        "990001/plan/",
        "990001/ways/",
        "990001/way/referral/",
    ] {
        let listed = format!("<loc>https://example.org/jk/{page}</loc>");
        assert!(with["sitemap/990001.xml"].contains(&listed), "{page}");
    }
    for list in ["site", "990001"] {
        let listed = format!("<loc>https://example.org/jk/sitemap/{list}.xml</loc>");
        assert!(with["sitemap.xml"].contains(&listed), "{list}");
    }
    assert!(with["sitemap/site.xml"].contains("<loc>https://example.org/jk/about/</loc>"));
    // Who has the address still gets there.
    assert!(!with["sitemap/990001.xml"].contains("990001-jiuyuan"));
    assert!(!with["404.html"].contains("canonical"));
    // It is another page on each phone.
    assert!(!with["sitemap/990001.xml"].contains("/saved/"));
    assert!(!with["990001/saved/index.html"].contains("canonical"));
    assert!(
        site("/", None)
            .values()
            .all(|html| !html.contains("canonical"))
    );
}

#[test]
fn the_app_runs_on_no_page_of_the_plan() {
    let site = site("/", None);
    for page in ["plan", "ways", "way/referral"] {
        let html = &site[&format!("990001/{page}/index.html")];
        assert!(!html.contains("\"bundle\":"), "{page}");
        assert!(html.contains("data-region=\"990001\""), "{page}");
    }
    for page in ["990001", "990001/circle", "990001/services", "990001/saved"] {
        let html = &site[&format!("{page}/index.html")];
        assert!(html.contains("\"bundle\":"), "{page}");
    }
}

/// Where a run of this test by itself is told to write the pages that it makes.
const PAGES_TO: &str = "JIUJIN_PAGES_TO";

/// A program that is started again has other addresses and other seeds of its maps, and this one is told that it
/// is elsewhere and reads another language. What depends on any of that differs; a run beside itself would not.
#[test]
fn equal_input_gives_equal_pages_in_another_process() {
    let pages = json!(site("/jk/", Some("https://example.org"))).to_string();
    if let Some(file) = env::var_os(PAGES_TO) {
        fs::write(file, pages).unwrap();
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join("pages.json");
    let name = "equal_input_gives_equal_pages_in_another_process";
    let run = Command::new(env::current_exe().unwrap())
        .args(["--exact", name])
        .env(PAGES_TO, &file)
        .envs([("TZ", "Pacific/Apia"), ("LANG", "ar_EG.UTF-8")])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let there = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    assert!(there == pages, "the pages of another process differ");
}

#[test]
fn index_html_is_what_every_page_starts_from() {
    let home = Page::Home;
    let alternates = [(Language::ZhHans, "{alternate}".to_owned())];
    let named = Shell {
        head: Head {
            page: Some(&home),
            title: "{title}",
            description: "{description}",
            url: Some("{url}"),
            feed: None,
            json_ld: Some(&json!("{json_ld}")),
        },
        files: Files {
            favicon: "{favicon}",
            touch_icon: "{touch_icon}",
            manifest: "{manifest}",
            boot: "{boot}",
            style: "{style}",
            elder: "{elder}",
            print: "{print}",
        },
        early: "{early}",
        texts: Texts::zh_hans(),
        alternates: &alternates,
        start: Start {
            base: "{base}",
            icons: "{icons}",
            language: Language::ZhHans,
            languages: &[Language::ZhHans, Language::En],
            embed: &["{embed}".to_owned()],
            aloud: "{aloud}",
            tools: "{tools}",
            code: "{code}",
            find: None,
            app: Some(App {
                script: "{script}",
                wasm: "{wasm}",
                rest: "{rest}",
                bundle: "{bundle}",
                sha256: "{sha256}",
                vocabulary: "{vocabulary}",
                neighbours: &[Neighbour {
                    adcode: "{neighbour}".to_owned(),
                    name: "{name}".to_owned(),
                }],
                list: "{list}",
                beside: "{beside}",
            }),
        },
    };
    let html = shell::shell(&named, shell::rendered("{body}".to_owned()));
    let lines = html.replace('<', "\n<").replace("\n</", "</");
    let about = "<!-- What every page starts from. crates/pages/src/shell.rs makes it, each {…} by its own value, and tests/site.rs keeps this file the same. -->";
    expect_file!["../index.html"].assert_eq(&format!("{about}{lines}\n"));
}
