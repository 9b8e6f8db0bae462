//! What a person who keeps the data is told when something is wrong.
//!
//! Each case breaks one thing in the small directory of `tests/site/tiny` and gives the lines that
//! `cargo xtask data check` prints for it.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

mod tiny;

use std::collections::BTreeMap;

use directory::{Directory, RegionId};
use expect_test::expect;
use tiny::{check, tiny};

const FACILITIES: &str = "facilities/990001.json";
const REGION: &str = "regions/990001.json";
const OFFERS: &str = "offers/990001.json";
const DEPARTMENTS: &str = "vocabulary/departments.json";

#[test]
fn the_small_directory_has_no_problem() {
    let (directory, problems) = Directory::read(&tiny());
    assert_eq!(problems, []);
    assert_eq!(directory.regions.len(), 1);
}

#[test]
fn a_source_in_a_document_with_a_text_leads_to_a_place() {
    let mut files = tiny();
    let replace = |files: &mut BTreeMap<String, String>, file: &str, from: &str, to: &str| {
        let text = files.get_mut(file).unwrap();
        assert!(text.contains(from));
        *text = text.replacen(from, to, 1);
    };
    let with_text = "\"text\": \"plan.txt\",\n      \"standing\": \"official\"";
    replace(
        &mut files,
        "documents.json",
        "\"standing\": \"official\"",
        with_text,
    );
    let (directory, problems) = Directory::read(&files);
    assert_eq!(problems, []);
    // The text stays where the data is kept.
    let bundle = directory.bundle(&RegionId::from("990001")).unwrap();
    assert!(
        bundle
            .documents
            .iter()
            .all(|document| document.text.is_none())
    );

    replace(
        &mut files,
        FACILITIES,
        "\"locator\": \"第一章第一节\"",
        "\"locator\": \"一（一）\"",
    );
    let problems = Directory::read(&files).1;
    let [problem] = &problems[..] else {
        panic!("{problems:?}");
    };
    assert_eq!(problem.field, "departments[0].source.locator");
    assert_eq!(problem.what, "“一（一）”看不懂");
    assert!(problem.todo.starts_with("写成 第三章第二节第4条、"));
}

#[test]
fn the_text_of_a_document_is_a_name_and_an_exception_is_filled_in() {
    let mut files = tiny();
    let documents = files.get_mut("documents.json").unwrap();
    *documents = documents.replacen("\"standing\"", "\"text\": \"../plan.txt\", \"standing\"", 1);
    let traced = r#"{ "traced": [ { "file": "a.json", "record": "", "field": "", "missing": "4", "why": " " } ] }"#;
    files.insert("traced.json".into(), traced.into());
    let problems: Vec<String> = Directory::read(&files)
        .1
        .iter()
        .map(ToString::to_string)
        .collect();
    expect![[r#"
        documents.json · plan · text：不是文件名。只写文件名，如 "990001-plan.txt"，不写文件夹。
        traced.json · traced 第 1 条 · why：是空的。写上内容，或整个省去。"#]]
    .assert_eq(&problems.join("\n"));
}

#[test]
fn a_file_that_is_not_json_is_named_with_line_and_column() {
    check(
        FACILITIES,
        "\"region\": \"990001\",",
        "\"region\": \"990001\"",
        &expect![
            "facilities/990001.json · — · 第 3 行第 3 列：不是合格的 JSON。看看这里是不是少了逗号、引号或括号。"
        ],
    );
}

#[test]
fn a_record_that_cannot_be_read_is_named_with_its_field() {
    check(
        FACILITIES,
        "\"kind\": \"community-health-centre\",",
        "",
        &expect![
            "facilities/990001.json · 990001-jia · kind：少了这个字段。补上它；必填的字段见 docs/data.md。"
        ],
    );
    check(
        FACILITIES,
        "\"now\": 20",
        "\"now\": \"20\"",
        &expect![
            "facilities/990001.json · 990001-jia · beds.now：值的类型不对，应该是不小于 0 的整数，不加引号。按 docs/data.md 里的例子改。"
        ],
    );
    check(
        FACILITIES,
        "\"stage\": \"advancing\"",
        "\"stage\": \"soon\"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · departments[1].stage：不能是 "soon"。从这些里选："existing"、"consolidating"、"advancing"、"planned"、"exploring"。"#
        ]],
    );
    check(
        FACILITIES,
        "\"beds\":",
        "\"bed\":",
        &expect![
            "facilities/990001.json · 990001-jia · bed：没有这个字段。看看是不是写错了名字；字段见 docs/data.md。"
        ],
    );
    check(
        REGION,
        "\"city\": \"示例市\",",
        "",
        &expect![
            "regions/990001.json · 990001 · city：少了这个字段。补上它；必填的字段见 docs/data.md。"
        ],
    );
}

