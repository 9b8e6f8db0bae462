//! The directory in the formats of other fields, so that their own tools take it as it is.
//!
//! ```text
//! Directory ─► Region ─┬ geojson ─► places.geojson
//!                      ├ hsds    ─► hsds/…
//!                      ├ fhir    ─► fhir/…
//!                      ├ csv     ─► facilities.csv, services-at-places.csv
//!                      └ xlsx    ─► facilities.xlsx
//! all of these files ──── package ─► datapackage.json
//! and of what has changed: changes ─► changes.json, changes.atom
//! ```
//!
//! Pure: a format gives files as bytes, and says what it left out and why. Equal input gives equal bytes. Nothing
//! is invented to please a format: a field that no document fills is absent, and where a format demands one, the
//! record is left out and that is said.

pub mod changes;
pub mod csv;
pub mod fhir;
pub mod geojson;
pub mod hsds;
mod index;
mod json;
pub mod package;
mod point;
mod region;
pub mod uuid;
mod words;
pub mod xlsx;

pub use package::package;
pub use region::Region;

/// What an export is asked for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Leaves out every place that is not open: planned, unclear, and ended ones. Without it they are there, marked
    /// so that nobody can take them for open.
    pub open_only: bool,
    /// The site's address such as `https://example.cn/jk/`, with the slash at its end, where the export is to name
    /// the page of a place and to have addresses of its own. Without it the addresses are `urn:uuid:…`.
    pub address: Option<String>,
}

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the region's folder, such as `hsds/services.json`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A record, or a part of one, that a format cannot say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// The id of the record.
    pub id: String,
    /// What was left out and why, as a sentence for whoever exports.
    pub why: String,
}

/// What a format made of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The files, by path.
    pub files: Vec<File>,
    /// What is not in them.
    pub left_out: Vec<LeftOut>,
}

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// GeoJSON (RFC 7946).
    GeoJson,
    /// Open Referral's Human Services Data Specification 3.0.
    Hsds,
    /// HL7 FHIR R4.
    Fhir,
    /// CSV with a description of its columns.
    Csv,
    /// The keeper's template, a workbook.
    Xlsx,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::GeoJson, Self::Hsds, Self::Fhir, Self::Csv, Self::Xlsx];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::Hsds => "hsds",
            Self::Fhir => "fhir",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// A region in this format.
    pub fn export(self, region: &Region, options: &Options) -> Exported {
        match self {
            Self::GeoJson => geojson::export(region, options),
            Self::Hsds => hsds::export(region, options),
            Self::Fhir => fhir::export(region, options),
            Self::Csv => csv::export(region, options),
            Self::Xlsx => xlsx::export(region, options),
        }
    }
}
