//! From a bundle to topics: which texts stand for what, and which facilities they lead to.
//!
//! Facilities are read one by one and let go, so that a million of them need not be there at once;
//! what leads from the region's streets, kinds and services to them is put together at the end.

use directory::{Bundle, Facility, FacilityId, Located, Stage, Street};

use crate::answer::MatchedIn;
use crate::departments::DepartmentPosting;
use crate::ids::Ids;
use crate::index::{Index, Prior};
use crate::normal::Normaliser;
use crate::pinyin::Readings;
use crate::places::{self, Prefixes};
use crate::statements;
use crate::suffixes::FIRST_PLANE;
use crate::terms::Terms;
use crate::topics::{Reason, Sort, Text, Topics};
use crate::weights;

/// Gathers the facilities of a region, and makes the index of them.
pub(crate) struct IndexBuilder<'a> {
    pub bundle: &'a Bundle,
    pub normaliser: &'a Normaliser,
    region: Prefixes,
    kinds: Ids<'a>,
    streets: Ids<'a>,
    pub specialties: Ids<'a>,
    pub levels: Ids<'a>,
    /// The services that places are named for: the place, and the position of the offer.
    offered: Ids<'a>,
    offers: Vec<usize>,
    pub topics: Topics,
    pub facilities: Vec<Known>,
    /// The terms of all names, those of each facility side by side.
    name_terms: Vec<u32>,
    pub departments: Vec<DepartmentPosting>,
    /// That a facility is among the places of an offer: the offer and the facility.
    named_for: Vec<(usize, u32)>,
    /// The facilities that work inside another one.
    within: Vec<(u32, FacilityId)>,
    /// A hash of each id, for those that others work inside.
    hashes: Vec<u64>,
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
    kind: Option<u16>,
    street: Option<u16>,
    located: Located,
    now: f32,
}

impl<'a> IndexBuilder<'a> {
    /// Without any facility yet, whatever the bundle holds.
    pub(crate) fn new(bundle: &'a Bundle, normaliser: &'a Normaliser) -> Self {
        let mut offered: Vec<(&str, usize)> = Vec::new();
        for (position, offer) in bundle.offers.iter().enumerate() {
            let places = offer.places.iter();
            offered.extend(places.map(|place| (place.as_str(), position)));
        }
        Self {
            bundle,
            normaliser,
            region: Prefixes::new(bundle, normaliser),
            kinds: Ids::new(bundle.kinds.iter().map(|kind| kind.id.as_str())),
            streets: Ids::new(
                bundle
                    .region
                    .streets
                    .iter()
                    .map(|street| street.code.as_str()),
            ),
            specialties: Ids::new(
                bundle
                    .specialties
                    .iter()
                    .map(|specialty| specialty.id.as_str()),
            ),
            levels: Ids::new(bundle.levels.iter().map(|level| level.id.as_str())),
            offered: Ids::new(offered.iter().map(|(place, _)| *place)),
            offers: offered.iter().map(|(_, offer)| *offer).collect(),
            topics: Topics::default(),
            facilities: Vec::new(),
            name_terms: Vec::new(),
            departments: Vec::new(),
            named_for: Vec::new(),
            within: Vec::new(),
            hashes: Vec::new(),
            characters: Characters::default(),
            names: Terms::default(),
        }
    }

    /// Adds the next facility.
    pub(crate) fn add(&mut self, record: &Facility) {
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
        self.name(facility, &record.name, name, Sort::Name, 1.0);
        for alias in &record.aliases {
            let shown = self.topics.text(&alias.text);
            self.name(
                facility,
                &alias.text,
                shown,
                Sort::Alias,
                weights::OTHER_NAME,
            );
        }
        for offer in self.offered.all(record.id.as_str()) {
            self.named_for.push((self.offers[offer], facility as u32));
        }
        if let Some(host) = &record.within {
            self.within.push((facility as u32, host.clone()));
        }
        self.hashes.push(hash(record.id.as_str()));
        self.add_departments(facility, record);
        statements::add(self, facility, record);
    }

