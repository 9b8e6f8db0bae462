//! Where the resident says where he is: asking the phone, choosing a street or community, keeping and
//! forgetting the place.
//!
//! It stands on every page of a list; the one listener of the app does what its buttons ask for (`data-here`).

use directory::StreetId;
use maud::{Markup, html};

use crate::Page;
use crate::here::{Asking, Failure, Here};
use crate::open_region::OpenRegion;
use crate::part::icon;
use crate::position::Position;
use crate::texts::Texts;
use crate::words;

/// The panel, with or without the way to the walking circle.
pub fn position_form(site: &OpenRegion, here: &Here, with_circle: bool) -> Markup {
    let t = site.root.texts;
    let place = here.place.as_ref();
    let ask = match place {
        Some(_) => t.place_again(),
        None => t.place_locate(),
    };
    let (keep, keep_words) = match here.kept {
        true => ("once", t.place_kept()),
        false => ("keep", t.place_keep()),
    };
    html! {
        @if let Some(place) = place {
            p.here__from { (icon(&site.root, "location")) (t.said(&words::from(t, place, &site.bundle))) }
        }
        div.here__row.needs-app {
            button.button.button--quiet type="button" data-here="locate" { (ask) }
            (choices(site, place))
            @if place.is_some() {
                button.link type="button" data-here=(keep) { (keep_words) }
                button.link type="button" data-here="forget" { (t.place_forget()) }
            }
        }
        @if with_circle {
            a.link href=(site.href(Page::Circle)) { (t.place_circle()) }
        }
        p.here__said role="alert" { (said(t, here.asking)) }
    }
}

/// The streets; and once one is chosen, its communities.
fn choices(site: &OpenRegion, place: Option<&Position>) -> Markup {
    let t = site.root.texts;
    let chosen = place.map(Position::to_string).unwrap_or_default();
    let street = place.and_then(Position::street);
    let is_chosen = |code: &StreetId| Some(code) == street.as_ref();
    let streets = || {
        let all = site.bundle.region.streets.iter();
        all.filter(|own| !own.statistical)
    };
    let communities = streets().find(|own| is_chosen(&own.code));
    let communities = communities.map_or(&[][..], |street| &street.communities);
    let choice = |value: String, name: &str, is_chosen: bool| {
        html! { option value=(value) lang=[t.fact_lang()] selected[is_chosen] { (site.named_text(name)) } }
    };
    html! {
        select.field__select data-here="choose" aria-label=(t.place_street_label()) {
            option value="" { (t.place_street()) }
            @for own in streets() {
                (choice(["street ", own.code.as_str()].concat(), &own.name, is_chosen(&own.code)))
            }
        }
        @if !communities.is_empty() {
            select.field__select data-here="choose" aria-label=(t.place_community_label()) {
                option value="" { (t.place_community()) }
                @for own in communities {
                    @let value = ["community ", own.code.as_str()].concat();
                    @let is_chosen = value == chosen;
                    (choice(value, &own.name, is_chosen))
                }
            }
        }
    }
}

/// What is to be said while the phone looks, and where it gave no position.
fn said(t: Texts, asking: Asking) -> &'static str {
    match asking {
        Asking::No => "",
        Asking::Now => t.place_asking(),
        Asking::Failed(Failure::Insecure) => t.place_insecure(),
        Asking::Failed(Failure::Refused) => t.place_refused(),
        Asking::Failed(Failure::Unknown) => t.place_unknown(),
        Asking::Failed(Failure::Late) => t.place_late(),
    }
}
