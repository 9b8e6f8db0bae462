//! From a bundle to topics: which texts stand for what, and which facilities they lead to.

use directory::{Bundle, Facility, Stage, Street};

use crate::answer::Field;
use crate::departments::Having;
use crate::ids::Ids;
use crate::normal::Normaliser;
use crate::places::{self, Prefixes};
use crate::rank;
use crate::topics::{Reason, Sort, Text, Topics};

/// The topics of a bundle.
pub(crate) fn topics(bundle: &Bundle, normaliser: &Normaliser) -> Topics {
    let mut gatherer = Gatherer {
        bundle,
        normaliser,
        region: Prefixes::new(bundle, normaliser),
        topics: Topics::default(),
        names: Vec::new(),
        bare: Vec::new(),
        departments: Vec::new(),
    };
    gatherer.facilities();
    gatherer.region();
    gatherer.streets();
    gatherer.kinds();
    gatherer.departments();
    gatherer.levels();
    gatherer.concepts();
    gatherer.services();
    for (facility, record) in bundle.facilities.iter().enumerate() {
        gatherer.statements(facility, record);
    }
    gatherer.topics
}

pub(crate) struct Gatherer<'a> {
    pub bundle: &'a Bundle,
    pub normaliser: &'a Normaliser,
    region: Prefixes,
    pub topics: Topics,
    /// For each facility, its name to show.
    names: Vec<Text>,
    /// For each facility, its names in one spelling, without district and city.
    pub bare: Vec<Vec<Vec<char>>>,
    pub departments: Vec<Having<'a>>,
}

