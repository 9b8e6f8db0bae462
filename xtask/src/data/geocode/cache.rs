//! Answers that were had already.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::provider::Answer;

/// Answers by address, in a file. One that is no good any more is begun anew.
pub struct Cache {
    path: PathBuf,
    answers: BTreeMap<String, Answer>,
}

impl Cache {
    /// Opens the file, if there is one.
    pub fn open(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).unwrap_or_default();
        Ok(Self {
            path: path.to_owned(),
            answers: serde_json::from_str(&text).unwrap_or_default(),
        })
    }

    /// The answer to an address.
    pub fn get(&self, address: &str) -> Option<Answer> {
        self.answers.get(address).cloned()
    }

    /// Keeps an answer at once: the next request may be one too many.
    pub fn put(&mut self, address: &str, answer: &Answer) -> Result<()> {
        self.answers.insert(address.to_owned(), answer.clone());
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_string_pretty(&self.answers)?;
        fs::write(&self.path, text).with_context(|| format!("不能写 {}", self.path.display()))
    }
}
