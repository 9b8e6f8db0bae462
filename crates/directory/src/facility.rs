//! A place where a resident gets a health service, and what the documents say of it.

use serde::Serialize;

use crate::hours::Hours;
use crate::wire::{record, words};
use crate::{FacilityId, KindId, LevelId, Source, SpecialtyId, StreetId};

/// A place where a resident gets a health service, or will get one.
///
/// What no document states is absent, and the page says so; nothing here stands for "probably".
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Facility {
    /// Part of its URL.
    pub id: FacilityId,
    /// The name as the documents write it.
    pub name: String,
    /// Other spellings, short forms and former names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Alias>,
    /// What kind of place it is.
    pub kind: KindId,
    /// The street or town it lies in, where a document or its official name says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<StreetId>,
    /// The facility inside which it works, as a studio in a centre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<FacilityId>,
    /// Whether it lies in this region.
    #[serde(default, skip_serializing_if = "Located::is_here")]
    pub located: Located,
    /// Whether it is open, and when that was said.
    pub status: Status,
    /// The grade that it has (医院等级), as 三级甲等, with the time of that statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Fact>,
    /// Its departments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<Department>,
    /// Names under which it is, or is to be, known for something (牌子).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<Brand>,
    /// Hospitals that it works with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Partner>,
    /// Its beds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beds: Option<Beds>,
    /// What is to become of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Plan>,
    /// Whatever else the documents say of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Its phone numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// When it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Facilities that may be the same place, though no document says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub maybe_same: Vec<FacilityId>,
    /// When a person last checked this record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
}

record! {
    Facility {
        required: id, name, kind, status;
        optional:
            aliases, street, within, located, grade, departments, brands, partners, beds, plans, facts,
            address, phones, point, hours, maybe_same, checked;
    }
}

impl Facility {
    /// All names by which it is known, its own first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(|alias| alias.text.as_str());
        std::iter::once(self.name.as_str()).chain(aliases)
    }
}

/// Another name of a facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alias {
    /// The name.
    pub text: String,
    /// The document that calls it so. Without one, the alias is the facility's name with characters left
    /// out (see [`Alias::is_cut_from`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

record! {
    Alias {
        required: text;
        optional: source;
    }
}

impl Alias {
    /// Whether a name becomes this alias when characters of it are left out: 红梅中心 is cut from
    /// 红梅街道社区卫生服务中心. That needs no source, because it says nothing new.
    pub fn is_cut_from(&self, name: &str) -> bool {
        let mut rest = name.chars();
        self.text
            .chars()
            .all(|sign| rest.any(|other| other == sign))
    }
}

/// Whether a facility lies in the region whose file names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Located {
    /// In this region.
    #[default]
    Here,
    /// A document says that it is elsewhere.
    Elsewhere,
    /// No document says where it is, as with most partner hospitals.
    Unstated,
}

words! {
    Located { Here = "here", Elsewhere = "elsewhere", Unstated = "unstated" }
}

impl Located {
    /// Whether the facility lies in the region whose file names it.
    pub fn is_here(&self) -> bool {
        *self == Self::Here
    }
}

/// Whether a facility is open, as of a date.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Status {
    /// Open, planned, or not to be told from the documents.
    pub now: OperatingStatus,
    /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Where that is said.
    pub source: Source,
}

record! {
    Status { required: now, as_of, source; }
}

/// Whether a facility exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OperatingStatus {
    /// It exists.
    Open,
    /// The documents do not say whether it exists.
    Unclear,
    /// It is to be built or founded.
    Planned,
}

words! {
    OperatingStatus { Open = "open", Unclear = "unclear", Planned = "planned" }
}

/// How far something has come, in the documents' own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// 已有: it is there.
    #[default]
    Existing,
    /// 巩固: it is there and is to be kept up.
    Consolidating,
    /// 推进: it is under way.
    Advancing,
    /// 规划: it is to come.
    Planned,
    /// 探索: it is being tried or thought about.
    Exploring,
}

words! {
    Stage {
        Existing = "existing",
        Consolidating = "consolidating",
        Advancing = "advancing",
        Planned = "planned",
        Exploring = "exploring",
    }
}

