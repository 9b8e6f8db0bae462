//! What a resident does with places that are kept: the button on the page of a place, and the page of kept places.
//!
//! Both pages are as they were built, with marks ([`pages::marks`]) where something is filled in. So the page costs no
//! component, and nothing moves under the finger.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use pages::kept::{List, compared, places};
use pages::{Markup, Page, marks};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::address::{Address, Entry};
use crate::focus::focus;
use crate::kept::{Ids, SENT_AS, Shelf};
use crate::live_region::LiveRegion;
use crate::still::fill;

/// More do not fit beside each other on a phone.
const MOST_COMPARED: usize = 3;

/// Who keeps places.
pub struct Keeping {
    site: LiveRegion,
    saved: Shelf,
    seen: Shelf,
    /// What is to be compared, in the order in which it was picked.
    picked: RefCell<Vec<usize>>,
}

impl Keeping {
    /// One that listens for as long as the page is open.
    pub fn listening(site: &LiveRegion) -> Rc<Self> {
        let keeping = Rc::new(Self {
            site: site.clone(),
            saved: Shelf::named(marks::SAVED),
            seen: Shelf::named(marks::SEEN),
            picked: RefCell::default(),
        });
        let window = gloo::utils::window();
        // Beside what is done here: another tab, a step back of the browser, another link.
        for name in ["click", "change", "storage", "pageshow", "hashchange"] {
            let keeping = keeping.clone();
            EventListener::new(&window, name, move |event| keeping.hear(event)).forget();
        }
        keeping
    }

    /// A page is there.
    pub fn arrive(&self, page: &Page) {
        if let Page::Facility(_, id) = page
            && self.site.bundle.facility(id).is_some()
        {
            let mut seen = self.seen.read();
            seen.see(id);
            self.seen.write(seen);
        }
        self.show();
    }

    fn hear(&self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        match (&*event.type_(), &target) {
            ("click", Some(target)) => self.click(target),
            ("change", Some(target)) => self.pick(target),
            ("click" | "change", None) => {}
            _ => self.show(),
        }
    }

    fn click(&self, target: &Element) {
        let does = near(target, "data-kept");
        if does.is_empty() {
            return;
        }
        if does == "see" {
            if let Some(compare) = focus(".compare") {
                compare.scroll_into_view();
            }
            return;
        }
        let mut part = near(target, "data-part");
        let said = if does == "keep-all" {
            let mut said = "";
            for position in self.sent().into_iter().rev() {
                said = self.keep(self.site.bundle.facilities[position].id.as_str(), true);
            }
            let page = Page::Saved(self.site.adcode().to_owned());
            Address::of(page).write(&self.site.root.pages, Entry::Same);
            part = List::Saved.part().to_owned();
            said
        } else if does == "drop" && part == List::Seen.part() {
            let mut seen = self.seen.read();
            seen.take(&near(target, "data-facility"));
            self.seen.write(seen);
            ""
        } else if does == "forget" {
            self.seen.write(Ids::default());
            ""
        } else if does == "toggle" {
            let id = near(target, "data-id");
            self.keep(&id, !self.saved.read().has(&id))
        } else {
            self.keep(&near(target, "data-facility"), does == "keep")
        };
        write("[data-said], .tools__said", said);
        self.show();
        if !part.is_empty() {
            stay(&part);
        }
    }

