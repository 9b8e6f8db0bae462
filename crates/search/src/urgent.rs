//! Words that call for 120 before anything else, read in the company in which they stand.
//!
//! A missed stroke is worse than a needless 120. So every doubt is for 120: a word that another entry
//! makes harmless, or that is denied once and said once, calls all the same.

use crate::normal::Normaliser;
use crate::word::folded;

/// All such words.
#[derive(Default)]
pub(crate) struct Urgent(Vec<Entry>);

/// Words that the same company makes harmless.
struct Entry {
    /// As they are compared and as they are shown.
    words: Vec<(Vec<char>, String)>,
    unless: Vec<Vec<char>>,
}

impl Urgent {
    pub(crate) fn new(entries: &[directory::Urgent], normaliser: &Normaliser) -> Self {
        let mut known = Vec::with_capacity(entries.len());
        for directory::Urgent { words, unless } in entries {
            let words = words.iter();
            let unless = unless.iter();
            known.push(Entry {
                words: words
                    .map(|word| (normaliser.text(word), word.clone()))
                    .collect(),
                unless: unless.map(|word| normaliser.text(word)).collect(),
            });
        }
        Self(known)
    }

    /// The longest word of a query that calls for 120, as it is shown.
    pub(crate) fn word(&self, parts: &[Vec<char>]) -> Option<&str> {
        let parts: Vec<Vec<char>> = parts.iter().map(|part| folded(part)).collect();
        let query = parts.concat();
        // What is denied, or makes a word harmless, stands in one part of the query: 吃了没，胸痛 denies
        // nothing. The word itself may be parted, 胸 痛.
        let denials = |word: &[char]| {
            let denied = parts.iter().flat_map(|part| {
                let places = places(part, word);
                places.filter(|at| is_denial(&part[..*at]))
            });
            denied.count()
        };
        let calls = |word: &[char]| places(&query, word).count() > denials(word);
        let is_harmless = |entry: &Entry| {
            let stands = |word: &[char]| parts.iter().any(|part| places(part, word).count() > 0);
            entry.unless.iter().any(|word| stands(word))
        };
        let longest = self.0.iter().filter_map(|entry| {
            let words = entry.words.iter().filter(|(word, _)| calls(word));
            let longest = words.max_by_key(|(word, _)| word.len())?;
            (!is_harmless(entry)).then_some(longest)
        });
        let (_, shown) = longest.max_by_key(|(word, _)| word.len())?;
        Some(shown)
    }
}

/// Where a word stands in a text; one without characters stands nowhere.
fn places<'a>(text: &'a [char], word: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let last = (text.len() + 1).saturating_sub(word.len());
    let starts = if word.is_empty() { 0..0 } else { 0..last };
    starts.filter(move |at| text[*at..].starts_with(word))
}

/// Whether what stands before a word says that it is not so. 有没有 and 有无 ask.
fn is_denial(before: &[char]) -> bool {
    let denied = [&['没', '有'][..], &['没'], &['无']];
    let mut rest = denied.iter().filter_map(|word| before.strip_suffix(*word));
    rest.next().is_some_and(|rest| rest.last() != Some(&'有'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word that a query shows, of a small vocabulary.
    fn word(query: &str) -> Option<String> {
        let entry = |words: &[&str], unless: &[&str]| directory::Urgent {
            words: words.iter().map(ToString::to_string).collect(),
            unless: unless.iter().map(ToString::to_string).collect(),
        };
        let normaliser = Normaliser::new(&[(String::new(), "没'沒觉'覺".to_owned())]);
        let urgent = Urgent::new(
            &[
                entry(&["胸痛", "突然胸痛", "没有呼吸", "，"], &["，"]),
                entry(&["憋气", "憋不住气"], &["睡觉", "鼻"]),
                entry(&["急产"], &["急产检"]),
            ],
            &normaliser,
        );
        urgent.word(&normaliser.parts(query)).map(str::to_owned)
    }

    fn check(cases: &[(&str, Option<&str>)]) {
        for (query, shown) in cases {
            assert_eq!(word(query).as_deref(), *shown, "{query}");
        }
    }

    #[test]
    fn the_longest_word_is_shown_however_it_is_typed() {
        check(&[
            ("突然胸痛怎么办", Some("突然胸痛")),
            ("胸 疼", Some("胸痛")),
            ("憋气，突然胸痛", Some("突然胸痛")),
            ("牙疼", None),
            ("", None),
        ]);
    }

    #[test]
    fn a_word_is_harmless_in_its_company_and_another_word_is_not() {
        check(&[
            ("憋气", Some("憋气")),
            ("睡觉老是憋气", None),
            ("憋气 睡覺", None),
            ("睡觉憋气胸痛", Some("胸痛")),
        ]);
    }

    #[test]
    fn company_stands_in_one_part_of_the_query() {
        check(&[("着急产检", None), ("急产 检查", Some("急产"))]);
    }

    #[test]
    fn what_is_denied_is_not_so() {
        check(&[
            ("没有胸痛", None),
            ("沒胸痛", None),
            ("无胸痛", None),
            ("有没有胸痛", Some("胸痛")),
            ("有无胸痛", Some("胸痛")),
            ("药吃了没，胸痛", Some("胸痛")),
            ("早上没胸痛，现在胸痛", Some("胸痛")),
            ("没有胸痛，没有呼吸", Some("没有呼吸")),
        ]);
    }
}
