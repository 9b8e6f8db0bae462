//! One row: each of its cells by what its column holds.

use directory::files::hours::compile;
use directory::{Directory, Facility, FacilityId, KindId, Records};

use super::{ReadRow, RowMatch, State, choose};
use crate::cell::hours::{HoursText, ReadAs};
use crate::cell::point::{Neighbourhood, PointRead};
use crate::cell::{Read, address, hours, name, phone, point};
use crate::{
    CellName, Field, Finding, Kind, Matcher, Problem, Table, TableCell, TableRow, Value, area, csv,
    template,
};

/// How far beyond its frame a district's places may lie, in metres: a frame is no boundary.
const BEYOND_M: f64 = 5_000.0;

/// What all rows of a table have in common.
pub struct Rows<'a> {
    directory: &'a Directory,
    records: Option<&'a Records>,
    table: &'a Table,
    area: Option<&'static str>,
    near: Option<Neighbourhood>,
    /// The kind that the table as a whole is of.
    kind: Option<KindId>,
}

impl<'a> Rows<'a> {
    /// The rows of a table on a sheet of that name, in a district if it is known.
    pub fn new(
        directory: &'a Directory,
        records: Option<&'a Records>,
        sheet: &str,
        table: &'a Table,
    ) -> Self {
        Self {
            directory,
            records,
            table,
            area: records.and_then(|own| area::of(own.region.adcode.as_str())),
            near: records.map(neighbourhood),
            kind: kind_named(directory, sheet),
        }
    }

    /// Reads a row, without asking which facility it is about.
    pub fn read(&self, row: &TableRow) -> ReadRow {
        let mut read = ReadRow {
            number: row.number,
            problems: row.problems.clone(),
            ..ReadRow::default()
        };
        self.name(row, &mut read);
        if row.is_shifted {
            return read;
        }
        self.id(row, &mut read);
        self.kind(row, &mut read);
        self.address(row, &mut read);
        self.phones(row, &mut read);
        self.hours(row, &mut read);
        self.point(row, &mut read);
        self.state(row, &mut read);
        read
    }

    fn name(&self, row: &TableRow, read: &mut ReadRow) {
        let Some(column) = self.table.columns_of(Field::Name).next() else {
            return;
        };
        let missing = |read: &mut ReadRow| {
            // A row that is refused for another reason has a name, if a wrong one.
            let cell = CellName {
                row: row.number,
                column,
            };
            if read.problems.iter().all(|own| own.cell != cell) {
                note(read, cell, Finding::new(Kind::NameMissing, ""));
            }
        };
        let Some(text) = text(row, column, read) else {
            return missing(read);
        };
        let name = name::read(&text);
        let is_empty = name.value.is_none() && name.findings.is_empty();
        read.name = self.take(row, column, name, read);
        if is_empty {
            missing(read);
        }
    }

    fn id(&self, row: &TableRow, read: &mut ReadRow) {
        let Some(records) = self.records else { return };
        let columns = self.table.columns_of(Field::Id);
        for column in columns.chain(self.table.columns_of(Field::Index)) {
            let Some(Value::Text(text)) = row.cells.get(&column).map(|cell| &cell.value) else {
                continue;
            };
            let id: FacilityId = text.trim().into();
            if records.facilities.iter().any(|own| own.id == id) {
                read.id = Some(id);
            }
        }
    }

    fn kind(&self, row: &TableRow, read: &mut ReadRow) {
        let written = self
            .table
            .columns_of(Field::Kind)
            .find_map(|column| text(row, column, read));
        let named = |text: &str| kind_named(self.directory, text);
        let own = read.name.as_ref().and_then(|name| named(&name.name));
        let group = row.group.as_deref().and_then(named);
        read.kind = written
            .and_then(|text| named(&text))
            .or(own)
            .or(group)
            .or_else(|| self.kind.clone());
    }

