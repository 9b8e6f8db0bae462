//! Kept places as cards, and up to three of them side by side. Which they are only the phone knows (`src/kept.rs`),
//! so it is the app that asks for them.

use directory::Facility;
use maud::{Markup, html};

use crate::facility::said_beds;
use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::link::{labelled, link};
use crate::part::{card, icon, tags};
use crate::texts::Texts;
use crate::words;

/// What a list of places is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The places that a link names by which the page was opened.
    Sent,
    /// The places that the resident saved.
    Saved,
    /// The places that the resident looked at lately.
    Seen,
}

impl List {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Sent, Self::Saved, Self::Seen];

    /// The `data-part` of its section.
    pub fn part(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Saved => "saved",
            Self::Seen => "seen",
        }
    }
}

/// The position of a place among those of the bundle and, after these, those that have ended.
pub fn position(site: &OpenRegion, id: &str) -> Option<usize> {
    let bundle = &site.bundle;
    let mut all = bundle.facilities.iter().chain(&bundle.former);
    all.position(|own| own.id.as_str() == id)
}

fn at(site: &OpenRegion, position: usize) -> &Facility {
    let open = &site.bundle.facilities;
    let former = || &site.bundle.former[position - open.len()];
    open.get(position).unwrap_or_else(former)
}

/// The places of a list; like those that are saved, by their positions ([`position`]).
pub fn places(site: &OpenRegion, list: List, all: &[usize], saved: &[usize]) -> Markup {
    let t = site.root.texts;
    html! {
        @for position in all {
            @let facility = at(site, *position);
            li.result data-facility=(facility.id) {
                div.result__icon { (icon(&site.root, facility.kind.as_str())) }
                div.result__body {
                    h3.result__name { (link(&site.facility_href(facility), t.fact(&facility.name))) }
                    @match words::ended(t, &site.bundle, facility) {
                        // What has ended stays among what was saved, and leads to where to go instead.
                        Some(ended) => {
                            p { (t.said(&ended)) }
                            @if let Some(heir) = words::heir(&site.bundle, facility) {
                                p { span { (t.facility_instead()) } " " (name(site, heir)) }
                                (phones(site, heir))
                            }
                        }
                        None => {
                            (card::about(site, *position, &[], &html! {}, &Here::default(), None))
                            (phones(site, facility))
                        }
                    }
                    p.saved__tools {
                        label.chip.pick {
                            input type="checkbox";
                            span { (t.kept_pick()) }
                            (whose(t, facility))
                        }
                        @if !saved.contains(position) {
                            (button(t, "keep", t.common_keep(), facility))
                        }
                        @if list != List::Sent {
                            (button(t, "drop", t.kept_drop(), facility))
                        }
                    }
                }
            }
        }
    }
}

fn button(t: Texts, does: &str, words: &str, facility: &Facility) -> Markup {
    html! { button.chip type="button" data-kept=(does) { (words) (whose(t, facility)) } }
}

/// Whose button it is, for ears only: eyes see the card around it.
fn whose(t: Texts, facility: &Facility) -> Markup {
    html! { " " span.unseen { (t.fact(&facility.name)) } }
}

/// Places side by side, by their positions ([`position`]). Each fact stands under its own heading as wide as the
/// table, so that three places fit beside each other; where they stand one below the other, each says whose fact it
/// is.
pub fn compared(site: &OpenRegion, all: &[usize]) -> Markup {
    let facilities = || all.iter().map(|position| at(site, *position));
    let t = site.root.texts;
    let facts: [(&str, Said); 8] = [
        (t.search_kind(), kind),
        (t.search_street(), street),
        (t.search_status(), status),
        (t.facility_address(), address),
        (t.facility_phone(), phones),
        (t.facility_hours(), hours),
        (t.search_department(), departments),
        (t.facility_beds(), beds),
    ];
    html! {
        table {
            thead {
                tr {
                    @for facility in facilities() {
                        th scope="col" { (name(site, facility)) }
                    }
                }
            }
            @for (title, say) in facts {
                tbody {
                    tr { th scope="rowgroup" colspan=(all.len()) { (title) } }
                    tr {
                        @for facility in facilities() {
                            td data-name=(facility.name) { (or_unstated(t, say(site, facility))) }
                        }
                    }
                }
            }
        }
    }
}

/// What is said of one fact of a place; nothing where no document says it.
type Said = fn(&OpenRegion, &Facility) -> Markup;

fn or_unstated(t: Texts, said: Markup) -> Markup {
    if said.0.is_empty() {
        return html! { (t.common_unstated()) };
    }
    said
}

fn name(site: &OpenRegion, facility: &Facility) -> Markup {
    link(&site.facility_href(facility), site.named(&facility.name))
}

fn kind(site: &OpenRegion, facility: &Facility) -> Markup {
    let kind = site.bundle.kind(&facility.kind);
    html! { @if let Some(kind) = kind { span { (site.kind(kind)) } } }
}

fn street(site: &OpenRegion, facility: &Facility) -> Markup {
    let street = site.bundle.street_of(facility);
    html! { @if let Some(street) = street { span { (site.named(&street.name)) } } }
}

fn status(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    let ended = words::ended(t, &site.bundle, facility);
    let status = || words::status(t, &site.bundle, &facility.status);
    html! { (t.said(&ended.unwrap_or_else(status))) }
}

fn address(site: &OpenRegion, facility: &Facility) -> Markup {
    let address = facility.address.as_ref();
    html! {
        @if let Some(address) = address {
            (site.root.texts.fact(&address.text)) (tags::unverified(site, &address.source))
        }
    }
}

fn phones(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    html! {
        @if !facility.phones.is_empty() {
            p.saved__phones {
                @for own in &facility.phones {
                    span.phone {
                        (labelled(t, own))
                        (tags::unverified(site, &own.source))
                    }
                }
            }
        }
    }
}

fn hours(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    let hours = facility.hours.as_ref();
    html! {
        @if let Some(hours) = hours {
            (t.said(&words::hours(site, facility))) (tags::unverified(site, &hours.source))
        }
    }
}

fn departments(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    html! {
        @if !facility.departments.is_empty() {
            ul {
                @for department in &facility.departments {
                    li {
                        (site.named(&department.name))
                        (tags::stage(t, department.stage))
                        (tags::unverified(site, &department.source))
                    }
                }
            }
        }
    }
}

fn beds(site: &OpenRegion, facility: &Facility) -> Markup {
    let beds = facility.beds.as_ref();
    html! { @if let Some(beds) = beds { (said_beds(site.root.texts, beds)) } }
}
