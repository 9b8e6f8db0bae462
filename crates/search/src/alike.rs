//! What a word was meant to be, in spite of wrong, missing, extra and swapped characters.

use crate::index::Index;
use crate::one_error;
use crate::pinyin::Sound;
use crate::query::{Form, Match, Shelf, folded};
use crate::rank;
use crate::terms::Terms;

/// Characters that tell one place from another, however common they are.
const NUMERALS: &str = "一二三四五六七八九十0123456789";

/// More half errors than any word may have.
const NEVER: u32 = 100;

impl Index {
    /// The terms that a text was most likely meant to be, if it is close enough to any.
    pub(crate) fn alike(&self, text: &[char]) -> Vec<Match> {
        let key = folded(text);
        let allowed = rank::errors_allowed(key.len());
        // A term is no misspelling of another one, even if it leads nowhere.
        let mut shelves = Shelf::TERMS.iter();
        if allowed == 0
            || key.iter().all(char::is_ascii)
            || shelves.any(|shelf| self.texts(*shelf).exact(&key).is_some())
        {
            return Vec::new();
        }
        let mut found: Vec<(u32, Match)> = Vec::new();
        for shelf in Shelf::TERMS {
            for term in self.close(shelf, &key) {
                let close = self.compare(shelf, term, &key);
                found.extend(close.filter(|(cost, _)| *cost <= 2 * allowed + 1));
            }
        }
        let best = found.iter().map(|(cost, _)| *cost).min().unwrap_or(0);
        let close = found.into_iter().filter(|(cost, _)| *cost <= best + 2);
        close.map(|(_, found)| found).collect()
    }

    /// How far a text is from a term, in quarter errors; nothing where it cannot be meant.
    fn compare(&self, shelf: Shelf, term: u32, key: &[char]) -> Option<(u32, Match)> {
        let meant = self.texts(shelf).text(term);
        let (mut cost, mut form) = (distance(key, meant, true, self), Form::Whole);
        // So short a text is alike as a whole or not at all.
        if key.len() > 3 && meant.len() > key.len() {
            let part = distance(key, meant, false, self);
            if part < cost {
                (cost, form) = (part, Form::Part);
            }
        }
        // Of two that are equally close, the one that is close as a whole is meant.
        let quarters = 2 * cost + u32::from(form == Form::Part);
        let found = Match {
            shelf,
            term,
            form,
            length: key.len().min(meant.len()),
            sound: Sound::Written,
            alike: 1.0 - quarters as f32 / (4 * key.len()) as f32,
        };
        // 肾结石 is not 胆结石 misspelt: in a complaint, another character is another complaint.
        let swapped = key.len() == meant.len() && cost > 1 && !self.is_named(&found);
        (!swapped).then_some((quarters, found))
    }

    /// The terms of a shelf that may be close to a text: those that have half of its characters, and
    /// where too many have them, those that differ from it in one place.
    fn close(&self, shelf: Shelf, key: &[char]) -> Vec<u32> {
        let terms = self.texts(shelf);
        let (mut close, all_counted) = sharing(terms, key);
        if !all_counted {
            close.extend(one_error::terms(terms, &self.readings, key));
            close.sort_unstable();
            close.dedup();
        }
        close
    }
}

/// The terms that have half of the characters of a text; and whether all were counted, or some were
/// taken to be in every term because they are in very many.
fn sharing(terms: &Terms, key: &[char]) -> (Vec<u32>, bool) {
    let mut sharing = Vec::new();
    let mut common = 0;
    for (at, c) in key.iter().enumerate() {
        if key[..at].contains(c) {
            continue;
        }
        let places = terms.places(&[*c]);
        if places.len() > rank::REACH_ALIKE {
            common += 1;
            continue;
        }
        let first = sharing.len();
        sharing.extend(places.iter().map(|place| terms.at(*place).0));
        // Once for each character, also where the term has it twice.
        sharing[first..].sort_unstable();
        let mut last = None;
        let mut kept = first;
        for at in first..sharing.len() {
            if last != Some(sharing[at]) {
                last = Some(sharing[at]);
                sharing[kept] = sharing[at];
                kept += 1;
            }
        }
        sharing.truncate(kept);
    }
    sharing.sort_unstable();
    let same = sharing.chunk_by(|a, b| a == b);
    let half = same.filter(|same| (same.len() + common) * 2 >= key.len());
    (half.map(|same| same[0]).collect(), common == 0)
}

