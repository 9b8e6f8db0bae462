//! What a resident saved and looked at lately, and up to three places side by side. What is on the phone only
//! the phone knows, so the page holds every place of the region in templates, said as everywhere, and
//! `assets/saved.js` shows those that the phone names.

use directory::Facility;
use maud::{Markup, html};

use crate::facility::said_beds;
use crate::open_region::OpenRegion;
use crate::part::link::{crumbs, labelled, link};
use crate::part::{icon, tags, tools};
use crate::{texts, words};

/// The page.
pub fn saved(site: &OpenRegion) -> Markup {
    let name = site.name();
    html! {
        main #main .page data-saved="" {
            (crumbs(&site.root, &site.region_href(""), name))
            h1.page__title { (texts::saved::title(name)) }
            p.lead { (texts::saved::LEAD) }
            p role="status" data-said="" {}
            (list("sent", texts::saved::SENT, html! {
                button.button type="button" data-keep-all="" { (texts::saved::KEEP_ALL) }
            }))
            (list("saved", texts::saved::FAVOURITES, html! {
                p data-none="" { (texts::saved::NONE) }
                p.dated data-lost="" hidden { (texts::saved::LOST) }
            }))
            (list("seen", texts::saved::SEEN, html! {
                button.button.button--quiet type="button" data-clear="" { (texts::saved::CLEAR) }
            }))
            p.saved__see data-see="" hidden {
                button.button type="button" { (texts::saved::SEE) }
            }
            section.block data-part="compare" aria-labelledby="compare-title" hidden {
                h2 #compare-title .block__title { (texts::saved::COMPARE) }
                p { (texts::saved::COMPARE_HOW) }
                div.compare role="group" tabindex="0" aria-labelledby="compare-title" hidden {}
            }
            section.block data-part="send" aria-labelledby="send-title" hidden {
                h2 #send-title .block__title { (texts::saved::SEND) }
                p { (texts::saved::SEND_HOW) }
                (tools::sending(site))
            }
            p.saved__failed { (texts::saved::FAILED) }
            @for facility in &site.bundle.facilities {
                (place(site, facility))
            }
        }
    }
}

/// A list that is seen once it has something to show.
fn list(part: &str, title: &str, below: Markup) -> Markup {
    let id = [part, "-title"].concat();
    html! {
        section.saved data-part=(part) aria-labelledby=(id) hidden {
            h2.block__title id=(id) { (title) }
            ol.results__list {}
            (below)
        }
    }
}

/// A place, as it stands in a list and as what is compared.
fn place(site: &OpenRegion, facility: &Facility) -> Markup {
    let kind = site.bundle.kind(&facility.kind).map(|kind| &kind.name);
    let street = site.bundle.street_of(facility).map(|street| &street.name);
    let beds = facility.beds.as_ref().map(said_beds);
    html! {
        template data-facility=(facility.id) {
            li.result data-facility=(facility.id) {
                div.result__icon { (icon(&site.root, facility.kind.as_str())) }
                div.result__body {
                    h3.result__name { (link(&site.facility_href(facility), &facility.name)) }
                    p.result__meta {
                        @if let Some(kind) = kind {
                            span { (kind) } " "
                        }
                        @if let Some(street) = street {
                            span { (street) }
                        }
                        (tags::now(site, &facility.status))
                    }
                    (phones(site, facility))
                    p.saved__tools {
                        label.chip.pick {
                            input type="checkbox";
                            span { (texts::saved::PICK) }
                            (whose(facility))
                        }
                        button.chip type="button" data-keep="" { (texts::common::KEEP) (whose(facility)) }
                        button.chip type="button" data-drop="" { (texts::saved::DROP) (whose(facility)) }
                    }
                }
            }
            dl {
                dt { (texts::search::KIND) }
                dd { @if let Some(kind) = kind { (kind) } }
                dt { (texts::search::STREET) }
                dd { @if let Some(street) = street { (street) } }
                dt { (texts::search::STATUS) }
                dd { (words::status(&site.bundle, &facility.status)) }
                dt { (texts::facility::ADDRESS) }
                dd {
                    @if let Some(address) = &facility.address {
                        (address.text) (tags::unverified(site, &address.source))
                    }
                }
                dt { (texts::facility::PHONE) }
                dd { (phones(site, facility)) }
                dt { (texts::facility::HOURS) }
                dd {
                    @if let Some(hours) = &facility.hours {
                        (words::hours(&site.bundle, facility)) (tags::unverified(site, &hours.source))
                    }
                }
                dt { (texts::search::DEPARTMENT) }
                dd { (departments(site, facility)) }
                dt { (texts::facility::BEDS) }
                dd { @if let Some(beds) = beds { (beds) } }
            }
        }
    }
}

fn phones(site: &OpenRegion, facility: &Facility) -> Markup {
    html! {
        @if !facility.phones.is_empty() {
            p.saved__phones {
                @for own in &facility.phones {
                    span.phone {
                        (labelled(own))
                        (tags::unverified(site, &own.source))
                    }
                }
            }
        }
    }
}

fn departments(site: &OpenRegion, facility: &Facility) -> Markup {
    html! {
        @if !facility.departments.is_empty() {
            ul {
                @for department in &facility.departments {
                    li {
                        (department.name)
                        (tags::stage(department.stage))
                        (tags::unverified(site, &department.source))
                    }
                }
            }
        }
    }
}

/// Whose button it is, for ears only: eyes see the card around it.
fn whose(facility: &Facility) -> Markup {
    html! { " " span.unseen { (facility.name) } }
}
