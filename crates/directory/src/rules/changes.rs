//! Rules for what was noted of changes: only `cargo xtask data note` writes it, so a mistake is one of a merge or of
//! a hand.

use std::collections::BTreeSet;

use super::{Check, RecordPath};
use crate::{Change, Changes, Happened, Noted};

/// What to do where the file is not as the command writes it.
const RESTORE: &str = "用 git 恢复这个文件，再运行 cargo xtask data note";

impl Check<'_> {
    pub(super) fn changes(&mut self, changes: &Changes) {
        let file = format!("changes/{}.json", changes.region);
        let place = RecordPath::record(&file, &changes.region);
        self.day(&place, "since", &changes.since);
        let mut before = &changes.since;
        for (position, change) in changes.entries.iter().enumerate() {
            let place = RecordPath::record(&file, &format!("entries 第 {} 条", position + 1));
            self.change(&place, change);
            if change.date < *before {
                let what = format!("{} 比前面的 {before} 早", change.date);
                self.say(&place, "date", what, RESTORE);
            }
            before = &change.date;
        }
        let mut seen = BTreeSet::new();
        for noted in &changes.noted {
            let place = RecordPath::record(&file, &noted.record);
            self.noted(&place, noted);
            if !seen.insert((noted.sort, noted.record.as_str())) {
                self.say(&place, "noted", "重复了", RESTORE);
            }
        }
    }

    fn change(&mut self, place: &RecordPath, change: &Change) {
        self.day(place, "date", &change.date);
        self.filled(place, "record", &change.record);
        self.filled(place, "name", &change.name);
        for (what, field, is_missing) in [
            (Happened::Changed, "fields", change.fields.is_empty()),
            (Happened::Ended, "ended", change.ended.is_none()),
            (Happened::Checked, "checked", change.checked.is_none()),
        ] {
            if change.what == what && is_missing {
                self.say(place, field, "少了这个字段", RESTORE);
            }
        }
    }

    fn noted(&mut self, place: &RecordPath, noted: &Noted) {
        self.filled(place, "name", &noted.name);
        let is_mark = |text: &str| {
            text.split_once(':').is_some_and(|(field, mark)| {
                let is_hex = |sign: char| matches!(sign, '0'..='9' | 'a'..='f');
                !field.is_empty() && mark.len() == 8 && mark.chars().all(is_hex)
            })
        };
        if !noted.fields.split(' ').all(is_mark) {
            self.say(place, "fields", "不是程序写的样子", RESTORE);
        }
    }

    fn day(&mut self, place: &RecordPath, field: &str, text: &str) {
        if !is_day(text) {
            let what = format!("\"{text}\" 不是一天");
            self.say(place, field, what, "写成 2026-12-01");
        }
    }
}

/// Whether it is a day of the calendar, `YYYY-MM-DD`: a feed has to say a moment of it.
fn is_day(text: &str) -> bool {
    let numbers: Vec<u32> = text
        .split('-')
        .filter_map(|part| part.parse().ok())
        .collect();
    let [year, month, day] = numbers[..] else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    super::is_date(text) && day <= last
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_day;
    use crate::Directory;

    const LOG: &str = r#"{
  "region": "990001",
  "since": "2026-11-01",
  "entries": [
    {"date": "2026-11-02", "what": "changed", "sort": "facility", "record": "990001-jia", "name": "甲例", "fields": ["phones"]},
    {"date": "2026-11-03", "what": "removed", "sort": "offer", "record": "vaccination", "name": "预防接种"}
  ],
  "noted": [
    {"sort": "facility", "record": "990001-jia", "name": "甲例", "fields": "name:01234567 source:89abcdef"},
    {"sort": "region", "record": "990001", "name": "示例区", "fields": "name:01234567"}
  ]
}"#;

    /// The problems of the small folder of the tests with a log.
    fn problems(log: &str) -> String {
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/site/tiny");
        let mut files = folder::json_below(&tiny).unwrap();
        files.insert("changes/990001.json".to_owned(), log.to_owned());
        let (_, problems) = Directory::read(&files);
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn a_log_that_the_program_would_not_write_is_a_problem_with_its_place() {
        assert_eq!(problems(LOG), "");
        for (from, to, said) in [
            (
                "\"since\": \"2026-11-01\"",
                "\"since\": \"2026-11\"",
                "990001 · since：\"2026-11\" 不是一天。",
            ),
            (
                "2026-11-03",
                "2026-11-31",
                "entries 第 2 条 · date：\"2026-11-31\" 不是一天。",
            ),
            (
                "2026-11-03",
                "2026-11-01",
                "entries 第 2 条 · date：2026-11-01 比前面的 2026-11-02 早。",
            ),
            (
                "removed",
                "ended",
                "entries 第 2 条 · ended：少了这个字段。",
            ),
            (
                "removed",
                "checked",
                "entries 第 2 条 · checked：少了这个字段。",
            ),
            (
                "removed",
                "lost",
                "990001 · entries[1].what：不能是 \"lost\"。",
            ),
            (
                "[\"phones\"]",
                "[]",
                "entries 第 1 条 · fields：少了这个字段。",
            ),
            (
                "\"name\": \"预防接种\"",
                "\"name\": \" \"",
                "entries 第 2 条 · name：是空的。",
            ),
            (
                "89abcdef",
                "89abcde",
                "990001-jia · fields：不是程序写的样子。",
            ),
            (
                "name:01234567 ",
                "name ",
                "990001-jia · fields：不是程序写的样子。",
            ),
            (
                "\"region\", \"record\": \"990001\"",
                "\"facility\", \"record\": \"990001-jia\"",
                "990001-jia · noted：重复了。",
            ),
            (
                "\"region\": \"990001\"",
                "\"region\": \"990002\"",
                "— · region：和文件名里的区划代码不一样。",
            ),
            ("\"since\"", "\"from\"", "990001 · since：少了这个字段。"),
            (
                "\"entries\": [",
                "\"entries\": ",
                "— · 第 6 行第 5 列：不是合格的 JSON。",
            ),
        ] {
            assert!(LOG.contains(from), "{from}");
            let found = problems(&LOG.replacen(from, to, 1));
            let file = "changes/990001.json · ";
            assert!(found.contains(&format!("{file}{said}")), "{to}: {found}");
        }
    }

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for (text, is) in [
            ("2026-12-01", true),
            ("2028-02-29", true),
            ("2026-02-29", false),
            ("2026-04-31", false),
            ("2026-13-01", false),
            ("2026-12", false),
            ("2026-12-1", false),
            ("2026-12-01-01", false),
            ("今天", false),
        ] {
            assert_eq!(is_day(text), is, "{text}");
        }
    }
}
