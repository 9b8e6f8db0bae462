//! One facility: what it has, what is planned, what nobody wrote down, and where each fact comes from.

mod ended;
mod reach;
mod served;

use directory::{Beds, Brand, Facility, FacilityId, Fact, Located, OperatingStatus, Partner};
use maud::{Markup, html};

use crate::Page;
use crate::open_region::OpenRegion;
use crate::part::link::{crumbs, link, section};
use crate::part::{Sources, card, frame, icon, tags, tools};
use crate::report::report;
use crate::texts::Texts;
use crate::words;

pub use reach::now;
pub use served::served_now;

/// How many others of its street a facility's page lists.
const MOST_NEIGHBOURS: usize = 30;

/// The page of a facility, in the parts between which stands what changes by the hour and by the place of the
/// resident ([`now`]).
pub struct FacilityPage {
    /// What stands above everything.
    pub above: Markup,
    /// What it is.
    pub head: Markup,
    /// How to reach it, as far as documents state it.
    pub contact: Markup,
    /// The way there; and what no document states.
    pub way_there: Markup,
    /// The services that it gives at times of their own, before whether it gives them now ([`served_now`]); empty
    /// where there are none.
    pub served: Markup,
    /// Everything else.
    pub rest: Markup,
}

impl FacilityPage {
    /// The page; `back` is the query of the list to which the way back leads, where there is one.
    pub fn new(site: &OpenRegion, facility: &Facility, back: Option<&str>) -> Self {
        let t = site.root.texts;
        let (list, name) = match back {
            Some(query) => (query, t.common_back_to_list()),
            None => ("", site.name()),
        };
        let mut sources = Sources::default();
        let above = html! {
            (frame::aloud(site.root.texts))
            (crumbs(&site.root, &site.region_href(list), name))
        };
        if facility.ended.is_some() {
            return ended::page(site, facility, above);
        }
        Self {
            above,
            head: head(site, facility, &mut sources),
            contact: reach::contact(site, facility, &mut sources),
            way_there: reach::way_there(site, facility),
            served: served::served(site, facility, &mut sources),
            rest: html! {
                (tools::tools(site, facility.id.as_str()))
                (departments(site, facility, &mut sources))
                (services(site, facility))
                (partners(site, facility, &mut sources))
                (beds(site.root.texts, facility, &mut sources))
                (plans(site, facility, &mut sources))
                (facts(site, facility, &mut sources))
                (of_all(site, facility, &mut sources))
                (related(site, facility))
                (checked(site, facility))
                (sources.list(site))
            },
        }
    }
}

fn head<'a>(site: &OpenRegion, facility: &'a Facility, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let kind = bundle.kind(&facility.kind);
    let [begin, end] = words::halves(&facility.name, kind);
    let located = match facility.located {
        Located::Here => None,
        Located::Elsewhere => Some(t.facility_elsewhere(site.name())),
        Located::Unstated => Some(t.facility_where_unstated(site.name())),
    };
    html! {
        header.facility__head {
            p.facility__kind {
                (icon(&site.root, facility.kind.as_str()))
                @if let Some(kind) = kind {
                    span { (site.kind(kind)) } " "
                }
                @if let Some(street) = bundle.street_of(facility) {
                    (link(&site.street_href(street), site.named(&street.name)))
                }
            }
            h1.page__title translate="no" { (t.fact(begin)) wbr; (t.fact(end)) }
            (card::said_beside(site, &facility.name))
            @if !facility.aliases.is_empty() {
                p.facility__aliases {
                    (t.facility_aliases())
                    @for (position, alias) in facility.aliases.iter().enumerate() {
                        @if position > 0 { (t.common_list()) }
                        span translate="no" { (site.named(&alias.text)) }
                        @if let Some(source) = &alias.source {
                            (sources.refer(t, source))
                        }
                    }
                }
            }
            @if let Some(ended) = &facility.ended {
                (ended::ended(site, facility, ended, sources))
            } @else {
                p.facility__status {
                    b { (t.said(&words::status(t, bundle, &facility.status))) }
                    (sources.refer(t, &facility.status.source))
                }
            }
            @if let Some(located) = located {
                p.facility__located { (t.said(&located)) }
            }
            (brands(site, &facility.brands, sources))
        }
    }
}

fn brands<'a>(site: &OpenRegion, brands: &'a [Brand], sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    html! {
        @for brand in brands {
            p.facility__brand {
                (icon(&site.root, "star")) (t.said(&t.facility_brand(&brand.name)))
                (tags::dated(t, &brand.as_of))
                (sources.refer(t, &brand.source))
                (tags::stage(t, brand.stage))
            }
        }
        (tags::since_all(site, &mut brands.iter().map(|own| (own.stage, &own.source))))
    }
}

