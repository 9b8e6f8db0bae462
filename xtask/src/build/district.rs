//! A district that is made, as the site as a whole needs it.

use pages::open_data::{OpenFiles, RegionFiles};
use serde::{Deserialize, Serialize};

use super::bundles::Entry;
use super::open;

/// A district that is made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct District {
    /// What the manifest says of it.
    pub entry: Entry,
    /// What is there to be taken in other formats, where they are wanted.
    pub open: Option<RegionFiles>,
    /// A hash over all of its files.
    pub content: String,
}

/// What of each district is there to be taken, where anything is.
pub fn open_files(districts: &[District]) -> OpenFiles {
    let districts = districts.iter();
    let regions = districts.filter_map(|own| Some((own.entry.adcode().into(), own.open.clone()?)));
    OpenFiles {
        regions: regions.collect(),
        tables: open::tables(),
    }
}
