//! What criterion says of the search on prepared rows. It is a workspace of its own
//! (`tests/bench/native`), so that only this command waits until criterion is compiled.

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use xshell::cmd;

use super::asks::KINDS;
use crate::project::{Project, read, step};

/// One measurement, as one line of JSON.
#[derive(Serialize)]
pub struct Statistic {
    bench: &'static str,
    /// Rows that are searched.
    pub rows: usize,
    /// `read` a bundle, build its `index`, or answer a query of some kind.
    pub what: &'static str,
    /// The mean, in milliseconds.
    pub mean_ms: f64,
    /// The mean is, with a confidence of 95 %, not below this and not above that.
    pub mean_ms_within: [f64; 2],
}

#[derive(Deserialize)]
struct Estimates {
    mean: Estimate,
}

/// In nanoseconds.
#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
    confidence_interval: Interval,
}

#[derive(Deserialize)]
struct Interval {
    lower_bound: f64,
    upper_bound: f64,
}

/// Measures on one folder of prepared rows.
pub fn run(project: &Project, folder: &Path) -> Result<Vec<Statistic>> {
    let size = folder
        .file_name()
        .and_then(|name| name.to_str())
        .context("rows without a number")?;
    let rows = size.parse()?;
    let out = project.path("target/criterion");
    let shell = &project.shell;
    step(format!("criterion, {size} rows"), || {
        let bench = cmd!(
            shell,
            "cargo bench --quiet --manifest-path tests/bench/native/Cargo.toml --target-dir target -- --quiet"
        );
        // What it says for people would stand among the lines of JSON.
        let bench = bench
            .env("CRITERION_HOME", &out)
            .env("JIUJIN_ROWS", folder)
            .ignore_stdout();
        Ok(bench.quiet().run()?)
    })?;
    ["read", "index"]
        .into_iter()
        .chain(KINDS)
        .map(|what| {
            let file = out.join(size).join(what).join("new/estimates.json");
            let estimates = serde_json::from_str(&read(&file)?)
                .with_context(|| format!("{} is not criterion's", file.display()))?;
            Ok(statistic(rows, what, &estimates))
        })
        .collect()
}

fn statistic(rows: usize, what: &'static str, Estimates { mean }: &Estimates) -> Statistic {
    let ms = |nanoseconds: f64| (nanoseconds / 100.0).round() / 1e4;
    let Interval {
        lower_bound,
        upper_bound,
    } = mean.confidence_interval;
    Statistic {
        bench: "criterion",
        rows,
        what,
        mean_ms: ms(mean.point_estimate),
        mean_ms_within: [ms(lower_bound), ms(upper_bound)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nanoseconds_of_criterion_become_milliseconds() {
        let text = r#"{"mean": {"confidence_interval": {"confidence_level": 0.95, "lower_bound": 12000.0,
            "upper_bound": 1500000.0}, "point_estimate": 12345.6, "standard_error": 1.0}, "median": {}}"#;
        let line = statistic(20, "index", &serde_json::from_str(text).unwrap());
        assert_eq!(
            serde_json::to_string(&line).unwrap(),
            r#"{"bench":"criterion","rows":20,"what":"index","mean_ms":0.0123,"mean_ms_within":[0.012,1.5]}"#
        );
    }
}
