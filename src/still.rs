//! What stands still, as Yew holds it: HTML of `crates/pages`, in which every text was escaped where it was
//! written.
//!
//! Yew takes such a part over as it stands, instead of element by element, and its code is a third of what
//! components for it would be. This is the only place where text becomes HTML.

use pages::Markup;
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

/// Puts a part into an element that nothing else writes to.
pub fn fill(element: &Element, part: Markup) {
    element.set_inner_html(&part.into_string());
}
