//! From the bytes of a file to text: people keep plans in whatever their editor wrote.

use std::fmt;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and the encoding that it was kept in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The name of the encoding.
    pub encoding: &'static str,
}

/// That a file holds no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// It is empty, or nothing but spaces.
    Empty,
    /// Its bytes are no text in UTF-8, UTF-16, GBK or GB18030.
    Unreadable,
}

impl fmt::Display for NoText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "是空的",
            Self::Unreadable => {
                "不是文字文件（认得 UTF-8、UTF-16、GBK、GB18030）；在原来的程序里另存为纯文本"
            }
        })
    }
}

/// Reads a text in the encodings that Chinese editors write. GBK is part of GB18030.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NoText> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(NoText::Empty);
    }
    let read = |encoding: &'static Encoding| {
        let (text, broken) = encoding.decode_with_bom_removal(bytes);
        (!broken && is_readable(&text)).then(|| Decoded {
            text: text.into_owned(),
            encoding: encoding.name(),
        })
    };
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let guesses = [UTF_8, GB18030, UTF_16LE, UTF_16BE];
    let mut guesses = marked.into_iter().chain(guesses);
    guesses.find_map(read).ok_or(NoText::Unreadable)
}

/// Whether a text is one: control characters come from reading something else, or in another encoding.
fn is_readable(text: &str) -> bool {
    let strange = |sign: &char| {
        let layout = matches!(sign, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
        let private = matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
        (sign.is_control() && !layout) || private
    };
    let (all, strange) = (text.chars().count(), text.chars().filter(strange).count());
    strange * 100 <= all && !text.contains('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "第一章 发展基础\r\n\r\n全区有3家。\n";

    #[test]
    fn a_text_is_read_in_each_encoding() {
        let (gbk, _, _) = GB18030.encode(TEXT);
        let wide = |swap: bool, mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xfeff);
            let units = mark.into_iter().chain(TEXT.encode_utf16());
            let bytes = units.map(|unit| {
                if swap {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            });
            bytes.flatten().collect()
        };
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            ([b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), "UTF-8"),
            (gbk.into_owned(), "gb18030"),
            (wide(false, true), "UTF-16LE"),
            (wide(true, true), "UTF-16BE"),
            (wide(false, false), "UTF-16LE"),
            (wide(true, false), "UTF-16BE"),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (TEXT, encoding));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b""), Err(NoText::Empty));
        assert_eq!(decode(b" \n\n"), Err(NoText::Empty));
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06";
        assert_eq!(decode(picture), Err(NoText::Unreadable));
        assert_eq!(
            decode(&[0xff, 0xfe, 0x00, 0xd8, 0xff]),
            Err(NoText::Unreadable)
        );
    }
}
