//! The whole way from a query to its answer.

use directory::{Bundle, Facility, SpecialtyId, StreetId};

use crate::answer::{self, Answer, Hit, Meaning, ServiceHit};
use crate::ids::Ids;
use crate::index::Index;
use crate::normal::Normaliser;
use crate::query::QueryReader;
use crate::score::{Ranked, Tally, best_of};
use crate::sources::Sources;
use crate::topics::Sort;
use crate::urgent::Urgent;
use crate::weights;
use crate::word::Word;

/// Finds facilities and services of one region by what residents type.
#[derive(Default)]
pub struct Finder {
    pub(crate) normaliser: Normaliser,
    pub(crate) index: Index,
    pub(crate) urgent: Urgent,
    specialties: Vec<SpecialtyId>,
    /// Which services are of which specialty, by their positions.
    services_of: Vec<(usize, usize)>,
    streets: Vec<StreetId>,
}

/// A way to read a query, and how the facilities do in it. The masks have one bit for each word.
pub(crate) struct Reading {
    pub words: Vec<Word>,
    pub tallies: Vec<Tally>,
    /// The words that must match.
    asked: u64,
    /// Those of them that some facility has all together.
    met: u64,
    /// The best score to which each word leads.
    worth: Vec<f32>,
}

impl Finder {
    /// Builds the index of a region.
    pub fn new(bundle: &Bundle) -> Self {
        Self::with(bundle, |tell| bundle.facilities.iter().for_each(tell))
    }

    /// Builds the index of a region whose facilities come one by one, told by `each`; those in the bundle
    /// are left alone. So a million of them need not be there at once.
    pub fn with(bundle: &Bundle, each: impl FnOnce(&mut dyn FnMut(&Facility))) -> Self {
        let normaliser = Normaliser::new(&bundle.characters);
        let mut sources = Sources::new(bundle, &normaliser);
        each(&mut |facility| sources.add(facility));
        let ids = bundle.specialties.iter();
        let ids = Ids::new(ids.map(|specialty| specialty.id.as_str()));
        let mut services_of = Vec::new();
        for (number, service) in bundle.services.iter().enumerate() {
            // A service of very many specialties is none of any of them.
            let few = service.specialties.len() <= weights::SPECIALTIES_OF_SERVICE;
            let specialties = service.specialties.iter().filter(|_| few);
            let specialties = specialties.filter_map(|id| ids.get(id.as_str()));
            services_of.extend(specialties.map(|specialty| (specialty, number)));
        }
        Self {
            index: sources.finish(),
            urgent: Urgent::new(&bundle.emergency, &normaliser),
            specialties: bundle
                .specialties
                .iter()
                .map(|specialty| specialty.id.clone())
                .collect(),
            services_of,
            streets: bundle
                .region
                .streets
                .iter()
                .map(|street| street.code.clone())
                .collect(),
            normaliser,
        }
    }

    /// What a query finds, with at most `limit` facilities. A query without a character that could be
    /// part of a word finds nothing.
    pub fn search(&self, query: &str, limit: usize) -> Answer {
        let parts = self.normaliser.parts(query);
        if parts.is_empty() {
            return Answer::default();
        }
        let (reading, first_meant) = self.reading(&parts);
        let hits = self.hits(&reading, limit);
        let (words, asked) = (&reading.words, reading.asked);
        let solid = |tally: &Tally| tally.solid & asked == asked;
        let exact = reading.is_full()
            && reading.tallies.iter().any(solid)
            && !words.iter().any(Word::is_fuzzy);
        let specialties = self.specialties(words);
        Answer {
            approximate: !hits.is_empty() && !exact,
            services: self.services(words),
            former: self.former(words),
            specialties: if specialties.is_empty() {
                first_meant
            } else {
                specialties
            },
            streets: self.streets(words),
            words: self.words(&reading, hits.is_empty()),
            emergency: self.urgent.word(&parts).map(str::to_owned),
            hits,
        }
    }

    /// The best way to read a query, and the specialties that it means as it is written: nobody may
    /// have them, so that another reading finds more.
    pub(crate) fn reading(&self, parts: &[Vec<char>]) -> (Reading, Vec<SpecialtyId>) {
        let mut reader = QueryReader::new(&self.index);
        let mut reading = self.attempt(reader.read(parts, false));
        let meant = self.specialties(&reading.words);
        // Where nothing has all of it: perhaps it is one name with errors, or was segmented at a word that leads
        // nowhere, or has an error in a word too short to tell.
        let mut others = 0..3;
        while !reading.is_full()
            && let Some(way) = others.next()
        {
            let words = match way {
                0 => reader.read_fuzzy(&reading.words),
                1 => Some(reader.read(parts, true)),
                _ => reader.read_guessing(&reading.words),
            };
            if let Some(words) = words {
                let other = self.attempt(words);
                let better = other.met != 0 && reading.met == 0;
                // Of 流感疫苗, 流感 may lead somewhere, but that is not what was asked.
                if other.is_full() || better && other.unknown() <= reading.unknown() {
                    reading = other;
                }
            }
        }
        (reading, meant)
    }

