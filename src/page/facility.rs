//! One facility: what it has, what is planned, what nobody wrote down, and where each fact comes from.

mod reach;

use directory::{Beds, Facility, FacilityId, Fact, Located, OperatingStatus, Street};
use yew::prelude::*;

use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::use_position::Here;
use crate::view::{
    Sources, aloud, icon, put_facility, put_level, put_link, put_section, put_since_all, put_stage,
    put_unverified, tools,
};
use pages::report::report;
use pages::texts;
use pages::words;

#[cfg(feature = "ssr")]
pub use reach::hours_in_words;

/// How many others of its street a facility's page lists.
const MOST_NEIGHBOURS: usize = 30;

/// The page of a facility.
///
/// Only how to reach it changes once the page is there, by the place of the resident and the hour; the rest
/// is text.
pub fn facility(site: &OpenRegion, here: &Here, facility: &Facility) -> Html {
    let mut sources = Sources::default();
    // Whoever came from a list goes back to that list.
    let left = site.left.borrow();
    let list = left.as_ref().filter(|left| !left.query.is_empty());
    let (back, name) = match list {
        Some(left) => (left.query.format(), texts::common::BACK_TO_LIST),
        None => (String::new(), site.bundle.region.name.as_str()),
    };
    html! {
        <main class="page" id="main">
            {aloud()}
            <nav class="crumbs" aria-label={texts::common::CRUMBS}>
                <a href={site.region_href(&back)}>{icon(&site.root, "back")}{name.to_owned()}</a>
            </nav>
            <article class="facility">
                {Markup::of(|html| head(html, site, facility, &mut sources))}
                {reach::reach(site, here, facility, &mut sources)}
                {tools(site, facility.id.as_str())}
                {Markup::of(|html| {
                    departments(html, site, facility, &mut sources);
                    services(html, site, facility);
                    partners(html, site, facility, &mut sources);
                    beds(html, facility, &mut sources);
                    plans(html, site, facility, &mut sources);
                    facts(html, site, facility, &mut sources);
                    of_all(html, site, facility, &mut sources);
                    related(html, site, facility);
                    checked(html, site, facility);
                })}
                {sources.list(site)}
            </article>
        </main>
    }
}

const ITEMS: &str = "<ul class=\"items\">";
const LINKS: &str = "<ul class=\"items items--links\">";
const ITEM: &str = "<li class=\"item\"><p class=\"item__name\">";
const NOTE: &str = "<p class=\"item__note\">";
const END_OF_ITEMS: &str = "</ul></section>";

fn head<'a>(
    html: &mut Markup,
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) {
    html.put(&["<header class=\"facility__head\"><p class=\"facility__kind\">"]);
    html.icon(&site.root, facility.kind.as_str());
    if let Some(kind) = site.bundle.kind(&facility.kind) {
        html.element("<span>", &kind.name, "</span> ");
    }
    if let Some(street) = site.bundle.street_of(facility) {
        put_link(html, &street_href(site, street), &street.name);
    }
    let [begin, end] = words::halves(&facility.name, site.bundle.kind(&facility.kind));
    html.element(
        "</p><h1 class=\"page__title\" translate=\"no\">",
        begin,
        "<wbr>",
    );
    html.element("", end, "</h1>");
    if !facility.aliases.is_empty() {
        html.put(&["<p class=\"facility__aliases\">", texts::facility::ALIASES]);
        for (position, alias) in facility.aliases.iter().enumerate() {
            html.put(&[if position == 0 {
                ""
            } else {
                texts::common::LIST
            }]);
            html.element("<span translate=\"no\">", &alias.text, "</span>");
            if let Some(source) = &alias.source {
                sources.put(html, source);
            }
        }
        html.put(&["</p>"]);
    }
    let status = words::status(&site.bundle, &facility.status);
    html.element("<p class=\"facility__status\"><b>", &status, "</b>");
    sources.put(html, &facility.status.source);
    html.put(&["</p>"]);
    let region = &site.bundle.region.name;
    let located = match facility.located {
        Located::Here => None,
        Located::Elsewhere => Some(texts::facility::elsewhere(region)),
        Located::Unstated => Some(texts::facility::where_unstated(region)),
    };
    if let Some(located) = located {
        html.element("<p class=\"facility__located\">", &located, "</p>");
    }
    for brand in &facility.brands {
        html.put(&["<p class=\"facility__brand\">"]);
        html.icon(&site.root, "star");
        html.text(&texts::facility::brand(&brand.name));
        put_dated(html, &brand.as_of);
        sources.put(html, &brand.source);
        put_stage(html, brand.stage);
        html.put(&["</p>"]);
    }
    let mut brands = facility
        .brands
        .iter()
        .map(|each| (each.stage, &each.source));
    put_since_all(html, site, &mut brands);
    html.put(&["</header>"]);
}

fn street_href(site: &OpenRegion, street: &Street) -> String {
    site.region_href(&["?street=", street.code.as_str()].concat())
}

