//! Facilities in lists.

use directory::{Bundle, Facility, Located, OperatingStatus};
use search::Why;
use yew::prelude::*;

use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::use_position::Here;
use crate::view::{icon, put_explained, put_now, put_since};
use pages::query::Query;
use pages::texts;
use pages::words;

/// One result, by its position in the bundle: name, kind, street, how far it is, why it was found, and
/// what its score is made of.
///
/// The link is an element, so that it stays under the finger and keeps the focus; what changes around it
/// is text.
pub fn facility_item(
    site: &OpenRegion,
    position: usize,
    why: &[Why],
    here: &Here,
    query: &Query,
) -> Html {
    let facility = &site.bundle.facilities[position];
    let kind = site.bundle.kind(&facility.kind);
    let street = site.bundle.street_of(facility);
    let [begin, end] = words::halves(&facility.name, kind);
    let about = Markup::of(|html| {
        html.put(&["<p class=\"result__meta\">"]);
        let names = [
            kind.map(|kind| &kind.name),
            street.map(|street| &street.name),
        ];
        for name in names.into_iter().flatten() {
            html.element(" <span>", name, "</span>");
        }
        if facility.located != Located::Here {
            html.put(&[" <span>", place_of(facility.located), "</span>"]);
        }
        put_now(html, site, &facility.status);
        if facility.status.now == OperatingStatus::Planned {
            put_since(html, site, &facility.status.source);
        }
        html.put(&["</p>"]);
        if let Some((open, words)) = here.open(&site.bundle, facility) {
            put_open(html, open, &words);
        }
        if let Some(far) = here.words(position) {
            html.element("<p class=\"result__far\">", &far, "</p>");
        }
        if !why.is_empty() {
            put_reasons(html, &site.bundle, why);
        }
        put_explained(html, site, query, position);
    });
    html! {
        <li class="result" data-facility={facility.id.to_string()} key={facility.id.as_str()}>
            <div class="result__icon">{icon(&site.root, facility.kind.as_str())}</div>
            <div class="result__body">
                <h3 class="result__name">
                    <a translate="no" href={site.facility_href(facility)}>{begin.to_owned()}<wbr />{end.to_owned()}</a>
                </h3>
                {about}
            </div>
        </li>
    }
}

/// Whether a place is open now. List and page say it alike.
pub fn put_open(html: &mut Markup, open: bool, words: &str) {
    let class = if open { "open open--now" } else { "open" };
    html.put(&["<p class=\"", class])
        .element("\">", words, "</p>");
}

/// A facility in a plain list of links, for a page of components.
pub fn facility_link(site: &OpenRegion, facility: &Facility) -> Html {
    Markup::of(|html| {
        html.put(&["<li>"]);
        put_facility(html, site, facility);
        html.put(&["</li>"]);
    })
}

/// A facility's link.
pub fn put_facility(html: &mut Markup, site: &OpenRegion, facility: &Facility) {
    html.put(&["<a href=\"", &site.facility_href(facility)]);
    html.element("\">", &facility.name, "</a>");
    put_now(html, site, &facility.status);
}

/// Where a facility is that is not known to be in the district.
fn place_of(located: Located) -> &'static str {
    match located {
        Located::Here => texts::region::HERE,
        Located::Elsewhere => texts::region::NOT_HERE,
        Located::Unstated => texts::region::HERE_UNSTATED,
    }
}

fn put_reasons(html: &mut Markup, bundle: &Bundle, why: &[Why]) {
    let matched: Vec<&str> = why.iter().map(|why| why.matched.as_str()).collect();
    html.element(
        "<p class=\"result__why\" data-why=\"",
        &matched.join(" "),
        "\">",
    );
    for why in why {
        html.put(&["<span class=\"why\">"]);
        if why.word != why.matched {
            html.element("<span class=\"why__word\">", &why.word, "</span>");
            html.put(&["<span class=\"why__arrow\"> → </span>"]);
        }
        html.element("<b class=\"why__matched\">", &why.matched, "</b>");
        if let Some(detail) = words::detail(bundle, why) {
            html.text(&detail);
        }
        html.put(&["</span>"]);
    }
    html.put(&["</p>"]);
}
