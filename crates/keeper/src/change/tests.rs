use std::collections::BTreeMap;

use directory::hours::Hours;
use directory::{
    Address, Directory, Document, DocumentId, Facility, FacilityId, Fact, KindId, OperatingStatus,
    Phone, RegionId, Source, Stage, Standing,
};

use super::*;
use crate::{sample, template};

const REGION: &str = "999902";

fn source(document: &str) -> Source {
    Source {
        document: document.into(),
        locator: "1".into(),
    }
}

fn document(id: &str, title: &str, standing: Standing) -> Document {
    Document {
        id: id.into(),
        title: title.into(),
        issuer: None,
        number: None,
        date: Some("2026-07".into()),
        valid: None,
        text: None,
        standing,
        regions: vec![REGION.into()],
        licence: None,
        note: None,
    }
}

/// The sample district, with a document of each standing and an earlier edition of the list.
fn directory(records: directory::Records) -> Directory {
    Directory {
        documents: vec![
            document("plan", "规划", Standing::Official),
            document("web", "网上的名单", Standing::Unverified),
            document("list-1", "示例区机构名单（2026年7月）", Standing::Bureau),
            document("other", "另一份名单", Standing::Bureau),
        ],
        regions: BTreeMap::from([(RegionId::from(REGION), records)]),
        ..Directory::default()
    }
}

fn facility<'d>(directory: &'d mut Directory, id: &str) -> &'d mut Facility {
    let records = directory.regions.get_mut(REGION).unwrap();
    let id = format!("{REGION}-{id}");
    records
        .facilities
        .iter_mut()
        .find(|own| own.id.as_str() == id)
        .unwrap()
}

/// What a list says, with the titles that lists have.
fn read(file: &str, directory: &Directory, rows: &str) -> Reading {
    let text =
        format!("示例区机构名单（截至2026年9月）,,,\n机构名称,地址,联系电话,开放时间\n{rows}");
    crate::read(file, text.as_bytes(), directory, Some(&REGION.into())).unwrap()
}

fn propose(directory: &Directory, rows: &str, decisions: &Decisions) -> Proposal {
    let readings = [read("list.csv", directory, rows)];
    proposal(directory, &REGION.into(), &readings, decisions).unwrap()
}

fn at(row: u32) -> RowAt {
    RowAt {
        file: "list.csv".into(),
        sheet: "list.csv".into(),
        row,
    }
}

/// The changes of the only place, in words.
fn said(proposal: &Proposal) -> Vec<String> {
    let [place] = &proposal.places[..] else {
        panic!("{:?}", proposal.places)
    };
    let fields = place.fields.iter().map(|own| {
        let old = own.old.as_deref().unwrap_or("-");
        let edits = if own.edits.is_empty() { "" } else { " !" };
        format!(
            "{} {old} → {}: {:?}{edits}",
            own.field, own.new, own.verdict
        )
    });
    fields.collect()
}

fn has_address(document: &str) -> impl Fn(&mut Facility) {
    let source = source(document);
    move |own| {
        own.address = Some(Address {
            text: "示例路8号".into(),
            source: source.clone(),
        });
    }
}

fn has_phones(phones: &'static [(&str, &str)]) -> impl Fn(&mut Facility) {
    move |own| {
        let phones = phones.iter().map(|(number, document)| Phone {
            number: (*number).into(),
            extension: None,
            label: None,
            source: source(document),
        });
        own.phones = phones.collect();
    }
}

fn has_hours(document: &'static str) -> impl Fn(&mut Facility) {
    move |own| {
        own.hours = Some(Hours {
            text: "Mo-Fr 08:00-17:00".into(),
            source: source(document),
        });
    }
}

