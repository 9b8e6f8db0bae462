//! What a word was meant to be, in spite of wrong, missing, extra and swapped characters.

use crate::edit_one;
use crate::index::Index;
use crate::index_field::IndexField;
use crate::pinyin::Sound;
use crate::terms::Terms;
use crate::weights;
use crate::word::{Form, Match, folded};

/// Whether a character tells one place from another, however common it is.
fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '0'..='9'
    )
}

/// More half errors than any word may have.
const NEVER: u32 = 100;

impl Index {
    /// The terms that a text was most likely meant to be, if it is close enough to any.
    pub(crate) fn fuzzy(&self, text: &[char]) -> Vec<Match> {
        let key = folded(text);
        let allowed = weights::errors_allowed(key.len());
        // A term is no misspelling of another one, even if it leads nowhere.
        let mut fields = IndexField::TERMS.iter();
        if allowed == 0
            || key.iter().all(char::is_ascii)
            || fields.any(|field| self.texts(*field).exact(&key).is_some())
        {
            return Vec::new();
        }
        let mut found: Vec<(u32, Match)> = Vec::new();
        for field in IndexField::TERMS {
            for term in self.close(field, &key, allowed) {
                found.extend(self.compare(field, term, &key, allowed));
            }
        }
        let best = found.iter().map(|(cost, _)| *cost).min().unwrap_or(0);
        let close = found.into_iter().filter(|(cost, _)| *cost <= best + 2);
        close.map(|(_, found)| found).collect()
    }

    /// How far a text is from a term, in quarter errors; nothing where it cannot be meant.
    fn compare(
        &self,
        field: IndexField,
        term: u32,
        key: &[char],
        allowed: u32,
    ) -> Option<(u32, Match)> {
        let meant = self.texts(field).text(term);
        // So short a text is alike as a whole or not at all, unless a name begins with what sounds like
        // it: 红殿 is 洪殿社区卫生服务中心.
        let in_part = key.len() > 3 && meant.len() > key.len();
        let (cost, form) = if !in_part && field == IndexField::Names && self.begins_like(meant, key)
        {
            (1, Form::Start)
        } else if errors(key, meant, !in_part) > allowed as usize {
            // Most terms are too far off even if every error is a light one.
            return None;
        } else {
            let costs = Costs::new(key, meant, self);
            let whole = (costs.distance(true), Form::Whole);
            let part = in_part.then(|| (costs.distance(false), Form::Part));
            part.filter(|part| part.0 < whole.0).unwrap_or(whole)
        };
        // Of two that are equally close, the one that is close as a whole is meant.
        let quarters = 2 * cost + u32::from(form != Form::Whole);
        let found = Match {
            field,
            term,
            form,
            length: key.len().min(meant.len()),
            sound: Sound::Written,
            similarity: 1.0 - quarters as f32 / (4 * key.len()) as f32,
        };
        // 肾结石 is not 胆结石 misspelt, nor 脚不舒服 a part of 关节不舒服: in a complaint, another character
        // is another complaint.
        let same_length = key.len() == meant.len() || form == Form::Part;
        let swapped = same_length && cost > 1 && !self.is_named(&found);
        (cost <= allowed && !swapped).then_some((quarters, found))
    }

    /// Whether a name goes on after a text, of which one character only sounds like the name's.
    fn begins_like(&self, meant: &[char], key: &[char]) -> bool {
        let mut wrong = key.iter().zip(meant).filter(|(w, m)| w != m);
        let one = wrong.next().filter(|_| wrong.next().is_none());
        meant.len() > key.len() && one.is_some_and(|(w, m)| self.readings.sound_alike(*w, *m))
    }

    /// The terms of an index field that may be close to a text: those that have half of its characters, and
    /// where too many have them, those that differ from it in one place.
    fn close(&self, field: IndexField, key: &[char], allowed: u32) -> Vec<u32> {
        let terms = self.texts(field);
        let least = key.len().div_ceil(2).max(key.len() - allowed as usize);
        let (mut close, all_counted) = sharing(terms, key, least);
        if !all_counted {
            close.extend(edit_one::terms(terms, &self.readings, key));
            close.sort_unstable();
            close.dedup();
        }
        close
    }
}

/// The terms that have at least so many of the characters of a text; and whether these are all, or only
/// those with one of its rarer characters.
fn sharing(terms: &Terms, key: &[char], least: usize) -> (Vec<u32>, bool) {
    let mut having = Vec::new();
    let mut common = Vec::new();
    let mut twice = 0;
    for (at, c) in key.iter().enumerate() {
        let places = terms.places(&[*c]);
        if key[..at].contains(c) {
            twice += 1;
        } else if places.len() > weights::REACH_FUZZY {
            common.push(*c);
        } else {
            // Once for each character, also where a term has it twice.
            let mut having_it: Vec<u32> = places.iter().map(|place| terms.at(*place).0).collect();
            having_it.sort_unstable();
            having_it.dedup();
            having.append(&mut having_it);
        }
    }
    having.sort_unstable();
    let same = having.chunk_by(|a, b| a == b);
    let enough = same.filter(|same| {
        let text = terms.text(same[0]);
        let commons = common.iter().filter(|c| text.contains(c)).count();
        same.len() + commons + twice >= least
    });
    (enough.map(|same| same[0]).collect(), common.is_empty())
}

