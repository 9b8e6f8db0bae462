//! The services that a facility gives at times of their own.

use directory::{Facility, ServiceHere};
use maud::{Markup, html};

use super::note;
use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::link::{labelled, link};
use crate::part::{Sources, served, tags};

/// Which ones, for whom, when, and whom to call.
pub(super) fn served<'a>(
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) -> Markup {
    if facility.services.is_empty() {
        return Markup::default();
    }
    html! {
        h2 #served-title .block__title { (site.root.texts.facility_served()) }
        ul.items {
            @for (position, own) in facility.services.iter().enumerate() {
                (one(site, facility, (position, own), sources))
            }
        }
    }
}

fn one<'a>(
    site: &OpenRegion,
    facility: &'a Facility,
    (position, own): (usize, &'a ServiceHere),
    sources: &mut Sources<'a>,
) -> Markup {
    let t = site.root.texts;
    html! {
        li.item data-served=(position) {
            p.item__name {
                @if let Some(id) = &own.service {
                    (link(&site.service_href(id), served::title(site, own)))
                } @else {
                    b { (served::title(site, own)) }
                }
                (tags::dated(t, &own.as_of))
                (sources.refer(t, &own.source))
                (tags::unverified(site, &own.source))
                (tags::of_bureau(site, &own.source))
            }
            p { (served::hours(site, facility, position)) }
            @for phone in &own.phones {
                p { span.phone { (labelled(t, phone)) (sources.refer(t, &phone.source)) (tags::unverified(site, &phone.source)) } }
            }
            (note(t, own.note.as_deref()))
        }
    }
}

/// Which of them it gives now, as far as that is known. Nothing in it can be tapped, since it changes under the
/// finger.
pub fn served_now(site: &OpenRegion, here: &Here, facility: &Facility) -> Markup {
    html! {
        @for (position, own) in facility.services.iter().enumerate() {
            @let now = served::now(site, here, facility, position);
            @if !now.0.is_empty() {
                div { (served::title(site, own)) (now) }
            }
        }
    }
}
