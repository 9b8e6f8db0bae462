//! What `cargo xtask data trace` does not find in the documents and a person found nevertheless.

use serde::Serialize;

use crate::wire::record;

/// Something that the program cannot find in a passage, because the record says it in other words than the
/// document, and the reason why it is right. Only the command reads it; no page and no bundle has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Traced {
    /// The file of the record, such as `districts/350102.json`.
    pub file: String,
    /// The id of the record; empty where it has none.
    pub record: String,
    /// The field, as the command prints it; empty where the record as a whole is meant.
    pub field: String,
    /// What is not found, as the command prints it between quotes.
    pub missing: String,
    /// Where the document says it, in one sentence.
    pub why: String,
}

record! {
    Traced { required: file, record, field, missing, why; }
}
