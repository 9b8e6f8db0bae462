//! Facilities in lists: as a line, and what a result says around its link.

use directory::{Facility, Located, OperatingStatus, Stage};
use maud::{Markup, html};
use search::{Part, Why};

use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::{link, tags};
use crate::texts::Texts;
use crate::words;

/// A facility's link.
pub fn link(site: &OpenRegion, facility: &Facility) -> Markup {
    html! {
        (link::link(&site.facility_href(facility), site.named(&facility.name)))
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
    times: &Markup,
    here: &Here,
    score: Option<&[Part]>,
) -> Markup {
    let facility = &site.bundle.facilities[position];
    let t = site.root.texts;
    let kind = site.bundle.kind(&facility.kind);
    let street = site.bundle.street_of(facility);
    let planned = facility.status.now == OperatingStatus::Planned;
    html! {
        (said_beside(site, &facility.name))
        p.result__meta {
            @if let Some(kind) = kind {
                " " span { (site.kind(kind)) }
            }
            @if let Some(street) = street {
                " " span { (site.named(&street.name)) }
            }
            @if facility.located != Located::Here {
                " " span { (place_of(t, facility.located)) }
            }
            (tags::now(site, &facility.status))
            @if planned {
                (tags::since(site, Stage::Planned, &facility.status.source))
            }
        }
        (times)
        @if let Some(far) = here.words(t, position) {
            p.result__far { (far) }
        }
        @if !why.is_empty() {
            (reasons(site, why))
        }
        @if let Some(score) = score {
            (explained(t, score))
        }
    }
}

/// Whether a place is open now, where that is known. List and page say it alike.
pub fn open(site: &OpenRegion, here: &Here, facility: &Facility) -> Markup {
    let open = here.open(site.root.texts, &site.bundle, facility);
    open.map_or_else(Markup::default, |(is_open, words)| {
        said_open(is_open, &words)
    })
}

/// The words for whether a place is open.
pub fn said_open(is_open: bool, words: &str) -> Markup {
    html! { p.open.open--now[is_open] { (words) } }
}

/// Where a facility is that is not known to be in the district.
fn place_of(t: Texts, located: Located) -> &'static str {
    match located {
        Located::Here => t.region_here(),
        Located::Elsewhere => t.region_not_here(),
        Located::Unstated => t.region_here_unstated(),
    }
}

/// How a name is read, under it.
pub fn said_beside(site: &OpenRegion, name: &str) -> Markup {
    html! {
        @if site.beside.get(name).is_some() {
            p.said { (site.beside.of(name)) }
        }
    }
}

fn reasons(site: &OpenRegion, why: &[Why]) -> Markup {
    let t = site.root.texts;
    let matched: Vec<&str> = why.iter().map(|why| why.matched.as_str()).collect();
    html! {
        p.result__why data-why=(matched.join(" ")) {
            @for why in why {
                span.why {
                    @if why.word != why.matched {
                        span.why__word { (t.said(&why.word)) }
                        span.why__arrow { " → " }
                    }
                    b.why__matched { (site.named(&why.matched)) }
                    (t.said(&words::detail(t, &site.bundle, why).unwrap_or_default()))
                }
            }
        }
    }
}

/// What the score of a hit is made of, for whoever looks into the search: `?explain`.
fn explained(t: Texts, parts: &[Part]) -> Markup {
    let sum = parts.iter().map(|part| part.points).sum();
    html! {
        div.explained {
            p { (tenths(sum)) " =" }
            ul {
                @for part in parts {
                    li {
                        (tenths(part.points)) " " (part.what) " " (t.said(&part.word))
                        @if let Some(text) = &part.text {
                            " → " (t.said(text))
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
