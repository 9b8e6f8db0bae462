//! A region as the app runs on it: with its search, and where the resident left its list.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use pages::OpenRegion;

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
    /// Whether the whole app is there, see [`LiveRegion::once_whole`].
    whole: Cell<bool>,
    /// What waits for that.
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
    /// The address of a link that waits for it too.
    link: RefCell<Option<String>>,
    /// Whether it was waited for in vain.
    lost: Cell<bool>,
}

impl LiveRegion {
    /// The region for the app; `whole` is whether all of the app is there.
    pub fn new(region: OpenRegion, whole: bool) -> Self {
        let region = Rc::new(region);
        Self(Rc::new(Parts {
            searcher: Searcher::new(region.clone()),
            region,
            whole: Cell::new(whole),
            waiting: RefCell::default(),
            link: RefCell::default(),
            lost: Cell::default(),
        }))
    }

    /// Whether the code is there that a first search does not need (`src/later.rs`).
    pub fn is_whole(&self) -> bool {
        self.whole.get()
    }

    /// That code has come, or has not. Where it has not, links are the browser's.
    pub fn complete(&self, came: bool) {
        self.whole.set(came);
        self.lost.set(!came);
        let link = self.link.take();
        if came {
            for act in self.waiting.take() {
                act();
            }
        } else if let Some(link) = link {
            let _ = gloo::utils::window().location().assign(&link);
        }
    }

    /// Does what a link asks for once that code is there, which may be at once. Nothing, and false, where it was
    /// waited for in vain.
    pub fn follow(&self, link: String, act: impl FnOnce() + 'static) -> bool {
        if !self.lost.get() {
            self.link.replace(Some(link));
            self.once_whole(act);
        }
        !self.lost.get()
    }

    /// Does something once that code is there, which may be at once.
    pub fn once_whole(&self, act: impl FnOnce() + 'static) {
        if self.is_whole() {
            act();
        } else {
            self.waiting.borrow_mut().push(Box::new(act));
        }
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
