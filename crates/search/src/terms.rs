//! The texts by which something can be found, and where in them a word stands.
//!
//! Texts that are equal are one term, with a link to each topic that they stand for. Every beginning
//! within a term is kept in alphabetical order, so that all places at which a word stands lie side by
//! side, those where it is the end of its term first.

/// Closes a term; smaller than every character of a term.
const END: char = '\0';

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
    /// All terms in alphabetical order, each closed by [`END`].
    chars: Vec<char>,
    /// Where each term starts, and where the last one ends.
    starts: Vec<u32>,
    links: Vec<Link>,
    /// Where the links of each term start, and where the last ones end.
    link_starts: Vec<u32>,
    /// Every place in `chars` that is no [`END`], in the order of the text from there on.
    places: Vec<u32>,
}

impl Terms {
    pub(crate) fn new(mut entries: Vec<(Vec<char>, Link)>) -> Self {
        entries.retain(|(text, _)| !text.is_empty());
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        let mut terms = Self::default();
        for (position, (text, link)) in entries.iter().enumerate() {
            if position == 0 || entries[position - 1].0 != *text {
                terms.starts.push(terms.chars.len() as u32);
                terms.link_starts.push(terms.links.len() as u32);
                terms.chars.extend(text);
                terms.chars.push(END);
            }
            terms.links.push(*link);
        }
        terms.starts.push(terms.chars.len() as u32);
        terms.link_starts.push(terms.links.len() as u32);

        let chars = &terms.chars;
        let mut places: Vec<u32> = (0..chars.len() as u32)
            .filter(|place| chars[*place as usize] != END)
            .collect();
        places.sort_unstable_by(|a, b| chars[*a as usize..].cmp(&chars[*b as usize..]));
        terms.places = places;
        terms
    }

    /// How many terms there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

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
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = (low + high) / 2;
            match self.text(middle).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// Every place at which a word stands; [`Terms::at`] says which term it is in.
    pub(crate) fn places(&self, word: &[char]) -> &[u32] {
        self.narrow(&self.places, 0, word)
    }

    /// Of places at which the same `depth` characters stand, those at which `more` follow.
    pub(crate) fn narrow<'a>(
        &'a self,
        places: &'a [u32],
        depth: usize,
        more: &[char],
    ) -> &'a [u32] {
        let head = |place: &u32| {
            let rest = &self.chars[(*place as usize + depth).min(self.chars.len())..];
            &rest[..rest.len().min(more.len())]
        };
        let from = places.partition_point(|place| head(place) < more);
        let to = places.partition_point(|place| head(place) <= more);
        &places[from..to]
    }

    /// The term in which a place lies, and how many characters of the term come before it.
    pub(crate) fn at(&self, place: u32) -> (u32, usize) {
        let term = self.starts.partition_point(|start| *start <= place) - 1;
        (term as u32, (place - self.starts[term]) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Terms {
        let texts = ["红梅街道", "红梅", "北环红梅", "红梅", "口腔科", ""];
        Terms::new(
            texts
                .iter()
                .enumerate()
                .map(|(topic, text)| {
                    (
                        text.chars().collect(),
                        Link {
                            topic: topic as u32,
                            weight: 1.0,
                        },
                    )
                })
                .collect(),
        )
    }

    fn word(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn equal_texts_are_one_term_with_a_link_for_each() {
        let terms = terms();
        assert_eq!(terms.len(), 4);
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
}
