//! The region: one search box, what there is, and the list that answers.

use directory::{Note, OperatingStatus, Stage};
use search::{Answer, Meaning};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::browse::browse;
use super::understood::{did_you_mean, elsewhere, maybe, narrower, urgent};
use crate::focus::focus;
use crate::markup::Markup;
use crate::results::{Results, results};
use crate::site::{Left, OpenRegion};
use crate::use_address::Step;
use crate::use_answer::use_answer;
use crate::use_position::Here;
use crate::use_query::use_query;
use crate::view::{
    SearchForm, choices, facility_item, nothing, position_form, put_since, put_stage, tools,
};
use pages::Page;
use pages::query::Query;
use pages::texts;
use pages::words;

/// How many results are shown at first, and how many more at each asking.
const SHOWN_AT_FIRST: usize = 10;
const SHOWN_MORE: usize = 20;

/// What a [`RegionPage`] needs.
#[derive(Properties, PartialEq)]
pub struct RegionPageProps {
    /// The region.
    pub site: OpenRegion,
    /// Where the resident is.
    pub here: Here,
    /// What the address asks.
    pub asked: String,
    /// Goes to another address.
    pub step: Callback<Step>,
}

/// The page of a region.
#[component]
pub fn RegionPage(props: &RegionPageProps) -> Html {
    let RegionPageProps {
        site,
        here,
        asked,
        step,
    } = props;
    let page = site.home();
    let handle = use_query(&page, asked, step);
    // The list may answer what was typed a moment ago.
    let (query, answer) = use_answer(site, &handle.query);
    let shown = use_list_length(site, &query);
    let asked_for = (query.clone(), site.clone(), here.measured.clone());
    let results = use_memo(asked_for, |(query, site, measured)| {
        results(site, query, answer, measured.as_deref())
    });
    // The button is gone at the end; the keyboard goes on from the first that came.
    let came = use_mut_ref(|| None);
    let more = {
        let (shown, came) = (shown.clone(), came.clone());
        Callback::from(move |_: MouseEvent| {
            came.replace(Some(*shown + 1));
            shown.set(*shown + SHOWN_MORE);
        })
    };
    use_effect_with(*shown, move |_| {
        if let Some(first) = came.take() {
            focus(&format!("#results > :nth-child({first}) a"));
        }
    });
    // Whoever opens a result comes back to what was typed and to the place in the list.
    let onclick = {
        let (site, flush, query, shown) = (
            site.clone(),
            handle.flush.clone(),
            handle.query.clone(),
            *shown,
        );
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
            let Some(link) = link else { return };
            crate::recent::remember(&query.text);
            let scroll_px = gloo::utils::window().scroll_y().unwrap_or_default();
            site.left.replace(Some(Left {
                query: query.clone(),
                shown,
                scroll_px,
                opened: link.get_attribute("href").unwrap_or_default(),
            }));
            flush.emit(());
        })
    };
    let query = &query;
    // Whoever asked, or asked for what is near, wants the list and not what leads to one.
    let near = query.is_near() && here.measured.is_some();
    let asked = near || !query.is_empty();
    let list_first = asked && !query.is_near();
    let lost = asked && results.found.is_empty() && !results.is_urgent();
    let answer = results.answer.as_ref();
    let emergency = answer.and_then(|answer| answer.emergency.as_deref());
    // The way to 120 comes into sight wherever the page was.
    use_effect_with(emergency.is_some(), |urgent| {
        if *urgent {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    // Typing hides them and does not write them again.
    let never_change = use_memo(site.clone(), |site| (kinds(site), browse(site).html()));
    let (kinds, lists) = (*never_change).clone();
    let place = html! {
        <section class="here" aria-label={texts::place::LABEL}>{position_form(site, here, true).html()}</section>
    };
    html! {
        <main class="page" id="main">
            {urgent(emergency)}
            <h1 class="page__title">{texts::region::title(&site.bundle.region.name)}</h1>
            {choices(site, asked)}
            <SearchForm site={site.clone()} query={handle.query} on={Some(handle.filters)} />
            // Whoever asked sees what answers, and then what may make it nearer.
            if !list_first {
                {place.clone()}
            }
            <nav class="kinds" aria-label={texts::region::KINDS} hidden={asked}>{kinds.clone()}</nav>
            <section class="results" aria-labelledby="results-title" {onclick}>
                {Markup::of(|html| did_you_mean(html, site, query, &results))}
                <h2 class="results__title" id="results-title">{heading(query, &results)}</h2>
                <p class="results__count" role="status">{count(site, query, &results)}{order(query, here)}</p>
                if lost && !results.has_services() && results.maybe.is_empty() {
                    {nothing(&site.root)}
                }
                {Markup::of(|html| services(html, site, &results))}
                <ol class="results__list" id="results">
                    for found in results.found.iter().take(*shown) {
                        {facility_item(site, found.facility, &found.why, here, query)}
                    }
                </ol>
                if results.found.len() > *shown {
                    <button class="button button--quiet results__more" type="button" onclick={more}>
                        {texts::region::more(SHOWN_MORE.min(results.found.len() - *shown))}
                    </button>
                }
                {Markup::of(|html| on_paper(html, *shown, results.found.len()))}
                {Markup::of(|html| maybe(html, site, &results, here))}
                if lost && !query.text.is_empty() {
                    {elsewhere(site, query, results.has_services()).html()}
                }
                {Markup::of(|html| notes(html, site, query))}
                {Markup::of(|html| narrower(html, site, &results))}
                {tools(site, "")}
            </section>
            if asked && results.found.is_empty() {
                // What was understood stands first; the kinds are the next best thing.
                <nav class="kinds" aria-label={texts::region::KINDS}>{kinds}</nav>
            }
            if list_first {
                {place}
            }
            <section class="browse" aria-labelledby="browse-title" hidden={asked}>
                <h2 id="browse-title">{texts::browse::TITLE}</h2>
                {lists}
            </section>
            {Markup::of(|html| about_data(html, site))}
        </main>
    }
}

/// How many results are shown. It begins anew with each query, unless the resident comes back to a
/// list: then it is as long as it was, and the page as far down.
#[hook]
fn use_list_length(site: &OpenRegion, query: &Query) -> UseStateHandle<usize> {
    let shown = use_state_eq(|| SHOWN_AT_FIRST);
    {
        let (shown, site) = (shown.clone(), site.clone());
        use_effect_with(query.clone(), move |query| {
            let left = site
                .left
                .borrow()
                .clone()
                .filter(|left| left.query == *query);
            shown.set(left.map_or(SHOWN_AT_FIRST, |left| left.shown));
        });
    }
    let (length, site, query) = (*shown, site.clone(), query.clone());
    use_effect_with((length, query), move |(length, query)| {
        let returned = |left: &mut Left| left.query == *query && left.shown == *length;
        if let Some(left) = site.left.borrow_mut().take_if(returned) {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, left.scroll_px);
            focus(&format!(".results__list a[href=\"{}\"]", left.opened));
        }
    });
    shown
}

fn heading(query: &Query, results: &Results) -> &'static str {
    match (query.is_empty(), results.found.is_empty()) {
        (true, _) => texts::region::ALL,
        (false, true) if results.has_services() => texts::region::SERVICES_TITLE,
        (false, false) => texts::region::FOUND_TITLE,
        (false, true) => texts::region::NONE_TITLE,
    }
}

