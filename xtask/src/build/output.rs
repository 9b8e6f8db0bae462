//! Files on their way to the disk, each with what stands compressed beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Result;
use site::compress::{self, Effort, applies, brotli, gzip};

use crate::project;
use crate::threads::each;

/// A file: its path below the site's root, and its content.
pub type File = (String, Vec<u8>);

/// A file, and what stands compressed beside it.
pub fn compressed((path, content): File, effort: Effort) -> Result<Vec<File>> {
    let mut files = Vec::new();
    if applies(&path, content.len()) {
        files.push(([&path, ".br"].concat(), brotli(&path, &content, effort)?));
        files.push(([&path, ".gz"].concat(), gzip(&content, effort)?));
    }
    files.push((path, content));
    Ok(files)
}

/// Writes files.
pub fn write(files: &[File], dist: &Path) -> Result<()> {
    for (path, content) in files {
        project::write(&dist.join(path), content)?;
    }
    Ok(())
}

/// Compresses every file of a folder that has nothing compressed beside it yet.
pub fn compress_all(effort: Effort, dist: &Path) -> Result<()> {
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
        let mut files = compressed(((*path).clone(), fs::read(dist.join(path))?), effort)?;
        files.pop();
        write(&files, dist)
    })?;
    Ok(())
}
