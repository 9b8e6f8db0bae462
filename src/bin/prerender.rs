//! Writes every page of the directory as a file: `prerender JOB`, where `JOB` is a JSON file that
//! `cargo xtask build` writes; or the gallery of components, for `cargo xtask gallery`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

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

    let (directory, problems) = Directory::read(&folder::json_below(&paths.data)?);
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
