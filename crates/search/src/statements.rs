//! What the documents say of a facility beside its departments: names that it is known by, hospitals
//! that it works with, facts and plans.

use directory::Facility;

use crate::answer::Field;
use crate::gather::{Gatherer, joined, stage_word};
use crate::rank;
use crate::topics::{Reason, Sort};

/// Adds a topic for each statement about a facility.
pub(crate) fn add(gatherer: &mut Gatherer<'_>, facility: usize, record: &Facility) {
    for brand in &record.brands {
        let strength = rank::BRAND * rank::stage(brand.stage);
        let reason = gatherer.reason(Field::Brand, &brand.name, stage_word(brand.stage));
        open(gatherer, Sort::Brand, facility, strength, reason);
        gatherer.term(&brand.name, 1.0);
    }
    for partner in &record.partners {
        let strength = rank::PARTNER * rank::stage(partner.stage);
        let detail = joined(&partner.about, stage_word(partner.stage));
        let reason = gatherer.reason(Field::Partner, &partner.hospital, &detail);
        open(gatherer, Sort::Partner, facility, strength, reason);
        gatherer.term(&partner.hospital, 1.0);
        if let Some(department) = &partner.department {
            gatherer.term(department, 1.0);
        }
        note(gatherer, &partner.about);
    }
    for fact in &record.facts {
        let strength = rank::FACT * rank::stage(fact.stage);
        let reason = gatherer.reason(Field::Fact, &fact.text, stage_word(fact.stage));
        open(gatherer, Sort::Fact, facility, strength, reason);
        note(gatherer, &fact.text);
    }
    for plan in &record.plans {
        let strength = rank::PLAN * rank::stage(plan.stage);
        let reason = gatherer.reason(Field::Plan, &plan.what, stage_word(plan.stage));
        open(gatherer, Sort::Plan, facility, strength, reason);
        note(gatherer, &plan.what);
    }
}

fn open(gatherer: &mut Gatherer<'_>, sort: Sort, facility: usize, strength: f32, reason: Reason) {
    gatherer.topics.open(sort, facility);
    gatherer.topics.lead(facility, strength, reason);
}

fn note(gatherer: &mut Gatherer<'_>, text: &str) {
    let text = gatherer.normaliser.text(text);
    gatherer.topics.note(&text);
}
