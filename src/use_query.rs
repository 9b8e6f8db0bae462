//! The state of a region page. The URL is the state; what is being typed runs ahead of it by a moment.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::use_address::{Address, Step};
use crate::view::Filters;
use pages::Page;
use pages::query::{Query, clean};

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
///
/// The callbacks stay the same from rendering to rendering, so that what does not change is not
/// rendered again at each key; what they need to know of the moment they read from `now`.
#[hook]
pub fn use_query(page: &Page, asked: &str, step: &Callback<Step>) -> UseQueryHandle {
    let query = use_state_eq(Query::default);
    let now: Rc<RefCell<Query>> = use_mut_ref(Query::default);
    now.replace((*query).clone());
    let pending: Rc<RefCell<Option<Timeout>>> = use_mut_ref(|| None);

    {
        let query = query.clone();
        use_effect_with(asked.to_owned(), move |asked| {
            query.set(Query::parse(asked))
        });
    }

    let go = use_callback(
        (step.clone(), page.clone()),
        |(query, push): (Query, bool), (step, page)| {
            let (page, query) = (page.clone(), query.format());
            let next = Address { page, query };
            step.emit(if push {
                Step::Push(next)
            } else {
                Step::Replace(next)
            });
        },
    );
    let typed = {
        let (now, pending, setter) = (now.clone(), pending.clone(), query.setter());
        use_callback(go.clone(), move |text: String, go| {
            let next = Query {
                text: clean(&text),
                ..now.borrow().clone()
            };
            now.replace(next.clone());
            setter.set(next.clone());
            let go = go.clone();
            *pending.borrow_mut() = Some(Timeout::new(URL_REST_MS, move || go.emit((next, false))));
        })
    };
    let flush = {
        let (now, pending) = (now.clone(), pending.clone());
        use_callback(go.clone(), move |(), go| {
            if pending.borrow_mut().take().is_some() {
                go.emit((now.borrow().clone(), false));
            }
        })
    };
    let chosen = use_callback(go, move |(name, value): (&'static str, String), go| {
        pending.borrow_mut().take();
        let next = now.borrow().with(name, &value);
        go.emit((next, true));
    });
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
