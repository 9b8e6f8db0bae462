//! Departments, their levels, and the fields of medicine that residents have words for.

use directory::{Concept, Facility, Saying, Stage};

use crate::answer::Field;
use crate::gather::{Gatherer, joined, stage_word};
use crate::ids::Ids;
use crate::places;
use crate::rank;
use crate::topics::{Reason, Sort};

/// That a facility has a department.
pub(crate) struct Having {
    facility: u32,
    /// The fields of medicine that it is in.
    concepts: Vec<u16>,
    /// The position of its level, the highest first.
    level: Option<usize>,
    /// Points for its level.
    bonus: f32,
    stage: Stage,
    reason: Reason,
}

impl Having {
    /// What it is worth where a department without a level counts `strength`.
    fn strength(&self, strength: f32) -> f32 {
        (strength + self.bonus) * rank::stage(self.stage)
    }
}

impl Gatherer<'_> {
    /// Keeps the departments of a facility.
    pub(crate) fn add_departments(&mut self, facility: usize, record: &Facility) {
        let levels = &self.bundle.levels;
        for department in &record.departments {
            let level = department.level.as_ref();
            let level = level.and_then(|level| self.levels.get(level.as_str()));
            let share = |level| (levels.len() - level) as f32 / levels.len() as f32;
            let name = level.map_or("", |level| levels[level].name.as_str());
            let detail = joined(name, stage_word(department.stage));
            let concepts = department.concepts.iter();
            let reason = self.reason(Field::Department, &department.name, &detail);
            self.departments.push(Having {
                facility: facility as u32,
                concepts: concepts
                    .filter_map(|concept| Some(self.concepts.get(concept.as_str())? as u16))
                    .collect(),
                level,
                bonus: level.map_or(0.0, |level| rank::LEVEL_BONUS * share(level)),
                stage: department.stage,
                reason,
            });
        }
    }

    /// A topic for each name of departments.
    pub(crate) fn lead_from_departments(&mut self) {
        let name = |position: usize| self.topics.shown(self.departments[position].reason.matched);
        let mut by_name: Vec<usize> = (0..self.departments.len()).collect();
        by_name.sort_by(|a, b| name(*a).cmp(name(*b)));
        let same: Vec<usize> = by_name
            .chunk_by(|a, b| name(*a) == name(*b))
            .map(<[usize]>::len)
            .collect();
        let mut rest = &by_name[..];
        for (number, count) in same.into_iter().enumerate() {
            let (same, others) = rest.split_at(count);
            rest = others;
            self.topics.open(Sort::Department, number);
            for having in same {
                let having = &self.departments[*having];
                let strength = having.strength(rank::DEPARTMENT);
                self.topics
                    .lead(having.facility as usize, strength, having.reason);
            }
            let name = self.department_name(same[0]);
            self.topics.term(&name, 1.0);
        }
    }

    /// A topic for each level, with the departments that have it.
    pub(crate) fn lead_from_levels(&mut self) {
        for (position, level) in self.bundle.levels.iter().enumerate() {
            self.topics.open(Sort::Level, position);
            for having in &self.departments {
                if having.level == Some(position) {
                    let reason = Reason {
                        field: Field::Level,
                        ..having.reason
                    };
                    let strength = having.strength(rank::LEVEL);
                    self.topics.lead(having.facility as usize, strength, reason);
                }
            }
            self.term(&level.name, 1.0);
        }
    }

    /// A topic for each field of medicine, with the departments in it and in narrower ones.
    pub(crate) fn lead_from_concepts(&mut self) {
        let concepts = &self.bundle.concepts;
        let wider: Vec<Vec<(usize, f32)>> = (0..concepts.len())
            .map(|concept| wider(concepts, &self.concepts, concept, rank::NARROWER))
            .collect();
        // For each field of medicine: the departments in it, and how much narrower their own field is.
        let mut within: Vec<Vec<(usize, f32)>> = vec![Vec::new(); concepts.len()];
        // The departments that are of each field itself, by whose names it is known too.
        let mut names: Vec<Vec<usize>> = vec![Vec::new(); concepts.len()];
        for (position, having) in self.departments.iter().enumerate() {
            for concept in &having.concepts {
                for (wider, share) in &wider[usize::from(*concept)] {
                    within[*wider].push((position, *share));
                }
                names[usize::from(*concept)].push(position);
            }
        }
        // For each field of medicine: what leads there, and how well it says it.
        let mut said: Vec<Vec<(&Saying, f32)>> = vec![Vec::new(); concepts.len()];
        for saying in &self.bundle.sayings {
            let mut weight = rank::RESIDENTS_WORD;
            for concept in &saying.departments {
                if let Some(concept) = self.concepts.get(concept.as_str()) {
                    said[concept].push((saying, weight));
                }
                weight *= rank::FURTHER;
            }
        }
        for (position, concept) in concepts.iter().enumerate() {
            self.concept(position, &within, true);
            self.term(&concept.name, 1.0);
            for word in &concept.words {
                self.term(word, rank::RESIDENTS_WORD);
            }
            let mut names: Vec<Vec<char>> = names[position]
                .iter()
                .map(|having| self.department_name(*having))
                .collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                self.topics.term(&name, rank::DEPARTMENT_TO_CONCEPT);
            }
            if said[position].is_empty() {
                continue;
            }
            // A complaint is written with the fields that it leads to, and leads to no narrower ones: who
            // has 小孩发烧 is not told of what somebody does for autistic children.
            self.concept(position, &within, false);
            for (saying, weight) in &said[position] {
                for word in &saying.words {
                    self.term(word, *weight);
                }
            }
        }
    }

    /// Opens a topic for a field of medicine: with the departments in it, those in narrower ones too if
    /// asked, and with the facilities that carry it in their names; where there are none, with what is near.
    fn concept(&mut self, position: usize, within: &[Vec<(usize, f32)>], narrower: bool) {
        self.topics.open(Sort::Concept, position);
        for (having, share) in &within[position] {
            if *share >= 1.0 || narrower {
                let having = &self.departments[*having];
                let strength = having.strength(rank::CONCEPT) * share;
                self.topics
                    .lead(having.facility as usize, strength, having.reason);
            }
        }
        let name = self.normaliser.text(&self.bundle.concepts[position].name);
        for facility in self.named(places::department_stem(&name)) {
            let reason = self.in_name(facility);
            self.topics.lead(facility, rank::CONCEPT_IN_NAME, reason);
        }
        if self.topics.is_leadless() {
            self.lead_near(position, within);
        }
    }

    /// Leads from a field of medicine that nobody has to the wider ones, but for those that are so wide
    /// that they say nothing of it.
    fn lead_near(&mut self, concept: usize, within: &[Vec<(usize, f32)>]) {
        let wider = wider(&self.bundle.concepts, &self.concepts, concept, rank::WIDER);
        for (wider, share) in wider {
            if self.narrower(wider) >= rank::TOO_WIDE {
                continue;
            }
            // Of the wider field only its own departments: from 眼视光 to 眼科, not on to 中医眼科.
            for (having, _) in within[wider].iter().filter(|(_, own)| *own >= 1.0) {
                let having = &self.departments[*having];
                let strength = having.strength(rank::CONCEPT) * share;
                self.topics
                    .lead_near(having.facility as usize, strength, having.reason);
            }
        }
    }

    /// How many fields of medicine are one step narrower.
    fn narrower(&self, wider: usize) -> usize {
        let concepts = &self.bundle.concepts;
        let is_narrower = |concept: &&Concept| concept.broader.contains(&concepts[wider].id);
        concepts.iter().filter(is_narrower).count()
    }

    /// The name of a department in one spelling.
    fn department_name(&self, department: usize) -> Vec<char> {
        let name = self.departments[department].reason.matched;
        self.normaliser.text(self.topics.shown(name))
    }
}

/// A field of medicine and all wider ones, each with `step` for every step to it.
fn wider(concepts: &[Concept], ids: &Ids<'_>, concept: usize, step: f32) -> Vec<(usize, f32)> {
    let mut found: Vec<(usize, f32)> = vec![(concept, 1.0)];
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
