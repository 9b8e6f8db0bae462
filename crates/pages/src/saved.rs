//! What a resident saved and looked at lately, and up to three places side by side. What is on the phone only
//! the phone knows, so the page holds every place of the region in templates, said as everywhere, and
//! `assets/saved.js` shows those that the phone names.

use directory::Facility;
use maud::{Markup, html};

use crate::facility::said_beds;
use crate::open_region::OpenRegion;
use crate::part::link::{crumbs, labelled, link};
use crate::part::{icon, tags, tools};
use crate::texts::Texts;
use crate::words;

/// The page.
pub fn saved(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let name = site.name();
    html! {
        main #main .page data-saved="" {
            (crumbs(&site.root, &site.region_href(""), name))
            h1.page__title { (t.said(&t.saved_title(name))) }
            p.lead { (t.saved_lead()) }
            p role="status" data-said="" {}
            (list("sent", t.saved_sent(), html! {
                button.button type="button" data-keep-all="" { (t.saved_keep_all()) }
            }))
            (list("saved", t.saved_favourites(), html! {
                p data-none="" { (t.saved_none()) }
                p.dated data-lost="" hidden { (t.saved_lost()) }
            }))
            (list("seen", t.saved_seen(), html! {
                button.button.button--quiet type="button" data-clear="" { (t.saved_clear()) }
            }))
            p.saved__see data-see="" hidden {
                button.button type="button" { (t.saved_see()) }
            }
            section.block data-part="compare" aria-labelledby="compare-title" hidden {
                h2 #compare-title .block__title { (t.saved_compare()) }
                p { (t.saved_compare_how()) }
                div.compare role="group" tabindex="0" aria-labelledby="compare-title" hidden {}
            }
            section.block data-part="send" aria-labelledby="send-title" hidden {
                h2 #send-title .block__title { (t.saved_send()) }
                p { (t.saved_send_how()) }
                (tools::sending(site))
            }
            p.saved__failed { (t.saved_failed()) }
            // What has ended stays among what was saved, and leads to where to go instead.
            @for facility in site.bundle.facilities.iter().chain(&site.bundle.former) {
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
    let t = site.root.texts;
    let kind = site.bundle.kind(&facility.kind);
    let street = site.bundle.street_of(facility);
    let beds = facility.beds.as_ref().map(|beds| said_beds(t, beds));
    let ended = words::ended(t, &site.bundle, facility);
    let status = words::status(t, &site.bundle, &facility.status);
    html! {
        template data-facility=(facility.id) {
            li.result data-facility=(facility.id) {
                div.result__icon { (icon(&site.root, facility.kind.as_str())) }
                div.result__body {
                    h3.result__name { (link(&site.facility_href(facility), site.named(&facility.name))) }
                    p.result__meta {
                        @if let Some(kind) = kind {
                            span { (site.kind(kind)) } " "
                        }
                        @if let Some(street) = street {
                            span { (site.named(&street.name)) }
                        }
                        (tags::now(site, &facility.status))
                    }
                    @if let Some(ended) = &ended {
                        p { (t.said(ended)) }
                        @if let Some(heir) = words::heir(&site.bundle, facility) {
                            p { span { (t.facility_instead()) } " " (link(&site.facility_href(heir), site.named(&heir.name))) }
                            (phones(site, heir))
                        }
                    } @else {
                        (phones(site, facility))
                    }
                    p.saved__tools {
                        label.chip.pick {
                            input type="checkbox";
                            span { (t.saved_pick()) }
                            (whose(t, facility))
                        }
                        button.chip type="button" data-keep="" { (t.common_keep()) (whose(t, facility)) }
                        button.chip type="button" data-drop="" { (t.saved_drop()) (whose(t, facility)) }
                    }
                }
            }
            dl {
                dt { (t.search_kind()) }
                dd { @if let Some(kind) = kind { (site.kind(kind)) } }
                dt { (t.search_street()) }
                dd { @if let Some(street) = street { (site.named(&street.name)) } }
                dt { (t.search_status()) }
                dd { (t.said(ended.as_ref().unwrap_or(&status))) }
                dt { (t.facility_address()) }
                dd {
                    @if let Some(address) = &facility.address {
                        (t.fact(&address.text)) (tags::unverified(site, &address.source))
                    }
                }
                dt { (t.facility_phone()) }
                dd { (phones(site, facility)) }
                dt { (t.facility_hours()) }
                dd {
                    @if let Some(hours) = &facility.hours {
                        (t.said(&words::hours(site, facility))) (tags::unverified(site, &hours.source))
                    }
                }
                dt { (t.search_department()) }
                dd { (departments(site, facility)) }
                dt { (t.facility_beds()) }
                dd { @if let Some(beds) = beds { (beds) } }
            }
        }
    }
}

fn phones(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    html! {
        @if !facility.phones.is_empty() {
            p.saved__phones {
                @for own in &facility.phones {
                    span.phone {
                        (labelled(t, own))
                        (tags::unverified(site, &own.source))
                    }
                }
            }
        }
    }
}

fn departments(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    html! {
        @if !facility.departments.is_empty() {
            ul {
                @for department in &facility.departments {
                    li {
                        (site.named(&department.name))
                        (tags::stage(t, department.stage))
                        (tags::unverified(site, &department.source))
                    }
                }
            }
        }
    }
}

/// Whose button it is, for ears only: eyes see the card around it.
fn whose(t: Texts, facility: &Facility) -> Markup {
    html! { " " span.unseen { (t.fact(&facility.name)) } }
}
