//! Departments, their levels, and the specialties that residents have words for.

use directory::{Bundle, Facility, Saying, Specialty};

use crate::answer::MatchedIn;
use crate::build::IndexBuilder;
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
    reason: Reason,
}

impl DepartmentPosting {
    /// What it is worth where a department without a level counts `strength`.
    fn strength(&self, strength: f32) -> f32 {
        (strength + self.bonus) * weights::stage(self.reason.stage)
    }
}

/// The departments of all facilities.
pub(crate) struct Departments<'a> {
    specialties: Ids<'a>,
    levels: Ids<'a>,
    postings: Vec<DepartmentPosting>,
}

impl<'a> Departments<'a> {
    pub(crate) fn new(bundle: &'a Bundle) -> Self {
        let specialties = bundle.specialties.iter();
        Self {
            specialties: Ids::new(specialties.map(|specialty| specialty.id.as_str())),
            levels: Ids::new(bundle.levels.iter().map(|level| level.id.as_str())),
            postings: Vec::new(),
        }
    }

    /// Keeps the departments of a facility.
    pub(crate) fn add(
        &mut self,
        builder: &mut IndexBuilder<'_>,
        facility: usize,
        record: &Facility,
    ) {
        let levels = builder.bundle.levels.len();
        for department in &record.departments {
            let level = department.level.as_ref();
            let level = level.and_then(|level| self.levels.get(level.as_str()));
            let share = |level| (levels - level) as f32 / levels as f32;
            let specialties = department.specialties.iter();
            let reason = builder.reason(MatchedIn::Department, &department.name);
            self.postings.push(DepartmentPosting {
                facility: facility as u32,
                specialties: specialties
                    .filter_map(|specialty| Some(self.specialties.get(specialty.as_str())? as u16))
                    .collect(),
                level,
                bonus: level.map_or(0.0, |level| weights::LEVEL_BONUS * share(level)),
                reason: Reason {
                    about: level.map_or(0, |level| level as u32 + 1),
                    ..reason.at(department.stage)
                },
            });
        }
    }

    /// A topic for each name of departments, for each level and for each specialty.
    pub(crate) fn post(&self, builder: &mut IndexBuilder<'_>) {
        self.post_names(builder);
        self.post_levels(builder);
        self.post_specialties(builder);
    }

    /// A topic for each name of departments.
    fn post_names(&self, builder: &mut IndexBuilder<'_>) {
        let name = |position: usize| builder.topics.shown(self.postings[position].reason.matched);
        let mut by_name: Vec<usize> = (0..self.postings.len()).collect();
        by_name.sort_by(|a, b| name(*a).cmp(name(*b)));
        let same: Vec<usize> = by_name
            .chunk_by(|a, b| name(*a) == name(*b))
            .map(<[usize]>::len)
            .collect();
        let mut rest = &by_name[..];
        for (number, count) in same.into_iter().enumerate() {
            let (same, others) = rest.split_at(count);
            rest = others;
            builder.topics.open(Sort::Department, number);
            for department in same {
                let department = &self.postings[*department];
                let strength = department.strength(weights::DEPARTMENT);
                builder
                    .topics
                    .post(department.facility as usize, strength, department.reason);
            }
            let name = self.name(builder, same[0]);
            builder.topics.term(&name, 1.0);
        }
    }

    /// A topic for each level, with the departments that have it.
    fn post_levels(&self, builder: &mut IndexBuilder<'_>) {
        for (position, level) in builder.bundle.levels.iter().enumerate() {
            builder.topics.open(Sort::Level, position);
            for department in &self.postings {
                if department.level == Some(position) {
                    let reason = Reason {
                        matched_in: MatchedIn::Level,
                        ..department.reason
                    };
                    let strength = department.strength(weights::LEVEL);
                    builder
                        .topics
                        .post(department.facility as usize, strength, reason);
                }
            }
            builder.term(&level.name, 1.0);
        }
    }

