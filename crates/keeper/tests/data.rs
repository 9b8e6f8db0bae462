//! Workbooks beside the project's own data: what they would change, and what is written.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::collections::BTreeMap;
use std::path::Path;

use directory::{Directory, Ended, Ending, FacilityId, RegionId, Source};
use keeper::change::{Preview, RowAt};
use keeper::{Decisions, Proposal, accept, proposal, read, template};

const REGION: &str = "320402";
const FACILITIES: &str = "facilities/320402.json";

type Files = BTreeMap<String, String>;

fn data() -> Files {
    folder::json_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")).unwrap()
}

fn good(files: &Files) -> Directory {
    let (directory, problems) = Directory::read(files);
    assert!(problems.is_empty(), "{problems:?}");
    directory
}

/// A list as a bureau publishes it, with the month of the edition.
fn list(month: &str, rows: &str) -> String {
    format!(
        "天宁区医疗卫生机构名单（截至2026年{month}月）,,,\n机构名称,地址,联系电话,开放时间\n{rows}"
    )
}

fn propose(files: &Files, list: &str, decisions: &Decisions) -> Proposal {
    let directory = good(files);
    let region = RegionId::from(REGION);
    let reading = read("名单.csv", list.as_bytes(), &directory, Some(&region)).unwrap();
    proposal(&directory, &region, &[reading], decisions).unwrap()
}

fn by(date: &str) -> Decisions {
    Decisions {
        date: date.into(),
        by: Some("天宁区卫健局（例）".into()),
        ..Decisions::default()
    }
}

/// The folder after a list was taken over.
fn after(files: &Files, list: &str, decisions: &Decisions) -> Files {
    let changed = accept(files, &propose(files, list, decisions), decisions).unwrap();
    let mut after = files.clone();
    after.extend(changed);
    after
}

fn record(files: &Files, id: &str) -> serde_json::Value {
    let file: serde_json::Value = serde_json::from_str(&files[FACILITIES]).unwrap();
    let records = file["facilities"].as_array().unwrap();
    records.iter().find(|own| own["id"] == id).cloned().unwrap()
}

fn documents(files: &Files) -> Vec<String> {
    let mut ids = Vec::new();
    for document in good(files).documents {
        if document.id.as_str().starts_with("bureau-") {
            let edition = document.id.as_str().rsplit('-').next().unwrap().to_owned();
            ids.push(edition);
        }
    }
    ids
}

const SEPTEMBER: &str = "\
红梅街道社区卫生服务中心,示例路1号,0519-80000001,周一至周五 8:00-11:30、13:30-17:00
红梅街道北环社区卫生服务中心,样本巷2号,0519-80000002,8:00—17:00
郑陆镇卫生院,示例大道3号,0519-80000003、0519-80000004,24小时
郑陆镇焦溪卫生院,示例大道4号,见公示栏,周一至周日 8:00-17:00
东青社区卫生服务中心（筹建）,,,
新例社区卫生服务站（原老例卫生室）,示例路9号,0519-80000009,周一至周五 8:00-17:00
";

const NOVEMBER: &str = "\
红梅街道社区卫生服务中心,示例路1号,0519-80000011,周一至周五 8:00-11:30、13:30-17:00
红梅街道北环社区卫生服务中心,样本巷2号,0519-80000002,8:00—17:00
郑陆镇卫生院,示例大道3号,0519-80000003、0519-80000004,24小时
东青社区卫生服务中心（筹建）,,,
新例社区卫生服务站（原老例卫生室）,示例路9号,0519-80000009,周一至周五 8:00-17:00
";

