//! The page of a region, but for what changes on it: what there is, what was found in words, and what the
//! documents count.

use directory::{Note, OperatingStatus};
use maud::{Markup, Render, html};
use search::{Answer, Meaning, ServiceHit};

use crate::Page;
use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::link::link;
use crate::part::{card, icon, tags};
use crate::query::Query;
use crate::results::Results;
use crate::texts::Texts;
use crate::words;

/// The heading of the list.
pub fn heading(t: Texts, query: &Query, results: &Results) -> &'static str {
    match (query.is_empty(), results.found.is_empty()) {
        (true, _) => t.region_all(),
        (false, true) if results.has_services() => t.region_services_title(),
        (false, false) => t.region_found_title(),
        (false, true) => t.region_none_title(),
    }
}

/// What the screen says, and a screen reader announces, of the number of results.
pub fn count(site: &OpenRegion, query: &Query, results: &Results) -> String {
    let t = site.root.texts;
    let number = results.found.len();
    let answer = results.answer.as_deref();
    let approximate = answer.is_some_and(|answer| answer.approximate);
    let text = query.text.trim();
    let mut said = match (number, text.is_empty()) {
        (0, _) if results.closed > 0 => t.region_count(results.closed),
        (0, true) => t.region_none(site.name()),
        (0, false) if results.is_urgent() => t.region_urgent_none().to_owned(),
        (0, false) if results.has_former() => t.region_former_only().to_owned(),
        (0, false) if results.has_services() => t.region_service_only().to_owned(),
        (0, false) => t.region_none_of(site.name(), text),
        (number, false) if approximate => t.region_near_miss(text, number),
        (number, _) if query.is_empty() => t.region_count(number),
        (number, _) => t.region_found(number),
    };
    // What is only planned is nothing to go to, however many there are.
    let facilities = &site.bundle.facilities;
    let planned = results.found.iter();
    let planned =
        planned.filter(|found| facilities[found.facility].status.now == OperatingStatus::Planned);
    said = match planned.count() {
        0 => said,
        planned if planned == number => t.region_planned_all(&said),
        planned => t.region_planned_some(&said, planned),
    };
    let unmet: Vec<&str> = answer.into_iter().flat_map(unmet).collect();
    if number > 0 && !unmet.is_empty() {
        said = t.region_unmet(&said, &unmet.join("”“"));
    }
    said += &results.timed;
    if !results.unknown.is_empty() {
        said = t.region_unknown(&said, &results.unknown.join(t.common_list()));
    }
    said
}

/// The words of the query that nothing answers.
fn unmet(answer: &Answer) -> impl Iterator<Item = &str> {
    let unmet = answer
        .words
        .iter()
        .filter(|word| matches!(word.meaning, Meaning::Unmet));
    unmet.map(|word| word.text.as_str())
}

/// What is said of the order of the list.
pub fn order(t: Texts, query: &Query, here: &Here) -> &'static str {
    match (query.is_near(), &here.measured) {
        (true, Some(measured)) if measured.origin.point.is_none() => t.region_street_first(),
        (true, Some(_)) => t.region_near_first(),
        (true, None) => t.region_ask_place(),
        (false, _) => "",
    }
}

/// What the query means, before the places that answer it: services, and places that have ended.
pub fn services(site: &OpenRegion, results: &Results) -> Markup {
    let t = site.root.texts;
    let Some(answer) = &results.answer else {
        return Markup::default();
    };
    html! {
        @if let Some(former) = answer.former.and_then(|own| site.bundle.former.get(own)) {
            p #former .understood { (card::link(site, former)) }
        }
        @if results.has_services() {
            ul.services-found aria-label=(t.region_services()) {
                @for hit in &answer.services {
                    (service(site, hit))
                }
            }
        }
    }
}

fn service(site: &OpenRegion, hit: &ServiceHit) -> Markup {
    let t = site.root.texts;
    let Some(service) = site.bundle.services.get(hit.service) else {
        return Markup::default();
    };
    let offer = site.bundle.offer(&service.id);
    html! {
        li.result.result--service data-service=(service.id) {
            div.result__icon { (icon(&site.root, "heart")) }
            div.result__body {
                h3.result__name { (link(&site.service_href(&service.id), site.named(&service.name))) }
                p.result__meta {
                    span { (t.common_service()) }
                    @if let Some(offer) = offer {
                        (tags::stage(t, offer.stage))
                        " " span { (t.common_said_in(&words::date(t, &offer.as_of))) }
                        (tags::since(site, offer.stage, &offer.source))
                    }
                }
                p.result__why data-why=(hit.word) { (t.said(&t.region_is_service(&hit.word))) }
            }
        }
    }
}

/// The kinds with how many there are: the first choice of who does not want to type.
pub fn kinds(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let counts = bundle.kinds.iter().map(|kind| {
        let of_kind = bundle.facilities.iter().filter(|own| own.kind == kind.id);
        let (planned, open): (Vec<_>, Vec<_>) =
            of_kind.partition(|own| own.status.now == OperatingStatus::Planned);
        let count = match (open.len(), planned.len()) {
            (0, 0) => return None,
            (open, 0) => t.common_places(open),
            (0, planned) => t.common_places_planned(planned),
            (open, planned) => t.common_places_and_planned(open, planned),
        };
        Some((kind, count))
    });
    html! {
        ul.kinds__list {
            @for (kind, count) in counts.flatten() {
                li {
                    a.kind href=(site.kind_href(kind)) {
                        (tile(site, kind.id.as_str(), &site.kind(kind), &count))
                    }
                }
            }
            @if !bundle.services.is_empty() {
                li {
                    a.kind.kind--services href=(site.href(Page::Services)) {
                        (tile(site, "list", &t.common_services(), &t.region_services_count(bundle.services.len())))
                    }
                }
            }
        }
    }
}

/// What stands in the link to a kind.
fn tile(site: &OpenRegion, name: &str, words: &dyn Render, count: &str) -> Markup {
    html! {
        (icon(&site.root, name))
        span.kind__name { (words) } " " span.kind__count { (count) }
    }
}

/// What paper says of the results that it does not hold.
pub fn on_paper(t: Texts, shown: usize, found: usize) -> Markup {
    html! {
        @if found > shown {
            p.on-paper { (t.region_on_paper(shown, found - shown)) }
        }
    }
}

/// What the documents count without naming: as text, never as a place.
pub fn notes(site: &OpenRegion, query: &Query) -> Markup {
    let t = site.root.texts;
    let meant = |note: &&Note| {
        note.kind
            .as_ref()
            .is_some_and(|kind| query.kind.as_deref() == Some(kind.as_str()))
    };
    let mut notes = site.bundle.region.notes.iter().filter(meant).peekable();
    html! {
        @if notes.peek().is_some() {
            ul.notes {
                @for note in notes {
                    li {
                        (t.fact(&note.text))
                        @if let Some(as_of) = &note.as_of {
                            " " span.notes__date { (t.common_dated(&words::date(t, as_of))) }
                        }
                    }
                }
            }
        }
    }
}

/// What the page rests on, in one sentence.
pub fn about_data(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let Some(plan) = bundle.document(&bundle.region.plan) else {
        return Markup::default();
    };
    html! {
        p.page__data {
            (t.said(&t.region_about_data(&words::title_and_period(t, plan))))
            (link(&site.root.href(&Page::AboutData), t.region_data())) " · "
            (link(&site.href(Page::Plan), t.common_plan())) " · "
            (link(&site.href(Page::Ways), t.common_ways()))
        }
    }
}
