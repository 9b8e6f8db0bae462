//! Cutting a query into words where known words leave the least unexplained.
//!
//! Each known word is worth the square of its length, so that long words win; the best way to cut up
//! to each place is kept, and the best way to the end is the answer.

use crate::filler;
use crate::index::Index;
use crate::pinyin::Sound;
use crate::query::{Shelf, Word, folded};
use crate::rank;

/// A query as it is cut.
pub(crate) struct Line {
    /// Its characters as they are compared, without spaces.
    pub keys: Vec<char>,
    /// Whether a part of the query ends before the character at that place; one more than `keys`.
    pub breaks: Vec<bool>,
}

/// The best way to cut a query up to some place.
#[derive(Clone, Copy)]
struct Cut {
    worth: f32,
    from: usize,
    known: bool,
}

impl Line {
    fn new(query: &[char], parts: &[Vec<char>]) -> Self {
        let mut breaks = vec![false; query.len() + 1];
        let mut end = 0;
        for part in parts {
            end += part.len();
            breaks[end] = true;
        }
        Self {
            keys: folded(query),
            breaks,
        }
    }

    pub(crate) fn is_letter(&self, at: usize) -> bool {
        self.keys.get(at).is_some_and(char::is_ascii_lowercase)
    }

    /// Where a word starts and where one must end.
    pub(crate) fn is_edge(&self, at: usize) -> bool {
        at == 0 || self.breaks[at]
    }

    /// Where the run of letters and digits ends that starts there; of other characters each is a run.
    fn run(&self, from: usize) -> usize {
        let mut end = from + 1;
        if is_latin(self.keys[from]) {
            while end < self.keys.len() && is_latin(self.keys[end]) && !self.breaks[end] {
                end += 1;
            }
        }
        end
    }
}

impl Index {
    /// The words of a query. With `leading`, only whole terms that lead to a facility are words.
    pub(crate) fn cut(&self, parts: &[Vec<char>], leading: bool) -> Vec<Word> {
        let query: Vec<char> = parts.iter().flatten().copied().collect();
        let line = Line::new(&query, parts);
        let mut cuts: Vec<Option<Cut>> = vec![None; query.len() + 1];
        cuts[0] = Some(Cut {
            worth: 0.0,
            from: 0,
            known: true,
        });
        let mut heard = Vec::new();
        for from in 0..query.len() {
            let Some(Cut { worth, .. }) = cuts[from] else {
                continue;
            };
            let mut offer = |end: usize, gain: f32| {
                let worth = worth + gain;
                if cuts[end].is_none_or(|cut| worth > cut.worth) {
                    cuts[end] = Some(Cut {
                        worth,
                        from,
                        known: gain > 0.0,
                    });
                }
            };
            offer(line.run(from), -rank::CUT_UNKNOWN);
            for end in from + 1..=query.len().min(from + filler::LONGEST) {
                if self.fillers.get(&line.keys[from..end]).is_some() {
                    offer(end, rank::CUT_FILLER * (end - from) as f32);
                }
            }
            self.offer_written(&line, from, leading, &mut offer);
            let first = heard.len();
            self.hear(&line, from, &mut heard);
            for heard in &heard[first..] {
                let sound = if heard.sound <= Sound::Full {
                    1.0
                } else {
                    rank::CUT_GUESSED
                };
                let form = if heard.is_whole() {
                    rank::CUT_WHOLE
                } else {
                    rank::CUT_PART
                };
                let length = (heard.end - from) as f32 / rank::LETTERS;
                offer(heard.end, sound * form * square(length));
            }
        }

        let mut stretches = Vec::new();
        let mut end = query.len();
        while let Some(Cut { from, known, .. }) = cuts[end].filter(|_| end > 0) {
            stretches.push((from, end, known));
            end = from;
        }
        let mut words: Vec<Word> = Vec::new();
        let mut part = 0;
        let mut unknown = None;
        for (from, end, known) in stretches.into_iter().rev() {
            part += usize::from(from > 0 && line.breaks[from]);
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
            part += line.breaks[from + 1..end].iter().filter(|at| **at).count();
        }
        words
    }

    /// Offers every stretch from there on that is written in a term.
    fn offer_written(
        &self,
        line: &Line,
        from: usize,
        leading: bool,
        offer: &mut dyn FnMut(usize, f32),
    ) {
        let mut places = Shelf::ALL.map(|shelf| self.texts(shelf).places(&[]));
        let mut crossed = false;
        let mut weight = 0.0;
        for end in from + 1..=line.keys.len() {
            let length = end - from;
            let next = &line.keys[end - 1..end];
            weight += if is_latin(next[0]) {
                1.0 / rank::LETTERS
            } else {
                1.0
            };
            for (shelf, places) in Shelf::ALL.iter().zip(&mut places) {
                *places = self.texts(*shelf).narrow(places, length - 1, next);
            }
            let [words, names, notes] = places;
            if words.is_empty() && names.is_empty() && notes.is_empty() {
                return;
            }
            let is_term = |shelf: &Shelf| {
                let term = self.texts(*shelf).exact(&line.keys[from..end]);
                // Of 打针, 针 leads somewhere, but not where an injection is given.
                term.is_some_and(|term| !leading || length > 1 && self.leads(*shelf, term))
            };
            let mut shelves = Shelf::TERMS.iter().zip([words, names]);
            // 12345 is not the 12 of 12层.
            let is_digit = |at: usize| line.keys.get(at).is_some_and(char::is_ascii_digit);
            if is_digit(end) && is_digit(end - 1) && !line.breaks[end] {
                continue;
            }
            let exact = shelves.any(|(shelf, places)| !places.is_empty() && is_term(shelf));
            let whole_part = line.is_edge(from) && line.breaks[end];
            // What is only ever written across other words is none: 脚不 of 手脚不灵.
            let key = &line.keys[from..end];
            let is_written = |place: &u32| {
                let (term, before) = self.words.at(*place);
                self.written_in(Shelf::Words, term, before, key).is_some()
            };
            let share = if exact {
                rank::CUT_WHOLE
            } else if leading || crossed || length < 2 {
                0.0
            } else if !names.is_empty() || words.iter().any(is_written) {
                rank::CUT_PART
            } else if !notes.is_empty() && (length > 2 || whole_part) {
                rank::CUT_NOTE
            } else {
                0.0
            };
            if share > 0.0 {
                offer(end, share * square(weight));
            }
            // Only whole terms reach over a space of the query.
            crossed |= line.breaks[end];
        }
    }

    /// Whether a text is a term that leads to a facility.
    fn leads(&self, shelf: Shelf, term: u32) -> bool {
        let mut links = self.texts(shelf).links(term).iter();
        links.any(|link| !self.topics.leads(link.topic).is_empty())
    }
}

pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn square(length: f32) -> f32 {
    length * length
}
