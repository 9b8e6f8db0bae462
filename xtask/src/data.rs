//! The data folder: reading it, and saying what is wrong or noteworthy in it.

pub mod geocode;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use directory::files::Records;
use directory::{Directory, Problem};

use crate::project::files_below;

/// The project's own data folder.
pub const FOLDER: &str = "data";

/// Checks a data folder: prints its problems, or what it holds where there are none.
pub fn check(dir: &Path) -> Result<()> {
    let (directory, problems) = read(dir)?;
    for problem in &problems {
        println!("{problem}");
    }
    if !problems.is_empty() {
        bail!("{}: {} 个问题", dir.display(), problems.len());
    }
    print!("{}", counts(&directory));
    print!("{}", hints(&directory));
    Ok(())
}

/// Reads a data folder that must be without problems; prints them where there are any.
pub fn read_good(dir: &Path) -> Result<Directory> {
    let (directory, problems) = read(dir)?;
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

/// Reads the JSON files of a data folder.
fn read(dir: &Path) -> Result<(Directory, Vec<Problem>)> {
    ensure!(dir.is_dir(), "there is no folder {}", dir.display());
    let mut files = BTreeMap::new();
    let mut unreadable = Vec::new();
    for path in files_below(dir)?
        .into_iter()
        .filter(|path| path.ends_with(".json"))
    {
        let bytes = fs::read(dir.join(&path)).with_context(|| format!("cannot read {path}"))?;
        match String::from_utf8(bytes) {
            // Some editors on Windows begin a file with a mark that JSON does not know.
            Ok(text) => {
                files.insert(path, text.trim_start_matches('\u{feff}').to_owned());
            }
            Err(_) => {
                unreadable.push(Problem {
                    file: path.clone(),
                    record: String::new(),
                    field: String::new(),
                    what: "不是 UTF-8 文字".into(),
                    todo: "在编辑器里另存为 UTF-8".into(),
                });
                files.insert(path, String::new());
            }
        }
    }
    let (directory, mut problems) = Directory::read(&files);
    // A file that is no text would also be reported as no JSON, which leads nowhere.
    problems.retain(|problem| !unreadable.iter().any(|file| file.file == problem.file));
    problems.extend(unreadable);
    problems.sort();
    Ok((directory, problems))
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

/// What residents may look for and no region has. That is no mistake, so it does not fail.
fn hints(directory: &Directory) -> String {
    let concepts = directory.idle_concepts();
    let concepts = concepts.iter().map(|concept| concept.name.as_str());
    let mut text = String::new();
    for (list, what) in [
        (concepts.collect(), "个科室"),
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
