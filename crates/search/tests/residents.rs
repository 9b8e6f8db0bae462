//! What residents type, against the directory as it is. The queries are `tests/queries/residents.json`.

mod directory;

use std::collections::BTreeMap;

use ::directory::Bundle;
use residents::Case;
use search::{Answer, Hit};

fn rank(case: &Case, bundle: &Bundle, hits: &[Hit]) -> Option<usize> {
    case.rank(hits.iter().map(|hit| &bundle.facilities[hit.facility].name))
}

fn passes(case: &Case, bundle: &Bundle, answer: &Answer) -> bool {
    let services = answer.services.iter();
    let mut services = services.map(|hit| &bundle.services[hit.service].name);
    let specialties = answer
        .specialties
        .iter()
        .filter_map(|id| bundle.specialty(id));
    let mut departments = specialties.map(|specialty| &specialty.name);
    let mut said = answer.hits.iter().flat_map(|hit| {
        let reasons = hit.why.iter().map(|why| &why.matched);
        reasons.chain([&bundle.facilities[hit.facility].name])
    });
    let (service, department) = (case.service.as_ref(), case.department.as_ref());
    (case.want.is_empty()
        || rank(case, bundle, &answer.hits).is_some_and(|rank| rank < case.within))
        && service.is_none_or(|want| services.any(|name| name.contains(want)))
        && department.is_none_or(|want| departments.any(|name| name == want))
        && (!case.emergency || answer.emergency.is_some())
        && said.all(|said| !case.not.iter().any(|not| said.contains(not)))
}

/// What must be true of each kind of query at least: the share of queries with a wanted facility first, and
/// among the first three, and the mean of 1 / rank. `cargo xtask bench --quality` prints what is.
const AT_LEAST: [(&str, [f64; 3]); 2] = [("all", [0.97, 0.99, 0.98]), ("each", [0.85, 0.95, 0.9])];

#[test]
fn what_is_wanted_comes_first_as_often_as_it_did() {
    let cases = residents::cases();
    let regions = directory::regions();
    let figures = residents::figures(&cases, |case| {
        let (bundle, finder) = &regions[&case.region];
        rank(case, bundle, &finder.search(&case.q, 10).hits)
    });
    for (kind, figures) in figures {
        println!("{kind:12} {figures:?}");
        let found = [figures.recall_1, figures.recall_3, figures.mrr];
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
    let cases = residents::cases();
    let regions = directory::regions();

    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = String::new();
    for case in &cases {
        let (bundle, finder) = &regions[&case.region];
        let answer = finder.search(&case.q, 20);
        let passes = passes(case, bundle, &answer);
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
    let all = cases.len();
    let passed: usize = counts.values().map(|(passed, _)| passed).sum();
    println!("{passed} of {all} queries find what they look for");
    for (kind, (passed, all)) in &counts {
        println!("{kind:12} {passed:3} of {all}");
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
