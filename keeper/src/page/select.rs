//! A choice among values.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};
use yew::html::Scope;
use yew::{Html, html};

use super::{Keeper, Msg};

/// A choice among values with their words; what is chosen is told by `msg`.
pub fn select(
    label: String,
    all: Vec<(String, String)>,
    now: Option<&String>,
    link: &Scope<Keeper>,
    msg: impl Fn(String) -> Msg + 'static,
) -> Html {
    let onchange = link.batch_callback(move |event: Event| {
        let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
        Some(msg(select.value()))
    });
    let now = now.map_or("", String::as_str);
    html! {
        <select class="unsure" aria-label={label} {onchange}>
            { for all.into_iter().map(|(value, words)| html! {
                <option selected={now == value} value={value.clone()}>{ words }</option>
            }) }
        </select>
    }
}
