//! What is noted when something in the small folder of the tests changes, and what the feeds say of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use directory::{Changes, Directory, Records, RegionId};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::{as_it_is, changed, note, of_all, of_region, text, title};
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
    let jia = &first.noted[2];
    expect![[r#"
        ended:e4a69cc7
        kind:0f05d2ee
        name:13afcb37
        source:d921416b
        status:10f48776
        street:5616e742"#]].assert_eq(&jia.fields.replace(' ', "\n"));
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
        .filter(|line| line.contains("\"date\""))
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

/// A folder in which a place has closed, another is new, and a number is another one.
fn eventful() -> Folder {
    let (folder, _) = noted(tiny(), "2026-11-01");
    let folder = with(folder, FACILITIES, |json| {
        end(
            json,
            json!({"what": "merged", "as_of": "2026-11", "successor": "990001-jia", "note": "病历也在那里。",
                   "source": source()}),
        );
    });
    let (folder, _) = noted(folder, "2026-11-02");
    let folder = with(folder, FACILITIES, |json| {
        json["facilities"][0]["phones"][0]["number"] = "000-1".into();
        add(
            json,
            json!({"now": "planned", "as_of": "2026", "source": source()}),
        );
        json["facilities"][6]["name"] = "<戊&例>\u{8}“卫生院”😀".into();
    });
    noted(folder, "2026-12-01").0
}

#[test]
fn the_feeds_say_it_with_pages_sources_and_standing() {
    let directory = read(&eventful());
    let options = Options {
        address: Some("https://example.cn/jk/".to_owned()),
        ..Options::default()
    };
    let files = of_region(&directory, &RegionId::from("990001"), &options);
    let show = |at: usize, expected: Expect| {
        expected.assert_eq(std::str::from_utf8(&files[at].bytes).unwrap());
    };
    show(0, expect![[r#"
        {
          "version": 1,
          "id": "urn:uuid:89ba752b-a033-5fe7-8c8e-a642968a5047",
          "title": "就近医：示例市示例区有什么更新",
          "publisher": "示例区卫生健康局（例）",
          "updated": "2026-12-01",
          "region": "990001",
          "address": "https://example.cn/jk/data/open/990001/changes.json",
          "total": 3,
          "entries": [
            {
              "id": "urn:uuid:caa4287d-0e85-595e-a5aa-e1d59a0918fc",
              "date": "2026-12-01",
              "title": "<戊&例>\b“卫生院”😀：新列入，还在规划，没有开（2026-12-01 记）",
              "text": "示例市示例区。\n现在写的是：规划中，没有开（2026年的说法）。依据：《机构和服务时间（例）》，变动第1行（卫健局的名单）。",
              "page": "https://example.cn/jk/990001/facility/990001-wu/",
              "what": "added",
              "sort": "facility",
              "region": "990001",
              "region_name": "示例市示例区",
              "record": "990001-wu",
              "name": "<戊&例>\b“卫生院”😀",
              "status": {
                "now": "planned",
                "as_of": "2026",
                "source": {
                  "document": "bureau",
                  "locator": "变动第1行"
                }
              }
            },
            {
              "id": "urn:uuid:8806273d-0988-5964-a938-cc1c6a9bb431",
              "date": "2026-12-01",
              "title": "甲例街道社区卫生服务中心：电话有更新（2026-12-01 记）",
              "text": "示例市示例区。\n有更新的：电话。",
              "page": "https://example.cn/jk/990001/facility/990001-jia/",
              "what": "changed",
              "sort": "facility",
              "region": "990001",
              "region_name": "示例市示例区",
              "record": "990001-jia",
              "name": "甲例街道社区卫生服务中心",
              "fields": [
                {
                  "name": "phones",
                  "word": "电话"
                }
              ]
            },
            {
              "id": "urn:uuid:eceb019b-f9f2-53b8-b09a-257258549e5b",
              "date": "2026-11-02",
              "title": "乙例街道社区卫生服务中心：2026年11月并入甲例街道社区卫生服务中心（2026-11-02 记）",
              "text": "示例市示例区。\n有更新的：是否开放、停办、搬走、并入或改名、规划。\n现在写的是：不再开放（2026年11月的说法）。依据：《机构和服务时间（例）》，变动第1行（卫健局的名单）。\n病历也在那里。依据：《机构和服务时间（例）》，变动第1行（卫健局的名单）。",
              "page": "https://example.cn/jk/990001/facility/990001-yi/",
              "what": "ended",
              "sort": "facility",
              "region": "990001",
              "region_name": "示例市示例区",
              "record": "990001-yi",
              "name": "乙例街道社区卫生服务中心",
              "fields": [
                {
                  "name": "ended",
                  "word": "停办、搬走、并入或改名"
                },
                {
                  "name": "plans",
                  "word": "规划"
                },
                {
                  "name": "source",
                  "word": "出处"
                },
                {
                  "name": "status",
                  "word": "是否开放"
                }
              ],
              "status": {
                "now": "ended",
                "as_of": "2026-11",
                "source": {
                  "document": "bureau",
                  "locator": "变动第1行"
                }
              },
              "ended": {
                "what": "merged",
                "as_of": "2026-11",
                "successor": "990001-jia",
                "note": "病历也在那里。",
                "source": {
                  "document": "bureau",
                  "locator": "变动第1行"
                }
              }
            }
          ],
          "documents": {
            "bureau": {
              "id": "bureau",
              "title": "机构和服务时间（例）",
              "issuer": "示例区卫生健康局（例）",
              "date": "2026-11",
              "standing": "bureau",
              "regions": [
                "990001"
              ]
            }
          }
        }
    "#]]);
    let atom = std::str::from_utf8(&files[1].bytes).unwrap();
    expect![[r#"
        <?xml version="1.0"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
        <title>就近医：示例市示例区有什么更新</title>
        <id>urn:uuid:89ba752b-a033-5fe7-8c8e-a642968a5047</id>
        <updated>2026-12-01T00:00:00+08:00</updated>
        <author>
        <name>示例区卫生健康局（例）</name>
        </author>
        <link href="https://example.cn/jk/data/open/990001/changes.atom" rel="self" type="application/atom+xml"/>
        <link href="https://example.cn/jk/990001/" rel="alternate" type="text/html"/>
        <entry>
        <title>&lt;戊&amp;例&gt;“卫生院”😀：新列入，还在规划，没有开（2026-12-01 记）</title>
        <id>urn:uuid:caa4287d-0e85-595e-a5aa-e1d59a0918fc</id>
        <updated>2026-12-01T00:00:00+08:00</updated>
        <category term="990001" label="示例市示例区"/>
        <link href="https://example.cn/jk/990001/facility/990001-wu/" rel="alternate" type="text/html"/>
        <content type="text">示例市示例区。
        现在写的是：规划中，没有开（2026年的说法）。依据：《机构和服务时间（例）》，变动第1行（卫健局的名单）。</content>
        </entry>
        <entry>
        <title>甲例街道社区卫生服务中心：电话有更新（2026-12-01 记）</title>
        <id>urn:uuid:8806273d-0988-5964-a938-cc1c6a9bb431</id>
        <updated>2026-12-01T00:00:00+08:00</updated>
        <category term="990001" label="示例市示例区"/>
        <link href="https://example.cn/jk/990001/facility/990001-jia/" rel="alternate" type="text/html"/>
        <content type="text">示例市示例区。
        有更新的：电话。</content>
        </entry>
        <entry>
        <title>乙例街道社区卫生服务中心：2026年11月并入甲例街道社区卫生服务中心（2026-11-02 记）</title>
        <id>urn:uuid:eceb019b-f9f2-53b8-b09a-257258549e5b</id>
        <updated>2026-11-02T00:00:00+08:00</updated>
        <category term="990001" label="示例市示例区"/>
        <link href="https://example.cn/jk/990001/facility/990001-yi/" rel="alternate" type="text/html"/>
        <content type="text">示例市示例区。
        有更新的：是否开放、停办、搬走、并入或改名、规划。
        现在写的是：不再开放（2026年11月的说法）。依据：《机构和服务时间（例）》，变动第1行（卫健局的名单）。
        病历也在那里。依据：《机构和服务时间（例）》，变动第1行（卫健局的名单）。</content>
        </entry>
        </feed>
    "#]].assert_eq(&atom.replace("><", ">\n<"));
    assert_eq!(
        files,
        of_region(&directory, &RegionId::from("990001"), &options)
    );
}

#[test]
fn atom_is_what_the_standard_wants_with_and_without_entries() {
    let options = [
        Options::default(),
        Options {
            open_only: true,
            address: Some("https://example.cn/".to_owned()),
        },
    ];
    for (folder, updated, count) in [
        (tiny(), "2026-11-20T00:00:00+08:00", 0),
        (
            noted(tiny(), "2026-12-02").0,
            "2026-12-02T00:00:00+08:00",
            0,
        ),
        (eventful(), "2026-12-01T00:00:00+08:00", 3),
    ] {
        let directory = read(&folder);
        for options in &options {
            let region = of_region(&directory, &RegionId::from("990001"), options);
            for files in [region, of_all(&directory, options)] {
                let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
                assert_eq!(paths, ["changes.json", "changes.atom"]);
                let atom = atom_syndication::Feed::read_from(&files[1].bytes[..]).unwrap();
                assert_eq!(atom.updated.to_rfc3339(), updated);
                assert_eq!(atom.entries.len(), count);
                assert!(!atom.authors.is_empty() && !atom.title.value.is_empty());
                let mut ids = BTreeSet::from([atom.id.as_str()]);
                for entry in &atom.entries {
                    assert!(ids.insert(&entry.id), "{} is there twice", entry.id);
                    assert!(!entry.title.value.is_empty());
                }
                assert!(ids.iter().all(|id| id.starts_with("urn:uuid:")));
                let is_linked = options.address.is_some();
                assert_eq!(atom.links.iter().any(|link| link.rel == "self"), is_linked);
                let json: Value = serde_json::from_slice(&files[0].bytes).unwrap();
                assert_eq!(json["entries"].as_array().unwrap().len(), count);
                assert_eq!(json["version"], 1);
            }
        }
    }
    let unknown = RegionId::from("990009");
    assert_eq!(of_region(&read(&tiny()), &unknown, &options[0]), []);
}

#[test]
fn what_is_gone_has_no_page_and_what_has_ended_keeps_its_own() {
    let (folder, _) = noted(tiny(), "2026-11-01");
    let folder = with(folder, FACILITIES, |json| {
        let facilities = json["facilities"].as_array_mut().unwrap();
        facilities.retain(|own| own["id"] != "990001-ding");
        end(
            json,
            json!({"what": "closed", "as_of": "2026", "source": source()}),
        );
    });
    let directory = read(&noted(folder, "2026-12-01").0);
    let options = Options {
        address: Some("https://example.cn/".to_owned()),
        ..Options::default()
    };
    let json = json_of(&directory, &options);
    let pages = json["entries"].as_array().unwrap().iter();
    let pages: Vec<(&str, Option<&str>)> = pages
        .map(|own| (own["record"].as_str().unwrap(), own["page"].as_str()))
        .collect();
    let page = "https://example.cn/990001/facility/990001-yi/";
    assert_eq!(pages, [("990001-yi", Some(page)), ("990001-ding", None)]);
}

#[test]
fn a_long_log_is_whole_in_the_district_s_json_and_the_newest_of_it_elsewhere() {
    let (mut folder, changes) = noted(tiny(), "2026-11-01");
    let mut changes = changes.unwrap();
    let directory = read(&with(folder.clone(), FACILITIES, |json| {
        json["facilities"][2]["name"] = "示例总医院".into();
    }));
    let change = changed(&directory, records(&directory), "2026-11-02");
    changes.entries = change.into_iter().cycle().take(1001).collect();
    changes.entries[1000].date = "2026-11-03".to_owned();
    folder.insert(LOG.to_owned(), text(&changes));
    let directory = read(&folder);
    let options = Options::default();
    let region = of_region(&directory, &RegionId::from("990001"), &options);
    for (files, count) in [(region, 1001), (of_all(&directory, &options), 1000)] {
        let json: Value = serde_json::from_slice(&files[0].bytes).unwrap();
        let entries = json["entries"].as_array().unwrap();
        assert_eq!((entries.len(), &json["total"]), (count, &json!(1001)));
        assert_eq!(entries[0]["date"], "2026-11-03", "the newest comes first");
        let atom = atom_syndication::Feed::read_from(&files[1].bytes[..]).unwrap();
        assert_eq!(atom.entries.len(), 200);
    }
}
