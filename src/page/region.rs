//! The region: one search box, what there is, and the list that answers.

use directory::{Bundle, Note};
use search::{Answer, Meaning};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::browse::Browse;
use super::understood::{elsewhere, understood, urgent};
use crate::query::NEAR;
use crate::query::Query;
use crate::results::{Results, results};
use crate::site::{Left, Site};
use crate::texts;
use crate::use_answer::use_answer;
use crate::use_my_place::Here;
use crate::use_query::use_query;
use crate::view::{SearchForm, explained, facility_item, icon, my_place};
use crate::words;

/// How many results are shown at first, and how many more at each asking.
const SHOWN_AT_FIRST: usize = 10;
const SHOWN_MORE: usize = 20;

/// What a [`RegionPage`] needs.
#[derive(Properties, PartialEq)]
pub struct RegionPageProps {
    /// The region.
    pub site: Site,
    /// Where the resident is.
    pub here: Here,
}

/// The page of a region.
#[component]
pub fn RegionPage(props: &RegionPageProps) -> Html {
    let RegionPageProps { site, here } = props;
    let page = site.home();
    let handle = use_query(&page);
    // The list may answer what was typed a moment ago.
    let (query, answer) = use_answer(site, &handle.query);
    let shown = use_list_length(site, &query);
    let asked_for = (query.clone(), site.clone(), here.measured.clone());
    let results = use_memo(asked_for, |(query, site, measured)| {
        results(site, query, answer, measured.as_deref())
    });
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + SHOWN_MORE))
    };
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
            if link.is_none() {
                return;
            }
            crate::recent::remember(&query.text);
            let scroll_px = gloo::utils::window().scroll_y().unwrap_or_default();
            site.left.replace(Some(Left {
                query: query.clone(),
                shown,
                scroll_px,
            }));
            flush.emit(());
        })
    };
    let query = &query;
    // Whoever asked, or asked for what is near, wants the list and not what leads to one.
    let near = query.sort.as_deref() == Some(NEAR) && here.measured.is_some();
    let asked = near || !query.is_empty();
    let answer = results.answer.as_ref();
    let emergency = answer.and_then(|answer| answer.emergency.as_deref());
    // The way to 120 comes into sight wherever the page was.
    use_effect_with(emergency.is_some(), |urgent| {
        if *urgent {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    html! {
        <main class="page" id="main">
            {urgent(emergency)}
            <h1 class="page__title">{texts::region::title(&site.bundle.region.name)}</h1>
            <SearchForm site={site.clone()} query={handle.query} on={Some(handle.filters)} />
            <section class="here" aria-label={texts::place::LABEL}>{my_place(site, here, true).html()}</section>
            <Kinds site={site.clone()} hidden={asked} />
            <section class="results" aria-labelledby="results-title" {onclick}>
                {understood(site, query, &results)}
                <h2 class="results__title" id="results-title">{heading(query, &results)}</h2>
                <p class="results__count" role="status">{count(site, query, &results)}{order(query, here)}</p>
                {services(site, results.answer.as_deref())}
                if !query.text.is_empty() && results.found.is_empty() {
                    {elsewhere(site, query).html()}
                }
                <ol class="results__list" id="results">
                    for found in results.found.iter().take(*shown) {
                        {facility_item(site, found.facility, &found.why, here, explained(site, query, found.facility))}
                    }
                </ol>
                if results.found.len() > *shown {
                    <button class="button button--quiet results__more" type="button" onclick={more}>
                        {texts::region::more(SHOWN_MORE.min(results.found.len() - *shown))}
                    </button>
                }
                {notes(site, query)}
            </section>
            if asked && results.found.is_empty() {
                // What was understood stands first; the kinds are the next best thing.
                <Kinds site={site.clone()} hidden={false} />
            }
            <Browse site={site.clone()} hidden={asked} />
            {about_data(site)}
        </main>
    }
}

/// How many results are shown. It begins anew with each query, unless the resident comes back to a
/// list: then it is as long as it was, and the page as far down.
#[hook]
fn use_list_length(site: &Site, query: &Query) -> UseStateHandle<usize> {
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
        }
    });
    shown
}

fn heading(query: &Query, results: &Results) -> &'static str {
    match (query.is_empty(), results.found.is_empty()) {
        (true, _) => texts::region::ALL,
        (false, false) => texts::region::FOUND_TITLE,
        (false, true) => texts::region::NONE_TITLE,
    }
}

