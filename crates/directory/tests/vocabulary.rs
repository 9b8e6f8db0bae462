//! The words by which residents look: what is wrong with them, where they lead, and what a bundle
//! makes of them.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

mod tiny;

use directory::{Department, Directory, Facility, FacilityId, Fact, Located, Stage};
use expect_test::{Expect, expect};
use tiny::{check, tiny};

const COMPLAINTS: &str = "vocabulary/complaints.json";
const DEPARTMENTS: &str = "vocabulary/departments.json";
const STANDARDS: &str = "vocabulary/standards.json";
const REGION: &str = "990001";

/// The small directory with these complaints instead of its own.
fn with_complaints(complaints: &str) -> Directory {
    let mut files = tiny();
    files.insert(COMPLAINTS.into(), complaints.into());
    let (directory, problems) = Directory::read(&files);
    assert_eq!(problems, []);
    directory
}

fn check_sayings(complaints: &str, expected: &Expect) {
    let directory = with_complaints(complaints);
    let bundle = directory.bundle(&REGION.into()).unwrap();
    let sayings = bundle.sayings.iter().map(|saying| {
        let departments: Vec<&str> = saying.departments.iter().map(|id| id.as_str()).collect();
        format!("{}: {}", departments.join(" "), saying.words.join(" "))
    });
    let sayings: Vec<String> = sayings.collect();
    expected.assert_eq(&sayings.join("\n"));
}

