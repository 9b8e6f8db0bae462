//! `facilities.csv`: a row for each place.

use std::borrow::Cow;

use directory::{Facility, Source};
use keeper::template;

use super::as_template;
use super::column::{Column, Kind, Table};
use crate::index::Index;
use crate::{Options, Region, words};

/// A place with everything that its cells are made of.
struct Place<'a> {
    own: &'a Facility,
    index: &'a Index<'a>,
    region: &'a Region<'a>,
    options: &'a Options,
}

type Cell<'a> = Option<Cow<'a, str>>;

/// How a column is filled.
enum Fill {
    /// As the template fills its column at this position.
    Template(usize),
    /// With this.
    With(for<'a> fn(&Place<'a>) -> Cell<'a>),
    /// With a part of where a fact stands.
    Source(for<'a> fn(&'a Facility) -> Vec<&'a Source>, usize),
}

/// The columns and how each is filled: first those of the template, in its order.
fn columns() -> Vec<(Column, Fill)> {
    use Kind::{AsOf, Count, Degrees, OneOf, Text};
    let known = as_template::columns().into_iter().enumerate();
    let known = known.map(|(position, column)| (column, Fill::Template(position)));
    let mut columns: Vec<(Column, Fill)> = known.collect();
    let mut add = |name: &str, title: [&str; 2], what: &str, kind: Kind, fill| {
        let always = matches!(
            name,
            "region_code"
                | "kind_code"
                | "status_code"
                | "status_said"
                | "status_as_of"
                | "located_code"
        );
        let column = Column::new(name, title, what, kind);
        let column = if always { column.always() } else { column };
        columns.push((column, Fill::With(fill)));
    };
    add(
        "region_code",
        ["区划代码", "District code"],
        "The six-digit code of the district.",
        Text,
        |own| text(own.region.bundle.region.adcode.as_str()),
    );
    add(
        "kind_code",
        ["类别代码", "Kind code"],
        "The directory's word for the kind of place.",
        Text,
        |own| text(own.own.kind.as_str()),
    );
    add(
        "street_code",
        ["街道代码", "Street code"],
        "The nine-digit code of the street or town.",
        Text,
        |own| text(own.own.street.as_ref()?.as_str()),
    );
    add(
        "located_code",
        ["在不在本区", "Located"],
        "Whether it lies in the district: here, elsewhere, or unstated by any document.",
        OneOf(&["here", "elsewhere", "unstated"]),
        |own| coded(own.own.located),
    );
    add(
        "within_id",
        ["在哪一家里面", "Within"],
        "The id of the place inside which it works.",
        Text,
        |own| text(own.own.within.as_ref()?.as_str()),
    );
    add(
        "other_names",
        ["别的名字", "Other names"],
        "Other spellings, short forms and former names, with 、 between them.",
        Text,
        |own| {
            joined(
                own.own.aliases.iter().map(|alias| alias.text.as_str()),
                "、",
            )
        },
    );
    add(
        "status_code",
        ["状态代码", "Status code"],
        "Whether it is open. Only `open` is open: `planned` is to come, of `unclear` no document says whether it is there, `ended` is no longer there.",
        OneOf(&["open", "planned", "unclear", "ended"]),
        |own| coded(own.own.status.now),
    );
    add(
        "status_said",
        ["状态怎么说", "Status in words"],
        "The same as the site says it.",
        Text,
        |own| text(words::now(own.own.status.now)),
    );
    add(
        "status_as_of",
        ["状态是什么时候的", "Status as of"],
        "The time of that statement.",
        AsOf,
        |own| text(&own.own.status.as_of),
    );
    add(
        "ended_code",
        ["怎么停的", "Ended how"],
        "What became of a place that has ended.",
        OneOf(&["closed", "moved", "merged", "renamed"]),
        |own| coded(own.own.ended.as_ref()?.what),
    );
    add(
        "ended_as_of",
        ["停办时间", "Ended as of"],
        "Since when it has ended.",
        AsOf,
        |own| text(&own.own.ended.as_ref()?.as_of),
    );
    add(
        "ended_note",
        ["停办说明", "Ended: note"],
        "What a resident should know besides.",
        Text,
        |own| text(own.own.ended.as_ref()?.note.as_deref()?),
    );
    add(
        "successor_id",
        ["改去哪一家", "Successor"],
        "The id of the place that residents go to instead.",
        Text,
        |own| text(own.own.ended.as_ref()?.successor.as_ref()?.as_str()),
    );
    add(
        "heir_id",
        ["最后改去哪一家", "Heir"],
        "The id of the place that residents go to in the end, where the successor has ended too.",
        Text,
        |own| text(own.index.heir(own.own)?.id.as_str()),
    );
    add(
        "grade_text",
        ["医院等级", "Grade"],
        "The grade that it has.",
        Text,
        |own| text(&own.own.grade.as_ref()?.text),
    );
    add(
        "grade_stage",
        ["医院等级：办到哪一步", "Grade: stage"],
        STAGE,
        OneOf(STAGES),
        |own| coded(own.own.grade.as_ref()?.stage),
    );
    add(
        "grade_as_of",
        ["医院等级：什么时候的", "Grade: as of"],
        "The time of that statement, where it differs from the document's.",
        AsOf,
        |own| text(own.own.grade.as_ref()?.as_of.as_deref()?),
    );
    add(
        "beds_now",
        ["床位", "Beds"],
        "Beds at the time of the statement. Empty is not zero.",
        Count,
        |own| number(own.own.beds.as_ref()?.now?),
    );
    add(
        "beds_planned",
        ["规划床位", "Planned beds"],
        "Beds that are planned.",
        Count,
        |own| number(own.own.beds.as_ref()?.planned?),
    );
    add(
        "beds_as_of",
        ["床位：什么时候的", "Beds: as of"],
        "The time of that statement.",
        AsOf,
        |own| text(&own.own.beds.as_ref()?.as_of),
    );
    add(
        "hours_osm",
        ["开放时间（OSM 写法）", "Opening hours"],
        "When it is open, in OpenStreetMap's opening_hours.",
        Text,
        |own| text(&own.own.hours.as_ref()?.text),
    );
    add(
        "wgs84_longitude",
        ["WGS-84 经度", "WGS-84 longitude"],
        "Longitude in WGS-84, also of a point that only stands for a street or a district.",
        Degrees(180),
        |own| degrees(own, 0),
    );
    add(
        "wgs84_latitude",
        ["WGS-84 纬度", "WGS-84 latitude"],
        "Latitude in WGS-84.",
        Degrees(90),
        |own| degrees(own, 1),
    );
    add(
        "point_precision",
        ["位置有多准", "Precision of the point"],
        "What the point stands for: the door, within about 300 m, the street as a whole, or the district as a whole. The last two are not where the place is.",
        OneOf(&["exact", "approximate", "street", "district"]),
        |own| coded(own.own.point.as_ref()?.precision),
    );
    add(
        "page_url",
        ["网页", "Page"],
        "Its page on the site.",
        Kind::Address,
        |own| Some(own.region.page(own.options, own.own)?.into()),
    );
    sources(&mut columns);
    columns
}

