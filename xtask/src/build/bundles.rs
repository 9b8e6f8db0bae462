//! The data as the browser loads it: one bundle for each region, and the manifest that lists them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use directory::{Directory, RegionId};
use serde::Serialize;
use site::Bundled;

use crate::hash;
use crate::project;
use crate::threads::each;

/// The version of the manifest.
const VERSION: u32 = 1;

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

/// Makes the bundle of each region, and writes `data/<adcode>.<hash>.json` of it, and `data/manifest.json`.
pub fn write(directory: &Directory, dist: &Path) -> Result<BTreeMap<RegionId, Bundled>> {
    let regions: Vec<&RegionId> = directory.regions.keys().collect();
    let done = each(&regions, |adcode| {
        let (json, bundled) = region(directory, adcode)?;
        project::write(&dist.join(&bundled.path), &json)?;
        Ok((json.len(), bundled))
    })?;
    let mut bundles = BTreeMap::new();
    let mut manifest = Manifest {
        version: VERSION,
        regions: Vec::new(),
    };
    for (bytes, bundled) in done {
        let Bundled {
            bundle,
            path,
            sha256,
        } = &bundled;
        let adcode = bundle.region.adcode.clone();
        manifest.regions.push(Entry {
            adcode: adcode.clone(),
            name: bundle.region.name.clone(),
            path: path.clone(),
            sha256: sha256.clone(),
            bytes,
            facilities: bundle.facilities.len(),
            services: bundle.offers.len(),
        });
        bundles.insert(adcode, bundled);
    }
    project::write(
        &dist.join("data/manifest.json"),
        serde_json::to_vec(&manifest)?,
    )?;
    Ok(bundles)
}

/// Makes the bundle of each region for pages that no browser takes over.
pub fn make(directory: &Directory) -> Result<BTreeMap<RegionId, Bundled>> {
    let regions = directory.regions.keys();
    let made = regions.map(|adcode| Ok((adcode.clone(), region(directory, adcode)?.1)));
    made.collect()
}

/// The bundle of a region: as the browser loads it, and as the pages are made of it.
fn region(directory: &Directory, adcode: &RegionId) -> Result<(Vec<u8>, Bundled)> {
    let mut bundle = directory
        .bundle(adcode)
        .with_context(|| format!("no region {adcode}"))?;
    // What only pages say of kinds is in no file: it stands in them already.
    let kinds = bundle.kinds.clone();
    for kind in &mut bundle.kinds {
        kind.schema.clear();
    }
    let json = serde_json::to_vec(&bundle)?;
    bundle.kinds = kinds;
    // What a plan says of a district may rest on documents that no place of it rests on.
    bundle.documents.clone_from(&directory.documents);
    let bundled = Bundled {
        bundle: Arc::new(bundle),
        path: hash::name(&format!("data/{adcode}.json"), &json),
        sha256: hash::sha256(&json),
    };
    Ok((json, bundled))
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
        assert_eq!(hash::sha256(&bytes), file.sha256);
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
