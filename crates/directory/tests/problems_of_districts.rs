//! What a person is told who writes down what a plan says of its district as a whole, or the official
//! entry of a service. As in `problems.rs`, each case breaks one thing in the small directory.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

mod tiny;

use directory::{Directory, RegionId};
use expect_test::expect;
use tiny::{check, tiny};

const DISTRICT: &str = "districts/990001.json";
const REGION: &str = "regions/990001.json";

#[test]
fn a_district_without_this_file_is_no_problem() {
    let mut files = tiny();
    files.remove(DISTRICT);
    let (directory, problems) = Directory::read(&files);
    assert_eq!(problems, []);
    let id = RegionId::from("990001");
    assert_eq!(directory.regions[&id].district, None);
    assert_eq!(directory.bundle(&id).unwrap().ways, []);
}

#[test]
fn a_list_that_is_misspelt_is_said() {
    check(
        DISTRICT,
        "\"counts\"",
        "\"count\"",
        &expect![
            "districts/990001.json · — · count：没有这个字段。看看是不是写错了名字；字段见 docs/data.md。"
        ],
    );
    check(
        DISTRICT,
        "\"region\": \"990001\"",
        "\"region\": \"990002\"",
        &expect![[
            r#"districts/990001.json · — · region：和文件名里的区划代码不一样。写成 "region": "990001"。"#
        ]],
    );
}

#[test]
fn a_record_that_cannot_be_read_is_named_with_its_list() {
    check(
        DISTRICT,
        "\"metres\": 1000",
        "\"metres\": \"1000米\"",
        &expect![
            "districts/990001.json · circles 第 1 条 · metres：值的类型不对，应该是不小于 0 的整数，不加引号。按 docs/data.md 里的例子改。"
        ],
    );
    check(
        DISTRICT,
        "\"bound\": \"at-most\"",
        "\"bound\": \"below\"",
        &expect![[
            r#"districts/990001.json · infant-mortality · target.bound：不能是 "below"。从这些里选："exact"、"at-least"、"more-than"、"at-most"、"less-than"、"about"。"#
        ]],
    );
    check(
        DISTRICT,
        "\"stage\": \"advancing\"",
        "\"stage\": \"soon\"",
        &expect![[
            r#"districts/990001.json · referral · stage：不能是 "soon"。从这些里选："existing"、"consolidating"、"advancing"、"planned"、"exploring"。"#
        ]],
    );
}

#[test]
fn what_a_record_names_exists() {
    for (from, to, expected) in [
        (
            "[\"990001-yiyuan\"]",
            "[\"990001-bing\"]",
            expect![[
                r#"districts/990001.json · referral · steps[1].facilities[0]：没有叫 "990001-bing" 的机构。改成 facilities/<adcode>.json 里有的，或在那里补上。"#
            ]],
        ),
        (
            "\"tcm-hall\"]",
            "\"spital\"]",
            expect![[
                r#"districts/990001.json · referral · steps[0].kinds[1]：没有叫 "spital" 的类别。改成 vocabulary/kinds.json 里有的，或在那里补上。"#
            ]],
        ),
        (
            "\"kind\": \"community-health-centre\"",
            "\"kind\": \"spital\"",
            expect![[
                r#"districts/990001.json · — · circles[0].kind：没有叫 "spital" 的类别。改成 vocabulary/kinds.json 里有的，或在那里补上。"#
            ]],
        ),
        (
            "[\"vaccination\"]",
            "[\"magic\"]",
            expect![[
                r#"districts/990001.json · referral · services[0]：没有叫 "magic" 的服务。改成 services.json 里有的，或在那里补上。"#
            ]],
        ),
        (
            "\"document\": \"list\"",
            "\"document\": \"hearsay\"",
            expect![[
                r#"districts/990001.json · family-doctor-signup · source.document：没有叫 "hearsay" 的文件。改成 documents.json 里有的，或在那里补上。"#
            ]],
        ),
    ] {
        check(DISTRICT, from, to, &expected);
    }
}

