//! What stands beside the names and words of a region on pages of another language: how Chinese names are read, and
//! the terms of medicine, and hours in its words.

use directory::files::reading::reading;
use directory::{Bundle, Region};
use pages::beside::Beside;
use pages::neighbours::Neighbour;
use pages::texts::{Language, Texts, term};
use pages::words;

/// What stands beside what a region's pages name; nothing in a language of readers of Chinese. `neighbours` are the
/// other regions that its pages name.
pub fn of(bundle: &Bundle, neighbours: &[Neighbour], language: Language) -> Beside {
    let t = Texts::of(language);
    if !t.are_foreign() {
        return Beside::default();
    }
    let timetables = bundle.hours.iter().chain(&bundle.service_hours);
    let hours = timetables.map(|own| (own.text.clone(), words::timetable(t, own)));
    let mut terms = terms(bundle, language);
    terms.extend(hours);
    // Kinds are called otherwise, not also: by their ids, which are no names.
    let kinds = bundle.kinds.iter().filter_map(|kind| {
        let name = t.kind(kind.id.as_str())?;
        Some((kind.id.to_string(), name.to_owned()))
    });
    terms.extend(kinds);
    if language != Language::En {
        return Beside::new([], terms);
    }
    Beside::new(read(names(bundle, neighbours)), terms)
}

/// What stands beside a region's own name and its city's, where nothing else of it is shown.
pub fn of_name(region: &Region, language: Language) -> Beside {
    if language != Language::En {
        return Beside::default();
    }
    let names = [&region.name, &region.city].into_iter();
    Beside::new(read(names.cloned()), [])
}

/// How names are read. The data was checked: what cannot be read for sure stands alone.
fn read(names: impl Iterator<Item = String>) -> impl Iterator<Item = (String, String)> {
    names.filter_map(|name| Some((name.clone(), reading(&name).ok()?)))
}

/// How the names of regions, cities and provinces are read, for the pages on which one is chosen.
pub fn of_regions(regions: &[&Region], language: Language) -> Beside {
    if language != Language::En {
        return Beside::default();
    }
    let names = regions
        .iter()
        .flat_map(|own| [&own.name, &own.city, &own.province]);
    let readings = names.filter_map(|name| Some((name.clone(), reading(name).ok()?)));
    Beside::new(readings, [])
}

/// The names of places and institutions.
fn names<'a>(bundle: &'a Bundle, neighbours: &'a [Neighbour]) -> impl Iterator<Item = String> {
    let region = &bundle.region;
    let mut names = vec![region.name.clone(), region.city.clone()];
    for street in &region.streets {
        names.push(street.name.clone());
        let communities = street.communities.iter();
        names.extend(communities.map(|community| community.name.clone()));
    }
    for facility in bundle.facilities.iter().chain(&bundle.former) {
        names.push(facility.name.clone());
        names.extend(facility.aliases.iter().map(|alias| alias.text.clone()));
        let partners = facility.partners.iter();
        names.extend(partners.map(|partner| partner.hospital.clone()));
    }
    names.extend(
        region
            .publisher
            .iter()
            .map(|publisher| publisher.name.clone()),
    );
    names.extend(neighbours.iter().map(|other| other.name.clone()));
    names.into_iter()
}

/// The fields of medicine, levels, groups and services, and the departments that are one field.
fn terms(bundle: &Bundle, language: Language) -> Vec<(String, String)> {
    let mut terms = Vec::new();
    let mut add = |sort: &str, id: &str, name: &str| {
        if let Some(term) = term(language, sort, id) {
            terms.push((name.to_owned(), term.to_owned()));
        }
    };
    for facility in &bundle.facilities {
        for department in &facility.departments {
            if let [only] = &department.specialties[..] {
                add("specialties", only.as_str(), &department.name);
            }
        }
    }
    for own in &bundle.specialties {
        add("specialties", own.id.as_str(), &own.name);
    }
    for own in &bundle.levels {
        add("levels", own.id.as_str(), &own.name);
    }
    for own in &bundle.groups {
        add("groups", own.id.as_str(), &own.name);
    }
    for own in &bundle.services {
        add("services", own.id.as_str(), &own.name);
    }
    terms
}
