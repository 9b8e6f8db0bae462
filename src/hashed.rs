//! The hash by which data is checked before it is used.

use sha2::{Digest, Sha256};

/// Whether a text has this SHA-256, in hex.
pub fn is_hash_of(sha256: &str, text: &str) -> bool {
    let digest = Sha256::digest(text);
    let digit = |digit: u8| char::from_digit(digit.into(), 16);
    let hex = digest
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    hex.eq(sha256.chars().map(Some))
}
