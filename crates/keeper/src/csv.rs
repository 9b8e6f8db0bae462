//! Text that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// Signs with which a cell begins that a spreadsheet computes. The wide ones are typed by Chinese keyboards, and
/// Excel takes them for the others.
const BEGINNINGS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a program that opens a text as a cell might compute it.
pub fn is_like_a_formula(text: &str) -> bool {
    text.starts_with(BEGINNINGS)
}

/// The text as every file that we write has it: one that begins like a formula gets an apostrophe before it, as a
/// clerk would type it, which is seen and stays when the sheet is saved as CSV.
pub fn neutralised(text: &str) -> Cow<'_, str> {
    match is_like_a_formula(text) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// What a text means that [`neutralised`] gave, or a clerk typed so: without the apostrophe.
pub fn meant(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_like_a_formula(rest) => rest,
        _ => text,
    }
}

/// A text as a field of a CSV file: neutralised, and in quotes where it needs them.
pub fn field(text: &str) -> Cow<'_, str> {
    let text = neutralised(text);
    match text.contains([',', '"', '\n', '\r']) {
        true => Cow::Owned(format!("\"{}\"", text.replace('"', "\"\""))),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_a_text() {
        for (text, expected) in [
            ("示例路1号", "示例路1号"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("+86 519", "'+86 519"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1＋1", "'＝1＋1"),
            ("1-2", "1-2"),
        ] {
            assert_eq!(neutralised(text), expected, "{text:?}");
            assert_eq!(meant(&neutralised(text)), text);
        }
    }

    #[test]
    fn another_apostrophe_is_hers() {
        for text in ["'甲'", "'", "''=1"] {
            assert_eq!(meant(text), text);
        }
    }

    #[test]
    fn a_field_stays_one_field() {
        for (text, expected) in [
            ("甲、乙", "甲、乙"),
            ("甲,乙", "\"甲,乙\""),
            ("甲\"乙", "\"甲\"\"乙\""),
            ("=A1,B1", "\"'=A1,B1\""),
            ("甲\n乙", "\"甲\n乙\""),
        ] {
            assert_eq!(field(text), expected, "{text:?}");
        }
    }
}
