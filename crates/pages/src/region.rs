//! The page of a region, but for what changes on it: what there is, what was found in words, and what the
//! documents count.

use directory::{Note, OperatingStatus};
use maud::{Markup, html};
use search::{Answer, Meaning, ServiceHit};

use crate::Page;
use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::link::link;
use crate::part::{icon, tags};
use crate::query::Query;
use crate::results::Results;
use crate::{texts, words};

/// The heading of the list.
pub fn heading(query: &Query, results: &Results) -> &'static str {
    match (query.is_empty(), results.found.is_empty()) {
        (true, _) => texts::region::ALL,
        (false, true) if results.has_services() => texts::region::SERVICES_TITLE,
        (false, false) => texts::region::FOUND_TITLE,
        (false, true) => texts::region::NONE_TITLE,
    }
}

/// What the screen says, and a screen reader announces, of the number of results.
pub fn count(site: &OpenRegion, query: &Query, results: &Results) -> String {
    let number = results.found.len();
    let answer = results.answer.as_deref();
    let approximate = answer.is_some_and(|answer| answer.approximate);
    let text = query.text.trim();
    let mut said = match (number, text.is_empty()) {
        (0, true) => texts::region::none(site.name()),
        (0, false) if results.is_urgent() => texts::region::URGENT_NONE.to_owned(),
        (0, false) if results.has_services() => texts::region::SERVICE_ONLY.to_owned(),
        (0, false) => texts::region::none_of(site.name(), text),
        (number, false) if approximate => texts::region::near_miss(text, number),
        (number, _) if query.is_empty() => texts::region::count(number),
        (number, _) => texts::region::found(number),
    };
    // What is only planned is nothing to go to, however many there are.
    let facilities = &site.bundle.facilities;
    let planned = results.found.iter();
    let planned =
        planned.filter(|found| facilities[found.facility].status.now == OperatingStatus::Planned);
    said = match planned.count() {
        0 => said,
        planned if planned == number => texts::region::planned_all(&said),
        planned => texts::region::planned_some(&said, planned),
    };
    let unmet: Vec<&str> = answer.into_iter().flat_map(unmet).collect();
    if number > 0 && !unmet.is_empty() {
        said = texts::region::unmet(&said, &unmet.join("”“"));
    }
    if !results.unknown.is_empty() {
        said = texts::region::unknown(&said, &results.unknown.join(texts::common::LIST));
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
pub fn order(query: &Query, here: &Here) -> &'static str {
    match (query.is_near(), &here.measured) {
        (true, Some(measured)) if measured.origin.point.is_none() => texts::region::STREET_FIRST,
        (true, Some(_)) => texts::region::NEAR_FIRST,
        (true, None) => texts::region::ASK_PLACE,
        (false, _) => "",
    }
}

/// The services that the query means, before the places.
pub fn services(site: &OpenRegion, results: &Results) -> Markup {
    let Some(answer) = results.answer.as_ref().filter(|_| results.has_services()) else {
        return Markup::default();
    };
    html! {
        ul.services-found aria-label=(texts::region::SERVICES) {
            @for hit in &answer.services {
                (service(site, hit))
            }
        }
    }
}

fn service(site: &OpenRegion, hit: &ServiceHit) -> Markup {
    let Some(service) = site.bundle.services.get(hit.service) else {
        return Markup::default();
    };
    let offer = site.bundle.offer(&service.id);
    html! {
        li.result.result--service data-service=(service.id) {
            div.result__icon { (icon(&site.root, "heart")) }
            div.result__body {
                h3.result__name { (link(&site.service_href(&service.id), &service.name)) }
                p.result__meta {
                    span { (texts::common::SERVICE) }
                    @if let Some(offer) = offer {
                        (tags::stage(offer.stage))
                        " " span { (texts::common::said_in(&words::date(&offer.as_of))) }
                        (tags::since(site, offer.stage, &offer.source))
                    }
                }
                p.result__why data-why=(hit.word) { (texts::region::is_service(&hit.word)) }
            }
        }
    }
}

/// The kinds with how many there are: the first choice of who does not want to type.
pub fn kinds(site: &OpenRegion) -> Markup {
    let bundle = &site.bundle;
    let counts = bundle.kinds.iter().map(|kind| {
        let of_kind = bundle.facilities.iter().filter(|own| own.kind == kind.id);
        let (planned, open): (Vec<_>, Vec<_>) =
            of_kind.partition(|own| own.status.now == OperatingStatus::Planned);
        let count = match (open.len(), planned.len()) {
            (0, 0) => return None,
            (open, 0) => texts::common::places(open),
            (0, planned) => texts::common::places_planned(planned),
            (open, planned) => texts::common::places_and_planned(open, planned),
        };
        Some((kind, count))
    });
    html! {
        ul.kinds__list {
            @for (kind, count) in counts.flatten() {
                li {
                    a.kind href=(site.kind_href(kind)) {
                        (tile(site, kind.id.as_str(), &kind.name, &count))
                    }
                }
            }
            @if !bundle.services.is_empty() {
                li {
                    a.kind.kind--services href=(site.href(Page::Services)) {
                        (tile(site, "list", texts::common::SERVICES, &texts::region::services_count(bundle.services.len())))
                    }
                }
            }
        }
    }
}

/// What stands in the link to a kind.
fn tile(site: &OpenRegion, name: &str, words: &str, count: &str) -> Markup {
    html! {
        (icon(&site.root, name))
        span.kind__name { (words) } " " span.kind__count { (count) }
    }
}

/// What paper says of the results that it does not hold.
pub fn on_paper(shown: usize, found: usize) -> Markup {
    html! {
        @if found > shown {
            p.on-paper { (texts::region::on_paper(shown, found - shown)) }
        }
    }
}

/// What the documents count without naming: as text, never as a place.
pub fn notes(site: &OpenRegion, query: &Query) -> Markup {
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
                        (note.text)
                        @if let Some(as_of) = &note.as_of {
                            " " span.notes__date { (texts::common::dated(&words::date(as_of))) }
                        }
                    }
                }
            }
        }
    }
}

/// What the page rests on, in one sentence.
pub fn about_data(site: &OpenRegion) -> Markup {
    let bundle = &site.bundle;
    let Some(plan) = bundle.document(&bundle.region.plan) else {
        return Markup::default();
    };
    html! {
        p.page__data {
            (texts::region::about_data(&words::title_and_period(plan)))
            (link(&site.root.href(&Page::AboutData), texts::region::DATA)) " · "
            (link(&site.href(Page::Plan), texts::common::PLAN)) " · "
            (link(&site.href(Page::Ways), texts::common::WAYS))
        }
    }
}
