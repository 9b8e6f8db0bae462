//! The pages as files, each with what stands compressed beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Result;
use site::compress::{self, Effort, applies, brotli, gzip};
use site::{File, Site};

use crate::project::{self, Progress};
use crate::threads::each;

/// Writes every page of a site, and what machines read of it.
pub fn write(site: &Site<'_>, effort: Effort, dist: &Path) -> Result<()> {
    let work = site.work();
    let progress = Progress::new("pages", work.iter().map(|work| work.pages.len()).sum());
    each(&work, |work| {
        for File { path, text } in site.pages(work) {
            project::write(&dist.join(&path), &text)?;
            compress_beside(&path, text.as_bytes(), effort, dist)?;
            progress.one_more();
        }
        Ok(())
    })?;
    for File { path, text } in site.for_machines() {
        project::write(&dist.join(path), text)?;
    }
    Ok(())
}

/// Compresses the files that are no page: beside a page, that is done already.
pub fn compress_others(effort: Effort, dist: &Path) -> Result<()> {
    let all = folder::files_below(dist)?;
    let done: BTreeSet<&str> = all
        .iter()
        .filter_map(|path| path.strip_suffix(".br"))
        .collect();
    let others: Vec<&String> = all
        .iter()
        .filter(|path| !compress::is_compressed(path) && !done.contains(path.as_str()))
        .collect();
    each(&others, |path| {
        let content = fs::read(dist.join(path))?;
        compress_beside(path, &content, effort, dist)
    })?;
    Ok(())
}

fn compress_beside(path: &str, content: &[u8], effort: Effort, dist: &Path) -> Result<()> {
    if applies(path, content.len()) {
        let beside = |ending: &str| dist.join([path, ending].concat());
        project::write(&beside(".br"), brotli(content, effort)?)?;
        project::write(&beside(".gz"), gzip(content, effort)?)?;
    }
    Ok(())
}
