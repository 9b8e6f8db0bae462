//! What only the files of the build need in their heads.

use directory::district::Pathway;
use directory::{Bundle, Facility, OperatingStatus, Region, Source, Standing};
use serde_json::{Value, json};

use crate::route::Route;
use crate::site::OpenRegion;
use crate::texts;
use crate::words;

/// The title and description of a page that needs no region.
pub fn of_plain_page(route: &Route) -> (&'static str, &'static str) {
    match route {
        Route::About => (texts::about::TITLE, texts::description::ABOUT),
        Route::AboutData => (texts::head::DATA_TITLE, texts::description::DATA),
        Route::AboutAccessibility => (
            texts::head::ACCESSIBILITY_TITLE,
            texts::description::ACCESSIBILITY,
        ),
        Route::NotFound => (texts::head::MISSING_TITLE, texts::description::MISSING),
        Route::Offline => (texts::head::OFFLINE_TITLE, texts::description::OFFLINE),
        _ => (texts::head::HOME_TITLE, texts::description::HOME),
    }
}

/// The title and description of what the plan of a district says of it.
pub fn of_plan(region: &Region) -> (String, String) {
    let Region { city, name, .. } = region;
    (
        texts::common::page(texts::common::PLAN, name),
        texts::description::plan(&format!("{city}{name}")),
    )
}

/// The title and description of the list of a district's pathways.
pub fn of_ways(region: &Region) -> (String, String) {
    let Region { city, name, .. } = region;
    (
        texts::common::page(texts::common::WAYS, name),
        texts::description::ways(&format!("{city}{name}")),
    )
}

/// The title and description of the page of what a resident saved.
pub fn of_saved(region: &Region) -> (String, String) {
    let Region { city, name, .. } = region;
    (
        texts::common::page(texts::common::SAVED, name),
        texts::description::saved(&format!("{city}{name}")),
    )
}

/// The title and description of a pathway.
pub fn of_way(region: &Region, pathway: &Pathway) -> (String, String) {
    let steps: Vec<&str> = pathway
        .steps
        .iter()
        .map(|step| step.title.as_str())
        .collect();
    (
        texts::common::page(&pathway.name, &region.name),
        texts::description::way(
            &format!("{}{}", region.city, region.name),
            &steps.join(" → "),
        ),
    )
}

/// The description of a page of a region, in one or two sentences.
pub fn description(site: &OpenRegion, route: &Route) -> String {
    let bundle = &site.bundle;
    let (city, name) = (&bundle.region.city, &bundle.region.name);
    match route {
        Route::Facility(_, id) => bundle
            .facility(id)
            .map(|facility| of_facility(bundle, facility))
            .unwrap_or_default(),
        Route::Circle(_) => texts::description::circle(&format!("{city}{name}")),
        Route::Services(_) => {
            texts::description::services(&format!("{city}{name}"), bundle.services.len())
        }
        Route::Service(_, id) => bundle
            .service(&id.as_str().into())
            .map(|service| service.what.clone())
            .unwrap_or_default(),
        _ => texts::description::region(&format!("{city}{name}"), bundle.facilities.len()),
    }
}

fn of_facility(bundle: &Bundle, facility: &Facility) -> String {
    let region = &bundle.region;
    let kind = bundle
        .kind(&facility.kind)
        .map(|kind| kind.name.as_str())
        .unwrap_or_default();
    let street = bundle
        .street_of(facility)
        .map(|street| street.name.as_str())
        .unwrap_or_default();
    let status = words::status(bundle, &facility.status);
    let mut description = texts::description::facility(
        &format!("{}{}{street}", region.city, region.name),
        kind,
        &status,
    );
    let departments: Vec<&str> = existing_departments(facility).collect();
    if !departments.is_empty() {
        description.push_str(&texts::description::departments(
            &departments.join(texts::common::LIST),
        ));
    }
    description
}

/// What search engines may take over of a facility: only what a document states. Addresses and phones
/// from lists that nobody verified stay out, because a search engine shows them without their warning.
pub fn json_ld(bundle: &Bundle, facility: &Facility) -> Value {
    let verified = |source: &Source| {
        bundle
            .document(&source.document)
            .is_some_and(|document| document.standing != Standing::Unverified)
    };
    let schema = bundle
        .kind(&facility.kind)
        .map_or("Organization", |kind| kind.schema.as_str());
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": schema,
        "name": facility.name,
        "areaServed": format!("{}{}", bundle.region.city, bundle.region.name),
    });
    let aliases: Vec<&str> = facility.names().skip(1).collect();
    if !aliases.is_empty() {
        data["alternateName"] = json!(aliases);
    }
    if facility.status.now != OperatingStatus::Open {
        data["description"] = json!(words::status(bundle, &facility.status));
    }
    let departments: Vec<Value> = existing_departments(facility)
        .map(|name| json!({ "@type": "MedicalClinic", "name": name }))
        .collect();
    if !departments.is_empty() {
        data["department"] = json!(departments);
    }
    if let Some(address) = facility
        .address
        .as_ref()
        .filter(|address| verified(&address.source))
    {
        data["address"] = json!(address.text);
    }
    let phones = facility
        .phones
        .iter()
        .filter(|phone| verified(&phone.source));
    let phones: Vec<&str> = phones.map(|phone| phone.number.as_str()).collect();
    if !phones.is_empty() {
        data["telephone"] = json!(phones);
    }
    data
}

/// The departments that a facility has, so far as the documents know.
fn existing_departments(facility: &Facility) -> impl Iterator<Item = &str> {
    let departments = facility
        .departments
        .iter()
        .filter(|department| department.stage.is_existing());
    departments.map(|department| department.name.as_str())
}
