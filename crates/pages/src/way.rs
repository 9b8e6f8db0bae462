//! Where to go first, and where next: one pathway as a picture that reads as a list, and all of them
//! with the hospitals that each place works with.

use directory::district::{Pathway, Step, Term};
use directory::{District, Facility, KindId, OperatingStatus, Partner};
use maud::{Markup, html};

use crate::Page;
use crate::open_region::OpenRegion;
use crate::part::link::{HOTLINE, crumbs, link, phone, section};
use crate::part::rows::table;
use crate::part::{Sources, card, tags};
use crate::plan::kind_link;
use crate::words;

/// All pathways of a district, and who works with which hospital.
pub fn ways(site: &OpenRegion, district: Option<&District>) -> Markup {
    let t = site.root.texts;
    let mut sources = Sources::default();
    let name = site.name();
    let pathways = district.map_or(&[][..], |district| &district.pathways);
    let links = html! {
        ul.items.items--links {
            @for pathway in pathways {
                li.item { (link(&site.way_href(&pathway.id), site.named(&pathway.name))) (tags::stage(t, pathway.stage)) }
            }
        }
    };
    html! {
        main #main .page {
            (crumbs(&site.root, &site.region_href(""), name))
            h1.page__title { (t.said(&t.way_title(name))) }
            @if pathways.is_empty() {
                p { (t.said(&t.way_missing(name))) }
            } @else {
                (section("ways", t.way_pathways(), links))
            }
            (ties(site, &mut sources))
            @if !sources.is_empty() {
                (sources.list(site))
            }
            p.page__more { (link(&site.href(Page::Services), t.common_services())) }
            p.page__more { (link(&site.href(Page::Plan), t.said(&t.common_plan_of(name)))) }
        }
    }
}

/// Each place with the hospitals that it works with.
fn ties<'a>(site: &'a OpenRegion, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    let facilities = site.bundle.facilities.iter();
    let ties =
        facilities.flat_map(|facility| facility.partners.iter().map(move |tie| (facility, tie)));
    let ties: Vec<(&Facility, &Partner)> = ties.collect();
    let columns = [t.common_facility(), t.common_partners(), t.way_about()];
    let rows = html! {
        @for &(facility, tie) in &ties {
            (tie_row(site, facility, tie, sources))
        }
    };
    html! {
        section #partners .block aria-labelledby="partners-title" {
            h2 #partners-title .block__title { (t.way_partners()) }
            @if ties.is_empty() {
                p { (t.way_no_partners()) }
            } @else {
                p { (t.way_partners_lead()) }
                (tags::since_all(site, &mut ties.iter().map(|(_, tie)| (tie.stage, &tie.source))))
                (table("partners-title", columns, rows))
            }
        }
    }
}

fn tie_row<'a>(
    site: &OpenRegion,
    facility: &Facility,
    tie: &'a Partner,
    sources: &mut Sources<'a>,
) -> Markup {
    let t = site.root.texts;
    let hospital = tie.facility.as_ref();
    let hospital = hospital.and_then(|id| site.bundle.facility(id.as_str()));
    html! {
        tr role="row" {
            th role="rowheader" scope="row" { (link(&site.facility_href(facility), site.named(&facility.name))) }
            td role="cell" {
                span.rows__arrow aria-hidden="true" { "⇄ " }
                @if let Some(hospital) = hospital {
                    (link(&site.facility_href(hospital), site.named(&tie.hospital)))
                } @else {
                    (site.named(&tie.hospital))
                }
            }
            td role="cell" {
                @if let Some(department) = &tie.department {
                    (t.said(&t.common_before(department)))
                }
                (t.fact(&tie.about)) (sources.refer(t, &tie.source)) (tags::tie(t, tie.stage)) (tags::dated(t, &tie.as_of))
            }
        }
    }
}

