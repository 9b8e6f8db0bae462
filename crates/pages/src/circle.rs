//! The page of the walking circle: what lies around me, as a picture and as a list.

use geo::{RINGS_M, Reach, Within};
use maud::{Markup, Render, html};

use crate::Page;
use crate::border::{self, Around, Beyond};
use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::circle::{line, picture, ring_words};
use crate::part::link::{crumbs, link};
use crate::position::Measured;
use crate::query::Query;
use crate::texts::Texts;

/// The walk that the page speaks of, in minutes: the plans' own measure of what is near.
const WALK_MIN: u32 = 15;

/// How many facilities each part of the list has at most; the region's page has them all.
const MOST_LISTED: usize = 20;

/// What stands above where the resident says where he is.
pub fn above(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    html! {
        (crumbs(&site.root, &site.region_href(""), site.name()))
        h1.page__title { (t.circle_title()) }
    }
}

/// The picture and the list, with what is near in the neighbours that are open. `asked` is the query string.
pub fn circle(site: &OpenRegion, here: &Here, asked: &str, beyond: &[Beyond]) -> Markup {
    match here.measured.as_deref() {
        Some(measured) => {
            let all = Around::with(site, measured, beyond);
            around(site, &all, Query::parse(asked).kind.as_deref(), beyond)
        }
        None => unknown(site),
    }
}

/// What the page rests on.
pub fn estimate(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let plan = [&site.href(Page::Plan), "#near-title"].concat();
    html! {
        p.page__data { (t.said(t.circle_estimate())) (link(&plan, t.circle_plan())) }
    }
}

/// Where no place is known, or scripts are off: what the picture will be, and the same by street.
fn unknown(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let facilities = bundle.facilities.iter();
    let named: Vec<_> = facilities
        .filter_map(|own| bundle.street_of(own))
        .map(|street| &street.code)
        .collect();
    let streets = bundle.region.streets.iter();
    html! {
        p.lead { (t.circle_lead()) }
        (picture(t, &[], None))
        h2.results__title { (t.circle_by_street()) }
        ul.items.items--links {
            @for street in streets.filter(|street| named.contains(&&street.code)) {
                @let href = [&site.street_href(street), "#street-", street.code.as_str()].concat();
                li.item { (link(&href, site.named(&street.name))) }
            }
        }
    }
}

/// What is around, once a place is known; of one kind, where the region knows it.
fn around(site: &OpenRegion, all: &Around<'_>, kind: Option<&str>, beyond: &[Beyond]) -> Markup {
    let t = site.root.texts;
    let Measured { origin, reaches } = &all.measured;
    let kinds_of_all = &kinds_of(site, all);
    let bundle = &site.bundle;
    let kind = bundle
        .kinds
        .iter()
        .position(|own| Some(own.id.as_str()) == kind);
    let shown = |position: usize| kind.is_none_or(|kind| kinds_of_all[position] == kind);
    let within = all.within(WALK_MIN);
    let mut order: Vec<usize> = all
        .positions()
        .filter(|&position| shown(position))
        .collect();
    geo::sort_by_reach(reaches, &mut order, |&position| position);
    let circle = geo::circle(&all.bundles(), origin, reaches, &order);
    html! {
        p.within role="status" { (count(t, &within, &shown)) }
        @if kind.is_none() {
            (missing(site, kinds_of_all, &within))
        }
        (border::circle(site, beyond, all))
        (picture(t, &circle.marks, Some(all)))
        (kinds(site, kind))
        (list(site, all, &order))
    }
}

/// The kind of each place, as a position among those of the region.
fn kinds_of(site: &OpenRegion, all: &Around<'_>) -> Vec<usize> {
    let kinds = &site.bundle.kinds;
    let mut of_all = site.kinds().to_vec();
    let others =
        (of_all.len()..all.measured.reaches.len()).filter_map(|position| all.facility(position));
    of_all.extend(others.map(|other| {
        let known = kinds.iter().position(|own| own.id == other.kind);
        known.unwrap_or(kinds.len())
    }));
    of_all
}

