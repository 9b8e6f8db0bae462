//! The data as files: one bundle for each region for whoever wants all of it at once, the two parts in which
//! browsers load it, and the manifest that lists them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use directory::{Bundle, Directory, Kind, RegionId, Vocabulary};
use pages::texts::Language;
use pages::{border, neighbours};
use serde::{Deserialize, Serialize};
use site::Bundled;

use crate::hash;
use crate::project;

/// The version of the manifest.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Manifest<'a> {
    version: u32,
    vocabulary: &'a File,
    regions: Vec<&'a Entry>,
}

/// What the manifest says of a region.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Entry {
    adcode: String,
    name: String,
    #[serde(flatten)]
    whole: File,
    own: File,
    facilities: usize,
    services: usize,
    /// What is there of it in the formats of other fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<Open>,
}

impl Entry {
    /// The code of the region.
    pub fn adcode(&self) -> &str {
        &self.adcode
    }
}

/// What is there of a region in the formats of other fields: the package that describes all of it, and each file.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Open {
    /// Its `datapackage.json`.
    #[serde(flatten)]
    pub package: File,
    /// Every file, the package too.
    pub files: Vec<OpenFile>,
}

/// A file in a format of another field.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct OpenFile {
    /// The name of its format, such as `geojson`.
    pub format: String,
    /// What it is, as the internet calls it.
    pub media_type: String,
    /// The file.
    #[serde(flatten)]
    pub file: File,
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
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct File {
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

    /// What is said of a file that is called otherwise.
    pub fn of(path: String, content: &[u8]) -> Self {
        Self {
            path,
            sha256: hash::sha256(content),
            bytes: content.len(),
            json: Vec::new(),
        }
    }

    /// Its path below the site's root.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its length.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Its path and its content, of a file that was just made.
    fn put(self) -> (String, Vec<u8>) {
        (self.path, self.json)
    }
}

/// The vocabulary of a directory, and its file.
pub struct Shared {
    vocabulary: Vocabulary,
    /// The kinds with what only pages say of them. It is in no file, for it stands in the pages already.
    kinds: Vec<Kind>,
    file: File,
}

impl Shared {
    /// That of a directory.
    pub fn of(directory: &Directory) -> Result<Self> {
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

    /// The path of its file below the site's root.
    pub fn path(&self) -> &str {
        &self.file.path
    }

    /// Writes it.
    pub fn write(&self, dist: &Path) -> Result<()> {
        project::write(&dist.join(&self.file.path), &self.file.json)
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
            adcode: region.adcode.to_string(),
            name: region.name.clone(),
            whole: self.whole.clone(),
            own: self.own.clone(),
            facilities: self.bundle.facilities.len(),
            services: self.bundle.offers.len(),
            open: None,
        }
    }

    /// Where its data lies, under a name without a hash.
    fn pointer(&self, shared: &Shared) -> Result<(String, Vec<u8>)> {
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
        Ok((path, serde_json::to_vec(&pointer)?))
    }
}

/// The data of a region: what pages are made of it, and its files.
pub struct Data {
    /// What the manifest says of it.
    pub entry: Entry,
    /// What the pages are made of.
    pub bundled: Bundled,
    /// `data/<adcode>.<hash>.json`, `data/<adcode>.own.<hash>.json`, `data/<adcode>.latest.json`, and what stands beside
    /// its names in other languages (`data/<adcode>.en.<hash>.json`): path below the site's root, and content.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Makes the data of a region.
pub fn data(
    directory: &Directory,
    shared: &Shared,
    adcode: &RegionId,
    languages: &[Language],
) -> Result<Data> {
    let made = Made::of(directory, shared, adcode)?;
    let entry = made.entry();
    let pointer = made.pointer(shared)?;
    let all = directory.regions.values().map(|records| &records.region);
    let neighbours = neighbours::of(all, adcode);
    let mut files = Vec::new();
    let mut beside = BTreeMap::new();
    for &language in languages {
        let own = site::beside::of(&made.bundle, &neighbours, language);
        let sent = own.sent();
        if !sent.is_empty() {
            let file = File::new(&format!("data/{adcode}.{}.json", language.tag()), &sent)?;
            beside.insert(language, (own, file.path.clone()));
            files.push(file.put());
        }
    }
    let bundled = Bundled {
        bundle: Arc::new(made.bundle),
        path: made.own.path.clone(),
        sha256: made.own.sha256.clone(),
        beside,
    };
    files.extend([made.whole.put(), made.own.put(), pointer]);
    Ok(Data {
        entry,
        bundled,
        files,
    })
}

/// `data/manifest.json`, of the regions in their order.
pub fn manifest(shared: &Shared, entries: &[&Entry]) -> Result<Vec<u8>> {
    Ok(serde_json::to_vec(&Manifest {
        version: VERSION,
        vocabulary: &shared.file,
        regions: entries.to_vec(),
    })?)
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
        let make = || {
            let directory = read();
            let shared = Shared::of(&directory).unwrap();
            let adcode = directory.regions.keys().next().unwrap();
            let data = data(&directory, &shared, adcode, &[]).unwrap();
            let manifest = manifest(&shared, &[&data.entry]).unwrap();
            let mut files: BTreeMap<String, Vec<u8>> = data.files.into_iter().collect();
            files.extend([shared.file.put(), ("data/manifest.json".into(), manifest)]);
            (files, data.bundled)
        };
        let ((made, written), (again, _)) = (make(), make());

        let read_file = |path: &str| String::from_utf8(made[path].clone()).unwrap();
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

        assert_eq!(json!(written.path), region["own"]["path"]);
        assert_eq!(json!(written.sha256), region["own"]["sha256"]);

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

        assert_eq!(made.len(), 5);
        assert!(made == again);
    }
}
