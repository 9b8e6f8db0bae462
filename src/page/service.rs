//! Services: what a resident can get, and where in the district.

use directory::{Offer, Service};
use yew::prelude::*;

use crate::route::Route;
use crate::site::Site;
use crate::texts;
use crate::view::{Sources, facility_link, icon, stage_tag};
use crate::words;

/// The group of services that work on a phone or a computer, each with an entry of its own.
const ONLINE: &str = "online";

/// All services of the region, by part of life.
pub fn services(site: &Site) -> Html {
    let bundle = &site.bundle;
    let name = &bundle.region.name;
    html! {
        <main class="page" id="main">
            <nav class="crumbs" aria-label={texts::common::CRUMBS}>
                <a href={site.region_href("")}>{icon(&site.place, "back")}{name.clone()}</a>
            </nav>
            <h1 class="page__title">{texts::service::title(name)}</h1>
            if bundle.services.is_empty() {
                <p>{texts::service::no_services(name)}</p>
            }
            <p class="page__more"><a href={site.region_href("ways/")}>{texts::common::WAYS}</a></p>
            <p class="page__more"><a href={site.region_href("plan/")}>{texts::common::PLAN}</a></p>
            for group in bundle.groups.iter() {
                <section class="block" aria-labelledby={format!("group-{}", group.id)}>
                    <h2 class="block__title" id={format!("group-{}", group.id)}>{group.name.clone()}</h2>
                    <ul class="items items--links">
                        for service in bundle.services.iter().filter(|service| service.group == group.id) {
                            <li class="item" data-service={service.id.to_string()}>
                                <a href={site.service_href(&service.id)}>{service.name.clone()}</a>
                                if let Some(offer) = bundle.offer(&service.id) {
                                    {stage_tag(offer.stage)}
                                    if offer.free {
                                        <span class="tag tag--level">{texts::service::FREE}</span>
                                    }
                                }
                            </li>
                        }
                    </ul>
                </section>
            }
        </main>
    }
}

/// One service in this region.
pub fn service(site: &Site, service: &Service, offer: &Offer) -> Html {
    let mut sources = Sources::default();
    let refer = sources.refer(&offer.source);
    let more: Vec<Html> = offer
        .more_sources
        .iter()
        .map(|source| sources.refer(source))
        .collect();
    let services = site.place.href(&Route::Services(site.adcode().to_owned()));
    html! {
        <main class="page" id="main">
            <nav class="crumbs" aria-label={texts::common::CRUMBS}>
                <a href={services}>{icon(&site.place, "back")}{texts::service::title(&site.bundle.region.name)}</a>
            </nav>
            <article class="facility" data-service={service.id.to_string()}>
                <header class="facility__head">
                    <h1 class="page__title">{service.name.clone()}</h1>
                    <p>{service.what.clone()}</p>
                    <p class="facility__status">
                        <span class="tag">{words::stage(offer.stage)}</span>
                        <span>{texts::common::said_in(&words::date(&offer.as_of))}</span>
                        {refer}{for more}
                        if offer.free {
                            <span class="tag tag--level">{texts::service::STATED_FREE}</span>
                        }
                    </p>
                </header>
                <section class="block" aria-labelledby="who-title">
                    <h2 class="block__title" id="who-title">{texts::service::FOR_WHOM}</h2>
                    <p>{offer.for_whom.clone().unwrap_or_else(|| texts::service::FOR_WHOM_UNSTATED.to_owned())}</p>
                </section>
                {places(site, offer)}
                {entry(site, service)}
                {ways(site, service)}
                if !offer.terms.is_empty() {
                    <section class="block" aria-labelledby="terms-title">
                        <h2 class="block__title" id="terms-title">{texts::common::TERMS}</h2>
                        <ul class="items">
                            for term in offer.terms.iter() {
                                <li class="item">{term.clone()}</li>
                            }
                        </ul>
                    </section>
                }
                <section class="block" aria-labelledby="unsaid-title">
                    <h2 class="block__title" id="unsaid-title">{texts::common::UNSAID}</h2>
                    if offer.unsaid.is_empty() {
                        <p>{texts::service::UNSAID}</p>
                    } else {
                        <ul class="items">
                            for question in offer.unsaid.iter() {
                                <li class="item">{question.clone()}</li>
                            }
                        </ul>
                    }
                    if let Some(ask) = &service.ask {
                        <p class="ask">{ask.clone()}</p>
                    }
                </section>
                {sources.list(site)}
            </article>
        </main>
    }
}

fn places(site: &Site, offer: &Offer) -> Html {
    let facilities: Vec<_> = site
        .bundle
        .facilities
        .iter()
        .filter(|facility| offer.is_at(facility))
        .collect();
    html! {
        <section class="block" aria-labelledby="where-title">
            <h2 class="block__title" id="where-title">{texts::service::PLACES}</h2>
            if let Some(text) = &offer.where_text {
                <p>{text.clone()}</p>
            }
            if !facilities.is_empty() {
                <ul class="items items--links">
                    for facility in facilities {
                        {facility_link(site, facility)}
                    }
                </ul>
            } else if offer.where_text.is_none() {
                <p>{texts::service::NO_PLACE}</p>
                <p><a href={site.region_href("?kind=community-health-centre")}>{texts::service::SEE_CENTRES}</a></p>
            }
        </section>
    }
}

/// The official entry of a service that works outside this site. No document gives an address; only the
/// bureau does.
fn entry(site: &Site, service: &Service) -> Html {
    let region = &site.bundle.region;
    let mut links = region
        .links
        .iter()
        .filter(|link| link.service == service.id)
        .peekable();
    if links.peek().is_none() && service.group.as_str() != ONLINE {
        return Html::default();
    }
    let phone = region
        .publisher
        .as_ref()
        .and_then(|publisher| publisher.phones.first());
    html! {
        <section class="block" aria-labelledby="entry-title">
            <h2 class="block__title" id="entry-title">{texts::service::ENTRY}</h2>
            if links.peek().is_none() {
                <p>
                    {texts::service::NO_ENTRY}<a href="tel:12345">{"12345"}</a>
                    if let Some(phone) = phone {
                        {texts::common::LIST}<a href={format!("tel:{phone}")}>{phone.clone()}</a>
                    }
                    {texts::common::FULL_STOP}
                </p>
            }
            for link in links {
                <a class="button" href={link.url.clone()} rel="noopener">{link.name.clone()}</a>
            }
        </section>
    }
}

/// The pathways that the service is a part of.
fn ways(site: &Site, service: &Service) -> Html {
    let mut ways = site
        .bundle
        .ways
        .iter()
        .filter(|way| way.services.contains(&service.id))
        .peekable();
    if ways.peek().is_none() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="ways-title">
            <h2 class="block__title" id="ways-title">{texts::common::WAYS}</h2>
            <ul class="items items--links">
                for way in ways {
                    <li><a href={site.region_href(&format!("way/{}/", way.id))}>{way.name.clone()}</a></li>
                }
            </ul>
        </section>
    }
}
