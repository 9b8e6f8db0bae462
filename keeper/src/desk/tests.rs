use std::path::Path;

use super::*;
use crate::said::{FileShown, Gone, MatchShown, NEW, ProposalShown, VerdictShown};

/// A list of the made-up district of `tests/site/tiny`: a place with other values than the plan says, one with a
/// number that cannot be read, a new one of no kind, one that may be another.
const LIST: &str = "示例区2026年11月机构名单
机构名称,地址,联系电话,类别
甲例街道社区卫生服务中心,示例路12号,0519-80000001,社区卫生服务中心
乙例街道社区卫生服务中心,示例路14号,80000002,社区卫生服务中心
示例路卫生站,示例路16号,0519-80000003,
示例医院甲例分院,示例路18号,,
";

fn desk() -> Desk {
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny");
    Desk::new(folder::json_below(&tiny).unwrap())
}

fn ask(desk: &mut Desk, question: Question) -> Answered {
    desk.answer(question, None, &|_| ())
}

fn read(desk: &mut Desk, file: usize, name: &str, text: &str) -> Answer {
    let question = Question::Read {
        file,
        name: name.to_owned(),
        region: None,
    };
    desk.answer(question, Some(text.as_bytes().to_vec()), &|_| ())
        .0
}

fn shown(answer: Answer) -> FileShown {
    match answer {
        Answer::Read(shown) => *shown,
        other => panic!("{other:?}"),
    }
}

fn proposed(desk: &mut Desk, decided: Decided) -> ProposalShown {
    let decided = Decided {
        date: "2026-11-30".into(),
        ..decided
    };
    match ask(desk, Question::Propose(Box::new(decided))).0 {
        Answer::Proposed(shown) => *shown,
        other => panic!("{other:?}"),
    }
}

fn row(row: u32) -> RowKey {
    RowKey {
        file: 7,
        sheet: 0,
        row,
    }
}

#[test]
fn a_file_is_shown_with_its_rows_and_what_is_wrong_in_which_cell() {
    let mut desk = desk();
    let file = shown(read(&mut desk, 7, "名单.csv", LIST));
    assert_eq!(file.region.as_deref(), Some("990001"));
    assert_eq!(file.as_of.as_deref(), Some("2026-11"));
    let [table] = &file.tables[..] else {
        panic!("{file:?}")
    };
    let numbers: Vec<u32> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [3, 4, 5, 6]);
    assert_eq!(table.rows[1].cells[2], "80000002");
    let wrong: Vec<&str> = table
        .rows
        .iter()
        .flat_map(|row| &row.problems)
        .map(|own| own.cell.as_str())
        .collect();
    assert!(wrong.contains(&"C4"), "{wrong:?}");
    assert_eq!(table.rows[2].matched, MatchShown::New);
    assert!(table.rows[2].lacks_kind && !table.rows[0].lacks_kind);
    assert!(matches!(&table.rows[3].matched, MatchShown::Unsure(_)));
}

#[test]
fn what_is_no_table_is_said_in_words() {
    let answer = read(&mut desk(), 7, "名单.csv", "");
    assert!(matches!(answer, Answer::Unreadable { .. }), "{answer:?}");
}

#[test]
fn nothing_is_taken_before_it_is_decided() {
    let mut desk = desk();
    read(&mut desk, 7, "名单.csv", LIST);
    let proposal = proposed(&mut desk, Decided::default());
    let jia = &proposal.places[0];
    assert_eq!(jia.rows, [row(3)]);
    let verdicts: Vec<(&str, &VerdictShown)> = jia
        .fields
        .iter()
        .map(|own| (own.name.as_str(), &own.verdict))
        .collect();
    assert_eq!(
        verdicts,
        [
            ("地址", &VerdictShown::Conflict),
            ("电话", &VerdictShown::Conflict)
        ]
    );
    let key = |field: &str| ("990001-jia".to_owned(), field.to_owned());
    let decided = Decided {
        conflicts: vec![(key("address"), true), (key("phones"), false)],
        rows: vec![(row(6), NEW.to_owned())],
        kinds: vec![
            (row(5), "community-health-centre".to_owned()),
            (row(6), "hospital".to_owned()),
        ],
        by: Some("示例区卫生健康局".into()),
        ..Decided::default()
    };
    let proposal = proposed(&mut desk, decided);
    assert_eq!(proposal.new, 2);
    let (answer, bytes) = ask(&mut desk, Question::Take);
    let name = "就近医数据-2026-11-30.zip".to_owned();
    assert_eq!(answer, Answer::Download { name });

    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.unwrap())).unwrap();
    let mut text = |path: &str| std::io::read_to_string(zip.by_name(path).unwrap()).unwrap();
    let facilities = text("data/facilities/990001.json");
    for (part, is_in) in [
        ("示例路12号", true),
        ("0519-80000001", false),
        ("示例路卫生站", true),
        ("示例医院甲例分院", true),
        ("示例区卫生健康局", true),
    ] {
        assert_eq!(facilities.contains(part), is_in, "{part}");
    }
    let summary = text("改了什么.txt");
    assert!(summary.starts_with('\u{feff}') && summary.contains("\r\n"));
    assert!(summary.contains("改 甲例街道社区卫生服务中心 地址：甲例路1号 → 示例路12号"));
    assert!(!summary.contains("0519-80000001"), "{summary}");
}

#[test]
fn a_place_that_has_ended_goes_with_the_row_that_says_so() {
    let list = "示例区2026年11月机构名单\n机构名称,地址,联系电话,状态\n甲例中医馆,,,已停办\n";
    let mut desk = desk();
    read(&mut desk, 7, "名单.csv", list);
    let proposal = proposed(&mut desk, Decided::default());
    assert_eq!(proposal.places[0].fields[0].verdict, VerdictShown::Ended);
    for (what, successor, is_taken) in [
        ("closed", None, true),
        ("merged", None, false),
        ("merged", Some("990001-jia"), true),
    ] {
        let gone = Gone {
            what: what.to_owned(),
            successor: successor.map(str::to_owned),
        };
        let decided = Decided {
            gone: vec![("990001-guan".to_owned(), gone)],
            ..Decided::default()
        };
        proposed(&mut desk, decided);
        let (answer, _) = ask(&mut desk, Question::Take);
        let is_download = matches!(answer, Answer::Download { .. });
        assert_eq!(is_download, is_taken, "{what} {successor:?}: {answer:?}");
    }
}

#[test]
fn a_file_that_was_taken_away_says_nothing_any_more() {
    let mut desk = desk();
    read(&mut desk, 7, "名单.csv", LIST);
    proposed(&mut desk, Decided::default());
    ask(&mut desk, Question::Forget { file: 7 });
    assert_eq!(ask(&mut desk, Question::Take).0, Answer::Nothing);
    assert_eq!(
        proposed(&mut desk, Decided::default()),
        ProposalShown::default()
    );
    let (answer, _) = ask(&mut desk, Question::Mark { file: 7 });
    assert!(matches!(answer, Answer::Refused(_)), "{answer:?}");
}
