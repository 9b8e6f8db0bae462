//! Several data folders as one, where each bureau keeps its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Files that are lists of records, which each folder may have its own of: what a plan says rests on documents of
/// its own.
const LISTS: [&str; 2] = ["documents.json", "traced.json"];

/// The texts of all folders, by path below them. A district is in one folder only; what all districts share is in one
/// folder, or the same in several; of the lists of documents, the records of all are one list.
pub fn read(folders: &[PathBuf]) -> Result<BTreeMap<String, String>> {
    let mut all: BTreeMap<String, (String, &Path)> = BTreeMap::new();
    for folder in folders {
        for (path, text) in folder::json_below(folder)? {
            let Some((known, other)) = all.get_mut(&path) else {
                all.insert(path, (text, folder));
                continue;
            };
            if LISTS.contains(&path.as_str()) {
                *known = joined(known, &text).with_context(|| {
                    format!("{path} of {} and {}", other.display(), folder.display())
                })?;
            } else if *known != text {
                bail!(
                    "{} and {} both have {path}, and not the same; keep it in one of them",
                    other.display(),
                    folder.display()
                );
            } else if district_of(&path).is_some() {
                bail!(
                    "{} and {} both have {path}; a district is kept in one folder",
                    other.display(),
                    folder.display()
                );
            }
        }
    }
    Ok(all
        .into_iter()
        .map(|(path, (text, _))| (path, text))
        .collect())
}

/// The district whose own a file is: it is called by its code.
pub fn district_of(path: &str) -> Option<&str> {
    let stem = path.rsplit('/').next().unwrap_or(path);
    let stem = stem.trim_end_matches(".json");
    let is_code = stem.len() == 6 && stem.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then_some(stem)
}

/// Two files with lists of records as one. A record that both have is there once.
fn joined(one: &str, other: &str) -> Result<String> {
    let [mut one, other]: [Value; 2] = [serde_json::from_str(one)?, serde_json::from_str(other)?];
    let (Value::Object(all), Value::Object(more)) = (&mut one, other) else {
        bail!("is not a record with a list in it");
    };
    for (name, value) in more {
        match (all.get_mut(&name), value) {
            (Some(Value::Array(known)), Value::Array(list)) => {
                for record in list {
                    if !known.contains(&record) {
                        known.push(record);
                    }
                }
            }
            (Some(known), value) if *known == value => {}
            (Some(_), _) => bail!("{name} is not the same in both"),
            (None, value) => {
                all.insert(name, value);
            }
        }
    }
    Ok(serde_json::to_string(&one)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::write;

    /// Two folders with these files.
    fn folders(one: &[(&str, &str)], other: &[(&str, &str)]) -> [tempfile::TempDir; 2] {
        [one, other].map(|files| {
            let folder = tempfile::tempdir().unwrap();
            for (path, text) in files {
                write(&folder.path().join(path), text).unwrap();
            }
            folder
        })
    }

    fn both(folders: &[tempfile::TempDir; 2]) -> Result<BTreeMap<String, String>> {
        read(&folders.each_ref().map(|own| own.path().to_owned()))
    }

    #[test]
    fn each_bureau_has_its_districts_and_documents_and_all_share_the_rest() {
        let shared = ("services.json", "{}");
        let folders = folders(
            &[
                shared,
                (
                    "documents.json",
                    r#"{"documents": [{"id": "a"}, {"id": "both"}]}"#,
                ),
                ("regions/990001.json", "{}"),
            ],
            &[
                shared,
                (
                    "documents.json",
                    r#"{"documents": [{"id": "both"}, {"id": "b"}]}"#,
                ),
                ("regions/990002.json", "{}"),
            ],
        );
        let texts = both(&folders).unwrap();
        let paths: Vec<&String> = texts.keys().collect();
        assert_eq!(
            paths,
            [
                "documents.json",
                "regions/990001.json",
                "regions/990002.json",
                "services.json"
            ]
        );
        assert_eq!(
            texts["documents.json"],
            r#"{"documents":[{"id":"a"},{"id":"both"},{"id":"b"}]}"#
        );
    }

    #[test]
    fn what_two_folders_have_in_two_ways_is_named() {
        for (path, one, other, said) in [
            (
                "regions/990001.json",
                "{}",
                "{}",
                "a district is kept in one folder",
            ),
            ("offers/990001.json", "{}", "{\"a\": 1}", "and not the same"),
            ("services.json", "{}", "{\"a\": 1}", "and not the same"),
            (
                "documents.json",
                "{\"version\": 1}",
                "{\"version\": 2}",
                "documents.json of",
            ),
            ("documents.json", "[", "{}", "documents.json of"),
        ] {
            let error = both(&folders(&[(path, one)], &[(path, other)])).unwrap_err();
            assert!(error.to_string().contains(said), "{path}: {error:#}");
        }
    }
}
