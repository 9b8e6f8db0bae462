//! From the workbook that a health bureau keeps to what it would change in the directory.
//!
//! ```text
//! bytes ─ workbook ─► sheets ─ table ─► rows ─ cell/* ─► read values ─ matching ─► facilities ─ change ─► JSON
//!                                          └──────────── problems, each with its cell ──────────┘
//! ```
//!
//! Nothing is guessed in silence: a cell that cannot be read without a doubt stays as text or is asked about,
//! with a [`Problem`] that says what to do. The crate does no I/O and knows no clock.

mod cell;
pub mod csv;
mod marked;
mod problem;
mod sheet;
pub mod template;

pub use marked::{Marked, Unwritable, mark};
pub use problem::{Finding, Kind, Problem, Severity};
pub use sheet::{Cell, CellName, Merge, Row, Sheet, Value, Workbook};
