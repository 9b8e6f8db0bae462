//! Word segmentation (分词): a query becomes words where known words leave the least unexplained.
//!
//! Each known word is worth the square of its length, so that long words win; the best way to segment up
//! to each place is kept, and the best way to the end is the answer.

use crate::index::Index;
use crate::index_field::IndexField;
use crate::pinyin::Sound;
use crate::query_text::{QueryText, is_latin};
use crate::stop_words;
use crate::weights;
use crate::word::Word;

/// The best way to segment a query up to some place.
#[derive(Clone, Copy)]
struct Best {
    worth: f32,
    from: usize,
    known: bool,
}

impl Index {
    /// The words of a query. With `only_posted`, only whole terms that lead to a facility are words.
    pub(crate) fn segment(&self, parts: &[Vec<char>], only_posted: bool) -> Vec<Word> {
        let query: Vec<char> = parts.iter().flatten().copied().collect();
        let typed = QueryText::new(&query, parts);
        let mut best: Vec<Option<Best>> = vec![None; query.len() + 1];
        best[0] = Some(Best {
            worth: 0.0,
            from: 0,
            known: true,
        });
        let mut heard = Vec::new();
        for from in 0..query.len() {
            let Some(Best { worth, .. }) = best[from] else {
                continue;
            };
            let mut offer = |end: usize, gain: f32| {
                let worth = worth + gain;
                if best[end].is_none_or(|known| worth > known.worth) {
                    best[end] = Some(Best {
                        worth,
                        from,
                        known: gain > 0.0,
                    });
                }
            };
            offer(typed.run(from), -weights::SEGMENT_UNKNOWN);
            for end in from + 1..=query.len().min(from + stop_words::LONGEST) {
                if self.stop_words.get(&typed.keys[from..end]).is_some() {
                    offer(end, weights::SEGMENT_STOP_WORD * (end - from) as f32);
                }
            }
            self.offer_written(&typed, from, only_posted, &mut offer);
            let first = heard.len();
            self.hear(&typed, from, &mut heard);
            for heard in &heard[first..] {
                let sound = if heard.sound <= Sound::Full {
                    1.0
                } else {
                    weights::SEGMENT_GUESSED
                };
                let form = if heard.is_whole() {
                    weights::SEGMENT_WHOLE
                } else {
                    weights::SEGMENT_PART
                };
                let length = (heard.end - from) as f32 / weights::LETTERS;
                offer(heard.end, sound * form * square(length));
            }
        }

        let mut stretches = Vec::new();
        let mut end = query.len();
        while let Some(Best { from, known, .. }) = best[end].filter(|_| end > 0) {
            stretches.push((from, end, known));
            end = from;
        }
        let mut words: Vec<Word> = Vec::new();
        let mut part = 0;
        let mut unknown = None;
        for (from, end, known) in stretches.into_iter().rev() {
            part += usize::from(from > 0 && typed.breaks[from]);
            let text = &query[from..end];
            if known {
                words.push(
                    self.word(
                        text,
                        part,
                        heard
                            .iter()
                            .filter(|heard| (heard.from, heard.end) == (from, end)),
                    ),
                );
                unknown = None;
            } else if unknown == Some(part) {
                words
                    .last_mut()
                    .into_iter()
                    .for_each(|word| word.text.extend(text));
            } else {
                words.push(Word {
                    text: text.to_vec(),
                    part,
                    ..Word::default()
                });
                unknown = Some(part);
            }
            // A word can reach over the end of its part.
            part += typed.breaks[from + 1..end].iter().filter(|at| **at).count();
        }
        words
    }

    /// Offers every stretch from there on that is written in a term.
    fn offer_written(
        &self,
        typed: &QueryText,
        from: usize,
        only_posted: bool,
        offer: &mut dyn FnMut(usize, f32),
    ) {
        let mut places = IndexField::ALL.map(|field| self.texts(field).places(&[]));
        let mut crossed = false;
        let mut weight = 0.0;
        for end in from + 1..=typed.keys.len() {
            let length = end - from;
            let next = &typed.keys[end - 1..end];
            weight += if is_latin(next[0]) {
                1.0 / weights::LETTERS
            } else {
                1.0
            };
            for (field, places) in IndexField::ALL.iter().zip(&mut places) {
                *places = self.texts(*field).narrow(places, length - 1, next);
            }
            let [words, names, notes] = places;
            if words.is_empty() && names.is_empty() && notes.is_empty() {
                return;
            }
            let is_term = |field: &IndexField| {
                let term = self.texts(*field).exact(&typed.keys[from..end]);
                // Of 打针, 针 leads somewhere, but not where an injection is given.
                term.is_some_and(|term| {
                    !only_posted || length > 1 && self.has_postings(*field, term)
                })
            };
            let mut fields = IndexField::TERMS.iter().zip([words, names]);
            // 12345 is not the 12 of 12层.
            let is_digit = |at: usize| typed.keys.get(at).is_some_and(char::is_ascii_digit);
            if is_digit(end) && is_digit(end - 1) && !typed.breaks[end] {
                continue;
            }
            let exact = fields.any(|(field, places)| !places.is_empty() && is_term(field));
            let whole_part = typed.is_edge(from) && typed.breaks[end];
            // What is only ever written across other words is none: 脚不 of 手脚不灵.
            let key = &typed.keys[from..end];
            let is_written = |place: &u32| {
                let (term, before) = self.words.at(*place);
                self.written_in(IndexField::Words, term, before, key)
                    .is_some()
            };
            let share = if exact {
                weights::SEGMENT_WHOLE
            } else if only_posted || crossed || length < 2 {
                0.0
            } else if !names.is_empty() || words.iter().any(is_written) {
                weights::SEGMENT_PART
            } else if !notes.is_empty() && (length > 2 || whole_part) {
                weights::SEGMENT_NOTE
            } else {
                0.0
            };
            if share > 0.0 {
                offer(end, share * square(weight));
            }
            // Only whole terms reach over a space of the query.
            crossed |= typed.breaks[end];
        }
    }

    /// Whether a text is a term that leads to a facility.
    fn has_postings(&self, field: IndexField, term: u32) -> bool {
        let mut links = self.texts(field).links(term).iter();
        links.any(|link| !self.topics.postings(link.topic).is_empty())
    }
}

fn square(length: f32) -> f32 {
    length * length
}
