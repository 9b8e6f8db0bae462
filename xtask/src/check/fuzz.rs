//! Random input for what reads input of strangers: a short run of the targets in `fuzz/`.
//!
//! `cargo fuzz` would want to be installed, and a nightly compiler; all that it does is to compile with the
//! flags below.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::{Project, step, write};

/// The targets: the name, and how many bytes an input may have.
const TARGETS: [(&str, &str); 2] = [("query", "256"), ("bundle", "65536")];

/// How long each runs, in seconds.
const SECONDS: u32 = 60;

/// What libFuzzer needs to see where an input leads.
const RUSTFLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Ccodegen-units=1";

/// Runs every target for a while. What makes one fail is left in `target/fuzz`.
pub fn run(project: &Project) -> Result<()> {
    let shell = &project.shell;
    let target = project.path("target/fuzz");
    let manifest = project.path("fuzz/Cargo.toml");
    let version = cmd!(shell, "rustc -vV").quiet().read()?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc does not say what it compiles for")?;
    step("fuzz targets", || {
        // Naming the target keeps what the build itself runs from being compiled so too.
        let build = cmd!(
            shell,
            "cargo build --release --bins --manifest-path {manifest} --target-dir {target} --target {host}"
        );
        Ok(build
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", RUSTFLAGS)
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .quiet()
            .run()?)
    })?;
    seed(project)?;
    for (name, longest) in TARGETS {
        step(name, || {
            let program = target.join(host).join("release").join(name);
            let (inputs, failed) = (target.join("inputs").join(name), target.join("failed-"));
            let (seconds, failed) = (SECONDS.to_string(), failed.display().to_string());
            let run = cmd!(
                shell,
                "{program} -max_total_time={seconds} -max_len={longest} -timeout=10 -verbosity=0 -print_final_stats=1 -artifact_prefix={failed} {inputs}"
            );
            Ok(run.quiet().run()?)
        })?;
    }
    Ok(())
}

/// Inputs to begin with: what residents ask, and a small bundle.
fn seed(project: &Project) -> Result<()> {
    let inputs = project.path("target/fuzz/inputs");
    for (number, case) in residents::cases().into_iter().enumerate() {
        write(&inputs.join("query").join(number.to_string()), case.q)?;
    }
    let tiny = crate::data::read_good(&project.path("tests/site/tiny"))?;
    for adcode in tiny.regions.keys() {
        if let Some(mut bundle) = tiny.bundle(adcode) {
            bundle.vocabulary = Some(String::new());
            let bundle = serde_json::to_string(&bundle)?;
            write(&inputs.join("bundle").join(adcode.as_str()), bundle)?;
        }
    }
    Ok(())
}
