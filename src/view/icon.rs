//! Icons and drawings from the sprite `assets/icons.svg`. They only accompany words, so readers skip them.

use yew::prelude::*;

use crate::site::Place;

/// The icon of that name.
pub fn icon(place: &Place, name: &str) -> Html {
    html! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href={format!("{}#{name}", place.icons)} />
        </svg>
    }
}

/// The drawing for a place with nothing in it, where words alone look like a mistake.
pub fn nothing(place: &Place) -> Html {
    html! {
        <svg class="nothing" aria-hidden="true" focusable="false">
            <use href={format!("{}#nothing", place.icons)} />
        </svg>
    }
}
