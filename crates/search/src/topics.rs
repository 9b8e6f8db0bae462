//! What a text can stand for, and the facilities that it leads to.
//!
//! A topic is a facility's name, a street, a specialty, a service, and so on. Its postings are
//! the facilities that whoever names it wants to see, each with its strength and its reason. They are
//! made once, from the bundle, by the modules that `sources` lists.

use std::ops::Range;

use directory::Stage;

use crate::answer::MatchedIn;
use crate::terms::{Link, TermsBuilder};
use crate::texts::Texts;

/// What a topic is; the more telling sorts come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    Name,
    Alias,
    /// A name with the district or city before it, of which a part says nothing.
    FullName,
    /// The name of a place that has ended and become no other.
    Former,
    Street,
    Community,
    Region,
    Department,
    Specialty,
    Service,
    Kind,
    Level,
    Brand,
    Partner,
    Fact,
    Plan,
}

impl Sort {
    /// Whether it is a facility's own name.
    pub(crate) fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Alias | Self::FullName)
    }

    /// Whether it says what many places could be, as 口腔 does.
    pub(crate) fn is_generic(self) -> bool {
        matches!(
            self,
            Self::Department | Self::Specialty | Self::Service | Self::Kind
        )
    }
}

/// Something that a text can stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Topic {
    /// What it is.
    pub sort: Sort,
    /// Its position among those of its sort in the bundle.
    pub item: u32,
    /// Where its postings start; they end where those of the next topic start.
    postings: u32,
}

/// A facility to which a topic leads. There are several for each facility, so no byte is wasted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting {
    /// Its position in the bundle.
    pub facility: u32,
    /// Points, see `weights`.
    pub strength: f32,
    matched: Text,
    about: u32,
    /// Where the text stands that leads there.
    pub matched_in: MatchedIn,
    stage: Option<Stage>,
    /// Whether it is only approximate to what was asked.
    pub approximate: bool,
}

impl Posting {
    fn new(facility: usize, strength: f32, reason: Reason, approximate: bool) -> Self {
        let Reason {
            matched_in,
            matched,
            stage,
            about,
        } = reason;
        Self {
            facility: facility as u32,
            strength,
            matched,
            about,
            matched_in,
            stage,
            approximate,
        }
    }

    /// What to say.
    pub(crate) fn reason(&self) -> Reason {
        Reason {
            matched_in: self.matched_in,
            matched: self.matched,
            stage: self.stage,
            about: self.about,
        }
    }
}

/// Why a posting leads there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reason {
    /// Where the text stands.
    pub matched_in: MatchedIn,
    /// That text.
    pub matched: Text,
    /// How far it has come, where the document says that of it.
    pub stage: Option<Stage>,
    /// What else there is to say, counted from 1; 0 is nothing. It is the level of a department, the street of
    /// a community, the former place whose name it was, or a text to show of a partner: `matched_in` says which, so that a posting stays small.
    pub about: u32,
}

impl Reason {
    /// That a text matched, of which there is nothing else to say.
    pub(crate) fn new(matched_in: MatchedIn, matched: Text) -> Self {
        Self {
            matched_in,
            matched,
            stage: None,
            about: 0,
        }
    }

    /// The same, of something that has come so far.
    pub(crate) fn at(self, stage: Stage) -> Self {
        Self {
            stage: Some(stage),
            ..self
        }
    }
}

/// A text to show; 0 is none.
pub(crate) type Text = u32;

/// All topics, their postings, and the texts that their reasons show.
#[derive(Default)]
pub(crate) struct Topics {
    topics: Vec<Topic>,
    postings: Vec<Posting>,
    texts: Texts,
    /// The terms of topics, while they are collected.
    pub words: TermsBuilder,
    /// The names of facilities, likewise.
    pub names: TermsBuilder,
    /// The texts of facts and plans, likewise.
    pub notes: TermsBuilder,
}

impl Topics {
    /// Opens a topic; what is added next is its own.
    pub(crate) fn open(&mut self, sort: Sort, item: usize) {
        let postings = self.postings.len() as u32;
        self.topics.push(Topic {
            sort,
            item: item as u32,
            postings,
        });
    }

    /// Adds a posting to the open topic.
    pub(crate) fn post(&mut self, facility: usize, strength: f32, reason: Reason) {
        self.postings
            .push(Posting::new(facility, strength, reason, false));
    }

    /// Adds a posting to the open topic that is only approximate to what is asked.
    pub(crate) fn post_approximate(&mut self, facility: usize, strength: f32, reason: Reason) {
        self.postings
            .push(Posting::new(facility, strength, reason, true));
    }

    /// Whether the open topic leads nowhere so far.
    pub(crate) fn has_no_postings(&self) -> bool {
        self.topics
            .last()
            .is_none_or(|topic| topic.postings as usize == self.postings.len())
    }

    /// Adds a term for the open topic.
    pub(crate) fn term(&mut self, text: &[char], weight: f32) {
        let link = self.link(weight);
        self.words.add(text, link);
    }

    /// Adds a name for the open topic, which is a facility, and gives the number of its term.
    pub(crate) fn name(&mut self, text: &[char], weight: f32) -> Option<u32> {
        let link = self.link(weight);
        self.names.add(text, link)
    }

    /// Adds the text of a statement for the open topic.
    pub(crate) fn note(&mut self, text: &[char]) {
        let link = self.link(1.0);
        self.notes.add(text, link);
    }

    /// Keeps a text to show.
    pub(crate) fn text(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return 0;
        }
        self.texts.push(text) as Text + 1
    }

    /// The text of that number; empty for 0.
    pub(crate) fn shown(&self, text: Text) -> &str {
        text.checked_sub(1)
            .map_or("", |at| self.texts.get(at as usize))
    }

    /// The topic of that number.
    pub(crate) fn topic(&self, topic: u32) -> Topic {
        self.topics[topic as usize]
    }

    /// The numbers of a topic's postings.
    pub(crate) fn postings(&self, topic: u32) -> Range<usize> {
        let topic = topic as usize;
        let end = self
            .topics
            .get(topic + 1)
            .map_or(self.postings.len(), |next| next.postings as usize);
        self.topics[topic].postings as usize..end
    }

    /// The posting of that number.
    pub(crate) fn posting_at(&self, posting: usize) -> &Posting {
        &self.postings[posting]
    }

    fn link(&self, weight: f32) -> Link {
        Link {
            topic: (self.topics.len() as u32).saturating_sub(1),
            weight,
        }
    }
}