fn departments<'a>(site: &OpenRegion, facility: &'a Facility, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    let departments = &facility.departments;
    if departments.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        (tags::since_all(site, &mut departments.iter().map(|own| (own.stage, &own.source))))
        ul.items {
            @for department in departments {
                li.item {
                    p.item__name {
                        b { (site.named(&department.name)) }
                        (tags::dated(t, &department.as_of))
                        (sources.refer(t, &department.source))
                        @if let Some(level) = department.level.as_ref().and_then(|id| site.bundle.level(id)) {
                            (tags::level(site, level))
                        }
                        (tags::stage(t, department.stage))
                        (tags::unverified(site, &department.source))
                    }
                    (note(t, department.note.as_deref()))
                }
            }
        }
    };
    section("departments", t.search_department(), inside)
}

fn note(t: Texts, note: Option<&str>) -> Markup {
    html! {
        @if let Some(note) = note {
            p.item__note { (t.said(note)) }
        }
    }
}

/// Until when or from when to when a plan means it.
fn period(t: Texts, period: Option<&str>) -> Markup {
    let said = period.map(|period| t.facility_period(&words::date(t, period)));
    note(t, said.as_deref())
}

fn services(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let offers: Vec<_> = bundle.offers_at(facility).collect();
    if offers.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        (tags::since_all(site, &mut offers.iter().map(|own| (own.stage, &own.source))))
        ul.items.items--links {
            @for offer in offers {
                @if let Some(service) = bundle.service(&offer.service) {
                    li.item {
                        (link(&site.service_href(&service.id), site.named(&service.name)))
                        (tags::stage(t, offer.stage))
                    }
                }
            }
        }
    };
    section("services", t.common_service(), inside)
}

fn partners<'a>(site: &OpenRegion, facility: &'a Facility, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    let partners = &facility.partners;
    if partners.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        (tags::since_all(site, &mut partners.iter().map(|own| (own.stage, &own.source))))
        // The style sheet draws the way there and back from the place to each of its hospitals.
        p.ties { (site.named(&facility.name)) }
        ul.items {
            @for own in partners {
                (partner(site, own, sources))
            }
        }
        p { (link(&site.href(Page::Ways), t.facility_ways())) }
    };
    section("partners", t.common_partners(), inside)
}

fn partner<'a>(site: &OpenRegion, partner: &'a Partner, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    let hospital = partner.facility.as_ref();
    let hospital = hospital.and_then(|id| site.bundle.facility(id.as_str()));
    html! {
        li.item {
            p.item__name {
                @if let Some(hospital) = hospital {
                    (link(&site.facility_href(hospital), site.named(&partner.hospital)))
                } @else {
                    b { (site.named(&partner.hospital)) }
                }
                (tags::dated(t, &partner.as_of))
                (sources.refer(t, &partner.source))
                (tags::tie(t, partner.stage))
            }
            p.item__note {
                @if let Some(department) = &partner.department {
                    (t.said(&t.common_before(department)))
                }
                (t.fact(&partner.about))
            }
        }
    }
}

fn beds<'a>(t: Texts, facility: &'a Facility, sources: &mut Sources<'a>) -> Markup {
    let Some(beds) = &facility.beds else {
        return Markup::default();
    };
    let inside = html! {
        p.beds { (said_beds(t, beds)) (tags::dated(t, &beds.as_of)) (sources.refer(t, &beds.source)) }
        (note(t, beds.note.as_deref()))
    };
    section("beds", t.facility_beds(), inside)
}

/// How many, as far as the documents count them.
pub(crate) fn said_beds(t: Texts, beds: &Beds) -> String {
    let now = beds.now.map(|count| t.facility_beds_now(count));
    let planned = beds.planned.map(|count| t.facility_beds_planned(count));
    match (now, planned) {
        (Some(now), Some(planned)) => t.facility_beds_both(&now, &planned),
        (now, planned) => now.or(planned).unwrap_or_default(),
    }
}

fn plans<'a>(site: &OpenRegion, facility: &'a Facility, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    let plans = &facility.plans;
    if plans.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        (tags::since_all(site, &mut plans.iter().map(|own| (own.stage, &own.source))))
        ul.items {
            @for plan in plans {
                li.item {
                    p.item__name { (t.fact(&plan.what)) (sources.refer(t, &plan.source)) (tags::planned(t, plan.stage)) }
                    (period(t, plan.period.as_deref()))
                }
            }
        }
    };
    section("plans", t.facility_plans(), inside)
}

