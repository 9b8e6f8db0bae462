//! `services-at-places.csv`: a row for each service or department that a document ties to a place by name.

use std::borrow::Cow;

use directory::{Department, Facility, Offer, Phone, ServiceHere, Source, Stage};
use keeper::template::{hours, said_phones};

use super::column::{Column, Kind, Reference, Table};
use super::facilities::{STAGE, STAGES, cited, joined};
use crate::index::Index;
use crate::{Options, Region, words};

type Cell<'a> = Option<Cow<'a, str>>;

/// What a row rests on.
#[derive(Clone, Copy)]
enum Basis {
    /// The place gives it: for whom, when, whom to call.
    Place,
    /// A document of the district names the place for it.
    Offer,
    /// A department of the place.
    Department,
}

impl Basis {
    const CODES: &'static [&'static str] = &["place", "offer", "department"];

    fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Offer => "offer",
            Self::Department => "department",
        }
    }
}

/// A row.
struct Given<'a> {
    place: &'a Facility,
    basis: Basis,
    /// Counted from 1 among those of the place that rest on the same.
    number: usize,
    service: Option<&'a directory::ServiceId>,
    department: Option<&'a str>,
    level: Option<&'a directory::LevelId>,
    stage: Option<Stage>,
    for_whom: Option<&'a str>,
    free: bool,
    terms: &'a [String],
    hours: Option<&'a str>,
    hours_text: Option<&'a str>,
    phones: &'a [Phone],
    note: Option<&'a str>,
    as_of: &'a str,
    sources: Vec<&'a Source>,
    index: &'a Index<'a>,
}

type Fill = for<'a> fn(&Given<'a>) -> Cell<'a>;

/// The columns and how each is filled; those of where it stands come behind them.
fn columns() -> Vec<(Column, Fill)> {
    use Kind::{AsOf, Count, OneOf, Text, Yes};
    let mut columns: Vec<(Column, Fill)> = Vec::new();
    let mut add = |name: &str, title: [&str; 2], what: &str, kind: Kind, fill: Fill| {
        columns.push((Column::new(name, title, what, kind), fill));
    };
    add(
        "facility_id",
        ["机构编号", "Facility"],
        "The id of the place, as in facilities.csv.",
        Text,
        |own| text(own.place.id.as_str()),
    );
    add(
        "facility_name",
        ["机构名称", "Name of the facility"],
        "The name of the place.",
        Text,
        |own| text(&own.place.name),
    );
    add(
        "facility_status",
        ["机构状态", "Status of the facility"],
        "Whether the place is open. A service is to be had only where this is `open`.",
        OneOf(&["open", "planned", "unclear", "ended"]),
        |own| Some(words::code(own.place.status.now).into()),
    );
    add(
        "facility_status_said",
        ["机构状态怎么说", "Status of the facility in words"],
        "The same as the site says it.",
        Text,
        |own| text(words::now(own.place.status.now)),
    );
    add(
        "row_basis",
        ["这一行凭什么", "Basis"],
        "What the row rests on: `place`, as the place itself gives it; `offer`, as a document of the district ties it to the place by name; `department`, a department of the place.",
        OneOf(Basis::CODES),
        |own| text(own.basis.code()),
    );
    add(
        "row_number",
        ["第几个", "Number"],
        "Counted from 1 among the rows of the place with the same basis.",
        Count,
        |own| Some(own.number.to_string().into()),
    );
    add(
        "service_id",
        ["服务代码", "Service"],
        "The directory's word for the service.",
        Text,
        |own| text(own.service?.as_str()),
    );
    add(
        "service_name",
        ["服务", "Name of the service"],
        "The name of the service.",
        Text,
        |own| text(own.index.service(own.service?)?),
    );
    add(
        "department_name",
        ["科室", "Department"],
        "The department as the document writes it.",
        Text,
        |own| text(own.department?),
    );
    add(
        "level_code",
        ["科室级别代码", "Level code"],
        "The directory's word for the level that an authority gave the department.",
        Text,
        |own| text(own.level?.as_str()),
    );
    add(
        "level_name",
        ["科室级别", "Level"],
        "The name of that level.",
        Text,
        |own| text(own.index.level(own.level?)?),
    );
    add(
        "stage_code",
        ["办到哪一步代码", "Stage code"],
        STAGE,
        OneOf(STAGES),
        |own| Some(words::code(own.stage?).into()),
    );
    add(
        "stage_said",
        ["办到哪一步", "Stage in words"],
        "The same as the site says it.",
        Text,
        |own| text(words::stage(own.stage?)),
    );
    add(
        "for_whom",
        ["给谁", "For whom"],
        "Who can get it.",
        Text,
        |own| text(own.for_whom?),
    );
    add(
        "free_of_charge",
        ["免费", "Free of charge"],
        "`true` where the document says that it costs nothing. Empty says nothing.",
        Yes,
        |own| own.free.then_some("true".into()),
    );
    add(
        "terms_text",
        ["文件怎么说", "Terms"],
        "What the document says of terms, figures, priority or insurance, with ； between them.",
        Text,
        |own| joined(own.terms.iter().map(String::as_str), "；"),
    );
    add(
        "service_hours_osm",
        ["时间（OSM 写法）", "Hours"],
        "When it is given, in OpenStreetMap's opening_hours.",
        Text,
        |own| text(own.hours?),
    );
    add(
        "service_hours_said",
        ["时间", "Hours in words"],
        "When it is given, in words: the document's, or those of the hours beside.",
        Text,
        |own| match own.hours_text {
            Some(written) => text(written),
            None => Some(hours::said(own.hours?)?.into()),
        },
    );
    add(
        "service_phones",
        ["电话", "Phones"],
        "Numbers to call about it, written as in facilities.csv.",
        Text,
        |own| Some(said_phones(own.phones)?.into()),
    );
    add(
        "service_note",
        ["说明", "Note"],
        "What a resident should know besides.",
        Text,
        |own| text(own.note?),
    );
    add(
        "service_as_of",
        ["什么时候的", "As of"],
        "The time of the statement.",
        AsOf,
        |own| text(own.as_of),
    );
    let parts: [Fill; 4] = [
        |own| cited(&own.sources, 0, own.index),
        |own| cited(&own.sources, 1, own.index),
        |own| cited(&own.sources, 2, own.index),
        |own| cited(&own.sources, 3, own.index),
    ];
    columns.extend(
        Column::of_source("service", ["出处", "Source"])
            .into_iter()
            .zip(parts),
    );
    columns
        .into_iter()
        .map(
            |(column, fill)| match ALWAYS.contains(&column.name.as_str()) {
                true => (column.always(), fill),
                false => (column, fill),
            },
        )
        .collect()
}

