//! A district that is made, as the site as a whole needs it.

use std::collections::BTreeMap;

use directory::RegionId;
use pages::open_data::Download;
use serde::{Deserialize, Serialize};

use super::bundles::Entry;

/// A district that is made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct District {
    /// What the manifest says of it.
    pub entry: Entry,
    /// The files that are there to be taken in other formats: the first of each.
    pub downloads: Vec<Download>,
    /// A hash over all of its files.
    pub content: String,
}

/// What of each district is there to be taken, where anything is.
pub fn open_data(districts: &[District]) -> BTreeMap<RegionId, Vec<Download>> {
    let districts = districts.iter().filter(|own| !own.downloads.is_empty());
    districts
        .map(|own| (own.entry.adcode().into(), own.downloads.clone()))
        .collect()
}
