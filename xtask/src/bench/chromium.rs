//! The search module in Chromium, beside other libraries (`tests/bench/search.mjs`).

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::cmd;

use super::figures::Figures;
use super::table::Report;
use crate::build::{self, Build};
use crate::project::Project;
use crate::setup;

/// A Chromium, with everything that is opened in it.
pub struct Chromium {
    path: PathBuf,
}

impl Chromium {
    /// Chromium, the libraries, and a new build of the search module.
    pub fn set_up(project: &Project) -> Result<Self> {
        let path = setup::browser(project)?;
        setup::npm_packages(project, "tests/bench")?;
        build::run(
            project,
            &Build {
                search_module: true,
                ..Build::default()
            },
        )?;
        Ok(Self { path })
    }

    /// Measures engines, or all, on folders of prepared rows, and prints each line as soon as it is there.
    pub fn run(
        &self,
        project: &Project,
        folders: &[PathBuf],
        engines: &[String],
        report: &mut Report,
    ) -> Result<()> {
        let shell = &project.shell;
        let engines = engines.join(",");
        let node = cmd!(shell, "node tests/bench/search.mjs {engines} {folders...}");
        let node = node.env("CHROMIUM_PATH", &self.path);
        let mut node = Command::from(node)
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start node")?;
        let lines = node.stdout.take().context("node says nothing")?;
        for line in BufReader::new(lines).lines() {
            let line = line?;
            println!("{line}");
            take(&line, report).with_context(|| format!("cannot read {line}"))?;
        }
        ensure!(node.wait()?.success(), "tests/bench/search.mjs failed");
        Ok(())
    }
}

fn take(line: &str, report: &mut Report) -> Result<()> {
    let line: Value = serde_json::from_str(line)?;
    if line["bench"] == "machine" {
        report.machine = Some(serde_json::from_value(line)?);
    } else {
        report
            .figures
            .push(serde_json::from_value::<Figures>(line)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_taken_for_what_they_are() {
        let mut report = Report::default();
        let machine =
            r#"{"bench":"machine","processor":"P","cores":2,"memory_mb":8000,"chromium":"156"}"#;
        take(machine, &mut report).unwrap();
        take(
            r#"{"bench":"chromium","engine":"x","rows":2,"missing":"why"}"#,
            &mut report,
        )
        .unwrap();
        assert_eq!(
            report.machine.as_ref().map(|machine| machine.cores),
            Some(2)
        );
        assert_eq!(report.figures[0].engine, "x");
        assert!(take("Debugger attached.", &mut report).is_err());
    }
}
