//! Icons from the sprite `assets/icons.svg`. They only accompany words, so readers skip them.

use yew::prelude::*;

use crate::markup::Markup;
use crate::site::Place;

/// The icon of that name, for a page of components.
pub fn icon(place: &Place, name: &str) -> Html {
    let mut html = Markup::default();
    html.icon(place, name);
    html.html()
}
