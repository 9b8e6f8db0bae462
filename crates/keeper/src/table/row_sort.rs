//! What a row below the headings is.

use super::contents::{is_area, is_place};
use super::field::Field;
use super::grid::GridRow;
use super::header::is_header;
use super::spelling::{digits, ends, has, outside_and_inside, plain};
use super::{Column, Table};

/// What a row below the headings is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowSort {
    /// A place.
    Place,
    /// The heading of the rows below.
    Group(Group),
    /// A number of places. 小计 speaks of the rows since the last heading.
    Total { says: Option<u32>, is_partial: bool },
    /// A remark.
    Note,
    /// The same headings again.
    HeaderAgain,
    /// Other headings: another table begins.
    OtherHeader,
    /// Only a running number.
    Empty,
}

/// The heading of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Its name, without number and count.
    pub(super) name: String,
    /// The number of places that it states.
    pub(super) says: Option<u32>,
    /// How deep it lies: 一、 above （一） above 1.
    pub(super) level: u32,
}

/// Says what a row is.
pub(super) fn sort(row: &GridRow<'_>, table: &Table) -> RowSort {
    let own: Vec<(u32, u32, String)> = row
        .own()
        .map(|(column, cell)| (column, cell.width, cell.value.text().into_owned()))
        .collect();
    let Some((column, width, text)) = own.first() else {
        return RowSort::Empty;
    };
    if is_header_again(&own, table) {
        return RowSort::HeaderAgain;
    }
    if !table.header_rows.is_empty() && is_header(row) {
        return RowSort::OtherHeader;
    }
    if let Some(total) = total(&own, table) {
        return total;
    }
    // A mark before a name is no remark.
    let is_marked = text.starts_with(['*', '＊', '※']);
    if own.len() <= if is_marked { 1 } else { 4 } && is_note(text) && !is_place(text) {
        return RowSort::Note;
    }
    if own.len() == 2
        && is_area(text)
        && let Some(says) = own.last().and_then(|(_, _, text)| only_count(&plain(text)))
    {
        return RowSort::Group(Group {
            says: Some(says),
            ..group(text)
        });
    }
    if own.len() > 1 {
        return RowSort::Place;
    }
    alone(row, *column, *width, text, table)
}

/// What a row with one cell is.
fn alone(row: &GridRow<'_>, column: u32, width: u32, text: &str, table: &Table) -> RowSort {
    let found = group(text);
    let field = table.columns.get(&column).map(|column| column.field);
    let is_long = text.chars().count() > 30;
    let is_heading = found.says.is_some() || found.level < UNNUMBERED || is_area(text);
    let first = table.columns.keys().next().copied();
    // A name of a merged block above is a place with nothing but this cell.
    let has_name = row.cells.iter().any(|(column, cell)| {
        !cell.is_own
            && table
                .columns
                .get(column)
                .is_some_and(|column| column.field == Field::Name)
    });
    if has_name {
        RowSort::Place
    } else if field == Some(Field::Index) && plain(text).parse::<u32>().is_ok() {
        RowSort::Empty
    } else if is_long && (width > 1 || field != Some(Field::Name)) {
        RowSort::Note
    } else if (width > 1 || is_heading) && !(width == 1 && is_place(text) && found.says.is_none()) {
        RowSort::Group(found)
    } else if field == Some(Field::Name) || (first != Some(column) && field != Some(Field::Index)) {
        RowSort::Place
    } else {
        RowSort::Group(found)
    }
}

fn is_header_again(own: &[(u32, u32, String)], table: &Table) -> bool {
    let same = own.iter().filter(|(column, _, text)| {
        let heading = table
            .columns
            .get(column)
            .map(|column| plain(&column.heading));
        heading.is_some_and(|heading| !heading.is_empty() && heading == plain(text))
    });
    let same = same.count();
    same >= 2 && same * 2 >= own.len()
}

fn total(own: &[(u32, u32, String)], table: &Table) -> Option<RowSort> {
    let (_, _, first) = own.first()?;
    let first = plain(first);
    let (outside, _) = outside_and_inside(&first);
    let is_partial = outside.starts_with("小计");
    let words = ["小计", "合计", "总计", "共计", "总数", "累计"];
    let is_total =
        words.iter().any(|word| outside.starts_with(word)) && first.chars().count() <= 20;
    let is_count = own.len() == 1 && outside.starts_with('共') && count(&first).is_some();
    if !is_total && !is_count {
        return None;
    }
    let is_name = |column: &u32| {
        let field = table.columns.get(column).map(|Column { field, .. }| *field);
        matches!(field, Some(Field::Name | Field::Index))
    };
    let said = own.iter().find_map(|(column, _, text)| {
        let text = plain(text);
        let bare = text.parse().ok().filter(|_| is_name(column));
        // 120个 below 托位数 are not places on the map.
        let is_of_places = is_name(column) || ends(&text, &["家", "所", "处"]);
        count(&text).filter(|_| is_of_places).or(bare)
    });
    Some(RowSort::Total {
        says: said,
        is_partial,
    })
}

