//! How well residents find what they look for, by kind of query.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;
use search::Finder;
use serde::{Deserialize, Serialize};

use crate::data;
use crate::project::Project;

#[derive(Deserialize)]
struct Table {
    queries: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    region: String,
    q: String,
    want: Vec<String>,
    kind: String,
}

/// One kind of query, as one line of JSON.
#[derive(Default, Serialize)]
struct Line {
    bench: &'static str,
    kind: String,
    queries: usize,
    /// How often one of the wanted facilities is first, among the first three, among the first ten.
    recall_1: f64,
    recall_3: f64,
    recall_10: f64,
    /// The mean of 1 / rank, where a rank beyond the tenth counts nothing.
    mrr: f64,
}

/// Prints each kind, and all of them.
pub fn run(project: &Project) -> Result<()> {
    let directory = data::read_good(&project.path(data::FOLDER))?;
    let table: Table = serde_json::from_str(&fs::read_to_string(
        project.path("tests/queries/residents.json"),
    )?)?;
    let mut ranks: BTreeMap<&str, Vec<Option<usize>>> = BTreeMap::new();
    for adcode in directory.regions.keys() {
        let Some(bundle) = directory.bundle(adcode) else {
            continue;
        };
        let finder = Finder::new(&bundle);
        // Queries for a service alone want no facility.
        let own = table
            .queries
            .iter()
            .filter(|case| case.region == adcode.as_str() && !case.want.is_empty());
        for case in own {
            let hits = finder.search(&case.q, 10).hits;
            let is_wanted = |name: &str| case.want.iter().any(|want| name.contains(want));
            let rank = hits
                .iter()
                .position(|hit| is_wanted(&bundle.facilities[hit.facility].name));
            ranks.entry(&case.kind).or_default().push(rank);
            ranks.entry("all").or_default().push(rank);
        }
    }
    for (kind, ranks) in &ranks {
        println!("{}", serde_json::to_string(&line(kind, ranks))?);
    }
    Ok(())
}

fn line(kind: &str, ranks: &[Option<usize>]) -> Line {
    let share = |sum: f64| (sum / ranks.len().max(1) as f64 * 1000.0).round() / 1000.0;
    let within =
        |most: usize| share(ranks.iter().flatten().filter(|rank| **rank < most).count() as f64);
    Line {
        bench: "quality",
        kind: kind.to_owned(),
        queries: ranks.len(),
        recall_1: within(1),
        recall_3: within(3),
        recall_10: within(10),
        mrr: share(
            ranks
                .iter()
                .flatten()
                .map(|rank| 1.0 / (*rank as f64 + 1.0))
                .sum(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_become_shares() {
        let Line {
            queries,
            recall_1,
            recall_3,
            recall_10,
            mrr,
            ..
        } = line("x", &[Some(0), Some(3), None, Some(1)]);
        assert_eq!(
            (queries, recall_1, recall_3, recall_10, mrr),
            (4, 0.25, 0.5, 0.75, 0.438)
        );
    }
}
