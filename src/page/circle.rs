//! The walking circle: what lies around me, as a picture and as a list.

use geo::{RINGS_M, Reach, Within};
use yew::prelude::*;

use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::use_position::Here;
use crate::view::{icon, picture, position_form, put_line, ring_words};
use pages::position::Measured;
use pages::query::Query;
use pages::texts;

/// The walk that the page speaks of, in minutes: the plans' own measure of what is near.
const WALK_MIN: u32 = 15;

/// How many facilities each part of the list has at most; the region's page has them all.
const MOST_LISTED: usize = 20;

/// The page of the walking circle.
///
/// `asked` is the query string. The first rendering, which must be the build's, knows no place; so it does
/// not matter that it knows the query already.
pub fn circle(site: &OpenRegion, here: &Here, asked: &str) -> Html {
    let bundle = &site.bundle;
    let mut html = Markup::default();
    match here.measured.as_deref() {
        Some(measured) => {
            let kind = Query::parse(asked).kind;
            let kind = kind.filter(|id| bundle.kinds.iter().any(|kind| kind.id.as_str() == id));
            around(&mut html, site, measured, kind.as_deref());
        }
        None => unknown(&mut html, site),
    }
    html! {
        <main class="page" id="main">
            <nav class="crumbs" aria-label={texts::common::CRUMBS}>
                <a href={site.region_href("")}>{icon(&site.root, "back")}{bundle.region.name.clone()}</a>
            </nav>
            <h1 class="page__title">{texts::circle::TITLE}</h1>
            <section class="here" aria-label={texts::place::LABEL}>{position_form(site, here, false).html()}</section>
            <div>{html.html()}</div>
            <p class="page__data">
                {texts::circle::ESTIMATE}
                <a href={site.region_href("plan/#near-title")}>{texts::circle::PLAN}</a>
            </p>
        </main>
    }
}

/// Where no place is known, or scripts are off: what the picture will be, and the same by street.
fn unknown(html: &mut Markup, site: &OpenRegion) {
    html.put(&["<p class=\"lead\">", texts::circle::LEAD, "</p>"]);
    picture(html, site, &[], None);
    html.put(&[
        "<h2 class=\"results__title\">",
        texts::circle::BY_STREET,
        "</h2><ul class=\"items items--links\">",
    ]);
    let bundle = &site.bundle;
    let streets = || {
        bundle
            .facilities
            .iter()
            .filter_map(|own| bundle.street_of(own))
    };
    for street in &bundle.region.streets {
        if streets().any(|own| own.code == street.code) {
            let code = street.code.as_str();
            let href = site.region_href(&format!("?street={code}#street-{code}"));
            html.put(&["<li class=\"item\"><a href=\"", &href, "\">"]);
            html.text(&street.name).put(&["</a></li>"]);
        }
    }
    html.put(&["</ul>"]);
}

/// What is around, once a place is known.
fn around(html: &mut Markup, site: &OpenRegion, measured: &Measured, kind: Option<&str>) {
    let bundle = &site.bundle;
    let Measured { origin, reaches } = measured;
    let kinds_of_all = site.kinds();
    let kind = bundle
        .kinds
        .iter()
        .position(|own| Some(own.id.as_str()) == kind);
    let shown = |position: usize| kind.is_none_or(|kind| kinds_of_all[position] == kind);
    let within = geo::within(bundle, origin, reaches, WALK_MIN);
    html.put(&["<p class=\"within\" role=\"status\">"]);
    count(html, &within, &shown);
    html.put(&["</p>"]);
    if kind.is_none() {
        missing(html, site, &within);
    }
    let all = 0..reaches.len();
    let mut order: Vec<usize> = all.filter(|&position| shown(position)).collect();
    geo::sort_by_reach(reaches, &mut order, |&position| position);
    let circle = geo::circle(bundle, origin, reaches, &order);
    picture(html, site, &circle.marks, Some(measured));
    kinds(html, site, kind);
    list(html, site, measured, &order);
}

