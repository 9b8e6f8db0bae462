//! Everything that is known before a query comes.

use directory::Bundle;

use crate::filler::Fillers;
use crate::gather;
use crate::normal::Normaliser;
use crate::pinyin::Readings;
use crate::rank;
use crate::terms::{Link, Terms};
use crate::topics::{Sort, Topics};

/// Everything that queries are understood and answered with.
#[derive(Default)]
pub(crate) struct Index {
    pub terms: Terms,
    /// The texts of facts and plans. They are long, and only what is written in them is looked for.
    pub notes: Terms,
    pub topics: Topics,
    pub fillers: Fillers,
    pub readings: Readings,
    pub facilities: Vec<Standing>,
    /// Characters that very many names have, sorted.
    pub common: Vec<char>,
}

/// What a facility's score is made of whatever the query is.
#[derive(Clone, Copy)]
pub(crate) struct Standing {
    /// Factor for whether it is open and here.
    pub factor: f32,
    /// Points for its kind.
    pub bonus: f32,
}

impl Index {
    pub(crate) fn new(bundle: &Bundle, normaliser: &Normaliser) -> Self {
        let mut topics = gather::topics(bundle, normaliser);
        Self {
            terms: Terms::new(std::mem::take(&mut topics.words)),
            notes: Terms::new(std::mem::take(&mut topics.notes)),
            topics,
            fillers: Fillers::new(),
            readings: Readings::new(&bundle.characters.pinyin),
            facilities: standings(bundle),
            common: common_characters(bundle, normaliser),
        }
    }

    /// The terms, or the notes.
    pub(crate) fn texts(&self, note: bool) -> &Terms {
        if note { &self.notes } else { &self.terms }
    }

    /// What the topic of a link is.
    pub(crate) fn sort(&self, link: &Link) -> Sort {
        self.topics.topic(link.topic).sort
    }
}

fn standings(bundle: &Bundle) -> Vec<Standing> {
    let kinds = bundle.kinds.len().max(1) as f32;
    let mut standings = Vec::with_capacity(bundle.facilities.len());
    for facility in &bundle.facilities {
        let here = if facility.located.is_here() {
            1.0
        } else {
            rank::NOT_HERE
        };
        let kind = bundle
            .kinds
            .iter()
            .position(|kind| kind.id == facility.kind);
        let bonus = kind.map_or(0.0, |kind| rank::KIND_BONUS * (1.0 - kind as f32 / kinds));
        standings.push(Standing {
            factor: rank::now(facility.status.now) * here,
            bonus,
        });
    }
    standings
}

/// The characters that at least [`rank::COMMON_CHARACTER`] of the names have, sorted.
fn common_characters(bundle: &Bundle, normaliser: &Normaliser) -> Vec<char> {
    let mut all = Vec::new();
    for facility in &bundle.facilities {
        let mut name = normaliser.text(&facility.name);
        name.sort_unstable();
        name.dedup();
        all.extend(name);
    }
    all.sort_unstable();
    let least = ((bundle.facilities.len() as f32 * rank::COMMON_CHARACTER) as usize).max(2);
    let same = all
        .chunk_by(|a, b| a == b)
        .filter(|same| same.len() >= least);
    same.map(|same| same[0]).collect()
}
