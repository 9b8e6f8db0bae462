//! A region as the app runs on it: with its search, and where the resident left its list.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use pages::OpenRegion;
use pages::query::Query;

use crate::searcher::Searcher;

/// One region of the site, cheap to clone and compared by identity: its records never change while a page is
/// open. Wherever an [`OpenRegion`] is wanted, it is one.
#[derive(Clone)]
pub struct LiveRegion(Rc<Parts>);

/// What a [`LiveRegion`] holds.
pub struct Parts {
    region: Rc<OpenRegion>,
    /// Who searches the region.
    pub searcher: Searcher,
    /// Where the resident left the region's list.
    pub left: RefCell<Option<Left>>,
    /// Whether the whole app is there, see [`LiveRegion::once_whole`].
    whole: Cell<bool>,
    /// What waits for that.
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
}

/// Where the resident left the region's list for a page, to come back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// What was asked.
    pub query: Query,
    /// How many results were shown.
    pub shown: usize,
    /// How far down the page was, in CSS pixels.
    pub scroll_px: f64,
    /// The address that was opened.
    pub opened: String,
}

impl LiveRegion {
    /// The region for the app; `whole` is whether all of the app is there.
    pub fn new(region: OpenRegion, whole: bool) -> Self {
        let region = Rc::new(region);
        Self(Rc::new(Parts {
            searcher: Searcher::new(region.clone()),
            region,
            left: RefCell::default(),
            whole: Cell::new(whole),
            waiting: RefCell::default(),
        }))
    }

    /// Whether the code is there that a first search does not need (`src/later.rs`).
    pub fn is_whole(&self) -> bool {
        self.whole.get()
    }

    /// That code has come.
    pub fn complete(&self) {
        self.whole.set(true);
        for act in self.waiting.take() {
            act();
        }
    }

    /// Does something once that code is there, which may be at once.
    pub fn once_whole(&self, act: impl FnOnce() + 'static) {
        if self.is_whole() {
            act();
        } else {
            self.waiting.borrow_mut().push(Box::new(act));
        }
    }

    /// Whether the region's list was left for a page when it answered this query string, without its `?`.
    pub fn was_left_at(&self, query: &str) -> bool {
        let left = self.left.borrow();
        left.as_ref()
            .is_some_and(|left| left.query == Query::parse(query))
    }
}

impl Deref for LiveRegion {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Deref for Parts {
    type Target = OpenRegion;

    fn deref(&self) -> &OpenRegion {
        &self.region
    }
}

impl PartialEq for LiveRegion {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
