//! The search benchmark: compiled as for release, and only when it is asked for, so that a search that
//! does not compile keeps nobody from the other commands.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use xshell::cmd;

use crate::project::Project;

#[cfg(feature = "bench")]
mod asks;
#[cfg(feature = "bench")]
mod dice;
#[cfg(feature = "bench")]
pub mod native;
#[cfg(feature = "bench")]
mod quality;
#[cfg(feature = "bench")]
mod rows;
#[cfg(feature = "bench")]
mod scale;

/// What is measured.
#[derive(Args)]
pub struct Options {
    /// How often residents' queries find what they should, by kind, instead of how fast
    #[arg(long)]
    quality: bool,
    /// Measures on so many rows instead of the project's regions, such as 2000,20000
    #[arg(long, value_delimiter = ',')]
    rows: Vec<usize>,
    /// Names to make the rows from, a JSON object with a `name` a line, perhaps packed by gzip; by default
    /// they are made from the project's own
    #[arg(long, requires = "rows")]
    corpus: Option<PathBuf>,
}

impl Options {
    /// The options as they were typed.
    fn args(&self) -> Vec<OsString> {
        let mut args = Vec::new();
        if self.quality {
            args.push("--quality".into());
        }
        for rows in &self.rows {
            args.extend(["--rows".into(), rows.to_string().into()]);
        }
        if let Some(corpus) = &self.corpus {
            args.extend(["--corpus".into(), corpus.into()]);
        }
        args
    }
}

/// Measures in this very program.
#[cfg(feature = "bench")]
pub fn here(project: &Project, options: &Options) -> Result<()> {
    if options.quality {
        return quality::run(project);
    }
    if options.rows.is_empty() {
        return native::run(project);
    }
    let sources = match &options.corpus {
        Some(corpus) => rows::corpus(corpus)?,
        None => rows::own(&crate::data::read_good(&project.path(crate::data::FOLDER))?),
    };
    scale::run(&sources, &options.rows)
}

/// The crates that are measured.
const MEASURED: [&str; 2] = ["directory", "search"];

/// How they are compiled for it.
const OPTIMISED: [&str; 3] = [
    "opt-level=3",
    "debug-assertions=false",
    "overflow-checks=false",
];

/// Compiles the measured crates as they are for release, everything else as it is, and measures there.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mut args = Vec::new();
    for krate in MEASURED {
        for setting in OPTIMISED {
            args.push("--config".to_owned());
            args.push(format!("profile.dev.package.{krate}.{setting}"));
        }
    }
    let shell = &project.shell;
    let options = options.args();
    cmd!(
        shell,
        "cargo run --quiet --package xtask --features bench {args...} -- bench-native {options...}"
    )
    .quiet()
    .run()?;
    Ok(())
}
