//! Building, serving, and building again whenever a source changes.

use std::path::{Path, PathBuf};
use std::{process, thread};

use anyhow::{Result, ensure};
use xshell::cmd;

use crate::build::Base;
use crate::project::{Project, SOURCES};
use crate::{data, setup};

use host::Host;
use watch::Watch;

mod host;
mod watch;

/// Builds the site, serves it, and builds it again on change until the program is stopped.
pub fn run(project: &Project, port: u16, base: &Base, data: Option<PathBuf>) -> Result<()> {
    // A taken port is said before the minutes of a first build.
    let host = Host::bind(&project.path("dist"), port, base)?;
    let address = host.address()?;
    setup::wasm(project)?;
    let data = data.map_or_else(|| Ok(project.path(data::FOLDER)), std::path::absolute)?;
    let sources = SOURCES.map(|source| project.path(source));
    let watch = Watch::start(sources.into_iter().chain([data.clone()]))?;
    build(project, base, &data)?;

    println!("{address}\nbuilds again on change; Ctrl-C ends it");
    thread::spawn(|| {
        if let Err(error) = host.serve() {
            eprintln!("error: {error:#}");
            process::exit(1);
        }
    });
    loop {
        watch.wait()?;
        match build(project, base, &data) {
            Ok(()) => println!("{address} is new"),
            Err(error) => eprintln!("error: {error:#}; the last good build is still served"),
        }
    }
}

/// Serves a folder that is already built.
pub fn host(folder: &Path, port: u16, base: &Base) -> Result<()> {
    ensure!(folder.is_dir(), "there is no folder {}", folder.display());
    let host = Host::bind(folder, port, base)?;
    println!("{}", host.address()?);
    host.serve()
}

/// Builds in another process: a change may be one of this program itself.
fn build(project: &Project, base: &Base, data: &Path) -> Result<()> {
    let shell = &project.shell;
    let base = base.as_str();
    cmd!(
        shell,
        "cargo xtask build --draft --base {base} --data {data} --out dist"
    )
    .quiet()
    .run()?;
    Ok(())
}
