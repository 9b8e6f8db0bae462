//! What a word of a query finds beyond its own reach: names that the other words lead to.
//!
//! 医院 is in more names than a query can look at, but 红梅 医院 asks for few of them.

use crate::index::Index;
use crate::index_field::IndexField;
use crate::weights;
use crate::word::{Match, Word, folded};

impl Index {
    /// Gives words that are in very many names those among them to which the other words lead.
    pub(crate) fn complete(&self, words: &mut [Word]) {
        let is_broad = |word: &&Word| word.broad && !word.optional;
        let asked = words.iter().filter(|word| !word.optional).count();
        let broad = words.iter().filter(is_broad).count();
        if broad == 0 || asked < 2 {
            return;
        }
        let names = if broad == asked {
            self.names_with_all(words)
        } else {
            self.names_reached(words)
        };
        for word in words.iter_mut().filter(|word| word.broad) {
            let key = folded(&word.text);
            let mut more: Vec<Match> = names
                .iter()
                .filter_map(|name| self.name_with(*name, &key))
                .collect();
            let mut known: Vec<u32> = word
                .matches
                .iter()
                .filter(|found| found.field == IndexField::Names)
                .map(|found| found.term)
                .collect();
            known.sort_unstable();
            more.retain(|found| known.binary_search(&found.term).is_err());
            word.matches.append(&mut more);
        }
    }

    /// The names of the facilities to which narrow words lead, each once.
    fn names_reached(&self, words: &[Word]) -> Vec<u32> {
        let mut names = Vec::new();
        for word in words.iter().filter(|word| !word.broad && !word.optional) {
            for found in &word.matches {
                for link in self.texts(found.field).links(found.term) {
                    for nth in self.topics.postings(link.topic) {
                        let facility = self.topics.posting_at(nth).facility as usize;
                        names.extend(self.names_of(facility));
                    }
                    if names.len() > weights::REACH_THROUGH {
                        break;
                    }
                }
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The first names that have all words, where each is in very many.
    fn names_with_all(&self, words: &[Word]) -> Vec<u32> {
        let keys: Vec<Vec<char>> = words
            .iter()
            .filter(|word| !word.optional)
            .map(|word| folded(&word.text))
            .collect();
        let rarest = keys.iter().min_by_key(|key| self.names.places(key).len());
        let places = rarest.map_or(&[][..], |key| self.names.places(key));
        let mut names = Vec::new();
        for place in places.iter().take(weights::REACH_THROUGH) {
            let (name, _) = self.names.at(*place);
            let text = self.names.text(name);
            let holds = |key: &Vec<char>| text.windows(key.len()).any(|at| at == key);
            if keys.iter().all(holds) {
                names.push(name);
            }
            if names.len() >= weights::REACH {
                break;
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// How a word is written in a name.
    fn name_with(&self, name: u32, key: &[char]) -> Option<Match> {
        let mut at = self.names.text(name).windows(key.len());
        let before = at.position(|at| at == key)?;
        self.written_in(IndexField::Names, name, before, key)
    }
}