fn departments<'a>(
    html: &mut Markup,
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) {
    if facility.departments.is_empty() {
        return;
    }
    put_section(html, "departments", texts::search::DEPARTMENT);
    let mut departments = facility
        .departments
        .iter()
        .map(|each| (each.stage, &each.source));
    put_since_all(html, site, &mut departments);
    html.put(&[ITEMS]);
    for department in &facility.departments {
        html.put(&[ITEM]).element("<b>", &department.name, "</b>");
        put_dated(html, &department.as_of);
        sources.put(html, &department.source);
        let level = department.level.as_ref();
        if let Some(level) = level.and_then(|id| site.bundle.level(id)) {
            put_level(html, level);
        }
        put_stage(html, department.stage);
        put_unverified(html, site, &department.source);
        html.put(&["</p>"]);
        note(html, department.note.as_deref());
        html.put(&["</li>"]);
    }
    html.put(&[END_OF_ITEMS]);
}

fn note(html: &mut Markup, note: Option<&str>) {
    if let Some(note) = note {
        html.element(NOTE, note, "</p>");
    }
}

fn services(html: &mut Markup, site: &OpenRegion, facility: &Facility) {
    let mut offers = site.bundle.offers_at(facility).peekable();
    if offers.peek().is_none() {
        return;
    }
    put_section(html, "services", texts::common::SERVICE);
    let mut said = site
        .bundle
        .offers_at(facility)
        .map(|offer| (offer.stage, &offer.source));
    put_since_all(html, site, &mut said);
    html.put(&[LINKS]);
    for offer in offers {
        if let Some(service) = site.bundle.service(&offer.service) {
            html.put(&["<li class=\"item\">"]);
            put_link(html, &site.service_href(&service.id), &service.name);
            put_stage(html, offer.stage);
            html.put(&["</li>"]);
        }
    }
    html.put(&[END_OF_ITEMS]);
}

fn partners<'a>(
    html: &mut Markup,
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) {
    if facility.partners.is_empty() {
        return;
    }
    put_section(html, "partners", texts::common::PARTNERS);
    let mut partners = facility
        .partners
        .iter()
        .map(|each| (each.stage, &each.source));
    put_since_all(html, site, &mut partners);
    // The style sheet draws the way there and back from the place to each of its hospitals.
    html.element("<p class=\"ties\">", &facility.name, "</p>");
    html.put(&[ITEMS]);
    for partner in &facility.partners {
        html.put(&[ITEM]);
        let hospital = partner.facility.as_ref();
        match hospital.and_then(|id| site.bundle.facility(id.as_str())) {
            Some(hospital) => put_link(html, &site.facility_href(hospital), &partner.hospital),
            None => {
                html.element("<b>", &partner.hospital, "</b>");
            }
        }
        put_dated(html, &partner.as_of);
        sources.put(html, &partner.source);
        html.put(&[
            " <span class=\"tag\">",
            words::tie(partner.stage),
            "</span></p>",
            NOTE,
        ]);
        if let Some(department) = &partner.department {
            html.text(&texts::common::before(department));
        }
        html.element("", &partner.about, "</p></li>");
    }
    html.put(&["</ul><p>"]);
    put_link(html, &site.region_href("ways/"), texts::facility::WAYS);
    html.put(&["</p></section>"]);
}

fn beds<'a>(html: &mut Markup, facility: &'a Facility, sources: &mut Sources<'a>) {
    let Some(beds) = &facility.beds else {
        return;
    };
    put_section(html, "beds", texts::facility::BEDS);
    html.element("<p class=\"beds\">", &said_beds(beds), "");
    put_dated(html, &beds.as_of);
    sources.put(html, &beds.source);
    html.put(&["</p>"]);
    note(html, beds.note.as_deref());
    html.put(&["</section>"]);
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

fn plans<'a>(
    html: &mut Markup,
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) {
    if facility.plans.is_empty() {
        return;
    }
    put_section(html, "plans", texts::facility::PLANS);
    let mut plans = facility.plans.iter().map(|each| (each.stage, &each.source));
    put_since_all(html, site, &mut plans);
    html.put(&[ITEMS]);
    for plan in &facility.plans {
        html.element(ITEM, &plan.what, "");
        sources.put(html, &plan.source);
        html.put(&[
            " <span class=\"tag tag--planned\">",
            words::stage(plan.stage),
        ]);
        html.put(&["</span></p>"]);
        if let Some(period) = &plan.period {
            note(html, Some(&texts::facility::period(&words::date(period))));
        }
        html.put(&["</li>"]);
    }
    html.put(&[END_OF_ITEMS]);
}

fn facts<'a>(
    html: &mut Markup,
    site: &OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) {
    let all: Vec<&Fact> = facility.grade.iter().chain(&facility.facts).collect();
    if all.is_empty() {
        return;
    }
    put_section(html, "more", texts::facility::MORE);
    let mut facts = all.iter().map(|each| (each.stage, &each.source));
    put_since_all(html, site, &mut facts);
    html.put(&[ITEMS]);
    for fact in all {
        html.element(ITEM, &fact.text, "");
        if let Some(as_of) = &fact.as_of {
            put_dated(html, as_of);
        }
        sources.put(html, &fact.source);
        put_stage(html, fact.stage);
        put_unverified(html, site, &fact.source);
        html.put(&["</p></li>"]);
    }
    html.put(&[END_OF_ITEMS]);
}