    fn address(&self, row: &TableRow, read: &mut ReadRow) {
        let Some(records) = self.records else { return };
        let columns: Vec<u32> = self.table.columns_of(Field::Address).collect();
        for column in columns {
            if let Some(text) = text(row, column, read) {
                let address = address::read(&text, &records.region);
                read.address = self.take(row, column, address, read);
            }
        }
    }

    fn phones(&self, row: &TableRow, read: &mut ReadRow) {
        let columns: Vec<u32> = self.table.columns_of(Field::Phones).collect();
        for column in columns {
            let Some(written) = text(row, column, read) else {
                continue;
            };
            let value = row.cells.get(&column).map(|cell| &cell.value);
            let was_number = matches!(value, Some(Value::Number(_)));
            let phones = phone::read(&written, was_number, self.area);
            if let Some(phones) = self.take(row, column, phones, read) {
                let all = read.phones.get_or_insert_default();
                for phone in phones {
                    if !all.contains(&phone) {
                        all.push(phone);
                    }
                }
            }
        }
    }

    fn hours(&self, row: &TableRow, read: &mut ReadRow) {
        let mut parts: [Option<HoursText>; 3] = Default::default();
        let columns: Vec<(u32, Field)> = self
            .table
            .columns
            .iter()
            .map(|(column, own)| (*column, own.field))
            .collect();
        for (column, field) in columns {
            let (part, read_as) = match field {
                Field::Hours => (0, ReadAs::Facility),
                Field::HoursWeekdays => (1, ReadAs::Weekdays),
                Field::HoursWeekend => (2, ReadAs::Weekend),
                Field::Service { service, audience } => {
                    let audience = audience.map(crate::Audience::name);
                    (0, ReadAs::Service { service, audience })
                }
                _ => continue,
            };
            let Some(text) = text(row, column, read) else {
                continue;
            };
            let hours = self.take(row, column, hours_read(&text, read_as), read);
            if let Some(hours) = hours {
                parts[part] = hours.facility.or(parts[part].take());
                read.services.extend(hours.services);
            }
        }
        let [whole, weekdays, weekend] = &parts;
        let joined = hours::join(weekdays.as_ref(), weekend.as_ref());
        read.hours = whole.clone().or(joined);
    }

    fn point(&self, row: &TableRow, read: &mut ReadRow) {
        let Some(near) = &self.near else { return };
        if let Some(column) = self.table.columns_of(Field::Point).next()
            && let Some(text) = text(row, column, read)
        {
            read.point = self.take(row, column, point::read(&text, near), read);
        }
        let lng = self.table.columns_of(Field::Lng).next();
        let lat = self.table.columns_of(Field::Lat).next();
        if let (Some(lng), Some(lat), None) = (lng, lat, read.point) {
            let texts = [lng, lat].map(|column| text(row, column, read).unwrap_or_default());
            if texts.iter().any(|text| !text.trim().is_empty()) {
                let pair = point::read_pair(&texts[0], &texts[1], near);
                read.point = self.take(row, lng, pair, read);
            }
        }
        let system = self.table.columns_of(Field::Crs).next();
        let system = system.and_then(|column| text(row, column, read));
        read.crs = system.and_then(|text| choose::system(&text));
    }

    fn state(&self, row: &TableRow, read: &mut ReadRow) {
        let column = self.table.columns_of(Field::State).next();
        let text = column.and_then(|column| text(row, column, read));
        read.state = text.and_then(|text| state(&text));
    }

    /// The value of what was read from a cell; what there is to say of it goes to the row.
    fn take<T>(&self, row: &TableRow, column: u32, read: Read<T>, to: &mut ReadRow) -> Option<T> {
        let cell = CellName {
            row: row.number,
            column,
        };
        for finding in read.findings {
            note(to, cell, finding);
        }
        if let Some(merged) = row.cells.get(&column).and_then(|cell| cell.merged) {
            note(to, merged, Finding::new(Kind::MergedCell, ""));
        }
        read.value
    }
}

