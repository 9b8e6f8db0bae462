//! One facility: what it has, what is planned, what nobody wrote down, and where each fact comes from.

use directory::{Beds, Facility, Located, Partner};
use yew::prelude::*;

use crate::report::report;
use crate::site::Site;
use crate::texts;
use crate::use_my_place::Here;
use crate::view::{
    Sources, facility_link, hand_off, icon, level_tag, open_words, stage_tag, tools, unverified_tag,
};
use crate::words;

/// How many others of its street a facility's page lists.
const MOST_NEIGHBOURS: usize = 30;

/// The page of a facility.
pub fn facility(site: &Site, here: &Here, facility: &Facility) -> Html {
    let mut sources = Sources::default();
    html! {
        <main class="page" id="main">
            <nav class="crumbs" aria-label={texts::common::CRUMBS}>
                <a href={site.region_href("")}>{icon(&site.place, "back")}{site.bundle.region.name.clone()}</a>
            </nav>
            <article class="facility">
                {head(site, facility, &mut sources)}
                {contact(site, here, facility, &mut sources)}
                {tools(site, facility.id.as_str())}
                {departments(site, facility, &mut sources)}
                {services(site, facility)}
                {partners(site, facility, &mut sources)}
                {beds(facility, &mut sources)}
                {plans(facility, &mut sources)}
                {facts(site, facility, &mut sources)}
                {related(site, facility)}
                {checked(site, facility)}
                {sources.list(site)}
            </article>
        </main>
    }
}

fn section(id: &str, title: &str, body: Html) -> Html {
    html! {
        <section class="block" aria-labelledby={format!("{id}-title")}>
            <h2 class="block__title" id={format!("{id}-title")}>{title.to_owned()}</h2>
            {body}
        </section>
    }
}

fn head<'a>(site: &Site, facility: &'a Facility, sources: &mut Sources<'a>) -> Html {
    let kind = site.bundle.kind(&facility.kind);
    let street = site.bundle.street_of(facility);
    html! {
        <header class="facility__head">
            <p class="facility__kind">
                {icon(&site.place, facility.kind.as_str())}
                if let Some(kind) = kind {
                    <span>{kind.name.clone()}</span>
                }
                if let Some(street) = street {
                    <a href={site.region_href(&format!("?street={}", street.code))}>{street.name.clone()}</a>
                }
            </p>
            <h1 class="page__title">{facility.name.clone()}</h1>
            if !facility.aliases.is_empty() {
                <p class="facility__aliases">{texts::facility::aliases(&facility.aliases.join(texts::common::LIST))}</p>
            }
            <p class="facility__status">
                <b>{words::status(&facility.status)}</b>
                {sources.refer(&facility.status.source)}
                {unverified_tag(site, &facility.status.source)}
            </p>
            if facility.located != Located::Here {
                <p class="facility__located">
                    {match facility.located {
                        Located::Elsewhere => texts::facility::elsewhere(&site.bundle.region.name),
                        _ => texts::facility::where_unstated(&site.bundle.region.name),
                    }}
                </p>
            }
            for brand in facility.brands.iter() {
                <p class="facility__brand">
                    {icon(&site.place, "star")}
                    {texts::facility::brand(&brand.name)}{stage_tag(brand.stage)}{sources.refer(&brand.source)}
                </p>
            }
        </header>
    }
}

