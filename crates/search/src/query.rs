//! From a query to its words, and what each of them can mean.
//!
//! The query is first segmented into known words, see `segment`. What stays unexplained is then tried without
//! the stop words between it, as a typing error, and last as a single character. A query that no facility
//! answers can be read once more, in other ways.

use crate::index::Index;
use crate::index_field::IndexField;
use crate::pinyin::Sound;
use crate::terms::Link;
use crate::topics::Sort;
use crate::weights;
use crate::word::{Form, Match, Word, folded};

/// Parts of the body, with which complaints begin.
const BODY: &str =
    "头脑眼耳鼻口嘴牙舌喉咽颈脖肩背胸乳心肺肝胆胃肠肾脾腰腹肚手腕指腿膝脚足骨筋皮血尿便";

/// Reads one query, perhaps in several ways.
pub(crate) struct QueryReader<'a> {
    index: &'a Index,
    /// What texts with typing errors were most likely meant to be: the same ones come up again in every
    /// way of reading.
    meant: Vec<(Vec<char>, Vec<Match>)>,
}

impl<'a> QueryReader<'a> {
    pub(crate) fn new(index: &'a Index) -> Self {
        let meant = Vec::new();
        Self { index, meant }
    }

    /// The words of a query, in its order.
    ///
    /// With `only_posted`, only whole terms that lead to a facility are words: nobody is said to treat
    /// 抑郁症, but 抑郁 leads somewhere.
    pub(crate) fn read(&mut self, parts: &[Vec<char>], only_posted: bool) -> Vec<Word> {
        let mut words = self.index.segment(parts, only_posted);
        for part in 0..parts.len() {
            if words
                .iter()
                .any(|word| word.part == part && word.is_unknown())
            {
                self.repair(part, only_posted, &mut words);
            }
        }
        if words.iter().all(|word| word.optional) {
            // Nothing but stop words: then they are what is looked for.
            for word in &mut words {
                self.index.write(word);
                word.matches.retain(|found| found.form <= Form::Start);
                word.optional = word.matches.is_empty();
            }
        }
        words
    }

    /// The same words, with each part of the query that holds several of them taken as one name with
    /// typing errors; nothing if no part can be one.
    pub(crate) fn read_fuzzy(&mut self, words: &[Word]) -> Option<Vec<Word>> {
        let mut words = words.to_vec();
        let mut changed = false;
        for part in 0..words.len() {
            let several = words
                .iter()
                .filter(|word| word.part == part && !word.optional)
                .count()
                > 1;
            changed |= several && self.join_fuzzy(part, &mut words);
        }
        changed.then_some(words)
    }

    /// The same words, with unknown ones of two characters taken for departments that begin like them,
    /// or for complaints about the same part of the body; nothing if there are none.
    pub(crate) fn read_guessing(&self, words: &[Word]) -> Option<Vec<Word>> {
        let mut words = words.to_vec();
        let mut changed = false;
        for word in &mut words {
            if !word.is_unknown() || word.text.len() != 2 {
                continue;
            }
            let body = BODY.contains(word.text[0]);
            for term in self.index.words.beginning(&folded(&word.text)[..1]) {
                let is_like = |link: &Link| {
                    let medical =
                        matches!(self.index.sort(link), Sort::Specialty | Sort::Department);
                    medical && (body || link.weight == 1.0)
                };
                let two = self.index.words.text(*term).len() == 2;
                if two && self.index.words.links(*term).iter().any(is_like) {
                    word.matches.push(Match {
                        field: IndexField::Words,
                        term: *term,
                        form: Form::Whole,
                        length: 1,
                        sound: Sound::Written,
                        similarity: weights::GUESS,
                    });
                    changed = true;
                }
            }
        }
        changed.then_some(words)
    }

    /// Tries to make sense of what is unknown in a part of the query.
    fn repair(&mut self, part: usize, only_posted: bool, words: &mut Vec<Word>) {
        if words.iter().any(|word| word.part == part && word.optional) {
            // 腿很疼 is 腿疼.
            let mut joined = self
                .index
                .segment(&[plain(part, words, false)], only_posted);
            if !joined.iter().any(Word::is_unknown) {
                for word in &mut joined {
                    word.part = part;
                }
                replace(part, words, false, joined);
                return;
            }
        }
        let single = |word: &Word| word.is_unknown() && word.text.len() == 1;
        let mut here = words.iter().filter(|word| word.part == part);
        if here.clone().any(|word| word.whole)
            && here.all(|word| word.whole || word.optional || single(word))
        {
            // One character too many beside words that are known, as in 眼睛看不清楚. But 内科 alone is no
            // 心内科.
            let here = words.iter_mut().filter(|word| word.part == part);
            for (nth, word) in here.enumerate() {
                word.optional |= single(word) && (nth > 0 || !only_posted);
            }
            return;
        }
        if self.join_fuzzy(part, words) {
            return;
        }
        // Of 打针, which was understood as a whole, 针 is no word of its own; nor is what stop words leave of
        // a query, but for a part of the body: 眼不舒服.
        let only = words.len() == 1;
        let rest = words.iter().all(|word| word.optional || single(word));
        let alone = |word: &Word| !only_posted && (only || rest && BODY.contains(word.text[0]));
        for word in words.iter_mut().filter(|word| word.part == part) {
            match word.text.len() {
                // 鼻出血 has nothing to do with 牙龈出血, though both end alike.
                _ if !word.is_unknown() => word
                    .matches
                    .retain(|found| found.form <= Form::Start || self.index.is_named(found)),
                1 if alone(word) => self.index.write(word),
                1 => {}
                _ => word.matches = self.fuzzy(&word.text),
            }
        }
    }

    /// Takes a part of the query as one text with typing errors, if it can be one.
    fn join_fuzzy(&mut self, part: usize, words: &mut Vec<Word>) -> bool {
        let mut text = plain(part, words, false);
        // One character is too little to be alike; but 太 is no stop word where 安太 is 安泰.
        let all = text.len() == 1;
        if all {
            text = plain(part, words, true);
        }
        let matches = self.fuzzy(&text);
        let found = !matches.is_empty();
        if found {
            replace(
                part,
                words,
                all,
                vec![Word {
                    text,
                    matches,
                    part,
                    ..Word::default()
                }],
            );
        }
        found
    }

    /// What a text was most likely meant to be.
    fn fuzzy(&mut self, text: &[char]) -> Vec<Match> {
        if let Some((_, meant)) = self.meant.iter().find(|(known, _)| known == text) {
            return meant.clone();
        }
        let meant = self.index.fuzzy(text);
        self.meant.push((text.to_vec(), meant.clone()));
        meant
    }
}

/// A part of the query; unless `all`, without the words in it that need not match.
fn plain(part: usize, words: &[Word], all: bool) -> Vec<char> {
    let mut text = Vec::new();
    for word in words
        .iter()
        .filter(|word| word.part == part && (all || !word.optional))
    {
        text.extend(&word.text);
    }
    text
}

/// Puts other words in the place of those of a part that must match, or of `all` of them.
fn replace(part: usize, words: &mut Vec<Word>, all: bool, by: Vec<Word>) {
    let mut by = Some(by);
    for word in std::mem::take(words) {
        if word.part != part || word.optional && !all {
            words.push(word);
        } else if let Some(by) = by.take() {
            words.extend(by);
        }
    }
}
