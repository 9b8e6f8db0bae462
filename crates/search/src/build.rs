//! The index of a region while it is built: topics with their terms and postings, and what is kept of each
//! facility.
//!
//! Facilities are read one by one and let go, so that a million of them need not be there at once. What
//! stands in an index is added by the modules that `sources` lists, each from one side: they know the
//! builder, and it knows none of them.

use directory::{Bundle, Facility, Located};

use crate::answer::MatchedIn;
use crate::ids::Ids;
use crate::index::{Index, Prior};
use crate::normal::Normaliser;
use crate::pinyin::Readings;
use crate::places::Prefixes;
use crate::suffixes::FIRST_PLANE;
use crate::terms::Terms;
use crate::topics::{Reason, Sort, Text, Topics};
use crate::weights;

/// Builds the index of a region.
pub(crate) struct IndexBuilder<'a> {
    pub bundle: &'a Bundle,
    pub normaliser: &'a Normaliser,
    /// How names begin that say in which district or city they are.
    pub prefixes: Prefixes,
    kinds: Ids<'a>,
    streets: Ids<'a>,
    pub topics: Topics,
    pub facilities: Vec<Known>,
    /// The terms of all names, those of each facility side by side.
    name_terms: Vec<u32>,
    characters: Characters,
    /// All names, once they are collected.
    names: Terms,
}

/// What is kept of a facility.
pub(crate) struct Known {
    /// Its name to show.
    pub name: Text,
    /// Where its names start in the list of all names' terms.
    names: u32,
    /// The position of its kind, and of its street.
    pub kind: Option<u16>,
    pub street: Option<u16>,
    pub located: Located,
    now: f32,
}

impl<'a> IndexBuilder<'a> {
    /// Without any facility yet, whatever the bundle holds.
    pub(crate) fn new(bundle: &'a Bundle, normaliser: &'a Normaliser) -> Self {
        Self {
            bundle,
            normaliser,
            prefixes: Prefixes::new(bundle, normaliser),
            kinds: Ids::new(bundle.kinds.iter().map(|kind| kind.id.as_str())),
            streets: Ids::new(
                bundle
                    .region
                    .streets
                    .iter()
                    .map(|street| street.code.as_str()),
            ),
            topics: Topics::default(),
            facilities: Vec::new(),
            name_terms: Vec::new(),
            characters: Characters::default(),
            names: Terms::default(),
        }
    }

    /// Adds the next facility by its names, and gives its position.
    pub(crate) fn add(&mut self, record: &Facility) -> usize {
        let facility = self.facilities.len();
        let name = self.topics.text(&record.name);
        self.facilities.push(Known {
            name,
            names: self.name_terms.len() as u32,
            kind: self.kinds.get(record.kind.as_str()).map(|kind| kind as u16),
            street: record
                .street
                .as_ref()
                .and_then(|street| self.streets.get(street.as_str()))
                .map(|street| street as u16),
            located: record.located,
            now: weights::now(record.status.now),
        });
        let own = Reason::new(MatchedIn::Name, name);
        self.name(facility, &record.name, own, 1.0);
        for alias in &record.aliases {
            let alias = &alias.text;
            let reason = self.reason(MatchedIn::Alias, alias);
            self.name(facility, alias, reason, weights::OTHER_NAME);
        }
        // Whoever names a place that has become this one finds this one.
        let bundle = self.bundle;
        let former = bundle.former.iter().enumerate();
        for (position, former) in former.filter(|(_, own)| bundle.heir(own) == Some(&record.id)) {
            for name in former.names() {
                let reason = Reason {
                    about: position as u32 + 1,
                    ..self.reason(MatchedIn::Alias, name)
                };
                self.name(facility, name, reason, weights::OTHER_NAME);
            }
        }
        facility
    }

    /// Makes the names searchable, of which [`Self::named`] is asked: no facility comes after that.
    pub(crate) fn close_names(&mut self) {
        self.names = std::mem::take(&mut self.topics.names).terms();
    }

