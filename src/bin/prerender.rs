//! Writes every page of the directory as a file: `prerender JOB`, where `JOB` is a JSON file that
//! `cargo xtask build` writes; or the gallery of components, for `cargo xtask gallery`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use directory::Directory;
use jiujin::prerender::{Job, Page, files, gallery};
use serde::Deserialize;

/// Where things are, beside what the pages need.
#[derive(Deserialize)]
struct Paths {
    out: PathBuf,
    data: PathBuf,
    shell: PathBuf,
    /// Whether the gallery is asked for, instead of the site.
    gallery: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: prerender JOB.json")?;
    let text = fs::read_to_string(path)?;
    let paths: Paths = serde_json::from_str(&text)?;
    let job: Job = serde_json::from_str(&text)?;
    let shell = fs::read_to_string(&paths.shell)?;

    let mut data = BTreeMap::new();
    read_folder(&paths.data, &paths.data, &mut data)?;
    let (directory, problems) = Directory::read(&data);
    if let Some(problem) = problems.first() {
        return Err(format!("{} problems in the data, first: {problem}", problems.len()).into());
    }

    let mut written = 0_usize;
    let pages: Box<dyn Iterator<Item = Page>> = if paths.gallery {
        Box::new(gallery(&job, &shell, &directory).into_iter())
    } else {
        Box::new(files(&job, &shell, &directory))
    };
    for page in pages {
        let path = paths.out.join(&page.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, page.text)?;
        written += 1;
        if written.is_multiple_of(1000) {
            eprintln!("  {written} pages");
        }
    }
    eprintln!("  {written} pages");
    Ok(())
}

fn read_folder(
    root: &Path,
    folder: &Path,
    files: &mut BTreeMap<String, String>,
) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_folder(root, &path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let name = path
                .strip_prefix(root)?
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(())
}
