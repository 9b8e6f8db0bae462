//! A region as the app runs on it: with its search, and whether the whole app is there.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use pages::{OpenRegion, Page};
use yew::Html;

use crate::beyond::Border;
use crate::searcher::Searcher;

/// One region of the site, cheap to clone and compared by identity: its records never change while a page is
/// open. Wherever an [`OpenRegion`] is wanted, it is one.
#[derive(Clone)]
pub struct LiveRegion(Rc<Parts>);

/// A step to another page, which is told whether the code of that page came.
type Step = Box<dyn FnOnce(bool)>;

/// What is done when another page is there.
pub type Arrived = Box<dyn Fn(&Page)>;

/// What a [`LiveRegion`] holds.
pub struct Parts {
    region: Rc<OpenRegion>,
    /// Who searches the region.
    pub searcher: Searcher,
    /// What keeps places, once a page is there that has to do with it (`src/keeping.rs`).
    pub keeping: OnceCell<Arrived>,
    /// The page of kept places as it was built: nothing else than the build writes it.
    pub saved: OnceCell<Html>,
    /// What is told that something came of a neighbouring district, once the page is there (`src/use_position.rs`).
    pub(crate) tell: OnceCell<Box<dyn Fn()>>,
    /// The neighbouring districts, once one looks over the border (`src/border.rs`).
    border: OnceCell<&'static Border>,
    /// Whether the whole app is there, see [`LiveRegion::once_whole`].
    whole: Cell<bool>,
    /// What waits for that.
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
    /// The step that waits for it too.
    step: Cell<Option<Step>>,
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
            keeping: OnceCell::default(),
            saved: OnceCell::default(),
            tell: OnceCell::default(),
            border: OnceCell::default(),
            whole: Cell::new(whole),
            waiting: RefCell::default(),
            step: Cell::default(),
            lost: Cell::default(),
        }))
    }

    /// Its neighbouring districts.
    pub fn border(&self) -> &'static Border {
        self.border.get_or_init(|| Border::of(&self.neighbours))
    }

    /// Whether the code is there that a first search does not need (`src/later.rs`).
    pub fn is_whole(&self) -> bool {
        self.whole.get()
    }

    /// That code has come, or has not.
    pub fn complete(&self, came: bool) {
        self.whole.set(came);
        self.lost.set(!came);
        if came {
            for act in self.waiting.take() {
                act();
            }
        }
        if let Some(step) = self.step.take() {
            step(came);
        }
    }

    /// Takes a step once it is known whether that code came, which may be at once, and tells it. A later step takes
    /// the place of one that still waits.
    pub fn follow(&self, step: impl FnOnce(bool) + 'static) {
        if self.is_whole() || self.lost.get() {
            step(self.is_whole());
        } else {
            self.step.set(Some(Box::new(step)));
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
