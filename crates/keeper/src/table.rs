//! From a sheet to its tables: where the header is, what each column means, which rows are places.
//!
//! A sheet has no form of its own. Before the table stand titles and notes, between its rows groups with the
//! number of their places, behind them totals and remarks; headings take one row or two. All of this is found
//! by what stands there, and every row that is no place is named with the reason.

mod as_of;
mod body;
mod columns;
mod contents;
mod field;
mod grid;
mod header;
mod heading;
mod row_sort;
mod service_words;
mod spelling;

use std::collections::BTreeMap;

pub use field::Field;
pub use service_words::Audience;

use crate::{CellName, Problem, Sheet, Value};
use grid::Grid;

/// A table of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The name of the sheet.
    pub name: String,
    /// The rows of the headings, counted from 1. None where the table has no headings and its columns are known
    /// by their contents.
    pub header_rows: Vec<u32>,
    /// The time that the title or a note states, `YYYY-MM` or `YYYY`.
    pub as_of: Option<String>,
    /// The columns that hold anything.
    pub columns: BTreeMap<u32, Column>,
    /// The rows that are no place, with the reason.
    pub skipped: BTreeMap<u32, Skipped>,
    /// The numbers of places that the sheet states, and those that were found.
    pub checks: Vec<Check>,
    /// The rows that are places, or should be.
    pub rows: Vec<TableRow>,
    /// What is to be said of the table as a whole. What is to be said of a row, is there.
    pub problems: Vec<Problem>,
}

impl Table {
    /// The columns of a field, from the left.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = u32> {
        let columns = self.columns.iter();
        columns
            .filter(move |(_, column)| column.field == field)
            .map(|(number, _)| *number)
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading as it is written, with a `/` between the headings of two rows. Empty where it has none.
    pub heading: String,
    /// What it holds.
    pub field: Field,
    /// How that is known.
    pub known: Known,
}

/// How it is known what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The heading says so.
    ByHeading,
    /// The cells look like it.
    ByContents,
}

/// Why a row is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skipped {
    /// What the sheet is called.
    Title,
    /// A remark, or who filled the sheet in.
    Note,
    /// The headings once more, as on each printed page.
    Header,
    /// The heading of the rows below it.
    Group,
    /// A number of places, or a sum.
    Total,
    /// The program hides it.
    Hidden,
    /// Only a running number stands there.
    Empty,
}

impl Skipped {
    /// Its name in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Note => "note",
            Self::Header => "header",
            Self::Group => "group",
            Self::Total => "total",
            Self::Hidden => "hidden",
            Self::Empty => "empty",
        }
    }
}

/// A number of places that the sheet states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// The row that states it.
    pub row: u32,
    /// The number it states.
    pub says: u32,
    /// The number of rows that it speaks of.
    pub found: u32,
}

/// A row that is a place, or should be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    /// Its number, counted from 1.
    pub number: u32,
    /// The group that it stands in, without number and count: `红梅街道` of `一、红梅街道（2家）`.
    pub group: Option<String>,
    /// Its cells by their columns, those of merged blocks among them.
    pub cells: BTreeMap<u32, TableCell>,
    /// Whether its cells do not stand under their headings, so that only the name can be taken.
    pub is_shifted: bool,
    /// What is to be said of the row.
    pub problems: Vec<Problem>,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// What it holds.
    pub value: Value,
    /// The first cell of the merged block that gives this value to several rows.
    pub merged: Option<CellName>,
}

/// The tables of a sheet, from the top. None where nothing in it looks like a table.
///
/// A table may lack a column of names; that is for the caller to see.
pub fn tables(sheet: &Sheet) -> Vec<Table> {
    let grid = Grid::new(sheet);
    let mut tables = Vec::new();
    let mut from = 0;
    while let Some(header) = header::find(&grid, from) {
        let (table, end) = body::read(sheet, &grid, header, from);
        tables.push(table);
        from = end;
    }
    // A file of ours for machines is no list, whatever its cells look like.
    if tables.is_empty() && !grid.rows.first().is_some_and(header::is_beside) {
        let header = header::without_headings(&grid);
        tables.extend(header.map(|header| body::read(sheet, &grid, header, 0).0));
    }
    tables
}

#[cfg(test)]
mod tests;
