//! Departments, their levels, and the specialties that residents have words for.

use directory::{Facility, Saying, Specialty, Stage};

use crate::answer::MatchedIn;
use crate::build::{IndexBuilder, joined, stage_word};
use crate::ids::Ids;
use crate::places;
use crate::topics::{Reason, Sort};
use crate::weights;

/// That a facility has a department.
pub(crate) struct DepartmentPosting {
    facility: u32,
    /// The specialties that it is in.
    specialties: Vec<u16>,
    /// The position of its level, the highest first.
    level: Option<usize>,
    /// Points for its level.
    bonus: f32,
    stage: Stage,
    reason: Reason,
}

impl DepartmentPosting {
    /// What it is worth where a department without a level counts `strength`.
    fn strength(&self, strength: f32) -> f32 {
        (strength + self.bonus) * weights::stage(self.stage)
    }
}

impl IndexBuilder<'_> {
    /// Keeps the departments of a facility.
    pub(crate) fn add_departments(&mut self, facility: usize, record: &Facility) {
        let levels = &self.bundle.levels;
        for department in &record.departments {
            let level = department.level.as_ref();
            let level = level.and_then(|level| self.levels.get(level.as_str()));
            let share = |level| (levels.len() - level) as f32 / levels.len() as f32;
            let name = level.map_or("", |level| levels[level].name.as_str());
            let detail = joined(name, stage_word(department.stage));
            let specialties = department.specialties.iter();
            let reason = self.reason(MatchedIn::Department, &department.name, &detail);
            self.departments.push(DepartmentPosting {
                facility: facility as u32,
                specialties: specialties
                    .filter_map(|specialty| Some(self.specialties.get(specialty.as_str())? as u16))
                    .collect(),
                level,
                bonus: level.map_or(0.0, |level| weights::LEVEL_BONUS * share(level)),
                stage: department.stage,
                reason,
            });
        }
    }

    /// A topic for each name of departments.
    pub(crate) fn post_departments(&mut self) {
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
                let strength = having.strength(weights::DEPARTMENT);
                self.topics
                    .post(having.facility as usize, strength, having.reason);
            }
            let name = self.department_name(same[0]);
            self.topics.term(&name, 1.0);
        }
    }

    /// A topic for each level, with the departments that have it.
    pub(crate) fn post_levels(&mut self) {
        for (position, level) in self.bundle.levels.iter().enumerate() {
            self.topics.open(Sort::Level, position);
            for having in &self.departments {
                if having.level == Some(position) {
                    let reason = Reason {
                        matched_in: MatchedIn::Level,
                        ..having.reason
                    };
                    let strength = having.strength(weights::LEVEL);
                    self.topics.post(having.facility as usize, strength, reason);
                }
            }
            self.term(&level.name, 1.0);
        }
    }

    /// A topic for each specialty, with the departments in it and in narrower ones.
    pub(crate) fn post_specialties(&mut self) {
        let specialties = &self.bundle.specialties;
        let wider: Vec<Vec<(usize, f32)>> = (0..specialties.len())
            .map(|specialty| wider(specialties, &self.specialties, specialty, weights::NARROWER))
            .collect();
        // For each specialty: the departments in it, and how much narrower their own is.
        let mut within: Vec<Vec<(usize, f32)>> = vec![Vec::new(); specialties.len()];
        // The departments that are of each specialty itself, by whose names it is known too.
        let mut names: Vec<Vec<usize>> = vec![Vec::new(); specialties.len()];
        for (position, having) in self.departments.iter().enumerate() {
            for specialty in &having.specialties {
                for (wider, share) in &wider[usize::from(*specialty)] {
                    within[*wider].push((position, *share));
                }
                names[usize::from(*specialty)].push(position);
            }
        }
        // For each specialty: what leads there, and how well it says it.
        let mut said: Vec<Vec<(&Saying, f32)>> = vec![Vec::new(); specialties.len()];
        for saying in &self.bundle.sayings {
            let mut weight = weights::RESIDENTS_WORD;
            for specialty in &saying.departments {
                if let Some(specialty) = self.specialties.get(specialty.as_str()) {
                    said[specialty].push((saying, weight));
                }
                weight *= weights::FURTHER;
            }
        }
        for (position, specialty) in specialties.iter().enumerate() {
            self.specialty(position, &within, true);
            self.term(&specialty.name, 1.0);
            for word in &specialty.words {
                self.term(word, weights::RESIDENTS_WORD);
            }
            let mut names: Vec<Vec<char>> = names[position]
                .iter()
                .map(|having| self.department_name(*having))
                .collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                self.topics.term(&name, weights::DEPARTMENT_TO_SPECIALTY);
            }
            if said[position].is_empty() {
                continue;
            }
            // A complaint is written with the specialties that it leads to, and leads to no narrower ones: who
            // has 小孩发烧 is not told of what somebody does for autistic children.
            self.specialty(position, &within, false);
            for (saying, weight) in &said[position] {
                for word in &saying.words {
                    self.term(word, *weight);
                }
            }
        }
    }

    /// Opens a topic for a specialty: with the departments in it, those in narrower ones too if
    /// asked, and with the facilities that carry it in their names; where there are none, with what is approximate.
    fn specialty(&mut self, position: usize, within: &[Vec<(usize, f32)>], narrower: bool) {
        self.topics.open(Sort::Specialty, position);
        for (having, share) in &within[position] {
            if *share >= 1.0 || narrower {
                let having = &self.departments[*having];
                let strength = having.strength(weights::SPECIALTY) * share;
                self.topics
                    .post(having.facility as usize, strength, having.reason);
            }
        }
        let name = self
            .normaliser
            .text(&self.bundle.specialties[position].name);
        for facility in self.named(places::department_stem(&name)) {
            let reason = self.in_name(facility);
            self.topics
                .post(facility, weights::SPECIALTY_IN_NAME, reason);
        }
        if self.topics.has_no_postings() {
            self.post_approximate(position, within);
        }
    }

    /// Leads from a specialty that nobody has to the wider ones, but for those that are so wide
    /// that they say nothing of it.
    fn post_approximate(&mut self, specialty: usize, within: &[Vec<(usize, f32)>]) {
        let wider = wider(
            &self.bundle.specialties,
            &self.specialties,
            specialty,
            weights::WIDER,
        );
        for (wider, share) in wider {
            if self.narrower(wider) >= weights::TOO_WIDE {
                continue;
            }
            // Of the wider specialty only its own departments: from 眼视光 to 眼科, not on to 中医眼科.
            for (having, _) in within[wider].iter().filter(|(_, own)| *own >= 1.0) {
                let having = &self.departments[*having];
                let strength = having.strength(weights::SPECIALTY) * share;
                self.topics
                    .post_approximate(having.facility as usize, strength, having.reason);
            }
        }
    }

    /// How many specialties are one step narrower.
    fn narrower(&self, wider: usize) -> usize {
        let specialties = &self.bundle.specialties;
        let is_narrower =
            |specialty: &&Specialty| specialty.broader.contains(&specialties[wider].id);
        specialties.iter().filter(is_narrower).count()
    }

    /// The name of a department in one spelling.
    fn department_name(&self, department: usize) -> Vec<char> {
        let name = self.departments[department].reason.matched;
        self.normaliser.text(self.topics.shown(name))
    }
}

/// A specialty and all wider ones, each with `step` for every step to it.
fn wider(
    specialties: &[Specialty],
    ids: &Ids<'_>,
    specialty: usize,
    step: f32,
) -> Vec<(usize, f32)> {
    let mut found: Vec<(usize, f32)> = vec![(specialty, 1.0)];
    let mut next = 0;
    while let Some(&(specialty, share)) = found.get(next) {
        next += 1;
        for broader in &specialties[specialty].broader {
            if let Some(broader) = ids.get(broader.as_str())
                && found.iter().all(|(known, _)| *known != broader)
            {
                found.push((broader, share * step));
            }
        }
    }
    found
}
