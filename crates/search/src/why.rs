//! Why a facility was found, in few words.

use crate::answer::{About, Detail, Hit, MatchedIn, Why};
use crate::index::Index;
use crate::score::{Ranked, best_first};
use crate::topics::Reason;
use crate::weights;
use crate::word::Word;

impl Index {
    /// Gives each hit its reasons: for each word the best one, and then what else there is.
    pub(crate) fn explain(&self, words: &[Word], hits: &mut [Hit]) {
        // For each facility, one more than its position among the hits.
        let mut slots = self.take_slots();
        for (nth, hit) in hits.iter().enumerate() {
            slots[hit.facility] = nth as u32 + 1;
        }
        // For each hit: the score, the word and the posting.
        let mut ways: Vec<Vec<Ranked>> = vec![Vec::new(); hits.len()];
        for (position, word) in words.iter().enumerate() {
            self.ways(word, &mut |way| {
                let slot = slots[way.posting.facility as usize] as usize;
                if let Some(ways) = slot.checked_sub(1).and_then(|nth| ways.get_mut(nth)) {
                    ways.push((way.score, position, way.nth));
                }
            });
        }
        for hit in &*hits {
            slots[hit.facility] = 0;
        }
        self.put_back(slots);
        for (hit, ways) in hits.iter_mut().zip(&mut ways) {
            best_first(ways);
            let mut said = 0u64;
            for again in [false, true] {
                for (_, word, posting) in &*ways {
                    if (said & (1 << word) != 0) == again && hit.why.len() < weights::REASONS {
                        let why = self.why(&words[*word], *posting);
                        if !hit.why.iter().any(|said| says_it(said, &why)) {
                            hit.why.push(why);
                        }
                        said |= 1 << word;
                    }
                }
            }
        }
    }

    fn why(&self, word: &Word, posting: usize) -> Why {
        let reason = self.topics.posting_at(posting).reason();
        Why {
            word: word.text.iter().collect(),
            matched: self.topics.shown(reason.matched).to_owned(),
            matched_in: reason.matched_in,
            detail: Detail {
                stage: reason.stage,
                about: self.about(&reason),
            },
        }
    }

    fn about(&self, reason: &Reason) -> Option<About> {
        let position = reason.about.checked_sub(1)? as usize;
        Some(match reason.matched_in {
            MatchedIn::Community => About::Street(position),
            MatchedIn::Alias => About::Former(position),
            MatchedIn::Partner => About::Partnership(self.topics.shown(reason.about).to_owned()),
            _ => About::Level(position),
        })
    }
}

/// Whether a reason that was given makes another one needless: who is told the street need not be told
/// the community.
fn says_it(said: &Why, why: &Why) -> bool {
    let is_name = |why: &Why| matches!(why.matched_in, MatchedIn::Name | MatchedIn::Alias);
    let is_place = |why: &Why| matches!(why.matched_in, MatchedIn::Street | MatchedIn::Community);
    let both = is_name(said) && is_name(why) || is_place(said) && is_place(why);
    said.matched == why.matched || both && said.word == why.word
}
