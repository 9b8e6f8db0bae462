//! `cargo xtask data geocode` in a program that was compiled without it.

use std::ffi::OsString;
use std::process::{self, Command};

use anyhow::Result;
use clap::Args;

use crate::project::Project;

/// What the command is asked once it is there; it has a help of its own.
#[derive(Args)]
#[command(disable_help_flag = true)]
pub struct Options {
    #[arg(
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "OPTIONS"
    )]
    typed: Vec<OsString>,
}

/// Compiles this program with the command, and runs it there, in the folder where it was typed.
pub fn run(options: &Options, project: &Project) -> Result<()> {
    // Not by the project's shell: where a program fails, that names all it was given, and a key is among it.
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--manifest-path"])
        .arg(project.path("Cargo.toml"))
        .args(["--package", "xtask", "--features", "geocode", "--"])
        .args(["data", "geocode"])
        .args(&options.typed)
        .status()?;
    if !status.success() {
        // It has said what went wrong.
        process::exit(1);
    }
    Ok(())
}
