//! The data as the browser loads it: one bundle for each region, and the manifest that lists them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use directory::{Directory, RegionId};
use serde::Serialize;

use crate::hash;
use crate::project;

/// The version of the manifest.
const VERSION: u32 = 1;

/// A bundle as a file.
#[derive(Serialize)]
pub struct Written {
    /// Path below `dist/`.
    pub path: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: usize,
}

#[derive(Serialize)]
struct Manifest {
    version: u32,
    regions: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    adcode: RegionId,
    name: String,
    path: String,
    sha256: String,
    bytes: usize,
    facilities: usize,
    services: usize,
}

/// Writes `data/<adcode>.<hash>.json` for each region and `data/manifest.json`.
pub fn write(directory: &Directory, dist: &Path) -> Result<BTreeMap<RegionId, Written>> {
    let mut written = BTreeMap::new();
    let mut manifest = Manifest {
        version: VERSION,
        regions: Vec::new(),
    };
    for adcode in directory.regions.keys() {
        let mut bundle = directory
            .bundle(adcode)
            .with_context(|| format!("no region {adcode}"))?;
        // It stands in the pages already.
        for kind in &mut bundle.kinds {
            kind.schema.clear();
        }
        let json = serde_json::to_vec(&bundle)?;
        let file = Written {
            path: hash::name(&format!("data/{adcode}.json"), &json),
            sha256: hash::sha256(&json),
            bytes: json.len(),
        };
        project::write(&dist.join(&file.path), &json)?;
        manifest.regions.push(Entry {
            adcode: adcode.clone(),
            name: bundle.region.name,
            path: file.path.clone(),
            sha256: file.sha256.clone(),
            bytes: file.bytes,
            facilities: bundle.facilities.len(),
            services: bundle.offers.len(),
        });
        written.insert(adcode.clone(), file);
    }
    project::write(
        &dist.join("data/manifest.json"),
        serde_json::to_vec(&manifest)?,
    )?;
    Ok(written)
}

/// The newest date that a document or a check of a record has: the date of the data, which says more to a
/// resident than the day of a build.
pub fn newest(directory: &Directory) -> Option<&str> {
    let documents = directory.documents.iter();
    let records = directory.regions.values();
    let checks = records
        .flat_map(|records| &records.facilities)
        .filter_map(|facility| facility.checked.as_ref())
        .map(|checked| checked.date.as_str());
    documents
        .filter_map(|document| document.date.as_deref())
        .chain(checks)
        .max()
}

#[cfg(test)]
mod tests {
    use directory::Bundle;
    use serde_json::{Value, json};

    use super::*;
    use crate::data;

    #[test]
    fn the_manifest_says_where_a_bundle_lies_and_what_it_is() {
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny");
        let read = || data::read_good(&tiny).unwrap();
        let [dist, again] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let written = write(&read(), dist.path()).unwrap();
        write(&read(), again.path()).unwrap();

        let file = &written["990001"];
        let bytes = std::fs::read(dist.path().join(&file.path)).unwrap();
        assert_eq!(
            file.path,
            format!("data/990001.{}.json", &file.sha256[..16])
        );
        assert_eq!(
            (bytes.len(), hash::sha256(&bytes)),
            (file.bytes, file.sha256.clone())
        );
        let (bundle, skipped) = Bundle::parse(std::str::from_utf8(&bytes).unwrap()).unwrap();
        assert_eq!((bundle.facilities.len(), skipped.len()), (4, 0));

        let manifest = std::fs::read(dist.path().join("data/manifest.json")).unwrap();
        assert_eq!(
            serde_json::from_slice::<Value>(&manifest).unwrap(),
            json!({"version": 1, "regions": [{
                "adcode": "990001", "name": "示例区", "path": file.path, "sha256": file.sha256,
                "bytes": bytes.len(), "facilities": 4, "services": 1,
            }]})
        );
        let same = |path: &str| std::fs::read(again.path().join(path)).unwrap();
        assert!(same("data/manifest.json") == manifest && same(&file.path) == bytes);
    }
}
