//! A region as the app runs on it: with its search, and where the resident left its list.

use std::cell::RefCell;
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
    /// The region for the app.
    pub fn new(region: OpenRegion) -> Self {
        let region = Rc::new(region);
        Self(Rc::new(Parts {
            searcher: Searcher::new(region.clone()),
            region,
            left: RefCell::default(),
        }))
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
