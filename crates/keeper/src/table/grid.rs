//! The rows of a sheet with the values of merged blocks in each of their rows.

use std::collections::BTreeMap;

use crate::{CellName, Sheet, Value};

/// The rows of a sheet.
pub(super) struct Grid<'s> {
    pub(super) rows: Vec<GridRow<'s>>,
}

/// A row of a sheet.
pub(super) struct GridRow<'s> {
    /// Its number, counted from 1.
    pub(super) number: u32,
    pub(super) hidden: bool,
    /// Its cells by their columns.
    pub(super) cells: BTreeMap<u32, GridCell<'s>>,
}

/// A cell of a row.
#[derive(Clone, Copy)]
pub(super) struct GridCell<'s> {
    pub(super) value: &'s Value,
    /// The first cell of the merged block over several rows that it belongs to.
    pub(super) merged: Option<CellName>,
    /// Whether the value stands in this row, and not in one above in the same merged block.
    pub(super) is_own: bool,
    /// The columns that it takes.
    pub(super) width: u32,
    /// The last row that it takes.
    pub(super) last_row: u32,
}

/// A file can state blocks without number and end; so many cells are filled from above, and no more.
const MOST_FILLED: usize = 1_000_000;

impl<'s> Grid<'s> {
    pub(super) fn new(sheet: &'s Sheet) -> Self {
        let rows = sheet.rows.iter().map(|row| GridRow {
            number: row.number,
            hidden: row.hidden,
            cells: row
                .cells
                .iter()
                .map(|cell| (cell.column, alone(row.number, &cell.value)))
                .collect(),
        });
        let mut grid = Self {
            rows: rows.collect(),
        };
        grid.merge(sheet);
        grid
    }

    fn merge(&mut self, sheet: &Sheet) {
        let mut filled = 0;
        for block in &sheet.merges {
            let from = self
                .rows
                .partition_point(|row| row.number < block.first_row);
            let to = self
                .rows
                .partition_point(|row| row.number <= block.last_row);
            filled += to.saturating_sub(from);
            if filled > MOST_FILLED {
                return;
            }
            let Some((first, below)) = self.rows.get_mut(from..to).and_then(<[_]>::split_first_mut)
            else {
                continue;
            };
            let Some(cell) = first.cells.get_mut(&block.first_column) else {
                continue;
            };
            if first.number != block.first_row {
                continue;
            }
            let wider = block.last_column.saturating_sub(block.first_column);
            cell.width = wider.saturating_add(1);
            cell.last_row = block.last_row;
            if block.last_row > block.first_row {
                cell.merged = Some(CellName {
                    row: block.first_row,
                    column: block.first_column,
                });
            }
            let copy = GridCell {
                is_own: false,
                ..*cell
            };
            for row in below {
                row.cells.entry(block.first_column).or_insert(copy);
            }
        }
    }
}

impl<'s> GridRow<'s> {
    /// The cells that stand in this row itself, from the left.
    pub(super) fn own(&self) -> impl Iterator<Item = (u32, &GridCell<'s>)> {
        let cells = self.cells.iter().filter(|(_, cell)| cell.is_own);
        cells.map(|(column, cell)| (*column, cell))
    }

    /// The text of a cell that stands in this row itself; empty where there is none.
    pub(super) fn own_text(&self, column: u32) -> String {
        let cell = self.cells.get(&column).filter(|cell| cell.is_own);
        cell.map(|cell| cell.value.text().into_owned())
            .unwrap_or_default()
    }
}

fn alone(row: u32, value: &Value) -> GridCell<'_> {
    GridCell {
        value,
        merged: None,
        is_own: true,
        width: 1,
        last_row: row,
    }
}
