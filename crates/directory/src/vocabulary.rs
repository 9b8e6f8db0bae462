//! The words of the field, and the words that residents use for them.

use serde::Serialize;

use crate::wire::record;
use crate::{KindId, LevelId, Source, SpecialtyId};

/// A kind of facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kind {
    /// Its id.
    pub id: KindId,
    /// Its name, wherever it is said; in other languages it is in the catalogue of texts.
    pub name: String,
    /// The schema.org type of such a facility. Search engines read it in pages; the browser does without.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub schema: String,
    /// What residents call it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

record! {
    Kind {
        required: id, name;
        optional: schema, words;
    }
}

/// A level that an authority gives to a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Level {
    /// Its id.
    pub id: LevelId,
    /// Its name.
    pub name: String,
}

record! {
    Level { required: id, name; }
}

/// A field of medicine or care, and what residents call it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Specialty {
    /// Its id.
    pub id: SpecialtyId,
    /// Its name.
    pub name: String,
    /// The code in 医疗机构诊疗科目名录, where one fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Residents' words for it. What leads to several fields is a [`Complaint`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Wider fields: who looks for the wider one also finds this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<SpecialtyId>,
}

record! {
    Specialty {
        required: id, name;
        optional: subject, words, broader;
    }
}

/// What residents come with: a complaint, a part of the body, an illness, a treatment. It names the
/// fields of medicine that deal with it, and is no diagnosis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Complaint {
    /// The plainest word for it.
    pub name: String,
    /// Other words for the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The fields of medicine that deal with it, the nearest first.
    pub departments: Vec<SpecialtyId>,
}

record! {
    Complaint {
        required: name, departments;
        optional: words;
    }
}

/// Words that call for 120 before anything else, and the company in which they do not: 憋气 beside 睡觉
/// is snoring, and a 中风 beside 康复 is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Urgent {
    /// The words.
    pub words: Vec<String>,
    /// None of the words is urgent in a query that holds one of these. A word of another entry still is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
}

record! {
    Urgent {
        required: words;
        optional: unless;
    }
}

impl Complaint {
    /// Every word for it, its name first.
    pub fn all_words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name)
            .chain(&self.words)
            .map(String::as_str)
    }
}

/// What a national standard says that every place of a kind must have. It is no statement about any one
/// place: whether that has it, no document says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Standard {
    /// The kinds of facility of which it speaks.
    pub kinds: Vec<KindId>,
    /// Only those whose name holds one of these, where a kind has several standards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<String>,
    /// None whose name holds one of these, such as 儿童: it is a specialised hospital.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless_named: Vec<String>,
    /// The grade of which it speaks: 一级, 二级 or 三级. A facility of a higher grade is held to the highest
    /// standard below it, one of unknown grade to the lowest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// For what these places are asked first where no standard speaks of it: a `field` of medicine, or a
    /// `kind` of place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ask: String,
    /// What they must have, the narrower before the wider.
    pub departments: Vec<Duty>,
    /// Where that is said.
    pub source: Source,
}

record! {
    Standard {
        required: kinds, departments, source;
        optional: named, unless_named, grade, ask;
    }
}

/// A department or room that a standard requires.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Duty {
    /// The field of medicine that it is of.
    #[serde(rename = "concept")]
    pub specialty: SpecialtyId,
    /// Its name as the standard writes it, where that is not just another name of the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it does not stand for narrower fields, as an X光室 does not for ultrasound.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
}

record! {
    Duty {
        required: specialty as "concept";
        optional: name, alone;
    }
}
