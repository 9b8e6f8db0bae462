//! Whatever a resident types or pastes, in a region of 20,000 facilities: no panic, and no query that would
//! take longer than 50 ms.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use directory::{Bundle, Directory};
use libfuzzer_sys::fuzz_target;
use search::Finder;

const FACILITIES: usize = 20_000;

/// 50 ms, and four times that because this program is watched at every branch and checks its arithmetic.
const LONGEST: Duration = Duration::from_millis(4 * 50);

static REGION: LazyLock<(Bundle, Finder)> = LazyLock::new(region);

fuzz_target!(|bytes: &[u8]| {
    let query = String::from_utf8_lossy(bytes);
    let (bundle, finder) = &*REGION;
    // Another program may have had the processor: only what is slow every time is slow.
    let took = (0..5).map(|_| {
        let start = Instant::now();
        let answer = finder.search(&query, 20);
        assert!(answer.hits.len() <= 20);
        start.elapsed()
    });
    // The first that is quick enough will do.
    assert!(
        { took }.any(|took| took <= LONGEST),
        "{query:?} takes longer than {LONGEST:?}"
    );
    finder.suggest(bundle, &query, 5);
});

/// The first district of the directory, with facilities whose names have the beginning of one name of the
/// directory and the end of another.
fn region() -> (Bundle, Finder) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let (directory, _) = Directory::read(&folder::json_below(&root).expect("the data folder"));
    let records = directory.regions.values();
    let mut names: Vec<Vec<char>> = Vec::new();
    for record in records {
        let facilities = record.facilities.iter();
        names.extend(facilities.map(|facility| facility.name.chars().collect()));
        let communities = record.region.streets.iter().flat_map(|street| &street.communities);
        names.extend(communities.map(|community| community.name.chars().collect()));
    }
    let adcode = directory.regions.keys().next().expect("a district");
    let mut bundle = directory.bundle(adcode).expect("its bundle");
    let own = bundle.facilities.clone();
    for number in bundle.facilities.len()..FACILITIES {
        let mut facility = own[number % own.len()].clone();
        let [head, tail] = [number * 7919, number * 104_729].map(|at| &names[at % names.len()]);
        facility.id = format!("{}-{number}", facility.id).as_str().into();
        facility.name = head[..head.len().min(2 + number % 5)]
            .iter()
            .chain(&tail[tail.len().saturating_sub(3 + number % 7)..])
            .collect();
        bundle.facilities.push(facility);
    }
    let finder = Finder::new(&bundle);
    (bundle, finder)
}