fn note(read: &mut ReadRow, cell: CellName, finding: Finding) {
    let problem = Problem {
        cell,
        kind: finding.kind,
        about: finding.about,
    };
    if !read.problems.contains(&problem) {
        read.problems.push(problem);
    }
}

/// The text of a cell. A formula, or what a program shows as an error, has none, and that is said.
fn text(row: &TableRow, column: u32, read: &mut ReadRow) -> Option<String> {
    let TableCell { value, .. } = row.cells.get(&column)?;
    let cell = CellName {
        row: row.number,
        column,
    };
    match value {
        Value::Formula(formula, _) => {
            note(read, cell, Finding::new(Kind::Formula, formula));
            None
        }
        Value::Error(shown) => {
            note(read, cell, Finding::new(Kind::Formula, shown));
            None
        }
        value if value.is_blank() => None,
        value => Some(csv::meant(&value.text()).to_owned()),
    }
}

/// The text of the first column of a sort in a row.
pub fn text_of(table: &Table, row: usize, field: Field) -> Option<String> {
    let column = table.columns_of(field).next()?;
    let cell = table.rows.get(row)?.cells.get(&column)?;
    (!cell.value.is_blank()).then(|| cell.value.text().into_owned())
}

/// Hours, first as our own template writes them, then as anybody does. OSM's own words are hours too.
fn hours_read(text: &str, read_as: ReadAs<'_>) -> Read<hours::HoursRead> {
    let exact = template::hours::read(text.trim()).or_else(|| osm(text.trim()));
    let Some(osm) = exact else {
        return hours::read(text, read_as);
    };
    let hours = HoursText {
        written: text.trim().to_owned(),
        osm: Some(osm),
    };
    let mut value = hours::HoursRead::default();
    match read_as {
        ReadAs::Service { service, audience } => value.services.push(hours::ServiceHours {
            service: Some(service.to_owned()),
            department: None,
            audience: audience.map(str::to_owned),
            hours,
        }),
        ReadAs::Facility => value.facility = Some(hours),
        // What is said of some days only is read as such.
        ReadAs::Weekdays | ReadAs::Weekend => return hours::read(text, read_as),
    }
    Read {
        value: Some(value),
        findings: Vec::new(),
    }
}

/// A text that is in OSM's words itself. Times without days are hours of every day there, and no statement here.
fn osm(text: &str) -> Option<String> {
    const DAYS: [&str; 9] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "24/7"];
    let has_days = text
        .split("; ")
        .all(|rule| DAYS.iter().any(|day| rule.starts_with(day)));
    let is_osm = has_days && compile(&FacilityId::default(), text).is_ok();
    is_osm.then(|| text.to_owned())
}

fn state(text: &str) -> Option<State> {
    const WORDS: [(State, &[&str]); 5] = [
        (State::Closed, &["停办", "停业", "关闭", "撤销", "注销"]),
        (State::Merged, &["并入", "合并"]),
        (State::Moved, &["搬", "迁"]),
        (
            State::Planned,
            &["未开", "筹建", "规划", "在建", "未建", "拟建"],
        ),
        (
            State::Open,
            &["开着", "在营", "正常", "营业", "运营", "已开"],
        ),
    ];
    let named = |(_, words): &&(State, &[&str])| words.iter().any(|word| text.contains(word));
    WORDS.iter().find(named).map(|(state, _)| *state)
}

/// The kind whose name, or a word for it, is the longest in a text.
fn kind_named(directory: &Directory, text: &str) -> Option<KindId> {
    let words = directory.kinds.iter().flat_map(|kind| {
        let words = std::iter::once(&kind.name).chain(&kind.words);
        words.map(move |word| (word, &kind.id))
    });
    let named = words.filter(|(word, _)| word.chars().count() > 1 && text.contains(word.as_str()));
    named
        .max_by_key(|(word, _)| word.chars().count())
        .map(|(_, id)| id.clone())
}

