//! A district: its streets, and what the documents say of it without naming a place.

use serde::Serialize;

use crate::wire::record;
use crate::{
    CommunityId, DocumentId, FacilityId, KindId, Point, RegionId, ServiceId, Source, Stage,
    StreetId,
};

/// A district.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Region {
    /// Its six-digit code.
    pub adcode: RegionId,
    /// Its name without the city, such as 天宁区.
    pub name: String,
    /// The city, such as 常州市.
    pub city: String,
    /// The province.
    pub province: String,
    /// The plan that most of its facts come from.
    pub plan: DocumentId,
    /// West, south, east, north in degrees, GCJ-02: a frame for points, not a boundary.
    pub bounds_gcj02: [f64; 4],
    /// Longitude and latitude of its label point, WGS-84.
    pub center_wgs84: [f64; 2],
    /// Where the streets and communities come from.
    pub streets_source: Source,
    /// Its streets and towns.
    pub streets: Vec<Street>,
    /// What the documents count or plan without naming a place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What the documents say of all places of a kind, naming none of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// What residents will ask and no document says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
    /// Pairs of facilities that must never be merged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distinct: Vec<Distinct>,
    /// Who publishes the directory of this region; filled in by the bureau itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher>,
    /// The official entries of services that work outside this site; filled in by the bureau itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

record! {
    Region {
        required:
            adcode, name, city, province, plan, bounds_gcj02, center_wgs84, streets_source, streets;
        optional: notes, statements, unknown, distinct, publisher, links;
    }
}

/// A street (街道) or town (镇).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Street {
    /// Its nine-digit code.
    pub code: StreetId,
    /// Its name.
    pub name: String,
    /// Former or later names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether it is a unit of statistics only, and no street that a resident would name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub statistical: bool,
    /// A point for the street as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// Its communities and villages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub communities: Vec<Community>,
}

record! {
    Street {
        required: code, name;
        optional: aliases, statistical, point, communities;
    }
}

/// A community (社区) or village (村).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Community {
    /// Its twelve-digit code.
    pub code: CommunityId,
    /// Its name.
    pub name: String,
}

record! {
    Community { required: code, name; }
}

/// What the documents count or plan without naming a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// The kind of place that is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindId>,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// What to tell a resident, such as 另有 38 家，文件未列名.
    pub text: String,
    /// The time of the statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Where that is said.
    pub source: Source,
}

record! {
    Note {
        required: text, source;
        optional: kind, count, as_of;
    }
}

/// What a document says of all places of a kind, naming none of them. It is shown on their pages as that, and
/// is no plan, department or service of any one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// The kinds of place that are meant.
    pub kinds: Vec<KindId>,
    /// What is said, in plain words.
    pub text: String,
    /// How far it has come.
    pub stage: Stage,
    /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// The years for which it is planned, such as `2021–2025`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Where that is said.
    pub source: Source,
}

record! {
    Statement {
        required: kinds, text, stage, as_of, source;
        optional: period;
    }
}

/// Two facilities that look alike and must never be merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distinct {
    /// One of them.
    pub a: FacilityId,
    /// The other.
    pub b: FacilityId,
    /// Why they are two.
    pub why: String,
}

record! {
    Distinct { required: a, b, why; }
}

/// Who publishes the directory of a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Publisher {
    /// The bureau's name.
    pub name: String,
    /// Phone numbers to ask at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// Where to report a mistake: `mailto:`, `tel:` or a web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
}

record! {
    Publisher {
        required: name;
        optional: phones, report;
    }
}

/// The official entry of a service that works outside this site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// The service.
    pub service: ServiceId,
    /// What the entry is called, such as 榕医通.
    pub name: String,
    /// Its address, `https://` only.
    pub url: String,
}

record! {
    Link { required: service, name, url; }
}
