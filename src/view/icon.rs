//! Icons and drawings from the sprite `assets/icons.svg`. They only accompany words, so readers skip them.

use yew::prelude::*;

use crate::markup::Markup;
use crate::site::Root;

/// The icon of that name, for a page of components.
pub fn icon(root: &Root, name: &str) -> Html {
    let mut html = Markup::default();
    html.icon(root, name);
    html.html()
}

/// The drawing for a place with nothing in it, where words alone look like a mistake.
pub fn nothing(root: &Root) -> Html {
    html! {
        <svg class="nothing" aria-hidden="true" focusable="false">
            <use href={format!("{}#nothing", root.icons)} />
        </svg>
    }
}