/// What a stage is, said once for all its columns.
pub(super) const STAGE: &str = "How far it has come, in the documents' words. Only `existing` and `consolidating` are there; `advancing` is under way, `planned` is to come, `exploring` is tried or thought about.";

/// The stages.
pub(super) const STAGES: &[&str] = &[
    "existing",
    "consolidating",
    "advancing",
    "planned",
    "exploring",
];

/// Where each fact stands.
fn sources(columns: &mut Vec<(Column, Fill)>) {
    type Facts = for<'a> fn(&'a Facility) -> Vec<&'a Source>;
    let facts: [(&str, [&str; 2], Facts); 8] = [
        ("status", ["状态", "Status"], |own| {
            vec![&own.status.source]
        }),
        ("ended", ["停办", "Ended"], |own| {
            own.ended.iter().map(|own| &own.source).collect()
        }),
        ("grade", ["医院等级", "Grade"], |own| {
            own.grade.iter().map(|own| &own.source).collect()
        }),
        ("beds", ["床位", "Beds"], |own| {
            own.beds.iter().map(|own| &own.source).collect()
        }),
        ("address", ["地址", "Address"], |own| {
            own.address.iter().map(|own| &own.source).collect()
        }),
        ("phones", ["对外电话", "Phones"], |own| {
            own.phones.iter().map(|own| &own.source).collect()
        }),
        ("hours", ["开放时间", "Opening hours"], |own| {
            own.hours.iter().map(|own| &own.source).collect()
        }),
        ("point", ["位置", "Point"], |own| {
            own.point.iter().map(|own| &own.source).collect()
        }),
    ];
    for (fact, title, of) in facts {
        for (part, column) in Column::of_source(fact, title).into_iter().enumerate() {
            columns.push((column, Fill::Source(of, part)));
        }
    }
}

