//! What stands around the answers of a region: 120 before everything, how the query was understood, and
//! where else to go where nothing was found.

use directory::{DocumentId, Publisher, Street};
use maud::{Markup, html};

use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::link::{HOTLINE, call_120, chip, dialled, link, shown, tel};
use crate::part::{icon, tags};
use crate::query::Query;
use crate::results::{Maybe, Results};
use crate::texts::Texts;
use crate::words;

/// The centres of a district, which know who offers a service.
pub const CENTRES: &str = "?kind=community-health-centre";

/// How many fields of medicine, and how many streets, a query is narrowed to at most.
const MOST_SPECIALTIES: usize = 3;
const MOST_STREETS: usize = 2;

/// The way to 120, before everything else of the page, in calm words.
pub fn urgent(t: Texts, word: &str) -> Markup {
    html! {
        p.urgent__text { (t.said(&t.region_urgent(word))) }
        (call_120(t))
        p.urgent__how { (t.region_urgent_how()) }
    }
}

/// What was perhaps meant.
pub fn did_you_mean(site: &OpenRegion, query: &Query, results: &Results) -> Markup {
    let t = site.root.texts;
    let Some(text) = results.did_you_mean() else {
        return Markup::default();
    };
    let query = Query {
        text: text.clone(),
        ..query.clone()
    };
    html! {
        p.understood {
            (t.region_did_you_mean()) (chip(&site.region_href(&query.format()), site.named(&text)))
        }
    }
}

/// The fields of medicine and the streets to which the query leads, to see only those.
pub fn narrower(site: &OpenRegion, results: &Results) -> Markup {
    let t = site.root.texts;
    let Some(answer) = &results.answer else {
        return Markup::default();
    };
    let bundle = &site.bundle;
    let specialties = answer.specialties.iter();
    let specialties = specialties.filter_map(|id| bundle.specialty(id));
    let specialties: Vec<_> = specialties.take(MOST_SPECIALTIES).collect();
    let streets = answer.streets.iter();
    let streets = streets.filter_map(|code| bundle.street(code));
    let streets: Vec<&Street> = streets.take(MOST_STREETS).collect();
    html! {
        @if !specialties.is_empty() {
            p.understood {
                (t.region_departments())
                @for specialty in specialties {
                    (chip(&site.region_href(&["?dept=", specialty.id.as_str()].concat()), site.named(&specialty.name)))
                }
                span.understood__note { (t.region_no_diagnosis()) }
            }
        }
        @if !streets.is_empty() {
            p.understood {
                (t.region_streets())
                @for street in streets {
                    (chip(&site.street_href(street), site.named(&street.name)))
                }
            }
        }
    }
}

/// Places to ask, under what was found and never a part of it: no document says that they have it.
pub fn maybe(site: &OpenRegion, results: &Results, here: &Here) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let Some(first) = results.maybe.first() else {
        return Markup::default();
    };
    let title = match (first.duty, bundle.required[first.required].ask.as_str()) {
        (Some(_), _) => t.region_maybe(),
        (None, "field") => t.region_ask_hospitals(),
        (None, _) => t.region_ask_centres(),
    };
    let said = results.maybe.iter();
    let said = said.filter_map(|maybe| Some(&maybe.duty(bundle)?.0.document));
    let said: Vec<&DocumentId> = said.collect();
    let rest_on = bundle.documents.iter();
    let rest_on = rest_on.filter(|own| said.contains(&&own.id));
    let rest_on: Vec<String> = rest_on.map(|own| words::title_and_period(t, own)).collect();
    html! {
        h2 #maybe-title .results__title { (title) }
        ol #maybe .results__list aria-labelledby="maybe-title" {
            @for maybe in &results.maybe {
                (to_ask(site, maybe, here))
            }
        }
        @if !rest_on.is_empty() {
            p.understood__note { (t.said(&t.region_standards(&rest_on.concat()))) }
        }
    }
}

fn to_ask(site: &OpenRegion, maybe: &Maybe, here: &Here) -> Markup {
    let t = site.root.texts;
    let facility = &site.bundle.facilities[maybe.facility];
    let duty = maybe.duty(&site.bundle);
    let phone = facility.phones.first();
    let hotline = || [HOTLINE; 2].map(str::to_owned);
    let [number, said] = phone.map_or_else(hotline, |own| [dialled(own), shown(t, own)]);
    html! {
        li.result data-maybe=(facility.id) {
            div.result__icon { (icon(&site.root, facility.kind.as_str())) }
            div.result__body {
                h3.result__name translate="no" { (link(&site.facility_href(facility), site.named(&facility.name))) }
                p.result__meta {
                    @if let Some((_, duty)) = duty {
                        (t.said(&t.region_should_have(duty)))
                    }
                    (tags::now(site, &facility.status))
                }
                @if let Some(far) = here.words(t, maybe.facility) {
                    p.result__far { (far) }
                }
                p { (chip(&tel(&number), said)) }
            }
        }
    }
}

/// Where no place was found: the centres of the district if the query means a service, which they know of; and whom to
/// call. What other districts have is [`crate::border`].
pub fn elsewhere(site: &OpenRegion, serviced: bool) -> Markup {
    let t = site.root.texts;
    html! {
        div.elsewhere {
            @if serviced {
                p { (chip(&site.region_href(CENTRES), t.service_see_centres())) }
            }
            p { (whom_to_call(t, site.bundle.region.publisher.as_ref())) }
        }
    }
}

fn whom_to_call(t: Texts, publisher: Option<&Publisher>) -> Markup {
    match publisher.filter(|publisher| !publisher.phones.is_empty()) {
        Some(publisher) => html! {
            (t.said(&t.region_ask_publisher(&publisher.name)))
            @for phone in &publisher.phones {
                (chip(&tel(phone), phone))
            }
        },
        None => html! { (t.region_ask_hotline()) (chip(&tel(HOTLINE), HOTLINE)) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::site;

    #[test]
    fn the_centres_and_the_bureau_are_asked() {
        expect_test::expect![[r#"<div class="elsewhere"><p>还可以打电话问示例区卫生健康局（例）：<a class="chip" href="tel:000-00000000">000-00000000</a></p></div>"#]].assert_eq(&elsewhere(&site(), false).into_string());
        expect_test::expect![[r#"<div class="elsewhere"><p><a class="chip" href="/990001/?kind=community-health-centre">看社区卫生服务中心</a></p><p>还可以打电话问示例区卫生健康局（例）：<a class="chip" href="tel:000-00000000">000-00000000</a></p></div>"#]].assert_eq(&elsewhere(&site(), true).into_string());
    }
}