    /// The index of all that was added.
    pub(crate) fn finish(self) -> Index {
        let readings = Readings::new(&self.bundle.characters);
        let kinds = self.bundle.kinds.len().max(1) as f32;
        let prior = |known: &Known| Prior {
            factor: known.now
                * if known.located.is_here() {
                    1.0
                } else {
                    weights::NOT_HERE
                },
            bonus: known.kind.map_or(0.0, |kind| {
                weights::KIND_BONUS * (1.0 - f32::from(kind) / kinds)
            }),
            names: known.names,
        };
        let priors = self.facilities.iter().map(prior).collect();
        Index::new(
            self.topics,
            self.names,
            readings,
            priors,
            self.name_terms,
            self.characters.common(self.facilities.len()),
        )
    }

    /// Adds a term for the open topic.
    pub(crate) fn term(&mut self, text: &str, weight: f32) {
        let text = self.normaliser.text(text);
        self.topics.term(&text, weight);
    }

    /// Adds the text of a statement for the open topic.
    pub(crate) fn note(&mut self, text: &str) {
        let text = self.normaliser.text(text);
        self.topics.note(&text);
    }

    /// That a text matched, of which there is nothing else to say.
    pub(crate) fn reason(&mut self, matched_in: MatchedIn, matched: &str) -> Reason {
        Reason::new(matched_in, self.topics.text(matched))
    }

    /// That a facility's name says it.
    pub(crate) fn in_name(&self, facility: usize) -> Reason {
        Reason::new(MatchedIn::Name, self.facilities[facility].name)
    }

    /// The facilities of which a name, without district and city, holds a text of at least two
    /// characters; each once, in their order.
    pub(crate) fn named(&self, part: &[char]) -> Vec<usize> {
        let mut named = Vec::new();
        if part.len() > 1 {
            for place in self.names.places(part) {
                let (term, _) = self.names.at(*place);
                for link in self.names.links(term) {
                    let topic = self.topics.topic(link.topic);
                    if topic.sort != Sort::FullName {
                        named.push(topic.item as usize);
                    }
                }
            }
            named.sort_unstable();
            named.dedup();
        }
        named
    }

    fn name(&mut self, facility: usize, name: &str, reason: Reason, weight: f32) {
        let sort = if reason.matched_in == MatchedIn::Name {
            Sort::Name
        } else {
            Sort::Alias
        };
        let name = self.normaliser.text(name);
        if sort == Sort::Name {
            self.characters.count(&name);
        }
        let bare = self.prefixes.bare(&name);
        self.topics.open(sort, facility);
        self.topics.post(facility, 0.0, reason);
        if bare.len() == name.len() {
            self.name_term(&name, weight);
            return;
        }
        self.name_term(bare, weight * weights::OTHER_NAME);
        self.topics.open(Sort::FullName, facility);
        self.topics.post(facility, 0.0, reason);
        for other in self.prefixes.others(&name, bare) {
            self.name_term(&other, weight * weights::DERIVED_NAME);
        }
        self.name_term(&name, weight);
    }

    fn name_term(&mut self, name: &[char], weight: f32) {
        let term = self.topics.name(name, weight);
        self.name_terms.extend(term);
    }
}

/// How many names have each character of the first plane.
struct Characters(Vec<u32>);

impl Default for Characters {
    fn default() -> Self {
        Self(vec![0; FIRST_PLANE])
    }
}

impl Characters {
    fn count(&mut self, name: &[char]) {
        for (at, c) in name.iter().enumerate() {
            if let Some(count) = self.0.get_mut(*c as usize)
                && !name[..at].contains(c)
            {
                *count += 1;
            }
        }
    }

    /// The characters that at least [`weights::COMMON_CHARACTER`] of so many names have, sorted.
    fn common(self, names: usize) -> Vec<char> {
        let least = ((names as f32 * weights::COMMON_CHARACTER) as u32).max(2);
        let counts = (0..).zip(self.0);
        let common = counts.filter(|(_, count)| *count >= least);
        common.filter_map(|(c, _)| char::from_u32(c)).collect()
    }
}
