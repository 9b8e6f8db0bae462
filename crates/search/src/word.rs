//! A word of a query, and the terms that it can be.

use crate::index_field::IndexField;
use crate::normal::fold;
use crate::pinyin::Sound;

/// A word of a query.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    /// As typed.
    pub text: Vec<char>,
    /// The terms that it can be; none if it is unknown.
    pub matches: Vec<Match>,
    /// Whether it need not match.
    pub optional: bool,
    /// Whether some term is exactly this word.
    pub whole: bool,
    /// Whether more names hold it than [`weights::REACH`], of which `matches` has only the first.
    pub broad: bool,
    /// Which part of the query it lies in; a word over several parts counts for the first.
    pub part: usize,
}

/// A term that a word can be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub field: IndexField,
    pub term: u32,
    pub form: Form,
    /// How many characters of the term are matched.
    pub length: usize,
    pub sound: Sound,
    /// 1, or less with typing errors.
    pub similarity: f32,
}

/// Which part of a term a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    Whole,
    Start,
    End,
    Part,
}

impl Form {
    /// Of a stretch with so many characters of the term before and after it.
    pub(crate) fn new(before: usize, after: usize) -> Self {
        match (before, after) {
            (0, 0) => Self::Whole,
            (0, _) => Self::Start,
            (_, 0) => Self::End,
            _ => Self::Part,
        }
    }
}

impl Word {
    /// Whether nothing is known of it.
    pub(crate) fn is_unknown(&self) -> bool {
        self.matches.is_empty() && !self.optional
    }

    /// Whether it was only found by allowing for typing errors.
    pub(crate) fn is_fuzzy(&self) -> bool {
        !self.matches.is_empty() && self.matches.iter().all(|found| found.similarity < 1.0)
    }
}

/// A text as it is compared.
pub(crate) fn folded(text: &[char]) -> Vec<char> {
    text.iter().map(|c| fold(*c)).collect()
}
