//! Help under the search box: what was searched lately, and what a query that has only begun may become.
//!
//! Box and list are one combobox as the patterns of ARIA describe it: the focus stays in the box, the
//! arrows go through the list, Enter takes what is marked, Escape closes. Each entry is a link to what it
//! stands for, so that a tap, a click and Enter all are the step that the one listener of the page makes
//! of a link.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use pages::part::suggestions::{Choice, list, searched, suggested};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusEvent, HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent, Node,
};

use crate::live_region::LiveRegion;
use crate::recent::{forget, recent, remember};
use crate::still::fill;
use pages::query::Query;

/// How long the list must rest before a screen reader is told how long it is, in milliseconds: the number
/// of results is told first.
const SAID_AFTER_MS: u32 = 1_000;

/// The key code of a key that an input method takes. Safari tells it of the Enter that ends a
/// composition, and calls that no composition any more.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// Everything that the events of the box and its list need.
pub struct Help {
    site: LiveRegion,
    filters: Query,
    search_box: HtmlInputElement,
    list: HtmlElement,
    /// Which entry the arrows have come to.
    active: Cell<Option<usize>>,
    /// Whether a finger or button is down. Nothing may move under it before it has become a click.
    pressed: Cell<bool>,
    /// Whether suggestions that are on their way are still wanted.
    awaited: Cell<bool>,
    /// What is still to be told to a screen reader.
    said: RefCell<Option<Timeout>>,
}

impl Help {
    /// Help for a box, in the list under it.
    pub fn new(
        site: &LiveRegion,
        filters: &Query,
        search_box: HtmlInputElement,
        list: HtmlElement,
    ) -> Self {
        Self {
            site: site.clone(),
            filters: filters.clone(),
            search_box,
            list,
            active: Cell::default(),
            pressed: Cell::default(),
            awaited: Cell::default(),
            said: RefCell::default(),
        }
    }

