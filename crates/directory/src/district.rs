//! What a district's plan says beyond its places: figures and goals, how near care should be, and which
//! way to go. Only the build reads it; the pages made of it are plain pages, so the browser's bundle
//! carries none of it (see `docs/decisions/0009-district-pages-are-plain.md`).

use crate::record::{record, words};
use crate::{FacilityId, IndicatorId, KindId, PathwayId, RegionId, ServiceId, Source, Stage};

record! {
    /// What the plan of a district says of the district as a whole: `data/districts/<adcode>.json`.
    pub struct District {
        /// The district.
        required region: RegionId,
        /// Figures, with the goals that were set for them.
        optional indicators: Vec<Indicator>,
        /// How near a place of care should be, or is said to be.
        optional circles: Vec<Circle>,
        /// How many there were of something.
        optional counts: Vec<Count>,
        /// Where to go first, and where next.
        optional pathways: Vec<Pathway>,
    }
}

impl District {
    /// The pathway of this id.
    pub fn pathway(&self, id: &str) -> Option<&Pathway> {
        let mut pathways = self.pathways.iter();
        pathways.find(|pathway| pathway.id.as_str() == id)
    }
}

record! {
    /// A figure that the plan gives or sets as a goal.
    pub struct Indicator {
        /// Its id, once in each district. The same figure has the same id in all of them.
        required id: IndicatorId,
        /// The subject under which it is shown.
        required group: Topic,
        /// What is measured, in plain words.
        required name: String,
        /// The unit of all its numbers, such as `%` or `岁`.
        required unit: String,
        /// What was measured, year by year.
        optional values: Vec<Measured>,
        /// The goal.
        optional target: Option<Target>,
        /// Whether a lower number is the better one.
        optional lower_is_better: bool,
        /// What one must know to read the number right.
        optional note: Option<String>,
        /// Where that is said.
        required source: Source,
    }
}

words! {
    /// The subject of an indicator.
    pub enum Topic {
        /// How healthy people are.
        People = "people",
        /// Seeing a doctor near home.
        Care = "care",
        /// Pregnancy and children.
        Children = "children",
        /// Chronic and infectious diseases.
        Chronic = "chronic",
        /// Old people.
        Elders = "elders",
        /// Chinese medicine.
        Tcm = "tcm",
        /// Doctors, nurses and beds.
        Resources = "resources",
        /// What it costs.
        Money = "money",
    }
}

record! {
    /// A number with its year.
    pub struct Measured {
        /// The year, `YYYY`.
        required year: String,
        /// The number, in the indicator's unit.
        required value: f64,
        /// Which side of the number is meant.
        optional bound: Bound,
    }
}

record! {
    /// A goal.
    pub struct Target {
        /// The year, `YYYY`, by which it should be reached; absent where the plan does not say.
        optional year: Option<String>,
        /// The number, in the indicator's unit.
        required value: f64,
        /// Which side of the number is meant.
        required bound: Bound,
    }
}

words! {
    /// Which side of a number is meant, as the document writes it.
    #[derive(Default)]
    pub enum Bound {
        /// Just that much: the number stands without a sign (80, 建成3家).
        #[default]
        Exact = "exact",
        /// That much or more (≥, 以上, 不少于).
        AtLeast = "at-least",
        /// More than that (＞, 超过).
        MoreThan = "more-than",
        /// That much or less (≤, 以下, 以内).
        AtMost = "at-most",
        /// Less than that (＜, 低于).
        LessThan = "less-than",
        /// Roughly that much.
        About = "about",
    }
}

record! {
    /// How near a place of care should be, or is said to be.
    #[derive(Eq)]
    pub struct Circle {
        /// The rule, in plain words.
        required text: String,
        /// How many minutes away at most, where the plan says so.
        optional minutes: Option<u32>,
        /// How many metres away at most, where the plan says so.
        optional metres: Option<u32>,
        /// The kind of place that is meant.
        optional kind: Option<KindId>,
        /// How far it has come.
        required stage: Stage,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// What one must know to read it right.
        optional note: Option<String>,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// How many there were of something.
    #[derive(Eq)]
    pub struct Count {
        /// What and how many, in plain words.
        required text: String,
        /// The kind of place that is counted.
        optional kind: Option<KindId>,
        /// The number alone.
        required count: u32,
        /// The time of the statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// Where to go first, and where next.
    #[derive(Eq)]
    pub struct Pathway {
        /// Part of its URL, once in each district.
        required id: PathwayId,
        /// Its name.
        required name: String,
        /// The services that it leads to, or that are a part of it.
        optional services: Vec<ServiceId>,
        /// How far it has come.
        required stage: Stage,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// The steps, in their order.
        required steps: Vec<Step>,
        /// What the plan says of priority, insurance or the state of things.
        optional terms: Vec<Term>,
        /// What a resident would ask and the plan does not say.
        optional unsaid: Vec<String>,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// One step of a pathway.
    #[derive(Eq)]
    pub struct Step {
        /// Where to go, or what happens, in a few words.
        required title: String,
        /// What that means.
        required text: String,
        /// The kinds of place that it is done at.
        optional kinds: Vec<KindId>,
        /// The very places, where the plan names them.
        optional facilities: Vec<FacilityId>,
    }
}

record! {
    /// Something that the plan says of a pathway, with its date.
    #[derive(Eq)]
    pub struct Term {
        /// What it says, in plain words.
        required text: String,
        /// The time of the statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// Where that is said.
        required source: Source,
    }
}
