//! The region: one search box, what there is, and the list that answers.

use pages::here::Here;
use pages::part::icon::nothing;
use pages::region::{count, heading, notes, on_paper, order, services};
use pages::results::results;
use pages::understood::{did_you_mean, elsewhere, maybe, narrower, urgent};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::focus::focus;
use crate::later::{self, RegionParts};
use crate::live_region::LiveRegion;
use crate::still::{said, still};
use crate::use_answer::use_answer;
use crate::view::{Filters, SearchForm, place, result};
use crate::visit::{Action, SHOWN_MORE, Visit};

/// How many results the first screen of any phone shows.
const FIRST_SCREEN: usize = 4;

/// What a [`RegionPage`] needs.
#[derive(Properties, PartialEq)]
pub struct RegionPageProps {
    /// The region.
    pub site: LiveRegion,
    /// Where the resident is.
    pub here: Here,
    /// What is asked.
    pub visit: UseReducerHandle<Visit>,
}

/// The page of a region.
#[component]
pub fn RegionPage(props: &RegionPageProps) -> Html {
    let RegionPageProps { site, here, visit } = props;
    let t = site.root.texts;
    // The list may answer what was typed a moment ago.
    let (query, answer) = use_answer(site, &visit.query);
    let shown = visit.shown;
    use_return(visit);
    let known = (here.clone(), site.is_whole(), shown);
    let asked_for = (query.clone(), site.clone(), known);
    let results = use_memo(asked_for, |(query, site, (here, whole, shown))| {
        let mut results = results(site, query, answer, here.measured.as_deref());
        // Without what time it is, and before it is known how to tell, a list says nothing of hours.
        if *whole {
            later::times(site, query, here, *shown, &mut results);
        }
        results
    });
    // What is typed is answered with the results of the first screen, and with the others once the typing rests: to a
    // slow phone they are as much work as everything else that a key does.
    let drawn = if visit.ahead {
        FIRST_SCREEN.min(shown)
    } else {
        shown
    };
    // The button is gone at the end; the keyboard goes on from the first that came.
    let came = use_mut_ref(|| None);
    let more = {
        let (visit, came) = (visit.clone(), came.clone());
        Callback::from(move |_: MouseEvent| {
            came.replace(Some(visit.shown + 1));
            visit.dispatch(Action::More);
        })
    };
    use_effect_with(shown, move |_| {
        if let Some(first) = came.take() {
            focus(&format!("#results > :nth-child({first}) a"));
        }
    });
    // Whoever opens a result comes back to what was typed and to the place in the list.
    let onclick = {
        let visit = visit.clone();
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
            let Some(link) = link else { return };
            crate::recent::remember(&visit.query.text);
            let scroll_px = gloo::utils::window().scroll_y().unwrap_or_default();
            let opened = link.get_attribute("href").unwrap_or_default();
            visit.dispatch(Action::Leave(scroll_px, opened));
            visit.dispatch(Action::Settle);
        })
    };
    let on = use_filters(visit);
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
    let parts = use_memo(site.clone(), later::region);
    let RegionParts {
        choices,
        kinds,
        filters,
        tools,
        lists,
        about,
    } = (*parts).clone();
    let form = use_memo((site.clone(), here.clone()), |(site, here)| {
        later::place(site, here)
    });
    let place = place(site, (*form).clone());
    let list = results.found.iter().take(drawn);
    let mut list: Vec<Html> = list
        .map(|found| result(site, found.facility, &found.why, &found.times, here, query))
        .collect();
    later::over(&results, &mut list);
    html! {
        <main class="page" id="main">
            if let Some(word) = emergency {
                <div class="urgent" role="alert">{still(urgent(t, word))}</div>
            }
            <h1 class="page__title">{said(t, t.region_title(&site.bundle.region.name))}</h1>
            <nav class="choices in-elder" aria-label={t.choices_label()} hidden={asked}>{choices}</nav>
            <SearchForm site={site.clone()} query={visit.query.clone()} on={Some(on)} choices={filters} />
            // Whoever asked sees what answers, and then what may make it nearer.
            if !list_first {
                {place.clone()}
            }
            <nav class="kinds" aria-label={t.region_kinds()} hidden={asked}>{kinds.clone()}</nav>
            <section class="results" aria-labelledby="results-title" {onclick}>
                {still(did_you_mean(site, query, &results))}
                <h2 class="results__title" id="results-title">{heading(t, query, &results)}</h2>
                <p class="results__count" role="status">{said(t, count(site, query, &results))}{order(t, query, here)}</p>
                if lost && !results.has_services() && !results.has_former() && results.maybe.is_empty() {
                    {still(nothing(&site.root))}
                }
                {still(services(site, &results))}
                <ol class="results__list" id="results">{for list}</ol>
                if results.found.len() > shown {
                    <button class="button button--quiet results__more" type="button" onclick={more}>
                        {t.region_more(SHOWN_MORE.min(results.found.len() - shown))}
                    </button>
                }
                {still(on_paper(t, shown, results.found.len()))}
                {still(maybe(site, &results, here))}
                {still(results.beyond.clone())}
                if lost && !query.text.is_empty() {
                    {still(elsewhere(site, results.has_services()))}
                }
                {still(notes(site, query))}
                {still(results.others.clone())}
                {still(narrower(site, &results))}
                {tools}
            </section>
            if asked && results.found.is_empty() {
                // What was understood stands first; the kinds are the next best thing.
                <nav class="kinds" aria-label={t.region_kinds()}>{kinds}</nav>
            }
            if list_first {
                {place}
            }
            <section class="browse" aria-labelledby="browse-title" hidden={asked}>
                <h2 id="browse-title">{t.browse_title()}</h2>
                {lists}
            </section>
            {about}
        </main>
    }
}

/// What the search form calls. It stays the same from rendering to rendering, so that what does not change is not
/// rendered again at each key.
#[hook]
fn use_filters(visit: &UseReducerHandle<Visit>) -> Filters {
    let visit = visit.dispatcher();
    let filters = use_memo((), move |()| {
        let [typed, chosen, sent] = [(); 3].map(|()| visit.clone());
        Filters {
            typed: Callback::from(move |text| typed.dispatch(Action::Type(text))),
            chosen: Callback::from(move |(name, value)| {
                chosen.dispatch(Action::Choose(name, value));
            }),
            sent: Callback::from(move |()| sent.dispatch(Action::Settle)),
        }
    });
    (*filters).clone()
}

/// Whoever comes back to a list is as far down it as before, and on what was opened.
#[hook]
fn use_return(visit: &UseReducerHandle<Visit>) {
    let (left, dispatcher) = (visit.returned_to().cloned(), visit.dispatcher());
    use_effect_with(left, move |left| {
        if let Some(left) = left {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, left.scroll_px);
            focus(&format!(".results__list a[href=\"{}\"]", left.opened));
            dispatcher.dispatch(Action::Returned);
        }
    });
}