#[test]
fn a_word_stands_in_one_place() {
    check(
        COMPLAINTS,
        "\"闪到腰\"",
        "\"腰疼\", \" \"",
        &expect![[r#"
            vocabulary/complaints.json · 腰疼 · words[1]："腰疼" 写了两次。删掉一个。
            vocabulary/complaints.json · 腰疼 · words[2]：是空的。写上内容，或整个省去。"#]],
    );
    check(
        COMPLAINTS,
        "[\"扭到\"]",
        "[\"腰痛\"]",
        &expect![[r#"vocabulary/complaints.json · 扭伤 · words[0]："腰痛" 写了两次。删掉一个。"#]],
    );
    check(
        COMPLAINTS,
        "\"长牙\"",
        "\"扭到\"",
        &expect![[r#"vocabulary/complaints.json · 扭到 · name："扭到" 写了两次。删掉一个。"#]],
    );
    check(
        COMPLAINTS,
        "\"扭到\"",
        "\"崴脚\"",
        &expect![[
            r#"vocabulary/complaints.json · 扭伤 · words："崴脚" 在科室 orthopaedics 里也写了。只留一处。"#
        ]],
    );
}

#[test]
fn a_complaint_leads_to_departments_that_there_are() {
    check(
        COMPLAINTS,
        "[\"dental\"]",
        "[]",
        &expect!["vocabulary/complaints.json · 长牙 · departments：是空的。至少写一个科室的 id。"],
    );
    check(
        COMPLAINTS,
        "[\"dental\"]",
        "[\"teeth\"]",
        &expect![[
            r#"vocabulary/complaints.json · 长牙 · departments[0]：没有叫 "teeth" 的科室。改成 vocabulary/departments.json 里有的，或在那里补上。"#
        ]],
    );
    check(
        COMPLAINTS,
        "[\"dental\"]",
        "[\"dental\", \"dental\"]",
        &expect![[
            r#"vocabulary/complaints.json · 长牙 · departments[1]："dental" 写了两次。删掉一个。"#
        ]],
    );
    check(
        COMPLAINTS,
        "\"departments\": [\"dental\"]",
        "\"department\": \"dental\"",
        &expect![[r#"
            vocabulary/complaints.json · 长牙 · department：没有这个字段。看看是不是写错了名字；字段见 docs/data.md。
            vocabulary/complaints.json · 长牙 · departments：少了这个字段。补上它；必填的字段见 docs/data.md。"#]],
    );
}

#[test]
fn the_words_of_kinds_and_services_are_not_said_twice_either() {
    check(
        "vocabulary/kinds.json",
        "[\"大医院\"]",
        "[\"大医院\", \"大医院\"]",
        &expect![[r#"vocabulary/kinds.json · hospital · words[1]："大医院" 写了两次。删掉一个。"#]],
    );
    check(
        "services.json",
        "\"打预防针\"",
        "\"打疫苗\"",
        &expect![[r#"services.json · vaccination · words[1]："打疫苗" 写了两次。删掉一个。"#]],
    );
}

#[test]
fn a_word_can_call_for_120_and_what_keeps_it_from_that_does() {
    let check = |entry: &str, expected: &Expect| {
        let entries = format!("[{entry}, ");
        check("vocabulary/emergency.json", "[", &entries, expected);
    };
    check(
        r#"{ "words": ["憋气"], "unless": ["睡觉", "不憋气"] }"#,
        &expect![""],
    );
    check(
        r#"{ "words": [] }"#,
        &expect!["vocabulary/emergency.json · — · words：是空的。至少写一个词。"],
    );
    check(
        r#"{ "words": ["昏迷", " "] }"#,
        &expect![[r#"
        vocabulary/emergency.json · 昏迷 · words[1]：是空的。写上内容，或整个省去。
        vocabulary/emergency.json · 胸痛 · words[1]："昏迷" 写了两次。删掉一个。"#]],
    );
    check(
        r#"{ "words": ["憋气"], "unless": ["睡觉", "睡觉", ""] }"#,
        &expect![[r#"
            vocabulary/emergency.json · 憋气 · unless[1]："睡觉" 写了两次。删掉一个。
            vocabulary/emergency.json · 憋气 · unless[2]：是空的。写上内容，或整个省去。"#]],
    );
    check(
        r#"{ "words": ["憋气", "睡觉憋气"], "unless": ["睡觉"] }"#,
        &expect![[
            r#"vocabulary/emergency.json · 憋气 · words[1]："睡觉憋气" 里就有 unless 的 "睡觉"，永远不会提示 120。把 unless 写长一些，或删掉。"#
        ]],
    );
    check(
        r#"{ "words": ["胸痛憋气"], "unless": ["睡觉"] }"#,
        &expect![[
            r#"vocabulary/emergency.json · 胸痛憋气 · words[0]："胸痛憋气" 里有总是提示的 "胸痛"，unless 不起作用。两个词写在同一处。"#
        ]],
    );
    check(
        r#"{ "words": ["憋气"], "unless": ["睡觉打呼噜", "睡觉"] }"#,
        &expect![[
            r#"vocabulary/emergency.json · 憋气 · unless[0]："睡觉打呼噜" 里已经有 "睡觉"。删掉长的。"#
        ]],
    );
    check(
        r#"{ "word": ["憋气"] }"#,
        &expect![[r#"
        vocabulary/emergency.json · emergency 第 1 条 · word：没有这个字段。看看是不是写错了名字；字段见 docs/data.md。
        vocabulary/emergency.json · emergency 第 1 条 · words：少了这个字段。补上它；必填的字段见 docs/data.md。"#]],
    );
}

#[test]
fn a_folder_need_not_have_complaints() {
    let mut files = tiny();
    files.remove(COMPLAINTS);
    let (directory, problems) = Directory::read(&files);
    assert_eq!(problems, []);
    assert_eq!(directory.complaints, []);
}

#[test]
fn complaints_for_the_same_departments_travel_together_and_keep_their_order() {
    check_sayings(
        r#"{"complaints": [
            {"name": "腰疼", "words": ["腰痛"], "departments": ["orthopaedics", "tcm"]},
            {"name": "长牙", "departments": ["dental"]},
            {"name": "扭伤", "departments": ["orthopaedics", "tcm"]},
            {"name": "落枕", "departments": ["tcm", "orthopaedics"]}
        ]}"#,
        &expect![[r#"
            orthopaedics tcm: 腰疼 腰痛 扭伤
            dental: 长牙
            tcm orthopaedics: 落枕"#]],
    );
}

#[test]
fn a_word_that_leads_nowhere_in_any_region_is_known() {
    let mut directory = with_complaints(
        r#"{"complaints": [
            {"name": "长牙", "words": ["换牙"], "departments": ["surgery", "dental"]},
            {"name": "动刀", "words": ["手术"], "departments": ["surgery"]}
        ]}"#,
    );
    for records in directory.regions.values_mut() {
        for facility in &mut records.facilities {
            let is_dental = |department: &Department| department.specialties == ["dental".into()];
            facility.departments.retain(is_dental);
        }
    }
    let idle: Vec<&str> = directory
        .idle_specialties()
        .iter()
        .map(|specialty| specialty.name.as_str())
        .collect();
    expect!["外科 骨科 中医科"].assert_eq(&idle.join(" "));
    expect!["开刀 外伤 骨折 崴脚 针灸 动刀 手术"].assert_eq(&directory.idle_words().join(" "));
}

/// The small directory in which these fields of medicine have these wider ones.
fn with_broader(broader: &[(&str, &str)]) -> std::collections::BTreeMap<String, String> {
    let mut files = tiny();
    let text = files.get_mut(DEPARTMENTS).unwrap();
    *text = text.replacen(", \"broader\": [\"surgery\"]", "", 1);
    for (id, wider) in broader {
        let from = format!("\"id\": \"{id}\"");
        assert!(text.contains(&from));
        *text = text.replacen(&from, &format!("{from}, \"broader\": [{wider}]"), 1);
    }
    files
}

#[test]
fn a_wider_department_does_not_lead_back() {
    let check = |broader: &[(&str, &str)], expected: Expect| {
        let (_, problems) = Directory::read(&with_broader(broader));
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        expected.assert_eq(&lines.join("\n"));
    };
    check(
        &[("surgery", "\"surgery\"")],
        expect![[
            r#"vocabulary/departments.json · surgery · broader：把自己写成了更宽的科室。从 broader 里删掉 "surgery"。"#
        ]],
    );
    check(
        &[
            ("orthopaedics", "\"surgery\""),
            ("surgery", "\"orthopaedics\""),
        ],
        expect![[r#"
            vocabulary/departments.json · orthopaedics · broader：绕了一圈又回到自己：orthopaedics → surgery → orthopaedics。看看哪个科室不比前一个宽，把它从前一个的 broader 里删掉。
            vocabulary/departments.json · surgery · broader：绕了一圈又回到自己：surgery → orthopaedics → surgery。看看哪个科室不比前一个宽，把它从前一个的 broader 里删掉。"#]],
    );
    // A longer circle, and one that leads into it without lying on it.
    check(
        &[
            ("dental", "\"surgery\""),
            ("surgery", "\"orthopaedics\", \"tcm\""),
            ("orthopaedics", "\"tcm\""),
            ("tcm", "\"prevention\""),
            ("prevention", "\"surgery\""),
        ],
        expect![[r#"
            vocabulary/departments.json · orthopaedics · broader：绕了一圈又回到自己：orthopaedics → tcm → prevention → surgery → orthopaedics。看看哪个科室不比前一个宽，把它从前一个的 broader 里删掉。
            vocabulary/departments.json · prevention · broader：绕了一圈又回到自己：prevention → surgery → tcm → prevention。看看哪个科室不比前一个宽，把它从前一个的 broader 里删掉。
            vocabulary/departments.json · surgery · broader：绕了一圈又回到自己：surgery → tcm → prevention → surgery。看看哪个科室不比前一个宽，把它从前一个的 broader 里删掉。
            vocabulary/departments.json · tcm · broader：绕了一圈又回到自己：tcm → prevention → surgery → tcm。看看哪个科室不比前一个宽，把它从前一个的 broader 里删掉。"#]],
    );
}

#[test]
fn a_bundle_in_which_wider_departments_lead_back_is_searched_to_its_end() {
    let (directory, _) = Directory::read(&with_broader(&[
        ("orthopaedics", "\"surgery\""),
        ("surgery", "\"orthopaedics\", \"surgery\""),
    ]));
    let bundle = directory.bundle(&REGION.into()).unwrap();
    let is_under = |id: &str, wider: &str| bundle.is_under(&id.into(), &wider.into());
    assert!(is_under("orthopaedics", "surgery") && is_under("surgery", "orthopaedics"));
    assert!(is_under("dental", "dental") && is_under("nowhere", "nowhere"));
    assert!(!is_under("surgery", "dental") && !is_under("dental", "surgery"));
}

#[test]
fn characters_are_read_as_people_read_them() {
    let directory =
        with_complaints(r#"{"complaints": [{"name": "封女长行", "departments": ["dental"]}]}"#);
    let pinyin = directory.bundle(&REGION.into()).unwrap().characters;
    let read_as = |character: char| {
        let readings = pinyin
            .iter()
            .filter(|(_, characters)| characters.contains(character));
        let readings: Vec<&str> = readings.map(|(reading, _)| reading.as_str()).collect();
        readings.join(" ")
    };
    // Of old, 封 was also read "bian".
    assert_eq!(read_as('封'), "feng");
    assert_eq!(read_as('女'), "nv");
    assert_eq!(read_as('长'), "chang zhang");
    assert_eq!(read_as('行'), "hang xing");
}

/// Who must have what by which standard, one standard a line.
fn required(standards: &str, change: impl Fn(&mut Facility)) -> String {
    let mut files = tiny();
    files.insert("vocabulary/standards.json".into(), standards.into());
    let (mut directory, problems) = Directory::read(&files);
    assert_eq!(problems, []);
    for records in directory.regions.values_mut() {
        records.facilities.iter_mut().for_each(&change);
    }
    let required = directory.bundle(&REGION.into()).unwrap().required;
    let lines = required.iter().map(|required| {
        let places: Vec<&str> = required.places.iter().map(FacilityId::as_str).collect();
        format!("{}: {}", required.document, places.join(" "))
    });
    let lines: Vec<String> = lines.collect();
    lines.join("\n")
}

const BY_GRADE: &str = r#"{"standards": [
    {"kinds": ["hospital"], "grade": "一级", "departments": [{"name": "外科", "concept": "surgery"}],
        "source": {"document": "plan", "locator": "1"}},
    {"kinds": ["hospital"], "grade": "三级", "departments": [{"name": "外科", "concept": "surgery"}],
        "source": {"document": "list", "locator": "3"}},
    {"kinds": ["community-health-centre"], "departments": [{"name": "诊室", "concept": "tcm"}],
        "source": {"document": "codes", "locator": "5"}}
]}"#;

fn graded(grade: &'static str) -> impl Fn(&mut Facility) {
    move |facility| {
        facility.located = Located::Here;
        facility.grade = Some(Fact {
            text: grade.to_owned(),
            as_of: Some("2020".to_owned()),
            stage: Stage::Existing,
            source: facility.status.source.clone(),
        });
    }
}

#[test]
fn a_place_is_held_to_the_highest_standard_that_is_not_above_its_grade() {
    // What is only planned must have nothing yet.
    let centres = "codes: 990001-jia";
    for (grade, standard) in [("一级", "plan"), ("二级甲等", "plan"), ("三级甲等", "list")]
    {
        let expected = format!("{standard}: 990001-yiyuan\n{centres}");
        assert_eq!(required(BY_GRADE, graded(grade)), expected, "{grade}");
    }
    // Of unknown grade, it is held to the lowest.
    let here = |facility: &mut Facility| facility.located = Located::Here;
    assert_eq!(
        required(BY_GRADE, here),
        format!("plan: 990001-yiyuan\n{centres}")
    );
    // What is not known to be here is nothing to send anyone to.
    assert_eq!(required(BY_GRADE, |_| {}), centres);
}

#[test]
fn the_name_tells_a_specialised_hospital() {
    let of = |names: &str| {
        let standards = BY_GRADE.replacen("\"grade\": \"一级\"", names, 1);
        let here = |facility: &mut Facility| facility.located = Located::Here;
        required(&standards, here).contains("plan")
    };
    assert!(of("\"named\": [\"示例\"]"));
    assert!(!of("\"named\": [\"眼科\"]"));
    assert!(!of("\"unless_named\": [\"示例\"]"));
    assert!(of("\"unless_named\": [\"眼科\"]"));
}

#[test]
fn a_standard_names_what_is_known_and_says_something() {
    for (from, to, expected) in [
        (
            "[\"hospital\"]",
            "[\"spital\"]",
            expect![[
                r#"vocabulary/standards.json · standards[1] · kinds[0]：没有叫 "spital" 的类别。改成 vocabulary/kinds.json 里有的，或在那里补上。"#
            ]],
        ),
        (
            "[\"hospital\"]",
            "[]",
            expect!["vocabulary/standards.json · standards[1] · kinds：是空的。至少写一个 id。"],
        ),
        (
            "\"surgery\"",
            "\"sugery\"",
            expect![[
                r#"vocabulary/standards.json · standards[1] · departments[0].concept：没有叫 "sugery" 的科室。改成 vocabulary/departments.json 里有的，或在那里补上。"#
            ]],
        ),
        (
            "[{ \"name\": \"外科\", \"concept\": \"surgery\" }]",
            "[]",
            expect![
                "vocabulary/standards.json · standards[1] · departments：是空的。至少写一个 id。"
            ],
        ),
        (
            "\"一级\"",
            "\"甲等\"",
            expect![[
                r#"vocabulary/standards.json · standards[1] · grade："甲等" 看不出是几级。以一级、二级或三级开头，如 "三级甲等"。"#
            ]],
        ),
        (
            "[\"口腔\"]",
            "[\"\"]",
            expect![
                "vocabulary/standards.json · standards[1] · unless_named[0]：是空的。写上内容，或整个省去。"
            ],
        ),
        (
            "\"field\"",
            "\"fields\"",
            expect![[
                r#"vocabulary/standards.json · standards[1] · ask："fields" 不能写在这里。写 field、kind，或省去。"#
            ]],
        ),
        (
            "\"第一条\"",
            "\"\"",
            expect![[
                r#"vocabulary/standards.json · standards[1] · source.locator：没有写出处。写上章、节、表或附件，如 "表2"。"#
            ]],
        ),
    ] {
        check(STANDARDS, from, to, &expected);
    }
}
