//! Where to go first, and where next: one pathway as a picture that reads as a list, and all of them
//! with the hospitals that each place works with. Plain pages: the app does not run on them.

use directory::district::{Pathway, Step, Term};
use directory::{District, Facility, KindId, OperatingStatus, Partner};
use yew::prelude::*;

use super::plan::kind_link;
use crate::site::OpenRegion;
use crate::view::{Sources, facility_link, icon, since, since_all, stage_tag, tel, unverified_tag};
use pages::texts;
use pages::words;

/// All pathways of a district, and who works with which hospital.
pub fn ways(site: &OpenRegion, district: Option<&District>) -> Html {
    let mut sources = Sources::default();
    let name = &site.bundle.region.name;
    let pathways = district.map_or(&[][..], |district| &district.pathways);
    html! {
        <main class="page" id="main">
            <nav class="crumbs" aria-label={texts::common::CRUMBS}>
                <a href={site.region_href("")}>{icon(&site.root, "back")}{name.clone()}</a>
            </nav>
            <h1 class="page__title">{texts::way::title(name)}</h1>
            if pathways.is_empty() {
                <p>{texts::way::missing(name)}</p>
            } else {
                <section class="block" aria-labelledby="ways-title">
                    <h2 class="block__title" id="ways-title">{texts::way::PATHWAYS}</h2>
                    <ul class="items items--links">
                        for pathway in pathways.iter() {
                            <li class="item">
                                <a href={href(site, pathway)}>{pathway.name.clone()}</a>{stage_tag(pathway.stage)}
                            </li>
                        }
                    </ul>
                </section>
            }
            {ties(site, &mut sources)}
            if !sources.is_empty() {
                {sources.list(site)}
            }
            <p class="page__more"><a href={site.region_href("services/")}>{texts::common::SERVICES}</a></p>
            <p class="page__more"><a href={site.region_href("plan/")}>{texts::common::plan_of(name)}</a></p>
        </main>
    }
}

fn href(site: &OpenRegion, pathway: &Pathway) -> String {
    site.region_href(&format!("way/{}/", pathway.id))
}

/// Each place with the hospitals that it works with. The roles keep it a table where the style sheet
/// lays rows out as cards.
fn ties<'a>(site: &'a OpenRegion, sources: &mut Sources<'a>) -> Html {
    let ties: Vec<(&Facility, &Partner)> = site
        .bundle
        .facilities
        .iter()
        .flat_map(|facility| facility.partners.iter().map(move |tie| (facility, tie)))
        .collect();
    html! {
        <section class="block" id="partners" aria-labelledby="partners-title">
            <h2 class="block__title" id="partners-title">{texts::way::PARTNERS}</h2>
            if ties.is_empty() {
                <p>{texts::way::NO_PARTNERS}</p>
            } else {
                <p>{texts::way::PARTNERS_LEAD}</p>
                {since_all(site, &mut ties.iter().map(|(_, tie)| (tie.stage, &tie.source)))}
                <table class="rows" role="table" aria-labelledby="partners-title">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">{texts::common::FACILITY}</th>
                            <th role="columnheader" scope="col">{texts::common::PARTNERS}</th>
                            <th role="columnheader" scope="col">{texts::way::ABOUT}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        for (facility, tie) in ties {
                            {tie_row(site, facility, tie, sources)}
                        }
                    </tbody>
                </table>
            }
        </section>
    }
}

fn tie_row<'a>(
    site: &OpenRegion,
    facility: &Facility,
    tie: &'a Partner,
    sources: &mut Sources<'a>,
) -> Html {
    let hospital = tie
        .facility
        .as_ref()
        .and_then(|id| site.bundle.facility(id.as_str()));
    let about = match &tie.department {
        Some(department) => texts::common::before(department) + &tie.about,
        None => tie.about.clone(),
    };
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href={site.facility_href(facility)}>{facility.name.clone()}</a>
            </th>
            <td role="cell">
                <span class="rows__arrow" aria-hidden="true">{"⇄ "}</span>
                if let Some(hospital) = hospital {
                    <a href={site.facility_href(hospital)}>{tie.hospital.clone()}</a>
                } else {
                    {tie.hospital.clone()}
                }
            </td>
            <td role="cell">
                {about}{sources.refer(&tie.source)}{" "}<span class="tag">{words::tie(tie.stage)}</span>
                {" "}<span class="dated">{texts::common::dated(&words::date(&tie.as_of))}</span>
            </td>
        </tr>
    }
}

