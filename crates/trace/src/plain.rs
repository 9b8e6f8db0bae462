//! Texts as they are compared: what differs only in layout is the same.

/// A character in half width where it has one, as `％` and `（`.
pub fn narrow(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '﹪' => '%',
        _ => character,
    }
}

/// A text in half width and small letters.
pub fn half(text: &str) -> String {
    let narrow = text.chars().map(narrow);
    narrow.flat_map(char::to_lowercase).collect()
}

/// Letters, characters and digits alone: names are compared like this.
pub fn plain(text: &str) -> String {
    let mut text = half(text);
    text.retain(char::is_alphanumeric);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_spaces_and_punctuation_make_no_difference() {
        for (one, other) in [
            ("“互联网＋医疗健康”", "\"互联网+医疗健康\""),
            ("口腔 科", "口腔科"),
            ("ＣＲＲＴ", "crrt"),
            ("执业（助理）医师", "执业(助理)医师"),
        ] {
            assert_eq!(plain(one), plain(other));
        }
        for (one, other) in [("口腔科", "口腔内科"), ("20家", "2家"), ("已建", "在建")]
        {
            assert_ne!(plain(one), plain(other));
        }
    }
}