#[test]
fn a_value_is_taken_or_asked_about_by_where_the_old_one_stands() {
    type Before = Box<dyn Fn(&mut Facility)>;
    let nothing: fn(&mut Facility) = |_| {};
    let table: Vec<(Before, &str, &[&str])> = vec![
        (
            Box::new(nothing),
            "示例路9号,,",
            &["address - → 示例路9号: Takes !"],
        ),
        (
            Box::new(has_address("web")),
            "示例路9号,,",
            &["address 示例路8号 → 示例路9号: Takes !"],
        ),
        (
            Box::new(has_address("list-1")),
            "示例路9号,,",
            &["address 示例路8号 → 示例路9号: Takes !"],
        ),
        (
            Box::new(has_address("plan")),
            "示例路9号,,",
            &["address 示例路8号 → 示例路9号: Conflict !"],
        ),
        (
            Box::new(has_address("other")),
            "示例路9号,,",
            &["address 示例路8号 → 示例路9号: Conflict !"],
        ),
        // The same: the new edition says it now; another document goes on saying it; what nobody verified is verified.
        (
            Box::new(has_address("list-1")),
            "示例路8号,,",
            &["address 示例路8号 → 示例路8号: Same !"],
        ),
        (
            Box::new(has_address("plan")),
            "示例区示例路8号,,",
            &["address 示例路8号 → 示例区示例路8号: Same"],
        ),
        (
            Box::new(has_address("web")),
            "示例路8号,,",
            &["address 示例路8号 → 示例路8号: Takes !"],
        ),
        (Box::new(has_address("plan")), ",,", &[]),
        (
            Box::new(has_phones(&[("0519-80000001", "plan")])),
            ",0519-80000001、0519-80000002,",
            &["phones 0519-80000001 → 0519-80000001、0519-80000002: Takes !"],
        ),
        (
            Box::new(has_phones(&[("0519-80000001", "plan")])),
            ",0519-80000002,",
            &["phones 0519-80000001 → 0519-80000002: Conflict !"],
        ),
        (
            Box::new(has_phones(&[
                ("0519-80000001", "list-1"),
                ("0519-80000002", "list-1"),
            ])),
            ",0519-80000002,",
            &["phones 0519-80000001、0519-80000002 → 0519-80000002: Takes !"],
        ),
        (
            Box::new(has_phones(&[("0519-80000001", "list-1")])),
            ",无,",
            &["phones 0519-80000001 → : Takes !"],
        ),
        (Box::new(nothing), ",无,", &[]),
        (
            Box::new(nothing),
            ",,周一至周五 8:00-17:00",
            &["hours - → Mo-Fr 08:00-17:00: Takes !"],
        ),
        (
            Box::new(has_hours("plan")),
            ",,周一至周五 8:00-17:00",
            &["hours Mo-Fr 08:00-17:00 → Mo-Fr 08:00-17:00: Same"],
        ),
        // Hours without days become a fact; those that the list said before are no longer so.
        (
            Box::new(nothing),
            ",,8:00—17:00",
            &["hours - → 8:00—17:00: Takes !"],
        ),
        (
            Box::new(has_hours("plan")),
            ",,8:00—17:00",
            &["hours - → 8:00—17:00: Takes !"],
        ),
        (
            Box::new(has_hours("list-1")),
            ",,8:00—17:00",
            &["hours Mo-Fr 08:00-17:00 → 8:00—17:00: Takes !"],
        ),
    ];
    for (before, cells, expected) in table {
        let mut directory = directory(sample::records());
        before(facility(&mut directory, "baihua"));
        let rows = format!("白桦街道社区卫生服务中心,{cells}");
        let proposal = propose(&directory, &rows, &Decisions::default());
        assert_eq!(said(&proposal), expected, "{cells}");
    }
}

#[test]
fn hours_without_days_are_kept_as_they_are_written() {
    let mut directory = directory(sample::records());
    let text = |hours: &str| format!("开放时间（名单上写的）：{hours}");
    let fact = |hours: &str, document: &str| Fact {
        text: text(hours),
        as_of: None,
        stage: Stage::Existing,
        source: source(document),
    };
    let rows = "白桦街道社区卫生服务中心,,,8:00—17:00";
    for (old, verdict) in [
        (None, Verdict::Takes),
        (Some(fact("8:00—17:00", "list-1")), Verdict::Same),
        (Some(fact("8:00—16:00", "list-1")), Verdict::Takes),
    ] {
        facility(&mut directory, "baihua").facts = old.iter().cloned().collect();
        let proposal = propose(&directory, rows, &Decisions::default());
        let [change] = &proposal.places[0].fields[..] else {
            panic!("{old:?}")
        };
        assert_eq!(change.verdict, verdict, "{old:?}");
        let [
            Edit::Item {
                list: "facts",
                old: place,
                new: Some(new),
            },
        ] = &change.edits[..]
        else {
            panic!("{:?}", change.edits)
        };
        assert_eq!(place.is_some(), old.is_some());
        let new: serde_json::Value = serde_json::from_str(new).unwrap();
        assert_eq!(new["text"], text("8:00—17:00"));
        assert_eq!(new["as_of"], "2026-09");
    }
}