/// One pathway.
pub fn way(site: &OpenRegion, pathway: &Pathway) -> Html {
    let mut sources = Sources::default();
    let name = &site.bundle.region.name;
    let refer = sources.refer(&pathway.source);
    html! {
        <main class="page" id="main">
            <nav class="crumbs" aria-label={texts::common::CRUMBS}>
                <a href={site.region_href("ways/")}>{icon(&site.root, "back")}{texts::way::title(name)}</a>
            </nav>
            <article class="facility" data-way={pathway.id.to_string()}>
                <header class="facility__head">
                    <h1 class="page__title">{pathway.name.clone()}</h1>
                    <p class="facility__status">
                        <span class="tag">{words::stage(pathway.stage)}</span>{" "}
                        <span>{texts::common::said_in(&words::date(&pathway.as_of))}</span>
                        {since(site, pathway.stage, &pathway.source)}
                        {refer}
                        {unverified_tag(site, &pathway.source)}
                    </p>
                </header>
                <ol class="way">
                    for step in pathway.steps.iter() {
                        {step_of(site, step)}
                    }
                </ol>
                {terms(site, &pathway.terms, &mut sources)}
                {unsaid(site, &pathway.unsaid)}
                {services(site, pathway)}
                {sources.list(site)}
            </article>
            <p class="page__more"><a href={site.region_href("ways/#partners")}>{texts::way::PARTNERS}</a></p>
        </main>
    }
}

fn step_of(site: &OpenRegion, step: &Step) -> Html {
    let named: Vec<&Facility> = step
        .facilities
        .iter()
        .filter_map(|id| site.bundle.facility(id.as_str()))
        .collect();
    html! {
        <li class="way__step">
            <h2 class="way__title">{step.title.clone()}</h2>
            <p>{step.text.clone()}</p>
            if !named.is_empty() {
                <ul class="items items--links">
                    for facility in named {
                        {facility_link(site, facility)}
                    }
                </ul>
            }
            for kind in step.kinds.iter() {
                {places(site, kind)}
            }
        </li>
    }
}

/// The kinds whose places do much the same: each is an answer for whoever lives near it. A hospital may
/// be one for eyes or for minds alone.
const ALIKE: [&str; 2] = ["community-health-centre", "township-hospital"];

/// The places of a kind: the document means all of them, or does not say which. Those that are alike are
/// named, folded; for others there is the way to the region's list. Nobody can go to one that is only
/// planned.
fn places(site: &OpenRegion, id: &KindId) -> Html {
    let bundle = &site.bundle;
    let Some(kind) = bundle.kind(id) else {
        return Html::default();
    };
    let facilities: Vec<&Facility> = bundle
        .facilities
        .iter()
        .filter(|facility| {
            facility.kind == kind.id && facility.status.now != OperatingStatus::Planned
        })
        .collect();
    if facilities.is_empty() {
        return html! {
            <p class="item__note">{texts::way::none_open(&kind.name)}</p>
        };
    }
    if !ALIKE.contains(&id.as_str()) {
        return html! {
            <>
                {kind_link(site, Some(id))}
                <p class="item__note">{texts::way::OF_KIND}</p>
            </>
        };
    }
    html! {
        <details class="fold">
            <summary class="fold__title">
                {texts::way::listed(&kind.name)}{" "}<span class="fold__count">{texts::common::places(facilities.len())}</span>
            </summary>
            <p class="item__note">{texts::way::OF_KIND}</p>
            <ul class="fold__list">
                for facility in facilities {
                    {facility_link(site, facility)}
                }
            </ul>
        </details>
    }
}

fn terms<'a>(site: &OpenRegion, terms: &'a [Term], sources: &mut Sources<'a>) -> Html {
    if terms.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="terms-title">
            <h2 class="block__title" id="terms-title">{texts::common::TERMS}</h2>
            <ul class="items">
                for term in terms.iter() {
                    <li class="item">
                        <p class="item__name">
                            {term.text.clone()}{" "}
                            <span class="dated">{texts::way::term_dated(&words::date(&term.as_of))}</span>
                            {sources.refer(&term.source)}
                            {unverified_tag(site, &term.source)}
                        </p>
                    </li>
                }
            </ul>
        </section>
    }
}

fn unsaid(site: &OpenRegion, unsaid: &[String]) -> Html {
    let publisher = site.bundle.region.publisher.as_ref();
    let phone = publisher.and_then(|publisher| publisher.phones.first());
    html! {
        <section class="block" aria-labelledby="unsaid-title">
            <h2 class="block__title" id="unsaid-title">{texts::common::UNSAID}</h2>
            if !unsaid.is_empty() {
                <ul class="items">
                    for question in unsaid.iter() {
                        <li class="item">{question.clone()}</li>
                    }
                </ul>
            }
            <p class="ask">
                {texts::way::ASK}<a href="tel:12345">{"12345"}</a>
                if let Some(phone) = phone {
                    {texts::way::ASK_OR}<a href={tel(phone)}>{phone.clone()}</a>
                }
                {texts::common::FULL_STOP}
            </p>
        </section>
    }
}

fn services(site: &OpenRegion, pathway: &Pathway) -> Html {
    let services = pathway
        .services
        .iter()
        .filter_map(|id| site.bundle.service(id));
    let services: Vec<_> = services.collect();
    if services.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="services-title">
            <h2 class="block__title" id="services-title">{texts::way::SERVICES}</h2>
            <ul class="items items--links">
                for service in services {
                    <li class="item"><a href={site.service_href(&service.id)}>{service.name.clone()}</a></li>
                }
            </ul>
        </section>
    }
}
