//! What stands still, as Yew holds it: HTML of `crates/pages`, in which every text was escaped where it was
//! written.
//!
//! Yew takes such a part over as it stands, instead of element by element, and its code is a third of what
//! components for it would be. This is the only place where text becomes HTML.

use pages::Markup;
use pages::texts::Texts;
use web_sys::Element;
use yew::prelude::*;

/// The part as Yew holds it. Nothing is nothing.
///
/// Every page calls it a dozen times; one copy of it is enough.
#[inline(never)]
pub fn still(part: Markup) -> Html {
    let part = part.into_string();
    if part.is_empty() {
        return Html::default();
    }
    Html::from_html_unchecked(AttrValue::from(part))
}

/// A part of the page that the browser takes over: it stays as the build made it, and Yew never looks at its text
/// as long as it is the same. It must not move: what Yew would put elsewhere is nothing. See [`copy_of`].
pub fn as_built() -> Html {
    Html::from_html_unchecked(AttrValue::Static("<!-- as built -->"))
}

/// What stands in an element of the page that the browser takes over, to be shown there and elsewhere.
pub fn copy_of(selector: &str) -> Html {
    let element = gloo::utils::document().query_selector(selector);
    let inside = element.ok().flatten().map(|element| element.inner_html());
    Html::from_html_unchecked(AttrValue::from(inside.unwrap_or_default()))
}

/// A sentence that names something of the data: as it is, or marked where the page has another language.
pub fn said(t: Texts, text: String) -> Html {
    match t.are_foreign() {
        true => still(pages::part::sentence(t, &text)),
        false => text.into(),
    }
}

/// Puts a part into an element that nothing else writes to.
pub fn fill(element: &Element, part: Markup) {
    element.set_inner_html(&part.into_string());
}
