//! What a workbook as a whole is about: which district, which coordinate system, what it is called.

use std::collections::BTreeMap;

use directory::{Crs, Directory, RegionId};

use super::Reading;
use crate::cell::name;
use crate::letters::letters;
use crate::{Field, Matcher, RowToMatch, Skipped, Table, Workbook};

/// How many rows are looked at to find the district.
const ROWS: usize = 300;

/// The district that most places of a workbook are of, else the one that it names.
pub fn region(
    directory: &Directory,
    file: &str,
    workbook: &Workbook,
    found: &[Vec<Table>],
) -> Option<RegionId> {
    let tables = || found.iter().flatten();
    let names: Vec<_> = tables()
        .flat_map(|table| {
            let column = table.columns_of(Field::Name).next();
            let rows = table.rows.iter();
            rows.filter_map(move |row| row.cells.get(&column?))
        })
        .filter_map(|cell| name::read(&cell.value.text()).value)
        .take(ROWS)
        .collect();
    let known = directory.regions.iter().map(|(code, records)| {
        let matcher = Matcher::new(records);
        let is_known = |name: &&name::NameRead| {
            let row = RowToMatch {
                name: Some(name),
                ..RowToMatch::default()
            };
            matches!(matcher.match_row(&row), crate::Match::Facility(_))
        };
        (code, names.iter().filter(is_known).count())
    });
    most(known).or_else(|| {
        // Where all places are new, somebody wrote the district above or beside them.
        let mut words: Vec<&str> = Vec::new();
        for sheet in workbook.sheets.iter().filter(|sheet| !sheet.hidden) {
            words.push(&sheet.name);
            for row in sheet.rows.iter().take(ROWS) {
                words.extend(row.cells.iter().filter_map(|cell| match &cell.value {
                    crate::Value::Text(text) => Some(text.as_str()),
                    _ => None,
                }));
            }
        }
        most(directory.regions.iter().map(|(code, records)| {
            let name = &records.region.name;
            let said = words.iter().filter(|text| text.contains(name.as_str()));
            (code, said.count())
        }))
        .or_else(|| {
            let regions = directory.regions.iter();
            most(regions.map(|(code, own)| (code, usize::from(is_named(file, &own.region.name)))))
        })
    })
}

/// Whether a file is named after a district, in characters or in pinyin: 天宁名单.xls, tianning-2026.xls.
fn is_named(file: &str, region: &str) -> bool {
    let short = region.trim_end_matches(['区', '县', '市']);
    let letters = letters(short).unwrap_or_default();
    let file = file.to_lowercase();
    let is_word = |word: &str| word.chars().count() > 1 && file.contains(word);
    is_word(short) || letters.len() > 4 && is_word(&letters)
}

/// The one with the most, if it is one and has any.
fn most<'a>(counts: impl Iterator<Item = (&'a RegionId, usize)>) -> Option<RegionId> {
    let mut by_count: BTreeMap<usize, Vec<&RegionId>> = BTreeMap::new();
    for (code, count) in counts.filter(|(_, count)| *count > 0) {
        by_count.entry(count).or_default().push(code);
    }
    match &by_count.pop_last()?.1[..] {
        [only] => Some((*only).clone()),
        _ => None,
    }
}

/// The coordinate system that a heading states.
pub fn crs(found: &[Vec<Table>]) -> Option<Crs> {
    let columns = found
        .iter()
        .flatten()
        .flat_map(|table| table.columns.values());
    let headings = columns
        .filter(|column| matches!(column.field, Field::Point | Field::Lng | Field::Lat))
        .filter_map(|column| system(&column.heading));
    let mut stated: Vec<Crs> = headings.collect();
    stated.dedup();
    match stated[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// The coordinate system that a text names, if it names one.
pub fn system(text: &str) -> Option<Crs> {
    let text = text.to_lowercase().replace(['-', ' ', '_'], "");
    const WORDS: [(Crs, &[&str]); 3] = [
        (Crs::Wgs84, &["wgs84", "gps", "天地图", "cgcs2000"]),
        (Crs::Gcj02, &["gcj02", "高德", "腾讯", "火星"]),
        (Crs::Bd09, &["bd09", "百度"]),
    ];
    let mut named = WORDS
        .into_iter()
        .filter(|(_, words)| words.iter().any(|word| text.contains(word)));
    match (named.next(), named.next()) {
        (Some((only, _)), None) => Some(only),
        _ => None,
    }
}

/// What a workbook is called: the title above its first table without brackets, else the file's name.
pub fn title(reading: &Reading) -> String {
    let titles = reading
        .sheets
        .iter()
        .enumerate()
        .flat_map(|(position, sheet)| {
            sheet.tables.iter().filter_map(move |table| {
                let (row, _) = table
                    .table
                    .skipped
                    .iter()
                    .find(|(_, sort)| **sort == Skipped::Title)?;
                let rows = &reading.workbook.sheets[position].rows;
                let row = rows.iter().find(|own| own.number == *row)?;
                Some(row.cells.first()?.value.text().into_owned())
            })
        });
    let named = titles
        .map(|title| without_brackets(&title))
        .find(|title| !title.is_empty());
    named.unwrap_or_else(|| {
        let name = reading.file.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.to_owned()
    })
}

/// A text without what is in brackets.
pub fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for sign in text.chars() {
        match sign {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            sign if depth == 0 => plain.push(sign),
            _ => {}
        }
    }
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_any_of_its_names_and_by_one_alone() {
        let table = [
            ("GCJ-02（高德、腾讯）", Some(Crs::Gcj02)),
            ("经度(百度)", Some(Crs::Bd09)),
            ("WGS 84", Some(Crs::Wgs84)),
            ("经度", None),
            ("高德或百度", None),
        ];
        for (text, expected) in table {
            assert_eq!(system(text), expected, "{text}");
        }
    }

    #[test]
    fn a_title_is_what_stands_outside_of_brackets() {
        assert_eq!(
            without_brackets("示例区医疗机构名单（截至2026年9月）"),
            "示例区医疗机构名单"
        );
    }
}
