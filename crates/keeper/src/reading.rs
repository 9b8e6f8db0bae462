//! What a workbook says, place by place: its tables, with each cell read and each row matched.

mod choose;
mod row;

use directory::{Crs, Directory, KindId, RegionId, StreetId};

use crate::cell::hours::{HoursText, ServiceHours};
use crate::cell::name::NameRead;
use crate::cell::phone::PhoneRead;
use crate::cell::point::PointRead;
use crate::{Match, Matcher, Problem, RowToMatch, Table, Unreadable, Workbook, tables};
pub(crate) use choose::without_brackets;
use row::Rows;

/// What a workbook says of a district.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The name of the file.
    pub file: String,
    /// The district. `None` where neither the caller nor the workbook says which; then no row is matched.
    pub region: Option<RegionId>,
    /// Whether the places of the workbook rather seem to be in another district of the directory: that one.
    pub other_region: Option<RegionId>,
    /// What the file holds.
    pub workbook: Workbook,
    /// Its sheets, in the same order.
    pub sheets: Vec<ReadSheet>,
    /// The coordinate system that a heading states.
    pub crs: Option<Crs>,
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub struct ReadSheet {
    /// Its name.
    pub name: String,
    /// Whether the program hides it. Then nothing of it is read.
    pub hidden: bool,
    /// Its tables.
    pub tables: Vec<ReadTable>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct ReadTable {
    /// What stands around its rows, and the cells of these.
    pub table: Table,
    /// Its rows, in the order of `table.rows`.
    pub rows: Vec<ReadRow>,
}

/// A row, read.
#[derive(Clone, Debug, Default)]
pub struct ReadRow {
    /// Its number, counted from 1.
    pub number: u32,
    /// The id of a facility of the district, where a cell is one.
    pub id: Option<directory::FacilityId>,
    /// Which facility it is about.
    pub matched: RowMatch,
    /// Its name.
    pub name: Option<NameRead>,
    /// The kind of place, where the row, its name or its sheet says it.
    pub kind: Option<KindId>,
    /// Its street.
    pub street: Option<StreetId>,
    /// Its address.
    pub address: Option<String>,
    /// Its phone numbers. `None` where there is no cell for them, or none that could be taken over; an empty list
    /// says that there are none.
    pub phones: Option<Vec<PhoneRead>>,
    /// When it is open.
    pub hours: Option<HoursText>,
    /// When single services are offered.
    pub services: Vec<ServiceHours>,
    /// Where it is, in the system of [`ReadRow::crs`] or else of [`Reading::crs`].
    pub point: Option<PointRead>,
    /// The coordinate system that the row states.
    pub crs: Option<Crs>,
    /// What the row says of whether it is open.
    pub state: Option<State>,
    /// What is to be said of its cells, by cell.
    pub problems: Vec<Problem>,
}

/// Which facility a row is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RowMatch {
    /// This one.
    Facility(directory::FacilityId),
    /// One that the directory does not have.
    New,
    /// One of these, or none of them: a person has to say.
    Unsure(Vec<directory::FacilityId>),
    /// The one that an earlier row is about: the sheet's position and the row's number.
    Duplicate {
        /// The position of that row's sheet.
        sheet: usize,
        /// The number of that row.
        row: u32,
    },
    /// Nobody knows.
    #[default]
    None,
}

/// What a row says of whether a place is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// 开着.
    Open,
    /// 未开: not yet.
    Planned,
    /// 已停办.
    Closed,
    /// 已搬.
    Moved,
    /// 并入: it is a part of another place.
    Merged,
}

impl State {
    /// It in the words of the template.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Open => "开着",
            Self::Planned => "未开",
            Self::Closed => "已停办",
            Self::Moved => "已搬",
            Self::Merged => "并入",
        }
    }
}

/// What a person has to say before a file can be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Which district the workbook is of.
    Region,
    /// Which coordinate system its points are in.
    Crs,
}

impl Ask {
    /// Its name in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Crs => "crs",
        }
    }
}

