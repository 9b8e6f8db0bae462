//! Which queries show 120 before everything, by the vocabulary as it is. The queries are
//! `tests/queries/emergency.json`.

mod directory;

use std::collections::BTreeMap;

use ::directory::{Bundle, Urgent};
use search::Finder;

/// The queries of some groups.
fn all(groups: &BTreeMap<String, Vec<String>>) -> impl Iterator<Item = &str> {
    groups.values().flatten().map(String::as_str)
}

/// The queries for which a finder shows 120, or does not.
fn those<'q>(
    queries: impl IntoIterator<Item = &'q str>,
    finder: &Finder,
    shows: bool,
) -> Vec<&'q str> {
    let queries = queries.into_iter();
    let is_so = |query: &&str| finder.search(query, 1).emergency.is_some() == shows;
    queries.filter(is_so).collect()
}

/// A finder that knows nothing but the urgent words of the directory, changed.
fn with(change: impl FnOnce(&mut Vec<Urgent>)) -> Finder {
    let (bundle, _) = directory::regions().values().next().expect("a region");
    let mut bundle = Bundle {
        specialties: Vec::new(),
        sayings: Vec::new(),
        services: Vec::new(),
        facilities: Vec::new(),
        ..bundle.clone()
    };
    change(&mut bundle.emergency);
    Finder::new(&bundle)
}

fn entries() -> Vec<Urgent> {
    let mut entries = Vec::new();
    with(|known| entries.clone_from(known));
    entries
}

#[test]
fn what_is_urgent_shows_120_in_every_region_and_nothing_else_does() {
    let table = residents::emergencies();
    for (region, (_, finder)) in directory::regions() {
        let missed = those(all(&table.call), finder, false);
        assert!(missed.is_empty(), "{region} misses {missed:?}");
        let denied = table.denied.iter().map(String::as_str);
        let others = all(&table.calm).chain(all(&table.plain)).chain(denied);
        let needless = those(others, finder, true);
        assert!(needless.is_empty(), "{region} shows 120 for {needless:?}");
    }
}

#[test]
fn only_its_company_makes_an_urgent_word_harmless() {
    let alone = with(|entries| {
        for urgent in entries {
            urgent.unless.clear();
        }
    });
    let table = residents::emergencies();
    let harmless = those(all(&table.calm), &alone, false);
    assert!(harmless.is_empty(), "no urgent word in {harmless:?}");
    let urgent = those(all(&table.plain), &alone, true);
    assert!(urgent.is_empty(), "an urgent word in {urgent:?}");
    for query in &table.denied {
        let said = query.replace("没有", "").replace(['没', '无'], "");
        let says = alone.search(&said, 1).emergency.is_some();
        assert!(
            says,
            "{said} is not urgent, so nothing is denied in {query}"
        );
    }
}

#[test]
fn the_table_asks_for_every_entry_and_for_every_company() {
    let table = residents::emergencies();
    for (position, Urgent { words, unless }) in entries().iter().enumerate() {
        let without = with(|entries| drop(entries.remove(position)));
        let missed = those(all(&table.call), &without, false);
        assert!(!missed.is_empty(), "no query needs {words:?}");
        let urgent = with(|entries| entries[position].unless.clear());
        let needless = those(all(&table.calm), &urgent, true);
        let asked = unless.is_empty() || !needless.is_empty();
        assert!(asked, "no query needs {unless:?} beside {words:?}");
    }
}
