//! What the documents say of a facility beside its departments: names that it is known by, hospitals
//! that it works with, facts and plans.

use directory::Facility;

use crate::answer::MatchedIn;
use crate::build::{IndexBuilder, joined, stage_word};
use crate::topics::{Reason, Sort};
use crate::weights;

/// Adds a topic for each statement about a facility.
pub(crate) fn add(builder: &mut IndexBuilder<'_>, facility: usize, record: &Facility) {
    for brand in &record.brands {
        let strength = weights::BRAND * weights::stage(brand.stage);
        let reason = builder.reason(MatchedIn::Brand, &brand.name, stage_word(brand.stage));
        open(builder, Sort::Brand, facility, strength, reason);
        builder.term(&brand.name, 1.0);
    }
    for partner in &record.partners {
        let strength = weights::PARTNER * weights::stage(partner.stage);
        let detail = joined(&partner.about, stage_word(partner.stage));
        let reason = builder.reason(MatchedIn::Partner, &partner.hospital, &detail);
        open(builder, Sort::Partner, facility, strength, reason);
        builder.term(&partner.hospital, 1.0);
        if let Some(department) = &partner.department {
            builder.term(department, 1.0);
        }
        note(builder, &partner.about);
    }
    for fact in &record.facts {
        let strength = weights::FACT * weights::stage(fact.stage);
        let reason = builder.reason(MatchedIn::Fact, &fact.text, stage_word(fact.stage));
        open(builder, Sort::Fact, facility, strength, reason);
        note(builder, &fact.text);
    }
    for plan in &record.plans {
        let strength = weights::PLAN * weights::stage(plan.stage);
        let reason = builder.reason(MatchedIn::Plan, &plan.what, stage_word(plan.stage));
        open(builder, Sort::Plan, facility, strength, reason);
        note(builder, &plan.what);
    }
}

fn open(
    builder: &mut IndexBuilder<'_>,
    sort: Sort,
    facility: usize,
    strength: f32,
    reason: Reason,
) {
    builder.topics.open(sort, facility);
    builder.topics.post(facility, strength, reason);
}

fn note(builder: &mut IndexBuilder<'_>, text: &str) {
    let text = builder.normaliser.text(text);
    builder.topics.note(&text);
}
