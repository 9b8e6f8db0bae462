//! Terms in which a text stands but for one character: a wrong one, one missing, one too many, or two
//! that changed places.
//!
//! What stands before the error and what stands after it are looked up by themselves; whichever of
//! them is rarer is followed to the other one. So it takes no longer where there are a million names.

use crate::pinyin::Readings;
use crate::terms::Terms;
use crate::weights;

/// The terms, sorted; where there are very many, those in which the wrong character sounds like the
/// right one come before others.
pub(crate) fn terms(terms: &Terms, readings: &Readings, key: &[char]) -> Vec<u32> {
    let mut search = Search {
        terms,
        readings,
        key,
        sounding: Vec::new(),
        others: Vec::new(),
    };
    for at in 0..key.len() {
        search.wrong(at, at + 1);
        if at > 0 {
            search.wrong(at, at);
        }
        search.without(at);
        search.swapped(at);
    }
    let mut found = search.sounding;
    found.sort_unstable();
    found.dedup();
    search.others.sort_unstable();
    search.others.dedup();
    search.others.truncate(weights::REACH_FUZZY);
    found.truncate(weights::REACH_FUZZY);
    found.extend(search.others);
    found
}

struct Search<'a> {
    terms: &'a Terms,
    readings: &'a Readings,
    key: &'a [char],
    /// Terms with a character that sounds like the one that was typed.
    sounding: Vec<u32>,
    others: Vec<u32>,
}

impl Search<'_> {
    /// Terms in which some character stands between what was typed before `until` and from `after` on.
    fn wrong(&mut self, until: usize, after: usize) {
        let (head, tail) = (&self.key[..until], &self.key[after..]);
        let typed = self.key.get(until).filter(|_| after > until).copied();
        let heads = self.terms.places(head);
        let tails = self.terms.places(tail);
        if !tail.is_empty() && (head.is_empty() || tails.len() <= heads.len()) {
            for place in tails.iter().take(4 * weights::REACH) {
                let before = self.terms.before(*place);
                if let Some((meant, before)) = before.split_last()
                    && before.ends_with(head)
                {
                    self.found(*place, typed, *meant);
                }
            }
            return;
        }
        let mut rest = heads;
        let mut looks = 0;
        while let Some(first) = rest.first()
            && looks < weights::REACH
        {
            looks += 1;
            let meant = self.terms.char_at(*first, head.len());
            let same =
                rest.partition_point(|place| self.terms.char_at(*place, head.len()) == meant);
            let (same, others) = rest.split_at(same);
            rest = others;
            if meant == crate::suffixes::END {
                continue;
            }
            let found = self.terms.narrow(same, head.len() + 1, tail);
            for place in found.iter().take(weights::REACH_FUZZY) {
                self.found(*place, typed, meant);
            }
        }
    }

    /// Terms in which the text stands without one of its characters.
    fn without(&mut self, at: usize) {
        let heads = self.terms.places(&self.key[..at]);
        if at > 0 {
            self.all(self.terms.narrow(heads, at, &self.key[at + 1..]));
        } else {
            self.all(self.terms.places(&self.key[1..]));
        }
    }

    /// Terms in which one of its characters and the next one have changed places.
    fn swapped(&mut self, at: usize) {
        let mut key = self.key.to_vec();
        if at + 1 < key.len() && key[at] != key[at + 1] {
            key.swap(at, at + 1);
            self.all(self.terms.places(&key));
        }
    }

    fn all(&mut self, places: &[u32]) {
        for place in places.iter().take(weights::REACH_FUZZY) {
            self.others.push(self.terms.at(*place).0);
        }
    }

    fn found(&mut self, place: u32, typed: Option<char>, meant: char) {
        let (term, _) = self.terms.at(place);
        if typed.is_some_and(|typed| self.readings.sound_alike(typed, meant)) {
            self.sounding.push(term);
        } else if self.others.len() < 4 * weights::REACH_FUZZY {
            self.others.push(term);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{Link, TermsBuilder};

    #[test]
    fn one_error_anywhere_is_found() {
        let mut builder = TermsBuilder::default();
        for (topic, text) in (0..).zip(["北环红梅街道", "红旗街道", "梅花"]) {
            let text: Vec<char> = text.chars().collect();
            builder.add(&text, Link { topic, weight: 1.0 });
        }
        let all = builder.terms();
        let cases: [(&str, &[&str]); 8] = [
            ("红每街道", &["北环红梅街道", "红旗街道"]),
            ("红梅街倒", &["北环红梅街道"]),
            ("江梅街道", &["北环红梅街道"]),
            ("红街道", &["北环红梅街道", "红旗街道"]),
            ("红梅大街道", &["北环红梅街道"]),
            ("梅红街道", &["北环红梅街道"]),
            ("北环红梅街", &["北环红梅街道"]),
            ("牙科", &[]),
        ];
        for (query, expected) in cases {
            let key: Vec<char> = query.chars().collect();
            let mut found: Vec<String> = terms(&all, &Readings::default(), &key)
                .iter()
                .map(|term| all.text(*term).iter().collect())
                .collect();
            found.sort();
            found.dedup();
            assert_eq!(found, expected, "{query}");
        }
    }
}
