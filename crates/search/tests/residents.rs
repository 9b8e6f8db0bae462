//! What residents type, against the directory as it is.
//!
//! The table is `tests/queries/residents.json`. To add a case, add a line: region, query, names of
//! which one must be among the first `within`, and the kind of query it is.

mod directory;

use std::collections::BTreeMap;
use std::path::Path;

use ::directory::Bundle;
use search::Answer;

#[derive(serde::Deserialize)]
struct Table {
    queries: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    region: String,
    q: String,
    want: Vec<String>,
    within: usize,
    kind: String,
    /// A service that must be among those that the query means.
    service: Option<String>,
    #[serde(default)]
    known_failure: bool,
}

impl Case {
    fn passes(&self, bundle: &Bundle, answer: &Answer) -> bool {
        let hits = answer.hits.iter().take(self.within);
        let mut names = hits.map(|hit| &bundle.facilities[hit.facility].name);
        let mut services = answer
            .services
            .iter()
            .map(|hit| &bundle.services[hit.service].name);
        let wanted = |name: &String| self.want.iter().any(|want| name.contains(want));
        (self.want.is_empty() || names.any(wanted))
            && self
                .service
                .as_ref()
                .is_none_or(|want| services.any(|name| name.contains(want)))
    }
}

fn table() -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/queries/residents.json");
    let table = std::fs::read_to_string(path).expect("the table of queries");
    serde_json::from_str(&table).expect("queries as JSON")
}

/// What must be true of each kind of query at least: the share of queries with a wanted facility first, and
/// among the first three, and the mean of 1 / rank. `cargo xtask bench --quality` prints what is.
const AT_LEAST: [(&str, [f64; 3]); 2] = [("all", [0.97, 0.99, 0.98]), ("each", [0.85, 0.95, 0.9])];

#[test]
fn what_is_wanted_comes_first_as_often_as_it_did() {
    let table = table();
    let regions = directory::regions();
    let mut ranks: BTreeMap<&str, Vec<Option<usize>>> = BTreeMap::new();
    for case in table.queries.iter().filter(|case| !case.want.is_empty()) {
        let (bundle, finder) = &regions[&case.region];
        let hits = finder.search(&case.q, 10).hits;
        let mut names = hits.iter().map(|hit| &bundle.facilities[hit.facility].name);
        let wanted = |name: &String| case.want.iter().any(|want| name.contains(want));
        let rank = names.position(wanted);
        ranks.entry(&case.kind).or_default().push(rank);
        ranks.entry("all").or_default().push(rank);
    }
    for (kind, ranks) in ranks {
        let share = |worth: &dyn Fn(usize) -> f64| {
            let sum: f64 = ranks.iter().flatten().map(|rank| worth(*rank)).sum();
            sum / ranks.len() as f64
        };
        let found = [
            share(&|rank| f64::from(u8::from(rank == 0))),
            share(&|rank| f64::from(u8::from(rank < 3))),
            share(&|rank| 1.0 / (rank + 1) as f64),
        ];
        println!("{kind:12} {:3} {found:.3?}", ranks.len());
        let (_, least) = AT_LEAST[usize::from(kind != "all")];
        let enough = found
            .iter()
            .zip(least)
            .all(|(found, least)| *found >= least);
        assert!(enough, "{kind}: {found:.3?} is less than {least:?}");
    }
}

#[test]
fn residents_find_what_they_look_for() {
    let table = table();
    let regions = directory::regions();

    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = String::new();
    for case in &table.queries {
        let (bundle, finder) = &regions[&case.region];
        let answer = finder.search(&case.q, 20);
        let passes = case.passes(bundle, &answer);
        let (passed, all) = counts.entry(&case.kind).or_default();
        *passed += usize::from(passes);
        *all += 1;
        if passes == case.known_failure {
            let hits = answer.hits.iter().take(4);
            let found: Vec<&str> = hits
                .map(|hit| bundle.facilities[hit.facility].name.as_str())
                .collect();
            let said = if passes {
                "passes now, unmark it"
            } else {
                "finds"
            };
            wrong += &format!(
                "{} {}: {said} {found:?}, wanted {:?}\n",
                case.region, case.q, case.want
            );
        }
    }
    let all = table.queries.len();
    let passed: usize = counts.values().map(|(passed, _)| passed).sum();
    println!("{passed} of {all} queries find what they look for");
    for (kind, (passed, all)) in &counts {
        println!("{kind:12} {passed:3} of {all}");
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