/// Columns of which no cell is empty.
const ALWAYS: [&str; 8] = [
    "facility_id",
    "facility_name",
    "facility_status",
    "facility_status_said",
    "row_basis",
    "row_number",
    "service_as_of",
    "service_document",
];

/// The table, without its rows.
pub(super) fn table() -> Table {
    Table {
        path: super::SERVICES,
        name: "services-at-places",
        title: ["在哪一家能办什么", "Services at places"],
        what: "A service or a department that a document ties to a place by name. What is said of all places of a \
               kind is said of none of them, and is not here.",
        columns: columns().into_iter().map(|(column, _)| column).collect(),
        key: &["facility_id", "row_basis", "row_number"],
        refers: Some(Reference {
            column: "facility_id",
            path: super::FACILITIES,
            name: "facilities",
            to: "id",
        }),
    }
}

/// The rows, in the order of the places.
pub(super) fn rows<'a>(
    region: &'a Region<'a>,
    options: &'a Options,
    index: &'a Index<'a>,
) -> impl Iterator<Item = Vec<Cell<'a>>> {
    let columns = columns();
    let given = region.facilities(options).flat_map(|own| given(own, index));
    given.map(move |own| columns.iter().map(|(_, fill)| fill(&own)).collect())
}

/// The rows of a place.
fn given<'a>(place: &'a Facility, index: &'a Index<'a>) -> impl Iterator<Item = Given<'a>> {
    let here = place
        .services
        .iter()
        .map(move |own| of_place(place, own, index));
    let offers = index.offers_at(&place.id).iter();
    let offers = offers.map(move |own| of_offer(place, own, index));
    let departments = place.departments.iter();
    let departments = departments.map(move |own| of_department(place, own, index));
    let numbered = |(number, own)| Given { number, ..own };
    (1..)
        .zip(here)
        .chain((1..).zip(offers))
        .chain((1..).zip(departments))
        .map(numbered)
}

/// A row with nothing in it but where it is and what it rests on.
fn blank<'a>(place: &'a Facility, basis: Basis, as_of: &'a str, index: &'a Index<'a>) -> Given<'a> {
    Given {
        place,
        basis,
        number: 0,
        service: None,
        department: None,
        level: None,
        stage: None,
        for_whom: None,
        free: false,
        terms: &[],
        hours: None,
        hours_text: None,
        phones: &[],
        note: None,
        as_of,
        sources: Vec::new(),
        index,
    }
}

fn of_place<'a>(place: &'a Facility, own: &'a ServiceHere, index: &'a Index<'a>) -> Given<'a> {
    Given {
        service: own.service.as_ref(),
        department: own.department.as_deref(),
        for_whom: own.audience.as_deref(),
        hours: own.hours.as_deref(),
        hours_text: own.hours_text.as_deref(),
        phones: &own.phones,
        note: own.note.as_deref(),
        sources: vec![&own.source],
        ..blank(place, Basis::Place, &own.as_of, index)
    }
}

fn of_offer<'a>(place: &'a Facility, own: &'a Offer, index: &'a Index<'a>) -> Given<'a> {
    Given {
        service: Some(&own.service),
        stage: Some(own.stage),
        for_whom: own.for_whom.as_deref(),
        free: own.free,
        terms: &own.terms,
        sources: std::iter::once(&own.source)
            .chain(&own.more_sources)
            .collect(),
        ..blank(place, Basis::Offer, &own.as_of, index)
    }
}

fn of_department<'a>(place: &'a Facility, own: &'a Department, index: &'a Index<'a>) -> Given<'a> {
    Given {
        department: Some(&own.name),
        level: own.level.as_ref(),
        stage: Some(own.stage),
        note: own.note.as_deref(),
        sources: vec![&own.source],
        ..blank(place, Basis::Department, &own.as_of, index)
    }
}

fn text(text: &str) -> Cell<'_> {
    Some(text.into())
}
