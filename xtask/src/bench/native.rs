//! How fast search is on the real data, natively.

use std::time::{Duration, Instant};

use anyhow::Result;
use directory::{Bundle, Directory};
use search::Finder;
use serde::Serialize;

use super::figures::quantile;
use crate::data;
use crate::project::Project;

/// How often an index is built and every query is asked.
const ROUNDS: usize = 5;

/// Results that a page asks for.
const LIMIT: usize = 20;

/// One measurement, as one line of JSON.
#[derive(Serialize)]
struct Timing<'a> {
    bench: &'static str,
    region: &'a str,
    /// Facilities and services that can be found.
    rows: usize,
    /// Queries asked in each round.
    queries: usize,
    /// Median time to build the index, in milliseconds.
    build_ms: f64,
    /// Median time of a query, in microseconds.
    p50_us: f64,
    /// Time in which 99 of 100 queries are done, in microseconds.
    p99_us: f64,
}

/// Measures each region, and all of them as if they were one.
pub fn run(project: &Project) -> Result<()> {
    let directory = data::read_good(&project.path(data::FOLDER))?;
    let bundles: Vec<Bundle> = directory
        .regions
        .keys()
        .filter_map(|code| directory.bundle(code))
        .collect();
    for bundle in &bundles {
        println!(
            "{}",
            serde_json::to_string(&measure(bundle.region.adcode.as_str(), bundle))?
        );
    }
    if let Some(all) = merged(&directory, &bundles) {
        println!("{}", serde_json::to_string(&measure("all", &all))?);
    }
    Ok(())
}

fn measure<'a>(region: &'a str, bundle: &Bundle) -> Timing<'a> {
    let queries = queries(bundle);
    let mut builds = Vec::new();
    let mut searches = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let finder = Finder::new(bundle);
        builds.push(start.elapsed());
        for query in &queries {
            let start = Instant::now();
            std::hint::black_box(finder.search(query, LIMIT));
            searches.push(start.elapsed());
        }
    }
    Timing {
        bench: "search",
        region,
        rows: bundle.facilities.len() + bundle.offers.len(),
        queries: queries.len(),
        build_ms: (us(quantile(&mut builds, 0.5)) / 10.0).round() / 100.0,
        p50_us: us(quantile(&mut searches, 0.5)),
        p99_us: us(quantile(&mut searches, 0.99)),
    }
}

/// What residents type: names, the first characters of names, and their own words.
fn queries(bundle: &Bundle) -> Vec<String> {
    let facilities = bundle.facilities.iter();
    let names = facilities.flat_map(|facility| facility.names());
    let mut queries: Vec<String> = names
        .flat_map(|name| {
            [
                name.to_owned(),
                name.chars().take(2).collect(),
                name.chars().take(4).collect(),
            ]
        })
        .collect();
    queries.extend(
        bundle
            .specialties
            .iter()
            .flat_map(|specialty| &specialty.words)
            .chain(bundle.sayings.iter().flat_map(|saying| &saying.words))
            .cloned(),
    );
    queries.extend(
        bundle
            .characters
            .iter()
            .map(|(syllable, _)| syllable.clone()),
    );
    queries.sort();
    queries.dedup();
    queries
}

/// A region that has the facilities of all.
fn merged(directory: &Directory, bundles: &[Bundle]) -> Option<Bundle> {
    let mut all = directory.clone();
    let mut records = all.regions.values_mut();
    let first = records.next()?;
    for other in records {
        first.facilities.append(&mut other.facilities);
        first.region.streets.append(&mut other.region.streets);
    }
    all.bundle(&bundles.first()?.region.adcode)
}

/// In microseconds, to a tenth.
fn us(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e7).round() / 10.0
}