/// What the screen says, and a screen reader announces, of the number of results.
fn count(site: &OpenRegion, query: &Query, results: &Results) -> String {
    let number = results.found.len();
    let approximate = results
        .answer
        .as_ref()
        .is_some_and(|answer| answer.approximate);
    let text = query.text.trim();
    let mut said = match (number, text.is_empty()) {
        (0, true) => texts::region::none(&site.bundle.region.name),
        (0, false) if results.is_urgent() => texts::region::URGENT_NONE.to_owned(),
        (0, false) if results.has_services() => texts::region::SERVICE_ONLY.to_owned(),
        (0, false) => texts::region::none_of(&site.bundle.region.name, text),
        (number, false) if approximate => texts::region::near_miss(text, number),
        (number, _) if query.is_empty() => texts::region::count(number),
        (number, _) => texts::region::found(number),
    };
    // What is only planned is nothing to go to, however many there are.
    let facilities = &site.bundle.facilities;
    let planned = results.found.iter();
    let planned =
        planned.filter(|found| facilities[found.facility].status.now == OperatingStatus::Planned);
    said = match planned.count() {
        0 => said,
        planned if planned == number => texts::region::planned_all(&said),
        planned => texts::region::planned_some(&said, planned),
    };
    let unmet: Vec<&str> = results
        .answer
        .as_deref()
        .into_iter()
        .flat_map(unmet)
        .collect();
    if number > 0 && !unmet.is_empty() {
        said = texts::region::unmet(&said, &unmet.join("”“"));
    }
    if !results.unknown.is_empty() {
        said = texts::region::unknown(&said, &results.unknown.join(texts::common::LIST));
    }
    said
}

/// What is said of the order of the list.
fn order(query: &Query, here: &Here) -> &'static str {
    match (query.is_near(), &here.measured) {
        (true, Some(measured)) if measured.origin.point.is_none() => texts::region::STREET_FIRST,
        (true, Some(_)) => texts::region::NEAR_FIRST,
        (true, None) => texts::region::ASK_PLACE,
        (false, _) => "",
    }
}

/// The words of the query that nothing answers.
fn unmet(answer: &Answer) -> impl Iterator<Item = &str> {
    let unmet = answer
        .words
        .iter()
        .filter(|word| matches!(word.meaning, Meaning::Unmet));
    unmet.map(|word| word.text.as_str())
}