#[test]
fn an_indicator_has_a_number_and_its_year_once() {
    for (from, to, expected) in [
        (
            "\"values\": [{ \"year\": \"2020\", \"value\": 36.5 }],",
            "",
            expect![
                "districts/990001.json · family-doctor-signup · values：既没有数，也没有目标。写上 values 或 target，或删掉这条。"
            ],
        ),
        (
            "\"year\": \"2015\"",
            "\"year\": \"2020\"",
            expect![
                "districts/990001.json · life-expectancy · values[1].year：2020 年写了两次。一年只写一个数。"
            ],
        ),
        (
            "\"year\": \"2025\"",
            "\"year\": \"十四五末\"",
            expect![[
                r#"districts/990001.json · life-expectancy · target.year："十四五末" 不是年份。写成 4 位数字，如 2025。"#
            ]],
        ),
        (
            "\"id\": \"infant-mortality\"",
            "\"id\": \"life-expectancy\"",
            expect!["districts/990001.json · life-expectancy · id：重复了。每条记录用自己的 id。"],
        ),
    ] {
        check(DISTRICT, from, to, &expected);
    }
}

#[test]
fn a_pathway_has_steps_and_dates() {
    check(
        DISTRICT,
        "\"as_of\": \"2021-08\"",
        "\"as_of\": \"当时\"",
        &expect![[
            r#"districts/990001.json · referral · terms[0].as_of："当时" 不是日期。写成 2020、2020-02 或 2020-02-11。"#
        ]],
    );
    let mut files = tiny();
    let text = files.get_mut(DISTRICT).unwrap();
    let (before, after) = text.split_once("\"steps\": [").unwrap();
    let (_, after) = after.split_once("\"terms\"").unwrap();
    *text = format!("{before}\"steps\": [], \"terms\"{after}");
    let (_, problems) = Directory::read(&files);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    expect!["districts/990001.json · referral · steps：一步也没有。写上先去哪里、再去哪里。"]
        .assert_eq(&lines.join("\n"));
}

#[test]
fn an_official_entry_is_an_https_address_of_a_service_that_the_region_offers() {
    let with = |link: &str| format!("\"links\": [{link}], \"unknown\":");
    let link = r#"{ "service": "vaccination", "name": "示例通", "url": "https://example.org/in" }"#;
    for (from, to, expected) in [
        ("", "", expect![[""]]),
        (
            "https:",
            "http:",
            expect![[
                r#"regions/990001.json · 990001 · links[0].url："http://example.org/in" 不是 https 网址。写官方公布的完整网址，以 https:// 开头；没有就整条省去。"#
            ]],
        ),
        (
            "example.org",
            "example",
            expect![[
                r#"regions/990001.json · 990001 · links[0].url："https://example/in" 不是 https 网址。写官方公布的完整网址，以 https:// 开头；没有就整条省去。"#
            ]],
        ),
        (
            "vaccination",
            "magic",
            expect![[
                r#"regions/990001.json · 990001 · links[0].service：没有叫 "magic" 的服务。改成 services.json 里有的，或在那里补上。"#
            ]],
        ),
        (
            "示例通",
            " ",
            expect!["regions/990001.json · 990001 · links[0].name：是空的。写上内容，或整个省去。"],
        ),
    ] {
        let link = with(&link.replacen(from, to, 1));
        check(REGION, "\"unknown\":", &link, &expected);
    }
}

#[test]
fn an_official_entry_of_a_service_that_only_others_offer_is_said() {
    let mut files = tiny();
    let text = files.get_mut("services.json").unwrap();
    *text = text.replacen(
        "\"services\": [",
        r#""services": [{ "id": "hospice", "name": "安宁疗护", "group": "child", "what": "例" },"#,
        1,
    );
    let text = files.get_mut(REGION).unwrap();
    let link = r#""links": [{ "service": "hospice", "name": "例", "url": "https://example.org/" }], "unknown":"#;
    *text = text.replacen("\"unknown\":", link, 1);
    let (_, problems) = Directory::read(&files);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    expect![[r#"regions/990001.json · 990001 · links[0].service：这个区没有 "hospice" 这项服务。改正，或在 offers/<adcode>.json 里补上。"#]].assert_eq(&lines.join("\n"));
}
