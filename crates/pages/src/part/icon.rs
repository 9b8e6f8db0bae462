//! Icons and drawings from the sprite `assets/icons.svg`. They only accompany words, so readers skip them.

use maud::{Markup, html};

use crate::open_region::Root;

/// The icon of that name.
pub fn icon(root: &Root, name: &str) -> Markup {
    drawing(root, "icon", name)
}

/// The drawing for a place with nothing in it, where words alone look like a mistake.
pub fn nothing(root: &Root) -> Markup {
    drawing(root, "nothing", "nothing")
}

fn drawing(root: &Root, class: &str, name: &str) -> Markup {
    html! {
        svg class=(class) aria-hidden="true" focusable="false" {
            use href={ (root.icons) "#" (name) } {}
        }
    }
}