/// How to reach it. What no document states is said once, in one sentence: for most facilities that is
/// everything, and it must look as normal as it is.
fn contact<'a>(
    site: &Site,
    here: &Here,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) -> Html {
    let all = &site.bundle.facilities;
    let position = all.iter().position(|other| other.id == facility.id);
    let far = position.and_then(|position| here.words(position));
    let stated = [
        (texts::facility::ADDRESS, facility.address.is_some()),
        (texts::facility::PHONE, !facility.phones.is_empty()),
        (texts::facility::HOURS, facility.hours.is_some()),
        (texts::common::CRUMBS, facility.point.is_some()),
    ];
    let unstated: Vec<&str> = stated
        .iter()
        .filter(|(_, stated)| !stated)
        .map(|(name, _)| *name)
        .collect();
    let body = html! {
        <>
            if let Some(phone) = facility.phones.first() {
                <a class="button button--call" href={tel(&phone.number)}>
                    {icon(&site.place, "phone")}{texts::facility::call(&phone.number)}
                </a>
            }
            <dl class="facts">
                if let Some(address) = &facility.address {
                    <dt>{texts::facility::ADDRESS}</dt>
                    <dd>
                        {address.text.clone()}{sources.refer(&address.source)}{unverified_tag(site, &address.source)}
                    </dd>
                }
                if !facility.phones.is_empty() {
                    <dt>{texts::facility::PHONE}</dt>
                    <dd>
                        for phone in facility.phones.iter() {
                            <span class="phone">
                                <a href={tel(&phone.number)}>{phone.number.clone()}</a>
                                if let Some(label) = &phone.label {
                                    <span>{label.clone()}</span>
                                }
                                {sources.refer(&phone.source)}{unverified_tag(site, &phone.source)}
                            </span>
                        }
                    </dd>
                }
                if let Some(hours) = &facility.hours {
                    <dt>{texts::facility::HOURS}</dt>
                    <dd>
                        {hours_in_words(site, facility)}{sources.refer(&hours.source)}{unverified_tag(site, &hours.source)}
                        if let Some((open, words)) = here.open(&site.bundle, facility) {
                            {open_words(open, words)}
                        }
                    </dd>
                }
                if let Some(point) = &facility.point {
                    <dt>{texts::common::CRUMBS}</dt>
                    <dd>
                        {words::precision(point.precision)}{sources.refer(&point.source)}{unverified_tag(site, &point.source)}
                    </dd>
                }
            </dl>
            if let Some(far) = far {
                <p class="far">{icon(&site.place, "location")}{texts::facility::FAR}{far}</p>
            }
            {hand_off(site, facility)}
            if facility.phones.is_empty() {
                <a class="button button--call button--quiet" href="tel:12345">
                    {icon(&site.place, "phone")}{texts::facility::ASK}
                </a>
            }
            if !unstated.is_empty() {
                <p class="unstated">{texts::facility::unstated(&unstated.join(texts::common::LIST))}</p>
            }
        </>
    };
    section("contact", texts::facility::CONTACT, body)
}

/// The hours as people say them; as they were written where the build could not read them.
pub(super) fn hours_in_words(site: &Site, facility: &Facility) -> String {
    let timetable = site.bundle.timetable(&facility.id);
    let written = facility.hours.as_ref().map(|hours| &hours.text);
    let words = timetable.map(|timetable| &timetable.text).or(written);
    words.cloned().unwrap_or_default()
}

/// A number as a link calls it.
pub(super) fn tel(number: &str) -> String {
    format!("tel:{}", number.replace(' ', ""))
}

fn departments<'a>(site: &Site, facility: &'a Facility, sources: &mut Sources<'a>) -> Html {
    if facility.departments.is_empty() {
        return Html::default();
    }
    let body = html! {
        <ul class="items">
            for department in facility.departments.iter() {
                <li class="item">
                    <p class="item__name">
                        <b>{department.name.clone()}</b>
                        if let Some(level) = department.level.as_ref().and_then(|id| site.bundle.level(id)) {
                            {level_tag(level)}
                        }
                        {stage_tag(department.stage)}
                        {unverified_tag(site, &department.source)}
                        {sources.refer(&department.source)}
                    </p>
                    if let Some(note) = &department.note {
                        <p class="item__note">{note.clone()}</p>
                    }
                </li>
            }
        </ul>
    };
    section("departments", texts::search::DEPARTMENT, body)
}

fn services(site: &Site, facility: &Facility) -> Html {
    let offers: Vec<_> = site.bundle.offers_at(facility).collect();
    if offers.is_empty() {
        return Html::default();
    }
    let body = html! {
        <ul class="items items--links">
            for offer in offers {
                if let Some(service) = site.bundle.service(&offer.service) {
                    <li class="item">
                        <a href={site.service_href(&service.id)}>{service.name.clone()}</a>{stage_tag(offer.stage)}
                    </li>
                }
            }
        </ul>
    };
    section("services", texts::common::SERVICE, body)
}

fn partners<'a>(site: &Site, facility: &'a Facility, sources: &mut Sources<'a>) -> Html {
    if facility.partners.is_empty() {
        return Html::default();
    }
    let name = |partner: &Partner| match partner
        .facility
        .as_ref()
        .and_then(|id| site.bundle.facility(id.as_str()))
    {
        Some(hospital) => {
            html! { <a href={site.facility_href(hospital)}>{partner.hospital.clone()}</a> }
        }
        None => html! { <b>{partner.hospital.clone()}</b> },
    };
    // The style sheet draws the way there and back from the place to each of its hospitals.
    let body = html! {
        <>
        <p class="ties">{facility.name.clone()}</p>
        <ul class="items">
            for partner in facility.partners.iter() {
                <li class="item">
                    <p class="item__name">
                        {name(partner)}
                        <span class="tag">{words::stage(partner.stage)}</span>
                        {sources.refer(&partner.source)}
                    </p>
                    <p class="item__note">
                        if let Some(department) = &partner.department {
                            {texts::common::before(department)}
                        }
                        {partner.about.clone()}
                    </p>
                </li>
            }
        </ul>
        <p><a href={site.region_href("ways/")}>{texts::facility::WAYS}</a></p>
        </>
    };
    section("partners", texts::common::PARTNERS, body)
}

