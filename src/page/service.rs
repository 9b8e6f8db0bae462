//! Services: what a resident can get, and where in the district.
//!
//! Nothing of these pages changes once they are there, so they are text.

use directory::{Offer, Service, Stage};
use yew::prelude::*;

use super::understood::CENTRES;
use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::view::{
    Sources, put_call, put_call_120, put_facility, put_link, put_section, put_since, put_since_all,
    put_stage, tel,
};
use pages::Page;
use pages::texts;
use pages::words;

/// The group of services that work on a phone or a computer, each with an entry of its own.
const ONLINE: &str = "online";

/// The service that is a phone call. It works everywhere, whatever a district plans around it.
const EMERGENCY: &str = "emergency-120";

/// All services of the region, by part of life.
pub fn services(site: &OpenRegion) -> Html {
    let bundle = &site.bundle;
    let name = &bundle.region.name;
    page(site, &site.region_href(""), name, |html| {
        html.element(
            "<h1 class=\"page__title\">",
            &texts::service::title(name),
            "</h1>",
        );
        if bundle.services.is_empty() {
            html.element("<p>", &texts::service::no_services(name), "</p>");
        }
        let mut offers = bundle
            .offers
            .iter()
            .map(|offer| (offer.stage, &offer.source));
        put_since_all(html, site, &mut offers);
        for (below, words) in [
            ("ways/", texts::common::WAYS),
            ("plan/", texts::common::PLAN),
        ] {
            html.put(&["<p class=\"page__more\">"]);
            put_link(html, &site.region_href(below), words);
            html.put(&["</p>"]);
        }
        for group in &bundle.groups {
            put_section(html, &["group-", group.id.as_str()].concat(), &group.name);
            html.put(&["<ul class=\"items items--links\">"]);
            for service in bundle
                .services
                .iter()
                .filter(|service| service.group == group.id)
            {
                html.put(&[
                    "<li class=\"item\" data-service=\"",
                    service.id.as_str(),
                    "\">",
                ]);
                put_link(html, &site.service_href(&service.id), &service.name);
                if let Some(offer) = bundle.offer(&service.id) {
                    put_stage(html, offer.stage);
                    put_free(html, offer, texts::service::FREE);
                }
                html.put(&["</li>"]);
            }
            html.put(&["</ul></section>"]);
        }
    })
}

/// A page with the way back to another one above it.
fn page(site: &OpenRegion, back: &str, name: &str, write: impl FnOnce(&mut Markup)) -> Html {
    let text = Markup::of(|html| {
        html.put(&["<nav class=\"crumbs\" aria-label=\"", texts::common::CRUMBS]);
        html.put(&["\"><a href=\"", back, "\">"])
            .icon(&site.root, "back");
        html.element("", name, "</a></nav>");
        write(html);
    });
    html! { <main class="page" id="main">{text}</main> }
}

fn put_free(html: &mut Markup, offer: &Offer, words: &str) {
    if offer.free {
        html.put(&[" <span class=\"tag tag--level\">", words, "</span>"]);
    }
}

/// One service in this region.
pub fn service(site: &OpenRegion, service: &Service, offer: &Offer) -> Html {
    let services = site.root.href(&Page::Services(site.adcode().to_owned()));
    let title = texts::service::title(&site.bundle.region.name);
    page(site, &services, &title, |html| {
        html.put(&[
            "<article class=\"facility\" data-service=\"",
            service.id.as_str(),
        ]);
        html.put(&["\"><header class=\"facility__head\">"]);
        html.element("<h1 class=\"page__title\">", &service.name, "</h1>");
        let is_call = service.id.as_str() == EMERGENCY;
        if is_call {
            put_call_120(html);
        }
        html.element("<p>", &service.what, "</p>");
        html.put(&["<p class=\"facility__status\">"]);
        if !is_call {
            html.put(&[
                "<span class=\"tag\">",
                words::stage(offer.stage),
                "</span> ",
            ]);
        }
        let said_in = texts::common::said_in(&words::date(&offer.as_of));
        html.element("<span>", &said_in, "</span>");
        if !is_call && offer.stage != Stage::Existing {
            put_since(html, site, &offer.source);
        }
        let mut sources = Sources::default();
        for source in std::iter::once(&offer.source).chain(&offer.more_sources) {
            sources.put(html, source);
        }
        put_free(html, offer, texts::service::STATED_FREE);
        html.put(&["</p></header>"]);
        put_section(html, "who", texts::service::FOR_WHOM);
        let for_whom = offer.for_whom.as_deref();
        let for_whom = for_whom.unwrap_or(texts::service::FOR_WHOM_UNSTATED);
        html.element("<p>", for_whom, "</p></section>");
        places(html, site, service, offer);
        entry(html, site, service);
        ways(html, site, service);
        if !offer.terms.is_empty() {
            put_section(html, "terms", texts::common::TERMS);
            items(html, &offer.terms);
            html.put(&["</section>"]);
        }
        put_section(html, "unsaid", texts::common::UNSAID);
        if offer.unsaid.is_empty() {
            html.put(&["<p>", texts::service::UNSAID, "</p>"]);
        } else {
            items(html, &offer.unsaid);
        }
        if let Some(ask) = &service.ask {
            html.element("<p class=\"ask\">", ask, "</p>");
        }
        html.put(&["</section>"]);
        sources.put_list(html, site);
        html.put(&["</article>"]);
    })
}

