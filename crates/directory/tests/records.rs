//! Every table of a record is known: the tests of `wire` and the tables of `docs/data.md` go by them.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What is declared by a macro of `record.rs` in the sources.
fn declared(by: &str, sort: &str) -> BTreeSet<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut names = BTreeSet::new();
    for path in folder::files_below(&sources).unwrap() {
        let text = fs::read_to_string(sources.join(path)).unwrap();
        for table in text.split(&format!("\n{by}! {{\n")).skip(1) {
            let (_, name) = table.split_once(sort).unwrap();
            names.insert(name.split([' ', '{']).next().unwrap().to_owned());
        }
    }
    names
}

#[test]
fn every_record_lies_in_a_file_or_a_bundle_and_so_is_tested() {
    let known = directory::schema::records();
    let known: BTreeSet<String> = known.keys().map(|&name| name.to_owned()).collect();
    assert_eq!(known, declared("record", "pub struct "));
    assert!(known.len() > 40, "{known:?}");
}

#[test]
fn no_type_is_written_that_has_no_table() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in folder::files_below(&sources).unwrap() {
        let text = fs::read_to_string(sources.join(&path)).unwrap();
        let by_hand = text
            .lines()
            .any(|line| line.starts_with("#[derive(") && line.contains("Serialize"));
        assert!(
            !by_hand,
            "{path} derives Serialize outside record! and words!"
        );
    }
}