#[test]
fn two_editions_of_a_list_one_after_the_other() {
    let files = data();
    let list_1 = list("9", SEPTEMBER);
    let decisions = by("2026-09-20");
    let first = after(&files, &list_1, &decisions);
    good(&first);
    assert_eq!(documents(&first), ["09"]);
    let new = "320402-xinli-shequ-weisheng-fuwuzhan";
    assert_eq!(
        propose(&files, &list_1, &decisions).preview().new,
        ["新例社区卫生服务站"]
    );
    let hongmei = record(&first, "320402-hongmei");
    assert_eq!(hongmei["address"]["text"], "示例路1号");
    assert_eq!(hongmei["address"]["source"]["locator"], "“名单.csv”表第3行");
    assert_eq!(hongmei["checked"]["date"], "2026-09-20");
    assert_eq!(record(&first, new)["aliases"][0]["text"], "老例卫生室");
    assert_eq!(
        record(&first, "320402-dongqing")["status"]["now"],
        "planned"
    );
    // What no row speaks of keeps its bytes, so that a difference shows only what changed.
    let lines = |text: &str| {
        text.lines()
            .map(str::to_owned)
            .collect::<std::collections::BTreeSet<_>>()
    };
    let (old, new_lines) = (lines(&files[FACILITIES]), lines(&first[FACILITIES]));
    let lost = old.difference(&new_lines).cloned();
    // One of the places had an address and a number from a list that nobody verified.
    let replaced = serde_json::to_string_pretty(&record(&files, "320402-zhenglu")).unwrap();
    let lost: Vec<String> = lost
        .filter(|line| !replaced.contains(line.trim().trim_end_matches(',')))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");

    // The same once more changes nothing, whether it is asked anew or not.
    assert_eq!(after(&first, &list_1, &decisions), first);
    let again = propose(&files, &list_1, &decisions);
    assert_eq!(accept(&first, &again, &decisions).unwrap(), Files::new());

    let list_2 = list("11", NOVEMBER);
    let decisions = by("2026-11-20");
    let preview = propose(&first, &list_2, &decisions).preview();
    let expected = Preview {
        new: vec![],
        changed: vec!["320402-hongmei".into()],
        same: ["320402-beihuan", "320402-zhenglu", "320402-dongqing", new]
            .map(str::to_owned)
            .into(),
        gone: vec!["320402-jiaoxi".into()],
    };
    assert_eq!(preview, expected);
    let second = after(&first, &list_2, &decisions);
    // The one that is gone still rests on the former edition.
    assert_eq!(documents(&second), ["09", "11"]);
    let edition = |id: &str, field: &str| {
        let document = record(&second, id)[field]["source"]["document"].clone();
        document
            .as_str()
            .unwrap()
            .rsplit('-')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(edition("320402-beihuan", "address"), "11");
    assert_eq!(edition("320402-jiaoxi", "address"), "09");
    assert_eq!(edition(new, "status"), "11");

    // A third edition names it again: the first has nothing left to say.
    let list_3 = list("12", SEPTEMBER);
    let third = after(&second, &list_3, &by("2026-12-20"));
    assert_eq!(documents(&third), ["12"]);
}

#[test]
fn what_became_of_a_place_that_is_gone_is_for_a_person_to_say() {
    let new = FacilityId::from("320402-xinli-shequ-weisheng-fuwuzhan");
    let first = after(&data(), &list("9", SEPTEMBER), &by("2026-09-20"));
    let shorter: Vec<&str> = NOVEMBER
        .lines()
        .filter(|line| !line.starts_with("新例"))
        .collect();
    let list = list("11", &shorter.join("\n"));
    let mut decisions = by("2026-11-20");
    let proposal = propose(&first, &list, &decisions);
    let gone = ["320402-jiaoxi", new.as_str()].map(FacilityId::from);
    assert_eq!(proposal.gone, gone);
    let undecided = after(&first, &list, &decisions);
    for id in &gone {
        assert_eq!(record(&undecided, id.as_str()), record(&first, id.as_str()));
    }

    let ended = Ended {
        what: Ending::Closed,
        as_of: "2026-10".into(),
        successor: None,
        note: None,
        source: Source {
            document: proposal.documents[0].id.clone(),
            locator: "名单".into(),
        },
    };
    decisions.gone.insert(new.clone(), ended.clone());
    // What nobody asks about is not ended.
    decisions
        .gone
        .insert("320402-hongmei".into(), ended.clone());
    let decided = after(&first, &list, &decisions);
    let record = |id: &str| record(&decided, id);
    assert_eq!(record(new.as_str())["status"]["now"], "ended");
    assert_eq!(record(new.as_str())["ended"]["what"], "closed");
    assert_eq!(record("320402-hongmei")["status"]["now"], "open");
    assert_eq!(propose(&decided, &list, &decisions).gone, gone[..1]);

    // Other records lead to this one, so that it cannot end without a word in those.
    decisions.gone.insert("320402-jiaoxi".into(), ended);
    let refused = accept(&first, &propose(&first, &list, &decisions), &decisions);
    assert!(
        matches!(refused, Err(keeper::Unacceptable::Problems(_))),
        "{refused:?}"
    );
}

#[test]
fn a_conflict_is_not_taken_until_a_person_decides() {
    let mut files = data();
    let old = files[FACILITIES].clone();
    let at = old.find("\"320402-hongmei\"").unwrap();
    let end = at + old[at..].find("\"kind\"").unwrap();
    let address = "\"address\": { \"text\": \"常例路1号\", \"source\": { \"document\": \"tianning-2021\", \"locator\": \"表2第10行\" } },\n      ";
    files.insert(
        FACILITIES.into(),
        format!("{}{address}{}", &old[..end], &old[end..]),
    );
    let list = list("9", "红梅街道社区卫生服务中心,示例路1号,0519-80000001,\n");
    let mut decisions = by("2026-09-20");
    let before = after(&files, &list, &decisions);
    let hongmei = record(&before, "320402-hongmei");
    assert_eq!(hongmei["address"]["text"], "常例路1号");
    assert_eq!(hongmei["phones"][0]["number"], "0519-80000001");
    assert!(
        hongmei.get("checked").is_none(),
        "a record with an open question is not said to be checked"
    );
    // The field that is not touched keeps its own way of writing.
    assert!(before[FACILITIES].contains(address));

    let key = (FacilityId::from("320402-hongmei"), "address".to_owned());
    decisions.conflicts.insert(key, keeper::change::Choice::New);
    let decided = after(&files, &list, &decisions);
    assert_eq!(
        record(&decided, "320402-hongmei")["address"]["text"],
        "示例路1号"
    );
    assert_eq!(
        record(&decided, "320402-hongmei")["checked"]["date"],
        "2026-09-20"
    );
}

#[test]
fn what_would_not_hold_together_is_not_written() {
    let files = data();
    let list = list("9", "新例医务室,示例路1号,,\n");
    let mut decisions = by("2026-09-20");
    let at = RowAt {
        file: "名单.csv".into(),
        sheet: "名单.csv".into(),
        row: 3,
    };
    decisions.kinds.insert(at, "no-such-kind".into());
    let refused = accept(&files, &propose(&files, &list, &decisions), &decisions);
    assert!(
        matches!(refused, Err(keeper::Unacceptable::Problems(_))),
        "{refused:?}"
    );
}

#[test]
fn the_template_of_every_district_comes_back_without_a_change() {
    let files = data();
    let directory = good(&files);
    for (region, records) in &directory.regions {
        let bytes = template::template(&directory, region).unwrap();
        let reading = read("模板.xlsx", &bytes, &directory, None).unwrap();
        let decisions = by("2026-09-20");
        let proposal = proposal(&directory, region, &[reading], &decisions).unwrap();
        let changes: Vec<String> = proposal
            .places
            .iter()
            .filter(|place| place.state != keeper::change::State::Same)
            .map(|place| format!("{} {:?} {:?}", place.name, place.state, place.fields))
            .collect();
        assert_eq!(changes, Vec::<String>::new(), "{region}");
        assert_eq!(
            proposal.preview().same.len(),
            records.facilities.len(),
            "{region}"
        );
        // Only that somebody looked at each of them is written, and no document.
        let changed = accept(&files, &proposal, &decisions).unwrap();
        assert_eq!(
            changed.keys().collect::<Vec<_>>(),
            [&format!("facilities/{region}.json")]
        );
        let nobody = Decisions::default();
        assert_eq!(accept(&files, &proposal, &nobody).unwrap(), Files::new());
    }
}
