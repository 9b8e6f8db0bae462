//! The fields of the index.

/// Where a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum IndexField {
    /// Among residents' words and the names of everything but facilities.
    Words,
    /// Among the names of facilities.
    Names,
    /// Among facts and plans.
    Notes,
}

impl IndexField {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Words, Self::Names, Self::Notes];
    /// Those in which a word is looked for however it is typed.
    pub(crate) const TERMS: [Self; 2] = [Self::Words, Self::Names];
}
