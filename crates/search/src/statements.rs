//! What the documents say of a facility beside its departments: names that it is known by, hospitals
//! that it works with, facts and plans.

use directory::Facility;

use crate::answer::MatchedIn;
use crate::build::IndexBuilder;
use crate::topics::{Reason, Sort};
use crate::weights;

/// Adds a topic for each statement about a facility.
pub(crate) fn add(builder: &mut IndexBuilder<'_>, facility: usize, record: &Facility) {
    for brand in &record.brands {
        let reason = builder
            .reason(MatchedIn::Brand, &brand.name)
            .at(brand.stage);
        open(builder, Sort::Brand, facility, weights::BRAND, reason);
        builder.term(&brand.name, 1.0);
    }
    for partner in &record.partners {
        let reason = builder.reason(MatchedIn::Partner, &partner.hospital);
        let reason = Reason {
            about: builder.topics.text(&partner.about),
            ..reason.at(partner.stage)
        };
        open(builder, Sort::Partner, facility, weights::PARTNER, reason);
        builder.term(&partner.hospital, 1.0);
        if let Some(department) = &partner.department {
            builder.term(department, 1.0);
        }
        builder.note(&partner.about);
    }
    for fact in &record.facts {
        let reason = builder.reason(MatchedIn::Fact, &fact.text).at(fact.stage);
        open(builder, Sort::Fact, facility, weights::FACT, reason);
        builder.note(&fact.text);
    }
    for plan in &record.plans {
        let reason = builder.reason(MatchedIn::Plan, &plan.what).at(plan.stage);
        open(builder, Sort::Plan, facility, weights::PLAN, reason);
        builder.note(&plan.what);
    }
}

/// Opens a topic of one posting, whose worth at its stage is a share of what it is worth once it is there.
fn open(builder: &mut IndexBuilder<'_>, sort: Sort, facility: usize, whole: f32, reason: Reason) {
    let strength = whole * weights::stage(reason.stage);
    builder.topics.open(sort, facility);
    builder.topics.post(facility, strength, reason);
}
