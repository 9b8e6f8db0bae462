//! The terms that a word of a query can be: as it is written, and as it sounds.

use crate::index::Index;
use crate::index_field::IndexField;
use crate::pinyin::{REACH, Sound};
use crate::query_text::{QueryText, is_latin};
use crate::stop_words::StopWord;
use crate::topics::Sort;
use crate::weights;
use crate::word::{Form, Match, Word, folded};

/// A stretch of the query that sounds like what stands at some places.
pub(crate) struct Heard<'a> {
    pub from: usize,
    pub end: usize,
    field: IndexField,
    /// The same text stands at all of them.
    places: &'a [u32],
    /// How many characters of the text are meant.
    length: usize,
    pub sound: Sound,
    /// Whether the terms end there.
    ends: bool,
    /// Whether it can be the start of a term, and whether it can be another part.
    can_be: [bool; 2],
}

impl Heard<'_> {
    /// Whether it is a whole term.
    pub(crate) fn is_whole(&self) -> bool {
        self.ends && self.can_be[0]
    }
}

impl Index {
    /// Collects every stretch from there on that sounds like a term.
    pub(crate) fn hear<'a>(&'a self, typed: &QueryText, from: usize, heard: &mut Vec<Heard<'a>>) {
        let query = &typed.keys[from..];
        if !typed.is_letter(from) && !typed.is_letter(from + 1) {
            return;
        }
        // A word ends with a part of the query, and where letters give way to characters.
        let ends_word =
            |at: usize| typed.breaks[at] || typed.is_letter(at - 1) && !typed.is_letter(at);
        let mut ends = 0u64;
        for length in 1..=query.len().min(REACH) {
            ends |= u64::from(ends_word(from + length)) << length;
        }
        let begins_run = typed.is_edge(from) || !typed.is_letter(from - 1);
        for field in IndexField::TERMS {
            let (terms, sounds) = (self.texts(field), self.sounds(field));
            let tell = &mut |found: crate::sounds::Heard<'a>| {
                let sounded = found.sounded;
                let end = from + sounded.end;
                let ended = ends & (1 << sounded.end) != 0;
                // What is not spelled out can be nearly anything, so it has to be a whole run of
                // letters, or a long part of one: jd is 街道 in hongmeijd, and no complaint. And it has
                // to be the start of a term, or much of it.
                let alone = ended && begins_run && (sounded.end > 1 || query.len() == 1);
                // Inside a run of letters, and over a space, only whole terms are words.
                let crossed = typed.breaks[from + 1..end].contains(&true);
                let can_be = |form: Form| {
                    let clear = sounded.sound <= Sound::Full
                        || (alone || sounded.end > 4)
                            && (form <= Form::Start || sounded.length > 2 && sounded.end > 3);
                    clear && (form == Form::Whole || ended && !crossed)
                };
                let [first, other] = if found.ends {
                    [Form::Whole, Form::End]
                } else {
                    [Form::Start, Form::Part]
                };
                let mut places = found.places.iter().take(weights::REACH);
                let can_be = [
                    can_be(first) && places.any(|place| terms.is_start(*place)),
                    can_be(other),
                ];
                if can_be.contains(&true) {
                    heard.push(Heard {
                        from,
                        end,
                        field,
                        places: found.places,
                        length: sounded.length,
                        sound: sounded.sound,
                        ends: found.ends,
                        can_be,
                    });
                }
            };
            if let Some(sounds) = sounds {
                sounds.hear(terms, &self.readings, query, ends, tell);
            }
        }
    }

    /// A word of the query that is written or sounds like terms, or is a stop word.
    pub(crate) fn word<'a>(
        &self,
        text: &[char],
        part: usize,
        heard: impl Iterator<Item = &'a Heard<'a>> + Clone,
    ) -> Word {
        let key = folded(text);
        let stop_word = self.stop_words.get(&key);
        let mut fields = IndexField::TERMS.iter();
        let mut word = Word {
            text: text.to_vec(),
            optional: stop_word.is_some(),
            whole: fields.any(|field| self.texts(*field).exact(&key).is_some()),
            part,
            ..Word::default()
        };
        if text.len() > 1 || word.whole {
            self.write(&mut word);
        }
        if stop_word == Some(StopWord::Empty) {
            // What it is besides counts, but not what merely holds it: 医生 is no 女医生.
            word.matches.retain(|found| found.form == Form::Whole);
        }
        // What is spelled out is not guessed at.
        let spelled = heard.clone().any(|heard| heard.sound <= Sound::Full);
        let written = word.matches.len();
        for heard in heard.filter(|heard| !spelled || heard.sound <= Sound::Full) {
            word.whole |= spelled && heard.is_whole();
            self.add_heard(heard, &mut word);
        }
        let heard = &mut word.matches[written..];
        // A polyphone is filed under each of its sounds.
        heard.sort_unstable_by_key(|found| (found.field, found.form, found.term, found.sound));
        word.matches
            .dedup_by_key(|found| (found.field, found.form, found.term));
        word
    }

    /// Adds the terms that a word sounds like, those that begin so first.
    fn add_heard(&self, heard: &Heard<'_>, word: &mut Word) {
        let terms = self.texts(heard.field);
        for (begins, can_be) in [true, false].into_iter().zip(heard.can_be) {
            if !can_be {
                continue;
            }
            let room = weights::REACH.saturating_sub(word.matches.len());
            // Beyond that, the rest of the places tells nothing apart.
            let places = heard.places.iter().take(4 * room);
            for place in places
                .filter(|place| terms.is_start(**place) == begins)
                .take(room)
            {
                let (term, before) = terms.at(*place);
                word.matches.push(Match {
                    field: heard.field,
                    term,
                    form: Form::new(before, usize::from(!heard.ends)),
                    length: heard.length,
                    sound: heard.sound,
                    similarity: 1.0,
                });
            }
        }
    }

    /// Gives a word all terms and notes in which it is written; of names the first ones, where they
    /// are too many.
    pub(crate) fn write(&self, word: &mut Word) {
        let key = folded(&word.text);
        word.matches.clear();
        for field in IndexField::ALL {
            let terms = self.texts(field);
            let places = terms.places(&key);
            let mut add = |term: u32, before: usize| {
                word.matches
                    .extend(self.written_in(field, term, before, &key));
            };
            if field == IndexField::Words || places.len() <= weights::REACH {
                for place in places {
                    let (term, before) = terms.at(*place);
                    add(term, before);
                }
                continue;
            }
            word.broad |= field == IndexField::Names;
            let beginning = &terms.beginning(&key);
            let beginning = &beginning[..beginning.len().min(weights::REACH)];
            for term in beginning {
                add(*term, 0);
            }
            let others = places.iter().filter(|place| !terms.is_start(**place));
            for place in others.take(weights::REACH - beginning.len()) {
                let (term, before) = terms.at(*place);
                add(term, before);
            }
        }
    }

    /// How a word is written in a term, if that is how one would look for it.
    pub(crate) fn written_in(
        &self,
        field: IndexField,
        term: u32,
        before: usize,
        key: &[char],
    ) -> Option<Match> {
        let text = self.texts(field).text(term);
        let length = key.len();
        let form = Form::new(before, text.len() - before - length);
        let found = Match {
            field,
            term,
            form,
            length,
            sound: Sound::Written,
            similarity: 1.0,
        };
        // A single character is a word of its own in 牙科, not in 眼睛看不清.
        let lost =
            length == 1 && (field == IndexField::Notes || form > Form::Start && text.len() > 2);
        // 中医保健 is not about 医保; a name is about every part of it.
        let across = length == 2 && form == Form::Part && !self.is_named(&found);
        // 120 is not in 2021–2025.
        let runs_on = |at: usize| {
            at > 0 && is_latin(text[at - 1]) && text.get(at).is_some_and(|c| is_latin(*c))
        };
        (!lost && !across && !runs_on(before) && !runs_on(before + length)).then_some(found)
    }

    /// Whether a term is the name of something, or says something of it, and is not only a word for it.
    pub(crate) fn is_named(&self, found: &Match) -> bool {
        let word = |sort| matches!(sort, Sort::Specialty | Sort::Service | Sort::Kind);
        found.field != IndexField::Words
            || !self
                .words
                .links(found.term)
                .iter()
                .all(|link| word(self.sort(link)))
    }
}
