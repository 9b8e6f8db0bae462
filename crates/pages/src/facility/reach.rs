//! How to reach a facility: phone, address, hours, the way there, and what of it nobody wrote down.

use directory::{Facility, Phone, Source};
use maud::{Markup, html};

use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::hand_off::hand_off;
use crate::part::link::{HOTLINE, call, labelled, phone};
use crate::part::{Sources, card, icon, tags};
use crate::{texts, words};

/// What documents state of how to reach it. What none states is said once, in one sentence: for most
/// facilities that is everything, and it must look as normal as it is.
pub(super) fn contact<'a>(
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) -> Markup {
    let first = facility.phones.first();
    html! {
        h2 #contact-title .block__title { (texts::facility::CONTACT) }
        @if let Some(first) = first {
            (call(&site.root, &first.number, false, &texts::facility::call(&first.number)))
            p.no-answer {
                (texts::facility::NO_ANSWER) (phone(HOTLINE)) (texts::common::FULL_STOP)
            }
        }
        (stated(site, facility, sources))
        @if first.is_none() {
            (call(&site.root, HOTLINE, true, texts::facility::ASK))
        }
    }
}

fn stated<'a>(site: &OpenRegion, facility: &'a Facility, sources: &mut Sources<'a>) -> Markup {
    let mut rests_on = |source: &'a Source| {
        html! { (sources.refer(source)) (tags::unverified(site, source)) }
    };
    html! {
        dl.facts {
            @if let Some(address) = &facility.address {
                dt { (texts::facility::ADDRESS) }
                dd { (address.text) (rests_on(&address.source)) }
            }
            @if !facility.phones.is_empty() {
                dt { (texts::facility::PHONE) }
                dd {
                    @for own in &facility.phones {
                        span.phone { (number(own)) (rests_on(&own.source)) }
                    }
                }
            }
            @if let Some(hours) = &facility.hours {
                dt { (texts::facility::HOURS) }
                dd { (words::hours(&site.bundle, facility)) (rests_on(&hours.source)) }
            }
            @if let Some(point) = &facility.point {
                dt { (texts::facility::POSITION) }
                dd { (words::precision(point.precision)) (rests_on(&point.source)) }
            }
        }
    }
}

/// A number with what it is for, and whether it works only within the city.
fn number(own: &Phone) -> Markup {
    html! {
        (labelled(own))
        @if words::lacks_area_code(&own.number) {
            " " span.dated { (texts::facility::NO_AREA_CODE) }
        }
    }
}

/// Whether it is open, and how far it is. Nothing in it can be tapped, since it changes under the finger.
pub fn now(site: &OpenRegion, here: &Here, facility: &Facility) -> Markup {
    let mut all = site.bundle.facilities.iter();
    let position = all.position(|other| other.id == facility.id);
    let far = position.and_then(|position| here.words(position));
    html! {
        (card::open(site, here, facility))
        @if let Some(far) = far {
            p.far { (icon(&site.root, "location")) (texts::facility::FAR) (far) }
        }
    }
}

/// The way there; and what no document states.
pub(super) fn way_there(site: &OpenRegion, facility: &Facility) -> Markup {
    let stated = [
        (texts::facility::ADDRESS, facility.address.is_some()),
        (texts::facility::PHONE, !facility.phones.is_empty()),
        (texts::facility::HOURS, facility.hours.is_some()),
        (texts::facility::POSITION, facility.point.is_some()),
    ];
    let unstated = stated.into_iter().filter(|(_, stated)| !stated);
    let unstated: Vec<&str> = unstated.map(|(name, _)| name).collect();
    html! {
        (hand_off(site, facility))
        @if !unstated.is_empty() {
            p.unstated { (texts::facility::unstated(&unstated.join(texts::common::LIST))) }
        }
    }
}
