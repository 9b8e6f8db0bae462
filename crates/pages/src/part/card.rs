//! Facilities in lists: as a line, and what a result says around its link.

use directory::{Bundle, Facility, Located, OperatingStatus, Stage};
use maud::{Markup, html};
use search::{Part, Why};

use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::tags;
use crate::{texts, words};

/// A facility's link.
pub fn link(site: &OpenRegion, facility: &Facility) -> Markup {
    html! {
        a href=(site.facility_href(facility)) { (facility.name) }
        (tags::now(site, &facility.status))
    }
}

/// Facilities as a plain list of links.
pub fn links<'a>(site: &OpenRegion, facilities: impl IntoIterator<Item = &'a Facility>) -> Markup {
    html! {
        ul.items.items--links {
            @for facility in facilities {
                li { (link(site, facility)) }
            }
        }
    }
}

/// What a result says under its link: kind, street, how far it is, why it was found, and what its score is
/// made of where somebody asks for that.
///
/// The link itself is the app's, so that it stays under the finger and keeps the focus.
pub fn about(
    site: &OpenRegion,
    position: usize,
    why: &[Why],
    here: &Here,
    score: Option<&[Part]>,
) -> Markup {
    let facility = &site.bundle.facilities[position];
    let kind = site.bundle.kind(&facility.kind).map(|kind| &kind.name);
    let street = site.bundle.street_of(facility).map(|street| &street.name);
    let planned = facility.status.now == OperatingStatus::Planned;
    html! {
        p.result__meta {
            @for name in [kind, street].into_iter().flatten() {
                " " span { (name) }
            }
            @if facility.located != Located::Here {
                " " span { (place_of(facility.located)) }
            }
            (tags::now(site, &facility.status))
            @if planned {
                (tags::since(site, Stage::Planned, &facility.status.source))
            }
        }
        (open(site, here, facility))
        @if let Some(far) = here.words(position) {
            p.result__far { (far) }
        }
        @if !why.is_empty() {
            (reasons(&site.bundle, why))
        }
        @if let Some(score) = score {
            (explained(score))
        }
    }
}

/// Whether a place is open now, where that is known. List and page say it alike.
pub fn open(site: &OpenRegion, here: &Here, facility: &Facility) -> Markup {
    let open = here.open(&site.bundle, facility);
    open.map_or_else(Markup::default, |(is_open, words)| {
        said_open(is_open, &words)
    })
}

/// The words for whether a place is open.
pub fn said_open(is_open: bool, words: &str) -> Markup {
    html! { p.open.open--now[is_open] { (words) } }
}

/// Where a facility is that is not known to be in the district.
fn place_of(located: Located) -> &'static str {
    match located {
        Located::Here => texts::region::HERE,
        Located::Elsewhere => texts::region::NOT_HERE,
        Located::Unstated => texts::region::HERE_UNSTATED,
    }
}

fn reasons(bundle: &Bundle, why: &[Why]) -> Markup {
    let matched: Vec<&str> = why.iter().map(|why| why.matched.as_str()).collect();
    html! {
        p.result__why data-why=(matched.join(" ")) {
            @for why in why {
                span.why {
                    @if why.word != why.matched {
                        span.why__word { (why.word) }
                        span.why__arrow { " → " }
                    }
                    b.why__matched { (why.matched) }
                    (words::detail(bundle, why).unwrap_or_default())
                }
            }
        }
    }
}

/// What the score of a hit is made of, for whoever looks into the search: `?explain`.
fn explained(parts: &[Part]) -> Markup {
    let sum = parts.iter().map(|part| part.points).sum();
    html! {
        div.explained {
            p { (tenths(sum)) " =" }
            ul {
                @for part in parts {
                    li {
                        (tenths(part.points)) " " (part.what) " " (part.word)
                        @if let Some(text) = &part.text {
                            " → " (text)
                        }
                    }
                }
            }
        }
    }
}

fn tenths(points: f32) -> String {
    let tenths = (points * 10.0).round() as i32;
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
}
