//! What the feeds say of what was noted.

use std::collections::BTreeSet;

use directory::RegionId;
use expect_test::expect;
use serde_json::{Value, json};

use super::super::{changed, of_all, of_region, text};
use super::{FACILITIES, Folder, LOG, add, end, json_of, noted, read, records, source, tiny, with};
use crate::Options;

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
    let json = std::str::from_utf8(&files[0].bytes).unwrap();
    expect![[r#"
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
              "text": "示例市示例区。\n有更新的：规划。\n病历也在那里。依据：《机构和服务时间（例）》，变动第1行（卫健局的名单）。",
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
    "#]].assert_eq(json);
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
        有更新的：规划。
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
        (tiny(), "2026-11-01T00:00:00+08:00", 0),
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
