//! Cutting a query into words where known words leave the least unexplained.
//!
//! Each known word is worth the square of its length, so that long words win; the best way to cut up
//! to each place is kept, and the best way to the end is the answer.

use crate::filler::{self, Filler};
use crate::index::Index;
use crate::pinyin::{REACH, Sound};
use crate::query::{Form, Match, Word, folded};
use crate::rank;
use crate::topics::Sort;

/// A query as it is cut.
struct Line {
    /// Its characters as they are compared, without spaces.
    keys: Vec<char>,
    /// Whether a part of the query ends before the character at that place; one more than `keys`.
    breaks: Vec<bool>,
}

/// The best way to cut a query up to some place.
#[derive(Clone, Copy)]
struct Cut {
    worth: f32,
    from: usize,
    known: bool,
}

/// A stretch of the query that sounds like a term.
struct Heard {
    from: usize,
    end: usize,
    found: Match,
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

    fn is_letter(&self, at: usize) -> bool {
        self.keys.get(at).is_some_and(char::is_ascii_lowercase)
    }

    /// Where a word starts and where one must end.
    fn is_edge(&self, at: usize) -> bool {
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
            for Heard { end, found, .. } in &heard[first..] {
                let sound = if found.sound <= Sound::Full {
                    1.0
                } else {
                    rank::CUT_GUESSED
                };
                let form = if found.form == Form::Whole {
                    rank::CUT_WHOLE
                } else {
                    rank::CUT_PART
                };
                offer(
                    *end,
                    sound * form * square((*end - from) as f32 / rank::LETTERS),
                );
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
        let mut terms = self.terms.places(&[]);
        let mut notes = self.notes.places(&[]);
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
            terms = self.terms.narrow(terms, length - 1, next);
            notes = self.notes.narrow(notes, length - 1, next);
            if terms.is_empty() && notes.is_empty() {
                return;
            }
            let exact = self.terms.exact(&line.keys[from..end]);
            let astray = leading && exact.is_some_and(|term| !self.leads(term));
            let whole_part = line.is_edge(from) && line.breaks[end];
            let share = if exact.is_some() && !astray {
                rank::CUT_WHOLE
            } else if leading || crossed || length < 2 {
                0.0
            } else if !terms.is_empty() {
                rank::CUT_PART
            } else if length > 2 || whole_part {
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

    /// Whether a term leads to a facility.
    fn leads(&self, term: u32) -> bool {
        let mut links = self.terms.links(term).iter();
        links.any(|link| !self.topics.leads(link.topic).is_empty())
    }

    /// Collects every stretch from there on that sounds like a term.
    fn hear(&self, line: &Line, from: usize, heard: &mut Vec<Heard>) {
        let query = &line.keys[from..];
        if !line.is_letter(from) && !line.is_letter(from + 1) {
            return;
        }
        // A word ends with a part of the query, and where letters give way to characters.
        let ends_word =
            |at: usize| line.breaks[at] || line.is_letter(at - 1) && !line.is_letter(at);
        let mut ends = 0u64;
        for length in 1..=query.len().min(REACH) {
            ends |= u64::from(ends_word(from + length)) << length;
        }
        let begins_run = line.is_edge(from) || !line.is_letter(from - 1);
        let mut firsts = if line.is_letter(from) {
            self.readings.starting(query[0])
        } else {
            Vec::new()
        };
        firsts.push(query[0]);
        for place in firsts.iter().flat_map(|first| self.terms.places(&[*first])) {
            let (term, before) = self.terms.at(*place);
            let text = self.terms.text(term);
            self.readings
                .follow(query, ends, &text[before..], &mut |sounded| {
                    let end = from + sounded.end;
                    let form = Form::new(before, text.len() - before - sounded.length);
                    let ended = ends & (1 << sounded.end) != 0;
                    // What is not spelled out can be nearly anything, so it has to be a whole run of
                    // letters, or a long part of one and what is left; and the start of a term, or much
                    // of it.
                    let alone = ended && (sounded.end > 1 || begins_run && query.len() == 1);
                    let clear = sounded.sound <= Sound::Full
                        || (alone || sounded.end > 3)
                            && (form <= Form::Start || sounded.length > 3);
                    // Inside a run of letters, and over a space, only whole terms are words.
                    let crossed = line.breaks[from + 1..end].contains(&true);
                    if clear && (form == Form::Whole || ended && !crossed) {
                        let (length, sound) = (sounded.length, sounded.sound);
                        let found = Match {
                            term,
                            note: false,
                            form,
                            length,
                            sound,
                            alike: 1.0,
                        };
                        heard.push(Heard { from, end, found });
                    }
                });
        }
    }

    /// A word of the query that is written or sounds like terms, or is a filler.
    fn word<'a>(
        &self,
        text: &[char],
        part: usize,
        heard: impl Iterator<Item = &'a Heard> + Clone,
    ) -> Word {
        let key = folded(text);
        let mut whole = self.terms.exact(&key).is_some();
        let filler = self.fillers.get(&key);
        let mut matches = if text.len() > 1 || whole {
            self.written(text)
        } else {
            Vec::new()
        };
        if filler == Some(Filler::Empty) {
            // What it is besides counts, but not what merely holds it: 医生 is no 女医生.
            matches.retain(|found| found.form == Form::Whole);
        }
        // What is spelled out is not guessed at.
        let spelled = heard.clone().any(|heard| heard.found.sound <= Sound::Full);
        for Heard { found, .. } in heard {
            if !spelled || found.sound <= Sound::Full {
                whole |= spelled && found.form == Form::Whole;
                matches.push(*found);
            }
        }
        Word {
            text: text.to_vec(),
            matches,
            optional: filler.is_some(),
            whole,
            part,
        }
    }

    /// All terms and notes in which a word is written.
    pub(crate) fn written(&self, text: &[char]) -> Vec<Match> {
        let key = folded(text);
        let length = key.len();
        let mut matches = Vec::new();
        for note in [false, true] {
            let terms = self.texts(note);
            for place in terms.places(&key) {
                let (term, before) = terms.at(*place);
                let text = terms.text(term);
                let form = Form::new(before, text.len() - before - length);
                // A single character is a word of its own in 牙科, not in 眼睛看不清.
                let lost = length == 1 && (note || form > Form::Start && text.len() > 2);
                // 中医保健 is not about 医保; a name is about every part of it.
                let across = length == 2 && form == Form::Part && !note && !self.is_named(term);
                // 120 is not in 2021–2025.
                let runs_on = |at: usize| {
                    at > 0 && is_latin(text[at - 1]) && text.get(at).is_some_and(|c| is_latin(*c))
                };
                if !lost && !across && !runs_on(before) && !runs_on(before + length) {
                    let sound = Sound::Written;
                    matches.push(Match {
                        term,
                        note,
                        form,
                        length,
                        sound,
                        alike: 1.0,
                    });
                }
            }
        }
        matches
    }

    /// Whether a term is the name of something and not only a word for it.
    pub(crate) fn is_named(&self, term: u32) -> bool {
        let word = |sort| matches!(sort, Sort::Concept | Sort::Service | Sort::Kind);
        !self
            .terms
            .links(term)
            .iter()
            .all(|link| word(self.sort(link)))
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn square(length: f32) -> f32 {
    length * length
}
