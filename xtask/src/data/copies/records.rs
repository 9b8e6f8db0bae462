//! A data folder as JSON, for changes that are the same in every record.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

/// The files of each district.
pub const PARTS: [&str; 4] = ["regions", "facilities", "offers", "districts"];

/// What the districts share. The file of what a person traced by hand is not copied: it speaks of the texts of
/// documents, which the copies have none of.
const SHARED: [&str; 4] = [
    "documents.json",
    "services.json",
    "holidays.json",
    "vocabulary/",
];

/// A data folder: path → what is in the file.
#[derive(Default)]
pub struct Folder {
    files: BTreeMap<String, Value>,
}

impl Folder {
    /// Reads a data folder that is without problems.
    pub fn read(dir: &Path) -> Result<Self> {
        let texts = folder::json_below(dir)?;
        super::super::good(&texts, dir)?;
        let parts = PARTS.map(|part| format!("{part}/"));
        let own = texts.iter().filter(|(path, _)| {
            let mut wanted = SHARED.into_iter().chain(parts.iter().map(String::as_str));
            wanted.any(|start| path.starts_with(start))
        });
        let files = own.map(|(path, text)| {
            let value = serde_json::from_str(text.trim_start_matches('\u{feff}'));
            Ok((path.clone(), value.with_context(|| path.clone())?))
        });
        Ok(Self {
            files: files.collect::<Result<_>>()?,
        })
    }

    /// The codes of its districts.
    pub fn codes(&self) -> Result<Vec<&str>> {
        let paths = self.files.keys();
        let names = paths.filter_map(|path| path.strip_prefix("regions/")?.strip_suffix(".json"));
        let codes: Vec<&str> = names.collect();
        ensure!(!codes.is_empty(), "the data has no district to copy");
        Ok(codes)
    }

    /// The same folder with one of its districts only.
    pub fn only(&self, code: &str) -> Self {
        let mut only = self.shared();
        let own = PARTS.map(|part| format!("{part}/{code}.json"));
        for path in own.into_iter().chain(["documents.json".to_owned()]) {
            if let Some(value) = self.files.get(&path) {
                only.insert(path, value.clone());
            }
        }
        only
    }

    /// What the districts share, without the documents.
    pub fn shared(&self) -> Self {
        let shared = self.files.iter().filter(|(path, _)| {
            let is_of_district = PARTS.iter().any(|part| path.starts_with(part));
            !is_of_district && *path != "documents.json"
        });
        Self {
            files: shared
                .map(|(path, value)| (path.clone(), value.clone()))
                .collect(),
        }
    }

    /// A file of a district, where it has it.
    pub fn part(&self, part: &str, code: &str) -> Option<&Value> {
        self.files.get(&format!("{part}/{code}.json"))
    }

    /// The records of a list of a file.
    pub fn list(&self, path: &str, list: &str) -> &[Value] {
        let file = self.files.get(path);
        let list = file.and_then(|file| file[list].as_array());
        list.map_or(&[], Vec::as_slice)
    }

    /// Adds a file.
    pub fn insert(&mut self, path: String, value: Value) {
        self.files.insert(path, value);
    }

    /// Its files as texts.
    pub fn texts(&self) -> Result<BTreeMap<String, String>> {
        let texts = self.files.iter();
        let texts = texts.map(|(path, value)| Ok((path.clone(), serde_json::to_string(value)?)));
        texts.collect()
    }
}

/// Changes every text inside a value, however deep.
pub fn each_text(value: &mut Value, change: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) => change(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, change)),
        Value::Object(fields) => fields.values_mut().for_each(|item| each_text(item, change)),
        _ => {}
    }
}

/// Changes every record inside a value, the outer ones first.
pub fn each_record(value: &mut Value, change: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each_record(item, change)),
        Value::Object(fields) => {
            change(fields);
            fields
                .values_mut()
                .for_each(|item| each_record(item, change));
        }
        _ => {}
    }
}

/// Puts a number behind a name, so that no two are the same; the first keeps its name.
pub fn number(fields: &mut Map<String, Value>, name: &str, round: usize) {
    if round > 0
        && let Some(Value::String(text)) = fields.get_mut(name)
    {
        text.push_str(&(round + 1).to_string());
    }
}
