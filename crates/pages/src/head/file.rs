//! What only the files of the build need in their heads.

use directory::district::District;
use directory::{Bundle, Facility, OperatingStatus, Region, Source, Standing};
use serde_json::{Value, json};

use crate::page::Page;
use crate::texts::Texts;
use crate::words;

/// The title of a page that is only a file: one of no region, or one of a region's plan.
pub fn title_of_file(
    t: Texts,
    region: Option<&Region>,
    district: Option<&District>,
    page: &Page,
) -> String {
    let name = match page {
        Page::About => t.about_title(),
        Page::AboutData => t.head_data_title(),
        Page::Accessibility => t.head_accessibility_title(),
        Page::NotFound => t.head_missing_title(),
        Page::Offline => t.head_offline_title(),
        Page::Plan(_) => t.common_plan(),
        Page::Ways(_) => t.common_ways(),
        Page::Way(_, id) => district
            .and_then(|district| district.pathway(id))
            .map_or("", |pathway| &pathway.name),
        _ => t.head_home_title(),
    };
    match region {
        Some(region) => t.common_page(name, &region.name),
        None => name.to_owned(),
    }
}

/// The description of a page, in one or two sentences; empty where it needs none.
pub fn description(
    t: Texts,
    bundle: Option<&Bundle>,
    district: Option<&District>,
    page: &Page,
) -> String {
    let Some(bundle) = bundle else {
        let said = match page {
            Page::About => t.description_about(),
            Page::AboutData => t.description_data(),
            Page::Accessibility => t.description_accessibility(),
            Page::NotFound => t.description_missing(),
            Page::Offline => t.description_offline(),
            _ => t.description_home(),
        };
        return said.to_owned();
    };
    let region = format!("{}{}", bundle.region.city, bundle.region.name);
    match page {
        Page::Facility(_, id) => bundle
            .facility(id)
            .map(|facility| of_facility(t, bundle, facility))
            .unwrap_or_default(),
        Page::Circle(_) => t.description_circle(&region),
        Page::Services(_) => t.description_services(&region, bundle.services.len()),
        Page::Service(_, id) => bundle
            .service(&id.as_str().into())
            .map(|service| service.what.clone())
            .unwrap_or_default(),
        Page::Plan(_) => t.description_plan(&region),
        Page::Ways(_) => t.description_ways(&region),
        Page::Saved(_) => t.description_saved(&region),
        Page::Way(_, id) => {
            let pathway = district.and_then(|district| district.pathway(id));
            let steps = pathway.iter().flat_map(|pathway| &pathway.steps);
            let steps: Vec<&str> = steps.map(|step| step.title.as_str()).collect();
            t.description_way(&region, &steps.join(" → "))
        }
        Page::Empty(_) => String::new(),
        _ => t.description_region(&region, bundle.facilities.len()),
    }
}

fn of_facility(t: Texts, bundle: &Bundle, facility: &Facility) -> String {
    let region = &bundle.region;
    let kind = bundle
        .kind(&facility.kind)
        .map(|kind| t.kind(kind.id.as_str()).unwrap_or(&kind.name))
        .unwrap_or_default();
    let street = bundle
        .street_of(facility)
        .map(|street| street.name.as_str())
        .unwrap_or_default();
    let ended = words::ended(t, bundle, facility);
    let status = ended.unwrap_or_else(|| words::status(t, bundle, &facility.status));
    let mut description = t.description_facility(
        &format!("{}{}{street}", region.city, region.name),
        kind,
        &status,
    );
    let departments: Vec<&str> = existing_departments(facility).collect();
    if !departments.is_empty() && facility.ended.is_none() {
        description.push_str(&t.description_departments(&departments.join(t.common_list())));
    }
    description
}

/// What search engines may take over of a facility: only what a document states. Addresses and phones
/// from lists that nobody verified stay out, because a search engine shows them without their warning.
pub fn json_ld(t: Texts, bundle: &Bundle, facility: &Facility) -> Value {
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
    // Of what has ended, nothing that it had and no number to call.
    if let Some(ended) = &facility.ended {
        data["description"] = json!(words::ended(t, bundle, facility));
        data["dissolutionDate"] = json!(ended.as_of);
        return data;
    }
    if facility.status.now != OperatingStatus::Open {
        data["description"] = json!(words::status(t, bundle, &facility.status));
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
    let phones = phones.map(|phone| match &phone.extension {
        Some(extension) => format!("{} ext. {extension}", phone.number),
        None => phone.number.clone(),
    });
    let phones: Vec<String> = phones.collect();
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
