//! The page of a place that has ended: what became of it, since when, who says so, and where to go instead. Its
//! address is the same for good; what it had and whom one called there is said no more.

use directory::{Ended, Facility};
use maud::{Markup, html};

use super::{FacilityPage, checked, head, note, reach};
use crate::open_region::OpenRegion;
use crate::part::link::{HOTLINE, call};
use crate::part::{Sources, card, tools};
use crate::words;

/// The page.
pub(super) fn page(site: &OpenRegion, facility: &Facility, above: Markup) -> FacilityPage {
    let mut sources = Sources::default();
    let head = head(site, facility, &mut sources);
    let heir = words::heir(&site.bundle, facility);
    let contact = instead(site, heir, &mut sources);
    FacilityPage {
        above,
        head,
        contact,
        way_there: heir.map_or_else(Markup::default, |heir| reach::way_there(site, heir)),
        served: Markup::default(),
        rest: html! {
            (tools::tools(site, facility.id.as_str()))
            (checked(site, facility))
            (sources.list(site))
        },
    }
}

/// What became of it.
pub(super) fn ended<'a>(
    site: &OpenRegion,
    facility: &'a Facility,
    ended: &'a Ended,
    sources: &mut Sources<'a>,
) -> Markup {
    let t = site.root.texts;
    let said = words::ended(t, &site.bundle, facility).unwrap_or_default();
    html! {
        div.block data-ended="" {
            p.facility__status { b { (t.said(&said)) } (sources.refer(t, &ended.source)) }
            (note(t, ended.note.as_deref()))
        }
    }
}

/// Where to go instead, and how to reach it.
fn instead<'a>(site: &OpenRegion, heir: Option<&'a Facility>, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    html! {
        h2 #contact-title .block__title { (t.facility_instead()) }
        @if let Some(heir) = heir {
            (card::links(site, [heir]))
            (reach::reach(site, heir, sources))
        } @else {
            p { (t.facility_no_heir()) }
            (call(&site.root, HOTLINE, true, t.facility_ask()))
        }
    }
}