impl Stage {
    /// Whether it is there today, so far as the documents know.
    pub fn is_existing(&self) -> bool {
        matches!(self, Self::Existing | Self::Consolidating)
    }

    fn is_default(&self) -> bool {
        *self == Self::Existing
    }
}

/// A department, or a special treatment, of a facility.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Department {
    /// The name as the document writes it.
    pub name: String,
    /// The fields of medicine that it covers.
    #[serde(rename = "concepts")]
    pub specialties: Vec<SpecialtyId>,
    /// The level that an authority gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "Stage::is_default")]
    pub stage: Stage,
    /// What a resident should know besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Where that is said.
    pub source: Source,
}

record! {
    Department {
        required: name, specialties as "concepts", as_of, source;
        optional: level, stage, note;
    }
}

/// A name under which a facility is, or is to be, known for something.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Brand {
    /// The name.
    pub name: String,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "Stage::is_default")]
    pub stage: Stage,
    /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Where that is said.
    pub source: Source,
}

record! {
    Brand {
        required: name, as_of, source;
        optional: stage;
    }
}

/// A tie with a hospital.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Partner {
    /// The hospital's name as the document writes it.
    pub hospital: String,
    /// The hospital's own record, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<FacilityId>,
    /// What the two do together.
    pub about: String,
    /// The department that the tie is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "Stage::is_default")]
    pub stage: Stage,
    /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Where that is said.
    pub source: Source,
}

record! {
    Partner {
        required: hospital, about, as_of, source;
        optional: facility, department, stage;
    }
}

/// Numbers of beds. A number that no document states is absent; 0 is a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Beds {
    /// Beds at the time of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<u32>,
    /// Beds that are planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<u32>,
    /// What a reader should know of the numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Where that is said.
    pub source: Source,
}

record! {
    Beds {
        required: as_of, source;
        optional: now, planned, note;
    }
}

/// What is to become of a facility.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// What is planned.
    pub what: String,
    /// The years for which it is planned, such as `2021–2025`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// How far it has come.
    pub stage: Stage,
    /// Where that is said.
    pub source: Source,
}

record! {
    Plan {
        required: what, stage, source;
        optional: period;
    }
}

/// Something else that a document says of a facility.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fact {
    /// The fact, in plain words.
    pub text: String,
    /// The time of the statement, where it differs from the document's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "Stage::is_default")]
    pub stage: Stage,
    /// Where that is said.
    pub source: Source,
}

record! {
    Fact {
        required: text, source;
        optional: as_of, stage;
    }
}

/// An address as a document writes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Address {
    /// The address.
    pub text: String,
    /// Where that is said.
    pub source: Source,
}

record! {
    Address { required: text, source; }
}

/// A phone number as a document writes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Phone {
    /// Digits, with hyphens or spaces between them.
    pub number: String,
    /// Whose number it is, as 总机 or 急诊.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Where that is said.
    pub source: Source,
}

record! {
    Phone {
        required: number, source;
        optional: label;
    }
}

/// A point on the earth, with the system that its numbers are in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Point {
    /// Longitude in degrees.
    pub lng: f64,
    /// Latitude in degrees.
    pub lat: f64,
    /// The coordinate system. Mixed up, a place in Fuzhou is 591 m off.
    pub crs: Crs,
    /// What the point stands for.
    pub precision: Precision,
    /// Where that is said.
    pub source: Source,
}

record! {
    Point { required: lng, lat, crs, precision, source; }
}

/// A coordinate system in use in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Crs {
    /// What a phone's browser gives.
    Wgs84,
    /// What Amap, Tencent and Apple use in China.
    Gcj02,
    /// What Baidu uses.
    Bd09,
}

words! {
    Crs { Wgs84 = "wgs84", Gcj02 = "gcj02", Bd09 = "bd09" }
}

/// What a point stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The door.
    Exact,
    /// Within about 300 m.
    Approximate,
    /// The street or town as a whole.
    Street,
    /// The district as a whole.
    District,
}

words! {
    Precision {
        Exact = "exact",
        Approximate = "approximate",
        Street = "street",
        District = "district",
    }
}

/// A person's check of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Checked {
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// Who checked.
    pub by: String,
}

record! {
    Checked { required: date, by; }
}
