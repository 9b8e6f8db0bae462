//! The text of a query, and where it is parted.

use crate::word::folded;

/// The text of a query as it is segmented.
pub(crate) struct QueryText {
    /// Its characters as they are compared, without spaces.
    pub keys: Vec<char>,
    /// Whether a part of the query ends before the character at that place; one more than `keys`.
    pub breaks: Vec<bool>,
}

impl QueryText {
    pub(crate) fn new(query: &[char], parts: &[Vec<char>]) -> Self {
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
    pub(crate) fn run(&self, from: usize) -> usize {
        let mut end = from + 1;
        if is_latin(self.keys[from]) {
            while end < self.keys.len() && is_latin(self.keys[end]) && !self.breaks[end] {
                end += 1;
            }
        }
        end
    }
}

/// Whether a character is a letter or a digit, of which only a run is a word.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}
