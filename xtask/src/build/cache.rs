//! What was made of a district, kept by what went in: the texts of its data and of what all districts share, the
//! assets, what the host wants, and this program. Taken from here or made anew, a district has the same bytes.
//!
//! A pack is a file for a district: a line of JSON, the files one after the other, and the SHA-256 of all that. One
//! that is not whole, or of another program, is made anew.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use directory::RegionId;
use serde::{Deserialize, Serialize};

use super::district::District;
use super::output::File;
use crate::hash::{self, Hasher};
use crate::project::{self, Project, SOURCES};

/// Digits of a SHA-256.
const DIGITS: usize = 64;

/// The packs of builds that are asked for in the same way, one for each district.
pub struct Cache {
    /// Their folder; nothing where nothing is to be kept.
    folder: Option<PathBuf>,
    /// What went in of the program and of what is asked for, as a hash.
    pub making: String,
}

/// What went into a district, as a hash.
pub struct Key(pub String);

/// The first line of a pack.
#[derive(Deserialize, Serialize)]
struct Head {
    key: String,
    district: District,
    /// The path of each file and its length in bytes.
    files: Vec<(String, usize)>,
}

impl Cache {
    /// The cache for builds of a sort; `asked` is another text wherever another district is to be made
    /// of the same data.
    pub fn open(project: &Project, keeps: bool, sort: &str, asked: &str) -> Result<Self> {
        let home = keeps.then(|| project.path("target/cache"));
        let mut all = Hasher::default();
        all.part(program(project)?.as_bytes())
            .part(asked.as_bytes());
        Ok(Self {
            folder: home.map(|home| home.join(&hash::sha256(sort.as_bytes())[..16])),
            making: all.hex(),
        })
    }

    /// What was made of a district from the same.
    pub fn get(&self, adcode: &RegionId, key: &Key) -> Option<(District, Vec<File>)> {
        let path = self.path(adcode)?;
        let bytes = fs::read(&path).ok()?;
        match unpacked(&bytes) {
            Ok((head, files)) => (head.key == key.0).then_some((head.district, files)),
            Err(problem) => {
                eprintln!(
                    "  {}: {problem:#}; the district is made anew",
                    path.display()
                );
                None
            }
        }
    }

    /// Keeps what was made of a district. Where that does not work, the build goes on without.
    pub fn put(&self, adcode: &RegionId, key: &Key, district: &District, files: &[File]) {
        let Some(path) = self.path(adcode) else {
            return;
        };
        let written = packed(key, district, files).and_then(|pack| {
            // Whoever reads it meanwhile finds the former one whole.
            let new = path.with_extension("new");
            project::write(&new, pack)?;
            fs::rename(&new, &path).context("cannot rename it")
        });
        if let Err(problem) = written {
            eprintln!("  the cache keeps nothing of {adcode}: {problem:#}");
        }
    }

    fn path(&self, adcode: &RegionId) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(format!("{adcode}.pack")))
    }
}

/// A hash over the sources of this program. The program itself is another one on each machine that compiles it.
pub fn program(project: &Project) -> Result<String> {
    let mut all = Hasher::default();
    for source in SOURCES {
        let path = project.path(source);
        let files = match path.is_dir() {
            true => folder::files_below(&path)?,
            false => vec![String::new()],
        };
        for file in files {
            let path = if file.is_empty() {
                path.clone()
            } else {
                path.join(&file)
            };
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            all.part(source.as_bytes())
                .part(file.as_bytes())
                .part(&bytes);
        }
    }
    Ok(all.hex())
}

fn packed(key: &Key, district: &District, files: &[File]) -> Result<Vec<u8>> {
    let head = Head {
        key: key.0.clone(),
        district: district.clone(),
        files: files
            .iter()
            .map(|(path, bytes)| (path.clone(), bytes.len()))
            .collect(),
    };
    let mut pack = serde_json::to_vec(&head)?;
    pack.push(b'\n');
    for (_, bytes) in files {
        pack.extend(bytes);
    }
    let sum = hash::sha256(&pack);
    pack.extend(sum.as_bytes());
    Ok(pack)
}

fn unpacked(pack: &[u8]) -> Result<(Head, Vec<File>)> {
    let damaged = "the pack is damaged";
    let whole = pack.len().checked_sub(DIGITS).context(damaged)?;
    let (pack, sum) = pack.split_at(whole);
    ensure!(hash::sha256(pack).as_bytes() == sum, damaged);
    let line = pack.iter().position(|&byte| byte == b'\n');
    let (head, mut rest) = pack.split_at(line.context(damaged)?);
    rest = &rest[1..];
    let head: Head = serde_json::from_slice(head).context("the pack is of another version")?;
    let mut files = Vec::with_capacity(head.files.len());
    for (path, bytes) in &head.files {
        let (content, after) = rest.split_at_checked(*bytes).context(damaged)?;
        files.push((path.clone(), content.to_vec()));
        rest = after;
    }
    Ok((head, files))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn made() -> (District, Vec<File>) {
        let file = json!({ "path": "data/a.json", "sha256": "0", "bytes": 1 });
        let district = json!({
            "entry": {
                "adcode": "990001", "name": "示例区", "path": "data/b.json", "sha256": "1", "bytes": 2,
                "own": file, "facilities": 3, "services": 4,
            },
            "open": null,
            "content": "5",
        });
        let files = vec![
            ("990001/index.html".to_owned(), b"<p>".to_vec()),
            ("990001/empty".to_owned(), Vec::new()),
            ("data/b.json".to_owned(), b"{}\n".to_vec()),
        ];
        (serde_json::from_value(district).unwrap(), files)
    }

    fn cache(folder: &std::path::Path) -> Cache {
        Cache {
            folder: Some(folder.to_owned()),
            making: String::new(),
        }
    }

    #[test]
    fn what_was_kept_of_a_district_comes_back_for_the_same_and_for_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path());
        let adcode = RegionId::from("990001");
        let (district, files) = made();
        let key = Key("k".to_owned());
        assert_eq!(cache.get(&adcode, &key), None);
        cache.put(&adcode, &key, &district, &files);
        assert_eq!(cache.get(&adcode, &key), Some((district, files)));
        assert_eq!(cache.get(&adcode, &Key("other".to_owned())), None);
        assert_eq!(cache.get(&RegionId::from("990002"), &key), None);
    }

    #[test]
    fn a_pack_that_is_not_whole_is_no_pack() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path());
        let adcode = RegionId::from("990001");
        let (district, files) = made();
        let key = Key("k".to_owned());
        cache.put(&adcode, &key, &district, &files);
        let path = cache.path(&adcode).unwrap();
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            for bytes in [&damaged[..], &whole[..at]] {
                fs::write(&path, bytes).unwrap();
                assert_eq!(cache.get(&adcode, &key), None, "at {at}");
            }
        }
    }

    #[test]
    fn where_nothing_can_be_kept_the_build_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let (district, files) = made();
        let adcode = RegionId::from("990001");
        let key = Key("k".to_owned());
        // A folder cannot lie in a file.
        cache(&file).put(&adcode, &key, &district, &files);
        assert_eq!(cache(&file).get(&adcode, &key), None);
    }
}