/// What the documents say of all places of its kind, which says nothing of this one. Of a place that is
/// only planned not even that.
fn of_all<'a>(
    html: &mut Markup,
    site: &'a OpenRegion,
    facility: &'a Facility,
    sources: &mut Sources<'a>,
) {
    let bundle = &site.bundle;
    let statements: Vec<_> = bundle.statements_of(&facility.kind).collect();
    let offers: Vec<_> = bundle.offers_of_kind(&facility.kind).collect();
    let said = statements.iter().map(|each| (each.stage, &each.source));
    let mut said = said.chain(offers.iter().map(|each| (each.stage, &each.source)));
    let Some(kind) = bundle.kind(&facility.kind) else {
        return;
    };
    if statements.len() + offers.len() == 0 || facility.status.now == OperatingStatus::Planned {
        return;
    }
    put_section(html, "all", &texts::facility::of_all_title(&kind.name));
    html.put(&["<p>", texts::facility::OF_ALL, "</p>"]);
    put_since_all(html, site, &mut said);
    html.put(&[ITEMS]);
    for statement in statements {
        html.element(ITEM, &statement.text, "");
        let said_in = texts::common::said_in(&words::date(&statement.as_of));
        html.element(" <span class=\"dated\">", &said_in, "</span>");
        sources.put(html, &statement.source);
        put_stage(html, statement.stage);
        html.put(&["</p>"]);
        if let Some(period) = &statement.period {
            note(html, Some(&texts::facility::period(&words::date(period))));
        }
        html.put(&["</li>"]);
    }
    for offer in offers {
        if let Some(service) = bundle.service(&offer.service) {
            html.put(&[ITEM]);
            put_link(html, &site.service_href(&service.id), &service.name);
            sources.put(html, &offer.source);
            put_stage(html, offer.stage);
            html.put(&["</p></li>"]);
        }
    }
    html.put(&[END_OF_ITEMS]);
}

/// The time of a statement.
fn put_dated(html: &mut Markup, as_of: &str) {
    let dated = texts::common::dated(&words::date(as_of));
    html.element(" <span class=\"dated\">", &dated, "</span>");
}

/// Where it works, what works inside it, what may be the same, and what else is in the street.
fn related(html: &mut Markup, site: &OpenRegion, facility: &Facility) {
    let bundle = &site.bundle;
    let known = |ids: &[FacilityId]| -> Vec<&Facility> {
        let found = ids.iter().filter_map(|id| bundle.facility(id.as_str()));
        found.collect()
    };
    let street = bundle.street_of(facility);
    let neighbours = bundle.facilities.iter().filter(|other| {
        street.is_some()
            && other.id != facility.id
            && other.within.as_ref() != Some(&facility.id)
            && facility.within.as_ref() != Some(&other.id)
            && bundle.street_of(other).map(|street| &street.code)
                == street.map(|street| &street.code)
    });
    let mut neighbours: Vec<&Facility> = neighbours.collect();
    // A long list is the region page's business; there it can be searched.
    let others = street.filter(|_| neighbours.len() > MOST_NEIGHBOURS);
    neighbours.truncate(MOST_NEIGHBOURS);
    let lists = [
        (
            "host",
            texts::facility::HOST,
            known(facility.within.as_slice()),
        ),
        (
            "inside",
            texts::facility::INSIDE,
            bundle.inside(&facility.id).collect(),
        ),
        (
            "maybe",
            texts::facility::MAYBE_SAME,
            known(&facility.maybe_same),
        ),
        ("street", texts::facility::SAME_STREET, neighbours),
    ];
    for (id, title, facilities) in lists {
        if facilities.is_empty() {
            continue;
        }
        put_section(html, id, title);
        html.put(&[LINKS]);
        for facility in facilities {
            html.put(&["<li>"]);
            put_facility(html, site, facility);
            html.put(&["</li>"]);
        }
        html.put(&[END_OF_ITEMS]);
    }
    if let Some(street) = others {
        html.put(&["<p>"]);
        put_link(
            html,
            &street_href(site, street),
            &texts::facility::all_of(&street.name),
        );
        html.put(&["</p>"]);
    }
}

fn checked(html: &mut Markup, site: &OpenRegion, facility: &Facility) {
    html.put(&["<p class=\"facility__checked\">"]);
    match &facility.checked {
        Some(checked) => html.text(&texts::facility::checked(
            &checked.by,
            &words::date(&checked.date),
        )),
        None => html.put(&[texts::facility::UNCHECKED]),
    };
    let publisher = site.bundle.region.publisher.as_ref();
    let id = facility.id.as_str();
    if let Some((href, words)) =
        publisher.and_then(|publisher| report(publisher, id, &facility.name))
    {
        html.put(&["<a class=\"link\" href=\""]);
        html.text(&href).put(&["\">"]).text(words);
        html.put(&["</a> <span>"]);
        html.text(&texts::facility::number(id));
        html.put(&["</span>"]);
    }
    html.put(&["</p>"]);
}
