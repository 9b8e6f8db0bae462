//! Which rows are shown.

use keeper::Severity;

use crate::said::{MatchShown, PlaceShown, RowShown};

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those with something that is not taken over.
    Errors,
    /// Those with something to look at.
    Warnings,
    /// Those of places that the directory does not have.
    New,
    /// Those of which nobody knows which place they are.
    Unsure,
    /// Those of places of which something changes.
    Changed,
}

impl Filter {
    /// All of them, with their names.
    pub const ALL: [(Self, &str); 6] = [
        (Self::All, "全部"),
        (Self::Errors, "有错"),
        (Self::Warnings, "要看"),
        (Self::New, "新的"),
        (Self::Unsure, "说不准"),
        (Self::Changed, "会变"),
    ];

    /// Whether a row is one of them; `place` is what would become of the place that it is about.
    pub fn has(self, row: &RowShown, place: Option<&PlaceShown>) -> bool {
        let any = |severity| {
            let mut problems = row.problems.iter();
            problems.any(|problem| problem.kind().severity() == severity)
        };
        match self {
            Self::All => true,
            Self::Errors => any(Severity::Error),
            Self::Warnings => any(Severity::Warning),
            Self::New => row.matched == MatchShown::New,
            Self::Unsure => matches!(row.matched, MatchShown::Unsure(_)),
            Self::Changed => place.is_some_and(|own| !own.is_new && !own.fields.is_empty()),
        }
    }
}
