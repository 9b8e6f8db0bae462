//! Facilities in lists.

use directory::{Facility, Located};
use search::Why;
use yew::prelude::*;

use crate::markup::Markup;
use crate::site::Site;
use crate::texts;
use crate::use_my_place::Here;
use crate::view::{icon, now_tag, now_words, unverified_tag};

/// One result, by its position in the bundle: name, kind, street, how far it is, why it was found, and
/// what else is to be said.
pub fn facility_item(site: &Site, position: usize, why: &[Why], here: &Here, more: Html) -> Html {
    let facility = &site.bundle.facilities[position];
    let kind = site.bundle.kind(&facility.kind);
    let street = site.bundle.street_of(facility);
    html! {
        <li class="result" data-facility={facility.id.to_string()} key={facility.id.as_str()}>
            <div class="result__icon">{icon(&site.place, facility.kind.as_str())}</div>
            <div class="result__body">
                <h3 class="result__name">
                    <a href={site.facility_href(facility)}>{facility.name.clone()}</a>
                </h3>
                <p class="result__meta">
                    if let Some(kind) = kind {
                        <span>{kind.name.clone()}</span>
                    }
                    if let Some(street) = street {
                        <span>{street.name.clone()}</span>
                    }
                    if facility.located != Located::Here {
                        <span>{place_of(facility.located)}</span>
                    }
                    {now_tag(facility.status.now)}
                    {unverified_tag(site, &facility.status.source)}
                </p>
                if let Some((open, words)) = here.open(&site.bundle, facility) {
                    {open_words(open, words)}
                }
                if let Some(far) = here.words(position) {
                    <p class="result__far">{far}</p>
                }
                if !why.is_empty() {
                    {reasons(why)}
                }
                {more}
            </div>
        </li>
    }
}

/// Whether a place is open now. List and page say it alike.
pub fn open_words(open: bool, words: String) -> Html {
    let class = if open { "open open--now" } else { "open" };
    html! { <p class={AttrValue::from(class)}>{words}</p> }
}

/// A facility in a plain list of links.
pub fn facility_link(site: &Site, facility: &Facility) -> Html {
    html! {
        <li>
            <a href={site.facility_href(facility)}>{facility.name.clone()}</a>
            {now_tag(facility.status.now)}
        </li>
    }
}

/// A facility's link, as text.
pub fn put_facility(html: &mut Markup, site: &Site, facility: &Facility) {
    html.put(&["<a href=\"", &site.facility_href(facility), "\">"]);
    html.text(&facility.name).put(&["</a>"]);
    if let Some([class, words]) = now_words(facility.status.now) {
        html.put(&["<span class=\"", class, "\">", words, "</span>"]);
    }
}

/// Where a facility is that is not known to be in the district.
fn place_of(located: Located) -> &'static str {
    match located {
        Located::Here => texts::region::HERE,
        Located::Elsewhere => texts::region::NOT_HERE,
        Located::Unstated => texts::region::HERE_UNSTATED,
    }
}

fn reasons(why: &[Why]) -> Html {
    let matched: Vec<&str> = why.iter().map(|why| why.matched.as_str()).collect();
    html! {
        <p class="result__why" data-why={matched.join(" ")}>
            for why in why.iter() {
                <span class="why">
                    if why.word != why.matched {
                        <span class="why__word">{why.word.clone()}</span>
                        <span class="why__arrow">{" → "}</span>
                    }
                    <b class="why__matched">{why.matched.clone()}</b>
                    if let Some(detail) = &why.detail {
                        {texts::common::detail(detail)}
                    }
                </span>
            }
        </p>
    }
}
