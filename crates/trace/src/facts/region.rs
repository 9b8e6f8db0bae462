//! What the files say of a region as a whole: its notes, services, figures and ways.

use directory::district::{Bound, Indicator, Pathway};
use directory::{District, Facility, FacilityId, Offer, Region};

use super::{Fact, Names, Thing};
use crate::figures::Figure;

pub(super) fn offer(region: &Region, facilities: &[Facility], offer: &Offer) -> Fact {
    let file = format!("offers/{}.json", region.adcode);
    let mut fact = Fact::new(&file, offer.service.as_str(), "", &offer.source)
        .said_in(&offer.as_of)
        .stage(offer.stage)
        .text(offer.for_whom.as_deref().unwrap_or_default())
        .text(offer.where_text.as_deref().unwrap_or_default())
        .with(offer.free.then_some(Thing::Free))
        .with(institutions(region, facilities, &offer.places));
    for term in &offer.terms {
        fact = fact.text(term);
    }
    fact.sources.extend(offer.more_sources.iter().cloned());
    fact
}

fn institutions<'f>(
    region: &'f Region,
    facilities: &'f [Facility],
    ids: &'f [FacilityId],
) -> impl Iterator<Item = Thing> + 'f {
    let facility = |id: &FacilityId| facilities.iter().find(|facility| facility.id == *id);
    let named = ids.iter().filter_map(facility);
    named.map(|facility| {
        let names = Names::of(region, &facility.name, &facility.aliases);
        Thing::Institution(names)
    })
}

pub(super) fn facts(region: &Region) -> Vec<Fact> {
    let file = format!("regions/{}.json", region.adcode);
    let fact = |field: String, source| Fact::new(&file, region.adcode.as_str(), field, source);
    let mut facts = vec![fact("streets_source".into(), &region.streets_source)];
    for (at, street) in region.streets.iter().enumerate() {
        if let Some(point) = &street.point {
            facts.push(fact(format!("streets[{at}].point"), &point.source));
        }
    }
    for (at, note) in region.notes.iter().enumerate() {
        let mut noted = fact(format!("notes[{at}]"), &note.source).text(&note.text);
        if let Some(count) = note.count {
            noted = noted.count(count);
        }
        if let Some(as_of) = &note.as_of {
            noted = noted.said_in(as_of);
        }
        facts.push(noted);
    }
    for (at, statement) in region.statements.iter().enumerate() {
        facts.push(
            fact(format!("statements[{at}]"), &statement.source)
                .text(&statement.text)
                .stage(statement.stage)
                .said_in(&statement.as_of)
                .period(statement.period.as_deref()),
        );
    }
    facts
}

pub(super) fn of_district(
    region: &Region,
    facilities: &[Facility],
    district: &District,
) -> Vec<Fact> {
    let file = format!("districts/{}.json", region.adcode);
    let mut facts = Vec::new();
    for indicator in &district.indicators {
        facts.extend(of_indicator(&file, indicator));
    }
    for (at, circle) in district.circles.iter().enumerate() {
        let fact = Fact::new(&file, "", format!("circles[{at}]"), &circle.source)
            .text(&circle.text)
            .text(circle.note.as_deref().unwrap_or_default())
            .stage(circle.stage)
            .said_in(&circle.as_of);
        let numbers = [circle.minutes, circle.metres].into_iter().flatten();
        facts.push(fact.with(numbers.map(Thing::Count)));
    }
    for (at, count) in district.counts.iter().enumerate() {
        facts.push(
            Fact::new(&file, "", format!("counts[{at}]"), &count.source)
                .text(&count.text)
                .count(count.count)
                .said_in(&count.as_of),
        );
    }
    for pathway in &district.pathways {
        facts.extend(of_pathway(&file, region, facilities, pathway));
    }
    facts
}

fn of_indicator(file: &str, indicator: &Indicator) -> Vec<Fact> {
    let id = indicator.id.as_str();
    let fact = |field: String| Fact::new(file, id, field, &indicator.source);
    // 63 with the unit 万人次 is written 63万人次.
    let scale = if indicator.unit.starts_with('万') {
        1e4
    } else {
        1.0
    };
    let share = indicator
        .unit
        .chars()
        .find(|sign| matches!(sign, '%' | '‰'));
    let mut facts = Vec::new();
    for (at, measured) in indicator.values.iter().enumerate() {
        let value = figure(measured.value * scale, share, measured.bound);
        let year = Thing::AsOf(measured.year.clone());
        facts.push(fact(format!("values[{at}]")).with([value, year]));
    }
    if let Some(target) = &indicator.target {
        let value = figure(target.value * scale, share, target.bound);
        let year = target.year.clone().map(Thing::AsOf);
        facts.push(fact("target".into()).with([value]).with(year));
    }
    if let Some(note) = &indicator.note {
        facts.push(fact("note".into()).text(note));
    }
    facts
}

fn figure(value: f64, share: Option<char>, bound: Bound) -> Thing {
    Thing::Figure(Figure {
        text: value.to_string() + &share.map(String::from).unwrap_or_default(),
        value,
        share,
        bound,
        chinese: false,
        unit: None,
    })
}

fn of_pathway(
    file: &str,
    region: &Region,
    facilities: &[Facility],
    pathway: &Pathway,
) -> Vec<Fact> {
    let id = pathway.id.as_str();
    let mut whole = Fact::new(file, id, "", &pathway.source)
        .stage(pathway.stage)
        .said_in(&pathway.as_of);
    // A step may rest on the place of a term: they tell one way together.
    let terms = pathway.terms.iter().map(|term| term.source.clone());
    let together: Vec<_> = std::iter::once(pathway.source.clone())
        .chain(terms)
        .collect();
    whole.sources.clone_from(&together);
    let mut facts = vec![whole];
    for (at, step) in pathway.steps.iter().enumerate() {
        let mut fact = Fact::new(file, id, format!("steps[{at}]"), &pathway.source)
            .text(&step.title)
            .text(&step.text)
            .with(institutions(region, facilities, &step.facilities));
        fact.sources.clone_from(&together);
        facts.push(fact);
    }
    for (at, term) in pathway.terms.iter().enumerate() {
        facts.push(
            Fact::new(file, id, format!("terms[{at}]"), &term.source)
                .text(&term.text)
                .said_in(&term.as_of),
        );
    }
    facts
}
