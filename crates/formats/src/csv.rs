//! CSV (RFC 4180) with a description of every column, for people with a spreadsheet and for programs.
//!
//! `facilities.csv` begins with the columns of the keeper's template, so that what a bureau corrects in it is read
//! back; behind them stand columns for machines, which the keeper leaves alone. `services-at-places.csv` has a row
//! for each service or department that a document ties to a place by name. Beside each stands its metadata (CSV on
//! the Web); what [`package`](crate::package()) says of them is made of the same tables of columns.

mod as_template;
mod column;
mod facilities;
mod metadata;
mod schema;
mod services;

use std::borrow::Cow;

use ::csv::{Terminator, WriterBuilder};
use keeper::csv::neutralised;

use crate::index::Index;
use crate::{Exported, File, LeftOut, Options, Region};
use column::Table;
pub(crate) use metadata::NEUTRALISED;

/// The file with a row for each place.
pub const FACILITIES: &str = "facilities.csv";

/// The file with a row for each service or department at a place.
pub const SERVICES: &str = "services-at-places.csv";

/// How the name of a metadata file goes on behind that of its CSV file.
const METADATA: &str = "-metadata.json";

/// A region in this format.
pub fn export(region: &Region, options: &Options) -> Exported {
    let index = Index::of(region);
    let (facilities, services) = tables();
    let places = facilities::rows(region, options, &index);
    let given = services::rows(region, options, &index);
    let file = |path: String, bytes| File { path, bytes };
    let files = vec![
        file(FACILITIES.to_owned(), written(&facilities, places)),
        file(
            format!("{FACILITIES}{METADATA}"),
            metadata::of(&[&facilities]),
        ),
        file(SERVICES.to_owned(), written(&services, given)),
        file(
            format!("{SERVICES}{METADATA}"),
            metadata::of(&[&services, &facilities]),
        ),
    ];
    Exported {
        files,
        left_out: left_out(region, options),
    }
}

/// What stands above a column, and what it is called in Chinese and in English.
pub type Heading = (String, [String; 2]);

/// The columns of each file, from the left: the same for every region.
pub fn headings() -> [(&'static str, Vec<Heading>); 2] {
    let (facilities, services) = tables();
    [facilities, services].map(|table| {
        let columns = table.columns.into_iter();
        let headings = columns.map(|column| (column.head, column.title));
        (table.path, headings.collect())
    })
}

/// The two tables, which are the same for every region.
fn tables() -> (Table, Table) {
    (facilities::table(), services::table())
}

/// What a data package says of the file of that path: its name and its schema (Table Schema). The workbook has the
/// first columns of the places. Nothing for a file that is no table.
pub(crate) fn described(path: &str) -> Option<(&'static str, serde_json::Value)> {
    let (facilities, services) = tables();
    let workbook = facilities::workbook();
    let mut all = [facilities, services, workbook].into_iter();
    let own = all.find(|own| own.path == path)?;
    Some((own.name, schema::of(&own)))
}

/// The lines of a table: with a mark of the encoding, by which Excel knows it, and ends of lines as RFC 4180 has
/// them.
fn written<'r>(
    table: &Table,
    rows: impl IntoIterator<Item = Vec<Option<Cow<'r, str>>>>,
) -> Vec<u8> {
    let mark = "\u{FEFF}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(mark);
    let heads = table.columns.iter().map(|column| column.head.as_bytes());
    let whole = "what is written to memory, in rows of one length, is written";
    writer.write_record(heads).expect(whole);
    for row in rows {
        for cell in &row {
            let text = neutralised(cell.as_deref().unwrap_or_default());
            writer.write_field(text.as_bytes()).expect(whole);
        }
        writer.write_record(None::<&[u8]>).expect(whole);
    }
    writer.into_inner().expect(whole)
}

/// What the two tables have no column for.
fn left_out(region: &Region, options: &Options) -> Vec<LeftOut> {
    let offers = region.bundle.offers.iter();
    let nowhere = offers
        .filter(|own| own.places.is_empty())
        .map(|own| LeftOut {
            id: own.service.to_string(),
            why: format!("no document ties it to a place by name, so {SERVICES} has no row of it"),
        });
    let wordy = region.facilities(options).filter(|own| {
        let more = [
            own.brands.len(),
            own.partners.len(),
            own.plans.len(),
            own.facts.len(),
        ];
        more.iter().any(|count| *count > 0)
    });
    let count = wordy.count();
    let words = (count > 0).then(|| LeftOut {
        id: region.bundle.region.adcode.to_string(),
        why: format!(
            "{FACILITIES} has no columns for brands, partners, plans and further facts, which {count} places have; \
             {} has them",
            crate::geojson::PATH
        ),
    });
    nowhere.chain(words).collect()
}
