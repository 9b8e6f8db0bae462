//! What a person who keeps the data is told when a place that has ended is written down wrongly.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

mod tiny;

use directory::{Bundle, Directory, RegionId};
use expect_test::expect;
use tiny::{check, tiny};

const FACILITIES: &str = "facilities/990001.json";

fn bundle() -> Bundle {
    let (directory, problems) = Directory::read(&tiny());
    assert_eq!(problems, []);
    directory.bundle(&RegionId::from("990001")).unwrap()
}

#[test]
fn a_place_that_has_ended_stands_apart_and_leads_to_its_heir() {
    let mut bundle = bundle();
    let ids = |all: &[directory::Facility]| {
        let all = all.iter();
        all.map(|own| own.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&bundle.former), ["990001-jiuyuan", "990001-ding"]);
    assert!(!ids(&bundle.facilities).contains(&"990001-jiuyuan".to_owned()));
    assert!(bundle.facility("990001-jiuyuan").is_some());
    let heir = |bundle: &Bundle, nth: usize| {
        let heir = bundle.heir(&bundle.former[nth]);
        heir.map(ToString::to_string)
    };
    assert_eq!(heir(&bundle, 0).as_deref(), Some("990001-jia"));
    assert_eq!(heir(&bundle, 1), None);
    // One after the other.
    let next = |bundle: &mut Bundle, nth: usize, id: &str| {
        bundle.former[nth].ended.as_mut().unwrap().successor = Some(id.into());
    };
    next(&mut bundle, 1, "990001-jiuyuan");
    assert_eq!(heir(&bundle, 1).as_deref(), Some("990001-jia"));
    // In a circle.
    next(&mut bundle, 0, "990001-ding");
    assert_eq!([heir(&bundle, 0), heir(&bundle, 1)], [None, None]);
}

#[test]
fn status_and_end_agree() {
    check(
        FACILITIES,
        "\"now\": \"ended\", \"as_of\": \"2026-05\"",
        "\"now\": \"open\", \"as_of\": \"2026-05\"",
        &expect![[
            r#"facilities/990001.json · 990001-jiuyuan · status.now：写了 ended，就不能还是别的状态。改成 "ended"，出处写说它停办、搬走、并入或改名的文件。"#
        ]],
    );
    check(
        FACILITIES,
        "\"now\": \"planned\"",
        "\"now\": \"ended\"",
        &expect![
            "facilities/990001.json · 990001-yi · ended：status.now 写了 ended，没有写是停办、搬走、并入还是改名。补上 ended，或改 status.now。"
        ],
    );
}

#[test]
fn a_successor_is_there_and_another_place() {
    let successor = "\"successor\": \"990001-jia\",";
    for (to, expected) in [
        (
            "\"successor\": \"990001-jiuyuan\",",
            expect![
                "facilities/990001.json · 990001-jiuyuan · ended.successor：写的是它自己。写上现在去的那一家。"
            ],
        ),
        (
            "\"successor\": \"990001-wu\",",
            expect![[
                r#"facilities/990001.json · 990001-jiuyuan · ended.successor：没有叫 "990001-wu" 的机构。改成 facilities/<adcode>.json 里有的，或在那里补上。"#
            ]],
        ),
        (
            "",
            expect![[
                r#"facilities/990001.json · 990001-jiuyuan · ended.successor：没有写现在去哪一家。写上那一家的 id；在别的区的，先给它写一条 located 是 "elsewhere" 的记录。"#
            ]],
        ),
    ] {
        check(FACILITIES, successor, to, &expected);
    }
    let closed = "\"what\": \"closed\",";
    check(
        FACILITIES,
        closed,
        "\"what\": \"closed\", \"successor\": \"990001-jiuyuan\",",
        &expect![""],
    );
}

#[test]
fn places_do_not_follow_each_other_in_a_circle() {
    let mut files = tiny();
    let text = files.get_mut(FACILITIES).unwrap();
    *text = text
        .replacen(
            "\"successor\": \"990001-jia\"",
            "\"successor\": \"990001-ding\"",
            1,
        )
        .replacen(
            "\"what\": \"closed\",",
            "\"what\": \"closed\", \"successor\": \"990001-jiuyuan\",",
            1,
        );
    let problems = Directory::read(&files).1;
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    expect![[r#"
        facilities/990001.json · 990001-ding · ended.successor：一家接一家，又回到了它自己。改成最后还开着的那一家。
        facilities/990001.json · 990001-jiuyuan · ended.successor：一家接一家，又回到了它自己。改成最后还开着的那一家。"#]].assert_eq(&lines.join("\n"));
}

#[test]
fn nobody_is_sent_to_a_place_that_has_ended() {
    check(
        FACILITIES,
        "\"within\": \"990001-jia\"",
        "\"within\": \"990001-jiuyuan\"",
        &expect![
            "facilities/990001.json · 990001-guan · within：丙例卫生院 已经不开了（ended）。改成现在去的那一家，或删掉。"
        ],
    );
    check(
        "offers/990001.json",
        "\"where\": [\"990001-jia\"]",
        "\"where\": [\"990001-jia\", \"990001-ding\"]",
        &expect![
            "offers/990001.json · vaccination · where[1]：丁例门诊部 已经不开了（ended）。改成现在去的那一家，或删掉。"
        ],
    );
}

#[test]
fn an_extension_is_digits() {
    check(
        FACILITIES,
        "\"label\": \"总机\"",
        "\"extension\": \"转8021\", \"label\": \"总机\"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · phones[0].extension："转8021" 不是分机号。只写分机的数字，如 "8021"；没有就省去。"#
        ]],
    );
}
