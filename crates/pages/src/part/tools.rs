//! What a resident does with a page: keep, share, print. The app keeps (`src/keeping.rs`); the other buttons are for
//! `assets/tools.js`, which needs no app. Until there is somebody to hear them they keep their room and are not seen.

use maud::{Markup, html};

use crate::Page;
use crate::open_region::OpenRegion;
use crate::part::icon;

/// The tools of a page: those of a facility by its id, those of a list by an empty one.
pub fn tools(site: &OpenRegion, id: &str) -> Markup {
    let t = site.root.texts;
    let rest = html! {
        a.chip href=(site.href(Page::Saved)) { (icon(&site.root, "list")) (t.common_saved()) }
    };
    row(site, id, rest)
}

/// The tools of a page that the resident has saved places on.
#[cfg(feature = "files")]
pub fn sending(site: &OpenRegion) -> Markup {
    row(site, "", Markup::default())
}

/// The row of buttons; and where the tools say what they did, and show a code.
fn row(site: &OpenRegion, id: &str, rest: Markup) -> Markup {
    let t = site.root.texts;
    html! {
        div.tools data-id=(id) {
            p.tools__row {
                @if !id.is_empty() {
                    (button(site, "star", "keep", t.common_keep()))
                }
                (button(site, "share", "share", t.tools_share()))
                (button(site, "code", "code", t.tools_code()))
                (button(site, "print", "print", t.tools_print()))
                (rest)
            }
            p.tools__said aria-live="polite" {}
            div.tools__code hidden {}
        }
    }
}

/// A button with the state that is changed: before that the page is as it was built.
fn button(site: &OpenRegion, name: &str, tool: &str, words: &str) -> Markup {
    let keeps = tool == "keep";
    let is_pressed = keeps.then_some("false");
    let does = keeps.then_some("toggle");
    let is_expanded = (tool == "code").then_some("false");
    html! {
        button.chip.needs-app[keeps].needs-tools[!keeps] type="button" data-tool=(tool) data-kept=[does] aria-pressed=[is_pressed] aria-expanded=[is_expanded] {
            (icon(&site.root, name)) span { (words) }
        }
    }
}
