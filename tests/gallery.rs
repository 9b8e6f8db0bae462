//! The HTML of every example of the gallery.
//!
//! After a change that is meant: `UPDATE_EXPECT=1 cargo test --features ssr --test gallery`, and read the
//! difference in `tests/gallery/`.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use directory::Directory;
use expect_test::expect_file;
use jiujin::gallery::examples;
use jiujin::live_region::LiveRegion;
use pages::texts::{Language, Texts};
use pages::{OpenRegion, Root};

fn site() -> LiveRegion {
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site/tiny");
    let (directory, problems) = Directory::read(&folder::json_below(&tiny).unwrap());
    assert_eq!(problems, []);
    let adcode = directory.regions.keys().next().unwrap();
    let root = Root::new(
        "/".into(),
        "/icons.svg".into(),
        Texts::zh_hans(),
        Language::ALL.to_vec(),
    );
    let bundle = directory.bundle(adcode).unwrap();
    let region = OpenRegion::new(root, bundle, Vec::new(), Default::default());
    LiveRegion::new(region, true)
}

#[test]
fn every_example_is_what_it_was() {
    for example in examples(&site()) {
        let html = example.rendered();
        let lines = html.replace('<', "\n<").replace("\n</", "</");
        expect_file![format!("gallery/{}.html", example.id())].assert_eq(lines.trim_start());
    }
}

#[test]
fn every_example_has_a_name_of_its_own_and_every_snapshot_an_example() {
    let all = examples(&site());
    let ids: BTreeSet<String> = all.iter().map(|example| example.id()).collect();
    assert_eq!(ids.len(), all.len());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gallery");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_str().unwrap();
        assert!(ids.contains(id), "{} belongs to no example", path.display());
    }
}
