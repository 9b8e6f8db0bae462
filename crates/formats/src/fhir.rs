//! Not written yet.

use crate::{Exported, Options, Region};

/// A region in this format.
pub fn export(_region: &Region, _options: &Options) -> Exported {
    Exported::default()
}