/// Where the points of a district may lie.
fn neighbourhood(records: &Records) -> Neighbourhood {
    let [west, south, east, north] = records.region.bounds_gcj02;
    let center = [(west + east) / 2.0, (south + north) / 2.0];
    // Half the diagonal, in metres of the middle of the district.
    let metres = 111_320.0;
    let wide = (east - west) / 2.0 * metres * center[1].to_radians().cos();
    let high = (north - south) / 2.0 * metres;
    Neighbourhood {
        center,
        radius: wide.hypot(high) + BEYOND_M,
    }
}

/// Puts the facility of a row into it, with what that leads to: a double, or a street that differs.
pub fn settle(
    table: &Table,
    row: usize,
    read: &mut ReadRow,
    matched: RowMatch,
    matcher: &Matcher<'_>,
) {
    let number = read.number;
    let at = |field: Field| {
        let column = table.columns_of(field).next()?;
        Some(CellName {
            row: number,
            column,
        })
    };
    if let (RowMatch::Duplicate { row: of, .. }, Some(cell)) = (&matched, at(Field::Name)) {
        note(
            read,
            cell,
            Finding::new(Kind::DuplicateRow, &of.to_string()),
        );
    }
    if let Some(street) = text_of(table, row, Field::Street) {
        read.street = matcher.street_named(&street);
        if let (RowMatch::Facility(id), Some(cell)) = (&matched, at(Field::Street))
            && matcher.street_differs(id, &street)
        {
            note(read, cell, Finding::new(Kind::StreetDiffers, &street));
            read.street = None;
        }
    }
    if let RowMatch::Facility(id) = &matched
        && read.id.as_ref() == Some(id)
        && let Some(facility) = matcher.facility(id)
    {
        as_before(table, row, read, facility);
    }
    read.problems.sort_by_key(|problem| problem.cell);
    read.matched = matched;
}

/// Of a cell that came out of the directory and that nobody touched, there is nothing to say.
fn as_before(table: &Table, row: usize, read: &mut ReadRow, facility: &Facility) {
    let address = facility.address.as_ref().map(|own| own.text.clone());
    let hours = facility.hours.as_ref();
    let cells = [
        (Field::Name, Some(facility.name.clone())),
        (Field::Address, address),
        (
            Field::Hours,
            hours.map(|own| template::said_hours(&own.text)),
        ),
        (Field::Phones, template::said_phones(&facility.phones)),
    ];
    for (field, known) in cells {
        let written = text_of(table, row, field);
        let (Some(known), Some(written)) = (known, written) else {
            continue;
        };
        if csv::meant(&written) != known {
            continue;
        }
        let column = table.columns_of(field).next();
        read.problems
            .retain(|own| Some(own.cell.column) != column || own.cell.row != read.number);
        match field {
            Field::Address => read.address = Some(known),
            // The same numbers, which stay as they are.
            Field::Phones => read.phones = None,
            // Seasons, which no words of a clerk say, among them.
            Field::Hours => {
                read.hours = hours.map(|own| HoursText {
                    written: known,
                    osm: Some(own.text.clone()),
                });
            }
            _ => {}
        }
    }
    if is_same_point(table, row, facility) {
        let columns = [Field::Lng, Field::Lat].map(|field| table.columns_of(field).next());
        let is_of_point = |own: &Problem| columns.contains(&Some(own.cell.column));
        read.problems
            .retain(|own| !is_of_point(own) || own.cell.row != read.number);
        read.point = facility.point.as_ref().map(|own| PointRead {
            lng: own.lng,
            lat: own.lat,
        });
    }
}

/// Whether longitude, latitude and their system stand in a row as the directory has them. A point is one value.
fn is_same_point(table: &Table, row: usize, facility: &Facility) -> bool {
    let Some(point) = &facility.point else {
        return false;
    };
    let is = |field: Field, known: f64| {
        let written = text_of(table, row, field);
        written.is_some_and(|own| own.trim().parse() == Ok(known))
    };
    let system = text_of(table, row, Field::Crs).and_then(|own| choose::system(&own));
    is(Field::Lng, point.lng) && is(Field::Lat, point.lat) && system == Some(point.crs)
}
