//! From words to scores: every way in which a word leads to a facility, and what it is worth.

use std::cmp::Ordering;

use crate::index::Index;
use crate::index_field::IndexField;
use crate::pinyin::Sound;
use crate::topics::{Posting, Sort};
use crate::weights;
use crate::word::{Form, Match, Word};

/// One way in which a word leads to a facility.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    /// The number of the posting.
    pub nth: usize,
    pub posting: &'a Posting,
    /// Points.
    pub score: f32,
    /// Whether it only leads to something approximate.
    pub approximate: bool,
}

/// How well a facility does in a query.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Its position in the bundle.
    pub facility: u32,
    /// Points.
    pub score: f32,
    /// One bit for each word that leads to it at all.
    pub met: u64,
    /// One bit for each word that leads to it directly.
    pub solid: u64,
    /// Which share of one of its names the words hold.
    pub covered: f32,
    word: Turn,
}

/// What one word has found for a facility so far: the best score, and the second-best.
#[derive(Clone, Copy, Default)]
struct Turn {
    first: f32,
    second: f32,
}

/// Something with its score, and two numbers that say what it is.
pub(crate) type Ranked = (f32, usize, usize);

/// Sorts by score, the best first, and then by the numbers.
pub(crate) fn best_first(ranked: &mut [Ranked]) {
    ranked.sort_unstable_by(order);
}

fn order(a: &Ranked, b: &Ranked) -> Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2))
}

/// Leaves the best ones, sorted, at most so many.
pub(crate) fn best_of(ranked: &mut Vec<Ranked>, most: usize) {
    // Of very many, only few are to be sorted.
    if most > 0 && ranked.len() / 4 > most {
        ranked.select_nth_unstable_by(most - 1, order);
        ranked.truncate(most);
    }
    best_first(ranked);
    ranked.truncate(most);
}

impl Index {
    /// Tells every way in which a word leads to a facility.
    pub(crate) fn ways<'a>(&'a self, word: &Word, tell: &mut dyn FnMut(Way<'a>)) {
        let spread = self.spread(word);
        let (generic, region) = self.is_generic_or_region(word);
        for found in &word.matches {
            let whole = found.form == Form::Whole;
            let terms = self.texts(found.field);
            let covered = found.length as f32 / terms.text(found.term).len() as f32;
            for link in terms.links(found.term) {
                let sort = self.sort(link);
                // The full name of the district or city as a part of anything says nothing.
                if region == Some(1.0) && !whole {
                    continue;
                }
                let postings = self.topics.postings(link.topic);
                // What leads to thousands is meant by who names it, not by who types its first letter.
                if postings.len() > 4 * weights::REACH && !whole && found.sound != Sound::Written {
                    continue;
                }
                // A word that is known exactly is only approximate to what merely holds it, and another
                // complaint is not even that: 眼睛过敏 says nothing to who types 过敏.
                let vague =
                    word.whole && !whole && !sort.is_name() && found.field != IndexField::Notes;
                if vague && sort == Sort::Specialty {
                    continue;
                }
                for nth in postings {
                    let posting = self.topics.posting_at(nth);
                    if posting.approximate && !whole {
                        continue;
                    }
                    let factor = self.facilities[posting.facility as usize].factor;
                    let score = if sort == Sort::FullName && region.is_some() && !whole {
                        // That a name begins with it says little more.
                        weights::REGION
                    } else if sort.is_name() {
                        // 口腔 in a long name tells little, nearly all of a name tells much.
                        let spread = if generic {
                            spread.max(1.0 - covered * covered)
                        } else {
                            spread
                        };
                        name_worth(found, spread, factor)
                    } else {
                        posting.strength * quality(found, covered, sort) * factor
                    };
                    tell(Way {
                        nth,
                        posting,
                        score: score * link.weight,
                        approximate: posting.approximate || vague,
                    });
                }
            }
        }
    }

    /// How well each facility does to which some word leads, and the best score to which each word
    /// leads.
    pub(crate) fn tally(&self, words: &[Word]) -> (Vec<Tally>, Vec<f32>) {
        let mut tallies: Vec<Tally> = Vec::new();
        let mut worth = vec![0.0f32; words.len()];
        // For each facility, one more than its position among the tallies.
        let mut slots = self.take_slots();
        let mut turn: Vec<u32> = Vec::new();
        for (position, word) in words.iter().enumerate() {
            let bit = 1 << position;
            self.ways(word, &mut |way| {
                let slot = &mut slots[way.posting.facility as usize];
                if *slot == 0 {
                    tallies.push(Tally {
                        facility: way.posting.facility,
                        ..Tally::default()
                    });
                    *slot = tallies.len() as u32;
                }
                let tally = &mut tallies[*slot as usize - 1];
                if tally.met & bit == 0 {
                    turn.push(*slot - 1);
                    tally.met |= bit;
                }
                tally.solid |= if way.approximate { 0 } else { bit };
                tally.word.found(way.score);
                worth[position] = worth[position].max(way.score);
            });
            let share = if word.optional {
                weights::OPTIONAL
            } else {
                1.0
            };
            for slot in turn.drain(..) {
                let tally = &mut tallies[slot as usize];
                let Turn { first, second } = std::mem::take(&mut tally.word);
                tally.score += share * (first + weights::SECOND_WAY * second);
            }
        }
        self.cover(words, &slots, &mut tallies);
        for tally in &mut tallies {
            slots[tally.facility as usize] = 0;
            let prior = self.facilities[tally.facility as usize];
            let covered = tally.covered.min(1.0) * prior.factor;
            tally.score += covered * weights::COVERED_NAME_BONUS + prior.bonus;
        }
        self.put_back(slots);
        (tallies, worth)
    }

