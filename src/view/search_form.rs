//! The search box with its filters. It is a plain GET form, so it also works before the app does.

use directory::{Bundle, Facility};
use gloo::events::EventListener;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::query::Query;
use crate::results::{everything, has_department};
use crate::site::Site;

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
    pub query: Query,
    /// What happens next.
    pub on: Filters,
}

/// The search form in the state of a query.
#[component]
pub fn SearchForm(props: &SearchFormProps) -> Html {
    let SearchFormProps { site, query, on } = props;
    let search_box = use_node_ref();

    // While an input method composes, the box holds half-typed pinyin; searching it would make the
    // list jump. The text is taken when the composition ends, for which Chromium sends no further
    // input event.
    let oninput = {
        let typed = on.typed.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                typed.emit(event.target_unchecked_into::<HtmlInputElement>().value());
            }
        })
    };
    {
        let (search_box, typed) = (search_box.clone(), on.typed.clone());
        use_effect_with(typed, move |typed| {
            let typed = typed.clone();
            let listener = search_box.cast::<HtmlInputElement>().map(|input| {
                let target = input.clone();
                EventListener::new(&target, "compositionend", move |_| {
                    typed.emit(input.value())
                })
            });
            move || drop(listener)
        });
    }
    let onsubmit = {
        let sent = on.sent.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            sent.emit(());
        })
    };
    html! {
        <form class="search" role="search" method="get" action={site.region_href("")} {onsubmit}>
            <label class="search__label" for="q">{"看什么病、办什么事、找哪家？"}</label>
            <div class="search__row">
                <input
                    class="search__box" id="q" type="search" name="q" value={query.text.clone()}
                    placeholder="如 看牙、打疫苗" autocomplete="off" autocapitalize="off"
                    enterkeyhint="search" maxlength="64" ref={search_box} {oninput}
                />
                <button class="button search__button" type="submit">{"搜索"}</button>
            </div>
            <details class="filters" open={query.has_filter()}>
                <summary class="filters__summary">{"筛选"}</summary>
                <div class="filters__fields">
                    {select(on, "kind", "类别", query.kind.as_deref(), kinds(&site.bundle))}
                    {select(on, "street", "街道", query.street.as_deref(), streets(&site.bundle))}
                    {select(on, "dept", "科室", query.dept.as_deref(), departments(&site.bundle))}
                    {select(on, "status", "状态", query.status.as_deref(), statuses())}
                </div>
            </details>
        </form>
    }
}

type Choices = Vec<(String, String)>;

fn select(
    on: &Filters,
    name: &'static str,
    label: &'static str,
    value: Option<&str>,
    choices: Choices,
) -> Html {
    let onchange = {
        let chosen = on.chosen.clone();
        Callback::from(move |event: Event| {
            let value = event
                .target_unchecked_into::<web_sys::HtmlSelectElement>()
                .value();
            chosen.emit((name, value));
        })
    };
    html! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select class="field__select" {name} {onchange}>
                <option value="" selected={value.is_none()}>{"不限"}</option>
                for (id, said) in choices {
                    <option selected={value == Some(id.as_str())} value={id.clone()}>{said}</option>
                }
            </select>
        </label>
    }
}

/// The kinds that the region has, with how many of each.
pub fn kinds(bundle: &Bundle) -> Choices {
    let count = |id| {
        bundle
            .facilities
            .iter()
            .filter(|facility| facility.kind == id)
            .count()
    };
    bundle
        .kinds
        .iter()
        .map(|kind| (kind, count(kind.id.clone())))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| (kind.id.to_string(), format!("{}（{count}）", kind.name)))
        .collect()
}

fn streets(bundle: &Bundle) -> Choices {
    bundle
        .region
        .streets
        .iter()
        .filter(|street| !street.statistical)
        .map(|street| (street.code.to_string(), street.name.clone()))
        .collect()
}

/// The fields of medicine that some facility of the region has.
fn departments(bundle: &Bundle) -> Choices {
    let has = |facility: &Facility, id: &str| has_department(bundle, facility, id);
    bundle
        .concepts
        .iter()
        .filter(|concept| {
            everything(bundle)
                .iter()
                .any(|found| has(&bundle.facilities[found.facility], concept.id.as_str()))
        })
        .map(|concept| (concept.id.to_string(), concept.name.clone()))
        .collect()
}

fn statuses() -> Choices {
    [
        ("open", "现有"),
        ("planned", "规划中"),
        ("unclear", "是否已开未载"),
    ]
    .map(|(id, said)| (id.to_owned(), said.to_owned()))
    .into()
}
