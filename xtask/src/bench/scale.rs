//! How fast search is, and how often it finds the very row, natively.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use search::Finder;

use super::asks::{Ask, KINDS};
use super::figures::{Figures, Kind, Measured, Times};
use super::prepared::Prepared;

/// Results among which the row must be.
const LIMIT: usize = 10;

/// How often a query is asked, as long as that takes no more than [`ENOUGH`]; its time is the median.
const ROUNDS: usize = 5;

const ENOUGH: Duration = Duration::from_millis(100);

/// Measures our search.
pub fn run(prepared: &Prepared) -> Figures {
    let start = Instant::now();
    let finder = Finder::new(&prepared.bundle);
    let built = start.elapsed();
    let measured = measure(built, &prepared.asks, |text| {
        let hits = finder.search(text, LIMIT).hits;
        hits.iter().map(|hit| hit.facility).collect()
    });
    Figures {
        bench: "native".to_owned(),
        engine: "jiujin".to_owned(),
        rows: prepared.rows,
        measured: Some(measured),
        missing: None,
    }
}

fn measure(built: Duration, asks: &[Ask], search: impl Fn(&str) -> Vec<usize>) -> Measured {
    let mut all = Vec::new();
    let mut kinds: [(Vec<Duration>, usize); KINDS.len()] = Default::default();
    for ask in asks {
        let mut times = Vec::new();
        let mut found = false;
        while times.len() < ROUNDS && times.iter().sum::<Duration>() < ENOUGH {
            let start = Instant::now();
            let hits = search(&ask.text);
            times.push(start.elapsed());
            found = hits.contains(&ask.row);
        }
        times.sort_unstable();
        let time = times[times.len() / 2];
        all.push(time);
        let (times, hits) = &mut kinds[ask.kind];
        times.push(time);
        *hits += usize::from(found);
    }
    let kind = |(mut times, hits): (Vec<Duration>, usize)| Kind {
        recall: (hits as f64 / times.len().max(1) as f64 * 1000.0).round() / 1000.0,
        times: Times::of(&mut times),
    };
    let named = KINDS.iter().map(|name| (*name).to_owned());
    Measured {
        queries: asks.len(),
        build_ms: (built.as_secs_f64() * 1e5).round() / 100.0,
        memory_mb: None,
        times: Times::of(&mut all),
        kinds: named.zip(kinds.map(kind)).collect::<BTreeMap<_, _>>(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_counts_as_found_where_its_own_query_finds_it() {
        let ask = |kind, text: &str, row| Ask {
            kind,
            text: text.to_owned(),
            row,
        };
        let asks = [ask(0, "a", 1), ask(0, "b", 1), ask(3, "a", 1)];
        let measured = measure(Duration::from_micros(1500), &asks, |text| {
            if text == "a" { vec![0, 1] } else { vec![0] }
        });
        assert_eq!((measured.queries, measured.build_ms), (3, 1.5));
        let recall = |kind: &str| measured.kinds[kind].recall;
        assert_eq!(
            (recall("substring"), recall("typo"), recall("pinyin")),
            (0.5, 1.0, 0.0)
        );
    }
}
