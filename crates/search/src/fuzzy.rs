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
        } else {
            let distance = |whole| distance(key, meant, whole, allowed, self);
            // No part of it is farther off than the whole, so most terms are done with here.
            let part = in_part.then(|| distance(false));
            if part.is_some_and(|part| part > allowed) {
                return None;
            }
            let whole = distance(true);
            match part.filter(|part| *part < whole) {
                Some(part) => (part, Form::Part),
                None => (whole, Form::Whole),
            }
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

    fn is_light(&self, written: char, meant: char) -> bool {
        !is_numeral(meant) && self.readings.sound_alike(written, meant)
    }
}

/// What it costs to get characters wrong, in half errors.
trait Cost {
    /// Leaving out or adding this character.
    fn miss(&self, c: char) -> u32;
    /// Whether writing one character for another one is half an error, whatever it costs to miss them.
    fn is_light(&self, written: char, meant: char) -> bool;
}

/// The smallest cost at which a text was meant to be another one, if `whole`, or some part of it; if that is more
/// than `most`, it is only said that it is more.
fn distance(written: &[char], meant: &[char], whole: bool, most: u32, cost: &impl Cost) -> u32 {
    let misses: Vec<u32> = meant.iter().map(|c| cost.miss(*c)).collect();
    let width = meant.len() + 1;
    // Three rows, of which the one in turn overwrites the oldest: the cost of getting to a place in the other text.
    let mut rows = vec![0; 3 * width];
    if whole {
        for (column, miss) in misses.iter().enumerate() {
            rows[column + 1] = rows[column] + miss;
        }
    }
    let mut reached = true;
    for (row, w) in written.iter().enumerate() {
        let [older, last, next] = [row + 2, row, row + 1].map(|row| row % 3 * width);
        let own = cost.miss(*w);
        let mut best = rows[last] + own;
        rows[next] = best;
        for (column, m) in meant.iter().enumerate() {
            let miss = misses[column];
            let so_far = rows[last + column];
            let mut least = (rows[last + column + 1] + own).min(rows[next + column] + miss);
            if w == m {
                least = least.min(so_far);
            } else if so_far < most.min(least) {
                // What two characters sound like is looked up only where it may count.
                let swap = own.max(miss);
                let light = swap > 1 && cost.is_light(*w, *m);
                least = least.min(so_far + if light { 1 } else { swap });
            }
            // Two that changed places.
            if row > 0 && column > 0 && *w == meant[column - 1] && written[row - 1] == *m {
                least = least.min(rows[older + column - 1] + own.max(miss));
            }
            rows[next + column + 1] = least;
            best = best.min(least);
        }
        // Whatever follows costs something too; but two that changed places step over a row.
        let reaches = best <= most;
        if !reaches && !reached {
            return best;
        }
        reached = reaches;
    }
    let last = &rows[written.len() % 3 * width..][..width];
    if whole {
        last[meant.len()]
    } else {
        last.iter().copied().min().unwrap_or(NEVER)
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

        fn is_light(&self, written: char, meant: char) -> bool {
            (written, meant) == ('每', '梅')
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
            for most in 0..6 {
                let found = distance(&word, &text, whole, most, &Plain);
                let right = found == expected || expected > most && found > most;
                assert!(right, "{word:?} for {text:?}, at most {most}: {found}");
            }
        }
    }
}
