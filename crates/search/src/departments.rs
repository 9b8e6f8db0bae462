//! Departments, their levels, and the fields of medicine that residents have words for.

use directory::{Concept, Department, Saying};

use crate::answer::Field;
use crate::gather::{Gatherer, joined, stage_word};
use crate::ids::Ids;
use crate::places;
use crate::rank;
use crate::topics::{Reason, Sort};

/// That a facility has a department.
pub(crate) struct Having<'a> {
    facility: usize,
    department: &'a Department,
    /// The position of its level, the highest first.
    level: Option<usize>,
    /// Points for its level.
    bonus: f32,
    reason: Reason,
}

impl Having<'_> {
    /// What it is worth where a department without a level counts `strength`.
    fn strength(&self, strength: f32) -> f32 {
        (strength + self.bonus) * rank::stage(self.department.stage)
    }
}

impl Gatherer<'_> {
    /// A topic for each department by its name.
    pub(crate) fn departments(&mut self) {
        let levels = &self.bundle.levels;
        for (facility, record) in self.bundle.facilities.iter().enumerate() {
            for department in &record.departments {
                let level = department.level.as_ref();
                let level =
                    level.and_then(|level| levels.iter().position(|known| known.id == *level));
                let share = |level| (levels.len() - level) as f32 / levels.len() as f32;
                let bonus = level.map_or(0.0, |level| rank::LEVEL_BONUS * share(level));
                let name = level.map_or("", |level| levels[level].name.as_str());
                let detail = joined(name, stage_word(department.stage));
                let reason = self.reason(Field::Department, &department.name, &detail);
                let having = Having {
                    facility,
                    department,
                    level,
                    bonus,
                    reason,
                };

                self.topics.open(Sort::Department, self.departments.len());
                self.topics
                    .lead(facility, having.strength(rank::DEPARTMENT), reason);
                self.term(&department.name, 1.0);
                self.departments.push(having);
            }
        }
    }

    /// A topic for each level, with the departments that have it.
    pub(crate) fn levels(&mut self) {
        for (position, level) in self.bundle.levels.iter().enumerate() {
            self.topics.open(Sort::Level, position);
            for having in &self.departments {
                if having.level == Some(position) {
                    let reason = Reason {
                        field: Field::Level,
                        ..having.reason
                    };
                    self.topics
                        .lead(having.facility, having.strength(rank::LEVEL), reason);
                }
            }
            self.term(&level.name, 1.0);
        }
    }

    /// A topic for each field of medicine, with the departments in it and in narrower ones.
    pub(crate) fn concepts(&mut self) {
        let concepts = &self.bundle.concepts;
        let ids = Ids::new(concepts.iter().map(|concept| concept.id.as_str()));
        // For each field of medicine: the departments in it, and how much narrower their own field is.
        let mut within: Vec<Vec<(usize, f32)>> = vec![Vec::new(); concepts.len()];
        for (position, having) in self.departments.iter().enumerate() {
            for concept in &having.department.concepts {
                for (wider, share) in wider(concepts, &ids, concept.as_str(), rank::NARROWER) {
                    within[wider].push((position, share));
                }
            }
        }
        // For each field of medicine: what leads there, and how well it says it.
        let mut said: Vec<Vec<(&Saying, f32)>> = vec![Vec::new(); concepts.len()];
        for saying in &self.bundle.sayings {
            let mut weight = rank::RESIDENTS_WORD;
            for concept in &saying.departments {
                if let Some(concept) = ids.get(concept.as_str()) {
                    said[concept].push((saying, weight));
                }
                weight *= rank::FURTHER;
            }
        }
        for (position, concept) in concepts.iter().enumerate() {
            self.topics.open(Sort::Concept, position);
            for (having, share) in &within[position] {
                let having = &self.departments[*having];
                let strength = having.strength(rank::CONCEPT) * share;
                self.topics.lead(having.facility, strength, having.reason);
            }
            let name = self.normaliser.text(&concept.name);
            for facility in 0..self.bare.len() {
                if self.is_named(facility, places::department_stem(&name)) {
                    self.topics
                        .lead(facility, rank::CONCEPT_IN_NAME, self.in_name(facility));
                }
            }
            if self.topics.is_leadless() {
                for (wider, share) in wider(concepts, &ids, concept.id.as_str(), rank::WIDER) {
                    // Of the wider field only its own departments: from 心内科 to 内科, not on to 风湿科.
                    for (having, _) in within[wider].iter().filter(|(_, own)| *own >= 1.0) {
                        let having = &self.departments[*having];
                        let strength = having.strength(rank::CONCEPT) * share;
                        self.topics
                            .lead_near(having.facility, strength, having.reason);
                    }
                }
            }
            self.topics.term(name, 1.0);
            for word in &concept.words {
                self.term(word, rank::RESIDENTS_WORD);
            }
            for (saying, weight) in &said[position] {
                for word in &saying.words {
                    self.term(word, *weight);
                }
            }
            for having in &self.departments {
                if having.department.concepts.contains(&concept.id) {
                    let name = self.normaliser.text(&having.department.name);
                    self.topics.term(name, rank::DEPARTMENT_TO_CONCEPT);
                }
            }
        }
    }
}

/// A field of medicine and all wider ones, each with `step` for every step to it.
fn wider(concepts: &[Concept], ids: &Ids, concept: &str, step: f32) -> Vec<(usize, f32)> {
    let mut found: Vec<(usize, f32)> = Vec::new();
    if let Some(concept) = ids.get(concept) {
        found.push((concept, 1.0));
    }
    let mut next = 0;
    while let Some(&(concept, share)) = found.get(next) {
        next += 1;
        for broader in &concepts[concept].broader {
            if let Some(broader) = ids.get(broader.as_str())
                && found.iter().all(|(known, _)| *known != broader)
            {
                found.push((broader, share * step));
            }
        }
    }
    found
}
