//! What a district is found by: its own name, its city's before it, its streets and communities; each as it is
//! written, in letters, and by first letters.

use std::iter::once;

use directory::Region;
use directory::files::typed::{initials, letters};
use pages::home::provinces;

use super::tree::{Place, Row};

/// What all districts are found by.
#[derive(Default)]
pub(super) struct Names {
    /// Provinces and districts.
    pub districts: Vec<Row>,
    /// Streets and towns.
    pub streets: Vec<Row>,
    /// Communities and villages. There are ten times as many as of all others.
    pub communities: Vec<Row>,
}

/// Of districts. Provinces are found where they have pages.
pub(super) fn of(regions: &[&Region], has_provinces: bool) -> Names {
    let mut names = Names::default();
    let provinces = provinces(regions.iter().copied()).into_iter();
    for (code, own) in provinces.filter(|_| has_provinces) {
        let Some(first) = own.first() else { continue };
        let name = &first.province;
        let place = Place {
            code,
            city: String::new(),
            name: name.clone(),
        };
        names.districts.extend(rows(&place, name, name));
    }
    for region in regions {
        add(region, &mut names);
    }
    names
}

/// Every name that belongs to a district.
pub(super) fn all(region: &Region) -> impl Iterator<Item = &str> {
    let streets = region.streets.iter().flat_map(|street| {
        let communities = street.communities.iter().map(|own| &own.name);
        once(&street.name).chain(&street.aliases).chain(communities)
    });
    let own = [&region.name, &region.city, &region.province];
    own.into_iter().chain(streets).map(String::as_str)
}

fn add(region: &Region, names: &mut Names) {
    let place = Place {
        code: region.adcode.to_string(),
        city: region.city.clone(),
        name: region.name.clone(),
    };
    for key in called(region) {
        let rows = rows(&place, &key, &region.name);
        names.districts.extend(rows);
    }
    for street in &region.streets {
        // A unit of statistics is no name that anybody says; its communities are.
        let called = once(&street.name).chain(&street.aliases);
        for key in called.filter(|_| !street.statistical) {
            names.streets.extend(rows(&place, key, &street.name));
        }
        for own in &street.communities {
            let rows = rows(&place, &own.name, &own.name);
            names.communities.extend(rows);
        }
    }
}

/// A district's name alone, and after that of its city with and without 市: so the name of a city finds all of its
/// districts.
fn called(region: &Region) -> Vec<String> {
    let city = &*region.city;
    let cities = once("").chain(once(city)).chain(city.strip_suffix('市'));
    cities.map(|city| [city, &region.name].concat()).collect()
}

/// The rows of one name: as it is written, in letters, and by first letters.
fn rows(place: &Place, key: &str, name: &str) -> Vec<Row> {
    let mut keys = vec![key.to_owned()];
    keys.extend(letters(key));
    keys.extend(initials(key));
    let rows = keys.into_iter().map(|key| Row {
        key,
        name: name.to_owned(),
        place: place.clone(),
    });
    rows.collect()
}
