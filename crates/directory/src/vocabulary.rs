//! The words of the field, and the words that residents use for them.

use crate::record::record;
use crate::{KindId, LevelId, Source, SpecialtyId};

record! {
    /// A kind of facility.
    #[derive(Eq)]
    pub struct Kind {
        /// Its id.
        required id: KindId,
        /// Its name, wherever it is said; in other languages it is in the catalogue of texts.
        required name: String,
        /// The schema.org type of such a facility. Search engines read it in pages; the browser does without.
        optional schema: String,
        /// What residents call it.
        optional words: Vec<String>,
    }
}

record! {
    /// A level that an authority gives to a department.
    #[derive(Eq)]
    pub struct Level {
        /// Its id.
        required id: LevelId,
        /// Its name.
        required name: String,
    }
}

record! {
    /// A field of medicine or care, and what residents call it.
    #[derive(Eq)]
    pub struct Specialty {
        /// Its id.
        required id: SpecialtyId,
        /// Its name.
        required name: String,
        /// The code in 医疗机构诊疗科目名录, where one fits.
        optional subject: Option<String>,
        /// Residents' words for it. What leads to several fields is a [`Complaint`].
        optional words: Vec<String>,
        /// Wider fields: who looks for the wider one also finds this one.
        optional broader: Vec<SpecialtyId>,
    }
}

record! {
    /// What residents come with: a complaint, a part of the body, an illness, a treatment. It names the
    /// fields of medicine that deal with it, and is no diagnosis.
    #[derive(Eq)]
    pub struct Complaint {
        /// The plainest word for it.
        required name: String,
        /// Other words for the same.
        optional words: Vec<String>,
        /// The fields of medicine that deal with it, the nearest first.
        required departments: Vec<SpecialtyId>,
    }
}

record! {
    /// Words that call for 120 before anything else, and the company in which they do not: 憋气 beside 睡觉
    /// is snoring, and a 中风 beside 康复 is over.
    #[derive(Eq)]
    pub struct Urgent {
        /// The words.
        required words: Vec<String>,
        /// None of the words is urgent in a query that holds one of these. A word of another entry still is.
        optional unless: Vec<String>,
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

record! {
    /// What a national standard says that every place of a kind must have. It is no statement about any one
    /// place: whether that has it, no document says.
    #[derive(Eq)]
    pub struct Standard {
        /// The kinds of facility of which it speaks.
        required kinds: Vec<KindId>,
        /// Only those whose name holds one of these, where a kind has several standards.
        optional named: Vec<String>,
        /// None whose name holds one of these, such as 儿童: it is a specialised hospital.
        optional unless_named: Vec<String>,
        /// The grade of which it speaks: 一级, 二级 or 三级. A facility of a higher grade is held to the highest
        /// standard below it, one of unknown grade to the lowest.
        optional grade: Option<String>,
        /// For what these places are asked first where no standard speaks of it: a `field` of medicine, or a
        /// `kind` of place.
        optional ask: String,
        /// What they must have, the narrower before the wider.
        required departments: Vec<Duty>,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// A department or room that a standard requires.
    #[derive(Eq)]
    pub struct Duty {
        /// The field of medicine that it is of.
        required specialty as "concept": SpecialtyId,
        /// Its name as the standard writes it, where that is not just another name of the field.
        optional name: Option<String>,
        /// Whether it does not stand for narrower fields, as an X光室 does not for ultrasound.
        optional alone: bool,
    }
}
