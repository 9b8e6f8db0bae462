//! What became of a place that a resident can no longer go to.

use crate::record::{record, words};
use crate::{FacilityId, Source};

record! {
    /// That a place has ended, and where to go instead. Its record stays for good, because its address is in
    /// favourites, in shared links and on printed codes; its id is never another place's.
    #[derive(Eq)]
    pub struct Ended {
        /// What became of it.
        required what: Ending,
        /// Since when: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// The place that residents go to instead. What was closed may have none.
        optional successor: Option<FacilityId>,
        /// What a resident should know besides.
        optional note: Option<String>,
        /// Where that is said.
        required source: Source,
    }
}

words! {
    /// What became of a place.
    pub enum Ending {
        /// It was closed.
        Closed = "closed",
        /// It is somewhere else now, as a record of its own. A place that only moved keeps its record and has
        /// another address.
        Moved = "moved",
        /// It is a part of another place now.
        Merged = "merged",
        /// It has another name and, with that, another id.
        Renamed = "renamed",
    }
}