impl Cost for Index {
    fn miss(&self, c: char) -> u32 {
        // The second hospital is not the first one misspelt.
        if NUMERALS.contains(c) {
            NEVER
        } else if self.common.binary_search(&c).is_ok() {
            1
        } else {
            2
        }
    }

    fn swap(&self, written: char, meant: char) -> u32 {
        if self.readings.sound_alike(written, meant) && !NUMERALS.contains(meant) {
            1
        } else {
            self.miss(written).max(self.miss(meant))
        }
    }
}

/// What it costs to get characters wrong, in half errors.
trait Cost {
    /// Leaving out or adding this character.
    fn miss(&self, c: char) -> u32;
    /// Writing one character for another one.
    fn swap(&self, written: char, meant: char) -> u32;
}

/// The smallest cost at which `word` was meant to be `text` (if `whole`) or some part of it.
fn distance(word: &[char], text: &[char], whole: bool, cost: &impl Cost) -> u32 {
    // One row for each character of the word: the cost of getting there, by the place in the text.
    let mut before: Vec<u32> = Vec::new();
    let mut last: Vec<u32> = Vec::with_capacity(text.len() + 1);
    let mut sum = 0;
    last.push(0);
    for &meant in text {
        sum += if whole { cost.miss(meant) } else { 0 };
        last.push(sum);
    }
    for (row, &written) in word.iter().enumerate() {
        let mut next = Vec::with_capacity(text.len() + 1);
        next.push(last[0] + cost.miss(written));
        for (column, &meant) in text.iter().enumerate() {
            let same = if written == meant {
                0
            } else {
                cost.swap(written, meant)
            };
            let mut best = (last[column] + same)
                .min(last[column + 1] + cost.miss(written))
                .min(next[column] + cost.miss(meant));
            if row > 0 && column > 0 && written == text[column - 1] && word[row - 1] == meant {
                best = best.min(before[column - 1] + cost.miss(written).max(cost.miss(meant)));
            }
            next.push(best);
        }
        before = std::mem::replace(&mut last, next);
    }
    if whole {
        last[text.len()]
    } else {
        last.into_iter().min().unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every error counts two, but 街 and 道 are common and 每 sounds like 梅.
    struct Plain;

    impl Cost for Plain {
        fn miss(&self, c: char) -> u32 {
            if "街道".contains(c) { 1 } else { 2 }
        }

        fn swap(&self, written: char, meant: char) -> u32 {
            if (written, meant) == ('每', '梅') {
                1
            } else {
                self.miss(written).max(self.miss(meant))
            }
        }
    }

    #[test]
    fn errors_are_counted() {
        let cases = [
            ("红梅街道", "红梅街道", true, 0),
            ("红美街道", "红梅街道", true, 2),
            ("红每街道", "红梅街道", true, 1),
            ("红街道", "红梅街道", true, 2),
            ("红梅道", "红梅街道", true, 1),
            ("红梅大街道", "红梅街道", true, 2),
            ("梅红街道", "红梅街道", true, 2),
            ("红梅", "天宁红梅街道", false, 0),
            ("红美街", "天宁红梅街道", false, 2),
            ("", "红梅", false, 0),
            ("红梅", "", false, 4),
        ];
        for (word, text, whole, expected) in cases {
            let characters = |text: &str| text.chars().collect::<Vec<char>>();
            let found = distance(&characters(word), &characters(text), whole, &Plain);
            assert_eq!(found, expected, "{word} for {text}");
        }
    }
}