/// Whether a text is a remark, or says who filled the sheet in.
pub(super) fn is_note(text: &str) -> bool {
    let text = plain(text);
    let beginnings = [
        "注:",
        "注1",
        "注、",
        "注.",
        "备注:",
        "说明:",
        "填表",
        "填报",
        "制表",
        "审核",
        "报送",
        "联系人:",
        "以上",
        "数据来源",
        "※",
        "*",
        "附件",
        "附:",
        "单位:",
        "单位(",
        "日期:",
        "编制单位",
        "制作单位",
        "发布单位",
        "统计时间",
        "统计口径",
        "更新时间",
        "截至",
        "截止",
        "温馨提示",
        "来源:",
        "备注1",
        "说明1",
    ];
    text == "注"
        || beginnings
            .iter()
            .any(|beginning| text.starts_with(beginning))
}

/// The level of a heading without a number.
const UNNUMBERED: u32 = 9;

/// A text as the heading of a group.
fn group(text: &str) -> Group {
    let text = plain(text);
    let (level, rest) = numbered(&text);
    let (outside, _) = outside_and_inside(rest);
    let name = outside.trim_end_matches(|sign: char| ":、。".contains(sign));
    let name = if count(name).is_some() {
        without_count(name)
    } else {
        name
    };
    Group {
        name: name.to_owned(),
        says: count(rest),
        level,
    }
}

/// How deep a heading lies by its number, and what follows the number.
fn numbered(text: &str) -> (u32, &str) {
    let chinese = |text: &str| {
        text.chars()
            .take_while(|sign| "一二三四五六七八九十".contains(*sign))
            .count()
            * 3
    };
    let length = chinese(text);
    if let Some(rest) = text
        .get(length..)
        .and_then(|rest| rest.strip_prefix(['、', '.', ',']))
        && length > 0
    {
        return (1, rest);
    }
    if let Some(inner) = text.strip_prefix('(') {
        let length = chinese(inner);
        if let Some(rest) = inner.get(length..).and_then(|rest| rest.strip_prefix(')'))
            && length > 0
        {
            return (2, rest.trim_start_matches('、'));
        }
    }
    let length = digits(text.split(['、', '.']).next().unwrap_or_default());
    match text
        .get(length..)
        .and_then(|rest| rest.strip_prefix(['、', '.']))
    {
        Some(rest) if length > 0 && length <= 2 => (3, rest),
        _ => (UNNUMBERED, text),
    }
}

const UNITS: &[&str] = &["家", "个", "所", "处", "间"];

/// The number of places at the end of a [`plain`] text: 红梅街道(2家), 共5家, 红梅街道(2).
fn count(text: &str) -> Option<u32> {
    let text = text.trim_end_matches(|sign: char| ":。;".contains(sign));
    let inner = text.strip_suffix(')');
    let text = inner.unwrap_or(text);
    let number =
        match text.strip_suffix(|sign: char| UNITS.iter().any(|unit| unit.starts_with(sign))) {
            Some(number) => number,
            None if inner.is_some() => text,
            None => return None,
        };
    let start = number.len()
        - number
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .count();
    let (before, digits) = number.split_at(start);
    let has_unit = number.len() < text.len();
    let is_counted = has_unit || before.ends_with('(');
    let is_ordinal = before.ends_with('第');
    digits
        .parse()
        .ok()
        .filter(|_| is_counted && !is_ordinal && digits.len() <= 6)
}

/// The number where the whole text is a number of places.
fn only_count(text: &str) -> Option<u32> {
    let is_only = text.chars().all(|sign| {
        sign.is_ascii_digit() || has(&sign.to_string(), UNITS) || "共()".contains(sign)
    });
    if is_only {
        count(text).or_else(|| text.parse().ok())
    } else {
        None
    }
}

fn without_count(text: &str) -> &str {
    let text = text.trim_end_matches(|sign: char| has(&sign.to_string(), UNITS));
    let text = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
    text.trim_end_matches(|sign: char| "共计:,".contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_groups() {
        let table = [
            ("一、红梅街道（2家）", "红梅街道", Some(2), 1),
            ("（二）郑陆镇（3家）", "郑陆镇", Some(3), 2),
            ("3.茶山街道", "茶山街道", None, 3),
            ("城区（2家）", "城区", Some(2), UNNUMBERED),
            ("红梅街道 共3家", "红梅街道", Some(3), UNNUMBERED),
            ("红梅街道（12）", "红梅街道", Some(12), UNNUMBERED),
            ("红梅街道（城区）", "红梅街道", None, UNNUMBERED),
            ("十一、公立医院:", "公立医院", None, 1),
        ];
        for (text, name, says, level) in table {
            assert_eq!(
                group(text),
                Group {
                    name: name.to_owned(),
                    says,
                    level
                },
                "{text}"
            );
        }
    }

    #[test]
    fn numbers_of_places() {
        let table = [
            ("5家", Some(5)),
            ("共5家。", Some(5)),
            ("合计:12个", Some(12)),
            ("第3家", None),
            ("5", None),
            ("家", None),
            ("示例第2诊所", None),
            ("99999999999家", None),
        ];
        for (text, expected) in table {
            assert_eq!(count(text), expected, "{text}");
        }
    }

    #[test]
    fn remarks() {
        for text in [
            "注：以上信息",
            "备注：无",
            "填表人：某某",
            "※ 周末停诊",
            "附件1",
            "填报单位：区卫生健康局",
        ] {
            assert!(is_note(text), "{text}");
        }
        for text in ["红梅街道", "注册护士站", "机构一览表", "单位"] {
            assert!(!is_note(text), "{text}");
        }
    }
}
