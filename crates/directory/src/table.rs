//! The tables of the records, for `docs/data.md` and the tests.

/// A field of a record, as its table says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in JSON.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What is said of it, as the lines of its comment.
    pub doc: &'static str,
}

/// The fields of each record, by its name.
pub type Tables = std::collections::BTreeMap<&'static str, &'static [Field]>;
