//! The pages as files: done by the app itself, compiled for this machine.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use directory::RegionId;
use serde::Serialize;
use xshell::cmd;

use crate::build::assets::Assets;
use crate::build::bundles::Written;
use crate::build::{Base, SiteUrl};
use crate::project::Project;

/// What `src/bin/prerender.rs` reads.
#[derive(Serialize)]
pub struct Job<'a> {
    /// The folder to write the pages into.
    pub out: &'a Path,
    /// The path under which the site will lie.
    pub base: &'a Base,
    /// The address of the host, where it was given.
    pub site: Option<&'a SiteUrl>,
    /// The sites that may know how high a page is that they frame.
    pub embed: &'a [SiteUrl],
    /// The data folder.
    pub data: &'a Path,
    /// The page around every page.
    pub shell: &'a Path,
    /// Assets, by path below `out` or as text.
    pub assets: &'a Assets,
    /// Bundles by region.
    pub bundles: &'a BTreeMap<RegionId, Written>,
    /// Whether the gallery of components is written, instead of the site.
    pub gallery: bool,
}

/// Writes every page.
pub fn run(project: &Project, job: &Job<'_>) -> Result<()> {
    let file = tempfile::NamedTempFile::new()?;
    serde_json::to_writer(&file, job)?;
    let job = file.path();
    let shell = &project.shell;
    let program = ["--bin", "prerender", "--features", "ssr"];
    // Compiling shows its progress; a program that is there already is not worth a word.
    cmd!(shell, "cargo build {program...}").quiet().run()?;
    cmd!(shell, "cargo run --quiet {program...} -- {job}")
        .quiet()
        .run()?;
    Ok(())
}