impl Cost for Index {
    fn miss(&self, c: char) -> u32 {
        // The second hospital is not the first one misspelt.
        if is_numeral(c) {
            NEVER
        } else if self.common.binary_search(&c).is_ok() {
            1
        } else {
            2
        }
    }

    fn swap(&self, written: char, meant: char) -> u32 {
        if !is_numeral(meant) && self.readings.sound_alike(written, meant) {
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

/// What each difference between a text as it was written and one that may be meant would cost.
struct Costs {
    /// For each character that was written, and for each that may be meant.
    written: Vec<u32>,
    meant: Vec<u32>,
    /// For each character that was written, one after the other: writing it for each that may be meant.
    swaps: Vec<u32>,
    /// Likewise: whether it is the one that may be meant before.
    before: Vec<bool>,
}

impl Costs {
    fn new(written: &[char], meant: &[char], cost: &impl Cost) -> Self {
        let mut swaps = Vec::with_capacity(written.len() * meant.len());
        let mut before = Vec::with_capacity(written.len() * meant.len());
        for w in written {
            for (column, m) in meant.iter().enumerate() {
                swaps.push(if w == m { 0 } else { cost.swap(*w, *m) });
                before.push(column > 0 && meant[column - 1] == *w);
            }
        }
        Self {
            written: written.iter().map(|c| cost.miss(*c)).collect(),
            meant: meant.iter().map(|c| cost.miss(*c)).collect(),
            swaps,
            before,
        }
    }

    /// The smallest cost at which the text was meant to be the other one, if `whole`, or some part of it.
    fn distance(&self, whole: bool) -> u32 {
        let width = self.meant.len();
        // One row for each character of the word: the cost of getting there, by the place in the text.
        let mut before: Vec<u32> = Vec::new();
        let mut last: Vec<u32> = Vec::with_capacity(width + 1);
        let mut sum = 0;
        last.push(0);
        for meant in &self.meant {
            sum += if whole { *meant } else { 0 };
            last.push(sum);
        }
        for (row, written) in self.written.iter().enumerate() {
            let mut next = Vec::with_capacity(width + 1);
            next.push(last[0] + written);
            for (column, meant) in self.meant.iter().enumerate() {
                let at = row * width + column;
                let mut best = (last[column] + self.swaps[at])
                    .min(last[column + 1] + written)
                    .min(next[column] + meant);
                // Two that changed places.
                if row > 0 && self.before[at] && self.swaps[at - width] == 0 {
                    best = best.min(before[column - 1] + (*written).max(*meant));
                }
                next.push(best);
            }
            before = std::mem::replace(&mut last, next);
        }
        if whole {
            last[width]
        } else {
            last.into_iter().min().unwrap_or(u32::MAX)
        }
    }
}

/// How many characters are wrong, missing or too many in a text that was meant to be another one, if
/// `whole`, or some part of it. Two that changed places count once.
fn errors(written: &[char], meant: &[char], whole: bool) -> usize {
    let width = meant.len() + 1;
    // Three rows, of which the one in turn overwrites the oldest.
    let mut rows = vec![0; 3 * width];
    for (column, sum) in rows[..width].iter_mut().enumerate() {
        *sum = if whole { column } else { 0 };
    }
    for (row, w) in written.iter().enumerate() {
        let [older, last, next] = [row + 2, row, row + 1].map(|row| row % 3 * width);
        rows[next] = row + 1;
        for (column, m) in meant.iter().enumerate() {
            let mut best = (rows[last + column] + usize::from(w != m))
                .min(rows[last + column + 1] + 1)
                .min(rows[next + column] + 1);
            if row > 0 && column > 0 && *w == meant[column - 1] && written[row - 1] == *m {
                best = best.min(rows[older + column - 1] + 1);
            }
            rows[next + column + 1] = best;
        }
    }
    let last = &rows[written.len() % 3 * width..][..width];
    if whole {
        last[meant.len()]
    } else {
        last.iter().copied().min().unwrap_or(0)
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
            let [word, text] = [word, text].map(|text| text.chars().collect::<Vec<char>>());
            let found = Costs::new(&word, &text, &Plain).distance(whole);
            assert_eq!(found, expected, "{word:?} for {text:?}");
            assert!(errors(&word, &text, whole) <= expected as usize);
        }
    }
}
