//! The small directory of `tests/site/tiny`, whole, or with one thing in it broken.

use std::collections::BTreeMap;
use std::path::Path;

use directory::Directory;
use expect_test::Expect;

/// Its files: path below the folder → text.
pub fn tiny() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/site/tiny");
    folder::json_below(&root).unwrap()
}

/// The problems after `from` became `to` once in `file`.
pub fn check(file: &str, from: &str, to: &str, expected: &Expect) {
    let mut files = tiny();
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    let (_, problems) = Directory::read(&files);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    expected.assert_eq(&lines.join("\n"));
}
