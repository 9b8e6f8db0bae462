//! Texts in one spelling, to be compared with words.

use crate::signs::half_width;

/// Half-width signs, small letters, no spaces and nothing invisible.
pub(super) fn plain(text: &str) -> String {
    let signs = text
        .chars()
        .map(half_width)
        .filter(|sign| !is_nothing(*sign));
    signs.flat_map(char::to_lowercase).collect()
}

/// What stands outside of brackets, and what stands in them, of a [`plain`] text.
pub(super) fn outside_and_inside(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_usize);
    for sign in text.chars() {
        match sign {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inside.push(sign),
            _ => outside.push(sign),
        }
    }
    (outside, inside)
}

/// Whether one of the words is in the text.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether the text ends with one of the words.
pub(super) fn ends(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// The number of digits.
pub(super) fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

fn is_nothing(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling() {
        let table = [
            ("机 构\n名　称", "机构名称"),
            ("（Ｎｏ．１）：", "(no.1):"),
            ("\u{202D}0577\u{202C}\u{FEFF}", "0577"),
        ];
        for (text, expected) in table {
            assert_eq!(plain(text), expected);
        }
        assert_eq!(
            outside_and_inside("托位数(个)"),
            ("托位数".into(), "个".into())
        );
    }
}