#[test]
fn a_place_that_is_not_open_yet_is_never_made_open() {
    let now = |directory: &Directory, rows: &str| -> String {
        let decisions = Decisions {
            kinds: [(at(3), KindId::from("any"))].into(),
            ..Decisions::default()
        };
        let proposal = propose(directory, rows, &decisions);
        let place = &proposal.places[0];
        match &place.new {
            Some(new) => format!("new {:?}", new.status.now),
            None => format!("{:?} {:?}", place.state, said(&proposal)),
        }
    };
    let mut planned = directory(sample::records());
    facility(&mut planned, "baihua").status.now = OperatingStatus::Planned;
    let mut of_list = planned.clone();
    facility(&mut of_list, "baihua").status.source = source("list-1");
    let open = directory(sample::records());
    for (directory, rows, expected) in [
        (&open, "新新社区卫生服务站,,,", "new Open"),
        (&open, "新新社区卫生服务站（筹建）,,,", "new Planned"),
        (&open, "新新社区卫生服务站（新建）,,,", "new Unclear"),
        (&planned, "白桦社区卫生服务中心,,,", "Same []"),
        (
            &planned,
            "白桦社区卫生服务中心（筹）,,,",
            "Same [\"status 未开 → 未开: Same\"]",
        ),
        (
            &open,
            "白桦社区卫生服务中心（筹）,,,",
            "Changed [\"status 开着 → 未开: Conflict !\"]",
        ),
        (
            &of_list,
            "白桦社区卫生服务中心,,,",
            "Changed [\"status 未开 → 开着: Takes !\"]",
        ),
        (
            &of_list,
            "白桦社区卫生服务中心（筹）,,,",
            "Same [\"status 未开 → 未开: Same !\"]",
        ),
    ] {
        assert_eq!(now(directory, rows), expected, "{rows}");
    }
}

#[test]
fn what_is_in_doubt_waits_for_a_person() {
    let directory = directory(sample::records());
    // A branch that the directory does not have: of another place, or new.
    let rows = "示例市第二医院（青竹分院）,示例路3号,,";
    let id = FacilityId::from("999902-er-yuan-fen");
    let with = |choice: Option<RowChoice>| Decisions {
        rows: choice.map(|choice| (at(3), choice)).into_iter().collect(),
        kinds: [(at(3), KindId::from("any"))].into(),
        ..Decisions::default()
    };
    let proposal = propose(&directory, rows, &with(None));
    assert_eq!(proposal.places[0].state, State::Unsure);
    assert!(!proposal.places[0].candidates.is_empty());
    assert_eq!(proposal.preview(), Preview::default());

    let proposal = propose(
        &directory,
        rows,
        &with(Some(RowChoice::Facility(id.clone()))),
    );
    assert_eq!(proposal.preview().changed, [id.as_str()]);
    let proposal = propose(&directory, rows, &with(Some(RowChoice::Skip)));
    assert!(proposal.places.is_empty());
    let proposal = propose(&directory, rows, &with(Some(RowChoice::New)));
    assert_eq!(proposal.preview().new, ["示例市第二医院（青竹分院）"]);
    // Who chooses a new one for a name that is there is told so.
    let rows = "青竹镇卫生院,示例路3号,,";
    let proposal = propose(&directory, rows, &with(Some(RowChoice::New)));
    assert!(proposal.places[0].refused.is_some());
}

