//! What is wrong with a record, in words for the person who keeps the data.

use std::fmt;

/// Something wrong in the data, with where it is and what to do about it.
///
/// Shown as one line: `file · record · field: what. todo`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the data folder.
    pub file: String,
    /// The id of the record, or its position where it has none.
    pub record: String,
    /// The field, as a path: `departments[0].source.document`. Empty where the record as a whole is meant.
    pub field: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub todo: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |text: &str| {
            if text.is_empty() {
                "—".to_owned()
            } else {
                text.to_owned()
            }
        };
        write!(
            f,
            "{} · {} · {}：{}。{}。",
            self.file,
            part(&self.record),
            part(&self.field),
            self.what,
            self.todo
        )
    }
}
