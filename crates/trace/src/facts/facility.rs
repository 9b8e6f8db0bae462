//! What the record of a facility says.

use directory::{Facility, OperatingStatus, Region, Stage};

use super::{Fact, Names, PERHAPS_ANOTHER, Thing, is_silence};

pub(super) fn facts(region: &Region, facility: &Facility) -> Vec<Fact> {
    let file = format!("facilities/{}.json", region.adcode);
    let id = facility.id.as_str();
    let names = Names::of(region, &facility.name, &facility.aliases);
    let named = || Thing::Institution(names.clone());
    let of = |name: &String| Thing::Together(names.clone(), name.clone());
    let fact = |field: String, source| Fact::new(&file, id, field, source);
    let about = |field: String, source| fact(field, source).with([named()]);
    let mut facts = Vec::new();

    let status = &facility.status;
    let planned = (status.now == OperatingStatus::Planned).then_some(Thing::Stage(Stage::Planned));
    facts.push(
        about("status".into(), &status.source)
            .said_in(&status.as_of)
            .with(planned),
    );
    if let Some(ended) = &facility.ended {
        facts.push(
            about("ended".into(), &ended.source)
                .text(ended.note.as_deref().unwrap_or_default())
                .said_in(&ended.as_of),
        );
    }
    for (at, alias) in facility.aliases.iter().enumerate() {
        if let Some(source) = &alias.source {
            facts.push(fact(format!("aliases[{at}]"), source).name(&alias.text));
        }
    }
    for (at, department) in facility.departments.iter().enumerate() {
        let note = department.note.as_deref().unwrap_or_default();
        facts.push(
            about(format!("departments[{at}]"), &department.source)
                .with([of(&department.name)])
                .text(note)
                .said_in(&department.as_of)
                .stage(department.stage),
        );
    }
    for (at, brand) in facility.brands.iter().enumerate() {
        facts.push(
            about(format!("brands[{at}]"), &brand.source)
                .with([of(&brand.name)])
                .said_in(&brand.as_of)
                .stage(brand.stage),
        );
    }
    for (at, partner) in facility.partners.iter().enumerate() {
        let department = partner.department.as_deref();
        // The tie must name the hospital as the document does, so other names of its record do not count.
        let hospital = Names::of(region, &partner.hospital, &[]);
        facts.push(
            about(format!("partners[{at}]"), &partner.source)
                .with([Thing::Institution(hospital)])
                .with([of(&partner.hospital)])
                .with(department.map(|name| Thing::Name(name.to_owned())))
                .text(&partner.about)
                .said_in(&partner.as_of)
                .stage(partner.stage),
        );
    }
    if let Some(beds) = &facility.beds {
        facts.push(
            about("beds".into(), &beds.source)
                .with(beds.now.map(Thing::Count))
                .with(beds.planned.map(Thing::Count))
                .text(beds.note.as_deref().unwrap_or_default())
                .said_in(&beds.as_of),
        );
    }
    for (at, plan) in facility.plans.iter().enumerate() {
        let field = format!("plans[{at}]");
        let names = (!may_be_another(&plan.what)).then(named);
        facts.push(
            fact(field, &plan.source)
                .with(names)
                .text(&plan.what)
                .period(plan.period.as_deref())
                .stage(plan.stage),
        );
    }
    for (at, known) in facility.facts.iter().enumerate() {
        let field = format!("facts[{at}]");
        let names = (!may_be_another(&known.text)).then(named);
        // That a document is silent has no stage.
        let stage = (!is_silence(&known.text)).then_some(Thing::Stage(known.stage));
        facts.push(
            fact(field, &known.source)
                .with(names)
                .text(&known.text)
                .with(known.as_of.clone().map(Thing::AsOf))
                .with(stage),
        );
    }
    if let Some(address) = &facility.address {
        facts.push(about("address".into(), &address.source).name(&address.text));
    }
    for (at, phone) in facility.phones.iter().enumerate() {
        facts.push(about(format!("phones[{at}]"), &phone.source).name(&phone.number));
    }
    if let Some(point) = &facility.point {
        facts.push(fact("point".into(), &point.source));
    }
    if let Some(hours) = &facility.hours {
        facts.push(about("hours".into(), &hours.source));
    }
    for (at, own) in facility.services.iter().enumerate() {
        let department = own.department.as_ref().map(of);
        facts.push(
            about(format!("services[{at}]"), &own.source)
                .with(department)
                .text(own.note.as_deref().unwrap_or_default())
                .said_in(&own.as_of),
        );
    }
    facts
}

fn may_be_another(text: &str) -> bool {
    PERHAPS_ANOTHER.iter().any(|words| text.contains(words))
}