    /// Notes for each facility how much of one of its names the words hold together.
    fn cover(&self, words: &[Word], slots: &[u32], tallies: &mut [Tally]) {
        let mut held: Vec<(u32, u32)> = Vec::new();
        for found in words.iter().flat_map(|word| &word.matches) {
            if found.field == IndexField::Names {
                held.push((found.term, found.length as u32));
            }
        }
        held.sort_unstable();
        for same in held.chunk_by(|a, b| a.0 == b.0) {
            let term = same[0].0;
            let length: u32 = same.iter().map(|(_, length)| length).sum();
            let share = length as f32 / self.names.text(term).len() as f32;
            for link in self.names.links(term) {
                let facility = self.topics.topic(link.topic).item;
                if let Some(slot) = slots[facility as usize].checked_sub(1) {
                    let covered = &mut tallies[slot as usize].covered;
                    *covered = covered.max(share);
                }
            }
        }
    }

    /// Whether a word says what many places could be, such as 口腔; and how well it names the district
    /// or city, if it does.
    fn is_generic_or_region(&self, word: &Word) -> (bool, Option<f32>) {
        let (mut generic, mut region) = (false, None);
        let matches = word.matches.iter();
        for found in matches.filter(|found| found.form == Form::Whole) {
            if found.field != IndexField::Words {
                continue;
            }
            for link in self.words.links(found.term) {
                let sort = self.sort(link);
                generic |= sort.is_generic();
                if sort == Sort::Region {
                    region = Some(link.weight);
                }
            }
        }
        (generic, region)
    }

    /// The share of facilities in whose names a word is only a part, from 0 to 1 at
    /// [`weights::COMMON_SHARE`].
    fn spread(&self, word: &Word) -> f32 {
        let mut named = Vec::new();
        let matches = word.matches.iter();
        for found in
            matches.filter(|found| found.field == IndexField::Names && found.form != Form::Whole)
        {
            for link in self.names.links(found.term) {
                let topic = self.topics.topic(link.topic);
                if topic.sort != Sort::FullName {
                    named.push(topic.item);
                }
            }
        }
        named.sort_unstable();
        named.dedup();
        let others = named.len().saturating_sub(1);
        (others as f32 / (weights::COMMON_SHARE * self.facilities.len() as f32)).min(1.0)
    }
}

impl Turn {
    fn found(&mut self, score: f32) {
        if score > self.first {
            (self.first, self.second) = (score, self.first);
        } else if score > self.second {
            self.second = score;
        }
    }
}

/// What a word in a facility's name is worth.
fn name_worth(found: &Match, spread: f32, factor: f32) -> f32 {
    if found.similarity < 1.0 {
        return weights::NAME_FUZZY * found.similarity * factor;
    }
    let sound = sound_factor(found.sound);
    let points = match found.form {
        Form::Whole => return weights::NAME_WHOLE * sound,
        Form::Start => weights::NAME_START,
        Form::End | Form::Part => weights::NAME_PART,
    };
    (points - (points - weights::NAME_COMMON) * spread) * sound * factor
}

/// How well a word says a text that is no facility's name, 0 to 1.
pub(crate) fn quality(found: &Match, covered: f32, sort: Sort) -> f32 {
    let form = match found.form {
        Form::Whole => 1.0,
        Form::Start => weights::START + weights::COVERED * covered,
        // 普外科 is a 外科, but 骨头疼 is no 头疼.
        Form::End if sort == Sort::Department => weights::START + weights::COVERED * covered,
        Form::End | Form::Part => weights::PART + weights::COVERED * covered,
    };
    let similarity = if found.similarity < 1.0 {
        weights::FUZZY * found.similarity
    } else {
        1.0
    };
    form * similarity * sound_factor(found.sound)
}

fn sound_factor(sound: Sound) -> f32 {
    match sound {
        Sound::Written => 1.0,
        Sound::Full => weights::SOUND_FULL,
        Sound::Mixed => weights::SOUND_MIXED,
        Sound::Initials => weights::SOUND_INITIALS,
    }
}
