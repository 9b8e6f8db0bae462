//! One spelling for every text, so that a query and a record can be compared character by character.
//!
//! Full-width forms become half-width, capitals small, traditional characters simplified; punctuation
//! parts words; control characters and emoji vanish. The same is done to our texts and to the query.

use std::ops::Range;

use directory::forms;

use crate::weights::QUERY_CHARS;

/// Brings texts to one spelling.
#[derive(Default)]
pub(crate) struct Normaliser {
    /// For each ideograph the simplified one, where it is a traditional one, else 0.
    variants: Vec<u16>,
}

/// What a character of a raw text is to us.
enum Kind {
    Kept(char),
    Space,
    Gone,
}

impl Normaliser {
    /// From syllable → the characters that are read so, with their traditional forms.
    pub(crate) fn new(pinyin: &[(String, String)]) -> Self {
        let mut variants = vec![0; IDEOGRAPHS.len()];
        for (_, characters) in pinyin {
            let mut simplified = 0;
            forms(characters, &mut |c, is_form| {
                if !is_form {
                    simplified = u16::try_from(u32::from(c)).unwrap_or(0);
                } else if let Some(known) = variants.get_mut(ideograph(c)) {
                    *known = simplified;
                }
            });
        }
        Self { variants }
    }

    /// One of our texts: no spaces are left in it.
    pub(crate) fn text(&self, text: &str) -> Vec<char> {
        let mut kept = Vec::new();
        for c in text.chars() {
            if let Kind::Kept(c) = self.read(c) {
                kept.push(fold(c));
            }
        }
        kept
    }

    /// The words of a query as they are parted by spaces and punctuation, at most
    /// [`QUERY_CHARS`] characters in all.
    pub(crate) fn parts(&self, text: &str) -> Vec<Vec<char>> {
        let mut parts = Vec::new();
        let mut part = Vec::new();
        let mut count = 0;
        // A page pasted into the search box is read only as far as a query can be long.
        for c in text.chars().take(QUERY_CHARS * 16) {
            match self.read(c) {
                Kind::Kept(c) => {
                    part.push(c);
                    count += 1;
                    if count == QUERY_CHARS {
                        break;
                    }
                }
                Kind::Space if !part.is_empty() => parts.push(std::mem::take(&mut part)),
                Kind::Space | Kind::Gone => {}
            }
        }
        if !part.is_empty() {
            parts.push(part);
        }
        parts
    }

    fn read(&self, c: char) -> Kind {
        match c {
            'a'..='z' | '0'..='9' => Kind::Kept(c),
            'A'..='Z' => Kind::Kept(c.to_ascii_lowercase()),
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c) - 0xfee0).map_or(Kind::Gone, |c| self.read(c))
            }
            '〇' => Kind::Kept('0'),
            '々' => Kind::Kept(c),
            '\t' | '\n' | '\r' => Kind::Space,
            // Joiners, marks of direction and of emoji stand inside words and part nothing.
            '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{2600}'..='\u{27bf}'
            | '\u{2b00}'..='\u{2bff}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{ffff}'
            | '\u{1f000}'..='\u{1faff}'
            | '\u{e0000}'..='\u{10ffff}' => Kind::Gone,
            ' '..='\u{bf}'
            | '\u{2000}'..='\u{25ff}'
            | '\u{3000}'..='\u{303f}'
            | '\u{ff00}'..='\u{ffef}' => Kind::Space,
            'À'..='ǿ' => Kind::Kept(without_tone(c)),
            _ => Kind::Kept(self.simplified(c)),
        }
    }

    fn simplified(&self, c: char) -> char {
        match self.variants.get(ideograph(c)) {
            None | Some(0) => c,
            Some(simplified) => char::from_u32(u32::from(*simplified)).unwrap_or(c),
        }
    }
}

/// The block of unified ideographs, which holds every character that is written or read in two ways.
pub(crate) const IDEOGRAPHS: Range<usize> = 0x4e00..0xa000;

/// The position of a character in [`IDEOGRAPHS`]; beyond their end for any other.
pub(crate) fn ideograph(c: char) -> usize {
    (c as usize).wrapping_sub(IDEOGRAPHS.start)
}

/// The character under which another is filed: both are written in the same words, 牙疼 and 牙痛.
pub(crate) fn fold(c: char) -> char {
    if c == '痛' { '疼' } else { c }
}

/// Pinyin as a dictionary prints it, `hóngméi`, as a keyboard types it.
fn without_tone(c: char) -> char {
    const TONES: [(&str, char); 6] = [
        ("āáǎàÁÀ", 'a'),
        ("ēéěèÉÈ", 'e'),
        ("īíǐì", 'i'),
        ("ōóǒò", 'o'),
        ("ūúǔù", 'u'),
        ("üǖǘǚǜÜ", 'v'),
    ];
    TONES
        .iter()
        .find(|(marked, _)| marked.contains(c))
        .map_or(c, |(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_brought_to_one_spelling() {
        let cases = [
            ("红梅", "红梅"),
            ("紅梅街道社區衛生", "红梅街道社区卫生"),
            ("ＺＪ　１２０", "zj 120"),
            ("HongMei口腔", "hongmei口腔"),
            ("hóngméi lǜ", "hongmei lv"),
            ("看牙，哪里？", "看牙 哪里"),
            ("互联网+社区医疗", "互联网 社区医疗"),
            ("看🦷牙\u{200b}疼\u{0}", "看牙疼"),
            ("  \n\t ", ""),
            ("🙂🙂", ""),
            ("第一〇二", "第一0二"),
        ];
        let normaliser = Normaliser::new(&[(String::new(), "红'紅区'區卫'衛".to_owned())]);
        for (typed, expected) in cases {
            let parts: Vec<String> = normaliser
                .parts(typed)
                .iter()
                .map(|part| part.iter().collect())
                .collect();
            assert_eq!(parts.join(" "), expected, "{typed:?}");
        }
    }

    #[test]
    fn a_long_query_is_cut() {
        let parts = Normaliser::default().parts(&"牙".repeat(10_000));
        assert_eq!(parts.concat().len(), QUERY_CHARS);
    }
}
