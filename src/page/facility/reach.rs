//! How to reach a facility: phone, address, hours, the way there, and what of it nobody wrote down.

use directory::{Facility, Source};
use yew::prelude::*;

use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::use_position::Here;
use crate::view::{Sources, put_call, put_hand_off, put_link, put_open, put_unverified, tel};
use pages::texts;
use pages::words;

/// How to reach it. What no document states is said once, in one sentence: for most facilities that is
/// everything, and it must look as normal as it is.
///
/// Nothing that can be tapped changes when the hour and the resident's place come in.
pub(super) fn reach<'a>(
    site: &OpenRegion,
    here: &Here,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) -> Html {
    html! {
        <section class="block" aria-labelledby="contact-title">
            <h2 class="block__title" id="contact-title">{texts::facility::CONTACT}</h2>
            {Markup::of(|html| {
                if let Some(phone) = facility.phones.first() {
                    put_call(html, &site.root, &phone.number, "", &texts::facility::call(&phone.number));
                    html.put(&["<p class=\"no-answer\">", texts::facility::NO_ANSWER]);
                    put_link(html, "tel:12345", "12345");
                    html.put(&[texts::common::FULL_STOP, "</p>"]);
                }
                stated(html, site, facility, sources);
                if facility.phones.is_empty() {
                    put_call(html, &site.root, "12345", " button--quiet", texts::facility::ASK);
                }
            })}
            {Markup::of(|html| now(html, site, here, facility))}
            {Markup::of(|html| {
                put_hand_off(html, site, facility);
                unstated(html, facility);
            })}
        </section>
    }
}

/// What documents state of how to reach it.
fn stated<'a>(
    html: &mut Markup,
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) {
    let fact = |html: &mut Markup, name: &str| {
        html.put(&["<dt>", name, "</dt><dd>"]);
    };
    let mut end = |html: &mut Markup, source: &'a Source| {
        sources.put(html, source);
        put_unverified(html, site, source);
    };
    html.put(&["<dl class=\"facts\">"]);
    if let Some(address) = &facility.address {
        fact(html, texts::facility::ADDRESS);
        html.text(&address.text);
        end(html, &address.source);
        html.put(&["</dd>"]);
    }
    if !facility.phones.is_empty() {
        fact(html, texts::facility::PHONE);
        for phone in &facility.phones {
            html.put(&["<span class=\"phone\">"]);
            put_link(html, &tel(&phone.number), &phone.number);
            if let Some(label) = &phone.label {
                html.element(" <span>", label, "</span>");
            }
            if words::lacks_area_code(&phone.number) {
                let said = texts::facility::NO_AREA_CODE;
                html.put(&[" <span class=\"dated\">", said, "</span>"]);
            }
            end(html, &phone.source);
            html.put(&["</span>"]);
        }
        html.put(&["</dd>"]);
    }
    if let Some(hours) = &facility.hours {
        fact(html, texts::facility::HOURS);
        html.text(&hours_in_words(site, facility));
        end(html, &hours.source);
        html.put(&["</dd>"]);
    }
    if let Some(point) = &facility.point {
        fact(html, texts::facility::POSITION);
        html.put(&[words::precision(point.precision)]);
        end(html, &point.source);
        html.put(&["</dd>"]);
    }
    html.put(&["</dl>"]);
}

/// Whether it is open, and how far it is.
fn now(html: &mut Markup, site: &OpenRegion, here: &Here, facility: &Facility) {
    if let Some((open, words)) = here.open(&site.bundle, facility) {
        put_open(html, open, &words);
    }
    let mut all = site.bundle.facilities.iter();
    let position = all.position(|other| other.id == facility.id);
    if let Some(far) = position.and_then(|position| here.words(position)) {
        html.put(&["<p class=\"far\">"])
            .icon(&site.root, "location");
        html.put(&[texts::facility::FAR]).element("", &far, "</p>");
    }
}

fn unstated(html: &mut Markup, facility: &Facility) {
    let stated = [
        (texts::facility::ADDRESS, facility.address.is_some()),
        (texts::facility::PHONE, !facility.phones.is_empty()),
        (texts::facility::HOURS, facility.hours.is_some()),
        (texts::facility::POSITION, facility.point.is_some()),
    ];
    let unstated = stated.into_iter().filter(|(_, stated)| !stated);
    let unstated: Vec<&str> = unstated.map(|(name, _)| name).collect();
    if !unstated.is_empty() {
        let said = texts::facility::unstated(&unstated.join(texts::common::LIST));
        html.element("<p class=\"unstated\">", &said, "</p>");
    }
}

/// The hours as people say them; as they were written where the build could not read them.
pub fn hours_in_words(site: &OpenRegion, facility: &Facility) -> String {
    let timetable = site.bundle.timetable(&facility.id);
    let written = facility.hours.as_ref().map(|hours| &hours.text);
    let words = timetable.map(|timetable| &timetable.text).or(written);
    words.cloned().unwrap_or_default()
}