    /// A topic for each specialty, with the departments in it and in narrower ones.
    fn post_specialties(&self, builder: &mut IndexBuilder<'_>) {
        let specialties = &builder.bundle.specialties;
        let wider: Vec<Vec<(usize, f32)>> = (0..specialties.len())
            .map(|specialty| wider(specialties, &self.specialties, specialty, weights::NARROWER))
            .collect();
        // For each specialty: the departments in it, and how much narrower their own is.
        let mut within: Vec<Vec<(usize, f32)>> = vec![Vec::new(); specialties.len()];
        // The departments that are of each specialty itself, by whose names it is known too.
        let mut names: Vec<Vec<usize>> = vec![Vec::new(); specialties.len()];
        for (position, department) in self.postings.iter().enumerate() {
            for specialty in &department.specialties {
                for (wider, share) in &wider[usize::from(*specialty)] {
                    within[*wider].push((position, *share));
                }
                names[usize::from(*specialty)].push(position);
            }
        }
        // For each specialty: what leads there, and how well it says it.
        let mut said: Vec<Vec<(&Saying, f32)>> = vec![Vec::new(); specialties.len()];
        for saying in &builder.bundle.sayings {
            let mut weight = weights::RESIDENTS_WORD;
            for specialty in &saying.departments {
                if let Some(specialty) = self.specialties.get(specialty.as_str()) {
                    said[specialty].push((saying, weight));
                }
                weight *= weights::FURTHER;
            }
        }
        for (position, specialty) in specialties.iter().enumerate() {
            self.specialty(builder, position, &within, true);
            builder.term(&specialty.name, 1.0);
            for word in &specialty.words {
                builder.term(word, weights::RESIDENTS_WORD);
            }
            let mut names: Vec<Vec<char>> = names[position]
                .iter()
                .map(|department| self.name(builder, *department))
                .collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                builder.topics.term(&name, weights::DEPARTMENT_TO_SPECIALTY);
            }
            if said[position].is_empty() {
                continue;
            }
            // A complaint is written with the specialties that it leads to, and leads to no narrower ones: who
            // has 小孩发烧 is not told of what somebody does for autistic children.
            self.specialty(builder, position, &within, false);
            for (saying, weight) in &said[position] {
                for word in &saying.words {
                    builder.term(word, *weight);
                }
            }
        }
    }

    /// Opens a topic for a specialty: with the departments in it, those in narrower ones too if asked, and
    /// with the facilities that carry it in their names; where there are none, with those of wider ones.
    fn specialty(
        &self,
        builder: &mut IndexBuilder<'_>,
        position: usize,
        within: &[Vec<(usize, f32)>],
        narrower: bool,
    ) {
        builder.topics.open(Sort::Specialty, position);
        for (department, share) in &within[position] {
            if *share >= 1.0 || narrower {
                let department = &self.postings[*department];
                let strength = department.strength(weights::SPECIALTY) * share;
                builder
                    .topics
                    .post(department.facility as usize, strength, department.reason);
            }
        }
        let name = builder
            .normaliser
            .text(&builder.bundle.specialties[position].name);
        for facility in builder.named(places::department_stem(&name)) {
            let reason = builder.in_name(facility);
            builder
                .topics
                .post(facility, weights::SPECIALTY_IN_NAME, reason);
        }
        if builder.topics.has_no_postings() {
            self.post_wider(builder, position, within);
        }
    }

    /// Adds postings of the wider specialties to one that nobody has, but not of those that are so wide
    /// that they say nothing of it.
    fn post_wider(
        &self,
        builder: &mut IndexBuilder<'_>,
        specialty: usize,
        within: &[Vec<(usize, f32)>],
    ) {
        let wider = wider(
            &builder.bundle.specialties,
            &self.specialties,
            specialty,
            weights::WIDER,
        );
        for (wider, share) in wider {
            if narrower(&builder.bundle.specialties, wider) >= weights::TOO_WIDE {
                continue;
            }
            // Of the wider specialty only its own departments: from 眼视光 to 眼科, not on to 中医眼科.
            for (department, _) in within[wider].iter().filter(|(_, own)| *own >= 1.0) {
                let department = &self.postings[*department];
                let strength = department.strength(weights::SPECIALTY) * share;
                builder.topics.post_approximate(
                    department.facility as usize,
                    strength,
                    department.reason,
                );
            }
        }
    }

    /// The name of a department in one spelling.
    fn name(&self, builder: &IndexBuilder<'_>, department: usize) -> Vec<char> {
        let name = self.postings[department].reason.matched;
        builder.normaliser.text(builder.topics.shown(name))
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

/// How many specialties are one step narrower.
fn narrower(specialties: &[Specialty], wider: usize) -> usize {
    let is_narrower = |specialty: &&Specialty| specialty.broader.contains(&specialties[wider].id);
    specialties.iter().filter(is_narrower).count()
}
