//! Everything of a region by kind, street and department, folded: the way for who has no scripts.

use directory::Facility;
use maud::{Markup, Render, html};

use crate::open_region::OpenRegion;
use crate::part::card;

/// The folded lists.
pub fn browse(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let all = |fits: &dyn Fn(&Facility) -> bool| -> Vec<usize> {
        let facilities = bundle.facilities.iter().enumerate();
        let fitting = facilities.filter(|(_, facility)| fits(facility));
        fitting.map(|(position, _)| position).collect()
    };
    let streets = bundle.region.streets.iter();
    html! {
        (title("kinds", t.search_kind()))
        @for kind in &bundle.kinds {
            (fold(site, ["kind-", kind.id.as_str()], &site.kind(kind), &all(&|own| own.kind == kind.id)))
        }
        (title("streets", t.search_street()))
        @for street in streets.filter(|street| !street.statistical) {
            @let here = |own: &Facility| bundle.street_of(own).is_some_and(|own| own.code == street.code);
            (fold(site, ["street-", street.code.as_str()], &site.named(&street.name), &all(&here)))
        }
        (fold(site, ["street-", "unstated"], &t.browse_no_street(), &all(&|own| bundle.street_of(own).is_none())))
        (title("departments", t.search_department()))
        @for (specialty, having) in bundle.specialties.iter().zip(site.having()) {
            (fold(site, ["dept-", specialty.id.as_str()], &site.named(&specialty.name), having))
        }
    }
}

fn title(id: &str, text: &str) -> Markup {
    html! { h3.browse__title id=(id) { (text) } }
}

/// A folded list of the facilities at these positions, if there are any.
fn fold(site: &OpenRegion, id: [&str; 2], title: &dyn Render, facilities: &[usize]) -> Markup {
    let t = site.root.texts;
    if facilities.is_empty() {
        return Markup::default();
    }
    html! {
        details.fold id=(id.concat()) {
            summary.fold__title {
                (title) " " span.fold__count { (t.common_places(facilities.len())) }
            }
            ul.fold__list {
                @for &position in facilities {
                    li { (card::link(site, &site.bundle.facilities[position])) }
                }
            }
        }
    }
}
