//! The texts by which something can be found, and where in them a word stands.
//!
//! Texts that are equal are one term, with a link to each topic that they stand for. Every beginning
//! within a term is kept in alphabetical order, so that all places at which a word stands lie side by
//! side, those where it is the end of its term first. There is no object for a term: all texts are
//! one list of characters.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::suffixes::{self, END, FIRST_PLANE};

/// That a term stands for a topic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Link {
    /// Which topic.
    pub topic: u32,
    /// How well the term says it: 1 is its own name.
    pub weight: f32,
}

/// A set of terms that can be searched for words.
#[derive(Default)]
pub(crate) struct Terms {
    /// All terms, each closed by [`END`].
    chars: Vec<char>,
    /// Where each term starts, and where the last one ends.
    starts: Vec<u32>,
    links: Vec<Link>,
    /// Where the links of each term start, and where the last ones end.
    link_starts: Vec<u32>,
    /// Every character that occurs, sorted, [`END`] first.
    alphabet: Vec<char>,
    /// Where the places of each character start in `places`, and where the last ones end.
    first: Vec<u32>,
    /// Every place in `chars` that is no [`END`], in the order of the text from there on.
    places: Vec<u32>,
    /// All terms in alphabetical order.
    alphabetical: Vec<u32>,
    marks: Marks,
}

/// Terms while they are collected.
#[derive(Default)]
pub(crate) struct TermsBuilder {
    chars: Vec<char>,
    starts: Vec<u32>,
    /// Term by the hash of its text.
    known: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
    links: Vec<(u32, Link)>,
}

impl TermsBuilder {
    /// Adds a link to a text, and gives the number of its term; nothing for an empty text.
    pub(crate) fn add(&mut self, text: &[char], link: Link) -> Option<u32> {
        if text.is_empty() {
            return None;
        }
        let term = self.term(text);
        self.links.push((term, link));
        Some(term)
    }

    fn term(&mut self, text: &[char]) -> u32 {
        let mut key = hash(text);
        while let Some(&term) = self.known.get(&key) {
            let from = self.starts[term as usize] as usize;
            let known = &self.chars[from..];
            if known.starts_with(text) && known[text.len()] == END {
                return term;
            }
            key = key.wrapping_add(1);
        }
        let term = self.starts.len() as u32;
        self.known.insert(key, term);
        self.starts.push(self.chars.len() as u32);
        self.chars.extend(text);
        self.chars.push(END);
        term
    }

    /// All of it, ready to be searched.
    pub(crate) fn terms(self) -> Terms {
        let Self {
            chars,
            mut starts,
            known,
            links,
        } = self;
        // At a million names every copy counts.
        drop(known);
        let marks = Marks::new(&starts, chars.len());
        starts.push(chars.len() as u32);
        let (links, link_starts) = by_term(links, starts.len() - 1);
        let alphabet = alphabet(&chars);
        let (places, first) = suffixes::sorted(&chars, &alphabet);
        let mut terms = Terms {
            chars,
            starts,
            links,
            link_starts,
            alphabet,
            first,
            places,
            alphabetical: Vec::new(),
            marks,
        };
        terms.alphabetical = terms.whole().collect();
        terms
    }
}

/// Every character that occurs, sorted.
fn alphabet(chars: &[char]) -> Vec<char> {
    let mut occurs = vec![false; FIRST_PLANE];
    let mut others = Vec::new();
    for c in chars {
        match occurs.get_mut(*c as usize) {
            Some(occurs) => *occurs = true,
            None => others.push(*c),
        }
    }
    let codes = (0..).zip(occurs).filter(|(_, occurs)| *occurs);
    let mut alphabet: Vec<char> = codes.filter_map(|(code, _)| char::from_u32(code)).collect();
    others.sort_unstable();
    others.dedup();
    alphabet.extend(others);
    alphabet
}

