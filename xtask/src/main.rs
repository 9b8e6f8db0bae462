//! Every development command: `cargo xtask <command>`.
//!
//! One program for people and for CI, so that both see the same result. Each command sets up what it
//! needs and is missing, or names it together with the command that installs it; its exit code is 0
//! only if everything went well.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::build::{Base, Build};
use crate::project::Project;

mod bench;
mod build;
mod check;
mod compare;
mod data;
mod hash;
mod project;
mod serve;
mod setup;
mod size;
mod test;
mod texts;
mod threads;

#[derive(Parser)]
#[command(
    bin_name = "cargo xtask",
    about = "Every development command of 就近医"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the site, serves it on this machine and rebuilds it on change
    Serve {
        /// Port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Path under which the site lies
        #[arg(long, default_value = "/")]
        base: Base,
        /// Data folder, by default the project's own
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// Runs every test: native, wasm, browser
    Test {
        /// Passed on to Playwright, such as a part of a file name, or `-g` and a title
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        playwright: Vec<String>,
    },
    /// Builds dist/, ready to copy to any static host
    Build(Build),
    /// Puts together what several machines built with `build --only`
    Merge(build::Merge),
    /// Writes the gallery of the site's components to target/gallery and serves it on this machine
    Gallery {
        /// Port on 127.0.0.1
        #[arg(long, default_value_t = 8081)]
        port: u16,
    },
    /// Checks format, lints, docs, data and layout rules; needs no browser
    Check {
        /// Writes the generated files anew instead of comparing them
        #[arg(long)]
        bless: bool,
        /// Also throws random queries and bundles at the search for two minutes; needs a C++ compiler
        #[arg(long)]
        fuzz: bool,
    },
    /// Works on the data
    Data {
        #[command(subcommand)]
        command: DataCommand,
    },
    /// Lists the bytes of each shipped file and fails over budget.toml
    Size,
    /// Says what is different in one built site from another, and fails where anything is
    Compare {
        /// Folder of the former one
        old: PathBuf,
        /// Folder of the other, such as dist/
        new: PathBuf,
    },
    /// Measures search; prints one JSON object a line
    Bench(bench::Options),
    /// Measures in this very program, which was compiled for it
    #[cfg(feature = "bench")]
    #[command(hide = true)]
    BenchNative(bench::Options),
    /// Serves a folder that is already built; the browser tests use it
    #[command(hide = true)]
    Host {
        /// Folder
        dir: PathBuf,
        /// Port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Path under which the site lies
        #[arg(long, default_value = "/")]
        base: Base,
    },
}

#[derive(Subcommand)]
enum DataCommand {
    /// Checks a data folder; one line for each problem
    Check {
        /// Data folder, by default the project's own
        dir: Option<PathBuf>,
    },
    /// Writes the files of a new district, with its streets from the list of division codes
    New(data::new::Options),
    /// Looks for what the records say in the texts of the documents
    Trace(data::trace::Options),
    /// Reads workbooks of a health bureau; writes nothing to the data without --accept
    Import(data::import::Options),
    /// Writes a workbook with today's facts of a district, for the bureau to correct
    Template(data::import::TemplateOptions),
    /// Writes the directory in the formats of other fields: GeoJSON, HSDS, FHIR, CSV, XLSX
    Export(data::export::Options),
    /// Notes what has changed in the records, with the day; the feeds of changes are made of it
    Note(data::note::Options),
    /// Writes a data folder as large as one wants, of copies of what is there, under made-up codes
    Copies(data::copies::Options),
    /// Exports districts and gives every file to the validators of its format, as `test` does
    Validate,
    /// Fills missing points from addresses, by a map provider's service
    Geocode(data::geocode::Options),
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let project = Project::here()?;
    match command {
        Command::Serve { port, base, data } => serve::run(&project, port, &base, data)?,
        Command::Test { playwright } => test::run(&project, &playwright)?,
        Command::Build(options) => build::run(&project, &options).map(drop)?,
        Command::Merge(options) => build::merge(&project, &options).map(drop)?,
        Command::Gallery { port } => {
            serve::host(&build::gallery(&project)?, port, &Base::default())?;
        }
        Command::Check { bless, fuzz } => check::run(&project, bless, fuzz)?,
        Command::Data {
            command: DataCommand::Check { dir },
        } => data::check(&dir.unwrap_or_else(|| project.path(data::FOLDER)))?,
        Command::Data {
            command: DataCommand::Trace(options),
        } => data::trace::run(&options, &project.path(data::FOLDER))?,
        // It has more to say than whether everything went well.
        Command::Data {
            command: DataCommand::Import(options),
        } => return Ok(data::import::run(&options, &project.path(data::FOLDER))),
        Command::Data {
            command: DataCommand::Template(options),
        } => data::import::template(&options, &project.path(data::FOLDER))?,
        Command::Data {
            command: DataCommand::New(options),
        } => data::new::run(&project, &options)?,
        Command::Data {
            command: DataCommand::Export(options),
        } => data::export::run(&project, &options)?,
        Command::Data {
            command: DataCommand::Note(options),
        } => data::note::run(&project, &options)?,
        Command::Data {
            command: DataCommand::Validate,
        } => test::open_data(&project)?,
        Command::Data {
            command: DataCommand::Copies(options),
        } => data::copies::run(&project, &options)?,
        Command::Data {
            command: DataCommand::Geocode(options),
        } => data::geocode::run(&options, &project)?,
        Command::Size => size::run(&project)?,
        Command::Compare { old, new } => compare::run(&old, &new)?,
        Command::Bench(options) => bench::run(&project, &options)?,
        #[cfg(feature = "bench")]
        Command::BenchNative(options) => bench::here(&project, &options)?,
        Command::Host { dir, port, base } => serve::host(&dir, port, &base)?,
    }
    Ok(ExitCode::SUCCESS)
}
