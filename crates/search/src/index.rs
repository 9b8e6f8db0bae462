//! Everything that is known before a query comes.

use std::sync::Mutex;

use crate::index_field::IndexField;
use crate::pinyin::Readings;
use crate::sounds::Sounds;
use crate::stop_words::StopWords;
use crate::terms::{Link, Terms};
use crate::topics::{Sort, Topics};

/// Everything that queries are understood and answered with.
#[derive(Default)]
pub(crate) struct Index {
    /// Residents' words and the names of streets, departments, services and so on.
    pub words: Terms,
    word_sounds: Sounds,
    /// The names of facilities, which can be very many.
    pub names: Terms,
    name_sounds: Sounds,
    /// The texts of facts and plans. They are long, and only what is written in them is looked for.
    pub notes: Terms,
    pub topics: Topics,
    pub stop_words: StopWords,
    pub readings: Readings,
    pub facilities: Vec<Prior>,
    /// The terms of all names, those of each facility side by side.
    name_terms: Vec<u32>,
    /// Characters that very many names have, sorted.
    pub common: Vec<char>,
    /// A number for each facility, 0 between queries: making it anew for each query would take longer
    /// than the query.
    slots: Mutex<Vec<u32>>,
}

/// What a facility's score is made of whatever the query is.
#[derive(Clone, Copy)]
pub(crate) struct Prior {
    /// Factor for whether it is open and here.
    pub factor: f32,
    /// Points for its kind.
    pub bonus: f32,
    /// Where its names start in the list of all names' terms.
    pub names: u32,
}

impl Index {
    pub(crate) fn new(
        mut topics: Topics,
        names: Terms,
        readings: Readings,
        facilities: Vec<Prior>,
        name_terms: Vec<u32>,
        common: Vec<char>,
    ) -> Self {
        let words = std::mem::take(&mut topics.words).terms();
        Self {
            word_sounds: Sounds::new(&words, &readings),
            words,
            name_sounds: Sounds::new(&names, &readings),
            names,
            notes: std::mem::take(&mut topics.notes).terms(),
            topics,
            stop_words: StopWords::new(),
            readings,
            slots: Mutex::new(vec![0; facilities.len()]),
            facilities,
            name_terms,
            common,
        }
    }

    /// The terms of an index field.
    pub(crate) fn texts(&self, field: IndexField) -> &Terms {
        match field {
            IndexField::Words => &self.words,
            IndexField::Names => &self.names,
            IndexField::Notes => &self.notes,
        }
    }

    /// Where the terms of an index field stand by their sound. Nobody looks for the sound of a statement.
    pub(crate) fn sounds(&self, field: IndexField) -> Option<&Sounds> {
        match field {
            IndexField::Words => Some(&self.word_sounds),
            IndexField::Names => Some(&self.name_sounds),
            IndexField::Notes => None,
        }
    }

    /// What the topic of a link is.
    pub(crate) fn sort(&self, link: &Link) -> Sort {
        self.topics.topic(link.topic).sort
    }

    /// The terms of a facility's names.
    pub(crate) fn names_of(&self, facility: usize) -> &[u32] {
        let from = self.facilities[facility].names as usize;
        let to = self
            .facilities
            .get(facility + 1)
            .map_or(self.name_terms.len(), |next| next.names as usize);
        &self.name_terms[from..to]
    }

    /// Numbers for facilities, all 0. Give them back so to [`Self::put_back`].
    pub(crate) fn take_slots(&self) -> Vec<u32> {
        let kept = self.slots.lock().map(|mut kept| std::mem::take(&mut *kept));
        let mut slots = kept.unwrap_or_default();
        slots.resize(self.facilities.len(), 0);
        slots
    }

    /// Keeps the numbers for the next query.
    pub(crate) fn put_back(&self, slots: Vec<u32>) {
        if let Ok(mut kept) = self.slots.lock() {
            *kept = slots;
        }
    }
}