/// The links in the order of their terms, and where those of each term start.
fn by_term(links: Vec<(u32, Link)>, terms: usize) -> (Vec<Link>, Vec<u32>) {
    let mut starts = vec![0u32; terms + 1];
    for (term, _) in &links {
        starts[*term as usize + 1] += 1;
    }
    for term in 0..terms {
        starts[term + 1] += starts[term];
    }
    let mut next = starts.clone();
    let mut sorted = vec![
        Link {
            topic: 0,
            weight: 0.0
        };
        links.len()
    ];
    for (term, link) in links {
        let at = &mut next[term as usize];
        sorted[*at as usize] = link;
        *at += 1;
    }
    (sorted, starts)
}

impl Terms {
    /// The text of a term.
    pub(crate) fn text(&self, term: u32) -> &[char] {
        let term = term as usize;
        &self.chars[self.starts[term] as usize..self.starts[term + 1] as usize - 1]
    }

    /// What a term stands for.
    pub(crate) fn links(&self, term: u32) -> &[Link] {
        let term = term as usize;
        &self.links[self.link_starts[term] as usize..self.link_starts[term + 1] as usize]
    }

    /// The term that is exactly this word.
    pub(crate) fn exact(&self, word: &[char]) -> Option<u32> {
        let order = |term: &u32| self.text(*term).cmp(word);
        let at = self.alphabetical.binary_search_by(order).ok()?;
        Some(self.alphabetical[at])
    }

    /// The terms that begin with a word, in alphabetical order, the word itself first.
    pub(crate) fn beginning(&self, word: &[char]) -> &[u32] {
        let head = |term: &u32| {
            let text = self.text(*term);
            &text[..text.len().min(word.len())]
        };
        let terms = &self.alphabetical;
        let from = terms.partition_point(|term| head(term) < word);
        let rest = &terms[from..];
        &rest[..rest.partition_point(|term| head(term) == word)]
    }

    /// Every place at which a word stands; [`Terms::at`] says which term it is in.
    pub(crate) fn places(&self, word: &[char]) -> &[u32] {
        let Some((first, rest)) = word.split_first() else {
            return &self.places;
        };
        let Ok(at) = self.alphabet.binary_search(first) else {
            return &[];
        };
        let places = &self.places[self.first[at] as usize..self.first[at + 1] as usize];
        self.narrow(places, 1, rest)
    }

    /// Of places at which the same `depth` characters stand, those at which `more` follow.
    pub(crate) fn narrow<'a>(
        &'a self,
        mut places: &'a [u32],
        depth: usize,
        more: &[char],
    ) -> &'a [u32] {
        if depth == 0 {
            // All places: those of a first character are known.
            return self.places(more);
        }
        for (ahead, c) in (depth..).zip(more) {
            places = &places[places.partition_point(|place| self.char_at(*place, ahead) < *c)..];
            places = &places[..places.partition_point(|place| self.char_at(*place, ahead) == *c)];
        }
        places
    }

    /// The term in which a place lies, and how many characters of the term come before it.
    pub(crate) fn at(&self, place: u32) -> (u32, usize) {
        let term = self.marks.up_to(place) - 1;
        (term, (place - self.starts[term as usize]) as usize)
    }

    /// The character so far behind a place that it is still in the term or closes it.
    pub(crate) fn char_at(&self, place: u32, ahead: usize) -> char {
        self.chars[place as usize + ahead]
    }

    /// The text from a place to the end of its term.
    pub(crate) fn rest(&self, place: u32) -> &[char] {
        let rest = &self.chars[place as usize..];
        let length = rest.iter().position(|c| *c == END);
        &rest[..length.unwrap_or(rest.len())]
    }

    /// The text before a place, back to where its term starts.
    pub(crate) fn before(&self, place: u32) -> &[char] {
        let (_, before) = self.at(place);
        &self.chars[place as usize - before..place as usize]
    }

    /// Whether a term starts there.
    pub(crate) fn is_start(&self, place: u32) -> bool {
        place == 0 || self.chars[place as usize - 1] == END
    }

    /// Every character that occurs, sorted, [`END`] first.
    pub(crate) fn alphabet(&self) -> &[char] {
        &self.alphabet
    }

    /// All terms in alphabetical order, from the order of all places.
    fn whole(&self) -> impl Iterator<Item = u32> {
        let starts = self.places.iter().filter(|place| self.is_start(**place));
        starts.map(|place| self.marks.up_to(*place) - 1)
    }
}

