//! What is measured of one engine at one number of rows: one JSON object a line, of the native runs as of
//! those in a browser (`tests/bench/search.mjs`).

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// One engine on so many rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Where it ran: `native` or `chromium`.
    pub bench: String,
    /// Its name, with its version where it has one.
    pub engine: String,
    /// Rows that are searched.
    pub rows: usize,
    /// What came out; absent where it was not measured.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
    /// Why it was not measured: it takes too long by then, or broke down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Queries that were asked.
    pub queries: usize,
    /// From the rows to the first query, in milliseconds.
    pub build_ms: f64,
    /// What stays in memory, in millions of bytes; not known of native runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory_mb: Option<f64>,
    /// Of all queries.
    #[serde(flatten)]
    pub times: Times,
    /// Of each kind of query.
    pub kinds: BTreeMap<String, Kind>,
}

/// How long queries take, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Times {
    /// Half of them take no longer.
    pub p50_ms: f64,
    /// 99 of 100 take no longer.
    pub p99_ms: f64,
}

impl Times {
    /// Of many queries.
    pub fn of(times: &mut [Duration]) -> Self {
        Self {
            p50_ms: ms(quantile(times, 0.5)),
            p99_ms: ms(quantile(times, 0.99)),
        }
    }
}

/// One kind of query.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kind {
    /// How long it takes.
    #[serde(flatten)]
    pub times: Times,
    /// How often the very row that a query was made from is among the first ten.
    pub recall: f64,
}

/// The time within which that share of the times lies.
pub fn quantile(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    let position = (times.len() as f64 * share) as usize;
    let time = times.get(position.min(times.len().saturating_sub(1)));
    time.copied().unwrap_or_default()
}

/// In milliseconds, to a tenth of a microsecond.
fn ms(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e7).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_taken_in_order() {
        let mut times: Vec<Duration> = (1..=100).rev().map(Duration::from_micros).collect();
        let Times { p50_ms, p99_ms } = Times::of(&mut times);
        assert_eq!((p50_ms, p99_ms), (0.051, 0.1));
        assert_eq!(Times::of(&mut []).p50_ms, 0.0);
    }

    #[test]
    fn a_line_of_the_browser_is_read() {
        let line = r#"{"bench":"chromium","engine":"x 1","rows":2,"queries":1,"build_ms":3,"memory_mb":4.5,
            "p50_ms":0.1,"p99_ms":1,"kinds":{"typo":{"p50_ms":0.1,"p99_ms":1,"recall":0.5}}}"#;
        let read: Figures = serde_json::from_str(line).unwrap();
        let measured = read.measured.unwrap();
        assert_eq!(
            (measured.memory_mb, measured.times.p99_ms),
            (Some(4.5), 1.0)
        );
        assert_eq!(measured.kinds["typo"].recall, 0.5);

        let line = r#"{"bench":"chromium","engine":"x 1","rows":2,"missing":"too slow"}"#;
        let read: Figures = serde_json::from_str(line).unwrap();
        assert_eq!(
            (read.measured, read.missing.as_deref()),
            (None, Some("too slow"))
        );
    }
}
