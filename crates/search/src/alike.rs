//! What a word was meant to be, in spite of wrong, missing, extra and swapped characters.

use crate::index::Index;
use crate::pinyin::Sound;
use crate::query::{Form, Match, folded};
use crate::rank;

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
        if allowed == 0 || key.iter().all(char::is_ascii) || self.terms.exact(&key).is_some() {
            return Vec::new();
        }
        let mut found: Vec<(u32, Match)> = Vec::new();
        for (term, shared) in self.shared(&key).into_iter().enumerate() {
            if usize::from(shared) * 2 < key.len() {
                continue;
            }
            let term = term as u32;
            let meant = self.terms.text(term);
            let (mut cost, mut form) = (distance(&key, meant, true, self), Form::Whole);
            // So short a text is alike as a whole or not at all.
            if key.len() > 3 && meant.len() > key.len() {
                let part = distance(&key, meant, false, self);
                if part < cost {
                    (cost, form) = (part, Form::Part);
                }
            }
            // 肾结石 is not 胆结石 misspelt: in a complaint, another character is another complaint.
            let swapped = key.len() == meant.len() && cost > 1 && !self.is_named(term);
            if cost <= allowed && !swapped {
                // Of two that are equally close, the one that is close as a whole is meant.
                let cost = 2 * cost + u32::from(form == Form::Part);
                let alike = 1.0 - cost as f32 / (4 * key.len()) as f32;
                let length = key.len().min(meant.len());
                let sound = Sound::Written;
                found.push((
                    cost,
                    Match {
                        term,
                        note: false,
                        form,
                        length,
                        sound,
                        alike,
                    },
                ));
            }
        }
        let best = found.iter().map(|(cost, _)| *cost).min().unwrap_or(0);
        let close = found.into_iter().filter(|(cost, _)| *cost <= best + 2);
        close.map(|(_, found)| found).collect()
    }

    /// For each term, how many characters of a text it has.
    fn shared(&self, key: &[char]) -> Vec<u8> {
        let mut shared = vec![0u8; self.terms.len()];
        for (at, c) in key.iter().enumerate() {
            if key[..at].contains(c) {
                continue;
            }
            let mut last = None;
            for place in self.terms.places(&[*c]) {
                let (term, _) = self.terms.at(*place);
                if last != Some(term) {
                    // A term that has the character twice may be counted twice, which only means that
                    // it is looked at more closely.
                    shared[term as usize] = shared[term as usize].saturating_add(1);
                    last = Some(term);
                }
            }
        }
        shared
    }
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
