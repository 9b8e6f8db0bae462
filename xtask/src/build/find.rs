//! The files by which the first page finds a district.

use std::path::Path;

use anyhow::Result;
use directory::{Directory, Region};
use site::find::Find;

use crate::{hash, project};

/// Writes `data/find/*.<hash>.json`, and gives what the pages are told of them.
pub fn write(directory: &Directory, dist: &Path) -> Result<Find> {
    let regions = directory.regions.values();
    let regions: Vec<&Region> = regions.map(|records| &records.region).collect();
    let find = Find::of(&regions, &hash::name);
    for file in &find.files {
        project::write(&dist.join(&file.path), &file.text)?;
    }
    Ok(find)
}
