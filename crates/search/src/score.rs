//! From words to scores: every way in which a word leads to a facility, and what it is worth.

use crate::answer::Field;
use crate::index::Index;
use crate::pinyin::Sound;
use crate::query::{Form, Match, Word};
use crate::rank;
use crate::topics::{Lead, Sort};

/// One way in which a word leads to a facility.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    /// The number of the lead.
    pub nth: usize,
    pub lead: &'a Lead,
    /// Points.
    pub score: f32,
    /// Whether it only leads near what is asked.
    pub near: bool,
}

/// How well a facility does in a query.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Points.
    pub score: f32,
    /// One bit for each word that leads to it at all.
    pub met: u64,
    /// One bit for each word that leads to it directly.
    pub solid: u64,
}

/// Something with its score, and two numbers that say what it is.
pub(crate) type Ranked = (f32, usize, usize);

/// Sorts by score, the best first, and then by the numbers.
pub(crate) fn best_first(ranked: &mut [Ranked]) {
    ranked.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
}

impl Index {
    /// Tells every way in which a word leads to a facility.
    pub(crate) fn ways<'a>(&'a self, word: &Word, tell: &mut dyn FnMut(Way<'a>)) {
        let spread = self.spread(word);
        let (generic, region) = self.is_generic_or_region(word);
        for found in &word.matches {
            let whole = found.form == Form::Whole;
            let terms = self.texts(found.note);
            let covered = found.length as f32 / terms.text(found.term).len() as f32;
            for link in terms.links(found.term) {
                let sort = self.sort(link);
                // The full name of the district or city as a part of anything says nothing.
                if region == Some(1.0) && !whole {
                    continue;
                }
                // A word that is known exactly is only near to what merely holds it.
                let vague = word.whole && !whole && !sort.is_name() && !found.note;
                for nth in self.topics.leads(link.topic) {
                    let lead = self.topics.lead_at(nth);
                    let vague_concept = vague && sort == Sort::Concept;
                    if lead.near && !whole || vague_concept && lead.reason.field == Field::Name {
                        continue;
                    }
                    let factor = self.facilities[lead.facility as usize].factor;
                    let score = if sort == Sort::FullName && region.is_some() && !whole {
                        // That a name begins with it says little more.
                        rank::REGION
                    } else if sort.is_name() {
                        // 口腔 in a long name tells little, nearly all of a name tells much.
                        let spread = if generic {
                            spread.max(1.0 - covered * covered)
                        } else {
                            spread
                        };
                        name_worth(found, spread, factor)
                    } else {
                        let vagueness = if vague_concept { rank::VAGUE } else { 1.0 };
                        lead.strength * quality(found, covered, sort) * factor * vagueness
                    };
                    tell(Way {
                        nth,
                        lead,
                        score: score * link.weight,
                        near: lead.near || vague,
                    });
                }
            }
        }
    }

    /// How well each facility does, and the best score to which each word leads.
    pub(crate) fn tally(&self, words: &[Word]) -> (Vec<Tally>, Vec<f32>) {
        let mut tallies = vec![Tally::default(); self.facilities.len()];
        let mut worth = vec![0.0f32; words.len()];
        let mut best = vec![(0.0f32, 0.0f32); self.facilities.len()];
        for (position, word) in words.iter().enumerate() {
            best.fill((0.0, 0.0));
            let bit = 1 << position;
            self.ways(word, &mut |way| {
                let facility = way.lead.facility as usize;
                let (first, second) = &mut best[facility];
                if way.score > *first {
                    (*first, *second) = (way.score, *first);
                } else if way.score > *second {
                    *second = way.score;
                }
                worth[position] = worth[position].max(way.score);
                tallies[facility].met |= bit;
                tallies[facility].solid |= if way.near { 0 } else { bit };
            });
            let share = if word.optional { rank::OPTIONAL } else { 1.0 };
            for (tally, (first, second)) in tallies.iter_mut().zip(&best) {
                tally.score += share * (first + rank::SECOND_WAY * second);
            }
        }
        self.add_covered_names(words, &mut tallies);
        for (tally, standing) in tallies.iter_mut().zip(&self.facilities) {
            tally.score += standing.bonus;
        }
        (tallies, worth)
    }

