//! How fast search is, and how often it finds the very row, by how many rows there are. A plain scan over
//! names, pinyin and initials stands beside it.

use std::time::Instant;

use anyhow::Result;
use pinyin::ToPinyin;
use search::Finder;
use serde::Serialize;

use super::asks::{Ask, KINDS, asks};
use super::dice::Dice;
use super::native::quantile;
use super::rows;

/// Queries at each size.
const ASKS: usize = 400;

/// Results among which the row must be.
const LIMIT: usize = 10;

const SEED: u64 = 20_261_123;

/// One measurement, as one line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    bench: &'static str,
    engine: &'a str,
    rows: usize,
    queries: usize,
    /// In milliseconds.
    build_ms: f64,
    /// In microseconds.
    p50_us: f64,
    p99_us: f64,
    /// How often the row that a query was made from is among the first ten, by kind of query.
    recall: [(&'static str, f64); KINDS.len()],
}

/// Measures at each size.
pub fn run(sources: &[String], sizes: &[usize]) -> Result<()> {
    for &size in sizes {
        let mut dice = Dice::new(SEED);
        let names = rows::names(sources, size, &mut dice);
        let asks = asks(&names, ASKS, &mut dice);
        let bundle = rows::bundle(&names)?;
        let start = Instant::now();
        let finder = Finder::new(&bundle);
        let built = start.elapsed();
        print(&measure(
            "jiujin",
            size,
            built.as_secs_f64(),
            &asks,
            &|text| {
                finder
                    .search(text, LIMIT)
                    .hits
                    .iter()
                    .map(|hit| hit.facility)
                    .collect()
            },
        ))?;
        let start = Instant::now();
        let scan: Vec<[String; 3]> = names.iter().map(|name| scanned(name)).collect();
        let built = start.elapsed();
        print(&measure(
            "plain scan",
            size,
            built.as_secs_f64(),
            &asks,
            &|text| {
                let rows = scan.iter().enumerate();
                let found =
                    rows.filter(|(_, fields)| fields.iter().any(|field| field.contains(text)));
                found.map(|(row, _)| row).take(LIMIT).collect()
            },
        ))?;
    }
    Ok(())
}

fn print(line: &Line<'_>) -> Result<()> {
    println!("{}", serde_json::to_string(line)?);
    Ok(())
}

fn measure<'a>(
    engine: &'a str,
    rows: usize,
    built_s: f64,
    asks: &[Ask],
    search: &dyn Fn(&str) -> Vec<usize>,
) -> Line<'a> {
    let mut times = Vec::new();
    let mut found = [0_usize; KINDS.len()];
    let mut asked = [0_usize; KINDS.len()];
    for ask in asks {
        let start = Instant::now();
        let hits = search(&ask.text);
        times.push(start.elapsed());
        asked[ask.kind] += 1;
        found[ask.kind] += usize::from(hits.contains(&ask.row));
    }
    let share =
        |kind: usize| (found[kind] as f64 / asked[kind].max(1) as f64 * 1000.0).round() / 1000.0;
    Line {
        bench: "scale",
        engine,
        rows,
        queries: asks.len(),
        build_ms: (built_s * 1e5).round() / 100.0,
        p50_us: quantile(&mut times, 0.5),
        p99_us: quantile(&mut times, 0.99),
        recall: std::array::from_fn(|kind| (KINDS[kind], share(kind))),
    }
}

/// A name, its pinyin and its initials.
fn scanned(name: &str) -> [String; 3] {
    let syllables: Vec<&str> = name
        .chars()
        .filter_map(|character| Some(character.to_pinyin()?.plain()))
        .collect();
    let initials = syllables
        .iter()
        .filter_map(|syllable| syllable.chars().next())
        .collect();
    [
        name.to_owned(),
        syllables.concat().replace('ü', "v"),
        initials,
    ]
}
