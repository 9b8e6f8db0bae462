//! What is noted when something in the small folder of the tests changes.

mod feeds;

use std::collections::BTreeMap;
use std::path::Path;

use directory::{Changes, Directory, Records, RegionId};
use expect_test::expect;
use serde_json::{Value, json};

use super::{as_it_is, changed, note, of_region, text, title};
use crate::Options;

const FACILITIES: &str = "facilities/990001.json";
const OFFERS: &str = "offers/990001.json";
const REGION: &str = "regions/990001.json";
const LOG: &str = "changes/990001.json";

/// A data folder: path below it → text.
type Folder = BTreeMap<String, String>;

fn tiny() -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/site/tiny");
    folder::json_below(&root).unwrap()
}

/// The folder with its records noted on a day, and what is then noted.
fn noted(mut folder: Folder, day: &str) -> (Folder, Option<Changes>) {
    let directory = read(&folder);
    let changes = note(&directory, records(&directory), day);
    if let Some(changes) = &changes {
        folder.insert(LOG.to_owned(), text(changes));
    }
    (folder, changes)
}

fn read(folder: &Folder) -> Directory {
    let (directory, problems) = Directory::read(folder);
    assert_eq!(problems, []);
    directory
}

fn records(directory: &Directory) -> &Records {
    directory.regions.values().next().unwrap()
}

fn with(mut folder: Folder, file: &str, edit: impl FnOnce(&mut Value)) -> Folder {
    let text = folder.get_mut(file).unwrap();
    let mut json = serde_json::from_str(text).unwrap();
    edit(&mut json);
    *text = json.to_string();
    folder
}

/// The titles of what an edit of a folder that was noted changes.
fn said(file: &str, edit: impl FnOnce(&mut Value)) -> String {
    let (base, _) = noted(tiny(), "2026-11-01");
    let directory = read(&with(base, file, edit));
    let records = records(&directory);
    let changes = changed(&directory, records, "2026-12-01");
    let titles: Vec<String> = changes.iter().map(|own| title(records, own)).collect();
    titles.join("\n")
}

type Edit = fn(&mut Value);

#[test]
fn each_edit_is_said_as_a_resident_says_it() {
    let cases: [(&str, Edit, &str); 19] = [
        (FACILITIES, |_| {}, ""),
        (
            FACILITIES,
            |json| json["facilities"][0]["phones"][0]["number"] = "000-1".into(),
            "甲例街道社区卫生服务中心：电话有更新",
        ),
        (
            FACILITIES,
            |json| {
                let facility = &mut json["facilities"][0];
                facility["hours"]["text"] = "Mo-Su 08:00-17:00".into();
                facility["phones"] = json!([]);
                facility["address"]["source"]["locator"] = "附件2".into();
                facility["checked"]["date"] = "2026-11-30".into();
            },
            "甲例街道社区卫生服务中心：电话、开放时间、核对有更新",
        ),
        (
            FACILITIES,
            |json| json["facilities"][0]["address"]["source"]["locator"] = "附件2".into(),
            "甲例街道社区卫生服务中心：出处有更新",
        ),
        (
            FACILITIES,
            |json| json["facilities"][0]["checked"]["date"] = "2026-11-30".into(),
            "甲例街道社区卫生服务中心：2026年11月30日核对过，没有别的改动",
        ),
        // The order of a list, and of the facilities, says nothing.
        (
            FACILITIES,
            |json| {
                let facilities = json["facilities"].as_array_mut().unwrap();
                let phones = facilities[0]["phones"].as_array_mut().unwrap();
                phones.reverse();
                facilities.reverse();
            },
            "",
        ),
        (
            FACILITIES,
            |json| json["facilities"][2]["name"] = "示例总医院".into(),
            "示例总医院（原来写作“示例医院”）：名称有更新",
        ),
        (
            FACILITIES,
            |json| json["facilities"][1]["status"]["now"] = "open".into(),
            "乙例街道社区卫生服务中心：是否开放有更新",
        ),
        (
            FACILITIES,
            |json| {
                add(
                    json,
                    json!({"now": "open", "as_of": "2026", "source": source()}),
                )
            },
            "戊例卫生院：新列入",
        ),
        (
            FACILITIES,
            |json| {
                add(
                    json,
                    json!({"now": "planned", "as_of": "2026", "source": source()}),
                )
            },
            "戊例卫生院：新列入，还在规划，没有开",
        ),
        (
            FACILITIES,
            |json| {
                add(
                    json,
                    json!({"now": "unclear", "as_of": "2026", "source": source()}),
                )
            },
            "戊例卫生院：新列入，开没开还没有核实",
        ),
        (
            FACILITIES,
            |json| {
                let facilities = json["facilities"].as_array_mut().unwrap();
                facilities.retain(|own| own["id"] != "990001-ding");
            },
            "丁例门诊部：不再列出",
        ),
        (
            FACILITIES,
            |json| {
                end(
                    json,
                    json!({"what": "closed", "as_of": "2026-11", "source": source()}),
                )
            },
            "乙例街道社区卫生服务中心：2026年11月停办",
        ),
        (
            FACILITIES,
            |json| {
                end(
                    json,
                    json!({"what": "merged", "as_of": "2026-11-30", "successor": "990001-jia",
                           "source": source()}),
                );
            },
            "乙例街道社区卫生服务中心：2026年11月30日并入甲例街道社区卫生服务中心",
        ),
        (
            FACILITIES,
            |json| {
                end(
                    json,
                    json!({"what": "moved", "as_of": "2026", "successor": "990001-jia",
                           "source": source()}),
                );
            },
            "乙例街道社区卫生服务中心：2026年搬走，现在是甲例街道社区卫生服务中心",
        ),
        (
            FACILITIES,
            |json| {
                end(
                    json,
                    json!({"what": "renamed", "as_of": "2026", "successor": "990001-jia",
                           "source": source()}),
                );
            },
            "乙例街道社区卫生服务中心：2026年改名，现在是甲例街道社区卫生服务中心",
        ),
        // It had ended before; what is said of that is another thing now.
        (
            FACILITIES,
            |json| json["facilities"][5]["ended"]["note"] = "病历也在那里查。".into(),
            "丁例门诊部：停办、搬走、并入或改名有更新",
        ),
        (
            OFFERS,
            |json| json["offers"][0]["for_whom"] = "所有人".into(),
            "服务“预防接种”：给谁有更新",
        ),
        (
            REGION,
            |json| json["unknown"] = json!(["几点开门"]),
            "示例区：文件没有写的有更新",
        ),
    ];
    for (file, edit, expected) in cases {
        let expected = match expected {
            "" => String::new(),
            expected => format!("{expected}（2026-12-01 记）"),
        };
        assert_eq!(said(file, edit), expected);
    }
}

