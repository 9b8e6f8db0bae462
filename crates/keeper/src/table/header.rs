//! Where the headings are, and what each column means.

use std::collections::{BTreeMap, BTreeSet};

use super::Column;
use super::columns::columns;
use super::contents::looks_like;
use super::field::Field;
use super::grid::{Grid, GridRow};
use super::heading::{Meaning, SURE_NAME, meaning};
use super::service_words::audience;
use super::spelling::{digits, plain};
use crate::Problem;

/// The headings of a table.
pub(super) struct Header {
    /// The indices of its rows in the grid.
    pub(super) rows: std::ops::Range<usize>,
    pub(super) columns: BTreeMap<u32, Column>,
    pub(super) problems: Vec<Problem>,
}

/// Above a table stand some titles and notes, and hardly more rows than these.
const SEARCHED: usize = 60;

/// Finds the next headings from this row of the grid on.
pub(super) fn find(grid: &Grid<'_>, from: usize) -> Option<Header> {
    let candidates = grid.rows.iter().enumerate().skip(from).take(SEARCHED);
    let (found, _) = candidates
        .into_iter()
        .find(|(index, row)| is_header(row) || is_only_heading(row, grid.rows.get(index + 1)))?;
    let above = found.checked_sub(1).filter(|above| *above >= from);
    let is_pair = above.is_some_and(|above| is_group_of_headings(grid, above));
    let first = if is_pair { found - 1 } else { found };
    let end = if is_pair {
        found + 1
    } else {
        end_of(grid, found)
    };
    Some(read(grid, first..end))
}

/// A table whose first row is a place already: its columns are known by their contents alone.
pub(super) fn without_headings(grid: &Grid<'_>) -> Option<Header> {
    let first = grid
        .rows
        .iter()
        .position(|row| !row.hidden && row.own().count() > 1)?;
    let header = read(grid, first..first);
    let fields: BTreeSet<Field> = header.columns.values().map(|column| column.field).collect();
    let is_table = fields.contains(&Field::Name) && fields.len() > 1;
    is_table.then_some(header)
}

/// Whether a row has a heading for names, or most of it are headings, and two at least of different columns.
pub(super) fn is_header(row: &GridRow<'_>) -> bool {
    let texts: Vec<String> = row
        .own()
        .map(|(_, cell)| plain(&cell.value.text()))
        .collect();
    if row.hidden || texts.len() < 2 || texts.iter().any(|text| digits(text) > 4) {
        return false;
    }
    let meanings: Vec<Meaning> = texts.iter().map(|text| meaning(&[text])).collect();
    let known = meanings.iter().filter(|meaning| meaning.is_known()).count();
    let fields: BTreeSet<_> = meanings
        .iter()
        .filter_map(|meaning| meaning.field())
        .collect();
    let is_sure = meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Field { is_sure: true, .. }));
    // 单位名称： | 某区卫健局 says who fills the sheet in.
    let labels = texts.iter().filter(|text| text.ends_with(':')).count();
    if labels > 0 && labels < texts.len() {
        return false;
    }
    let has_values = || {
        texts
            .iter()
            .any(|text| !meaning(&[text]).is_known() && looks_like(text).is_some())
    };
    let has_names = meanings.contains(&SURE_NAME) && !has_values();
    has_names || (fields.len() >= 2 && is_sure && known * 2 >= texts.len())
}

/// Whether a row has heads of columns for machines, and no others.
pub(super) fn is_beside(row: &GridRow<'_>) -> bool {
    let mut heads = row.own().map(|(_, cell)| cell.value.text());
    heads.all(|head| meaning(&[&head]) == Meaning::Beside)
}

/// A table of one column: 机构名称, and below it names.
fn is_only_heading(row: &GridRow<'_>, next: Option<&GridRow<'_>>) -> bool {
    let mut own = row.own();
    let (Some((column, cell)), None) = (own.next(), own.next()) else {
        return false;
    };
    let below = next.map(|row| row.own_text(column)).unwrap_or_default();
    !row.hidden
        && meaning(&[&cell.value.text()]) == SURE_NAME
        && looks_like(&below) == Some(Field::Name)
}

