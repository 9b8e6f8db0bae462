//! What a person who keeps the data is told when a service of a place is written down wrongly.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

mod tiny;

use directory::{Directory, RegionId};
use expect_test::expect;
use tiny::{check, tiny};

const FACILITIES: &str = "facilities/990001.json";

#[test]
fn services_come_with_their_hours() {
    let (directory, problems) = Directory::read(&tiny());
    assert_eq!(problems, []);
    let bundle = directory.bundle(&RegionId::from("990001")).unwrap();
    let texts: Vec<String> = (0..3)
        .map(|service| {
            let timetable = bundle.service_timetable(&"990001-jia".into(), service);
            timetable.map_or("—", |own| &own.text).to_owned()
        })
        .collect();
    expect![[r#"
        周一、三、五 8:00–11:00，节假日 休息
        周一至周五 8:00–17:00，周六 8:00–11:30
        —"#]]
    .assert_eq(&texts.join("\n"));
    // The place's own hours are another thing.
    let own = bundle.timetable(&"990001-jia".into()).unwrap();
    assert_eq!(own.service, None);
}

#[test]
fn a_service_is_offered_there_and_a_department_is_its_own() {
    for (from, to, expected) in [
        (
            "\"service\": \"vaccination\",",
            "",
            expect![
                "facilities/990001.json · 990001-jia · services[0].service：没有写是哪项服务、哪个科室。写上 service（services.json 里的 id）或 department（这家的科室名）。"
            ],
        ),
        (
            "\"service\": \"vaccination\",",
            "\"service\": \"dialysis\",",
            expect![[
                r#"facilities/990001.json · 990001-jia · services[0].service：没有叫 "dialysis" 的服务。改成 services.json 里有的，或在那里补上。"#
            ]],
        ),
        (
            "\"department\": \"口腔科\",",
            "\"department\": \"牙科\",",
            expect![[
                r#"facilities/990001.json · 990001-jia · services[1].department：这家的 departments 里没有叫 "牙科" 的。照 departments 里的名字写，或在那里补上。"#
            ]],
        ),
    ] {
        check(FACILITIES, from, to, &expected);
    }
    check(
        "offers/990001.json",
        "\"where\": [\"990001-jia\"]",
        "\"where\": [\"990001-guan\"]",
        &expect![[r#"
            facilities/990001.json · 990001-jia · services[0].service：offers 里 "vaccination" 的 where 没有这一家。在 offers/<adcode>.json 的 where 里加上这一家的 id。
            facilities/990001.json · 990001-jia · services[2].service：offers 里 "vaccination" 的 where 没有这一家。在 offers/<adcode>.json 的 where 里加上这一家的 id。"#]],
    );
}

#[test]
fn hours_are_said_once_and_in_a_way_that_can_be_read() {
    let hours = "\"hours\": \"Mo,We,Fr 08:00-11:00; PH off\",";
    check(
        FACILITIES,
        hours,
        "\"hours\": \"We[1,3] 08:00-11:00\",",
        &expect![
            "facilities/990001.json · 990001-jia · services[0].hours：写了第几个星期几、学校假期，或假期前后几天。只写 Mo 到 Su 和 PH（法定节假日）；写不成就照文件写进 hours_text。"
        ],
    );
    check(
        FACILITIES,
        hours,
        "\"hours\": \"Mo 08:00-11:00\", \"hours_text\": \"周一上午\",",
        &expect![
            "facilities/990001.json · 990001-jia · services[0].hours_text：hours 和 hours_text 两样都写了。能写成 hours 的只写 hours，写不成的照文件写 hours_text。"
        ],
    );
}

#[test]
fn its_phones_are_phones() {
    check(
        FACILITIES,
        "\"extension\": \"8021\"",
        "\"extension\": \"八\"",
        &expect![[
            r#"facilities/990001.json · 990001-jia · services[0].phones[0].extension："八" 不是分机号。只写分机的数字，如 "8021"；没有就省去。"#
        ]],
    );
}