impl Gatherer<'_> {
    pub(crate) fn term(&mut self, text: &str, weight: f32) {
        let text = self.normaliser.text(text);
        self.topics.term(text, weight);
    }

    pub(crate) fn reason(&mut self, field: Field, matched: &str, detail: &str) -> Reason {
        let (matched, detail) = (self.topics.text(matched), self.topics.text(detail));
        Reason {
            field,
            matched,
            detail,
        }
    }

    /// Whether one of a facility's names holds a text of at least two characters.
    pub(crate) fn is_named(&self, facility: usize, part: &[char]) -> bool {
        let holds = |name: &Vec<char>| name.windows(part.len()).any(|at| at == part);
        part.len() > 1 && self.bare[facility].iter().any(holds)
    }

    /// That a facility's name says it.
    pub(crate) fn in_name(&self, facility: usize) -> Reason {
        Reason {
            field: Field::Name,
            matched: self.names[facility],
            detail: 0,
        }
    }

    fn facilities(&mut self) {
        for (facility, record) in self.bundle.facilities.iter().enumerate() {
            self.bare.push(Vec::new());
            self.name(facility, &record.name, Sort::Name, Field::Name, 1.0);
            for alias in &record.aliases {
                self.name(facility, alias, Sort::Alias, Field::Alias, rank::OTHER_NAME);
            }
        }
    }

    fn name(&mut self, facility: usize, name: &str, sort: Sort, field: Field, weight: f32) {
        let reason = self.reason(field, name, "");
        if sort == Sort::Name {
            self.names.push(reason.matched);
        }
        let name = self.normaliser.text(name);
        let bare = self.region.bare(&name).to_vec();
        self.topics.open(sort, facility);
        self.topics.lead(facility, 0.0, reason);
        if bare.len() == name.len() {
            self.topics.term(name, weight);
        } else {
            self.topics.term(bare.clone(), weight * rank::OTHER_NAME);
            self.topics.open(Sort::FullName, facility);
            self.topics.lead(facility, 0.0, reason);
            for other in self.region.others(&name, &bare) {
                self.topics.term(other, weight * rank::DERIVED_NAME);
            }
            self.topics.term(name, weight);
        }
        self.bare[facility].push(bare);
    }

    fn region(&mut self) {
        self.topics.open(Sort::Region, 0);
        let reason = self.reason(Field::Street, &self.bundle.region.name, "");
        for (facility, record) in self.bundle.facilities.iter().enumerate() {
            if record.located.is_here() {
                self.topics.lead(facility, rank::REGION, reason);
            }
        }
        let mut whole = self.region.city[0].clone();
        whole.extend(&self.region.district[0]);
        self.topics.term(whole, 1.0);
        for [full, stem] in [&self.region.district, &self.region.city] {
            self.topics.term(full.clone(), 1.0);
            self.topics.term(stem.clone(), rank::STEM);
        }
        self.term(&self.bundle.region.province, 1.0);
    }

    fn streets(&mut self) {
        let facilities = &self.bundle.facilities;
        let ids = Ids::new(facilities.iter().map(|facility| facility.id.as_str()));
        let mut streets = Vec::with_capacity(facilities.len());
        for facility in facilities {
            let host = facility
                .within
                .as_ref()
                .and_then(|host| ids.get(host.as_str()));
            let street = facility.street.as_ref();
            streets.push(street.or_else(|| facilities[host?].street.as_ref()));
        }
        for (position, street) in self.bundle.region.streets.iter().enumerate() {
            if !street.statistical {
                let mut here = Vec::new();
                for (facility, its) in streets.iter().enumerate() {
                    if *its == Some(&street.code) {
                        here.push(facility);
                    }
                }
                self.street(position, street, &here);
                self.communities(position, street, &here);
            }
        }
    }

    fn street(&mut self, position: usize, street: &Street, here: &[usize]) {
        self.topics.open(Sort::Street, position);
        let reason = self.reason(Field::Street, &street.name, "");
        let mut named = vec![false; self.bare.len()];
        for name in std::iter::once(&street.name).chain(&street.aliases) {
            let name = self.normaliser.text(name);
            let stem = places::street_stem(&name);
            for (facility, named) in named.iter_mut().enumerate() {
                *named |= self.is_named(facility, stem);
            }
            if stem.len() > 1 {
                self.topics.term(stem.to_vec(), rank::STEM);
            }
            self.topics.term(name, 1.0);
        }
        for (facility, named) in named.into_iter().enumerate() {
            if here.contains(&facility) {
                let strength = if named {
                    rank::STREET_IN_NAME
                } else {
                    rank::STREET
                };
                self.topics.lead(facility, strength, reason);
            } else if named {
                // Its record does not say where it is, but its name is the street's.
                self.topics
                    .lead(facility, rank::STREET_IN_NAME, self.in_name(facility));
            }
        }
    }

    fn communities(&mut self, position: usize, street: &Street, here: &[usize]) {
        let entries = street.communities.iter();
        for place in entries.flat_map(|entry| places::communities(&entry.name)) {
            self.topics.open(Sort::Community, position);
            let reason = self.reason(
                Field::Community,
                place,
                &[place, "在", &street.name].concat(),
            );
            for facility in here {
                self.topics.lead(*facility, rank::COMMUNITY, reason);
            }
            let name = self.normaliser.text(place);
            let stem = places::community_stem(&name);
            if stem.len() > 1 {
                self.topics.term(stem.to_vec(), rank::COMMUNITY_STEM);
            }
            self.topics.term(name, 1.0);
        }
    }

    fn kinds(&mut self) {
        for (position, kind) in self.bundle.kinds.iter().enumerate() {
            self.topics.open(Sort::Kind, position);
            let reason = self.reason(Field::Kind, &kind.name, "");
            for (facility, record) in self.bundle.facilities.iter().enumerate() {
                if record.kind == kind.id {
                    self.topics.lead(facility, rank::KIND, reason);
                }
            }
            self.term(&kind.name, 1.0);
            self.term(&kind.short, 1.0);
            for word in &kind.words {
                self.term(word, rank::RESIDENTS_WORD);
            }
        }
    }

    fn services(&mut self) {
        for (position, service) in self.bundle.services.iter().enumerate() {
            self.topics.open(Sort::Service, position);
            for offer in self
                .bundle
                .offers
                .iter()
                .filter(|offer| offer.service == service.id)
            {
                let reason = self.reason(Field::Service, &service.name, stage_word(offer.stage));
                for (facility, record) in self.bundle.facilities.iter().enumerate() {
                    let strength = if offer.places.contains(&record.id) {
                        rank::SERVICE
                    } else if offer.where_kinds.contains(&record.kind) {
                        rank::SERVICE_OF_KIND
                    } else {
                        continue;
                    };
                    self.topics
                        .lead(facility, strength * rank::stage(offer.stage), reason);
                }
            }
            self.term(&service.name, 1.0);
            // 婚前检查（婚检） is two names.
            for name in service
                .name
                .split(['（', '）'])
                .filter(|name| *name != service.name)
            {
                self.term(name, 1.0);
            }
            for word in &service.words {
                self.term(word, 1.0);
            }
        }
    }

    fn statements(&mut self, facility: usize, record: &Facility) {
        for brand in &record.brands {
            let strength = rank::BRAND * rank::stage(brand.stage);
            let reason = self.reason(Field::Brand, &brand.name, stage_word(brand.stage));
            self.statement(Sort::Brand, facility, strength, reason);
            self.term(&brand.name, 1.0);
        }
        for partner in &record.partners {
            let strength = rank::PARTNER * rank::stage(partner.stage);
            let detail = joined(&partner.about, stage_word(partner.stage));
            let reason = self.reason(Field::Partner, &partner.hospital, &detail);
            self.statement(Sort::Partner, facility, strength, reason);
            self.term(&partner.hospital, 1.0);
            if let Some(department) = &partner.department {
                self.term(department, 1.0);
            }
            let about = self.normaliser.text(&partner.about);
            self.topics.note(about);
        }
        for fact in &record.facts {
            let strength = rank::FACT * rank::stage(fact.stage);
            let reason = self.reason(Field::Fact, &fact.text, stage_word(fact.stage));
            self.statement(Sort::Fact, facility, strength, reason);
            let text = self.normaliser.text(&fact.text);
            self.topics.note(text);
        }
        for plan in &record.plans {
            let strength = rank::PLAN * rank::stage(plan.stage);
            let reason = self.reason(Field::Plan, &plan.what, stage_word(plan.stage));
            self.statement(Sort::Plan, facility, strength, reason);
            let text = self.normaliser.text(&plan.what);
            self.topics.note(text);
        }
    }

    fn statement(&mut self, sort: Sort, facility: usize, strength: f32, reason: Reason) {
        self.topics.open(sort, facility);
        self.topics.lead(facility, strength, reason);
    }
}

/// How far something has come, where that has to be said.
pub(crate) fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing | Stage::Consolidating => "",
        Stage::Advancing => "推进中",
        Stage::Planned => "规划中",
        Stage::Exploring => "探索中",
    }
}

/// Two statements as one.
pub(crate) fn joined(a: &str, b: &str) -> String {
    let comma = if a.is_empty() || b.is_empty() {
        ""
    } else {
        "，"
    };
    [a, comma, b].concat()
}