    /// The index of all that was added.
    pub(crate) fn finish(mut self) -> Index {
        let readings = Readings::new(&self.bundle.characters.pinyin);
        self.names = std::mem::take(&mut self.topics.names).terms();
        self.post_region();
        self.post_streets();
        self.post_kinds();
        self.post_departments();
        self.post_levels();
        self.post_specialties();
        self.post_services();
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

    pub(crate) fn term(&mut self, text: &str, weight: f32) {
        let text = self.normaliser.text(text);
        self.topics.term(&text, weight);
    }

    pub(crate) fn reason(&mut self, matched_in: MatchedIn, matched: &str, detail: &str) -> Reason {
        let (matched, detail) = (self.topics.text(matched), self.topics.text(detail));
        Reason {
            matched_in,
            matched,
            detail,
        }
    }

    /// That a facility's name says it.
    pub(crate) fn in_name(&self, facility: usize) -> Reason {
        Reason {
            matched_in: MatchedIn::Name,
            matched: self.facilities[facility].name,
            detail: 0,
        }
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

    fn name(&mut self, facility: usize, name: &str, shown: Text, sort: Sort, weight: f32) {
        let matched_in = if sort == Sort::Name {
            MatchedIn::Name
        } else {
            MatchedIn::Alias
        };
        let reason = Reason {
            matched_in,
            matched: shown,
            detail: 0,
        };
        let name = self.normaliser.text(name);
        if sort == Sort::Name {
            self.characters.count(&name);
        }
        let bare = self.region.bare(&name);
        self.topics.open(sort, facility);
        self.topics.post(facility, 0.0, reason);
        if bare.len() == name.len() {
            self.name_term(&name, weight);
            return;
        }
        self.name_term(bare, weight * weights::OTHER_NAME);
        self.topics.open(Sort::FullName, facility);
        self.topics.post(facility, 0.0, reason);
        for other in self.region.others(&name, bare) {
            self.name_term(&other, weight * weights::DERIVED_NAME);
        }
        self.name_term(&name, weight);
    }

    fn name_term(&mut self, name: &[char], weight: f32) {
        let term = self.topics.name(name, weight);
        self.name_terms.extend(term);
    }

    fn post_region(&mut self) {
        self.topics.open(Sort::Region, 0);
        let reason = self.reason(MatchedIn::Street, &self.bundle.region.name, "");
        for (facility, known) in self.facilities.iter().enumerate() {
            if known.located.is_here() {
                self.topics.post(facility, weights::REGION, reason);
            }
        }
        let whole = [&self.region.city[0][..], &self.region.district[0]].concat();
        self.topics.term(&whole, 1.0);
        for [full, stem] in [&self.region.district, &self.region.city] {
            self.topics.term(full, 1.0);
            self.topics.term(stem, weights::STEM);
        }
        self.term(&self.bundle.region.province, 1.0);
    }

    fn post_streets(&mut self) {
        let streets = &self.bundle.region.streets;
        let mut here: Vec<Vec<usize>> = vec![Vec::new(); streets.len()];
        let hosts = self.hosts();
        for (facility, known) in self.facilities.iter().enumerate() {
            let of_host = || {
                let at = hosts.binary_search_by_key(&facility, |pair| pair.0).ok()?;
                self.facilities[hosts[at].1].street
            };
            if let Some(street) = known.street.or_else(of_host) {
                here[usize::from(street)].push(facility);
            }
        }
        for (position, street) in streets.iter().enumerate() {
            if !street.statistical {
                self.street(position, street, &here[position]);
                self.communities(position, street, &here[position]);
            }
        }
    }

    /// The facilities that work inside another one, in their order, each with that one.
    fn hosts(&self) -> Vec<(usize, usize)> {
        let mut wanted: Vec<(u64, u32)> = Vec::new();
        for (facility, host) in &self.within {
            wanted.push((hash(host.as_str()), *facility));
        }
        wanted.sort_unstable();
        let mut hosts = Vec::new();
        if !wanted.is_empty() {
            for (host, hash) in self.hashes.iter().enumerate() {
                let from = wanted.partition_point(|(wanted, _)| wanted < hash);
                let same = wanted[from..]
                    .iter()
                    .take_while(|(wanted, _)| wanted == hash);
                hosts.extend(same.map(|(_, facility)| (*facility as usize, host)));
            }
        }
        hosts.sort_unstable();
        hosts
    }

    fn street(&mut self, position: usize, street: &Street, here: &[usize]) {
        self.topics.open(Sort::Street, position);
        let reason = self.reason(MatchedIn::Street, &street.name, "");
        let mut named = Vec::new();
        for name in std::iter::once(&street.name).chain(&street.aliases) {
            let name = self.normaliser.text(name);
            let stem = places::street_stem(&name);
            named.extend(self.named(stem));
            if stem.len() > 1 {
                self.topics.term(stem, weights::STEM);
            }
            self.topics.term(&name, 1.0);
        }
        named.sort_unstable();
        named.dedup();
        for facility in here {
            let strength = if named.binary_search(facility).is_ok() {
                weights::STREET_IN_NAME
            } else {
                weights::STREET
            };
            self.topics.post(*facility, strength, reason);
        }
        for facility in named {
            if here.binary_search(&facility).is_err() {
                // Its record does not say where it is, but its name is the street's.
                let reason = self.in_name(facility);
                self.topics.post(facility, weights::STREET_IN_NAME, reason);
            }
        }
    }

    fn communities(&mut self, position: usize, street: &Street, here: &[usize]) {
        let entries = street.communities.iter();
        for place in entries.flat_map(|entry| places::communities(&entry.name)) {
            self.topics.open(Sort::Community, position);
            let detail = [place, "在", &street.name].concat();
            let reason = self.reason(MatchedIn::Community, place, &detail);
            for facility in here {
                self.topics.post(*facility, weights::COMMUNITY, reason);
            }
            let name = self.normaliser.text(place);
            let stem = places::community_stem(&name);
            if stem.len() > 1 {
                self.topics.term(stem, weights::COMMUNITY_STEM);
            }
            self.topics.term(&name, 1.0);
        }
    }

    fn post_kinds(&mut self) {
        for (position, kind) in self.bundle.kinds.iter().enumerate() {
            self.topics.open(Sort::Kind, position);
            let reason = self.reason(MatchedIn::Kind, &kind.name, "");
            for (facility, known) in self.facilities.iter().enumerate() {
                if known.kind == Some(position as u16) {
                    self.topics.post(facility, weights::KIND, reason);
                }
            }
            self.term(&kind.name, 1.0);
            for word in &kind.words {
                self.term(word, weights::RESIDENTS_WORD);
            }
        }
    }

    fn post_services(&mut self) {
        self.named_for.sort_unstable();
        for (position, service) in self.bundle.services.iter().enumerate() {
            self.topics.open(Sort::Service, position);
            let offers = self.bundle.offers.iter().enumerate();
            for (number, offer) in offers.filter(|(_, offer)| offer.service == service.id) {
                let reason =
                    self.reason(MatchedIn::Service, &service.name, stage_word(offer.stage));
                let stage = weights::stage(offer.stage);
                let strength = weights::SERVICE * stage;
                let from = self.named_for.partition_point(|(offer, _)| *offer < number);
                let rest = self.named_for[from..].iter();
                for (_, facility) in rest.take_while(|(offer, _)| *offer == number) {
                    self.topics.post(*facility as usize, strength, reason);
                }
            }
            self.term(&service.name, 1.0);
            // 婚前检查（婚检） is two names.
            for name in service
                .name
                .split(['（', '）'])
                .filter(|name| *name != service.name)
            {
                self.term(name, 1.0);
            }
            for word in &service.words {
                self.term(word, 1.0);
            }
        }
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

/// A number by which ids differ (FNV-1a).
fn hash(id: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    id.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// How far something has come, where that has to be said.
pub(crate) fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing | Stage::Consolidating => "",
        Stage::Advancing => "正在办",
        Stage::Planned => "规划中",
        Stage::Exploring => "在试",
    }
}

/// Two statements as one.
pub(crate) fn joined(a: &str, b: &str) -> String {
    let comma = if a.is_empty() || b.is_empty() {
        ""
    } else {
        "，"
    };
    [a, comma, b].concat()
}