    /// Adds points for how much of a facility's name the query holds.
    fn add_covered_names(&self, words: &[Word], tallies: &mut [Tally]) {
        let mut covered = vec![0usize; self.terms.len()];
        for found in words
            .iter()
            .flat_map(|word| &word.matches)
            .filter(|found| !found.note)
        {
            covered[found.term as usize] += found.length;
        }
        let mut bonus = vec![0.0f32; tallies.len()];
        for (term, covered) in covered
            .into_iter()
            .enumerate()
            .filter(|(_, covered)| *covered > 0)
        {
            let share = covered as f32 / self.terms.text(term as u32).len() as f32;
            for link in self.terms.links(term as u32) {
                let topic = self.topics.topic(link.topic);
                if topic.sort.is_name() {
                    let facility = topic.item as usize;
                    let points = share.min(1.0) * self.facilities[facility].factor;
                    bonus[facility] = bonus[facility].max(points);
                }
            }
        }
        for (tally, bonus) in tallies.iter_mut().zip(bonus) {
            tally.score += bonus * rank::COVERED_NAME_BONUS;
        }
    }

    /// Whether a word says what many places could be, such as 口腔; and how well it names the district
    /// or city, if it does.
    fn is_generic_or_region(&self, word: &Word) -> (bool, Option<f32>) {
        let (mut generic, mut region) = (false, None);
        let matches = word.matches.iter();
        for found in matches.filter(|found| !found.note && found.form == Form::Whole) {
            for link in self.terms.links(found.term) {
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
    /// [`rank::COMMON_SHARE`].
    fn spread(&self, word: &Word) -> f32 {
        let mut named = vec![false; self.facilities.len()];
        for found in word
            .matches
            .iter()
            .filter(|found| !found.note && found.form != Form::Whole)
        {
            for link in self.terms.links(found.term) {
                let topic = self.topics.topic(link.topic);
                if topic.sort.is_name() && topic.sort != Sort::FullName {
                    named[topic.item as usize] = true;
                }
            }
        }
        let others = named
            .iter()
            .filter(|named| **named)
            .count()
            .saturating_sub(1);
        (others as f32 / (rank::COMMON_SHARE * named.len() as f32)).min(1.0)
    }
}

/// What a word in a facility's name is worth.
fn name_worth(found: &Match, spread: f32, factor: f32) -> f32 {
    if found.alike < 1.0 {
        return rank::NAME_ALIKE * found.alike * factor;
    }
    let sound = sound_factor(found.sound);
    let points = match found.form {
        Form::Whole => return rank::NAME_WHOLE * sound,
        Form::Start => rank::NAME_START,
        Form::End | Form::Part => rank::NAME_PART,
    };
    (points - (points - rank::NAME_COMMON) * spread) * sound * factor
}

/// How well a word says a text that is no facility's name, 0 to 1.
pub(crate) fn quality(found: &Match, covered: f32, sort: Sort) -> f32 {
    let form = match found.form {
        Form::Whole => 1.0,
        Form::Start => rank::START + rank::COVERED * covered,
        // 普外科 is a 外科, but 骨头疼 is no 头疼.
        Form::End if sort == Sort::Department => rank::START + rank::COVERED * covered,
        Form::End | Form::Part => rank::PART + rank::COVERED * covered,
    };
    let alike = if found.alike < 1.0 {
        rank::ALIKE * found.alike
    } else {
        1.0
    };
    form * alike * sound_factor(found.sound)
}

fn sound_factor(sound: Sound) -> f32 {
    match sound {
        Sound::Written => 1.0,
        Sound::Full => rank::SOUND_FULL,
        Sound::Mixed => rank::SOUND_MIXED,
        Sound::Initials => rank::SOUND_INITIALS,
    }
}
