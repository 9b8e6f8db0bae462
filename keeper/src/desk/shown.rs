//! A reading as the page shows it.

use std::collections::{BTreeMap, BTreeSet};

use directory::{Crs, Directory};
use keeper::{Kind, Problem, ReadRow, ReadTable, Reading, RowMatch, TableRow};

use crate::said::{ColumnShown, FileShown, MatchShown, ProblemShown, RowShown, TableShown};

/// A file as it was read.
pub(super) fn file(directory: &Directory, reading: &Reading) -> FileShown {
    let mut tables = Vec::new();
    for (position, sheet) in reading.sheets.iter().enumerate() {
        let own = sheet.tables.iter();
        tables.extend(own.map(|own| table(position, &sheet.name, own)));
    }
    let hidden = reading.sheets.iter().filter(|sheet| sheet.hidden);
    FileShown {
        title: reading.title(),
        region: reading.region.as_ref().map(ToString::to_string),
        other_region: reading.other_region.as_ref().map(ToString::to_string),
        as_of: reading.as_of().map(str::to_owned),
        crs: reading.crs.map(|crs| code(crs).to_owned()),
        has_points: reading.rows().any(|row| row.point.is_some()),
        ignored: reading.workbook.ignored.clone(),
        hidden: hidden.map(|sheet| sheet.name.clone()).collect(),
        names: names(directory, reading),
        tables,
    }
}

/// The names of the facilities that rows are about.
fn names(directory: &Directory, reading: &Reading) -> BTreeMap<String, String> {
    let records = reading.region.as_ref();
    let Some(records) = records.and_then(|code| directory.regions.get(code)) else {
        return BTreeMap::new();
    };
    let mut ids = BTreeSet::new();
    for row in reading.rows() {
        match &row.matched {
            RowMatch::Facility(id) => ids.extend([id.as_str()]),
            RowMatch::Unsure(candidates) => ids.extend(candidates.iter().map(|id| id.as_str())),
            RowMatch::New | RowMatch::Duplicate { .. } | RowMatch::None => {}
        }
    }
    let known = records.facilities.iter();
    let known = known.filter(|facility| ids.contains(facility.id.as_str()));
    known
        .map(|facility| (facility.id.to_string(), facility.name.clone()))
        .collect()
}

fn table(sheet: usize, name: &str, read: &ReadTable) -> TableShown {
    let rows = || read.table.rows.iter().zip(&read.rows);
    let mut columns: BTreeSet<u32> = read.table.columns.keys().copied().collect();
    for (_, row) in rows() {
        columns.extend(row.problems.iter().map(|problem| problem.cell.column));
    }
    let heading = |column: &u32| {
        let known = read.table.columns.get(column);
        known.map_or_else(String::new, |known| known.heading.clone())
    };
    TableShown {
        sheet,
        name: name.to_owned(),
        columns: columns
            .iter()
            .map(|column| ColumnShown {
                number: *column,
                heading: heading(column),
            })
            .collect(),
        problems: read.table.problems.iter().map(problem).collect(),
        rows: rows().map(|(own, read)| row(&columns, own, read)).collect(),
    }
}

fn row(columns: &BTreeSet<u32>, own: &TableRow, read: &ReadRow) -> RowShown {
    let cell = |column: &u32| {
        let cell = own.cells.get(column);
        cell.map_or_else(String::new, |cell| cell.value.text().into_owned())
    };
    RowShown {
        number: read.number,
        cells: columns.iter().map(cell).collect(),
        problems: read.problems.iter().map(problem).collect(),
        lacks_kind: read.kind.is_none(),
        matched: match &read.matched {
            RowMatch::Facility(id) => MatchShown::Facility(id.to_string()),
            RowMatch::New => MatchShown::New,
            RowMatch::Unsure(ids) => {
                MatchShown::Unsure(ids.iter().map(ToString::to_string).collect())
            }
            RowMatch::Duplicate { row, .. } => MatchShown::Duplicate(*row),
            RowMatch::None => MatchShown::None,
        },
    }
}

fn problem(problem: &Problem) -> ProblemShown {
    let position = Kind::ALL.iter().position(|kind| *kind == problem.kind);
    ProblemShown {
        cell: problem.cell.to_string(),
        column: problem.cell.column,
        kind: position.unwrap_or_default(),
        about: problem.about.clone(),
    }
}

/// The name of a coordinate system in the data.
pub(super) fn code(crs: Crs) -> &'static str {
    match crs {
        Crs::Wgs84 => "wgs84",
        Crs::Gcj02 => "gcj02",
        Crs::Bd09 => "bd09",
    }
}
