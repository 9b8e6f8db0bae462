//! The search box with its filters. It is a plain GET form, so it also works before the app does.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::focus::go_to_results;
use crate::live_region::LiveRegion;
use crate::view::use_suggestions;
use pages::part::filters::{FILTERS, named, values};
use pages::query::Query;

/// What happens when the resident types, chooses or sends.
#[derive(Clone, PartialEq)]
pub struct Filters {
    /// The text changed.
    pub typed: Callback<String>,
    /// A filter (its name, its value) changed.
    pub chosen: Callback<(&'static str, String)>,
    /// The form was sent.
    pub sent: Callback<()>,
}

/// What a [`SearchForm`] needs.
#[derive(Properties, PartialEq)]
pub struct SearchFormProps {
    /// The region that is searched.
    pub site: LiveRegion,
    /// What is asked now.
    #[prop_or_default]
    pub query: Query,
    /// The choices of the filters.
    pub choices: Html,
    /// What happens next. Without it, the form leads to the region's page by itself.
    #[prop_or_default]
    pub on: Option<Filters>,
}

/// The search form in the state of a query.
#[component]
pub fn SearchForm(props: &SearchFormProps) -> Html {
    let SearchFormProps {
        site,
        query,
        choices,
        on,
    } = props;
    let t = site.root.texts;
    let search_box = use_node_ref();
    let typed = on.as_ref().map(|on| on.typed.clone()).unwrap_or_default();

    // While an input method composes, the box holds half-typed pinyin: searching it would make the
    // list jump, and writing to the box would destroy it. The text is taken when the composition ends,
    // for which Chromium sends no further input event.
    let composing = use_mut_ref(|| false);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                typed.emit(event.target_unchecked_into::<HtmlInputElement>().value());
            }
        })
    };
    {
        let (search_box, composing) = (search_box.clone(), composing.clone());
        use_effect_with(typed.clone(), move |typed| {
            let input = search_box.cast::<HtmlInputElement>();
            let listeners = input.map(|input| {
                let started = composing.clone();
                let begin = EventListener::new(&input, "compositionstart", move |_| {
                    started.replace(true);
                });
                let (target, typed) = (input.clone(), typed.clone());
                let end = EventListener::new(&target, "compositionend", move |_| {
                    composing.replace(false);
                    typed.emit(input.value());
                });
                [begin, end]
            });
            move || drop(listeners)
        });
    }
    // The box is the resident's. It is written to only where the query came from elsewhere, as from
    // the URL; what was typed before the app was there is taken over.
    {
        let search_box = search_box.clone();
        let first = use_mut_ref(|| true);
        use_effect_with(query.text.clone(), move |text| {
            let Some(input) = search_box.cast::<HtmlInputElement>() else {
                return;
            };
            let value = input.value();
            if first.replace(false) && text.is_empty() && !value.is_empty() {
                typed.emit(value);
            } else if pages::query::clean(&value) != *text && !*composing.borrow() {
                input.set_value(text);
            }
        });
    }
    let onsubmit = on.clone().map(|on| {
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on.sent.emit(());
            // The focus leaves the box: the keyboard goes, the results come.
            go_to_results();
        })
    });
    // The search is built when the resident turns to the box, a moment before the first key: whoever
    // only reads does without, and the first key is as quick as the others.
    let onfocusin = {
        let site = site.clone();
        Callback::from(move |_: FocusEvent| {
            let site = site.clone();
            Timeout::new(0, move || {
                site.searcher.prepare_search();
            })
            .forget();
        })
    };
    let filters = Query {
        text: String::new(),
        ..query.clone()
    };
    let leaving = on.as_ref().map(|on| on.sent.clone()).unwrap_or_default();
    let chosen = on.as_ref().map(|on| on.chosen.clone()).unwrap_or_default();
    let fields = use_fields(site, &filters, choices, chosen);
    let suggestions = use_suggestions(site, &filters, &search_box, leaving);
    html! {
        <form class="search" role="search" method="get" action={site.region_href("")} {onsubmit} {onfocusin}>
            <label class="search__label" for="q">{t.search_label()}</label>
            <div class="search__row">
                <input
                    class="search__box" id="q" type="search" name="q" ref={&search_box}
                    placeholder={t.search_example()} autocomplete="off" autocapitalize="off"
                    enterkeyhint="search" maxlength="64" {oninput}
                />
                <button class="button search__button" type="submit">{t.search_button()}</button>
            </div>
            {suggestions}
            {fields}
        </form>
    }
}

/// The filters.
///
/// Their hundred choices never change. What is chosen is put into the fields by an
/// effect; once the resident has touched one, only that moves it.
#[hook]
fn use_fields(
    site: &LiveRegion,
    filters: &Query,
    choices: &Html,
    chosen: Callback<(&'static str, String)>,
) -> Html {
    // Once open it stays open: taking off the last filter must not fold the field away under the thumb.
    let details = use_node_ref();
    {
        let (details, site) = (details.clone(), site.clone());
        use_effect_with(filters.clone(), move |filters| {
            let Some(details) = details.cast::<web_sys::Element>() else {
                return;
            };
            if filters.has_filter() {
                let _ = details.set_attribute("open", "");
            }
            for (name, value) in values(filters) {
                let field = details.query_selector(&["[name=", name, "]"].concat());
                if let Ok(Some(field)) = field {
                    choose(&site, &field.unchecked_into(), name, value.as_deref());
                }
            }
        });
    }
    let onchange = Callback::from(move |event: Event| {
        let field: HtmlSelectElement = event.target_unchecked_into();
        let named = FILTERS.into_iter().find(|name| *name == field.name());
        if let Some(name) = named {
            chosen.emit((name, field.value()));
        }
    });
    html! {
        <details class="filters" ref={details} {onchange}>{choices.clone()}</details>
    }
}

/// Shows what is chosen. What leaves nothing is no choice of the field yet, and is shown too, so that it can be
/// taken off.
fn choose(site: &LiveRegion, field: &HtmlSelectElement, name: &str, value: Option<&str>) {
    let value = value.unwrap_or_default();
    field.set_value(value);
    if field.value() != value
        && let Ok(option) = gloo::utils::document().create_element("option")
    {
        let _ = option.set_attribute("value", value);
        option.set_text_content(Some(&named(&site.bundle, name, value)));
        let _ = field.append_child(&option);
        field.set_value(value);
    }
}
