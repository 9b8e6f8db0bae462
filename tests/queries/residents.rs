//! What residents type and what they should find, which is `residents.json`, and how often they do. What
//! must show 120 and what must not is `emergency.json`.
//!
//! To add a case, add a line there: region, query, names of which one must be among the first `within`, and
//! the kind of query it is. The test of `crates/search` keeps the figures from falling, and
//! `cargo xtask bench --quality` prints them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Table {
    queries: Vec<Case>,
}

/// One query.
#[derive(Deserialize)]
pub struct Case {
    /// The code of the region in which it is asked.
    pub region: String,
    /// What is typed.
    pub q: String,
    /// Parts of names, of which the name of one facility must have one. None where a service alone is wanted.
    pub want: Vec<String>,
    /// Among how many of the first facilities it must be.
    pub within: usize,
    /// What kind of query it is.
    pub kind: String,
    /// A service that must be among those that the query means.
    pub service: Option<String>,
    /// A field of medicine that must be among those that the query means.
    pub department: Option<String>,
    /// What may stand in no name that is found and in no reason; an empty text forbids whatever is found.
    #[serde(default)]
    pub not: Vec<String>,
    /// Whether 120 must come first.
    #[serde(default)]
    pub emergency: bool,
    /// Whether it is known not to pass.
    #[serde(default)]
    pub known_failure: bool,
}

impl Case {
    /// The position of the first wanted facility among the names that were found, from 0.
    pub fn rank<'a>(&self, found: impl IntoIterator<Item = &'a String>) -> Option<usize> {
        let is_wanted = |name: &String| self.want.iter().any(|want| name.contains(want));
        found.into_iter().position(is_wanted)
    }
}

/// All queries.
pub fn cases() -> Vec<Case> {
    let table: Table =
        serde_json::from_str(include_str!("residents.json")).expect("the table of queries");
    table.queries
}

/// Queries by what they are about.
type Groups = BTreeMap<String, Vec<String>>;

/// Queries that must show 120 before everything, and those that must not.
#[derive(Deserialize)]
pub struct Emergencies {
    /// What must show it.
    pub call: Groups,
    /// What holds an urgent word, in company that says that it is not happening.
    pub calm: Groups,
    /// What says itself that it is not so, by 没有, 没 or 无.
    pub denied: Vec<String>,
    /// Everyday complaints, without an urgent word.
    pub plain: Groups,
}

/// All queries of `emergency.json`.
pub fn emergencies() -> Emergencies {
    serde_json::from_str(include_str!("emergency.json")).expect("the table of emergencies")
}

/// How often a wanted facility is found, as shares with three decimals.
#[derive(Debug, PartialEq, Serialize)]
pub struct Figures {
    /// How many queries want a facility.
    pub queries: usize,
    /// How often one of the wanted facilities is first.
    pub recall_1: f64,
    /// How often one of them is among the first three.
    pub recall_3: f64,
    /// How often one of them is among the first ten.
    pub recall_10: f64,
    /// The mean of 1 / rank, where a rank beyond the tenth counts nothing.
    pub mrr: f64,
}

impl Figures {
    fn of(ranks: &[Option<usize>]) -> Self {
        let share = |worth: &dyn Fn(usize) -> f64| {
            let sum: f64 = ranks.iter().flatten().map(|rank| worth(*rank)).sum();
            (sum / ranks.len() as f64 * 1000.0).round() / 1000.0
        };
        let within = |most: usize| share(&|rank| f64::from(u8::from(rank < most)));
        Self {
            queries: ranks.len(),
            recall_1: within(1),
            recall_3: within(3),
            recall_10: within(10),
            mrr: share(&|rank| 1.0 / (rank + 1) as f64),
        }
    }
}

/// The figures of each kind, and those of `all`; queries that want no facility do not count. `rank` asks a
/// query and says the rank among the first ten facilities.
pub fn figures(cases: &[Case], rank: impl Fn(&Case) -> Option<usize>) -> BTreeMap<&str, Figures> {
    let mut ranks: BTreeMap<&str, Vec<Option<usize>>> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.want.is_empty()) {
        let rank = rank(case);
        for kind in [&case.kind, "all"] {
            ranks.entry(kind).or_default().push(rank);
        }
    }
    let figures = ranks.into_iter();
    figures
        .map(|(kind, ranks)| (kind, Figures::of(&ranks)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_become_shares() {
        let figures = Figures {
            queries: 4,
            recall_1: 0.25,
            recall_3: 0.5,
            recall_10: 0.75,
            mrr: 0.438,
        };
        assert_eq!(Figures::of(&[Some(0), Some(3), None, Some(1)]), figures);
    }
}