/// Marks in a row of places, that can be counted from the first one up to any place.
#[derive(Default)]
struct Marks {
    /// One bit for each place.
    bits: Vec<u64>,
    /// How many marks come before each of `bits`.
    before: Vec<u32>,
}

impl Marks {
    fn new(marked: &[u32], places: usize) -> Self {
        let mut bits = vec![0u64; places / 64 + 1];
        for place in marked {
            bits[*place as usize / 64] |= 1 << (place % 64);
        }
        let mut sum = 0;
        let mut before = Vec::with_capacity(bits.len());
        for word in &bits {
            before.push(sum);
            sum += word.count_ones();
        }
        Self { bits, before }
    }

    /// How many marks there are up to a place, and at it.
    fn up_to(&self, place: u32) -> u32 {
        let at = place as usize / 64;
        let bits = self.bits[at] << (63 - place % 64);
        self.before[at] + bits.count_ones()
    }
}

/// A hash that is spread well enough by multiplication.
fn hash(text: &[char]) -> u64 {
    let mut hash = 0u64;
    for c in text {
        hash = (hash.rotate_left(5) ^ u64::from(u32::from(*c))).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    hash ^ hash >> 32
}

/// The hasher of what is a hash already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Terms {
        let texts = ["红梅街道", "红梅", "北环红梅", "红梅", "口腔科", ""];
        let mut builder = TermsBuilder::default();
        for (topic, text) in (0..).zip(texts) {
            builder.add(&word(text), Link { topic, weight: 1.0 });
        }
        builder.terms()
    }

    fn word(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn equal_texts_are_one_term_with_a_link_for_each() {
        let terms = terms();
        assert_eq!(terms.alphabetical.len(), 4);
        let term = terms.exact(&word("红梅")).unwrap();
        let topics: Vec<u32> = terms.links(term).iter().map(|link| link.topic).collect();
        assert_eq!(topics, [1, 3]);
    }

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        let terms = terms();
        let cases = [
            ("红梅", vec![("北环红梅", 2), ("红梅", 0), ("红梅街道", 0)]),
            ("梅街", vec![("红梅街道", 1)]),
            ("科", vec![("口腔科", 2)]),
            ("梅口", vec![]),
            ("红梅街道路", vec![]),
            ("龘", vec![]),
        ];
        for (query, expected) in cases {
            let mut found: Vec<(String, usize)> = terms
                .places(&word(query))
                .iter()
                .map(|place| terms.at(*place))
                .map(|(term, before)| (terms.text(term).iter().collect(), before))
                .collect();
            found.sort();
            let expected: Vec<(String, usize)> = expected
                .into_iter()
                .map(|(text, before): (&str, usize)| (text.to_owned(), before))
                .collect();
            assert_eq!(found, expected, "{query}");
        }
    }

    #[test]
    fn terms_are_found_by_their_beginning() {
        let terms = terms();
        let beginning = |text: &str| -> Vec<String> {
            let found = terms.beginning(&word(text)).iter();
            found
                .map(|term| terms.text(*term).iter().collect())
                .collect()
        };
        assert_eq!(beginning("红"), ["红梅", "红梅街道"]);
        assert_eq!(beginning("梅"), [""; 0]);
    }

    #[test]
    fn nothing_is_found_where_there_are_no_terms() {
        let terms = TermsBuilder::default().terms();
        assert_eq!(terms.exact(&word("红")), None);
        assert!(terms.places(&word("红")).is_empty());
        assert!(Terms::default().places(&word("红")).is_empty());
        assert!(Terms::default().beginning(&word("红")).is_empty());
    }
}