/// What the screen says, and a screen reader announces, of the number of results.
fn count(site: &Site, query: &Query, results: &Results) -> String {
    let number = results.found.len();
    let serviced = results
        .answer
        .as_ref()
        .is_some_and(|answer| !answer.services.is_empty());
    let near = results.answer.as_ref().is_some_and(|answer| answer.near);
    let text = query.text.trim();
    let mut said = match (number, text.is_empty()) {
        (0, true) => texts::region::none(&site.bundle.region.name),
        (0, false) if serviced => texts::region::SERVICE_ONLY.to_owned(),
        (0, false) => texts::region::none_of(&site.bundle.region.name, text),
        (number, false) if near => texts::region::near_miss(text, number),
        (number, _) if query.is_empty() => texts::region::count(number),
        (number, _) => texts::region::found(number),
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
    let near = query.sort.as_deref() == Some(NEAR);
    match (near, here.measured.is_some()) {
        (true, true) => texts::region::NEAR_FIRST,
        (true, false) => texts::region::ASK_PLACE,
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
fn services(site: &Site, answer: Option<&Answer>) -> Html {
    let Some(answer) = answer.filter(|answer| !answer.services.is_empty()) else {
        return Html::default();
    };
    html! {
        <ul class="services-found" aria-label={texts::region::SERVICES}>
            for hit in answer.services.iter() {
                if let Some(service) = site.bundle.services.get(hit.service) {
                    <li class="result result--service" data-service={service.id.to_string()}>
                        <div class="result__icon">{icon(&site.place, "heart")}</div>
                        <div class="result__body">
                            <h3 class="result__name">
                                <a href={site.service_href(&service.id)}>{service.name.clone()}</a>
                            </h3>
                            <p class="result__meta">
                                <span>{texts::common::SERVICE}</span>
                                if let Some(offer) = site.bundle.offer(&service.id) {
                                    <span>{words::stage(offer.stage)}</span>
                                    <span>{texts::common::said_in(&words::date(&offer.as_of))}</span>
                                }
                            </p>
                            <p class="result__why" data-why={hit.word.clone()}>{texts::region::is_service(&hit.word)}</p>
                        </div>
                    </li>
                }
            }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    site: Site,
    hidden: bool,
}

/// The kinds with how many there are: the first choice of who does not want to type. A component, as
/// is [`Browse`](super::browse::Browse), so that typing hides it and does not take it apart.
#[component]
fn Kinds(props: &PartProps) -> Html {
    let PartProps { site, hidden } = props;
    let bundle = &site.bundle;
    html! {
        <nav class="kinds" aria-label={texts::region::KINDS} hidden={*hidden}>
            <ul class="kinds__list">
                for kind in bundle.kinds.iter() {
                    if let Some(count) = Some(count_of(bundle, kind)).filter(|count| *count > 0) {
                        <li>
                            <a class="kind" href={site.region_href(&format!("?kind={}#kind-{0}", kind.id))}>
                                {icon(&site.place, kind.id.as_str())}
                                <span class="kind__name">{kind.short.clone()}</span>
                                <span class="kind__count">{texts::common::places(count)}</span>
                            </a>
                        </li>
                    }
                }
                if !bundle.services.is_empty() {
                    <li>
                        <a class="kind kind--services" href={site.place.href(&crate::route::Route::Services(site.adcode().to_owned()))}>
                            {icon(&site.place, "list")}
                            <span class="kind__name">{texts::common::SERVICES}</span>
                            <span class="kind__count">{texts::region::services_count(bundle.services.len())}</span>
                        </a>
                    </li>
                }
            </ul>
        </nav>
    }
}

fn count_of(bundle: &Bundle, kind: &directory::Kind) -> usize {
    bundle
        .facilities
        .iter()
        .filter(|facility| facility.kind == kind.id)
        .count()
}

/// What the documents count without naming: as text, never as a place.
fn notes(site: &Site, query: &Query) -> Html {
    let meant = |note: &&Note| {
        note.kind
            .as_ref()
            .is_some_and(|kind| query.kind.as_deref() == Some(kind.as_str()))
    };
    let notes: Vec<&Note> = site.bundle.region.notes.iter().filter(meant).collect();
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="notes">
            for note in notes {
                <li>
                    {note.text.clone()}
                    if let Some(as_of) = &note.as_of {
                        <span class="notes__date">{texts::common::dated(&words::date(as_of))}</span>
                    }
                </li>
            }
        </ul>
    }
}

/// What the page rests on, in one sentence.
fn about_data(site: &Site) -> Html {
    let bundle = &site.bundle;
    let Some(plan) = bundle.document(&bundle.region.plan) else {
        return Html::default();
    };
    html! {
        <p class="page__data">
            {texts::region::about_data(&words::title_and_period(plan))}
            <a href={site.place.href(&crate::route::Route::AboutData)}>{texts::region::DATA}</a>
            {" · "}<a href={site.region_href("plan/")}>{texts::common::PLAN}</a>
            {" · "}<a href={site.region_href("ways/")}>{texts::common::WAYS}</a>
        </p>
    }
}
