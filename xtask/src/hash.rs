//! Hashes of contents, and file names that carry them.

use sha2::{Digest, Sha256};

/// Digits of a hash in a file name.
const DIGITS: usize = 16;

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
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
    file.split('.').skip(1).any(is_hash)
}

fn is_hash(part: &str) -> bool {
    part.len() == DIGITS
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
}
