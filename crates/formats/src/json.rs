//! JSON as files have it.

use serde::Serialize;

/// A value as JSON, each field on a line of its own.
pub(crate) fn pretty(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).expect("it has text keys and no numbers but finite ones")
}