fn source() -> Value {
    json!({"document": "bureau", "locator": "变动第1行"})
}

fn add(json: &mut Value, status: Value) {
    let facility = json!({"id": "990001-wu", "name": "戊例卫生院", "kind": "community-health-centre",
                          "status": status});
    json["facilities"].as_array_mut().unwrap().push(facility);
}

fn end(json: &mut Value, ended: Value) {
    let facility = &mut json["facilities"][1];
    facility["status"] = json!({"now": "ended", "as_of": ended["as_of"], "source": source()});
    facility["ended"] = ended;
    facility.as_object_mut().unwrap().remove("plans");
}

#[test]
fn the_first_time_notes_how_it_is_and_the_next_nothing_where_nothing_changed() {
    let directory = read(&tiny());
    assert_eq!(changed(&directory, records(&directory), "2026-11-01"), []);
    let (folder, first) = noted(tiny(), "2026-11-01");
    let first = first.unwrap();
    assert_eq!(
        (first.since.as_str(), first.entries.len()),
        ("2026-11-01", 0)
    );
    let directory = read(&folder);
    assert_eq!(
        records(&directory).changes.as_ref(),
        Some(&first),
        "it is read as it was written"
    );
    assert_eq!(noted(folder.clone(), "2026-11-02").1, None);
    assert_eq!(
        as_it_is(&directory, records(&directory), "2026-11-02"),
        first
    );

    // What is in the file is compared over years: another way to make a mark would be a change to every record.
    let mut kept = first.noted.iter();
    let jia = kept.find(|own| own.record == "990001-jia").unwrap();
    expect![[r#"
        address:ea4c3d13
        aliases:01bbad66
        beds:bad5d872
        checked:a7f1951b
        departments:98055e5a
        hours:73ff42a3
        kind:4867b828
        name:eea39903
        partners:d1de79db
        phones:73c0194a
        plans:befa6def
        point:a54c1d7f
        services:297ab536
        source:deefef3c
        status:5fd50206
        street:dcc6dddf"#]]
    .assert_eq(&jia.fields.replace(' ', "\n"));
}

#[test]
fn what_was_noted_stays_and_a_way_of_writing_is_no_change() {
    let (folder, _) = noted(tiny(), "2026-11-01");
    let folder = with(folder, FACILITIES, |json| {
        json["facilities"][2]["name"] = "示例总医院".into();
    });
    let (folder, _) = noted(folder, "2026-11-02");
    let folder = with(folder, FACILITIES, |json| {
        json["facilities"][2]["kind"] = "community-health-centre".into();
    });
    let directory = read(&folder);
    let silent = as_it_is(&directory, records(&directory), "2026-11-03");
    assert_eq!(silent.entries.len(), 1);
    let (folder, changes) = noted(folder, "2026-11-02");
    let changes = changes.unwrap();
    assert_eq!(changes.noted, silent.noted);
    assert_eq!(changes.last_day(), "2026-11-02");
    let written = text(&changes);
    let entries: Vec<&str> = written
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("{\"date\""))
        .collect();
    expect![[r#"
            {"date":"2026-11-02","what":"changed","sort":"facility","record":"990001-yiyuan","name":"示例总医院","former_name":"示例医院","fields":["name"]},
            {"date":"2026-11-02","what":"changed","sort":"facility","record":"990001-yiyuan","name":"示例总医院","fields":["kind"]}"#]].assert_eq(&entries.join("\n"));

    // Two changes to one record on one day are two, and the first keeps its id.
    let directory = read(&folder);
    let json = json_of(&directory, &Options::default());
    let ids = |json: &Value| -> Vec<String> {
        let entries = json["entries"].as_array().unwrap().iter();
        entries.map(|own| own["id"].to_string()).collect()
    };
    let both = ids(&json);
    assert_eq!(both.len(), 2);
    assert_ne!(both[0], both[1]);
    let mut former = changes;
    former.entries.pop();
    let mut folder = folder;
    folder.insert(LOG.to_owned(), text(&former));
    assert_eq!(
        ids(&json_of(&read(&folder), &Options::default())),
        both[1..]
    );
}

fn json_of(directory: &Directory, options: &Options) -> Value {
    let files = of_region(directory, &RegionId::from("990001"), options);
    serde_json::from_slice(&files[0].bytes).unwrap()
}
