//! What a person has decided. What is not decided is not taken.

use std::collections::BTreeMap;

use directory::{Crs, Ended, FacilityId, KindId};

/// A row of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowAt {
    /// The name of the file.
    pub file: String,
    /// The name of the sheet.
    pub sheet: String,
    /// The number of the row, counted from 1.
    pub row: u32,
}

/// Which place a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowChoice {
    /// This one.
    Facility(FacilityId),
    /// One that the directory does not have.
    New,
    /// It is left out.
    Skip,
}

/// Which of two values holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The workbook's.
    New,
    /// The directory's.
    Old,
}

/// What a person has decided, and who that is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// Which places rows are about, where the workbook leaves that open.
    pub rows: BTreeMap<RowAt, RowChoice>,
    /// What kinds of places new rows are.
    pub kinds: BTreeMap<RowAt, KindId>,
    /// Which value holds where documents differ, by place and [`field`](super::FieldChange::field).
    pub conflicts: BTreeMap<(FacilityId, String), Choice>,
    /// What became of places that a list no longer names. A place that is not here stays as it is.
    pub gone: BTreeMap<FacilityId, Ended>,
    /// The coordinate systems of files that do not state theirs, by file.
    pub crs: BTreeMap<String, Crs>,
    /// The day of the check, `YYYY-MM-DD`.
    pub date: String,
    /// Who checked, as the bureau's name. Without one, no record is said to be checked.
    pub by: Option<String>,
}
