//! The data as files: one bundle for each region for whoever wants all of it at once, the two parts in which
//! browsers load it, and the manifest that lists them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use directory::{Bundle, Directory, Kind, RegionId, Vocabulary};
use pages::texts::Language;
use pages::{border, neighbours};
use serde::Serialize;
use site::{Bundled, Bundles};

use crate::hash;
use crate::project;
use crate::threads::each;

/// The version of the manifest.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Manifest {
    version: u32,
    vocabulary: File,
    regions: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    adcode: RegionId,
    name: String,
    #[serde(flatten)]
    whole: File,
    own: File,
    facilities: usize,
    services: usize,
}

/// What `data/<adcode>.latest.json` says: where a district's data lies now, for the pages of others, which do not name
/// it by hash ([`pages::border::Pointer`]).
#[derive(Serialize)]
struct Pointer<'a> {
    version: u32,
    adcode: &'a RegionId,
    name: &'a str,
    bounds_gcj02: [f64; 4],
    own: &'a File,
    vocabulary: &'a File,
}

/// A file of data, in the form in which the manifest says what it is.
#[derive(Clone, Serialize)]
struct File {
    path: String,
    sha256: String,
    bytes: usize,
    #[serde(skip)]
    json: Vec<u8>,
}

impl File {
    /// The file of that name, which becomes one that carries the hash.
    fn new(name: &str, data: &impl Serialize) -> Result<Self> {
        let json = serde_json::to_vec(data)?;
        Ok(Self {
            path: hash::name(name, &json),
            sha256: hash::sha256(&json),
            bytes: json.len(),
            json,
        })
    }

    fn write(&self, dist: &Path) -> Result<()> {
        project::write(&dist.join(&self.path), &self.json)
    }
}

/// The vocabulary of a directory, and its file.
struct Shared {
    vocabulary: Vocabulary,
    /// The kinds with what only pages say of them. It is in no file, for it stands in the pages already.
    kinds: Vec<Kind>,
    file: File,
}

impl Shared {
    fn of(directory: &Directory) -> Result<Self> {
        let mut vocabulary = directory.vocabulary();
        let kinds = vocabulary.kinds.clone();
        for kind in &mut vocabulary.kinds {
            kind.schema.clear();
        }
        Ok(Self {
            file: File::new("data/vocabulary.json", &vocabulary)?,
            vocabulary,
            kinds,
        })
    }
}

/// A region's bundle, whole and as its own part.
struct Made {
    bundle: Bundle,
    whole: File,
    own: File,
}

impl Made {
    fn of(directory: &Directory, shared: &Shared, adcode: &RegionId) -> Result<Self> {
        let own = directory.own(adcode, &shared.vocabulary);
        let mut bundle = own.with_context(|| format!("no region {adcode}"))?;
        bundle.vocabulary = Some(shared.file.sha256.clone());
        let own = File::new(&format!("data/{adcode}.own.json"), &bundle)?;
        bundle.join(shared.vocabulary.clone());
        let whole = File::new(&format!("data/{adcode}.json"), &bundle)?;
        bundle.kinds.clone_from(&shared.kinds);
        // What a plan says of a district may rest on documents that no place of it rests on.
        bundle.documents.clone_from(&directory.documents);
        Ok(Self { bundle, whole, own })
    }

    /// What the manifest says of it.
    fn entry(&self) -> Entry {
        let region = &self.bundle.region;
        Entry {
            adcode: region.adcode.clone(),
            name: region.name.clone(),
            whole: self.whole.clone(),
            own: self.own.clone(),
            facilities: self.bundle.facilities.len(),
            services: self.bundle.offers.len(),
        }
    }

    /// Writes where its data lies, under a name without a hash.
    fn write_pointer(&self, shared: &Shared, dist: &Path) -> Result<()> {
        let region = &self.bundle.region;
        let pointer = Pointer {
            version: border::VERSION,
            adcode: &region.adcode,
            name: &region.name,
            bounds_gcj02: region.bounds_gcj02,
            own: &self.own,
            vocabulary: &shared.file,
        };
        let path = border::Pointer::path(region.adcode.as_str());
        project::write(&dist.join(path), serde_json::to_vec(&pointer)?)
    }

    /// As the pages are made of it.
    fn bundled(self) -> Bundled {
        Bundled {
            bundle: Arc::new(self.bundle),
            path: self.own.path,
            sha256: self.own.sha256,
            beside: BTreeMap::new(),
        }
    }
}