fn facts<'a>(site: &OpenRegion, facility: &'a Facility, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    let all: Vec<&Fact> = facility.grade.iter().chain(&facility.facts).collect();
    if all.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        (tags::since_all(site, &mut all.iter().map(|own| (own.stage, &own.source))))
        ul.items {
            @for fact in all {
                li.item {
                    p.item__name {
                        (t.fact(&fact.text))
                        @if let Some(as_of) = &fact.as_of {
                            (tags::dated(t, as_of))
                        }
                        (sources.refer(t, &fact.source))
                        (tags::stage(t, fact.stage))
                        (tags::unverified(site, &fact.source))
                    }
                }
            }
        }
    };
    section("more", t.facility_more(), inside)
}

/// What the documents say of all places of its kind, which says nothing of this one. Of a place that is
/// only planned not even that.
fn of_all<'a>(site: &'a OpenRegion, facility: &'a Facility, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let statements: Vec<_> = bundle.statements_of(&facility.kind).collect();
    let offers: Vec<_> = bundle.offers_of_kind(&facility.kind).collect();
    let Some(kind) = bundle.kind(&facility.kind) else {
        return Markup::default();
    };
    if statements.len() + offers.len() == 0 || facility.status.now == OperatingStatus::Planned {
        return Markup::default();
    }
    let said = statements.iter().map(|own| (own.stage, &own.source));
    let mut said = said.chain(offers.iter().map(|own| (own.stage, &own.source)));
    let inside = html! {
        p { (t.facility_of_all()) }
        (tags::since_all(site, &mut said))
        ul.items {
            @for statement in &statements {
                li.item {
                    p.item__name {
                        (t.fact(&statement.text))
                        (tags::said_in(t, &statement.as_of))
                        (sources.refer(t, &statement.source))
                        (tags::stage(t, statement.stage))
                    }
                    (period(t, statement.period.as_deref()))
                }
            }
            @for offer in &offers {
                @if let Some(service) = bundle.service(&offer.service) {
                    li.item {
                        p.item__name {
                            (link(&site.service_href(&service.id), site.named(&service.name)))
                            (sources.refer(t, &offer.source))
                            (tags::stage(t, offer.stage))
                        }
                    }
                }
            }
        }
    };
    section(
        "all",
        t.said(&t.facility_of_all_title(site.kind_text(kind))),
        inside,
    )
}

/// Where it works, what works inside it, what may be the same, and what else is in the street.
fn related(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let known = |ids: &[FacilityId]| -> Vec<&Facility> {
        let found = ids.iter().filter_map(|id| bundle.facility(id.as_str()));
        found.collect()
    };
    let street = bundle.street_of(facility);
    let neighbours = bundle.facilities.iter().filter(|other| {
        street.is_some()
            && other.id != facility.id
            && other.within.as_ref() != Some(&facility.id)
            && facility.within.as_ref() != Some(&other.id)
            && bundle.street_of(other).map(|street| &street.code)
                == street.map(|street| &street.code)
    });
    let mut neighbours: Vec<&Facility> = neighbours.collect();
    // A long list is the region page's business; there it can be searched.
    let others = street.filter(|_| neighbours.len() > MOST_NEIGHBOURS);
    neighbours.truncate(MOST_NEIGHBOURS);
    let lists = [
        ("host", t.facility_host(), known(facility.within.as_slice())),
        (
            "inside",
            t.facility_inside(),
            bundle.inside(&facility.id).collect(),
        ),
        (
            "maybe",
            t.facility_maybe_same(),
            known(&facility.maybe_same),
        ),
        ("street", t.facility_same_street(), neighbours),
    ];
    html! {
        @for (id, title, facilities) in lists {
            @if !facilities.is_empty() {
                (section(id, title, card::links(site, facilities)))
            }
        }
        @if let Some(street) = others {
            p { (link(&site.street_href(street), t.said(&t.facility_all_of(&street.name)))) }
        }
    }
}

fn checked(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    let said = match &facility.checked {
        Some(checked) => t.facility_checked(&checked.by, &words::date(t, &checked.date)),
        None => t.facility_unchecked().to_owned(),
    };
    let id = facility.id.as_str();
    let publisher = site.bundle.region.publisher.as_ref();
    let report = publisher.and_then(|publisher| report(t, publisher, id, &facility.name));
    html! {
        p.facility__checked {
            (t.said(&said))
            @if let Some((href, words)) = report {
                a.link href=(href) { (words) } " "
                span { (t.facility_number(id)) }
            }
        }
    }
}
