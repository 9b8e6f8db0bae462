//! Everything of a region by kind, street and department, folded: the way for who has no scripts.

use directory::Facility;
use maud::{Markup, html};

use crate::open_region::OpenRegion;
use crate::part::card;
use crate::texts;

/// The folded lists.
pub fn browse(site: &OpenRegion) -> Markup {
    let bundle = &site.bundle;
    let all = |fits: &dyn Fn(&Facility) -> bool| -> Vec<usize> {
        let facilities = bundle.facilities.iter().enumerate();
        let fitting = facilities.filter(|(_, facility)| fits(facility));
        fitting.map(|(position, _)| position).collect()
    };
    let streets = bundle.region.streets.iter();
    html! {
        (title("kinds", texts::search::KIND))
        @for kind in &bundle.kinds {
            (fold(site, ["kind-", kind.id.as_str()], &kind.name, &all(&|own| own.kind == kind.id)))
        }
        (title("streets", texts::search::STREET))
        @for street in streets.filter(|street| !street.statistical) {
            @let here = |own: &Facility| bundle.street_of(own).is_some_and(|own| own.code == street.code);
            (fold(site, ["street-", street.code.as_str()], &street.name, &all(&here)))
        }
        (fold(site, ["street-", "unstated"], texts::browse::NO_STREET, &all(&|own| bundle.street_of(own).is_none())))
        (title("departments", texts::search::DEPARTMENT))
        @for (specialty, having) in bundle.specialties.iter().zip(site.having()) {
            (fold(site, ["dept-", specialty.id.as_str()], &specialty.name, having))
        }
    }
}

fn title(id: &str, text: &str) -> Markup {
    html! { h3.browse__title id=(id) { (text) } }
}

/// A folded list of the facilities at these positions, if there are any.
fn fold(site: &OpenRegion, id: [&str; 2], title: &str, facilities: &[usize]) -> Markup {
    if facilities.is_empty() {
        return Markup::default();
    }
    html! {
        details.fold id=(id.concat()) {
            summary.fold__title {
                (title) " " span.fold__count { (texts::common::places(facilities.len())) }
            }
            ul.fold__list {
                @for &position in facilities {
                    li { (card::link(site, &site.bundle.facilities[position])) }
                }
            }
        }
    }
}
