//! Every test, and the benchmark that runs in a browser.

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::{Cmd, cmd};

use crate::build::{self, Build};
use crate::project::{Project, step};
use crate::setup;

/// Runs the native tests, builds the site, and runs the browser tests on it. The browser tests run
/// also where native ones failed, so that one run shows everything.
pub fn run(project: &Project, playwright: &[String]) -> Result<()> {
    // What is missing is said before the minutes of the native tests.
    setup::wasm(project)?;
    let chromium = setup::browser(project)?;
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
    part("browser tests", &|| {
        let tests = cmd!(shell, "npx playwright test {playwright...}");
        in_browser(project, &chromium, tests)
    });
    ensure!(failed == 0, "{failed} of 2 parts failed");
    Ok(())
}

/// Runs the benchmark of the app in a browser.
pub fn bench(project: &Project) -> Result<()> {
    setup::wasm(project)?;
    let chromium = setup::browser(project)?;
    in_browser(project, &chromium, cmd!(project.shell, "node bench.mjs"))
}

/// Runs a program in `tests/browser`, on a new build of the site.
fn in_browser(project: &Project, chromium: &Path, program: Cmd<'_>) -> Result<()> {
    let dist = build::run(project, &Build::default())?;
    let _folder = project.shell.push_dir(project.path("tests/browser"));
    let program = program
        .env("CHROMIUM_PATH", chromium)
        .env("JIUJIN_DIST", dist);
    Ok(program.quiet().run()?)
}
