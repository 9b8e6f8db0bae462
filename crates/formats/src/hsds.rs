//! Open Referral's Human Services Data Specification 3.0.
//!
//! ```text
//! Facility ─┬► organization (its host, where it works inside one) ┐
//!           ├► location: phones, schedules, attributes            ├► hsds/organizations.json, services.json: nested
//!           └► services: departments, offers tied to it, what it  │
//!              gives at hours of its own → service_at_location    ┴► hsds/*.csv + datapackage.json: the same as tables
//! ```
//!
//! HSDS takes data as nested JSON or as a Tabular Data Package; both are made of the same objects. What was read in
//! the published schema stands in [`tables`]; `docs/open-data-hsds.md` says which record becomes what, what is left
//! out, and how our output was compared with that schema.

mod attributes;
mod ids;
mod object;
mod places;
mod rows;
mod schedules;
mod services;
mod statements;
pub mod tables;
mod terms;
#[cfg(test)]
mod tests;
mod words;

use std::collections::HashMap;
use std::rc::Rc;

use crate::{Exported, File, LeftOut, Options, Region};
use object::Object;
use places::{Made, Places};
use rows::Rows;
use services::Services;
use terms::Terms;

/// A region in this format.
pub fn export(region: &Region, options: &Options) -> Exported {
    let mut made = Made {
        ids: ids::Ids::default(),
        terms: Terms::new(region),
        left_out: Vec::new(),
    };
    let places = Places::of(region, options, &mut made.left_out);
    let (organizations, services) = objects(&places, &mut made);
    made.left_out.extend(addresses(&places));

    let mut files = vec![
        json("hsds/organizations.json", &organizations),
        json("hsds/services.json", &services),
    ];
    files.extend(tables_of(region, &organizations, &services, &made.terms));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    made.left_out.sort();
    Exported {
        files,
        left_out: made.left_out,
    }
}

/// The organizations with their locations, and the services with both. Inside a service, a place says what it is, where,
/// when and whether it is open; the statements on it stand once, in its organization, or a place with twenty services
/// would say them twenty times.
fn objects<'r>(places: &Places<'r>, made: &mut Made<'r>) -> (Vec<Rc<Object>>, Vec<Rc<Object>>) {
    let offered = Services::of(places, made);
    // Institutions in the order in which the data first speaks of one, each with the places in it.
    let mut order = Vec::new();
    let mut inside: HashMap<&str, Institution> = HashMap::new();
    let mut services = Vec::new();
    for &place in &places.exported {
        let host = places.host(place);
        let location = places.location(place, made);
        let own = inside.entry(host.id.as_str()).or_insert_with(|| {
            order.push(host.id.as_str());
            let organization = places.organization(host, made);
            Institution {
                in_services: Rc::new(organization.with_attributes(|_| false)),
                organization,
                locations: Vec::new(),
            }
        });
        let in_services = Rc::new(location.with_attributes(|link| link != "statement"));
        own.locations.push(location);
        services.extend(offered.at(place, &own.in_services, &in_services, made));
    }
    let organizations = order.iter().filter_map(|id| {
        let own = inside.remove(id)?;
        Some(Rc::new(own.organization.many("locations", own.locations)))
    });
    (organizations.collect(), services)
}

/// An institution, as its places come together.
struct Institution {
    organization: Object,
    in_services: Rc<Object>,
    locations: Vec<Rc<Object>>,
}

/// What is left out of all addresses: the format takes none without a postal code, which no document has.
fn addresses(places: &Places) -> Option<LeftOut> {
    let exported = places.exported.iter();
    let count = exported.filter(|place| place.address.is_some()).count();
    (count > 0).then(|| LeftOut {
        id: places.bundle.region.adcode.to_string(),
        why: format!(
            "HSDS takes no address without a postal code, and the records have none: the addresses of {count} places \
             stand in the descriptions of their locations"
        ),
    })
}

fn tables_of(
    region: &Region,
    organizations: &[Rc<Object>],
    services: &[Rc<Object>],
    terms: &Terms,
) -> Vec<File> {
    let mut rows = Rows::default();
    for object in organizations.iter().chain(services).chain(terms.all()) {
        rows.add(object, None);
    }
    let own = &region.bundle.region;
    let title = format!("{}{}{}的卫生服务机构", own.province, own.city, own.name);
    rows.files(&format!("hsds-{}", own.adcode), &title)
}

fn json(path: &str, objects: &[Rc<Object>]) -> File {
    let objects: Vec<&Object> = objects.iter().map(AsRef::as_ref).collect();
    let mut bytes = serde_json::to_vec(&objects).expect("every key is a text, and memory takes it");
    bytes.push(b'\n');
    File {
        path: path.to_owned(),
        bytes,
    }
}
