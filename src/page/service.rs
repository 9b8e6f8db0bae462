//! Services: what a resident can get, and where in the district.

use directory::{Offer, Service};
use yew::prelude::*;

use crate::route::Route;
use crate::site::Site;
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
            <nav class="crumbs" aria-label="位置">
                <a href={site.region_href("")}>{icon(&site.place, "back")}{name.clone()}</a>
            </nav>
            <h1 class="page__title">{format!("{name} · 办事与服务")}</h1>
            if bundle.services.is_empty() {
                <p>{format!("{name}的文件没有写到面向居民的服务。")}</p>
            }
            <p class="page__more"><a href={site.region_href("ways/")}>{"先去哪里，再去哪里"}</a></p>
            <p class="page__more"><a href={site.region_href("plan/")}>{"规划和目标"}</a></p>
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
                                        <span class="tag tag--level">{"免费"}</span>
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
            <nav class="crumbs" aria-label="位置">
                <a href={services}>{icon(&site.place, "back")}{format!("{} · 办事与服务", site.bundle.region.name)}</a>
            </nav>
            <article class="facility" data-service={service.id.to_string()}>
                <header class="facility__head">
                    <h1 class="page__title">{service.name.clone()}</h1>
                    <p>{service.what.clone()}</p>
                    <p class="facility__status">
                        <span class="tag">{words::stage(offer.stage)}</span>
                        <span>{format!("{}的说法", words::date(&offer.as_of))}</span>
                        {refer}{for more}
                        if offer.free {
                            <span class="tag tag--level">{"文件写明免费"}</span>
                        }
                    </p>
                </header>
                <section class="block" aria-labelledby="who-title">
                    <h2 class="block__title" id="who-title">{"给谁"}</h2>
                    <p>{offer.for_whom.clone().unwrap_or_else(|| "文件没有写明对象，去之前请先问。".to_owned())}</p>
                </section>
                {places(site, offer)}
                {entry(site, service)}
                {ways(site, service)}
                if !offer.terms.is_empty() {
                    <section class="block" aria-labelledby="terms-title">
                        <h2 class="block__title" id="terms-title">{"文件怎么说"}</h2>
                        <ul class="items">
                            for term in offer.terms.iter() {
                                <li class="item">{term.clone()}</li>
                            }
                        </ul>
                    </section>
                }
                <section class="block" aria-labelledby="unsaid-title">
                    <h2 class="block__title" id="unsaid-title">{"文件没有写"}</h2>
                    if offer.unsaid.is_empty() {
                        <p>{"地址、电话、时间和手续，文件未载。"}</p>
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
            <h2 class="block__title" id="where-title">{"去哪里"}</h2>
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
                <p>{"文件没有写在哪里。请问最近的社区卫生服务中心或卫生院。"}</p>
                <p><a href={site.region_href("?kind=community-health-centre")}>{"看社区卫生服务中心"}</a></p>
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
            <h2 class="block__title" id="entry-title">{"官方入口"}</h2>
            if links.peek().is_none() {
                <p>
                    {"文件没有写官方网址。请问最近的社区卫生服务中心，或打 "}<a href="tel:12345">{"12345"}</a>
                    if let Some(phone) = phone {
                        {"、"}<a href={format!("tel:{phone}")}>{phone.clone()}</a>
                    }
                    {"。"}
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
            <h2 class="block__title" id="ways-title">{"先去哪里，再去哪里"}</h2>
            <ul class="items items--links">
                for way in ways {
                    <li><a href={site.region_href(&format!("way/{}/", way.id))}>{way.name.clone()}</a></li>
                }
            </ul>
        </section>
    }
}
