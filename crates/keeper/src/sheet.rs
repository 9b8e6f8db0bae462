//! A workbook as its program shows it: sheets of rows of cells.

use std::borrow::Cow;
use std::fmt;

/// What was read from a file, before anybody asks what it means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// The encoding of a text file, as `gb18030` or `utf-8`; `None` for other files.
    pub encoding: Option<&'static str>,
    /// Its sheets, in their order. A text file has one, named like the file.
    pub sheets: Vec<Sheet>,
    /// What is in the file and was left alone: macros, links to other files. In words for a clerk.
    pub ignored: Vec<String>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the program hides it.
    pub hidden: bool,
    /// The rows that hold anything, from the top.
    pub rows: Vec<Row>,
    /// Cells that were merged.
    pub merges: Vec<Merge>,
}

/// A row that holds anything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number, counted from 1.
    pub number: u32,
    /// Whether the program hides it.
    pub hidden: bool,
    /// The cells that hold anything, from the left. The cells of a merged block that the file leaves empty
    /// are not here; see [`Sheet::merges`].
    pub cells: Vec<Cell>,
}

/// A cell that holds anything.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its column, counted from 0.
    pub column: u32,
    /// What it holds.
    pub value: Value,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, with everything in it: full-width signs, line breaks, hidden characters.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A date, `YYYY-MM-DD`.
    Date(String),
    /// A formula, without its `=`, and what the program last computed.
    Formula(String, Option<String>),
    /// An error that the program shows, as `#REF!`.
    Error(String),
}

impl Value {
    /// What a reader of the sheet sees: a whole number without a decimal point, of a formula what it gave.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Bool(true) => Cow::Borrowed("是"),
            Self::Bool(false) => Cow::Borrowed("否"),
            Self::Formula(_, shown) => Cow::Borrowed(shown.as_deref().unwrap_or_default()),
        }
    }

    /// Whether a reader of the sheet sees nothing. A formula is never blank.
    pub fn is_blank(&self) -> bool {
        !matches!(self, Self::Formula(..)) && self.text().trim().is_empty()
    }
}

/// A block of merged cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Its first row, counted from 1.
    pub first_row: u32,
    /// Its last row.
    pub last_row: u32,
    /// Its first column, counted from 0.
    pub first_column: u32,
    /// Its last column.
    pub last_column: u32,
}

/// A cell by its place, as `C17`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellName {
    /// Its row, counted from 1.
    pub row: u32,
    /// Its column, counted from 0.
    pub column: u32,
}

impl CellName {
    /// The letters of a column: 0 is `A`, 26 is `AA`.
    pub fn letters(column: u32) -> String {
        let mut rest = column + 1;
        let mut letters = Vec::new();
        while rest > 0 {
            letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect()
    }
}

impl fmt::Display for CellName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Self::letters(self.column), self.row)
    }
}
