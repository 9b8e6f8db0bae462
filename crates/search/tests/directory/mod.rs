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
    let mut files = BTreeMap::new();
    read(&root, &root, &mut files);
    let (directory, _) = Directory::read(&files);
    let regions = directory.regions.keys().filter_map(|adcode| {
        let bundle = directory.bundle(adcode)?;
        let finder = Finder::new(&bundle);
        Some((adcode.to_string(), (bundle, finder)))
    });
    regions.collect()
}

fn read(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(root, &path, files);
        } else if let (Ok(name), Ok(text)) =
            (path.strip_prefix(root), std::fs::read_to_string(&path))
        {
            files.insert(name.to_string_lossy().replace('\\', "/"), text);
        }
    }
}
