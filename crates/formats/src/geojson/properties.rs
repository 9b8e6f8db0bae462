//! What a feature says of its place: the names of the members, and which of them are absent where no document
//! states anything.

use directory::{Checked, Crs, Ending, Located, OperatingStatus, Precision, Stage};
use serde::Serialize;

use crate::index::Cited;

/// What the documents say of a place. What none states is absent.
#[derive(Serialize)]
pub(super) struct Properties<'a> {
    pub id: &'a str,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Alias<'a>>,
    pub kind: Named<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Named<'a>>,
    pub located: Located,
    pub status: Status<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Former<'a>>,
    /// What the point stands for, where it can be seen at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<Original<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Number<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Statement<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beds: Option<Beds<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<Ward<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<Service<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<Statement<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Tie<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Statement<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Statement<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<&'a Checked>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// A record by its id, with its name where the directory has it.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    pub id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Alias<'a> {
    pub text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Cited<'a>>,
}

#[derive(Serialize)]
pub(super) struct Status<'a> {
    pub now: OperatingStatus,
    pub said: &'static str,
    pub as_of: &'a str,
    pub source: Cited<'a>,
}

#[derive(Serialize)]
pub(super) struct Former<'a> {
    pub what: Ending,
    pub said: &'static str,
    pub as_of: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<Named<'a>>,
    /// Where residents go in the end, where the successor has ended too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heir: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    pub source: Cited<'a>,
}

/// A point as its document has it, before it became WGS-84.
#[derive(Serialize)]
pub(super) struct Original<'a> {
    pub lng: f64,
    pub lat: f64,
    pub crs: Crs,
    pub precision: Precision,
    pub precision_said: &'static str,
    pub source: Cited<'a>,
}

#[derive(Serialize)]
pub(super) struct Text<'a> {
    pub text: &'a str,
    pub source: Cited<'a>,
}

#[derive(Serialize)]
pub(super) struct Number<'a> {
    pub number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
    pub source: Cited<'a>,
}

#[derive(Serialize)]
pub(super) struct Hours<'a> {
    /// In OSM's `opening_hours`.
    pub osm: &'a str,
    /// The same in words, where they can say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    pub source: Cited<'a>,
}

/// A statement in words, with how far it has come and of when it is.
#[derive(Serialize)]
pub(super) struct Statement<'a> {
    pub text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<&'a str>,
    pub stage: Stage,
    pub stage_said: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<&'a str>,
    pub source: Cited<'a>,
}

#[derive(Serialize)]
pub(super) struct Beds<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    pub as_of: &'a str,
    pub source: Cited<'a>,
}

#[derive(Serialize)]
pub(super) struct Ward<'a> {
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Named<'a>>,
    pub stage: Stage,
    pub stage_said: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    pub as_of: &'a str,
    pub source: Cited<'a>,
}

/// A service at the place: as the place gives it, or as the region's documents tie it to the place by name.
#[derive(Default, Serialize)]
pub(super) struct Service<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<&'a str>,
    /// Absent where the place gives it: that is no stage that a document states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage_said: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub for_whom: Option<&'a str>,
    /// Only where a document says that it costs nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free: Option<bool>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub terms: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Number<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    pub as_of: &'a str,
    pub sources: Vec<Cited<'a>>,
}

#[derive(Serialize)]
pub(super) struct Tie<'a> {
    pub hospital: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facility: Option<&'a str>,
    pub about: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<&'a str>,
    pub stage: Stage,
    pub stage_said: &'static str,
    pub as_of: &'a str,
    pub source: Cited<'a>,
}
