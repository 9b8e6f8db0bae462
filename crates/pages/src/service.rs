//! Services: what a resident can get, and where in the district.

use directory::{Offer, Service};
use maud::{Markup, html};

use crate::Page;
use crate::open_region::OpenRegion;
use crate::part::link::{HOTLINE, call, call_120, crumbs, link, phone, section};
use crate::part::{Sources, card, tags};
use crate::texts::Texts;
use crate::understood::CENTRES;
use crate::words;

/// The group of services that work on a phone or a computer, each with an entry of its own.
const ONLINE: &str = "online";

/// The service that is a phone call. It works everywhere, whatever a district plans around it.
const EMERGENCY: &str = "emergency-120";

/// All services of the region, by part of life.
pub fn services(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let name = site.name();
    let mut offers = bundle.offers.iter().map(|own| (own.stage, &own.source));
    html! {
        (crumbs(&site.root, &site.region_href(""), name))
        h1.page__title { (t.said(&t.service_title(name))) }
        @if bundle.services.is_empty() {
            p { (t.said(&t.service_no_services(name))) }
        }
        (tags::since_all(site, &mut offers))
        p.page__more { (link(&site.href(Page::Ways), t.common_ways())) }
        p.page__more { (link(&site.href(Page::Plan), t.common_plan())) }
        @for group in &bundle.groups {
            @let of_group = bundle.services.iter().filter(|service| service.group == group.id);
            (section(&["group-", group.id.as_str()].concat(), site.named(&group.name), html! {
                ul.items.items--links {
                    @for service in of_group {
                        (line(site, service))
                    }
                }
            }))
        }
    }
}

fn line(site: &OpenRegion, service: &Service) -> Markup {
    let t = site.root.texts;
    html! {
        li.item data-service=(service.id) {
            (link(&site.service_href(&service.id), site.named(&service.name)))
            @if let Some(offer) = site.bundle.offer(&service.id) {
                (tags::stage(t, offer.stage))
                @if offer.free {
                    (tags::free(t, t.service_free()))
                }
            }
        }
    }
}

/// One service in this region.
pub fn service(site: &OpenRegion, service: &Service, offer: &Offer) -> Markup {
    let t = site.root.texts;
    let mut sources = Sources::default();
    let for_whom = offer.for_whom.as_deref();
    html! {
        (crumbs(&site.root, &site.href(Page::Services), &t.service_title(site.name())))
        article.facility data-service=(service.id) {
            (head(site, service, offer, &mut sources))
            (section("who", t.service_for_whom(), html! {
                p { (t.said(for_whom.unwrap_or(t.service_for_whom_unstated()))) }
            }))
            (section("where", t.service_places(), places(site, service, offer)))
            (entry(site, service))
            (ways(site, service))
            @if !offer.terms.is_empty() {
                (section("terms", t.common_terms(), items(t, &offer.terms)))
            }
            (section("unsaid", t.common_unsaid(), html! {
                @if offer.unsaid.is_empty() {
                    p { (t.service_unsaid()) }
                } @else {
                    (items(t, &offer.unsaid))
                }
                @if let Some(ask) = &service.ask {
                    p.ask { (t.fact(ask)) }
                }
            }))
            (sources.list(site))
        }
    }
}

fn head<'a>(
    site: &OpenRegion,
    service: &Service,
    offer: &'a Offer,
    sources: &mut Sources<'a>,
) -> Markup {
    let t = site.root.texts;
    let is_call = service.id.as_str() == EMERGENCY;
    html! {
        header.facility__head {
            h1.page__title { (site.named(&service.name)) }
            @if is_call {
                (call_120(t))
            }
            p { (t.fact(&service.what)) }
            p.facility__status {
                @if !is_call {
                    span.tag { (words::stage(t, offer.stage)) } " "
                }
                span { (t.common_said_in(&words::date(t, &offer.as_of))) }
                @if !is_call {
                    (tags::since(site, offer.stage, &offer.source))
                }
                @for source in std::iter::once(&offer.source).chain(&offer.more_sources) {
                    (sources.refer(t, source))
                }
                @if offer.free {
                    (tags::free(t, t.service_stated_free()))
                }
            }
        }
    }
}

fn items(t: Texts, items: &[String]) -> Markup {
    html! {
        ul.items {
            @for item in items {
                li.item { (t.fact(item)) }
            }
        }
    }
}

fn places(site: &OpenRegion, service: &Service, offer: &Offer) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let facilities = bundle.facilities.iter();
    let mut facilities = facilities
        .filter(|facility| offer.is_at(facility))
        .peekable();
    let kinds = offer.where_kinds.iter();
    html! {
        @if let Some(text) = &offer.where_text {
            p { (t.fact(text)) }
        }
        @for kind in kinds.filter_map(|id| bundle.kind(id)) {
            p {
                (t.said(&t.service_of_all(site.kind_text(kind)))) " "
                (link(&site.region_href(&["?kind=", kind.id.as_str()].concat()), site.kind(kind)))
            }
        }
        @if facilities.peek().is_some() {
            (card::links(site, facilities))
        } @else if service.group.as_str() != ONLINE {
            // What works on a phone has an entry of its own; of everything else somebody knows.
            @if offer.where_text.is_none() {
                p { (t.service_no_place()) }
            }
            p { (link(&site.region_href(CENTRES), t.service_see_centres())) }
            (call(&site.root, HOTLINE, true, t.facility_ask()))
        }
    }
}

/// The official entry of a service that works outside this site. No document gives an address; only the
/// bureau does.
fn entry(site: &OpenRegion, service: &Service) -> Markup {
    let t = site.root.texts;
    let region = &site.bundle.region;
    let links = region.links.iter();
    let links: Vec<_> = links.filter(|link| link.service == service.id).collect();
    if links.is_empty() && service.group.as_str() != ONLINE {
        return Markup::default();
    }
    let publisher = region.publisher.as_ref();
    let publisher = publisher.and_then(|publisher| publisher.phones.first());
    let inside = html! {
        @if links.is_empty() {
            p {
                (t.service_no_entry()) (phone(HOTLINE))
                @if let Some(number) = publisher {
                    (t.common_list()) (phone(number))
                }
                (t.common_full_stop())
            }
        }
        @for link in links {
            a.button href=(link.url) rel="noopener" { (t.fact(&link.name)) }
        }
    };
    section("entry", t.service_entry(), inside)
}

/// The pathways that the service is a part of.
fn ways(site: &OpenRegion, service: &Service) -> Markup {
    let t = site.root.texts;
    let ways = site.bundle.ways.iter();
    let mut ways = ways
        .filter(|way| way.services.contains(&service.id))
        .peekable();
    if ways.peek().is_none() {
        return Markup::default();
    }
    let inside = html! {
        ul.items.items--links {
            @for way in ways {
                li { (link(&site.way_href(&way.id), site.named(&way.name))) }
            }
        }
    };
    section("ways", t.common_ways(), inside)
}