impl Reading {
    /// What a person has to say before it can be taken over.
    pub fn asks(&self) -> Vec<Ask> {
        let mut asks = Vec::new();
        if self.region.is_none() || self.other_region.is_some() {
            asks.push(Ask::Region);
        }
        let lacks_crs = |row: &ReadRow| row.point.is_some() && row.crs.is_none();
        if self.crs.is_none() && self.rows().any(lacks_crs) {
            asks.push(Ask::Crs);
        }
        asks
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &ReadRow> {
        let tables = self.sheets.iter().flat_map(|sheet| &sheet.tables);
        tables.flat_map(|table| &table.rows)
    }

    /// What there is to say of its cells: the position of the sheet, and the problem, from the top.
    pub fn problems(&self) -> Vec<(usize, Problem)> {
        let mut all = Vec::new();
        for (position, sheet) in self.sheets.iter().enumerate() {
            let mut own: Vec<Problem> = Vec::new();
            for table in &sheet.tables {
                own.extend(table.table.problems.iter().cloned());
                own.extend(
                    table
                        .rows
                        .iter()
                        .flat_map(|row| row.problems.iter().cloned()),
                );
            }
            own.sort_by_key(|problem| problem.cell);
            // A merged cell says the same in each of its rows.
            own.dedup();
            all.extend(own.into_iter().map(|problem| (position, problem)));
        }
        all
    }

    /// The title that a sheet has above its table, without what is in brackets; else the file's name.
    pub fn title(&self) -> String {
        choose::title(self)
    }

    /// The newest time that a title states, `YYYY-MM` or `YYYY`.
    pub fn as_of(&self) -> Option<&str> {
        let tables = self.sheets.iter().flat_map(|sheet| &sheet.tables);
        tables
            .filter_map(|table| table.table.as_of.as_deref())
            .max()
    }
}

/// Reads a workbook of a district, or of the one that it is found to be of.
///
/// # Errors
///
/// The file is none that can be read, or holds no table with names.
pub fn read(
    file: &str,
    bytes: &[u8],
    directory: &Directory,
    region: Option<&RegionId>,
) -> Result<Reading, Unreadable> {
    let workbook = crate::open(base_name(file), bytes)?;
    let found: Vec<Vec<Table>> = workbook
        .sheets
        .iter()
        .map(|sheet| match sheet.hidden {
            true => Vec::new(),
            // What stands beside a bureau's table in a file of ours.
            false if beside(&sheet.name) => Vec::new(),
            false => tables(sheet)
                .into_iter()
                .filter(|table| table.columns_of(crate::Field::Name).next().is_some())
                .collect(),
        })
        .collect();
    if found.iter().all(Vec::is_empty) {
        return Err(Unreadable::no_name_column());
    }
    let likely = choose::region(directory, base_name(file), &workbook, &found);
    let region = region.or(likely.as_ref()).cloned();
    let other_region = likely.filter(|likely| Some(likely) != region.as_ref());
    let crs = choose::crs(&found);
    let mut sheets: Vec<ReadSheet> = workbook
        .sheets
        .iter()
        .map(|sheet| ReadSheet {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
            tables: Vec::new(),
        })
        .collect();
    let records = region.as_ref().and_then(|code| directory.regions.get(code));
    for (sheet, found) in sheets.iter_mut().zip(found) {
        for table in found {
            let rows = Rows::new(directory, records, &sheet.name, &table);
            let rows = table.rows.iter().map(|row| rows.read(row)).collect();
            sheet.tables.push(ReadTable { table, rows });
        }
    }
    if let Some(records) = records {
        match_all(&Matcher::new(records), &mut sheets);
    }
    Ok(Reading {
        file: base_name(file).to_owned(),
        region: records.is_some().then_some(region).flatten(),
        other_region,
        workbook,
        sheets,
        crs,
    })
}

/// Finds the facility of each row, and says what that leads to.
fn match_all(matcher: &Matcher<'_>, sheets: &mut [ReadSheet]) {
    let mut places = Vec::new();
    let mut numbers: Vec<Vec<String>> = Vec::new();
    for (sheet, own) in sheets.iter().enumerate() {
        for (table, own) in own.tables.iter().enumerate() {
            for (row, own) in own.rows.iter().enumerate() {
                places.push((sheet, table, row));
                let phones = own.phones.iter().flatten();
                numbers.push(phones.map(|phone| phone.number.clone()).collect());
            }
        }
    }
    let streets: Vec<Option<String>> = places
        .iter()
        .map(|&(sheet, table, row)| {
            let own = &sheets[sheet].tables[table];
            let written = row::text_of(&own.table, row, crate::Field::Street);
            written.or_else(|| own.table.rows[row].group.clone())
        })
        .collect();
    let rows: Vec<RowToMatch<'_>> = places
        .iter()
        .zip(numbers.iter().zip(&streets))
        .map(|(&(sheet, table, row), (phones, street))| {
            let own = &sheets[sheet].tables[table].rows[row];
            RowToMatch {
                name: own.name.as_ref(),
                street: street.as_deref(),
                address: own.address.as_deref(),
                phones,
            }
        })
        .collect();
    let matches = matcher.match_rows(&rows);
    // Who names a facility by its id means that one.
    let ids: Vec<Option<directory::FacilityId>> = places
        .iter()
        .map(|&(sheet, table, row)| sheets[sheet].tables[table].rows[row].id.clone())
        .collect();
    for ((&(sheet, table, row), found), id) in places.iter().zip(matches).zip(&ids) {
        let others = ids
            .iter()
            .filter(|other| id.is_some() && *other == id)
            .count();
        let matched = match found {
            _ if others == 1 => id.clone().map_or(RowMatch::None, RowMatch::Facility),
            Match::Facility(id) => RowMatch::Facility(id),
            Match::New => RowMatch::New,
            Match::Unsure(candidates) => RowMatch::Unsure(candidates),
            Match::Duplicate(of) => {
                let (sheet, table, row) = places[of];
                let row = sheets[sheet].tables[table].rows[row].number;
                RowMatch::Duplicate { sheet, row }
            }
            Match::None => RowMatch::None,
        };
        let own = &mut sheets[sheet].tables[table];
        row::settle(&own.table, row, &mut own.rows[row], matched, matcher);
    }
}

/// A file's name without its folders.
pub fn base_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// Whether a sheet is one that a template of ours, or a marked workbook, has beside the bureau's own.
fn beside(name: &str) -> bool {
    let marked = name.strip_prefix(crate::marked::SHEET);
    crate::template::BESIDE.contains(&name)
        || marked.is_some_and(|rest| rest.chars().all(|sign| sign.is_ascii_digit()))
}

#[cfg(test)]
mod tests;
