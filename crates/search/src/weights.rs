//! Every number that decides what is found and what comes first, in one place.
//!
//! A facility's score is the sum, over the words of the query, of the best way in which the word leads
//! to it, in points: a facility's whole name is worth 100. Each knob says what it does; what it does at 0
//! and at its upper end, and between which bounds it makes sense, stands with it or at the head of its
//! group. `?explain` in an address shows what they gave each hit.

use directory::{OperatingStatus, Stage};

/// How much of a query is read, in characters. At 0 nothing is found; at most 64, which is more than
/// any resident types and keeps a pasted page fast.
pub(crate) const QUERY_CHARS: usize = 64;

// What a word is worth, by what it leads to. Points, 0 to 100: at 0 such words find nothing, at 100 they count
// like the whole name of a facility. What is worth less than [`STRONG`] of the best does not count as found.

/// The whole name or alias of a facility.
pub(crate) const NAME_WHOLE: f32 = 100.0;
/// The beginning of a name. Above everything that is not a whole name.
pub(crate) const NAME_START: f32 = 80.0;
/// Another part of a name.
pub(crate) const NAME_PART: f32 = 68.0;
/// What is left of the two above for a part that very many names have, such as 医院.
pub(crate) const NAME_COMMON: f32 = 40.0;
/// The share of all facilities from which on a part of a name counts as common. At 0 every part is
/// common, at 1 none.
pub(crate) const COMMON_SHARE: f32 = 0.25;
/// A name, found in spite of typing errors.
pub(crate) const NAME_FUZZY: f32 = 70.0;
/// A street, for a facility there whose name carries the street's.
pub(crate) const STREET_IN_NAME: f32 = 66.0;
/// A street, for a facility there.
pub(crate) const STREET: f32 = 54.0;
/// A community, for a facility of its street.
pub(crate) const COMMUNITY: f32 = 44.0;
/// A department by its name.
pub(crate) const DEPARTMENT: f32 = 60.0;
/// A specialty, for a facility with such a department.
pub(crate) const SPECIALTY: f32 = 56.0;
/// A specialty, for a facility that only carries it in its name.
pub(crate) const SPECIALTY_IN_NAME: f32 = 34.0;
/// A level of departments.
pub(crate) const LEVEL: f32 = 46.0;
/// A service, for a facility that a document ties it to.
pub(crate) const SERVICE: f32 = 46.0;
/// A kind of facility.
pub(crate) const KIND: f32 = 42.0;
/// A name under which a facility is known for something.
pub(crate) const BRAND: f32 = 32.0;
/// A hospital that a facility works with.
pub(crate) const PARTNER: f32 = 30.0;
/// A statement about a facility.
pub(crate) const FACT: f32 = 16.0;
/// A plan for a facility.
pub(crate) const PLAN: f32 = 14.0;
/// The district or city: every facility in it. Low, because it tells nothing apart.
pub(crate) const REGION: f32 = 4.0;

// How well the word says it: factors, 0 to 1. At 0 only a topic's own name finds it, at 1 such a word is as
// good as the name.

/// Another name: an alias, or a name without its district.
pub(crate) const OTHER_NAME: f32 = 0.98;
/// A name that is only derived: 二院 for 第二人民医院.
pub(crate) const DERIVED_NAME: f32 = 0.9;
/// A street's name without 街道 or 镇, or the district's without 区.
pub(crate) const STEM: f32 = 0.96;
/// A community's name without 社区 or 村. Lower, because many communities are called like a street
/// somewhere else.
pub(crate) const COMMUNITY_STEM: f32 = 0.7;
/// A resident's word for a specialty or a kind.
pub(crate) const RESIDENTS_WORD: f32 = 0.9;
/// One step down the list of specialties for a complaint, the nearest of which comes first. At 0
/// only the nearest is found, at 1 all count the same. Below what a plan under way loses, so that the
/// nearest wins even then.
pub(crate) const FURTHER: f32 = 0.9;
/// A department's name, for other facilities with the same specialty.
pub(crate) const DEPARTMENT_TO_SPECIALTY: f32 = 0.55;
/// One step from a wider specialty to a narrower one: 外科 → 骨科. At 1 they count the same.
pub(crate) const NARROWER: f32 = 0.8;
/// From a specialty that nobody has to a wider one; such hits are only approximate.
pub(crate) const WIDER: f32 = 0.5;
/// With how many specialties right under it a specialty stands in for none of them: a place with 内科 or 中医 is
/// not therefore one for 心内科. At 0 no specialty stands in for a narrower one.
pub(crate) const TOO_WIDE: usize = 8;

/// The beginning or end of a text: this much, and the rest by how much of the text the word covers.
pub(crate) const START: f32 = 0.7;
/// Another part of a text, likewise.
pub(crate) const PART: f32 = 0.45;
/// How much the covered share of a text can add to the two above; together at most 1.
pub(crate) const COVERED: f32 = 0.3;
/// A word that was typed as pinyin.
pub(crate) const SOUND_FULL: f32 = 0.97;
/// A word that was typed as pinyin and initials, or with a fuzzy spelling (模糊音).
pub(crate) const SOUND_MIXED: f32 = 0.82;
/// A word that was typed as initials.
pub(crate) const SOUND_INITIALS: f32 = 0.78;
/// Anything but a name, found in spite of typing errors.
pub(crate) const FUZZY: f32 = 0.7;

/// A word of which only the first character fits, when nothing else was found.
pub(crate) const GUESS: f32 = 0.5;

// How true it is today: factors, 0 to 1; at 1 a plan counts like something that exists.

