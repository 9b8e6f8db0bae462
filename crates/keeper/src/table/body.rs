//! The rows of a table: places, groups, totals and remarks, and whether their numbers agree.

use std::collections::BTreeMap;

use super::as_of::{as_of, is_stated};
use super::contents::looks_like;
use super::field::Field;
use super::grid::{Grid, GridRow};
use super::header::Header;
use super::row_sort::{Group, RowSort, is_note, sort};
use super::spelling::{digits, ends, plain};
use super::{Check, Skipped, Table, TableCell, TableRow};
use crate::{CellName, Kind, Problem, Sheet};

/// Reads the table below these headings, with what stands above them since `from`. Also gives the row of the
/// grid at which it ends.
pub(super) fn read(sheet: &Sheet, grid: &Grid<'_>, header: Header, from: usize) -> (Table, usize) {
    let rows = |range: std::ops::Range<usize>| grid.rows.get(range).unwrap_or_default();
    let mut table = Table {
        name: sheet.name.clone(),
        header_rows: rows(header.rows.clone())
            .iter()
            .map(|row| row.number)
            .collect(),
        columns: header.columns,
        problems: header.problems,
        ..Table::default()
    };
    let mut times = above(&mut table, rows(from..header.rows.start));
    let (sorts, end) = sorts(&table, grid, header.rows.end);
    take_rows(&mut table, &sorts, &mut times);
    checks(&mut table, &sorts);
    times.extend(as_of(&sheet.name));
    let exact = times.iter().find(|time| time.len() > 4).or(times.first());
    table.as_of = exact.cloned();
    (table, end)
}

