//! The state of a region page. The URL is the state; what is being typed runs ahead of it by a moment.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;
use yew_router::prelude::*;
use yew_router::query::Raw;

use crate::query::{Query, clean};
use crate::route::Route;
use crate::view::Filters;

/// How long the typing must rest before it is written into the URL, in milliseconds. Safari allows
/// 100 changes of the URL in 30 s.
const URL_REST_MS: u32 = 300;

/// The query of a region page and the ways to change it.
pub struct UseQueryHandle {
    /// What is asked now.
    pub query: Query,
    /// What the form calls.
    pub filters: Filters,
    /// Writes what was typed into the URL at once, before the page is left.
    pub flush: Callback<()>,
}

/// Follows the URL of a region page. The first rendering knows no query, as the build does not; the
/// query comes in by an effect.
#[hook]
pub fn use_query(page: &Route) -> UseQueryHandle {
    let navigator = use_navigator();
    let location = use_location();
    let query = use_state_eq(Query::default);
    let pending: Rc<RefCell<Option<Timeout>>> = use_mut_ref(|| None);

    let asked = location
        .map(|location| location.query_str().to_owned())
        .unwrap_or_default();
    {
        let query = query.clone();
        use_effect_with(asked, move |asked| query.set(Query::parse(asked)));
    }

    let write = {
        let (navigator, page) = (navigator.clone(), page.clone());
        move |query: &Query| {
            if let Some(navigator) = &navigator {
                let text = query.format();
                // A raw query cannot fail to be written.
                let _ = navigator.replace_with_query(&page, Raw(text.trim_start_matches('?')));
            }
        }
    };
    let typed = {
        let (query, pending, write) = (query.clone(), pending.clone(), write.clone());
        Callback::from(move |text: String| {
            let next = Query {
                text: clean(&text),
                ..(*query).clone()
            };
            query.set(next.clone());
            let write = write.clone();
            *pending.borrow_mut() = Some(Timeout::new(URL_REST_MS, move || write(&next)));
        })
    };
    let flush = {
        let (query, pending, write) = (query.clone(), pending.clone(), write.clone());
        Callback::from(move |()| {
            if pending.borrow_mut().take().is_some() {
                write(&query);
            }
        })
    };
    let chosen = {
        let (query, pending, page) = (query.clone(), pending.clone(), page.clone());
        Callback::from(move |(name, value): (&'static str, String)| {
            pending.borrow_mut().take();
            if let Some(navigator) = &navigator {
                let text = query.with(name, &value).format();
                let _ = navigator.push_with_query(&page, Raw(text.trim_start_matches('?')));
            }
        })
    };
    let query = (*query).clone();
    UseQueryHandle {
        query,
        filters: Filters {
            typed,
            chosen,
            sent: flush.clone(),
        },
        flush,
    }
}