/// The services that the query means, before the places.
fn services(html: &mut Markup, site: &OpenRegion, results: &Results) {
    let Some(answer) = results.answer.as_ref().filter(|_| results.has_services()) else {
        return;
    };
    html.put(&[
        "<ul class=\"services-found\" aria-label=\"",
        texts::region::SERVICES,
        "\">",
    ]);
    for hit in &answer.services {
        let Some(service) = site.bundle.services.get(hit.service) else {
            continue;
        };
        html.put(&[
            "<li class=\"result result--service\" data-service=\"",
            service.id.as_str(),
        ]);
        html.put(&["\"><div class=\"result__icon\">"]);
        html.icon(&site.root, "heart");
        html.put(&["</div><div class=\"result__body\"><h3 class=\"result__name\"><a href=\""]);
        html.put(&[&site.service_href(&service.id)]);
        html.element(
            "\">",
            &service.name,
            "</a></h3><p class=\"result__meta\"><span>",
        );
        html.put(&[texts::common::SERVICE, "</span>"]);
        if let Some(offer) = site.bundle.offer(&service.id) {
            let said_in = texts::common::said_in(&words::date(&offer.as_of));
            put_stage(html, offer.stage);
            html.element(" <span>", &said_in, "</span>");
            if offer.stage != Stage::Existing {
                put_since(html, site, &offer.source);
            }
        }
        html.element("</p><p class=\"result__why\" data-why=\"", &hit.word, "\">");
        html.text(&texts::region::is_service(&hit.word));
        html.put(&["</p></div></li>"]);
    }
    html.put(&["</ul>"]);
}

/// The kinds with how many there are: the first choice of who does not want to type.
pub fn kinds(site: &OpenRegion) -> Html {
    let bundle = &site.bundle;
    Markup::of(|html| {
        html.put(&["<ul class=\"kinds__list\">"]);
        for kind in &bundle.kinds {
            let of_kind = bundle.facilities.iter().filter(|own| own.kind == kind.id);
            let (planned, open): (Vec<_>, Vec<_>) =
                of_kind.partition(|own| own.status.now == OperatingStatus::Planned);
            if !planned.is_empty() || !open.is_empty() {
                let id = kind.id.as_str();
                let href = site.region_href(&["?kind=", id, "#kind-", id].concat());
                html.put(&["<li><a class=\"kind\" href=\"", &href, "\">"]);
                let count = match (open.len(), planned.len()) {
                    (open, 0) => texts::common::places(open),
                    (0, planned) => texts::common::places_planned(planned),
                    (open, planned) => texts::common::places_and_planned(open, planned),
                };
                tile(html, site, id, &kind.name, &count);
            }
        }
        if !bundle.services.is_empty() {
            let href = Page::Services(site.adcode().to_owned());
            let href = site.root.href(&href);
            html.put(&["<li><a class=\"kind kind--services\" href=\"", &href, "\">"]);
            let count = texts::region::services_count(bundle.services.len());
            tile(html, site, "list", texts::common::SERVICES, &count);
        }
        html.put(&["</ul>"]);
    })
}

/// What stands in the link to a kind, with its end.
fn tile(html: &mut Markup, site: &OpenRegion, icon: &str, name: &str, count: &str) {
    html.icon(&site.root, icon);
    html.element("<span class=\"kind__name\">", name, "</span>");
    html.element(" <span class=\"kind__count\">", count, "</span></a></li>");
}

/// What paper says of the results that it does not hold.
fn on_paper(html: &mut Markup, shown: usize, found: usize) {
    if found > shown {
        let said = texts::region::on_paper(shown, found - shown);
        html.element("<p class=\"on-paper\">", &said, "</p>");
    }
}

/// What the documents count without naming: as text, never as a place.
fn notes(html: &mut Markup, site: &OpenRegion, query: &Query) {
    let meant = |note: &&Note| {
        note.kind
            .as_ref()
            .is_some_and(|kind| query.kind.as_deref() == Some(kind.as_str()))
    };
    let mut notes = site.bundle.region.notes.iter().filter(meant).peekable();
    if notes.peek().is_none() {
        return;
    }
    html.put(&["<ul class=\"notes\">"]);
    for note in notes {
        html.element("<li>", &note.text, "");
        if let Some(as_of) = &note.as_of {
            let dated = texts::common::dated(&words::date(as_of));
            html.element(" <span class=\"notes__date\">", &dated, "</span>");
        }
        html.put(&["</li>"]);
    }
    html.put(&["</ul>"]);
}

/// What the page rests on, in one sentence.
fn about_data(html: &mut Markup, site: &OpenRegion) {
    let bundle = &site.bundle;
    let Some(plan) = bundle.document(&bundle.region.plan) else {
        return;
    };
    let rests_on = texts::region::about_data(&words::title_and_period(plan));
    html.element("<p class=\"page__data\">", &rests_on, "");
    let links = [
        ("", site.root.href(&Page::AboutData), texts::region::DATA),
        (" · ", site.region_href("plan/"), texts::common::PLAN),
        (" · ", site.region_href("ways/"), texts::common::WAYS),
    ];
    for (before, href, words) in links {
        html.put(&[before, "<a href=\"", &href, "\">", words, "</a>"]);
    }
    html.put(&["</p>"]);
}
