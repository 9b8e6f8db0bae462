//! The exports, given to other people's validators: of our districts, of made-up ones in which every field is filled, and
//! of hundreds of copies.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use directory::RegionId;
use formats::{Format, Options};
use xshell::cmd;

use crate::data::{self, copies, export};
use crate::project::{Project, step};
use crate::setup;

/// The validators, and what they run on.
const CHECKS: &str = "tests/open";

/// Made-up data in which every field is filled.
const EVERY: &str = "tests/open/every";

/// How many districts there are in the folder with many.
const MANY: usize = 300;

/// What runs the validators.
pub struct Validators {
    python: PathBuf,
}

impl Validators {
    /// Installs the validators where that has not been done.
    pub fn set_up(project: &Project) -> Result<Self> {
        setup::npm(project, CHECKS)?;
        Ok(Self {
            python: setup::python(project, CHECKS)?,
        })
    }

    /// Exports districts in every format, and has each file checked: any error and any warning fails.
    pub fn run(&self, project: &Project) -> Result<()> {
        let out = project.path("target/open/exports");
        let many = project.path("target/open/many");
        for folder in [&out, &many] {
            if folder.exists() {
                fs::remove_dir_all(folder)
                    .with_context(|| format!("cannot remove {}", folder.display()))?;
            }
        }
        let plain = Options::default();
        let address = Options {
            address: Some("https://example.org/jk/".to_owned()),
            ..Options::default()
        };
        let open_only = Options {
            open_only: true,
            ..Options::default()
        };
        let ours = project.path(data::FOLDER);
        let every = project.path(EVERY);
        step(format!("{MANY} districts"), || {
            copies::write_districts(&ours, MANY, &many)
        })?;
        let exports = [
            ("ours", &ours, &plain),
            ("every", &every, &plain),
            ("every-address", &every, &address),
            ("every-open", &every, &open_only),
            ("many", &many, &address),
        ];
        let folders = exports.map(|(name, data, options)| (out.join(name), data, options));
        step("exports", || {
            for (folder, data, options) in &folders {
                all_formats(data, options, folder)?;
            }
            Ok(())
        })?;
        let shell = &project.shell;
        let _in = shell.push_dir(project.path(CHECKS));
        let python = &self.python;
        let folders = &folders.map(|(folder, ..)| folder);
        let broken = &folders[1];
        let programs = [
            cmd!(shell, "{python} check.py {folders...}"),
            cmd!(shell, "{python} broken.py {broken}"),
            cmd!(shell, "node check.mjs {folders...}"),
        ];
        for program in programs {
            program.quiet().run()?;
        }
        Ok(())
    }
}

/// Every district of a data folder in every format.
fn all_formats(data: &Path, options: &Options, out: &Path) -> Result<()> {
    let directory = data::read_good(data)?;
    let regions: Vec<&RegionId> = directory.regions.keys().collect();
    export::write(&directory, &regions, &Format::ALL, options, out)?;
    Ok(())
}