/// The table, without its rows.
pub(super) fn table() -> Table {
    Table {
        path: super::FACILITIES,
        name: "facilities",
        title: ["机构", "Facilities"],
        what: "A place where a resident gets a health service, or will get one, or could get one before it ended: \
               `status_code` says which.",
        columns: columns().into_iter().map(|(column, _)| column).collect(),
        key: &["id"],
        refers: None,
    }
}

/// The rows, in the order of the data.
pub(super) fn rows<'a>(
    region: &'a Region<'a>,
    options: &'a Options,
    index: &'a Index<'a>,
) -> impl Iterator<Item = Vec<Cell<'a>>> {
    let columns = columns();
    let rows = template::Rows::of(region.directory, &region.bundle.region);
    region.facilities(options).map(move |own| {
        let place = Place {
            own,
            index,
            region,
            options,
        };
        let mut cells = rows.cells(own);
        let fill = |(_, fill): &(Column, Fill)| match fill {
            Fill::Template(position) => Some(cells.get_mut(*position)?.take()?.into()),
            Fill::With(fill) => fill(&place),
            Fill::Source(of, part) => cited(&of(own), *part, index),
        };
        columns.iter().map(fill).collect()
    })
}

fn text(text: &str) -> Cell<'_> {
    Some(text.into())
}

fn coded<'a>(word: impl serde::Serialize) -> Cell<'a> {
    Some(words::code(word).into())
}

fn number<'a>(number: u32) -> Cell<'a> {
    Some(number.to_string().into())
}

fn degrees<'a>(place: &Place<'_>, axis: usize) -> Cell<'a> {
    let point = crate::point::wgs84(place.own.point.as_ref()?)?;
    Some(point[axis].to_string().into())
}

/// Texts in one cell; empty where there are none.
pub(super) fn joined<'t, 'a>(texts: impl Iterator<Item = &'t str>, between: &str) -> Cell<'a> {
    let texts: Vec<&str> = texts.collect();
    (!texts.is_empty()).then(|| texts.join(between).into())
}

/// A part of where a fact stands, in the order of [`Column::of_source`]; of several sources, each once.
pub(super) fn cited<'a>(sources: &[&'a Source], part: usize, index: &Index<'a>) -> Cell<'a> {
    let mut once: Vec<&Source> = Vec::new();
    for source in sources {
        if !once.contains(source) {
            once.push(source);
        }
    }
    let parts = once.iter().map(|source| {
        let cited = index.cited(source);
        match part {
            0 => cited.document.into(),
            1 => cited.title.unwrap_or_default().into(),
            2 => cited.locator.into(),
            _ => Cow::Owned(cited.standing.map(words::code).unwrap_or_default()),
        }
    });
    let parts: Vec<Cow<'_, str>> = parts.collect();
    let parts = parts.iter().map(|own| own.as_ref());
    joined(parts, "；")
}

/// The table on the first sheet of the workbook.
pub(super) fn workbook() -> Table {
    Table {
        path: crate::xlsx::PATH,
        name: "facilities-workbook",
        columns: as_template::columns(),
        ..table()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn they_begin_with_the_template_and_go_on_with_what_the_keeper_leaves_alone() {
        let columns = columns();
        let heads: Vec<&str> = template::heads().map(|own| own.head).collect();
        let first: Vec<&str> = columns
            .iter()
            .take(heads.len())
            .map(|(own, _)| own.head.as_str())
            .collect();
        assert_eq!(first, heads);
        let beside = columns.iter().skip(heads.len());
        let services = super::super::services::table().columns;
        let ours: BTreeSet<String> = beside
            .map(|(own, _)| own.head.clone())
            .chain(services.into_iter().map(|own| own.head))
            .collect();
        let known: BTreeSet<String> = template::BESIDE_COLUMNS.map(str::to_owned).into();
        assert_eq!(known, ours);
    }
}
