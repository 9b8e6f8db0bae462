//! Hashes of contents, and file names that carry them.

use sha2::{Digest, Sha256};

/// Digits of a hash in a file name.
const DIGITS: usize = 16;

/// Digits of a whole SHA-256.
const ALL_DIGITS: usize = 64;

/// What stands for any hash.
const ANY: &str = "*";

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A hash over several parts, which is another one where the same bytes are parted otherwise.
#[derive(Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// One more part.
    pub fn part(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// The SHA-256 of all parts as lower-case hexadecimal digits.
    pub fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `style.css` → `style.<hash>.css`: a name that is another one when the content is another one, so
/// that a browser may keep the file for ever.
pub fn name(path: &str, bytes: &[u8]) -> String {
    let hash = &sha256(bytes)[..DIGITS];
    match path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => format!("{stem}.{hash}.{extension}"),
        _ => format!("{path}.{hash}"),
    }
}

/// Whether a path's file name carries a hash, compressed or not.
pub fn is_in(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').skip(1).any(|part| is_hash(part, DIGITS))
}

/// A text, or a path, with the same sign for every hash: for the one in a file's name and for a whole
/// SHA-256. What is left says which files are meant, not what is in them.
pub fn hidden(text: &str) -> String {
    let is_sign = |character: char| !character.is_ascii_alphanumeric();
    let mut hidden = String::with_capacity(text.len());
    let mut before = "";
    for piece in text.split_inclusive(is_sign) {
        let word = piece.trim_end_matches(is_sign);
        let after = &piece[word.len()..];
        let in_name = before == "." && after == ".";
        let is_any = is_hash(word, ALL_DIGITS) || in_name && is_hash(word, DIGITS);
        hidden.push_str(if is_any { ANY } else { word });
        hidden.push_str(after);
        before = after;
    }
    hidden
}

fn is_hash(part: &str, digits: usize) -> bool {
    part.len() == digits
        && part
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_start_of_the_sha_256_of_the_content() {
        assert_eq!(
            name("assets/style.css", b"abc"),
            "assets/style.ba7816bf8f01cfea.css"
        );
        assert_eq!(name("a.b/licence", b"abc"), "a.b/licence.ba7816bf8f01cfea");
        assert_eq!(sha256(b"").len(), 64);
    }

    #[test]
    fn only_names_with_a_whole_hash_are_kept_for_ever() {
        for (path, kept) in [
            ("/assets/style.ba7816bf8f01cfea.css", true),
            ("/data/320402.ba7816bf8f01cfea.json.br", true),
            ("/data/manifest.json", false),
            ("/ba7816bf8f01cfea/index.html", false),
            ("/assets/style.ba7816bf.css", false),
            ("/assets/style.BA7816BF8F01CFEA.css", false),
            ("/320402/facility/320402-ba7816bf8f01cfea/", false),
        ] {
            assert_eq!(is_in(path), kept, "{path}");
        }
    }

    #[test]
    fn hashes_are_hidden_and_other_numbers_are_not() {
        let whole = sha256(b"abc");
        for (text, hidden_text) in [
            ("/assets/boot.ba7816bf8f01cfea.js", "/assets/boot.*.js"),
            (
                "<a href=\"/data/320402.ba7816bf8f01cfea.json\">",
                "<a href=\"/data/320402.*.json\">",
            ),
            (
                "en.ba7816bf8f01cfea.js zh.0000000000000000.js",
                "en.*.js zh.*.js",
            ),
            (&format!("\"sha256\":\"{whole}\""), "\"sha256\":\"*\""),
            (&whole, "*"),
            ("320402-ba7816bf8f01cfea", "320402-ba7816bf8f01cfea"),
            ("0.1234567890123456", "0.1234567890123456"),
            ("名.ba7816bf8f01cfea.名。", "名.*.名。"),
            ("", ""),
        ] {
            assert_eq!(hidden(text), hidden_text, "{text}");
        }
    }
}
