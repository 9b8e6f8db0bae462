//! A workbook as it is being read, within the limits.

use std::collections::{BTreeMap, BTreeSet};

use super::{Limits, Unreadable};
use crate::{Cell, Merge, Row, Sheet, Value};

/// The sheets that were read so far.
pub(super) struct Builder<'l> {
    limits: &'l Limits,
    sheets: Vec<Sheet>,
    rows: u32,
    cells: u32,
    bytes: u64,
}

/// What a sheet says besides its cells.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Layout {
    /// The rows that the program hides, counted from 1.
    pub(super) hidden_rows: BTreeSet<u32>,
    /// The blocks of merged cells.
    pub(super) merges: Vec<Merge>,
}

impl<'l> Builder<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            sheets: Vec::new(),
            rows: 0,
            cells: 0,
            bytes: 0,
        }
    }

    /// Begins a sheet.
    pub(super) fn sheet(&mut self, name: &str, hidden: bool) -> Cells<'_, 'l> {
        Cells {
            builder: self,
            name: name.to_owned(),
            hidden,
            rows: BTreeMap::new(),
        }
    }

    pub(super) fn finish(self) -> Vec<Sheet> {
        self.sheets
    }
}

/// The cells of a sheet, which come in any order.
pub(super) struct Cells<'b, 'l> {
    builder: &'b mut Builder<'l>,
    name: String,
    hidden: bool,
    rows: BTreeMap<u32, Vec<Cell>>,
}

impl Cells<'_, '_> {
    /// Adds a cell, if it holds anything. `row` is counted from 1, `column` from 0.
    ///
    /// Everything that is kept is counted, since a small file can say the same long text a million times.
    pub(super) fn add(&mut self, row: u32, column: u32, value: Value) -> Result<(), Unreadable> {
        if value.is_blank() {
            return Ok(());
        }
        let limits = self.builder.limits;
        if column >= limits.columns {
            return Err(limits.too_many_columns());
        }
        let cells = self.rows.entry(row).or_default();
        if cells.is_empty() {
            self.builder.rows += 1;
        }
        self.builder.cells += 1;
        self.builder.bytes += bytes(&value);
        cells.push(Cell { column, value });
        if self.builder.rows > limits.rows {
            Err(limits.too_many_rows())
        } else if self.builder.cells > limits.cells {
            Err(limits.too_many_cells())
        } else if self.builder.bytes > limits.unpacked_bytes() {
            Err(limits.too_many_bytes())
        } else {
            Ok(())
        }
    }

    /// The sheet is complete.
    pub(super) fn finish(self, layout: Layout) {
        let rows = self.rows.into_iter().map(|(number, mut cells)| {
            cells.sort_by_key(|cell| cell.column);
            cells.dedup_by_key(|cell| cell.column);
            Row {
                number,
                hidden: layout.hidden_rows.contains(&number),
                cells,
            }
        });
        self.builder.sheets.push(Sheet {
            name: self.name,
            hidden: self.hidden,
            rows: rows.collect(),
            merges: layout.merges,
        });
    }
}

fn bytes(value: &Value) -> u64 {
    let texts = match value {
        Value::Text(text) | Value::Date(text) | Value::Error(text) => text.len(),
        Value::Formula(formula, shown) => formula.len() + shown.as_deref().map_or(0, str::len),
        Value::Number(_) | Value::Bool(_) => 0,
    };
    texts as u64
}
