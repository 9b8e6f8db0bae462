//! What is known of the neighbouring districts of a region, while its page is open.

use std::cell::{Ref, RefCell};

use pages::border::{Beyond, State};
use pages::neighbours::Neighbour;

/// The neighbours of a region. It is kept for good, as the page keeps its region.
pub struct Border {
    all: RefCell<Vec<Beyond>>,
}

impl Border {
    /// Neighbours of which nothing is known.
    pub fn of(neighbours: &[Neighbour]) -> &'static Self {
        let all = neighbours.iter().map(Beyond::unasked);
        Box::leak(Box::new(Self {
            all: RefCell::new(all.collect()),
        }))
    }

    /// What is known of them.
    pub fn all(&self) -> Ref<'_, Vec<Beyond>> {
        self.all.borrow()
    }

    /// What is known of one of them now.
    pub fn put(&self, at: usize, state: State) {
        if let Some(own) = self.all.borrow_mut().get_mut(at) {
            own.state = state;
        }
    }
}