/// Makes the bundle of each region, and writes `data/vocabulary.<hash>.json`, of each region
/// `data/<adcode>.<hash>.json`, `data/<adcode>.own.<hash>.json` and `data/<adcode>.latest.json`, what stands beside its names in other languages
/// (`data/<adcode>.en.<hash>.json`), and `data/manifest.json`.
pub fn write(directory: &Directory, languages: &[Language], dist: &Path) -> Result<Bundles> {
    let shared = Shared::of(directory)?;
    shared.file.write(dist)?;
    let regions: Vec<&RegionId> = directory.regions.keys().collect();
    let done = each(&regions, |adcode| {
        let made = Made::of(directory, &shared, adcode)?;
        made.whole.write(dist)?;
        made.own.write(dist)?;
        made.write_pointer(&shared, dist)?;
        let (entry, mut bundled) = (made.entry(), made.bundled());
        let all = directory.regions.values().map(|records| &records.region);
        let neighbours = neighbours::of(all, adcode);
        for &language in languages {
            let beside = site::beside::of(&bundled.bundle, &neighbours, language);
            let sent = beside.sent();
            if !sent.is_empty() {
                let file = File::new(&format!("data/{adcode}.{}.json", language.tag()), &sent)?;
                file.write(dist)?;
                bundled.beside.insert(language, (beside, file.path));
            }
        }
        Ok((entry, bundled))
    })?;
    let (entries, bundled): (Vec<_>, Vec<_>) = done.into_iter().unzip();
    let manifest = Manifest {
        version: VERSION,
        vocabulary: shared.file.clone(),
        regions: entries,
    };
    project::write(
        &dist.join("data/manifest.json"),
        serde_json::to_vec(&manifest)?,
    )?;
    Ok(bundles(shared, bundled))
}

/// Makes the bundle of each region for pages that no browser takes over.
pub fn make(directory: &Directory) -> Result<Bundles> {
    let shared = Shared::of(directory)?;
    let regions = directory.regions.keys();
    let made = regions.map(|adcode| Ok(Made::of(directory, &shared, adcode)?.bundled()));
    let bundled = made.collect::<Result<Vec<_>>>()?;
    Ok(bundles(shared, bundled))
}

fn bundles(shared: Shared, bundled: Vec<Bundled>) -> Bundles {
    let regions = bundled.into_iter();
    let regions = regions.map(|bundled| (bundled.bundle.region.adcode.clone(), bundled));
    Bundles {
        vocabulary: shared.file.path,
        regions: regions.collect(),
    }
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
    fn the_manifest_says_where_the_data_lies_and_what_it_is() {
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny");
        let read = || data::read_good(&tiny).unwrap();
        let [dist, again] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let written = write(&read(), &[], dist.path()).unwrap();
        write(&read(), &[], again.path()).unwrap();

        let read_file = |path: &str| std::fs::read_to_string(dist.path().join(path)).unwrap();
        let manifest: Value = serde_json::from_str(&read_file("data/manifest.json")).unwrap();
        let [region] = &manifest["regions"].as_array().unwrap()[..] else {
            panic!("{manifest}");
        };
        let vocabulary = &manifest["vocabulary"];
        let files = [
            (region, "data/990001"),
            (&region["own"], "data/990001.own"),
            (vocabulary, "data/vocabulary"),
        ];
        let texts = files.map(|(file, name)| {
            let text = read_file(file["path"].as_str().unwrap());
            let sha256 = hash::sha256(text.as_bytes());
            assert_eq!(
                json!([file["path"], file["sha256"], file["bytes"]]),
                json!([format!("{name}.{}.json", &sha256[..16]), sha256, text.len()])
            );
            text
        });
        assert_eq!(
            json!([manifest["version"], region["adcode"], region["name"]]),
            json!([1, "990001", "示例区"])
        );
        assert_eq!(
            json!([region["facilities"], region["services"]]),
            json!([4, 1])
        );

        let file = &written.regions["990001"];
        assert_eq!(json!(file.path), region["own"]["path"]);
        assert_eq!(json!(file.sha256), region["own"]["sha256"]);
        assert_eq!(json!(written.vocabulary), vocabulary["path"]);

        let [whole, own, vocabulary] = texts;
        let (whole, skipped) = Bundle::parse(&whole).unwrap();
        assert_eq!((whole.facilities.len(), skipped.len()), (4, 0));
        let is_named = |sha256: &str| hash::sha256(vocabulary.as_bytes()) == sha256;
        let joined = Bundle::parse_parts(&own, &vocabulary, &is_named).unwrap();
        assert_eq!(joined, whole);

        let pointer = border::Pointer::parse(&read_file("data/990001.latest.json"), "990001");
        let pointer = pointer.unwrap();
        let named = [
            (&pointer.own, &region["own"]),
            (&pointer.vocabulary, &manifest["vocabulary"]),
        ];
        for (told, file) in named {
            assert_eq!(
                json!([told.path, told.sha256]),
                json!([file["path"], file["sha256"]])
            );
        }
        assert_eq!(pointer.frame, whole.region.bounds_gcj02);

        let all = folder::files_below(dist.path()).unwrap();
        assert_eq!(all.len(), 5);
        for path in all {
            let same = std::fs::read_to_string(again.path().join(&path)).unwrap();
            assert!(same == read_file(&path), "{path}");
        }
    }
}
