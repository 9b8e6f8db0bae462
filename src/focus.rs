//! Where the keyboard, and the ear, go on from after a step.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Puts the focus on the first element of that sort, without moving the page.
pub fn focus(selector: &str) -> Option<HtmlElement> {
    let found = gloo::utils::document().query_selector(selector);
    let found: HtmlElement = found.ok()??.dyn_into().ok()?;
    if found.tab_index() < 0 {
        let _ = found.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = found.focus_with_options(&options);
    Some(found)
}

/// Goes to the results, with enough of the screen for the first of them: the style sheet says how much.
pub fn go_to_results() {
    if let Some(title) = focus("#results-title") {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        title.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Whether nothing has the focus: what had it is gone.
pub fn is_lost() -> bool {
    tag().is_none_or(|tag| tag == "BODY")
}

/// Whether a field has the focus.
pub fn is_typing() -> bool {
    tag().is_some_and(|tag| tag == "INPUT")
}

/// What sort of element has the focus.
fn tag() -> Option<String> {
    let active = gloo::utils::document().active_element();
    active.map(|active| active.tag_name())
}