/// Names the rows above the headings, and gives the times that they state.
fn above(table: &mut Table, rows: &[GridRow<'_>]) -> Vec<String> {
    let mut times = Vec::new();
    for row in rows {
        let text = row
            .own()
            .next()
            .map(|(_, cell)| cell.value.text().into_owned())
            .unwrap_or_default();
        let has_title = table
            .skipped
            .values()
            .any(|skipped| *skipped == Skipped::Title);
        let is_title = !is_note(&text)
            && (!has_title
                || ends(
                    &plain(&text),
                    &["表", "名单", "一览", "目录", "名册", "公示"],
                ));
        let skipped = match (row.hidden, is_title) {
            (true, _) => Skipped::Hidden,
            (false, true) => Skipped::Title,
            (false, false) => Skipped::Note,
        };
        if !row.hidden {
            times.extend(row.own().filter_map(|(_, cell)| as_of(&cell.value.text())));
        }
        table.skipped.insert(row.number, skipped);
    }
    times
}

/// A row of the grid and what it is.
type Sorted<'g, 's> = (&'g GridRow<'s>, RowSort);

/// What the rows below the headings are, and the row of the grid at which another table begins.
fn sorts<'g, 's>(table: &Table, grid: &'g Grid<'s>, from: usize) -> (Vec<Sorted<'g, 's>>, usize) {
    let mut sorts: Vec<Sorted<'g, 's>> = Vec::new();
    let mut end = grid.rows.len();
    for (index, row) in grid.rows.iter().enumerate().skip(from) {
        let sort = if row.hidden {
            RowSort::Empty
        } else {
            sort(row, table)
        };
        if sort == RowSort::OtherHeader {
            end = index;
            break;
        }
        sorts.push((row, sort));
    }
    // Behind the last place a heading heads nothing.
    let last = sorts
        .iter()
        .rposition(|(_, sort)| *sort == RowSort::Place)
        .map_or(0, |last| last + 1);
    for (_, sort) in sorts.iter_mut().skip(last) {
        if matches!(sort, RowSort::Group(Group { says: None, .. })) {
            *sort = RowSort::Note;
        }
    }
    (sorts, end)
}

fn take_rows(table: &mut Table, sorts: &[Sorted<'_, '_>], times: &mut Vec<String>) {
    let mut group = None;
    for (row, sort) in sorts {
        let skipped = match sort {
            _ if row.hidden => Skipped::Hidden,
            RowSort::Place => {
                let row = place(row, table, group.clone());
                table.rows.push(row);
                continue;
            }
            RowSort::Group(found) => {
                group = Some(found.name.clone()).filter(|name| !name.is_empty());
                Skipped::Group
            }
            RowSort::Total { .. } => Skipped::Total,
            RowSort::Note => {
                let texts = row.own().map(|(_, cell)| cell.value.text().into_owned());
                times.extend(
                    texts
                        .filter(|text| is_stated(text))
                        .filter_map(|text| as_of(&text)),
                );
                Skipped::Note
            }
            RowSort::HeaderAgain | RowSort::OtherHeader => Skipped::Header,
            RowSort::Empty => Skipped::Empty,
        };
        table.skipped.insert(row.number, skipped);
    }
}

fn place(row: &GridRow<'_>, table: &Table, group: Option<String>) -> TableRow {
    let cells = row.cells.iter().map(|(column, cell)| {
        let cell = TableCell {
            value: cell.value.clone(),
            merged: cell.merged,
        };
        (*column, cell)
    });
    let cells: BTreeMap<u32, TableCell> = cells.collect();
    let mut problems = Vec::new();
    let shift = shift(row, table);
    if let Some(column) = shift {
        let about = row.own_text(column);
        let cell = CellName {
            row: row.number,
            column,
        };
        problems.push(Problem {
            cell,
            kind: Kind::ShiftedRow,
            about,
        });
    }
    for (column, cell) in &cells {
        if let Some(first) = cell.merged.filter(|_| is_own_of_each(table, *column)) {
            let about = cell.value.text().into_owned();
            problems.push(Problem {
                cell: first,
                kind: Kind::MergedCell,
                about,
            });
        }
    }
    TableRow {
        number: row.number,
        group,
        cells,
        is_shifted: shift.is_some(),
        problems,
    }
}

/// Whether each place has its own value in a column. A street or a kind is merged over its places as a rule.
fn is_own_of_each(table: &Table, column: u32) -> bool {
    let field = table
        .columns
        .get(&column)
        .map_or(Field::Other, |column| column.field);
    !matches!(
        field,
        Field::Street
            | Field::Kind
            | Field::Index
            | Field::Note
            | Field::Department
            | Field::Operator
            | Field::Other
    )
}

/// The cell at which the cells of a row begin to stand under the wrong headings.
///
/// A comma within an address makes two cells of one, and moves what is behind it to the right; a cell that was
/// forgotten moves it to the left. Both are seen by the phone number, which looks like nothing else.
fn shift(row: &GridRow<'_>, table: &Table) -> Option<u32> {
    let text = |column: u32| row.own_text(column);
    let phones: Vec<u32> = table.columns_of(Field::Phones).collect();
    let has_headings = !table.header_rows.is_empty();
    let is_beyond = |column: &u32| {
        let known = table.columns.get(column);
        has_headings && known.is_none_or(|column| column.heading.is_empty())
    };
    let beyond = row.own().map(|(column, _)| column).find(is_beyond);
    let Some(first) = phones.first().copied() else {
        return beyond;
    };
    let is_number = |column: u32| looks_like(&text(column)) == Some(Field::Phones);
    if phones.iter().any(|column| is_number(*column)) {
        return None;
    }
    let stated = text(first);
    let is_strange = !stated.is_empty() && digits(&plain(&stated)) < 5;
    let moved_right = (first + 1..first + 4).find(|column| is_number(*column));
    if is_strange && moved_right.is_some() {
        return Some(first.saturating_sub(1));
    }
    let moved_left = table.columns.iter().find(|(column, known)| {
        let is_other = matches!(known.field, Field::Name | Field::Address | Field::Hours);
        is_other && is_number(**column)
    });
    moved_left.map(|(column, _)| *column).or(beyond)
}

/// Compares the numbers that headings and totals state with the rows that they speak of.
fn checks(table: &mut Table, sorts: &[Sorted<'_, '_>]) {
    let is_place = |(row, sort): &&Sorted<'_, '_>| *sort == RowSort::Place && !row.hidden;
    let mut since = 0;
    for (index, (row, sort)) in sorts.iter().enumerate() {
        let before = |from: usize| sorts.get(from..index).unwrap_or_default();
        let (says, found, kind) = match sort {
            _ if row.hidden => continue,
            RowSort::Group(group) => {
                since = index;
                let below = below(sorts, index);
                (
                    group.says,
                    below.iter().filter(is_place).count(),
                    Kind::GroupCountDiffers,
                )
            }
            RowSort::Total { says, is_partial } => {
                let from = if *is_partial { since } else { 0 };
                since = index;
                (
                    *says,
                    before(from).iter().filter(is_place).count(),
                    Kind::TotalCountDiffers,
                )
            }
            _ => continue,
        };
        let Some(says) = says else { continue };
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        table.checks.push(Check {
            row: row.number,
            says,
            found,
        });
        if says != found {
            let column = row.own().next().map_or(0, |(column, _)| column);
            let cell = CellName {
                row: row.number,
                column,
            };
            table.problems.push(Problem {
                cell,
                kind,
                about: found.to_string(),
            });
        }
    }
}

/// The rows of the group that begins here: to the next heading that lies as high.
fn below<'a, 'g, 's>(sorts: &'a [Sorted<'g, 's>], index: usize) -> &'a [Sorted<'g, 's>] {
    let Some(level) = level(sorts, index) else {
        return &[];
    };
    let next = (index + 1..sorts.len())
        .find(|next| self::level(sorts, *next).is_some_and(|other| other <= level));
    sorts
        .get(index + 1..next.unwrap_or(sorts.len()))
        .unwrap_or_default()
}

/// How deep a heading lies. One with another of its sort right below it lies higher than that.
fn level(sorts: &[Sorted<'_, '_>], index: usize) -> Option<u32> {
    let group = |index: usize| match sorts.get(index) {
        Some((row, RowSort::Group(group))) if !row.hidden => Some(group.level * 2),
        _ => None,
    };
    let level = group(index)?;
    let is_above = group(index + 1) == Some(level);
    Some(if is_above { level - 1 } else { level })
}
