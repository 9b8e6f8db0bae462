//! A service at a place, with its own hours: in one line, for lists and pages alike.

use directory::{Facility, ServiceHere};
use maud::{Markup, html};

use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::card;
use crate::words;

/// What it is called: the service or the department.
pub fn name<'s>(site: &'s OpenRegion, own: &'s ServiceHere) -> &'s str {
    let service = own.service.as_ref();
    let service = service.and_then(|id| site.bundle.service(id));
    let department = own.department.as_deref();
    service.map_or(department.unwrap_or_default(), |service| &service.name)
}

/// What it is and for whom.
pub fn title(site: &OpenRegion, own: &ServiceHere) -> Markup {
    let t = site.root.texts;
    html! {
        (site.named(name(site, own)))
        @if let Some(audience) = &own.audience {
            (t.said(&t.common_detail(audience)))
        }
    }
}

/// When it is given, in words.
pub fn hours(site: &OpenRegion, facility: &Facility, service: usize) -> Markup {
    let t = site.root.texts;
    let own = &facility.services[service];
    let timetable = site.bundle.service_timetable(&facility.id, service);
    html! {
        @if let Some(timetable) = timetable {
            (t.said(&words::timetable_text(site, &timetable.text)))
        } @else if let Some(text) = own.hours_text.as_ref().or(own.hours.as_ref()) {
            (t.fact(text))
        } @else {
            (t.when_unstated())
        }
    }
}

/// Whether it is given now, where that is known.
pub fn now(site: &OpenRegion, here: &Here, facility: &Facility, service: usize) -> Markup {
    let now = here.gives(site.root.texts, &site.bundle, facility, service);
    now.map_or_else(Markup::default, |(is_open, words)| {
        card::said_open(is_open, &words)
    })
}

/// All of it as a line of a result.
pub fn line(site: &OpenRegion, here: &Here, facility: &Facility, service: usize) -> Markup {
    let Some(own) = facility.services.get(service) else {
        return Markup::default();
    };
    html! {
        p.result__meta data-served="" {
            (title(site, own)) " " (hours(site, facility, service))
        }
        (now(site, here, facility, service))
    }
}
