//! How a query was understood: what its words are, and what they mean.

use crate::answer::Meaning;
use crate::index::Index;
use crate::index_field::IndexField;
use crate::score::{Ranked, best_first, quality};
use crate::topics::Sort;
use crate::weights;
use crate::word::{Form, Word};

impl Index {
    /// The topics of some sorts that the words mean, best first, at most `most`: how well, which one
    /// of its sort, and by which word.
    pub(crate) fn meant(&self, words: &[Word], sorts: &[Sort], most: usize) -> Vec<Ranked> {
        let mut meant: Vec<Ranked> = Vec::new();
        for (position, word) in words.iter().enumerate() {
            let first = meant.len();
            let mut whole = false;
            for found in word
                .matches
                .iter()
                .filter(|found| found.field == IndexField::Words)
            {
                // A word that is one topic's name does not mean those that merely hold it.
                if whole && found.form != Form::Whole || word.whole && found.form > Form::Start {
                    continue;
                }
                let covered = found.length as f32 / self.words.text(found.term).len() as f32;
                for link in self.words.links(found.term) {
                    let topic = self.topics.topic(link.topic);
                    if !sorts.contains(&topic.sort) {
                        continue;
                    }
                    if found.form == Form::Whole && !whole {
                        whole = true;
                        meant.truncate(first);
                    }
                    let share = if word.optional {
                        weights::OPTIONAL
                    } else {
                        1.0
                    };
                    let quality = share * link.weight * quality(found, covered, topic.sort);
                    meant.push((quality, topic.item as usize, position));
                }
            }
        }
        best_first(&mut meant);
        let best = meant.first().map_or(0.0, |(quality, ..)| *quality);
        let least = weights::CUTOFF_VAGUE.max(best * weights::CUTOFF_MEANT);
        let mut distinct: Vec<Ranked> = Vec::new();
        for found in meant {
            let known = distinct.iter().any(|known| known.1 == found.1);
            if found.0 >= least && distinct.len() < most && !known {
                distinct.push(found);
            }
        }
        distinct
    }

    /// What a word is taken for: what it is as a whole, or else what it is the beginning or a part of.
    pub(crate) fn meaning(&self, word: &Word) -> Meaning {
        if word.matches.is_empty() {
            return if word.optional {
                Meaning::StopWord
            } else {
                Meaning::Unmet
            };
        }
        if word.is_fuzzy() {
            return Meaning::Other;
        }
        let mut best = (Form::Part, Sort::Plan);
        for found in &word.matches {
            for link in self.texts(found.field).links(found.term) {
                best = best.min((found.form, self.sort(link)));
            }
        }
        match best.1 {
            Sort::Name
            | Sort::Alias
            | Sort::FullName
            | Sort::Former
            | Sort::Brand
            | Sort::Partner => Meaning::Name,
            Sort::Street | Sort::Community | Sort::Region => Meaning::Place,
            Sort::Department | Sort::Specialty => Meaning::Specialty,
            Sort::Service => Meaning::Service,
            Sort::Kind => Meaning::Kind,
            Sort::Level | Sort::Fact | Sort::Plan => Meaning::Other,
        }
    }
}
