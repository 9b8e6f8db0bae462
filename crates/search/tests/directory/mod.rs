//! The directory as it is, read from the data folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use directory::{Bundle, Directory};
use search::Finder;

/// Each region, with its finder, by its code.
pub fn regions() -> &'static BTreeMap<String, (Bundle, Finder)> {
    static REGIONS: OnceLock<BTreeMap<String, (Bundle, Finder)>> = OnceLock::new();
    REGIONS.get_or_init(built)
}

fn built() -> BTreeMap<String, (Bundle, Finder)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let files = folder::json_below(&root).expect("the data folder");
    let (directory, _) = Directory::read(&files);
    let regions = directory.regions.keys().filter_map(|adcode| {
        let bundle = directory.bundle(adcode)?;
        let finder = Finder::new(&bundle);
        Some((adcode.to_string(), (bundle, finder)))
    });
    regions.collect()
}