#[test]
fn what_cannot_be_a_record_says_why() {
    let directory = directory(sample::records());
    for (rows, kind, expected) in [
        ("新新医务室,,,", None, "哪一类"),
        ("行行行,,,", Some("any"), "有几种读法"),
    ] {
        let decisions = Decisions {
            kinds: kind
                .map(|kind| (at(3), KindId::from(kind)))
                .into_iter()
                .collect(),
            ..Decisions::default()
        };
        let proposal = propose(&directory, rows, &decisions);
        let why = proposal.places[0].refused.as_deref().unwrap_or_default();
        assert!(why.contains(expected), "{rows}: {why}");
    }
}

#[test]
fn two_files_that_differ_change_nothing_and_are_both_named() {
    let directory = directory(sample::records());
    let readings = [
        read(
            "list.csv",
            &directory,
            "白桦社区卫生服务中心,示例路1号,0519-80000001,",
        ),
        read(
            "b.csv",
            &directory,
            "白桦社区卫生服务中心,示例路2号,0519-80000001,",
        ),
    ];
    let proposal = proposal(&directory, &REGION.into(), &readings, &Decisions::default()).unwrap();
    assert_eq!(said(&proposal), ["phones - → 0519-80000001: Takes !"]);
    let [own] = &proposal.contradictions[..] else {
        panic!("{:?}", proposal.contradictions)
    };
    assert_eq!(own.field, "address");
    assert_eq!(proposal.preview().changed, ["999902-baihua"]);
    let files: Vec<&str> = own.values.iter().map(|(at, _)| at.file.as_str()).collect();
    assert_eq!(files, ["list.csv", "b.csv"]);
    // Both are of one title, and so one document.
    assert_eq!(proposal.documents.len(), 1);
}

#[test]
fn places_that_a_list_no_longer_names_are_asked_about() {
    let mut directory = directory(sample::records());
    has_address("list-1")(facility(&mut directory, "baihua"));
    has_address("list-1")(facility(&mut directory, "er-yuan"));
    has_address("other")(facility(&mut directory, "xin-2"));
    let proposal = propose(&directory, "青竹镇卫生院,,,", &Decisions::default());
    assert_eq!(proposal.earlier, [DocumentId::from("list-1")]);
    let gone: Vec<&str> = proposal.gone.iter().map(|id| id.as_str()).collect();
    assert_eq!(gone, ["999902-baihua", "999902-er-yuan"]);
    // One that a row may be about is not gone.
    let proposal = propose(
        &directory,
        "青竹镇卫生院,,,\n示例市第二医院（青竹分院）,,,",
        &Decisions::default(),
    );
    let gone: Vec<&str> = proposal.gone.iter().map(|id| id.as_str()).collect();
    assert_eq!(gone, ["999902-baihua"]);
}

#[test]
fn former_names_and_operators_are_kept() {
    let directory = directory(sample::records());
    for (name, expected) in [
        (
            "白桦社区卫生服务中心（原老白桦卫生院）",
            "aliases.老白桦卫生院 - → 老白桦卫生院: Takes !",
        ),
        (
            "青竹镇卫生院（原老青竹卫生院）",
            "aliases.老青竹卫生院 老青竹卫生院 → 老青竹卫生院: Same",
        ),
    ] {
        let proposal = propose(&directory, &format!("{name},,,"), &Decisions::default());
        assert_eq!(said(&proposal), [expected]);
    }
}

#[test]
fn a_template_that_comes_back_as_it_was_changes_nothing() {
    let mut directory = directory(sample::records());
    for document in ["plan", "web", "list-1"] {
        has_address(document)(facility(&mut directory, "baihua"));
        has_hours(document)(facility(&mut directory, "baihua"));
        facility(&mut directory, "xin-1").status.now = OperatingStatus::Unclear;
        let bytes = template::template(&directory, &REGION.into()).unwrap();
        let reading = crate::read("模板.xlsx", &bytes, &directory, Some(&REGION.into())).unwrap();
        let proposal = proposal(
            &directory,
            &REGION.into(),
            &[reading],
            &Decisions::default(),
        )
        .unwrap();
        let preview = proposal.preview();
        assert_eq!(
            preview.same.len(),
            directory.regions[REGION].facilities.len()
        );
        assert_eq!(
            (preview.new.len(), preview.changed.len(), preview.gone.len()),
            (0, 0, 0),
            "{preview:?}"
        );
        assert!(proposal.contradictions.is_empty());
    }
}