/// The choice of a kind, as links: the address holds it.
fn kinds(site: &OpenRegion, chosen: Option<usize>) -> Markup {
    let t = site.root.texts;
    let choice = |end: &str, name: &dyn Render, is_chosen: bool| {
        let href = [&site.href(Page::Circle), end].concat();
        html! { a.chip href=(href) aria-current=[is_chosen.then_some("true")] { (name) } }
    };
    let occurring = occurring(site, site.kinds().iter().copied());
    html! {
        nav.circle-kinds aria-label=(t.circle_only()) {
            (choice("", &t.circle_all(), chosen.is_none()))
            @for (number, kind) in site.bundle.kinds.iter().enumerate() {
                @if occurring[number] {
                    (choice(&["?kind=", kind.id.as_str()].concat(), &site.kind(kind), chosen == Some(number)))
                }
            }
        }
    }
}

/// How many one reaches. What is only roughly known is never promised.
fn count(t: Texts, within: &Within, shown: &dyn Fn(usize) -> bool) -> String {
    let of = |positions: &[usize]| {
        positions
            .iter()
            .filter(|&&position| shown(position))
            .count()
    };
    match (of(&within.sure), of(&within.maybe)) {
        (0, 0) => t.circle_none(WALK_MIN),
        (0, maybe) => t.circle_maybe(WALK_MIN, maybe),
        (sure, 0) => t.circle_sure(WALK_MIN, sure),
        (sure, maybe) => t.circle_sure_and_maybe(WALK_MIN, sure, maybe),
    }
}

/// The kinds of which the region has some, and the walk has none.
fn missing(site: &OpenRegion, kinds_of_all: &[usize], within: &Within) -> Markup {
    let t = site.root.texts;
    let near = within.sure.iter().chain(&within.maybe);
    let near = occurring(site, near.map(|&position| kinds_of_all[position]));
    let all = occurring(site, site.kinds().iter().copied());
    let kinds = site.bundle.kinds.iter().zip(all.iter().zip(near));
    let missing = kinds.filter(|(_, (all, near))| **all && !near);
    let names: Vec<&str> = missing.map(|(kind, _)| site.kind_text(kind)).collect();
    html! {
        @if !names.is_empty() {
            p.within__missing { (t.said(&t.circle_missing(WALK_MIN, &names.join(t.common_list())))) }
        }
    }
}

/// Which kinds of the bundle are among these, given as positions of kinds.
fn occurring(site: &OpenRegion, kinds: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut occurring = vec![false; site.bundle.kinds.len()];
    for kind in kinds {
        if let Some(occurs) = occurring.get_mut(kind) {
            *occurs = true;
        }
    }
    occurring
}

/// The same as the picture, as a list by ring.
fn list(site: &OpenRegion, all: &Around<'_>, order: &[usize]) -> Markup {
    let t = site.root.texts;
    let [near, walk, outer] = RINGS_M;
    let part_of = |position: usize| match all.measured.reaches[position] {
        Reach::OwnStreet => 0,
        Reach::Away { metres, .. } if metres <= near => 1,
        Reach::Away { metres, .. } if metres <= walk => 2,
        Reach::Away { metres, .. } if metres <= outer => 3,
        Reach::Away { .. } => 4,
        Reach::Unstated => 5,
    };
    let titles = [
        t.circle_own_street().to_owned(),
        t.circle_within(&ring_words(t, near)),
        t.circle_within(&ring_words(t, walk)),
        t.circle_within(&ring_words(t, outer)),
        t.circle_beyond(&ring_words(t, outer)),
        t.words_unstated().to_owned(),
    ];
    html! {
        @for (part, title) in titles.iter().enumerate() {
            // The order is by distance, so each part is one run of it.
            @let begin = order.partition_point(|&position| part_of(position) < part);
            @let here = &order[begin..order.partition_point(|&position| part_of(position) <= part)];
            @if !here.is_empty() {
                (ring(site, all, title, here))
            }
        }
    }
}

fn ring(site: &OpenRegion, all: &Around<'_>, title: &str, here: &[usize]) -> Markup {
    let t = site.root.texts;
    html! {
        section.block {
            h2.block__title { (t.circle_part(title, here.len())) }
            ul.items.items--links {
                @for &position in here.iter().take(MOST_LISTED) {
                    (line(all, position))
                }
            }
            @if here.len() > MOST_LISTED {
                p { (link(&site.region_href("?sort=near"), t.circle_all_by_distance())) }
            }
        }
    }
}
