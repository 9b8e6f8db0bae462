//! The data folder: reading it, and saying what is wrong or noteworthy in it.

pub mod geocode;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use directory::files::Records;
use directory::{ConceptId, Directory, Problem};

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
    let hints = unused_concepts(&directory);
    if !hints.is_empty() {
        println!(
            "提示（不是问题）：下面的科室还没有一个区有，搜它们的叫法会没有结果：{}",
            hints.join("、")
        );
    }
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

/// Names of the fields of medicine that lead to no facility and to no offered service of any region.
fn unused_concepts(directory: &Directory) -> Vec<&str> {
    let mut open: Vec<&ConceptId> = Vec::new();
    for records in directory.regions.values() {
        let departments = records
            .facilities
            .iter()
            .flat_map(|facility| &facility.departments);
        open.extend(departments.flat_map(|department| &department.concepts));
        let offered = |id| records.offers.iter().any(|offer| offer.service == id);
        let services = directory
            .services
            .iter()
            .filter(|service| offered(service.id.clone()));
        open.extend(services.flat_map(|service| &service.concepts));
    }
    // Who looks for a wider field also finds the narrower ones.
    let mut used = BTreeSet::new();
    while let Some(id) = open.pop() {
        if used.insert(id) {
            let concept = directory.concepts.iter().find(|concept| concept.id == *id);
            open.extend(concept.into_iter().flat_map(|concept| &concept.broader));
        }
    }
    let unused = directory
        .concepts
        .iter()
        .filter(|concept| !used.contains(&concept.id));
    unused.map(|concept| concept.name.as_str()).collect()
}
