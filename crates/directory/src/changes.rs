//! What was noted of the changes to a district's records, so that residents and bureaus can follow them.
//!
//! `cargo xtask data note` writes it, `data/changes/<adcode>.json`, and puts a day to each change; the build knows no
//! clock and only reads it. No page and no bundle has it.

use crate::record::{record, words};
use crate::{Checked, Ended, RegionId, Status};

record! {
    /// The changes to the records of a district: `data/changes/<adcode>.json`.
    pub struct Changes {
        /// The district.
        required region: RegionId,
        /// The day from which changes are noted, `YYYY-MM-DD`. What there was on it is no change.
        required since: String,
        /// What has changed, the oldest first.
        optional entries: Vec<Change>,
        /// The records as they were when they were noted last, by which the next changes are found.
        optional noted: Vec<Noted>,
    }
}

impl Changes {
    /// The day on which something was last noted, `YYYY-MM-DD`.
    pub fn last_day(&self) -> &str {
        let last = self.entries.last();
        last.map_or(&self.since, |change| &change.date)
    }
}

record! {
    /// What was found different in a record on a day. It says all that has to be said of it, since the record
    /// changes on.
    pub struct Change {
        /// The day on which it was noted, `YYYY-MM-DD`.
        required date: String,
        /// What has become of the record.
        required what: Happened,
        /// The sort of record.
        required sort: Sort,
        /// Its id: of a facility, of an offer's service, or the district's code.
        required record: String,
        /// Its name on that day.
        required name: String,
        /// The name that it had before, where that has changed.
        optional former_name: Option<String>,
        /// The fields that are different, by their names in the file, in alphabetical order. `source` is where
        /// something is said, in whichever field.
        optional fields: Vec<String>,
        /// Whether the place is open, where the record is new or that has changed.
        optional status: Option<Status>,
        /// How the place has ended, where the record says so since then.
        optional ended: Option<Ended>,
        /// Who has checked the record, where somebody has since then.
        optional checked: Option<Checked>,
    }
}

record! {
    /// A record as it was when it was noted last.
    #[derive(Eq)]
    pub struct Noted {
        /// The sort of record.
        required sort: Sort,
        /// Its id, as in [`Change::record`].
        required record: String,
        /// Its name.
        required name: String,
        /// Each of its fields with a mark of what stood in it, as `phones:0f3a91c2`, with spaces between them. What
        /// its sources said is `source`.
        required fields: String,
    }
}

words! {
    /// What has become of a record.
    pub enum Happened {
        /// It is there and was not before.
        Added = "added",
        /// Something in it is different.
        Changed = "changed",
        /// The place has ended.
        Ended = "ended",
        /// Somebody has checked it, and nothing else in it is different.
        Checked = "checked",
        /// It is not there any more. That says nothing of the place.
        Removed = "removed",
    }
}

words! {
    /// The sort of a record whose changes are noted.
    #[derive(PartialOrd, Ord)]
    pub enum Sort {
        /// What the documents say of a district: `data/regions/<adcode>.json`.
        Region = "region",
        /// The plan of a district: `data/districts/<adcode>.json`.
        District = "district",
        /// A facility.
        Facility = "facility",
        /// A service of the district.
        Offer = "offer",
    }
}
