//! Where the resident says where he is.

use pages::position::Position;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use crate::live_region::LiveRegion;
use crate::position::Wish;

/// The panel around its form.
pub fn place(site: &LiveRegion, form: Html) -> Html {
    html! { <section class="here" aria-label={site.root.texts.place_label()}>{form}</section> }
}

/// What a tapped button of the panel, or a choice in its list, asks for.
pub fn wish_of(target: &Element) -> Option<Wish> {
    let field = target.closest("[data-here]").ok()??;
    let name = field.get_attribute("data-here")?;
    if let Some(list) = field.dyn_ref::<HtmlSelectElement>() {
        return Position::parse(&list.value()).map(Wish::Choose);
    }
    Some(match name.as_str() {
        "locate" => Wish::Locate,
        "keep" => Wish::Keep(true),
        "once" => Wish::Keep(false),
        "beyond" => Wish::Beyond,
        _ => Wish::Forget,
    })
}
