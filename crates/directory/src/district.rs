//! What a district's plan says beyond its places: figures and goals, how near care should be, and which
//! way to go. Only the build reads it; the pages made of it are plain pages, so the browser's bundle
//! carries none of it (see `docs/decisions/0009-district-pages-are-plain.md`).

use serde::Serialize;

use crate::wire::{record, words};
use crate::{FacilityId, IndicatorId, KindId, PathwayId, RegionId, ServiceId, Source, Stage};

/// What the plan of a district says of the district as a whole: `data/districts/<adcode>.json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct District {
    /// The district.
    pub region: RegionId,
    /// Figures, with the goals that were set for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// How near a place of care should be, or is said to be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub circles: Vec<Circle>,
    /// How many there were of something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<Count>,
    /// Where to go first, and where next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pathways: Vec<Pathway>,
}

/// A figure that the plan gives or sets as a goal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicator {
    /// Its id, once in each district. The same figure has the same id in all of them.
    pub id: IndicatorId,
    /// The subject under which it is shown.
    pub group: Topic,
    /// What is measured, in plain words.
    pub name: String,
    /// The unit of all its numbers, such as `%` or `岁`.
    pub unit: String,
    /// What was measured, year by year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Measured>,
    /// The goal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// Whether a lower number is the better one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lower_is_better: bool,
    /// What one must know to read the number right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where that is said.
    pub source: Source,
}

record! {
    Indicator {
        required: id, group, name, unit, source;
        optional: values, target, lower_is_better, note;
    }
}

/// The subject of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// How healthy people are.
    People,
    /// Seeing a doctor near home.
    Care,
    /// Pregnancy and children.
    Children,
    /// Chronic and infectious diseases.
    Chronic,
    /// Old people.
    Elders,
    /// Chinese medicine.
    Tcm,
    /// Doctors, nurses and beds.
    Resources,
    /// What it costs.
    Money,
}

words! {
    Topic {
        People = "people",
        Care = "care",
        Children = "children",
        Chronic = "chronic",
        Elders = "elders",
        Tcm = "tcm",
        Resources = "resources",
        Money = "money",
    }
}

/// A number with its year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Measured {
    /// The year, `YYYY`.
    pub year: String,
    /// The number, in the indicator's unit.
    pub value: f64,
    /// Which side of the number is meant.
    #[serde(default, skip_serializing_if = "Bound::is_exact")]
    pub bound: Bound,
}

record! {
    Measured {
        required: year, value;
        optional: bound;
    }
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target {
    /// The year, `YYYY`, by which it should be reached; absent where the plan does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// The number, in the indicator's unit.
    pub value: f64,
    /// Which side of the number is meant.
    pub bound: Bound,
}

record! {
    Target {
        required: value, bound;
        optional: year;
    }
}

/// Which side of a number is meant, as the document writes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Just that much: the number stands without a sign (80, 建成3家).
    #[default]
    Exact,
    /// That much or more (≥, 以上, 不少于).
    AtLeast,
    /// More than that (＞, 超过).
    MoreThan,
    /// That much or less (≤, 以下, 以内).
    AtMost,
    /// Less than that (＜, 低于).
    LessThan,
    /// Roughly that much.
    About,
}

words! {
    Bound {
        Exact = "exact",
        AtLeast = "at-least",
        MoreThan = "more-than",
        AtMost = "at-most",
        LessThan = "less-than",
        About = "about",
    }
}

impl Bound {
    fn is_exact(&self) -> bool {
        *self == Self::Exact
    }
}

/// How near a place of care should be, or is said to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Circle {
    /// The rule, in plain words.
    pub text: String,
    /// How many minutes away at most, where the plan says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// How many metres away at most, where the plan says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metres: Option<u32>,
    /// The kind of place that is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindId>,
    /// How far it has come.
    pub stage: Stage,
    /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// What one must know to read it right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where that is said.
    pub source: Source,
}

record! {
    Circle {
        required: text, stage, as_of, source;
        optional: minutes, metres, kind, note;
    }
}

/// How many there were of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Count {
    /// What and how many, in plain words.
    pub text: String,
    /// The kind of place that is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindId>,
    /// The number alone.
    pub count: u32,
    /// The time of the statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Where that is said.
    pub source: Source,
}

record! {
    Count {
        required: text, count, as_of, source;
        optional: kind;
    }
}

/// Where to go first, and where next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pathway {
    /// Part of its URL, once in each district.
    pub id: PathwayId,
    /// Its name.
    pub name: String,
    /// The services that it leads to, or that are a part of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<ServiceId>,
    /// How far it has come.
    pub stage: Stage,
    /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// The steps, in their order.
    pub steps: Vec<Step>,
    /// What the plan says of priority, insurance or the state of things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// What a resident would ask and the plan does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsaid: Vec<String>,
    /// Where that is said.
    pub source: Source,
}

record! {
    Pathway {
        required: id, name, stage, as_of, steps, source;
        optional: services, terms, unsaid;
    }
}

/// One step of a pathway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// Where to go, or what happens, in a few words.
    pub title: String,
    /// What that means.
    pub text: String,
    /// The kinds of place that it is done at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<KindId>,
    /// The very places, where the plan names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facilities: Vec<FacilityId>,
}

record! {
    Step {
        required: title, text;
        optional: kinds, facilities;
    }
}

/// Something that the plan says of a pathway, with its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    /// What it says, in plain words.
    pub text: String,
    /// The time of the statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Where that is said.
    pub source: Source,
}

record! {
    Term { required: text, as_of, source; }
}
