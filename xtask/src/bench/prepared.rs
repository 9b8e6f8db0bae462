//! Rows and queries as files, so that every engine gets the same, in whatever program it runs.
//!
//! A folder has `bundle.json`, which our own search reads; `rows.jsonl`, with name, pinyin and initials,
//! for the others; and `asks.json`, the queries, each with the row that is meant, counted from 0.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use directory::Bundle;
use pinyin::ToPinyin;
use serde::Serialize;

use super::asks::{Ask, asks};
use super::dice::Dice;
use super::rows;

/// Queries at each size.
const ASKS: usize = 400;

const SEED: u64 = 20_261_123;

/// So many rows, in memory and in files.
pub struct Prepared {
    /// How many rows there are.
    pub rows: usize,
    /// What is asked of them.
    pub asks: Vec<Ask>,
    /// A region with a facility of each name.
    pub bundle: Bundle,
    /// Where the files lie.
    pub folder: PathBuf,
}

impl Prepared {
    /// Makes rows from names, and writes them to a folder named by their number.
    pub fn new(sources: &[String], count: usize, below: &Path) -> Result<Self> {
        let mut dice = Dice::new(SEED);
        let names = rows::names(sources, count, &mut dice);
        let asks = asks(&names, ASKS, &mut dice);
        let bundle = rows::bundle(&names)?;
        let folder = below.join(count.to_string());
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        write(&folder.join("bundle.json"), |file| {
            Ok(serde_json::to_writer(file, &bundle)?)
        })?;
        write(&folder.join("asks.json"), |file| {
            Ok(serde_json::to_writer(file, &asks)?)
        })?;
        write(&folder.join("rows.jsonl"), |file| {
            for name in &names {
                serde_json::to_writer(&mut *file, &Row::new(name))?;
                file.write_all(b"\n")?;
            }
            Ok(())
        })?;
        Ok(Self {
            rows: count,
            asks,
            bundle,
            folder,
        })
    }
}

/// A million rows are more than a second copy of them in memory is good for, so files are written as
/// they are made.
fn write(path: &Path, content: impl FnOnce(&mut BufWriter<File>) -> Result<()>) -> Result<()> {
    let wrong = || format!("cannot write {}", path.display());
    let mut file = BufWriter::new(File::create(path).with_context(wrong)?);
    content(&mut file).with_context(wrong)?;
    file.flush().with_context(wrong)
}

/// A name and how it is typed in Latin letters.
#[derive(Serialize)]
pub struct Row<'a> {
    /// The name.
    pub name: &'a str,
    /// Its syllables without tones, one after the other.
    pub pinyin: String,
    /// Their first letters.
    pub initials: String,
}

impl<'a> Row<'a> {
    /// A name with the usual reading of each of its characters.
    pub fn new(name: &'a str) -> Self {
        let syllables: Vec<&str> = name
            .chars()
            .filter_map(|character| Some(character.to_pinyin()?.plain()))
            .collect();
        let initials = syllables
            .iter()
            .filter_map(|syllable| syllable.chars().next())
            .collect();
        Self {
            name,
            pinyin: syllables.concat().replace('ü', "v"),
            initials,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_name_its_pinyin_and_its_initials() {
        let row = Row::new("绿城A区诊所");
        assert_eq!(
            serde_json::to_string(&row).unwrap(),
            r#"{"name":"绿城A区诊所","pinyin":"lvchengquzhensuo","initials":"lcqzs"}"#
        );
    }

    #[test]
    fn every_file_tells_of_the_same_rows() {
        let below = tempfile::tempdir().unwrap();
        let sources = [
            "红梅街道社区卫生服务中心".to_owned(),
            "天宁区中医医院".to_owned(),
        ];
        let prepared = Prepared::new(&sources, 20, below.path()).unwrap();
        let read = |name: &str| fs::read_to_string(below.path().join("20").join(name)).unwrap();
        let (bundle, skipped) = Bundle::parse(&read("bundle.json")).unwrap();
        assert_eq!((&bundle, skipped.len()), (&prepared.bundle, 0));
        let rows = read("rows.jsonl");
        let names: Vec<serde_json::Value> = rows
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let facilities = bundle.facilities.iter();
        assert!(
            names
                .iter()
                .map(|row| &row["name"])
                .eq(facilities.map(|facility| &facility.name))
        );
        assert_eq!(names.len(), prepared.rows);
        let asks: serde_json::Value = serde_json::from_str(&read("asks.json")).unwrap();
        assert_eq!(asks.as_array().map(Vec::len), Some(ASKS));
        assert_eq!(asks[1]["kind"], "pinyin");
        assert_eq!(asks[0]["row"], prepared.asks[0].row);
    }
}