#[test]
fn all_mistakes_of_a_record_are_said_at_once() {
    check(
        FACILITIES,
        "\"name\": \"示例医院\",",
        "\"nam\": \"示例医院\", \"aliases\": \"医院\", \"hours\": 8, \"checked\": \"是\",",
        &expect![[r#"
            facilities/990001.json · 990001-yiyuan · aliases：值的类型不对，应该是列表 [ … ]。按 docs/data.md 里的例子改。
            facilities/990001.json · 990001-yiyuan · checked：值的类型不对，应该是有字段的记录 { … }。按 docs/data.md 里的例子改。
            facilities/990001.json · 990001-yiyuan · hours：值的类型不对，应该是有字段的记录 { … }。按 docs/data.md 里的例子改。
            facilities/990001.json · 990001-yiyuan · nam：没有这个字段。看看是不是写错了名字；字段见 docs/data.md。
            facilities/990001.json · 990001-yiyuan · name：少了这个字段。补上它；必填的字段见 docs/data.md。"#]],
    );
}

#[test]
fn an_id_is_used_once_and_has_its_form() {
    check(
        FACILITIES,
        "\"id\": \"990001-yi\"",
        "\"id\": \"990001-jia\"",
        &expect![[r#"
        facilities/990001.json · 990001-jia · id：990001 里已经有这个 id。每家机构用自己的 id。
        regions/990001.json · 990001 · distinct[0]：没有叫 "990001-yi" 的机构。改成 facilities/<adcode>.json 里有的，或在那里补上。"#]],
    );
    check(
        FACILITIES,
        "\"id\": \"990001-guan\"",
        "\"id\": \"990002-guan\"",
        &expect![
            "facilities/990001.json · 990002-guan · id：不是 <区划代码>-<拼音>。改成 990001-… ，只用小写字母、数字和连字符。"
        ],
    );
    check(
        DEPARTMENTS,
        "\"id\": \"surgery\"",
        "\"id\": \"dental\"",
        &expect![[r#"
            vocabulary/departments.json · dental · id：重复了。每条记录用自己的 id。
            vocabulary/departments.json · orthopaedics · broader[0]：没有叫 "surgery" 的科室。改成 vocabulary/departments.json 里有的，或在那里补上。
            vocabulary/standards.json · standards[1] · departments[0].concept：没有叫 "surgery" 的科室。改成 vocabulary/departments.json 里有的，或在那里补上。"#]],
    );
    check(
        FACILITIES,
        "\"name\": \"乙例街道社区卫生服务中心\"",
        "\"name\": \"甲例街道社区卫生服务中心\"",
        &expect![
            "facilities/990001.json · 990001-yi · name：和 990001-jia 同名。是同一家就合成一条，不是就把名字写全。"
        ],
    );
}

#[test]
fn what_a_record_names_exists() {
    check(
        FACILITIES,
        "\"street\": \"990001001\"",
        "\"street\": \"990001009\"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · street：没有叫 "990001009" 的街道。改成 regions/<adcode>.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        FACILITIES,
        "\"kind\": \"hospital\"",
        "\"kind\": \"spital\"",
        &expect![[
            r#"facilities/990001.json · 990001-yiyuan · kind：没有叫 "spital" 的类别。改成 vocabulary/kinds.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        FACILITIES,
        "[\"dental\"]",
        "[\"teeth\"]",
        &expect![[
            r#"facilities/990001.json · 990001-jia · departments[0].concepts[0]：没有叫 "teeth" 的科室。改成 vocabulary/departments.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        FACILITIES,
        "\"level\": \"provincial-feature\"",
        "\"level\": \"best\"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · departments[0].level：没有叫 "best" 的级别。改成 vocabulary/levels.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        FACILITIES,
        "\"document\": \"list\"",
        "\"document\": \"hearsay\"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · aliases[1].source.document：没有叫 "hearsay" 的文件。改成 documents.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        FACILITIES,
        "\"within\": \"990001-jia\"",
        "\"within\": \"990001-bing\"",
        &expect![[
            r#"facilities/990001.json · 990001-guan · within：没有叫 "990001-bing" 的机构。改成 facilities/<adcode>.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        FACILITIES,
        "\"facility\": \"990001-yiyuan\"",
        "\"facility\": \"990001-bing\"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · partners[0].facility：没有叫 "990001-bing" 的机构。改成 facilities/<adcode>.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        OFFERS,
        "\"service\": \"vaccination\"",
        "\"service\": \"magic\"",
        &expect![[r#"
            districts/990001.json · referral · services[0]：这个区没有 "vaccination" 这项服务。改正，或在 offers/<adcode>.json 里补上。
            facilities/990001.json · 990001-jia · services[0].service：这个区没有 "vaccination" 这项服务。改正，或在 offers/<adcode>.json 里补上。
            facilities/990001.json · 990001-jia · services[2].service：这个区没有 "vaccination" 这项服务。改正，或在 offers/<adcode>.json 里补上。
            offers/990001.json · magic · service：没有叫 "magic" 的服务。改成 services.json 里有的，或在那里补上。"#]],
    );
    check(
        OFFERS,
        "\"document\": \"plan\"",
        "\"document\": \"hearsay\"",
        &expect![[
            r#"offers/990001.json · vaccination · source.document：没有叫 "hearsay" 的文件。改成 documents.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        OFFERS,
        "\"region\": \"990001\"",
        "\"region\": \"990002\"",
        &expect![[
            r#"offers/990001.json · — · region：和文件名里的区划代码不一样。写成 "region": "990001"。"#
        ]],
    );
    check(
        OFFERS,
        "\"stage\": \"existing\"",
        "\"stage\": \"soon\"",
        &expect![[
            r#"offers/990001.json · vaccination · stage：不能是 "soon"。从这些里选："existing"、"consolidating"、"advancing"、"planned"、"exploring"。"#
        ]],
    );
    check(
        OFFERS,
        "[\"990001-jia\"]",
        "[\"990001-bing\"]",
        &expect![[r#"
            facilities/990001.json · 990001-jia · services[0].service：offers 里 "vaccination" 的 where 没有这一家。在 offers/<adcode>.json 的 where 里加上这一家的 id。
            facilities/990001.json · 990001-jia · services[2].service：offers 里 "vaccination" 的 where 没有这一家。在 offers/<adcode>.json 的 where 里加上这一家的 id。
            offers/990001.json · vaccination · where[0]：没有叫 "990001-bing" 的机构。改成 facilities/<adcode>.json 里有的，或在那里补上。"#]],
    );
    check(
        REGION,
        "\"b\": \"990001-yi\"",
        "\"b\": \"990001-bing\"",
        &expect![[
            r#"regions/990001.json · 990001 · distinct[0]：没有叫 "990001-bing" 的机构。改成 facilities/<adcode>.json 里有的，或在那里补上。"#
        ]],
    );
}

#[test]
fn a_fact_has_a_source_with_a_place_in_it() {
    check(
        FACILITIES,
        "\"locator\": \"第二章\"",
        "\"locator\": \" \"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · partners[0].source.locator：没有写出处。写上章、节、表或附件，如 "表2"。"#
        ]],
    );
}

#[test]
fn a_point_lies_in_its_district() {
    check(
        FACILITIES,
        "\"lng\": 82.96",
        "\"lng\": 38.96",
        &expect![[
            r#"facilities/990001.json · 990001-jia · point：(38.96, 38.96) 不在示例区的范围里。看看经纬度是不是写反了，或者 located 该是 "elsewhere"。"#
        ]],
    );
    check(
        REGION,
        "\"precision\": \"street\"",
        "\"precision\": \"exact\"",
        &expect![[
            r#"regions/990001.json · 990001 · streets[0].point.precision：街道的点只能是 street。改成 "street"。"#
        ]],
    );
}

#[test]
fn dates_and_numbers_are_dates_and_numbers() {
    check(
        FACILITIES,
        "\"as_of\": \"2021-03\"",
        "\"as_of\": \"2021-13\"",
        &expect![[
            r#"facilities/990001.json · 990001-guan · status.as_of："2021-13" 不是日期。写成 2020、2020-02 或 2020-02-11。"#
        ]],
    );
    check(
        FACILITIES,
        "\"number\": \"000-00000001\"",
        "\"number\": \"请问导医台\"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · phones[0].number："请问导医台" 不是电话号码。写成区号-号码，如 0519-88739013；拿不准就省去。"#
        ]],
    );
}

#[test]
fn two_places_that_must_not_be_merged_are_not() {
    check(
        FACILITIES,
        "\"甲例中心\" }",
        "\"乙例街道社区卫生服务中心\", \"source\": { \"document\": \"list\", \"locator\": \"第2行\" } }",
        &expect![
            "regions/990001.json · 990001 · distinct[0]：甲例街道社区卫生服务中心 和 乙例街道社区卫生服务中心 是两家，别名却写成了对方的名字。删掉那个别名。"
        ],
    );
}

#[test]
fn an_alias_is_in_a_document_or_cut_from_the_name() {
    check(
        FACILITIES,
        "\"甲例中心\"",
        "\"甲例第一医院\"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · aliases[0]："甲例第一医院" 不是从名称里截取的，也没有写出处。写上用这个名字的文件，或删掉。"#
        ]],
    );
}

#[test]
fn what_only_a_list_names_is_not_told_as_open() {
    check(
        FACILITIES,
        "\"now\": \"open\", \"as_of\": \"2020\", \"source\": { \"document\": \"plan\"",
        "\"now\": \"open\", \"as_of\": \"2020\", \"source\": { \"document\": \"list\"",
        &expect![[
            r#"facilities/990001.json · 990001-yiyuan · status.now：只有没核实的名单提到，不能算已开。写成 "unclear"，或换成写明它在开的文件。"#
        ]],
    );
}

#[test]
fn a_statement_on_all_says_of_which_kind() {
    check(
        REGION,
        "\"kinds\": [\"community-health-centre\"]",
        "\"kinds\": [\"centre\"]",
        &expect![[
            r#"regions/990001.json · 990001 · statements[0].kinds[0]：没有叫 "centre" 的类别。改成 vocabulary/kinds.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        REGION,
        "\"kinds\": [\"community-health-centre\"]",
        "\"kinds\": []",
        &expect![
            "regions/990001.json · 990001 · statements[0].kinds：没有写是哪一类机构。写上 vocabulary/kinds.json 里的 id。"
        ],
    );
}

#[test]
fn a_file_that_nobody_reads_is_said() {
    let mut files = tiny();
    files.insert("facilities/990002.json".into(), "{}".into());
    let (_, problems) = Directory::read(&files);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    expect!["facilities/990002.json · — · —：目录里没有这种文件，或者少了同名的 regions 文件。改名、补上 regions 文件，或移走。"].assert_eq(&lines.join("\n"));
}

#[test]
fn a_file_in_another_encoding_is_one_problem() {
    check(
        "services.json",
        "接种",
        "\u{fffd}",
        &expect![
            "services.json · — · —：不是 UTF-8 文字。在编辑器里另存为 UTF-8，有 � 的地方重写。"
        ],
    );
}

#[test]
fn an_empty_folder_says_what_is_missing() {
    let (_, problems) = Directory::read(&BTreeMap::new());
    let files: Vec<&str> = problems
        .iter()
        .map(|problem| problem.file.as_str())
        .collect();
    expect![[r#"
        documents.json
        regions/
        services.json
        vocabulary/departments.json
        vocabulary/emergency.json
        vocabulary/kinds.json
        vocabulary/levels.json"#]]
    .assert_eq(&files.join("\n"));
}

#[test]
fn a_bad_record_is_left_out_and_the_others_stay() {
    let mut files = tiny();
    let text = files.get_mut(FACILITIES).unwrap();
    *text = text.replacen("\"kind\": \"hospital\",", "", 1);
    let (directory, _) = Directory::read(&files);
    assert_eq!(
        directory.regions[&RegionId::from("990001")]
            .facilities
            .len(),
        5
    );
}

#[test]
fn a_grade_begins_with_its_level() {
    check(
        FACILITIES,
        "\"kind\": \"hospital\",",
        "\"kind\": \"hospital\", \"grade\": { \"text\": \"甲等\", \"as_of\": \"去年\", \"source\": { \"document\": \"plan\", \"locator\": \"\" } },",
        &expect![[r#"
            facilities/990001.json · 990001-yiyuan · grade.as_of："去年" 不是日期。写成 2020、2020-02 或 2020-02-11。
            facilities/990001.json · 990001-yiyuan · grade.source.locator：没有写出处。写上章、节、表或附件，如 "表2"。
            facilities/990001.json · 990001-yiyuan · grade.text："甲等" 看不出是几级。以一级、二级或三级开头，如 "三级甲等"。"#]],
    );
}
