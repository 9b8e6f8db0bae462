//! The text of a cell in one spelling.

use crate::signs::half_width;
use crate::{Finding, Kind};

/// The text of a cell without what nobody sees, with full-width digits, letters and signs as they are typed
/// elsewhere, and what there is to say of that.
pub(super) struct Plain {
    /// The text, without spaces at its ends.
    pub text: String,
    /// Notes of what was changed.
    pub findings: Vec<Finding>,
}

/// Brings a cell to one spelling. Full-width signs become those of a keyboard: for numbers, hours and points.
pub(super) fn plain(text: &str) -> Plain {
    spelled(text, half_width)
}

/// Brings a cell to one spelling, and leaves Chinese punctuation as it stands: for names and addresses.
pub(super) fn prose(text: &str) -> Plain {
    spelled(text, |sign| {
        let half = half_width(sign);
        if half.is_ascii_alphanumeric() || matches!(sign, '－' | '\u{3000}') {
            half
        } else {
            sign
        }
    })
}

fn spelled(text: &str, spell: impl Fn(char) -> char) -> Plain {
    let mut findings = Vec::new();
    if text.chars().any(is_hidden) {
        findings.push(Finding::new(Kind::HiddenCharacter, &without_hidden(text)));
    }
    let is_wide = |sign: char| {
        let half = half_width(sign);
        half != sign && half.is_ascii_alphanumeric()
    };
    if text.chars().any(is_wide) {
        findings.push(Finding::new(Kind::FullWidth, text.trim()));
    }
    let text: String = without_hidden(text).chars().map(spell).collect();
    Plain {
        text: text.trim().to_owned(),
        findings,
    }
}

/// Whether a character takes no place on the screen, or looks like a space and is none.
fn is_hidden(sign: char) -> bool {
    matches!(sign,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{a0}')
        || (sign.is_control() && !matches!(sign, '\n' | '\r' | '\t'))
}

fn without_hidden(text: &str) -> String {
    let seen = text.chars().filter_map(|sign| match sign {
        '\u{a0}' => Some(' '),
        sign if is_hidden(sign) => None,
        sign => Some(sign),
    });
    seen.collect()
}

/// Whether a cell says that there is nothing to say: 无, 暂无, a stroke.
pub(super) fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    let strokes = !text.is_empty()
        && text
            .chars()
            .all(|sign| matches!(sign, '-' | '－' | '—' | '–' | '―' | '/' | '／' | '\\'));
    strokes
        || matches!(
            text,
            "" | "无" | "暂无" | "没有" | "暂缺" | "无。" | "暂无。" | "N/A" | "n/a"
        )
}

/// Whether a spreadsheet would take the text for a formula. It must never stand so in a file that we write.
pub(super) fn starts_like_a_formula(text: &str) -> bool {
    let visible = without_hidden(text);
    let first = visible.trim_start_matches([' ', '\u{3000}']).chars().next();
    matches!(
        first.map(half_width),
        Some('=' | '+' | '-' | '@' | '\t' | '\r')
    )
}

/// Whether the text holds markup, as `<b>`.
pub(super) fn has_markup(text: &str) -> bool {
    text.chars()
        .any(|sign| matches!(half_width(sign), '<' | '>'))
}

/// Whether it is a Chinese character.
pub(super) fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_brought_to_one_spelling() {
        for (text, expected, kinds) in [
            (" 样本巷２号 ", "样本巷2号", &[Kind::FullWidth][..]),
            ("\u{202d}8000\u{202c}", "8000", &[Kind::HiddenCharacter]),
            (
                "\u{feff}8000\u{a0}0001",
                "8000 0001",
                &[Kind::HiddenCharacter],
            ),
            ("8：00", "8:00", &[]),
            (
                "样\u{200b}本\u{3000}路",
                "样本 路",
                &[Kind::HiddenCharacter],
            ),
        ] {
            let read = plain(text);
            let found: Vec<Kind> = read.findings.iter().map(|finding| finding.kind).collect();
            assert_eq!(
                (read.text.as_str(), &found[..]),
                (expected, kinds),
                "{text:?}"
            );
        }
        assert_eq!(prose("样本路１号，（２楼）").text, "样本路1号，（2楼）");
    }

    #[test]
    fn nothing_is_told_from_something() {
        for text in ["", "无", "暂无", "—", "--", "/", " ", "\\"] {
            assert!(is_nothing(text), "{text:?}");
        }
        for text in ["无锡路", "1", "见公众号"] {
            assert!(!is_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_seen() {
        for text in [
            "=1+1",
            "+cmd|calc",
            " @SUM(A1)",
            "\tx",
            "－1",
            "\u{200b}=1",
            "-2",
        ] {
            assert!(starts_like_a_formula(text), "{text:?}");
        }
        for text in ["示例诊所", "一=二", "", "（=）"] {
            assert!(!starts_like_a_formula(text), "{text:?}");
        }
    }
}