fn items(html: &mut Markup, items: &[String]) {
    html.put(&["<ul class=\"items\">"]);
    for item in items {
        html.element("<li class=\"item\">", item, "</li>");
    }
    html.put(&["</ul>"]);
}

fn places(html: &mut Markup, site: &OpenRegion, service: &Service, offer: &Offer) {
    let facilities = site.bundle.facilities.iter();
    let mut facilities = facilities
        .filter(|facility| offer.is_at(facility))
        .peekable();
    put_section(html, "where", texts::service::PLACES);
    if let Some(text) = &offer.where_text {
        html.element("<p>", text, "</p>");
    }
    for kind in offer
        .where_kinds
        .iter()
        .filter_map(|id| site.bundle.kind(id))
    {
        html.element("<p>", &texts::service::of_all(&kind.name), " ");
        let href = site.region_href(&["?kind=", kind.id.as_str()].concat());
        put_link(html, &href, &kind.name);
        html.put(&["</p>"]);
    }
    if facilities.peek().is_some() {
        html.put(&["<ul class=\"items items--links\">"]);
        for facility in facilities {
            html.put(&["<li>"]);
            put_facility(html, site, facility);
            html.put(&["</li>"]);
        }
        html.put(&["</ul>"]);
    } else if service.group.as_str() != ONLINE {
        // What works on a phone has an entry of its own; of everything else somebody knows.
        if offer.where_text.is_none() {
            html.put(&["<p>", texts::service::NO_PLACE, "</p>"]);
        }
        html.put(&["<p>"]);
        put_link(
            html,
            &site.region_href(CENTRES),
            texts::service::SEE_CENTRES,
        );
        html.put(&["</p>"]);
        put_call(
            html,
            &site.root,
            "12345",
            " button--quiet",
            texts::facility::ASK,
        );
    }
    html.put(&["</section>"]);
}

/// The official entry of a service that works outside this site. No document gives an address; only the
/// bureau does.
fn entry(html: &mut Markup, site: &OpenRegion, service: &Service) {
    let region = &site.bundle.region;
    let links = region.links.iter();
    let mut links = links.filter(|link| link.service == service.id).peekable();
    let known = links.peek().is_some();
    if !known && service.group.as_str() != ONLINE {
        return;
    }
    put_section(html, "entry", texts::service::ENTRY);
    if !known {
        html.put(&["<p>", texts::service::NO_ENTRY]);
        put_link(html, "tel:12345", "12345");
        let publisher = region.publisher.as_ref();
        if let Some(phone) = publisher.and_then(|publisher| publisher.phones.first()) {
            html.put(&[texts::common::LIST]);
            put_link(html, &tel(phone), phone);
        }
        html.put(&[texts::common::FULL_STOP, "</p>"]);
    }
    for link in links {
        html.element(
            "<a class=\"button\" href=\"",
            &link.url,
            "\" rel=\"noopener\">",
        );
        html.element("", &link.name, "</a>");
    }
    html.put(&["</section>"]);
}

/// The pathways that the service is a part of.
fn ways(html: &mut Markup, site: &OpenRegion, service: &Service) {
    let ways = site.bundle.ways.iter();
    let mut ways = ways
        .filter(|way| way.services.contains(&service.id))
        .peekable();
    if ways.peek().is_none() {
        return;
    }
    put_section(html, "ways", texts::common::WAYS);
    html.put(&["<ul class=\"items items--links\">"]);
    for way in ways {
        html.put(&["<li>"]);
        let href = site.region_href(&["way/", way.id.as_str(), "/"].concat());
        put_link(html, &href, &way.name);
        html.put(&["</li>"]);
    }
    html.put(&["</ul></section>"]);
}
