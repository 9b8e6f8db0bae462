//! The search box with its filters. It is a plain GET form, so it also works before the app does.

use std::rc::Rc;

use directory::Bundle;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::query::Query;
use crate::site::Site;
use crate::texts;
use crate::view::use_suggestions;

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
    pub site: Site,
    /// What is asked now.
    #[prop_or_default]
    pub query: Query,
    /// What happens next. Without it, the form leads to the region's page by itself.
    #[prop_or_default]
    pub on: Option<Filters>,
}

/// The search form in the state of a query.
#[component]
pub fn SearchForm(props: &SearchFormProps) -> Html {
    let SearchFormProps { site, query, on } = props;
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
            } else if crate::query::clean(&value) != *text && !*composing.borrow() {
                input.set_value(text);
            }
        });
    }
    let onsubmit = on.clone().map(|on| {
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // The keyboard goes, the results stay.
            let form: web_sys::HtmlElement = event.target_unchecked_into();
            let input = form.query_selector("input").ok().flatten();
            if let Some(input) = input
                .and_then(|input| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(input).ok())
            {
                let _ = input.blur();
            }
            on.sent.emit(());
        })
    });
    // The search is built when the resident turns to the box, a moment before the first key: whoever
    // only reads does without, and the first key is as quick as the others.
    let onfocusin = {
        let site = site.clone();
        Callback::from(move |_: FocusEvent| {
            let site = site.clone();
            Timeout::new(0, move || {
                site.prepare_search();
            })
            .forget();
        })
    };
    let filters = Query {
        text: String::new(),
        ..query.clone()
    };
    let leaving = on.as_ref().map(|on| on.sent.clone()).unwrap_or_default();
    let suggestions = use_suggestions(site, &filters, &search_box, leaving);
    html! {
        <form class="search" role="search" method="get" action={site.region_href("")} {onsubmit} {onfocusin}>
            <label class="search__label" for="q">{texts::search::LABEL}</label>
            <div class="search__row">
                <input
                    class="search__box" id="q" type="search" name="q" ref={&search_box}
                    placeholder={texts::search::EXAMPLE} autocomplete="off" autocapitalize="off"
                    enterkeyhint="search" maxlength="64" {oninput}
                />
                <button class="button search__button" type="submit">{texts::search::BUTTON}</button>
            </div>
            {suggestions}
            <Fields site={site.clone()} {filters} chosen={on.as_ref().map(|on| on.chosen.clone()).unwrap_or_default()} />
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    site: Site,
    filters: Query,
    chosen: Callback<(&'static str, String)>,
}

/// The filters. A component of its own, so that typing leaves its hundred choices alone.
#[component]
fn Fields(props: &FieldsProps) -> Html {
    let FieldsProps {
        site,
        filters,
        chosen,
    } = props;
    let choices = use_memo(site.clone(), |site| {
        let bundle = &site.bundle;
        [
            kinds(bundle),
            streets(bundle),
            departments(site),
            statuses(),
        ]
        .map(Rc::new)
    });
    // Once open it stays open: taking off the last filter must not fold the field away under the thumb.
    let details = use_node_ref();
    {
        let details = details.clone();
        use_effect_with(filters.has_filter(), move |filtered| {
            if let (true, Some(details)) = (*filtered, details.cast::<web_sys::Element>()) {
                let _ = details.set_attribute("open", "");
            }
        });
    }
    let fields = [
        ("kind", texts::search::KIND, &filters.kind),
        ("street", texts::search::STREET, &filters.street),
        ("dept", texts::search::DEPARTMENT, &filters.dept),
        ("status", texts::search::STATUS, &filters.status),
    ];
    html! {
        <details class="filters" ref={details}>
            <summary class="filters__summary">{texts::search::FILTERS}</summary>
            <div class="filters__fields">
                for ((name, label, value), choices) in fields.into_iter().zip(choices.iter()) {
                    <Field
                        {name} {label} choices={choices.clone()} chosen={chosen.clone()}
                        value={value.clone().map(|id| { let said = named(&site.bundle, name, &id); (id, said) })}
                    />
                }
            </div>
        </details>
    }
}

type Choices = Vec<(String, String)>;

#[derive(Properties, PartialEq)]
struct FieldProps {
    name: &'static str,
    label: &'static str,
    choices: Rc<Choices>,
    value: Option<(String, String)>,
    chosen: Callback<(&'static str, String)>,
}

/// One filter.
#[component]
fn Field(props: &FieldProps) -> Html {
    let FieldProps {
        name,
        label,
        choices,
        value,
        chosen,
    } = props;
    let field = use_node_ref();
    {
        // Once the resident has touched a select, only its value moves it.
        let field = field.clone();
        use_effect_with(value.clone(), move |value| {
            if let Some(field) = field.cast::<HtmlSelectElement>() {
                field.set_value(value.as_ref().map_or("", |(id, _)| id));
            }
        });
    }
    let onchange = {
        let (name, chosen) = (*name, chosen.clone());
        Callback::from(move |event: Event| {
            chosen.emit((
                name,
                event.target_unchecked_into::<HtmlSelectElement>().value(),
            ));
        })
    };
    // A filter that leaves nothing is shown too, so that it can be taken off.
    let unlisted = value
        .iter()
        .filter(|(id, _)| !choices.iter().any(|(known, _)| known == id));
    html! {
        <label class="field">
            <span class="field__label">{*label}</span>
            <select class="field__select" name={*name} ref={field} {onchange}>
                <option value="">{texts::search::ANY}</option>
                for (id, said) in choices.iter().chain(unlisted) {
                    <option value={id.clone()}>{said.clone()}</option>
                }
            </select>
        </label>
    }
}

/// What a filter's value is called.
fn named(bundle: &Bundle, filter: &str, id: &str) -> String {
    let name = match filter {
        "kind" => bundle.kind(&id.into()).map(|kind| &kind.name),
        "street" => bundle.street(&id.into()).map(|street| &street.name),
        "dept" => bundle.concept(&id.into()).map(|concept| &concept.name),
        _ => None,
    };
    name.map_or(id, String::as_str).to_owned()
}

/// The kinds that the region has, with how many of each.
fn kinds(bundle: &Bundle) -> Choices {
    let counted = bundle.kinds.iter().map(|kind| {
        let of_kind = bundle
            .facilities
            .iter()
            .filter(|facility| facility.kind == kind.id);
        (kind, of_kind.count())
    });
    counted
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| {
            (
                kind.id.to_string(),
                texts::search::counted(&kind.name, count),
            )
        })
        .collect()
}

fn streets(bundle: &Bundle) -> Choices {
    let streets = bundle
        .region
        .streets
        .iter()
        .filter(|street| !street.statistical);
    streets
        .map(|street| (street.code.to_string(), street.name.clone()))
        .collect()
}

/// The fields of medicine that some facility of the region has.
fn departments(site: &Site) -> Choices {
    let concepts = site.bundle.concepts.iter().zip(site.having());
    concepts
        .filter(|(_, having)| !having.is_empty())
        .map(|(concept, _)| (concept.id.to_string(), concept.name.clone()))
        .collect()
}

fn statuses() -> Choices {
    [
        ("open", texts::words::OPEN),
        ("planned", texts::words::NOT_YET),
        ("unclear", texts::words::UNCLEAR),
    ]
    .map(|(id, said)| (id.to_owned(), said.to_owned()))
    .into()
}