fn beds<'a>(facility: &'a Facility, sources: &mut Sources<'a>) -> Html {
    let Some(beds) = &facility.beds else {
        return Html::default();
    };
    let body = html! {
        <>
            <p class="beds">
                {said_beds(beds)}{sources.refer(&beds.source)}
            </p>
            if let Some(note) = &beds.note {
                <p class="item__note">{note.clone()}</p>
            }
        </>
    };
    section("beds", texts::facility::BEDS, body)
}

/// How many, as far as the documents count them.
pub(super) fn said_beds(beds: &Beds) -> String {
    let now = beds.now.map(texts::facility::beds_now);
    let planned = beds.planned.map(texts::facility::beds_planned);
    match (now, planned) {
        (Some(now), Some(planned)) => texts::facility::beds_both(&now, &planned),
        (now, planned) => now.or(planned).unwrap_or_default(),
    }
}

fn plans<'a>(facility: &'a Facility, sources: &mut Sources<'a>) -> Html {
    if facility.plans.is_empty() {
        return Html::default();
    }
    let body = html! {
        <ul class="items">
            for plan in facility.plans.iter() {
                <li class="item">
                    <p class="item__name">
                        {plan.what.clone()}
                        <span class="tag tag--planned">{words::stage(plan.stage)}</span>
                        {sources.refer(&plan.source)}
                    </p>
                    if let Some(period) = &plan.period {
                        <p class="item__note">{texts::facility::period(period)}</p>
                    }
                </li>
            }
        </ul>
    };
    section("plans", texts::words::PLANNED, body)
}

fn facts<'a>(site: &Site, facility: &'a Facility, sources: &mut Sources<'a>) -> Html {
    if facility.facts.is_empty() {
        return Html::default();
    }
    let body = html! {
        <ul class="items">
            for fact in facility.facts.iter() {
                <li class="item">
                    <p class="item__name">
                        {fact.text.clone()}
                        if let Some(as_of) = &fact.as_of {
                            <span class="hint">{texts::common::dated(&words::date(as_of))}</span>
                        }
                        {stage_tag(fact.stage)}
                        {unverified_tag(site, &fact.source)}
                        {sources.refer(&fact.source)}
                    </p>
                </li>
            }
        </ul>
    };
    section("more", texts::facility::MORE, body)
}

/// Where it works, what works inside it, what may be the same, and what else is in the street.
fn related(site: &Site, facility: &Facility) -> Html {
    let bundle = &site.bundle;
    let host: Vec<_> = facility
        .within
        .iter()
        .filter_map(|id| bundle.facility(id.as_str()))
        .collect();
    let inside: Vec<_> = bundle.inside(&facility.id).collect();
    let maybe: Vec<_> = facility
        .maybe_same
        .iter()
        .filter_map(|id| bundle.facility(id.as_str()))
        .collect();
    let street = bundle.street_of(facility);
    let mut neighbours: Vec<_> = bundle
        .facilities
        .iter()
        .filter(|other| {
            street.is_some()
                && other.id != facility.id
                && other.within.as_ref() != Some(&facility.id)
                && facility.within.as_ref() != Some(&other.id)
                && bundle.street_of(other).map(|street| &street.code)
                    == street.map(|street| &street.code)
        })
        .collect();
    // A long list is the region page's business; there it can be searched.
    let others = street.filter(|_| neighbours.len() > MOST_NEIGHBOURS);
    neighbours.truncate(MOST_NEIGHBOURS);
    let list = |id: &str, title: &str, facilities: Vec<&Facility>| {
        if facilities.is_empty() {
            return Html::default();
        }
        let body = html! {
            <ul class="items items--links">
                for facility in facilities {
                    {facility_link(site, facility)}
                }
            </ul>
        };
        section(id, title, body)
    };
    html! {
        <>
            {list("host", texts::facility::HOST, host)}
            {list("inside", texts::facility::INSIDE, inside)}
            {list("maybe", texts::facility::MAYBE_SAME, maybe)}
            {list("street", texts::facility::SAME_STREET, neighbours)}
            if let Some(street) = others {
                <p><a href={site.region_href(&format!("?street={}", street.code))}>{texts::facility::all_of(&street.name)}</a></p>
            }
        </>
    }
}

fn checked(site: &Site, facility: &Facility) -> Html {
    let publisher = site.bundle.region.publisher.as_ref();
    html! {
        <p class="facility__checked">
            if let Some(checked) = &facility.checked {
                {texts::facility::checked(&checked.by, &words::date(&checked.date))}
            } else {
                {texts::facility::UNCHECKED}
            }
            if let Some((href, words)) = publisher.and_then(|publisher| report(publisher, facility)) {
                <a class="link" href={href}>{words}</a>
                <span>{texts::facility::number(facility.id.as_str())}</span>
            }
        </p>
    }
}
