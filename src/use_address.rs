//! Where the resident is on the site: the address in the browser, followed and changed in one place.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::prelude::*;

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

/// A step to another address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The way back leads to where one came from.
    Push(Address),
    /// What was shown is the same page, said more exactly.
    Replace(Address),
}

/// Follows the address, from `start` on: what the browser goes back and forth to, and the steps that the
/// callback takes.
#[hook]
pub fn use_address(base: &str, start: &Address) -> (Address, Callback<Step>) {
    let address = use_state_eq(|| start.clone());
    {
        let (base, address) = (base.to_owned(), address.setter());
        use_effect_with((), move |()| {
            let window = gloo::utils::window();
            let followed = move |_: &Event| address.set(Address::current(&base));
            let listener = EventListener::new(&window, "popstate", followed);
            move || drop(listener)
        });
    }
    let step = {
        let address = address.setter();
        use_callback(base.to_owned(), move |step: Step, base| {
            let (next, push) = match step {
                Step::Push(next) => (next, true),
                Step::Replace(next) => (next, false),
            };
            let href = [&next.page.href(base), &next.query[..]].concat();
            // A browser refuses where there were too many steps in a short time; the page goes on all the same.
            if let Ok(history) = gloo::utils::window().history() {
                let (state, url) = (&JsValue::NULL, Some(&href[..]));
                let _ = if push {
                    history.push_state_with_url(state, "", url)
                } else {
                    history.replace_state_with_url(state, "", url)
                };
            }
            address.set(next);
        })
    };
    ((*address).clone(), step)
}
