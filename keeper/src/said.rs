//! What the page and the worker say to each other, as JSON. The bytes of files go beside it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the page asks the worker for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// Read a file; its bytes come beside. `region` is the district that the clerk chose for it.
    Read {
        /// The number of the file, by which it is named from then on.
        file: usize,
        /// Its name.
        name: String,
        /// The district, by code.
        region: Option<String>,
    },
    /// Read a file that is there already as one of this district.
    Again {
        /// The number of the file.
        file: usize,
        /// The district, by code.
        region: String,
    },
    /// Forget a file.
    Forget {
        /// The number of the file.
        file: usize,
    },
    /// Mark what is wrong in a file.
    Mark {
        /// The number of the file.
        file: usize,
    },
    /// Say what the files would change, as far as the clerk has decided.
    Propose(Box<Decided>),
    /// Make the new data of what was proposed last.
    Take,
}

/// A row of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowKey {
    /// The number of the file.
    pub file: usize,
    /// The position of the sheet.
    pub sheet: usize,
    /// The number of the row, counted from 1.
    pub row: u32,
}

/// What the clerk decided.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// Which place a row is: its id, [`NEW`] or [`SKIP`].
    pub rows: Vec<(RowKey, String)>,
    /// What kind of place a new row is.
    pub kinds: Vec<(RowKey, String)>,
    /// Whether the workbook's value is taken, by place and field.
    pub conflicts: Vec<((String, String), bool)>,
    /// What became of a place.
    pub gone: Vec<(String, Gone)>,
    /// The coordinate system of the points of a file.
    pub crs: Vec<(usize, String)>,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// Who checked.
    pub by: Option<String>,
}

/// A row is of a place that the directory does not have.
pub const NEW: &str = "new";

/// A row is left out.
pub const SKIP: &str = "skip";

/// What became of a place that a list no longer names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gone {
    /// `closed`, `moved` or `merged`.
    pub what: String,
    /// The place that residents go to instead.
    pub successor: Option<String>,
}

/// What the worker says while it works: the step that it begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step(pub String);

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The worker is ready.
    Ready {
        /// The districts of the directory, by code.
        regions: BTreeMap<String, String>,
        /// The kinds of places, as id and name, in the order in which they are shown.
        kinds: Vec<(String, String)>,
    },
    /// A file was read.
    Read(Box<FileShown>),
    /// A file cannot be read.
    Unreadable {
        /// What it is, as a sentence.
        what: String,
        /// What to do, as a sentence.
        todo: String,
    },
    /// What was asked for is done, and there is nothing to show.
    Done,
    /// What the files would change.
    Proposed(Box<ProposalShown>),
    /// Nothing would change.
    Nothing,
    /// A file to download, whose bytes come beside.
    Download {
        /// Its name.
        name: String,
    },
    /// It cannot be done, and why, as a sentence.
    Refused(String),
}

/// A file as it was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileShown {
    /// What it is of: the title above its table, or its name.
    pub title: String,
    /// The district, by code.
    pub region: Option<String>,
    /// The district that its places rather seem to be in, by code.
    pub other_region: Option<String>,
    /// When it is of, `YYYY-MM` or `YYYY`.
    pub as_of: Option<String>,
    /// The coordinate system that a heading states.
    pub crs: Option<String>,
    /// Whether a row has a point.
    pub has_points: bool,
    /// What was left alone in the file, in words for a clerk.
    pub ignored: Vec<String>,
    /// The names of hidden sheets, which were not read.
    pub hidden: Vec<String>,
    /// Its tables.
    pub tables: Vec<TableShown>,
    /// The names of the facilities that rows are about, by id.
    pub names: BTreeMap<String, String>,
}

/// A table of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TableShown {
    /// The position of its sheet.
    pub sheet: usize,
    /// The name of its sheet.
    pub name: String,
    /// Its columns that hold anything or have a problem, from the left.
    pub columns: Vec<ColumnShown>,
    /// What is to be said of its headings, groups and totals.
    pub problems: Vec<ProblemShown>,
    /// Its rows.
    pub rows: Vec<RowShown>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ColumnShown {
    /// Its number, counted from 0.
    pub number: u32,
    /// Its heading.
    pub heading: String,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RowShown {
    /// Its number, counted from 1.
    pub number: u32,
    /// Its cells, for each column of the table.
    pub cells: Vec<String>,
    /// What is to be said of its cells.
    pub problems: Vec<ProblemShown>,
    /// Which facility it is about.
    pub matched: MatchShown,
    /// Whether nothing says what kind of place it is.
    pub lacks_kind: bool,
}

/// Which facility a row is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum MatchShown {
    /// This one.
    Facility(String),
    /// One that the directory does not have.
    New,
    /// One of these, or none of them.
    Unsure(Vec<String>),
    /// The one that an earlier row is about.
    Duplicate(u32),
    /// Nobody knows.
    #[default]
    None,
}

/// Something to say of a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProblemShown {
    /// The cell, as `C17`.
    pub cell: String,
    /// Its column, counted from 0.
    pub column: u32,
    /// What it is: the position in [`keeper::Kind::ALL`].
    pub kind: usize,
    /// What it is about: the piece of the cell's text.
    pub about: String,
}

impl ProblemShown {
    /// What it is.
    pub fn kind(&self) -> keeper::Kind {
        let first = keeper::Kind::ALL[0];
        keeper::Kind::ALL.get(self.kind).copied().unwrap_or(first)
    }
}

/// What the files would change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProposalShown {
    /// The places that would change, that are new with something to say of them, or that cannot be taken.
    pub places: Vec<PlaceShown>,
    /// How many places are new.
    pub new: usize,
    /// Places that the lists no longer name.
    pub gone: Vec<GoneShown>,
    /// What two rows say differently. None of it is taken.
    pub contradictions: Vec<ContradictionShown>,
    /// The places of the districts, to choose from, as id and name.
    pub facilities: Vec<(String, String)>,
}

/// A place that a row is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlaceShown {
    /// Its id, where it is known.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// The rows that are about it.
    pub rows: Vec<RowKey>,
    /// Whether the directory does not have it.
    pub is_new: bool,
    /// What would change.
    pub fields: Vec<FieldShown>,
    /// Why it cannot be taken.
    pub refused: Option<String>,
}

/// What would become of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldShown {
    /// The field, as [`keeper::change::FieldChange::field`].
    pub field: String,
    /// Its name for a clerk.
    pub name: String,
    /// What the directory says.
    pub old: Option<String>,
    /// Where it has that from.
    pub old_source: Option<String>,
    /// What the rows say.
    pub new: String,
    /// What follows.
    pub verdict: VerdictShown,
}

/// What follows from a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum VerdictShown {
    /// It is taken.
    Takes,
    /// The clerk has to decide.
    Conflict,
    /// The clerk has to say what became of the place.
    Ended,
    /// It cannot be taken, and why.
    Refused(String),
}

/// A place that the lists no longer name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoneShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// What two rows say differently.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContradictionShown {
    /// The name of the place.
    pub name: String,
    /// The name of the field.
    pub field: String,
    /// Where each value stands, in words, and the value.
    pub values: Vec<(String, String)>,
}
