//! What a search answers.

use directory::{SpecialtyId, Stage, StreetId};

/// What was found, and how the query was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The facilities, best first; equal ones in the order of the bundle.
    pub hits: Vec<Hit>,
    /// The services of the region that the query means, best first, at most three.
    pub services: Vec<ServiceHit>,
    /// The place that the query names and that has ended and become no other; a position in `Bundle::former`.
    pub former: Option<usize>,
    /// The specialties that the query means, best first, also those that nobody here has.
    pub specialties: Vec<SpecialtyId>,
    /// The streets that the query names, also by a community.
    pub streets: Vec<StreetId>,
    /// How each part of the query was understood, in the order of the query.
    pub words: Vec<Word>,
    /// The word of the query that calls for 120 before anything else.
    pub emergency: Option<String>,
    /// Whether nothing matched all of the query, so that the hits are only approximate.
    pub approximate: bool,
}

/// A part of a query and how it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The part, as typed but brought to one spelling.
    pub text: String,
    /// What it was taken for.
    pub meaning: Meaning,
}

/// What a part of a query was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A facility's name, or a part of it.
    Name,
    /// A street, a community, the district or the city.
    Place,
    /// A kind of facility.
    Kind,
    /// A department, a complaint or another word for a specialty.
    Specialty,
    /// A service.
    Service,
    /// Anything else: a level, a statement, or something that is only written alike.
    Other,
    /// A word that need not match.
    StopWord,
    /// Nothing that the hits have.
    Unmet,
}

/// A facility that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its position in `Bundle::facilities`.
    pub facility: usize,
    /// How well it matches, in points; a whole name is worth 100 and each word adds to it.
    pub score: f32,
    /// Why it was found, best reason first, at most three.
    pub why: Vec<Why>,
}

/// One reason for a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The part of the query.
    pub word: String,
    /// The text of ours that it matched or leads to, such as 口腔科.
    pub matched: String,
    /// Where that text stands.
    pub matched_in: MatchedIn,
    /// What a resident should know of it.
    pub detail: Detail,
}

/// What there is to know of a reason, as data: a page says it in its own language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// How far it has come, where the document says that of it: of departments, services and statements.
    pub stage: Option<Stage>,
    /// What else there is to say of it.
    pub about: Option<About>,
}

/// What else there is to say of a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The level of the department; a position in `Bundle::levels`.
    Level(usize),
    /// The street in which the community lies; a position in `Region::streets`.
    Street(usize),
    /// It was the name of a place that has become this one; a position in `Bundle::former`.
    Former(usize),
    /// What the hospital works with it on, in the words of the document.
    Partnership(String),
}

/// Where a text of ours stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchedIn {
    /// The facility's name.
    Name,
    /// Another of its names.
    Alias,
    /// Its street.
    Street,
    /// A community of its street.
    Community,
    /// Its kind.
    Kind,
    /// One of its departments.
    Department,
    /// The level of one of its departments.
    Level,
    /// A name under which it is known for something.
    Brand,
    /// A hospital that it works with.
    Partner,
    /// A service that it offers.
    Service,
    /// A statement about it.
    Fact,
    /// A plan for it.
    Plan,
}

/// A service that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceHit {
    /// Its position in `Bundle::services`.
    pub service: usize,
    /// How well it matches, 0 to 1.
    pub score: f32,
    /// The part of the query that means it.
    pub word: String,
}