    /// Tallies a reading of the query. Where no facility has all its words, or only by the way, those of
    /// least worth are dropped one by one until some facility has the rest.
    fn attempt(&self, mut words: Vec<Word>) -> Reading {
        self.index.complete(&mut words);
        let (mut tallies, worth) = self.index.tally(&words);
        let mut asked = 0;
        for (position, word) in words.iter().enumerate() {
            asked |= u64::from(!word.optional) << position;
        }
        // A word that leads nowhere directly may lead to something approximate.
        let found = tallies.iter().fold(0, |bits, tally| bits | tally.solid);
        for tally in &mut tallies {
            tally.met = tally.solid | tally.met & !found;
        }
        let strongest = |met: u64| {
            let having = tallies.iter().filter(|tally| tally.met & met == met);
            having.fold(0.0f32, |best, tally| best.max(tally.score))
        };
        let least = strongest(0) * weights::STRONG;
        let mut met = asked;
        while met != 0 && strongest(met) <= least {
            let left = (0..words.len()).filter(|word| met & (1 << word) != 0);
            let least = left.min_by(|a, b| worth[*a].total_cmp(&worth[*b]));
            met &= !(1 << least.unwrap_or(0));
        }
        Reading {
            words,
            tallies,
            asked,
            met,
            worth,
        }
    }

    fn hits(&self, reading: &Reading, limit: usize) -> Vec<Hit> {
        let mut found = reading.found();
        best_of(&mut found, limit);
        let mut hits = Vec::with_capacity(found.len());
        for (score, facility, _) in found {
            hits.push(Hit {
                facility,
                score,
                why: Vec::new(),
            });
        }
        self.index.explain(&reading.words, &mut hits);
        hits
    }

    /// The services that the words mean by name; else those of the specialty that they mean: who
    /// asks for 换尿管 is told of nursing at home.
    fn services(&self, words: &[Word]) -> Vec<ServiceHit> {
        let hit = |score: f32, service: usize, word: usize| ServiceHit {
            service,
            score,
            word: words[word].text.iter().collect(),
        };
        let named = self.index.meant(words, &[Sort::Service], weights::SERVICES);
        if !named.is_empty() {
            let named = named.into_iter();
            return named
                .map(|(score, service, word)| hit(score, service, word))
                .collect();
        }
        let meant = self.index.meant(words, &[Sort::Specialty], 1);
        let mut hits = Vec::new();
        for (score, specialty, word) in meant {
            let of_it = self.services_of.iter().filter(|(of, _)| *of == specialty);
            let of_it = of_it.take(weights::SERVICES);
            hits.extend(
                of_it
                    .map(|(_, service)| hit(score * weights::SERVICE_OF_SPECIALTY, *service, word)),
            );
        }
        hits
    }

    /// The place that has ended of which the words say more than what many are called.
    fn former(&self, words: &[Word]) -> Option<usize> {
        let meant = self.index.meant(words, &[Sort::Former], 1);
        let (quality, former, _) = *meant.first()?;
        (quality >= weights::SURE_FORMER).then_some(former)
    }

    fn specialties(&self, words: &[Word]) -> Vec<SpecialtyId> {
        let meant = self
            .index
            .meant(words, &[Sort::Specialty], weights::SPECIALTIES);
        meant
            .iter()
            .map(|(_, specialty, _)| self.specialties[*specialty].clone())
            .collect()
    }

    fn streets(&self, words: &[Word]) -> Vec<StreetId> {
        let meant = self
            .index
            .meant(words, &[Sort::Street, Sort::Community], weights::STREETS);
        meant
            .iter()
            .map(|(_, street, _)| self.streets[*street].clone())
            .collect()
    }

    fn words(&self, reading: &Reading, no_hits: bool) -> Vec<answer::Word> {
        let dropped = reading.asked & !reading.met;
        let mut words = Vec::with_capacity(reading.words.len());
        for (position, word) in reading.words.iter().enumerate() {
            // Where nothing was found, what was understood is said all the same.
            let unmet = dropped & (1 << position) != 0 && !no_hits;
            let meaning = if unmet {
                Meaning::Unmet
            } else {
                self.index.meaning(word)
            };
            words.push(answer::Word {
                text: word.text.iter().collect(),
                meaning,
            });
        }
        words
    }
}

impl Reading {
    /// Whether some facility has all words that must match.
    fn is_full(&self) -> bool {
        self.met == self.asked && self.met != 0
    }

    /// How many of its words are not understood.
    fn unknown(&self) -> usize {
        self.words.iter().filter(|word| word.is_unknown()).count()
    }

    /// The facilities that answer it: score and position.
    fn found(&self) -> Vec<Ranked> {
        let met = self.met;
        let has_rest = |tally: &Tally| met != 0 && tally.met & met == met;
        let with_rest = self.tallies.iter().filter(|tally| has_rest(tally));
        let best = with_rest.fold(0.0f32, |best, tally| best.max(tally.score));
        // Where no facility has all, those that are good for a dropped word are approximate too: who asks for
        // 骨科 in a street without one is told of the street's places and of 骨科 elsewhere.
        let dropped = if met == 0 { 0 } else { self.asked & !met };
        let is_good = |tally: &Tally| {
            let mut words = self.worth.iter().enumerate();
            words.any(|(word, worth)| {
                tally.met & dropped & (1 << word) != 0
                    && tally.score >= worth * weights::CUTOFF_APPROXIMATE
            })
        };
        let mut found = Vec::new();
        for tally in &self.tallies {
            if has_rest(tally) && tally.score >= best * weights::CUTOFF || is_good(tally) {
                found.push((tally.score, tally.facility as usize, 0));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
