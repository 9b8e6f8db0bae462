//! The search benchmark: compiled as for release, and only when it is asked for, so that a search that
//! does not compile keeps nobody from the other commands.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use xshell::cmd;

use crate::project::Project;
use crate::test;

#[cfg(feature = "bench")]
mod asks;
#[cfg(feature = "bench")]
mod chromium;
#[cfg(feature = "bench")]
mod dice;
#[cfg(feature = "bench")]
mod figures;
#[cfg(feature = "bench")]
mod machine;
#[cfg(feature = "bench")]
mod native;
#[cfg(feature = "bench")]
mod prepared;
#[cfg(feature = "bench")]
mod quality;
#[cfg(feature = "bench")]
mod rows;
#[cfg(feature = "bench")]
mod scale;
#[cfg(feature = "bench")]
mod sizes;
#[cfg(feature = "bench")]
mod statistics;
#[cfg(feature = "bench")]
mod table;

/// What is measured.
#[derive(Args)]
pub struct Options {
    /// How often residents' queries find what they should, by kind, instead of how fast
    #[arg(long, conflicts_with_all = ["rows", "web"])]
    quality: bool,
    /// Measures on so many rows instead of the project's regions, such as 2000,20000
    #[arg(long, value_delimiter = ',')]
    rows: Vec<usize>,
    /// Names to make the rows from, a JSON object with a `name` a line, perhaps packed by gzip; by default
    /// they are made from the project's own
    #[arg(long, requires = "rows")]
    corpus: Option<PathBuf>,
    /// Measures by criterion too, with the bounds of error
    #[arg(long, requires = "rows")]
    criterion: bool,
    /// Measures in Chromium: with --rows the search beside other libraries, without it how long a resident
    /// waits for the site
    #[arg(long)]
    web: bool,
    /// Measures only these in Chromium, such as jiujin,fuse: the names of the files in
    /// tests/bench/search/engines
    #[arg(long, value_delimiter = ',', requires_all = ["rows", "web"])]
    engine: Vec<String>,
    /// Writes the figures as a table too, into the place for it in this file
    #[arg(long, requires = "rows", value_name = "FILE")]
    markdown: Option<PathBuf>,
}

impl Options {
    /// The options as they were typed, for a program that runs in the project's folder.
    fn args(&self) -> Result<Vec<OsString>> {
        let mut args: Vec<OsString> = Vec::new();
        let switches = [
            ("--quality", self.quality),
            ("--criterion", self.criterion),
            ("--web", self.web),
        ];
        args.extend(
            switches
                .iter()
                .filter(|(_, is_on)| *is_on)
                .map(|(switch, _)| switch.into()),
        );
        for rows in &self.rows {
            args.extend(["--rows".into(), rows.to_string().into()]);
        }
        for engine in &self.engine {
            args.extend(["--engine".into(), engine.into()]);
        }
        let files = [("--corpus", &self.corpus), ("--markdown", &self.markdown)];
        for (option, file) in files {
            if let Some(file) = file {
                args.extend([option.into(), std::path::absolute(file)?.into()]);
            }
        }
        Ok(args)
    }
}

/// Measures in this very program.
#[cfg(feature = "bench")]
pub fn here(project: &Project, options: &Options) -> Result<()> {
    if options.quality {
        quality::run(project)
    } else if options.rows.is_empty() {
        native::run(project)
    } else {
        sizes::run(project, options)
    }
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
    if options.web && options.rows.is_empty() {
        return test::bench(project);
    }
    let mut args = Vec::new();
    for krate in MEASURED {
        for setting in OPTIMISED {
            args.push("--config".to_owned());
            args.push(format!("profile.dev.package.{krate}.{setting}"));
        }
    }
    let shell = &project.shell;
    let options = options.args()?;
    cmd!(
        shell,
        "cargo run --quiet --package xtask --features bench {args...} -- bench-native {options...}"
    )
    .quiet()
    .run()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Typed {
        #[command(flatten)]
        options: Options,
    }

    fn args(typed: &str) -> Option<Vec<OsString>> {
        let typed = Typed::try_parse_from(["bench"].into_iter().chain(typed.split_whitespace()));
        typed.ok()?.options.args().ok()
    }

    #[test]
    fn the_measuring_program_is_told_what_was_typed() {
        for (typed, passed) in [
            ("", ""),
            ("--quality", "--quality"),
            (
                "--rows 1,2 --web --criterion --engine a,b --corpus /c --markdown /m",
                "--criterion --web --rows 1 --rows 2 --engine a --engine b --corpus /c --markdown /m",
            ),
        ] {
            let passed: Vec<OsString> = passed.split_whitespace().map(OsString::from).collect();
            assert_eq!(args(typed).as_ref(), Some(&passed), "{typed}");
            let again: Vec<_> = passed.iter().filter_map(|arg| arg.to_str()).collect();
            assert_eq!(args(&again.join(" ")), Some(passed), "{typed}");
        }
    }

    #[test]
    fn what_means_nothing_without_rows_is_refused_without_them() {
        for typed in [
            "--corpus a",
            "--criterion",
            "--markdown a",
            "--web --engine a",
            "--rows 1 --engine a",
            "--quality --rows 1",
        ] {
            assert_eq!(args(typed), None, "{typed}");
        }
    }
}
