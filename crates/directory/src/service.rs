//! What a resident can get, apart from where.

use serde::Serialize;

use crate::wire::record;
use crate::{FacilityId, GroupId, KindId, ServiceId, Source, SpecialtyId, Stage};

/// A part of life under which services are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
}

record! {
    Group { required: id, name; }
}

/// A service as a resident knows it, the same in every region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Service {
    /// Part of its URL.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// The part of life that it belongs to.
    pub group: GroupId,
    /// What residents type when they look for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// What it is, in plain words.
    pub what: String,
    /// What to ask, or how to ask, before one goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// Fields of medicine that it belongs to.
    #[serde(rename = "concepts", default, skip_serializing_if = "Vec::is_empty")]
    pub specialties: Vec<SpecialtyId>,
}

record! {
    Service {
        required: id, name, group, what;
        optional: words, ask, specialties as "concepts";
    }
}

/// A service in one region: how far it has come, for whom, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Offer {
    /// The service.
    pub service: ServiceId,
    /// How far it has come.
    pub stage: Stage,
    /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Who can get it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_whom: Option<String>,
    /// Whether the document says that it costs nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub free: bool,
    /// What the document says of terms, figures, priority or insurance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// The facilities that the document ties it to.
    #[serde(default, rename = "where", skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<FacilityId>,
    /// The places in words, where the document names a group of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub where_text: Option<String>,
    /// Kinds of facility of which the document says that all have it, or are to have it. It is said on
    /// their pages as that, and makes it the service of none of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub where_kinds: Vec<KindId>,
    /// What a resident would ask and the document does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsaid: Vec<String>,
    /// Where that is said.
    pub source: Source,
    /// Further places where it is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_sources: Vec<Source>,
}

record! {
    Offer {
        required: service, stage, as_of, source;
        optional:
            for_whom, free, terms, places as "where", where_text, where_kinds, unsaid, more_sources;
    }
}
