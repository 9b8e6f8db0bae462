//! Names in files of some hundred each: leaves, and branches that say where each leaf begins. A search reads the page,
//! a branch and a leaf.
//!
//! Where a file ends depends only on the names around its end, not on how many came before: one more community changes
//! its leaf, the branch above and the page, and no other file.

use std::ops::Range;

use pages::start::Branch;
use serde_json::{Value, json};

use super::Shelf;

/// What a file of the tree is called.
const STEM: &str = "names";

/// How many rows a leaf has.
const ROWS: Size = Size {
    least: 32,
    beyond: 40,
    most: 128,
};

/// How many leaves a branch has.
const LEAVES: Size = Size {
    least: 24,
    beyond: 32,
    most: 96,
};

/// The signs that nobody has to type (`assets/home.js` has the same).
const UNTYPED: &str = " '’·()（）“”、-";

/// A place that a name leads to: a district, or a province.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The six digits of a district, or the two of a province.
    pub code: String,
    /// Its city; nothing for a province.
    pub city: String,
    /// Its name.
    pub name: String,
}

/// One name by which a place is found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    /// As it is typed.
    pub key: String,
    /// As it is written: of the street, the community, or the place itself.
    pub name: String,
    /// The place that it leads to.
    pub place: Place,
}

/// What a name is compared by, and the row.
type Sorted = Vec<(Vec<u16>, Row)>;

/// Puts names into files, and gives the first level of their tree.
pub(super) fn of(rows: Vec<Row>, shelf: &mut Shelf<'_>) -> Branch {
    let leaves = leaves(&sorted(rows), shelf);
    let begins: Vec<&[u16]> = leaves.iter().map(|leaf| leaf.begin.as_slice()).collect();
    let mut root = Branch::default();
    for part in parts(&begins, &LEAVES) {
        let leaves = &leaves[part];
        let branch = Branch {
            keys: leaves.iter().map(|leaf| text(&leaf.begin)).collect(),
            files: leaves.iter().map(|leaf| leaf.file.clone()).collect(),
        };
        root.files.push(shelf.put(STEM, json!(branch).to_string()));
        root.keys.extend(branch.keys.into_iter().next());
    }
    root
}

struct Leaf {
    /// What no name in it comes before, and all names of the leaves before it do.
    begin: Vec<u16>,
    /// The hash in the name of its file.
    file: String,
}

fn leaves(rows: &Sorted, shelf: &mut Shelf<'_>) -> Vec<Leaf> {
    let keys: Vec<&[u16]> = rows.iter().map(|(key, _)| key.as_slice()).collect();
    let parts = parts(&keys, &ROWS).into_iter();
    let leaves = parts.map(|part| {
        let last = part.start.checked_sub(1).map_or(&[][..], |last| keys[last]);
        let first = keys.get(part.start).copied().unwrap_or_default();
        Leaf {
            begin: shortest(last, first),
            file: shelf.put(STEM, listed(&rows[part]).to_string()),
        }
    });
    leaves.collect()
}

/// In small letters, without the signs that nobody types, in the units in which a browser compares texts.
fn compared(key: &str) -> Vec<u16> {
    let signs = key.chars().filter(|sign| !UNTYPED.contains(*sign));
    let small: String = signs.flat_map(char::to_lowercase).collect();
    small.encode_utf16().collect()
}

fn text(key: &[u16]) -> String {
    String::from_utf16_lossy(key)
}

fn sorted(rows: Vec<Row>) -> Sorted {
    let rows = rows.into_iter();
    let mut sorted: Sorted = rows.map(|row| (compared(&row.key), row)).collect();
    sorted.sort();
    sorted.dedup();
    sorted
}

/// Rows as they are sent: the places that they lead to, and of each row the number of its place, its key, and its name
/// where that is another than the key.
fn listed(rows: &[(Vec<u16>, Row)]) -> Value {
    let mut places: Vec<&Place> = rows.iter().map(|(_, row)| &row.place).collect();
    places.sort();
    places.dedup();
    let rows = rows.iter().filter_map(|(_, row)| {
        let place = places.binary_search(&&row.place).ok()?;
        Some(match row.key == row.name {
            true => json!([place, row.key]),
            false => json!([place, row.key, row.name]),
        })
    });
    let rows: Vec<Value> = rows.collect();
    let places = places.iter();
    let places = places.map(|own| json!([own.code, own.city, own.name]));
    let places: Vec<Value> = places.collect();
    json!({ "places": places, "rows": rows })
}

/// How many of what lies in a file: at least so many, then so many more on average, and at most.
struct Size {
    least: usize,
    beyond: u64,
    most: usize,
}

/// The parts into which sorted keys fall; always one. Equal keys stay together, unless they are too many.
fn parts(keys: &[&[u16]], size: &Size) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, pair) in keys.windows(2).enumerate() {
        let (at, have) = (at + 1, at + 1 - from);
        let may_end = have >= size.least && pair[0] != pair[1];
        if have >= size.most || may_end && sum(pair[1]).is_multiple_of(size.beyond) {
            parts.push(from..at);
            from = at;
        }
    }
    parts.push(from..keys.len());
    parts
}

/// A number that a key always has (FNV-1a; its last bits are the least mixed).
fn sum(key: &[u16]) -> u64 {
    let sum = key.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, unit| {
        (sum ^ u64::from(*unit)).wrapping_mul(0x0100_0000_01b3)
    });
    sum >> 20
}

/// The shortest beginning of a key that still comes after the last one before it; all of it where they are equal.
fn shortest(last: &[u16], key: &[u16]) -> Vec<u16> {
    let equal = last.iter().zip(key).take_while(|(a, b)| a == b).count();
    let mut length = (equal + 1).min(key.len());
    // Half of a sign is none.
    let is_half = |unit: &u16| (0xdc00..0xe000).contains(unit);
    if key.get(length).is_some_and(is_half) {
        length += 1;
    }
    key[..length].to_vec()
}
