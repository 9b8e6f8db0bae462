//! The filters under the search box: their hundred choices.

use directory::Bundle;
use maud::{Markup, html};

use crate::open_region::OpenRegion;
use crate::query::Query;
use crate::texts::{Texts, has_chinese};
use crate::when::{ANY, OFFERED, When};

/// The names of the filters, in the order of their fields.
pub const FILTERS: [&str; 5] = ["kind", "street", "dept", "status", "when"];

/// What is chosen in each filter.
pub fn values(filters: &Query) -> [(&'static str, &Option<String>); 5] {
    let values = [
        &filters.kind,
        &filters.street,
        &filters.dept,
        &filters.status,
        // Any time is none.
        if filters.when.as_deref() == Some(ANY) {
            &None
        } else {
            &filters.when
        },
    ];
    let mut values = values.into_iter();
    FILTERS.map(|name| (name, values.next().unwrap_or(&None)))
}

/// The id of a choice, and what it is called.
type Choices = Vec<(String, String)>;

/// The fields. What is chosen in them the app says.
pub fn fields(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let of_each = [
        (t.search_kind(), kinds(site)),
        (t.search_street(), streets(site)),
        (t.search_department(), departments(site)),
        (t.search_status(), statuses(t)),
        (t.search_when(), times(site)),
    ];
    html! {
        summary.filters__summary { (t.search_filters()) }
        div.filters__fields {
            @for (name, (label, choices)) in FILTERS.into_iter().zip(of_each).filter(|(name, (_, choices))| *name != "when" || !choices.is_empty()) {
                label.field {
                    span.field__label { (label) }
                    select.field__select name=(name) {
                        option value="" { (t.search_any()) }
                        @for (id, said) in &choices {
                            option value=(id) lang=[lang_of(t, said)] { (said) }
                        }
                    }
                }
            }
        }
    }
}

/// The language to mark a choice with.
fn lang_of(t: Texts, said: &str) -> Option<&'static str> {
    t.fact_lang().filter(|_| has_chinese(said))
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
fn kinds(site: &OpenRegion) -> Choices {
    let (t, bundle) = (site.root.texts, &site.bundle);
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
                t.search_counted(site.kind_text(kind), count),
            )
        })
        .collect()
}

fn streets(site: &OpenRegion) -> Choices {
    let streets = site
        .bundle
        .region
        .streets
        .iter()
        .filter(|street| !street.statistical);
    streets
        .map(|street| (street.code.to_string(), site.named_text(&street.name)))
        .collect()
}

/// The fields of medicine that some facility of the region has.
fn departments(site: &OpenRegion) -> Choices {
    let specialties = site.bundle.specialties.iter().zip(site.having());
    specialties
        .filter(|(_, having)| !having.is_empty())
        .map(|(specialty, _)| (specialty.id.to_string(), site.named_text(&specialty.name)))
        .collect()
}

/// When a place can be open; nothing where it is known of none.
fn times(site: &OpenRegion) -> Choices {
    let offered = OFFERED.iter().filter(|_| site.bundle.has_hours());
    let offered = offered.filter_map(|id| Some((id, When::of(id)?)));
    offered
        .map(|(id, when)| ((*id).to_owned(), when.words(site.root.texts)))
        .collect()
}

fn statuses(t: Texts) -> Choices {
    [
        ("open", t.words_open()),
        ("planned", t.words_planned()),
        ("unclear", t.words_unclear()),
    ]
    .map(|(id, said)| (id.to_owned(), said.to_owned()))
    .into()
}