/// One pathway.
pub fn way(site: &OpenRegion, pathway: &Pathway) -> Markup {
    let t = site.root.texts;
    let mut sources = Sources::default();
    let ways = site.href(Page::Ways);
    html! {
        main #main .page {
            (crumbs(&site.root, &ways, &t.way_title(site.name())))
            article.facility data-way=(pathway.id) {
                header.facility__head {
                    h1.page__title { (site.named(&pathway.name)) }
                    p.facility__status {
                        span.tag { (words::stage(t, pathway.stage)) } " "
                        span { (t.common_said_in(&words::date(t, &pathway.as_of))) }
                        (tags::since(site, pathway.stage, &pathway.source))
                        (sources.refer(t, &pathway.source))
                        (tags::unverified(site, &pathway.source))
                    }
                }
                ol.way {
                    @for step in &pathway.steps {
                        (step_of(site, step))
                    }
                }
                @if !pathway.terms.is_empty() {
                    (section("terms", t.common_terms(), terms(site, &pathway.terms, &mut sources)))
                }
                (section("unsaid", t.common_unsaid(), unsaid(site, &pathway.unsaid)))
                (services(site, pathway))
                (sources.list(site))
            }
            p.page__more { (link(&[&ways, "#partners"].concat(), t.way_partners())) }
        }
    }
}

fn step_of(site: &OpenRegion, step: &Step) -> Markup {
    let t = site.root.texts;
    let named = step.facilities.iter();
    let named = named.filter_map(|id| site.bundle.facility(id.as_str()));
    let named: Vec<&Facility> = named.collect();
    html! {
        li.way__step {
            h2.way__title { (t.fact(&step.title)) }
            p { (t.fact(&step.text)) }
            @if !named.is_empty() {
                (card::links(site, named))
            }
            @for kind in &step.kinds {
                (places(site, kind))
            }
        }
    }
}

/// The kinds whose places do much the same: each is an answer for whoever lives near it. A hospital may
/// be one for eyes or for minds alone.
const ALIKE: [&str; 2] = ["community-health-centre", "township-hospital"];

/// The places of a kind: the document means all of them, or does not say which. Those that are alike are
/// named, folded; for others there is the way to the region's list. Nobody can go to one that is only
/// planned.
fn places(site: &OpenRegion, id: &KindId) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let Some(kind) = bundle.kind(id) else {
        return Markup::default();
    };
    let facilities = bundle.facilities.iter();
    let facilities =
        facilities.filter(|own| own.kind == kind.id && own.status.now != OperatingStatus::Planned);
    let facilities: Vec<&Facility> = facilities.collect();
    html! {
        @if facilities.is_empty() {
            p.item__note { (t.said(&t.way_none_open(site.kind_text(kind)))) }
        } @else if !ALIKE.contains(&id.as_str()) {
            (kind_link(site, Some(id)))
            p.item__note { (t.way_of_kind()) }
        } @else {
            details.fold {
                summary.fold__title {
                    (t.said(&t.way_listed(site.kind_text(kind)))) " "
                    span.fold__count { (t.common_places(facilities.len())) }
                }
                p.item__note { (t.way_of_kind()) }
                ul.fold__list {
                    @for facility in facilities {
                        li { (card::link(site, facility)) }
                    }
                }
            }
        }
    }
}

fn terms<'a>(site: &OpenRegion, terms: &'a [Term], sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    html! {
        ul.items {
            @for term in terms {
                li.item {
                    p.item__name {
                        (t.fact(&term.text)) " "
                        span.dated { (t.way_term_dated(&words::date(t, &term.as_of))) }
                        (sources.refer(t, &term.source))
                        (tags::unverified(site, &term.source))
                    }
                }
            }
        }
    }
}

fn unsaid(site: &OpenRegion, unsaid: &[String]) -> Markup {
    let t = site.root.texts;
    let publisher = site.bundle.region.publisher.as_ref();
    let publisher = publisher.and_then(|publisher| publisher.phones.first());
    html! {
        @if !unsaid.is_empty() {
            ul.items {
                @for question in unsaid {
                    li.item { (t.fact(question)) }
                }
            }
        }
        p.ask {
            (t.way_ask()) (phone(HOTLINE))
            @if let Some(number) = publisher {
                (t.way_ask_or()) (phone(number))
            }
            (t.common_full_stop())
        }
    }
}

fn services(site: &OpenRegion, pathway: &Pathway) -> Markup {
    let t = site.root.texts;
    let services = pathway.services.iter();
    let mut services = services.filter_map(|id| site.bundle.service(id)).peekable();
    if services.peek().is_none() {
        return Markup::default();
    }
    let links = html! {
        ul.items.items--links {
            @for service in services {
                li.item { (link(&site.service_href(&service.id), site.named(&service.name))) }
            }
        }
    };
    section("services", t.way_services(), links)
}
