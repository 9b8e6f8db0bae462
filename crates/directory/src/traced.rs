//! What `cargo xtask data trace` does not find in the documents and a person found nevertheless.

use crate::record::record;

record! {
    /// Something that the program cannot find in a passage, because the record says it in other words than the
    /// document, and the reason why it is right. Only the command reads it; no page and no bundle has it.
    #[derive(Eq)]
    pub struct Traced {
        /// The file of the record, such as `districts/350102.json`.
        required file: String,
        /// The id of the record; empty where it has none.
        required record: String,
        /// The field, as the command prints it; empty where the record as a whole is meant.
        required field: String,
        /// What is not found, as the command prints it between quotes.
        required missing: String,
        /// Where the document says it, in one sentence.
        required why: String,
    }
}