/// A department, brand, partner or service by how far it has come, where that is said.
pub(crate) fn stage(stage: Option<Stage>) -> f32 {
    match stage {
        None | Some(Stage::Existing | Stage::Consolidating) => 1.0,
        Some(Stage::Advancing) => 0.92,
        Some(Stage::Planned) => 0.6,
        Some(Stage::Exploring) => 0.55,
    }
}

/// A facility by whether it is open.
pub(crate) fn now(now: OperatingStatus) -> f32 {
    match now {
        OperatingStatus::Open => 1.0,
        OperatingStatus::Unclear => 0.95,
        OperatingStatus::Planned => 0.6,
        // It is among no hits.
        OperatingStatus::Ended => 0.0,
    }
}

/// A facility that lies elsewhere, or nobody says where. Its whole name is not lowered by this, nor
/// by [`now`]: who types it wants it.
pub(crate) const NOT_HERE: f32 = 0.58;

// What is added, in points; 0 to 10, so that it only decides between hits of the same sort.

/// The highest level of a department; the lowest gets a fraction of it.
pub(crate) const LEVEL_BONUS: f32 = 6.0;
/// A name all of whose characters are in the query; a share of it for a share of them.
pub(crate) const COVERED_NAME_BONUS: f32 = 8.0;
/// The first kind in the order of the vocabulary, primary care; the last gets nothing.
pub(crate) const KIND_BONUS: f32 = 2.0;
/// The share of the second-best way in which a word leads to a facility. At 0 only the best counts;
/// at 1 a facility with many weak reasons passes one with a strong reason.
pub(crate) const SECOND_WAY: f32 = 0.15;
/// The share that a word adds which need not match, such as 小孩.
pub(crate) const OPTIONAL: f32 = 0.4;

// What is left out.

/// Hits below this share of the best score are not shown. At 0 all are; below 0.5, or streets' other
/// facilities get lost.
pub(crate) const CUTOFF: f32 = 0.15;
/// A facility has all of a query only if it has this share of the best score of any facility; or 红梅医院
/// would find the one hospital of which it is said somewhere that it helps 红梅. At 0 it would.
pub(crate) const STRONG: f32 = 0.4;
/// Where no facility has all of a query, a facility that lacks what the others have is shown for a
/// word of the rest if it is this good for it, as a share of the best. At 0 all are, at 1 the best.
pub(crate) const CUTOFF_APPROXIMATE: f32 = 0.8;
/// What a query means below this share of the best of its sort is not said to be meant. At 0 all is
/// that the query touches, at 1 only the best.
pub(crate) const CUTOFF_MEANT: f32 = 0.8;
/// What a query says worse than this is not said to be meant at all. 0 to 1.
pub(crate) const CUTOFF_VAGUE: f32 = 0.5;
/// How many specialties are said to be meant.
pub(crate) const SPECIALTIES: usize = 6;
/// How many services are said to be meant.
pub(crate) const SERVICES: usize = 3;
/// What names a place that has ended less surely than this does not mean it. 0 to 1.
pub(crate) const SURE_FORMER: f32 = 0.75;
/// Of how many specialties a service can be to be found by one of them. At 0 none is.
pub(crate) const SPECIALTIES_OF_SERVICE: usize = 4;
/// A service that is not named, by its specialty; of what a named one is worth. At 0 it is as good as
/// none, at 1 like one that is named.
pub(crate) const SERVICE_OF_SPECIALTY: f32 = 0.5;
/// How many streets are said to be meant.
pub(crate) const STREETS: usize = 3;
/// How many reasons a hit gives.
pub(crate) const REASONS: usize = 3;

// How a query is segmented into words (分词). A known word is worth the square of its length, so that long words
// win over short ones; these are factors of it, 0 to 1.

/// A whole term.
pub(crate) const SEGMENT_WHOLE: f32 = 1.0;
/// Part of a term.
pub(crate) const SEGMENT_PART: f32 = 0.45;
/// Part of the text of a fact or plan.
pub(crate) const SEGMENT_NOTE: f32 = 0.35;
/// First letters, or a fuzzy spelling, of anything. Below [`SEGMENT_PART`], or a guess at a whole term
/// wins over the beginning of one that is spelled out.
pub(crate) const SEGMENT_GUESSED: f32 = 0.4;
/// How many letters or digits count like one character, at least 1.
pub(crate) const LETTERS: f32 = 3.0;
/// A word that need not match. Low, so that 看 does not win over 看牙.
pub(crate) const SEGMENT_STOP_WORD: f32 = 0.3;
/// Points lost for a character that belongs to no word. At 0 a short known word wins over a longer
/// one that is known in part.
pub(crate) const SEGMENT_UNKNOWN: f32 = 2.0;

// How far a word is followed where there are very many facilities; a district has fewer names than any
// of these. At 0 nothing is found; the higher, the longer a query takes.

/// How many names a word leads to by itself, those that begin with it first. What comes after is only
/// looked at for what else the query says. 100 to 10,000.
pub(crate) const REACH: usize = 500;
/// How many names are looked through for one that has all words, where each word by itself leads to
/// more than [`REACH`]. 1,000 to 1,000,000.
pub(crate) const REACH_THROUGH: usize = 100_000;
/// How many places a character may stand at to be counted for typing errors, and how many names one
/// typing error leads to. 100 to 10,000.
pub(crate) const REACH_FUZZY: usize = 250;

// Typing errors, in half errors: a rare character costs 2, a common one or one of the same sound 1.

/// The share of names from which on a character counts as common, such as 街 or 心.
pub(crate) const COMMON_CHARACTER: f32 = 0.2;

/// How many half errors a word of this many characters may have. More would flood the results.
pub(crate) fn errors_allowed(length: usize) -> u32 {
    match length {
        0 | 1 => 0,
        2 => 1,
        3..=6 => 2,
        7..=9 => 4,
        _ => 6,
    }
}
