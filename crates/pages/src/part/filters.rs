//! The filters under the search box: their hundred choices.

use directory::Bundle;
use maud::{Markup, html};

use crate::open_region::OpenRegion;
use crate::query::Query;
use crate::texts;

/// The names of the filters, in the order of their fields.
pub const FILTERS: [&str; 4] = ["kind", "street", "dept", "status"];

/// What is chosen in each filter.
pub fn values(filters: &Query) -> [(&'static str, &Option<String>); 4] {
    let values = [
        &filters.kind,
        &filters.street,
        &filters.dept,
        &filters.status,
    ];
    let mut values = values.into_iter();
    FILTERS.map(|name| (name, values.next().unwrap_or(&None)))
}

/// The id of a choice, and what it is called.
type Choices = Vec<(String, String)>;

/// The fields. What is chosen in them the app says.
pub fn fields(site: &OpenRegion) -> Markup {
    let bundle = &site.bundle;
    let of_each = [
        (texts::search::KIND, kinds(bundle)),
        (texts::search::STREET, streets(bundle)),
        (texts::search::DEPARTMENT, departments(site)),
        (texts::search::STATUS, statuses()),
    ];
    html! {
        summary.filters__summary { (texts::search::FILTERS) }
        div.filters__fields {
            @for (name, (label, choices)) in FILTERS.into_iter().zip(of_each) {
                label.field {
                    span.field__label { (label) }
                    select.field__select name=(name) {
                        option value="" { (texts::search::ANY) }
                        @for (id, said) in &choices {
                            option value=(id) { (said) }
                        }
                    }
                }
            }
        }
    }
}

/// What a filter's value is called.
pub fn named(bundle: &Bundle, filter: &str, id: &str) -> String {
    let name = match filter {
        "kind" => bundle.kind(&id.into()).map(|kind| &kind.name),
        "street" => bundle.street(&id.into()).map(|street| &street.name),
        "dept" => bundle
            .specialty(&id.into())
            .map(|specialty| &specialty.name),
        _ => None,
    };
    name.map_or(id, String::as_str).to_owned()
}

/// The kinds that the region has, with how many of each.
fn kinds(bundle: &Bundle) -> Choices {
    let counted = bundle.kinds.iter().map(|kind| {
        let of_kind = bundle
            .facilities
            .iter()
            .filter(|facility| facility.kind == kind.id);
        (kind, of_kind.count())
    });
    counted
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| {
            (
                kind.id.to_string(),
                texts::search::counted(&kind.name, count),
            )
        })
        .collect()
}

fn streets(bundle: &Bundle) -> Choices {
    let streets = bundle
        .region
        .streets
        .iter()
        .filter(|street| !street.statistical);
    streets
        .map(|street| (street.code.to_string(), street.name.clone()))
        .collect()
}

/// The fields of medicine that some facility of the region has.
fn departments(site: &OpenRegion) -> Choices {
    let specialties = site.bundle.specialties.iter().zip(site.having());
    specialties
        .filter(|(_, having)| !having.is_empty())
        .map(|(specialty, _)| (specialty.id.to_string(), specialty.name.clone()))
        .collect()
}

fn statuses() -> Choices {
    [
        ("open", texts::words::OPEN),
        ("planned", texts::words::PLANNED),
        ("unclear", texts::words::UNCLEAR),
    ]
    .map(|(id, said)| (id.to_owned(), said.to_owned()))
    .into()
}
