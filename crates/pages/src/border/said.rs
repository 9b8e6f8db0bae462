//! What is said of neighbouring districts: beside a list, under the circle, and where nothing was found.

use directory::{Offer, ServiceId};
use geo::Origin;
use maud::{Markup, html};

use super::{Around, Beyond, Lost, State};
use crate::Page;
use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::link::{chip, link};
use crate::position::Measured;
use crate::query::Query;
use crate::results::Results;
use crate::texts::Texts;
use crate::words;

/// The service that one signs up for, of which documents say for whom it is.
const SIGNED: &str = "family-doctor";

/// Under a list from near to far that looks over the border: how the distance was taken, for whom a neighbour's family
/// doctors are by its document, and which neighbour is left out and why.
pub fn near(site: &OpenRegion, beyond: &[Beyond], origin: &Origin, results: &Results) -> Markup {
    let t = site.root.texts;
    let listed = |own: &&Beyond| {
        let mut over = results.over.iter();
        over.any(|over| over.key.starts_with(&own.neighbour.adcode))
    };
    html! {
        @if !results.over.is_empty() {
            p.understood__note { (t.border_line()) }
        }
        @for beyond in beyond.iter().filter(listed) {
            (signing(t, beyond))
        }
        (left_out(site, beyond, origin))
    }
}

/// The same under the circle, and how many of a neighbour's are in it.
pub fn circle(site: &OpenRegion, beyond: &[Beyond], around: &Around<'_>) -> Markup {
    let t = site.root.texts;
    let Measured { origin, .. } = &around.measured;
    let near = |own: &Beyond| {
        let positions = around
            .positions()
            .filter_map(|position| around.side(position));
        positions
            .filter(|(_, name, _)| *name == own.neighbour.name)
            .count()
    };
    let listed = beyond.iter().map(|own| (own, near(own)));
    let listed: Vec<(&Beyond, usize)> = listed.filter(|(_, number)| *number > 0).collect();
    html! {
        @if !listed.is_empty() {
            p.understood__note {
                @for (own, number) in &listed {
                    (t.said(&t.border_with(&own.neighbour.name, number)))
                }
                (t.border_line())
            }
            @for (own, _) in &listed {
                (signing(t, own))
            }
        }
        (left_out(site, beyond, origin))
    }
}

/// For whom a neighbour's family doctors are, where a document says it, with the way to the rest of it. Whether whoever
/// lives across the border may sign is for that document to say.
fn signing(t: Texts, beyond: &Beyond) -> Markup {
    let told = || {
        let site = &beyond.open()?.site;
        let id = ServiceId::from(SIGNED);
        let offer: &Offer = site.bundle.offer(&id)?;
        let whom = offer.for_whom.as_deref()?;
        let document = site.bundle.document(&offer.source.document)?;
        let said = t.border_signing(
            &beyond.neighbour.name,
            whom,
            &words::title_and_period(t, document),
        );
        Some(html! {
            p.understood__note {
                (t.said(&said)) " "
                (link(&site.service_href(&id), t.border_more()))
            }
        })
    };
    told().unwrap_or_default()
}

/// The neighbours that may be near and are left out.
fn left_out(site: &OpenRegion, beyond: &[Beyond], origin: &Origin) -> Markup {
    let t = site.root.texts;
    let near = beyond
        .iter()
        .filter(|own| own.may_be_near(origin, &site.bundle.region.city));
    html! {
        @for own in near {
            @if let State::Lost(lost, _) = own.state {
                p.understood data-lost=(own.neighbour.adcode) {
                    (t.said(&why(t, &own.neighbour.name, lost)))
                    (chip(&site.root.href(&Page::Region(own.neighbour.adcode.clone())), site.named(&own.neighbour.name)))
                }
            }
        }
    }
}

fn why(t: Texts, name: &str, lost: Lost) -> String {
    match lost {
        Lost::Offline => t.border_offline(name),
        Lost::Missing => t.border_missing(name),
        Lost::Damaged => t.border_damaged(name),
    }
}

/// Where nothing was found: the same question in the other districts of the city, with how many places answer it there
/// once somebody asked for that.
pub fn nowhere(
    site: &OpenRegion,
    beyond: &[Beyond],
    query: &Query,
    here: &Here,
    results: &Results,
) -> Markup {
    let t = site.root.texts;
    let is_lost = results.found.is_empty() && !query.text.is_empty() && !results.is_urgent();
    let in_city: Vec<&Beyond> = in_city(site, beyond).collect();
    if !is_lost || results.has_services() || in_city.is_empty() {
        return Markup::default();
    }
    let query = elsewhere(query);
    let asked = query.format();
    let mut states = in_city.iter().map(|own| &own.state);
    let is_coming = states
        .clone()
        .any(|state| matches!(state, State::Asked | State::Coming));
    let is_open = states.all(|state| matches!(state, State::Open(_)));
    html! {
        div #beyond .elsewhere {
            p {
                (t.region_elsewhere())
                @for Beyond { neighbour, state } in in_city {
                    @let name = &neighbour.name;
                    @let href = site.root.href(&Page::Region(neighbour.adcode.clone())) + &asked;
                    @match state {
                        State::Open(open) => @match open.count(&query, here) {
                            0 => span data-count="0" { (t.said(&t.border_none(name))) },
                            count => a.chip href=(href) data-count=(count.to_string()) { (t.said(&t.border_count(name, count))) },
                        },
                        State::Lost(lost, _) => {
                            (chip(&href, site.named(name)))
                            span data-lost=(neighbour.adcode) { (t.said(&why(t, name, *lost))) }
                        },
                        _ => (chip(&href, site.named(name))),
                    }
                }
            }
            @if is_coming {
                p role="status" { (t.border_looking()) }
            } @else if !is_open {
                button.button.button--quiet type="button" data-here="beyond" { (t.border_look()) }
            }
        }
    }
}

/// The neighbours of the same city.
pub fn in_city<'b>(site: &'b OpenRegion, beyond: &'b [Beyond]) -> impl Iterator<Item = &'b Beyond> {
    let city = &site.bundle.region.city;
    beyond
        .iter()
        .filter(move |own| own.neighbour.name.starts_with(&**city))
}

/// A query without what is of one district alone, which is not asked elsewhere.
fn elsewhere(query: &Query) -> Query {
    Query {
        street: None,
        service: None,
        sort: None,
        ..query.clone()
    }
}
