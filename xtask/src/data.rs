//! What is wrong or noteworthy in the data folder.

#[cfg(not(feature = "geocode"))]
pub mod anew;
pub mod copies;
pub mod export;
pub mod folders;
#[cfg(feature = "geocode")]
pub mod geocode;
pub mod import;
pub mod new;
pub mod note;
pub mod trace;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Result, bail, ensure};
use directory::Directory;
use directory::files::Records;
use formats::changes;

#[cfg(not(feature = "geocode"))]
pub use anew as geocode;

/// The project's own data folder.
pub const FOLDER: &str = "data";

/// Checks a data folder: prints its problems, or what it holds where there are none.
pub fn check(dir: &Path) -> Result<()> {
    let (directory, problems) = Directory::read(&folder::json_below(dir)?);
    for problem in &problems {
        println!("{problem}");
    }
    if !problems.is_empty() {
        bail!("{}: {} 个问题", dir.display(), problems.len());
    }
    print!("{}", counts(&directory));
    print!("{}", hints(&directory));
    print!("{}", not_noted(&directory));
    Ok(())
}

/// Reads a data folder that must be without problems; prints them where there are any.
pub fn read_good(dir: &Path) -> Result<Directory> {
    good(&folder::json_below(dir)?, dir)
}

/// The same of texts that were already read from a folder.
pub fn good(texts: &BTreeMap<String, String>, dir: &Path) -> Result<Directory> {
    let (directory, problems) = Directory::read(texts);
    for problem in &problems {
        eprintln!("{problem}");
    }
    ensure!(
        problems.is_empty(),
        "{}: {} 个问题；什么都没有写",
        dir.display(),
        problems.len()
    );
    Ok(directory)
}

/// What the folder holds: for each region its facilities by kind, and its offers.
fn counts(directory: &Directory) -> String {
    let mut text = String::new();
    for (
        adcode,
        Records {
            region,
            facilities,
            offers,
            district,
            changes: _,
        },
    ) in &directory.regions
    {
        let count = facilities.len();
        let _ = writeln!(
            text,
            "{adcode} {}{}：机构 {count}，服务 {}，路径 {}",
            region.city,
            region.name,
            offers.len(),
            district
                .as_ref()
                .map_or(0, |district| district.pathways.len())
        );
        for kind in &directory.kinds {
            let count = facilities
                .iter()
                .filter(|facility| facility.kind == kind.id)
                .count();
            if count > 0 {
                let _ = writeln!(text, "    {} {count}", kind.name);
            }
        }
    }
    text
}

/// How many changes nobody who follows the directory is told of yet. Where none was ever noted, nobody follows it.
fn not_noted(directory: &Directory) -> String {
    let records = directory.regions.values();
    let changed = records.map(|records| changes::changed(directory, records, "").len());
    match changed.sum::<usize>() {
        0 => String::new(),
        count => format!("提示（不是问题）：{count} 处改动还没有记：cargo xtask data note\n"),
    }
}

/// What residents may look for and no region has. That is no mistake, so it does not fail.
fn hints(directory: &Directory) -> String {
    let specialties = directory.idle_specialties();
    let specialties = specialties.iter().map(|specialty| specialty.name.as_str());
    let mut text = String::new();
    for (list, what) in [
        (specialties.collect(), "个科室"),
        (directory.idle_words(), "个词"),
    ] {
        let list: Vec<&str> = list;
        if !list.is_empty() {
            let _ = writeln!(
                text,
                "提示（不是问题）：有 {} {what}还没有一个区有，搜了不会有正好的结果：{}",
                list.len(),
                list.join("、")
            );
        }
    }
    text
}
