//! From the workbook that a health bureau keeps to what it would change in the directory.
//!
//! ```text
//! bytes ─ workbook ─► sheets ─ table ─► rows ─ cell/* ─► read values ─ matching ─► facilities ─ change ─► JSON
//!                                          └──────────── problems, each with its cell ──────────┘
//! ```
//!
//! Nothing is guessed in silence: a cell that cannot be read without a doubt stays as text or is asked about,
//! with a [`Problem`] that says what to do. The crate does no I/O and knows no clock.

mod accept;
pub mod area;
pub mod cell;
pub mod change;
pub mod csv;
pub mod letters;
mod marked;
mod matching;
mod problem;
pub mod reading;
pub mod report;
#[cfg(test)]
mod sample;
mod sheet;
mod signs;
mod table;
pub mod template;
mod workbook;

pub use accept::{Unacceptable, accept};
pub use change::{Decisions, Proposal, proposal};
pub use marked::{Marked, Unwritable, mark};
pub use matching::{Match, Matcher, RowToMatch};
pub use problem::{Finding, Kind, Problem, Severity};
pub use reading::{Ask, ReadRow, ReadSheet, ReadTable, Reading, RowMatch, read};
pub use sheet::{Cell, CellName, Merge, Row, Sheet, Value, Workbook};
pub use table::{
    Audience, Check, Column, Field, Known, Skipped, Table, TableCell, TableRow, tables,
};
pub use workbook::{Limits, Unreadable, Why, open};