/// The choice of a kind, as links: the address holds it.
fn kinds(html: &mut Markup, site: &OpenRegion, chosen: Option<usize>) {
    let choice = |html: &mut Markup, end: &str, name: &str, is_chosen: bool| {
        let href = site.region_href(&format!("circle/{end}"));
        let current = if is_chosen {
            "\" aria-current=\"true"
        } else {
            ""
        };
        html.put(&["<a class=\"chip\" href=\"", &href, current, "\">"]);
        html.text(name).put(&["</a>"]);
    };
    html.put(&[
        "<nav class=\"circle-kinds\" aria-label=\"",
        texts::circle::ONLY,
        "\">",
    ]);
    choice(html, "", texts::circle::ALL, chosen.is_none());
    let occurring = occurring(site, site.kinds().iter().copied());
    for (number, kind) in site.bundle.kinds.iter().enumerate() {
        if occurring[number] {
            let end = format!("?kind={}", kind.id);
            choice(html, &end, &kind.name, chosen == Some(number));
        }
    }
    html.put(&["</nav>"]);
}

/// How many one reaches. What is only roughly known is never promised.
fn count(html: &mut Markup, within: &Within, shown: &dyn Fn(usize) -> bool) {
    let of = |positions: &[usize]| {
        positions
            .iter()
            .filter(|&&position| shown(position))
            .count()
    };
    let (sure, maybe) = (of(&within.sure), of(&within.maybe));
    let words = match (sure, maybe) {
        (0, 0) => texts::circle::none(WALK_MIN),
        (0, maybe) => texts::circle::maybe(WALK_MIN, maybe),
        (sure, 0) => texts::circle::sure(WALK_MIN, sure),
        (sure, maybe) => texts::circle::sure_and_maybe(WALK_MIN, sure, maybe),
    };
    html.put(&[&words]);
}

/// The kinds of which the region has some, and the walk has none.
fn missing(html: &mut Markup, site: &OpenRegion, within: &Within) {
    let near = within.sure.iter().chain(&within.maybe);
    let near = occurring(site, near.map(|&position| site.kinds()[position]));
    let all = occurring(site, site.kinds().iter().copied());
    let kinds = site.bundle.kinds.iter().zip(all.iter().zip(near));
    let missing = kinds.filter(|(_, (all, near))| **all && !near);
    let names: Vec<&str> = missing.map(|(kind, _)| kind.name.as_str()).collect();
    if !names.is_empty() {
        let words = texts::circle::missing(WALK_MIN, &names.join(texts::common::LIST));
        html.put(&["<p class=\"within__missing\">"])
            .text(&words)
            .put(&["</p>"]);
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
fn list(html: &mut Markup, site: &OpenRegion, measured: &Measured, order: &[usize]) {
    let [near, walk, outer] = RINGS_M;
    let part_of = |position: usize| match measured.reaches[position] {
        Reach::OwnStreet => 0,
        Reach::Away { metres, .. } if metres <= near => 1,
        Reach::Away { metres, .. } if metres <= walk => 2,
        Reach::Away { metres, .. } if metres <= outer => 3,
        Reach::Away { .. } => 4,
        Reach::Unstated => 5,
    };
    let titles = [
        texts::circle::OWN_STREET.to_owned(),
        texts::circle::within(&ring_words(near)),
        texts::circle::within(&ring_words(walk)),
        texts::circle::within(&ring_words(outer)),
        texts::circle::beyond(&ring_words(outer)),
        texts::words::UNSTATED.to_owned(),
    ];
    for (part, title) in titles.iter().enumerate() {
        // The order is by distance, so each part is one run of it.
        let begin = order.partition_point(|&position| part_of(position) < part);
        let here = &order[begin..order.partition_point(|&position| part_of(position) <= part)];
        if here.is_empty() {
            continue;
        }
        html.put(&[
            "<section class=\"block\"><h2 class=\"block__title\">",
            &texts::circle::part(title, here.len()),
            "</h2><ul class=\"items items--links\">",
        ]);
        for &position in here.iter().take(MOST_LISTED) {
            put_line(html, site, measured, position);
        }
        html.put(&["</ul>"]);
        if here.len() > MOST_LISTED {
            html.put(&[
                "<p><a href=\"",
                &site.region_href("?sort=near"),
                "\">",
                texts::circle::ALL_BY_DISTANCE,
                "</a></p>",
            ]);
        }
        html.put(&["</section>"]);
    }
}
