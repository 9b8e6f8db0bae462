//! How to reach a facility: phone, address, hours, the way there, and what of it nobody wrote down.

use directory::{Facility, Phone, Source};
use maud::{Markup, html};

use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::hand_off::hand_off;
use crate::part::link::{HOTLINE, call, dialled, labelled, phone, shown};
use crate::part::{Sources, card, icon, tags};
use crate::texts::Texts;
use crate::words;

/// What documents state of how to reach it. What none states is said once, in one sentence: for most
/// facilities that is everything, and it must look as normal as it is.
pub(super) fn contact<'a>(
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) -> Markup {
    html! {
        h2 #contact-title .block__title { (site.root.texts.facility_contact()) }
        (reach(site, facility, sources))
    }
}

/// The same without its title.
pub(super) fn reach<'a>(
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) -> Markup {
    let t = site.root.texts;
    let first = facility.phones.first();
    html! {
        @if let Some(first) = first {
            (call(&site.root, &dialled(first), false, &t.facility_call(&shown(t, first))))
            p.no-answer {
                (t.facility_no_answer()) (phone(HOTLINE)) (t.common_full_stop())
            }
        }
        (stated(site, facility, sources))
        @if first.is_none() {
            (call(&site.root, HOTLINE, true, t.facility_ask()))
        }
    }
}

fn stated<'a>(site: &OpenRegion, facility: &'a Facility, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    let mut rests_on = |source: &'a Source| {
        html! { (sources.refer(t, source)) (tags::unverified(site, source)) (tags::of_bureau(site, source)) }
    };
    html! {
        dl.facts {
            @if let Some(address) = &facility.address {
                dt { (t.facility_address()) }
                dd { (t.fact(&address.text)) (rests_on(&address.source)) }
            }
            @if !facility.phones.is_empty() {
                dt { (t.facility_phone()) }
                dd {
                    @for own in &facility.phones {
                        span.phone { (number(t, own)) (rests_on(&own.source)) }
                    }
                }
            }
            @if let Some(hours) = &facility.hours {
                dt { (t.facility_hours()) }
                dd { (t.said(&words::hours(site, facility))) (rests_on(&hours.source)) }
            }
            @if let Some(point) = &facility.point {
                dt { (t.facility_position()) }
                dd { (words::precision(t, point.precision)) (rests_on(&point.source)) }
            }
        }
    }
}

/// A number with what it is for, and whether it works only within the city.
fn number(t: Texts, own: &Phone) -> Markup {
    html! {
        (labelled(t, own))
        @if words::lacks_area_code(&own.number) {
            " " span.dated { (t.facility_no_area_code()) }
        }
    }
}

/// Whether it is open, and how far it is; of a place that has ended, that of the one to go to instead. Nothing in it
/// can be tapped, since it changes under the finger.
pub fn now(site: &OpenRegion, here: &Here, facility: &Facility) -> Markup {
    let t = site.root.texts;
    let facility = words::heir(&site.bundle, facility).unwrap_or(facility);
    let mut all = site.bundle.facilities.iter();
    let position = all.position(|other| other.id == facility.id);
    let far = position.and_then(|position| here.words(t, position));
    html! {
        (card::open(site, here, facility))
        @if let Some(far) = far {
            p.far { (icon(&site.root, "location")) (t.facility_far()) (far) }
        }
    }
}

/// The way there; and what no document states.
pub(super) fn way_there(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    let stated = [
        (t.facility_address(), facility.address.is_some()),
        (t.facility_phone(), !facility.phones.is_empty()),
        (t.facility_hours(), facility.hours.is_some()),
        (t.facility_position(), facility.point.is_some()),
    ];
    let unstated = stated.into_iter().filter(|(_, stated)| !stated);
    let unstated: Vec<&str> = unstated.map(|(name, _)| name).collect();
    html! {
        (hand_off(site, facility))
        @if !unstated.is_empty() {
            p.unstated { (t.facility_unstated(&unstated.join(t.common_list()))) }
        }
    }
}
