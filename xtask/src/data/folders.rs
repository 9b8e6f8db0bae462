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
            } else if is_of_district(&path) {
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

/// Whether a file is a district's own: it is called by its code.
fn is_of_district(path: &str) -> bool {
    let stem = path.rsplit('/').next().unwrap_or(path);
    let stem = stem.trim_end_matches(".json");
    stem.len() == 6 && stem.bytes().all(|byte| byte.is_ascii_digit())
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
