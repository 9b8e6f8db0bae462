//! Every test, and the benchmark that runs in a browser.

mod open;

use std::path::PathBuf;

use anyhow::{Error, Result, ensure};
use xshell::{Cmd, cmd};

use crate::build::{self, Build};
use crate::project::{Project, step};
use crate::setup;
use open::Validators;

/// The path under which the site is built a second time, as hosts do that have another one at `/`.
const BELOW: &str = "/jk/";

/// Made-up data in which a bureau filled in what no plan says: phones, hours, addresses and itself.
const TINY: &str = "tests/site/tiny";

/// Runs the native tests, gives the exports to their validators, builds the site, and runs the browser tests on it.
/// What follows runs also where something failed, so that one run shows everything.
pub fn run(project: &Project, playwright: &[String]) -> Result<()> {
    // What is missing is said before the minutes of the native tests.
    let tools = Tools::set_up(project)?;
    let validators = Validators::set_up(project)?;
    let shell = &project.shell;
    let mut failed = 0;
    let mut part = |name: &str, work: &dyn Fn() -> Result<()>| {
        if let Err(error) = step(name, work) {
            eprintln!("error: {name}: {error:#}");
            failed += 1;
        }
    };
    part("native tests", &|| {
        let tests = cmd!(
            shell,
            "cargo test --workspace --all-features --no-fail-fast"
        );
        Ok(tests.quiet().run()?)
    });
    part("open data", &|| validators.run(project));
    part("browser tests", &|| {
        let below = build::run(
            project,
            &Build {
                base: BELOW.parse().map_err(Error::msg)?,
                out: Some(project.path("target/dist-below")),
                draft: true,
                ..Build::default()
            },
        )?;
        let tiny = build::run(
            project,
            &Build {
                data: vec![project.path(TINY)],
                out: Some(project.path("target/dist-tiny")),
                draft: true,
                keeper: true,
                ..Build::default()
            },
        )?;
        build::run(
            project,
            &Build {
                search_module: true,
                ..Build::default()
            },
        )?;
        let without = build::run(
            project,
            &Build {
                data: vec![project.path(TINY)],
                out: Some(project.path("target/dist-tiny-without")),
                draft: true,
                ..Build::default()
            },
        )?;
        build::ensure_beside(&without, &tiny)?;
        let gallery = build::gallery(project)?;
        let tests = cmd!(shell, "npx playwright test {playwright...}");
        let tests = tests
            .env("JIUJIN_DIST_BELOW", below)
            .env("JIUJIN_DIST_TINY", tiny)
            .env("JIUJIN_GALLERY", gallery);
        tools.run(project, tests)
    });
    ensure!(failed == 0, "{failed} of 3 parts failed");
    Ok(())
}

/// Gives the exports to their validators, which is a part of all tests.
pub fn open_data(project: &Project) -> Result<()> {
    Validators::set_up(project)?.run(project)
}

/// Runs the benchmark of the app in a browser.
pub fn bench(project: &Project) -> Result<()> {
    let tools = Tools::set_up(project)?;
    setup::npm_packages(project, "tests/bench")?;
    tools.run(project, cmd!(project.shell, "node ../bench/web.mjs"))
}

/// What opens the site, and what serves it.
struct Tools {
    chromium: PathBuf,
    nginx: PathBuf,
}

impl Tools {
    fn set_up(project: &Project) -> Result<Self> {
        setup::wasm(project)?;
        Ok(Self {
            chromium: setup::browser(project)?,
            nginx: setup::nginx(&project.shell)?,
        })
    }

    /// Runs a program in `tests/browser`, on a new build of the site.
    fn run(&self, project: &Project, program: Cmd<'_>) -> Result<()> {
        let dist = build::run(project, &Build::default())?;
        let _folder = project.shell.push_dir(project.path("tests/browser"));
        let program = program
            .env("CHROMIUM_PATH", &self.chromium)
            .env("NGINX_PATH", &self.nginx)
            .env("JIUJIN_DIST", dist);
        Ok(program.quiet().run()?)
    }
}