    /// Makes the box a combobox, and listens.
    pub fn listeners(self) -> Vec<EventListener> {
        let of_box = [
            "focus",
            "input",
            "compositionstart",
            "compositionend",
            "keydown",
        ];
        let attributes = [
            ("role", "combobox"),
            ("aria-autocomplete", "list"),
            ("aria-controls", "suggestions"),
        ];
        for (name, value) in attributes {
            self.say(name, value);
        }
        // What an earlier filter led to is no longer meant.
        self.close();
        let mut targets = Vec::new();
        targets.extend(of_box.map(|name| (self.search_box.clone().into(), name)));
        if let Some(form) = self.search_box.form() {
            targets.extend(["submit", "focusout"].map(|name| (form.clone().into(), name)));
        }
        let document = gloo::utils::document();
        targets.extend(["pointerdown", "click"].map(|name| (document.clone().into(), name)));
        let help = Rc::new(self);
        // Who has begun to type waits for it already.
        if document.active_element().as_ref() == Some(help.search_box.as_ref()) {
            help.open(None);
        }
        let listen = |(target, name): (web_sys::EventTarget, &'static str)| {
            let help = help.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&target, name, options, move |event| {
                help.on(name, event);
            })
        };
        targets.into_iter().map(listen).collect()
    }

    fn on(self: &Rc<Self>, name: &str, event: &Event) {
        match name {
            // Half-typed pinyin is nothing to help with.
            "compositionstart" => self.close(),
            "input" if event.unchecked_ref::<InputEvent>().is_composing() => {}
            "input" | "compositionend" => self.open(None),
            "focus" if self.search_box.value().is_empty() => self.open(None),
            "keydown" => self.key(event),
            "submit" => {
                remember(&self.search_box.value());
                self.close();
            }
            "pointerdown" => self.pressed.set(true),
            "click" => {
                self.clicked(event);
                self.pressed.set(false);
            }
            "focusout" if !self.pressed.get() => {
                let to = event.unchecked_ref::<FocusEvent>().related_target();
                if !self.holds(to) {
                    self.close();
                }
            }
            _ => {}
        }
    }

    fn key(self: &Rc<Self>, event: &Event) {
        let event: &KeyboardEvent = event.unchecked_ref();
        if event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD {
            return;
        }
        self.pressed.set(false);
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => 0,
        };
        if self.list.hidden() {
            if step != 0 {
                event.prevent_default();
                self.open(Some(step));
            }
            return;
        }
        let Ok(options) = self.list.query_selector_all("[role=option]") else {
            return;
        };
        let length = options.length() as usize;
        let option = |place: usize| {
            let option = options.get(place as u32);
            option.and_then(|option| option.dyn_into::<HtmlElement>().ok())
        };
        let active = self.active.get();
        let marked = active.and_then(option);
        let mark = |option: &HtmlElement, is: &str| drop(option.set_attribute("aria-selected", is));
        match (event.key().as_str(), &marked) {
            ("Enter", Some(option)) => option.click(),
            // Chromium's own meaning of it, to empty the box, waits for the next time.
            ("Escape", _) => self.close(),
            _ => {
                if let Some(option) = &marked {
                    mark(option, "false");
                }
                // Other keys are the text's.
                let next = (step != 0).then(|| stepped(active, step, length));
                self.activate(next.flatten());
                if let Some(option) = next.flatten().and_then(option) {
                    mark(&option, "true");
                    let nearest = web_sys::ScrollIntoViewOptions::new();
                    nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                    option.scroll_into_view_with_scroll_into_view_options(&nearest);
                }
                if step == 0 {
                    return;
                }
            }
        }
        event.prevent_default();
    }

    fn clicked(self: &Rc<Self>, event: &Event) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let closest = |what: &str| target.as_ref()?.closest(what).ok()?;
        if let Some(option) = closest("[role=option]") {
            remember(&option.get_attribute("data-text").unwrap_or_default());
            // A finger is done with the keyboard, which would hide what was chosen.
            if self.pressed.get() {
                let _ = self.search_box.blur();
            }
            self.close();
        } else if let Some(button) = closest("[data-forget]") {
            let place = button.get_attribute("data-forget").unwrap_or_default();
            forget(place.parse().ok());
            let _ = self.search_box.focus();
            self.open(None);
        } else if !self.holds(event.target()) {
            self.close();
        }
    }

    /// Whether something lies in the form of the box.
    fn holds(&self, target: Option<web_sys::EventTarget>) -> bool {
        let node = target.and_then(|target| target.dyn_into::<Node>().ok());
        let form = self.search_box.form();
        form.is_some_and(|form| form.contains(node.as_ref()))
    }

    fn close(&self) {
        self.show(0, None);
    }

    /// Shows what fits what stands in the box; the arrow that opened the list goes to its first or last
    /// entry.
    fn open(self: &Rc<Self>, step: Option<i32>) {
        let text = self.search_box.value();
        if text.trim().is_empty() {
            return self.list(&searched(&self.site, &self.filters, recent()), step);
        }
        self.awaited.set(true);
        let help = self.clone();
        self.site.searcher.suggest(&text, move |all| {
            if help.awaited.get() {
                help.list(&suggested(&help.site, &help.filters, all), step);
            }
        });
    }

    fn list(&self, choices: &[Choice], step: Option<i32>) {
        let active = step.and_then(|step| stepped(None, step, choices.len()));
        if !choices.is_empty() {
            fill(&self.list, list(self.site.root.texts, choices, active));
        }
        self.show(choices.len(), active);
    }

    /// Shows so many entries, or closes the list.
    fn show(&self, length: usize, active: Option<usize>) {
        self.awaited.set(false);
        self.list.set_hidden(length == 0);
        self.say("aria-expanded", if length == 0 { "false" } else { "true" });
        self.activate(active);
        let t = self.site.root.texts;
        let told = Timeout::new(SAID_AFTER_MS, move || {
            let text = (length > 0).then(|| t.suggestions_count(length));
            if let Some(said) = gloo::utils::document().get_element_by_id("suggestions-said") {
                said.set_text_content(text.as_deref());
            }
        });
        self.said.replace(Some(told));
    }

    fn activate(&self, active: Option<usize>) {
        self.active.set(active);
        let id = active.map(|place| format!("suggestion-{place}"));
        self.say("aria-activedescendant", &id.unwrap_or_default());
    }

    fn say(&self, name: &str, value: &str) {
        let _ = self.search_box.set_attribute(name, value);
    }
}

/// Where an arrow leads in a list of that length: round, and over its ends to the box.
fn stepped(active: Option<usize>, step: i32, length: usize) -> Option<usize> {
    match (active, step > 0) {
        (None, true) => Some(0),
        (None, false) => length.checked_sub(1),
        (Some(place), true) => Some(place + 1),
        (Some(place), false) => place.checked_sub(1),
    }
    .filter(|place| *place < length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_by_way_of_the_box() {
        let cases = [
            (None, 1, 3, Some(0)),
            (Some(0), 1, 3, Some(1)),
            (Some(2), 1, 3, None),
            (None, -1, 3, Some(2)),
            (Some(0), -1, 3, None),
            (None, 1, 0, None),
            (None, -1, 0, None),
        ];
        for (active, step, length, next) in cases {
            assert_eq!(stepped(active, step, length), next, "{active:?} {step}");
        }
    }
}