/// Whether a row above headings has headings of several columns each: 基本信息, 服务时间.
fn is_group_of_headings(grid: &Grid<'_>, above: usize) -> bool {
    let (Some(row), Some(below)) = (grid.rows.get(above), grid.rows.get(above + 1)) else {
        return false;
    };
    let is_short = row
        .own()
        .all(|(_, cell)| plain(&cell.value.text()).chars().count() <= 12);
    let is_wide = row.own().any(|(_, cell)| cell.width > 1);
    row.own().count() > 1 && row.number + 1 == below.number && !row.hidden && is_short && is_wide
}

/// The index behind the headings that begin here.
fn end_of(grid: &Grid<'_>, first: usize) -> usize {
    let (Some(row), Some(next)) = (grid.rows.get(first), grid.rows.get(first + 1)) else {
        return first + 1;
    };
    if next.number != row.number + 1 || next.hidden {
        return first + 1;
    }
    let last = row
        .own()
        .map(|(_, cell)| cell.last_row)
        .max()
        .unwrap_or(row.number);
    let is_tall = last > row.number && last < row.number + 3;
    if is_tall {
        let tall = grid
            .rows
            .iter()
            .skip(first)
            .take_while(|other| other.number <= last);
        first + tall.count()
    } else if is_lower_heading(row, next) {
        first + 2
    } else {
        first + 1
    }
}

/// Whether a row only divides the headings above it: 工作日, 周末.
fn is_lower_heading(row: &GridRow<'_>, next: &GridRow<'_>) -> bool {
    let names = row
        .own()
        .filter(|(_, cell)| meaning(&[&cell.value.text()]).field() == Some(Field::Name));
    let has_name = names
        .into_iter()
        .any(|(column, _)| !next.own_text(column).is_empty());
    let mut words = next.own().map(|(_, cell)| plain(&cell.value.text()));
    let mut columns = next.own().map(|(column, _)| column);
    let divides = columns.any(|column| row.own_text(column).is_empty());
    let parts = ["上午", "下午", "平时", "夏季", "冬季"];
    !has_name
        && divides
        && words.all(|word| {
            meaning(&[&word]).is_known()
                || (audience(&word).is_some() && word.chars().count() <= 8)
                || parts.contains(&word.as_str())
        })
}

fn read(grid: &Grid<'_>, rows: std::ops::Range<usize>) -> Header {
    let headings = grid.rows.get(rows.clone()).unwrap_or_default();
    let row = headings.last().or(grid.rows.get(rows.end));
    let samples = samples(grid, rows.end);
    let (columns, problems) = columns(row.map_or(1, |row| row.number), &paths(headings), &samples);
    Header {
        rows,
        columns,
        problems,
    }
}

/// The headings above each column, the uppermost first.
fn paths(rows: &[GridRow<'_>]) -> BTreeMap<u32, Vec<String>> {
    let mut paths: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let below = rows.get(index + 1);
        let mut reach: Option<(String, u32)> = None;
        let last = rows
            .iter()
            .flat_map(|row| row.cells.keys())
            .max()
            .copied()
            .unwrap_or(0);
        for column in 0..=last {
            if let Some(cell) = row.cells.get(&column) {
                let text = cell.value.text().trim().to_owned();
                reach = Some((text, column.saturating_add(cell.width)));
            }
            // A text file does not merge: a heading reaches over the empty cells to its right under which others stand.
            let is_empty_above = !row.cells.contains_key(&column);
            let has_own_below = below.is_some_and(|below| !below.own_text(column).is_empty());
            let applies = |end: u32| column < end || (is_empty_above && has_own_below);
            if let Some((text, end)) = &reach
                && applies(*end)
            {
                let path = paths.entry(column).or_default();
                if path.last() != Some(text) {
                    path.push(text.clone());
                }
            }
        }
    }
    paths
}

/// The first texts below the headings, by column.
fn samples(grid: &Grid<'_>, from: usize) -> BTreeMap<u32, Vec<String>> {
    let mut samples: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let rows = grid.rows.iter().skip(from).filter(|row| !row.hidden);
    let rows = rows.take(200).take_while(|row| !is_header(row));
    for row in rows.filter(|row| row.own().count() > 1) {
        for (column, cell) in row.own() {
            samples
                .entry(column)
                .or_default()
                .push(cell.value.text().into_owned());
        }
    }
    samples
}
