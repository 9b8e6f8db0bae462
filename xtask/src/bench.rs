//! The search benchmark: compiled as for release, and only when it is asked for, so that a search that
//! does not compile keeps nobody from the other commands.

use anyhow::Result;
use xshell::cmd;

use crate::project::Project;

#[cfg(feature = "bench")]
pub mod native;

/// The crates that are measured.
const MEASURED: [&str; 2] = ["directory", "search"];

/// How they are compiled for it.
const OPTIMISED: [&str; 3] = [
    "opt-level=3",
    "debug-assertions=false",
    "overflow-checks=false",
];

/// Compiles the measured crates as they are for release, everything else as it is, and measures there.
pub fn run(project: &Project) -> Result<()> {
    let mut args = Vec::new();
    for krate in MEASURED {
        for setting in OPTIMISED {
            args.push("--config".to_owned());
            args.push(format!("profile.dev.package.{krate}.{setting}"));
        }
    }
    let shell = &project.shell;
    cmd!(
        shell,
        "cargo run --quiet --package xtask --features bench {args...} -- bench-native"
    )
    .quiet()
    .run()?;
    Ok(())
}