    /// Saves a place or lets it go. Gives what is to be said of it.
    fn keep(&self, id: &str, wanted: bool) -> &'static str {
        let t = self.site.root.texts;
        let mut saved = self.saved.read();
        if wanted {
            saved.put(id);
        } else {
            saved.take(id);
        }
        match (self.saved.write(saved), wanted) {
            (_, false) => t.kept_dropped(),
            (true, true) => t.kept_now(),
            (false, true) => t.kept_refused(),
        }
    }

    /// A place was ticked, or no longer is.
    fn pick(&self, tick: &Element) {
        let Some(position) = self.position(&near(tick, "data-facility")) else {
            return;
        };
        let is_full = {
            let mut picked = self.picked.borrow_mut();
            let before = picked.len();
            picked.retain(|own| *own != position);
            if picked.len() == before {
                picked.push(position);
            }
            picked.len() == MOST_COMPARED
        };
        let most = self.site.root.texts.kept_most();
        write("[data-said]", if is_full { most } else { "" });
        self.compare();
    }

    /// The place of an id in the bundle, where the region has it.
    #[inline(never)]
    fn position(&self, id: &str) -> Option<usize> {
        pages::kept::position(&self.site, id)
    }

    /// Those of some ids that the region has.
    #[inline(never)]
    fn own(&self, ids: &Ids) -> Vec<usize> {
        ids.iter().filter_map(|id| self.position(id)).collect()
    }

    /// What the link names by which the page was opened.
    #[inline(never)]
    fn sent(&self) -> Vec<usize> {
        let hash = gloo::utils::window().location().hash();
        self.own(&Ids::of_link(&hash.unwrap_or_default()))
    }

    /// Shows what is kept, on either page.
    #[inline(never)]
    fn show(&self) {
        let all = self.saved.read();
        if let Some(button) = element("[data-kept=toggle]") {
            let t = self.site.root.texts;
            let is_kept = all.has(&near(&button, "data-id"));
            let _ = button.set_attribute("aria-pressed", if is_kept { "true" } else { "false" });
            let words = if is_kept {
                t.kept_already()
            } else {
                t.common_keep()
            };
            write("[data-kept=toggle] span", words);
        }
        if element("main[data-saved]").is_some() {
            self.fill(&all);
        }
    }

    fn fill(&self, all: &Ids) {
        let saved = self.own(all);
        let region = [self.site.adcode(), "-"].concat();
        let of_region = all.iter().filter(|id| id.starts_with(&region)).count();
        hide("[data-lost]", of_region == saved.len());
        hide("[data-none]", !saved.is_empty());
        hide("[data-part=send]", saved.is_empty());
        let mut shown = Vec::new();
        for list in List::ALL {
            let own = match list {
                List::Sent => self.sent(),
                List::Saved => saved.clone(),
                List::Seen => self.own(&self.seen.read()),
            };
            let part = ["[data-part=", list.part(), "]"].concat();
            if let Some(items) = element(&[&part, " ol"].concat()) {
                fill(&items, places(&self.site, list, &own, &saved));
            }
            hide(&part, own.is_empty() && list != List::Saved);
            shown.extend(own);
        }
        hide(
            "[data-part=compare]",
            shown.iter().all(|position| *position == shown[0]),
        );
        let mut picked = self.picked.borrow_mut();
        picked.retain(|position| shown.contains(position));
        drop(picked);
        self.compare();
        if let Some(tools) = element("[data-part=send] .tools") {
            let location = gloo::utils::window().location();
            let mut link = location.origin().unwrap_or_default();
            link += &location.pathname().unwrap_or_default();
            let mut before = SENT_AS;
            for position in saved {
                link += before;
                link += self.site.bundle.facilities[position].id.as_str();
                before = ",";
            }
            let _ = tools.set_attribute("data-link", &link);
        }
    }

    /// Shows what is picked, and lets no more be picked than fit.
    #[inline(never)]
    fn compare(&self) {
        let picked = self.picked.borrow();
        let ticks = gloo::utils::document().query_selector_all(".pick input");
        let Ok(ticks) = ticks else { return };
        for at in 0..ticks.length() {
            let Some(tick) = ticks.item(at) else { return };
            let tick: HtmlInputElement = tick.unchecked_into();
            let position = self.position(&near(&tick, "data-facility"));
            let is_picked = position.is_some_and(|position| picked.contains(&position));
            tick.set_checked(is_picked);
            tick.set_disabled(!is_picked && picked.len() == MOST_COMPARED);
        }
        let are_enough = picked.len() > 1;
        hide("[data-see]", !are_enough);
        hide(".compare", !are_enough);
        if let Some(table) = element(".compare") {
            let compared = are_enough.then(|| compared(&self.site, &picked));
            fill(&table, compared.unwrap_or_else(Markup::default));
        }
    }
}

#[inline(never)]
fn element(selector: &str) -> Option<Element> {
    let found = gloo::utils::document().query_selector(selector);
    found.ok().flatten()
}

/// The value of an attribute of an element or of what it stands in; empty where none has it.
#[inline(never)]
fn near(element: &Element, attribute: &str) -> String {
    let found = element.closest(&["[", attribute, "]"].concat());
    let value = found
        .ok()
        .flatten()
        .and_then(|found| found.get_attribute(attribute));
    value.unwrap_or_default()
}

#[inline(never)]
fn write(selector: &str, words: &str) {
    if let Some(element) = element(selector) {
        element.set_text_content(Some(words));
    }
}

#[inline(never)]
fn hide(selector: &str, is_hidden: bool) {
    if let Some(element) = element(selector) {
        let _ = element.toggle_attribute_with_force("hidden", is_hidden);
    }
}

/// What the finger was on is gone; the keyboard goes on from the heading of its list, or of the page where that is
/// gone too.
fn stay(part: &str) {
    let title = ["[data-part=", part, "]:not([hidden]) h2"].concat();
    if focus(&title).is_none() {
        focus("h1");
    }
}
