//! The address in the browser: read, written and followed in one place.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use pages::Page;

/// A page, and what its address asks of it. A place within the page (`#…`) is no part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub page: Page,
    /// The query string with its `?`; empty where there is none.
    pub query: String,
}

impl Address {
    /// The page by itself.
    pub fn of(page: Page) -> Self {
        let query = String::new();
        Self { page, query }
    }

    /// The address that the browser shows, on a site below `base`.
    pub fn current(base: &str) -> Self {
        let location = gloo::utils::window().location();
        let path = location.pathname().unwrap_or_default();
        let below = path.strip_prefix(base.trim_end_matches('/'));
        Self {
            page: Page::parse(below.unwrap_or(&path)),
            query: location.search().unwrap_or_default(),
        }
    }
}

/// What a step to another address leaves in the history of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The way back leads to where one came from.
    New,
    /// What was shown is the same page, said more exactly.
    Same,
}

impl Address {
    /// It as a link has it, on a site below `base`.
    pub fn href(&self, base: &str) -> String {
        [&self.page.href(base), &self.query[..]].concat()
    }

    /// Writes it into the browser, on a site below `base`. A browser refuses where there were too many steps in a
    /// short time; the page goes on all the same.
    pub fn write(&self, base: &str, entry: Entry) {
        let href = self.href(base);
        if let Ok(history) = gloo::utils::window().history() {
            let (state, url) = (&JsValue::NULL, Some(&href[..]));
            let _ = match entry {
                Entry::New => history.push_state_with_url(state, "", url),
                Entry::Same => history.replace_state_with_url(state, "", url),
            };
        }
    }
}

/// Tells each address that the browser goes back or forth to.
pub fn follow(base: &str, tell: impl Fn(Address) + 'static) -> EventListener {
    let base = base.to_owned();
    EventListener::new(&gloo::utils::window(), "popstate", move |_| {
        tell(Address::current(&base));
    })
}
