//! Many districts, each a copy of one in the data under a code of its own and in a place of its own.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::records::{Folder, PARTS, each_record, each_text, number};

/// The code of the first copy. Codes of districts begin with a province's, of which none is 90 to 99.
const FIRST: usize = 900_001;

/// More than that would have no codes.
const MOST: usize = 99_999;

/// Where the copies lie: west, south, east, north in degrees, inside of what a point in China may be.
const AREA: [f64; 4] = [80.0, 20.0, 130.0, 48.0];

/// One copy.
struct Copy<'f> {
    /// The code of what is copied.
    of: &'f str,
    /// Its own.
    code: String,
    /// How many of the same were before it.
    round: usize,
    /// How far it is moved, in degrees of longitude and latitude.
    moved: [f64; 2],
}

/// A folder of so many districts.
pub fn copied(folder: &Folder, count: usize) -> Result<Folder> {
    ensure!((1..=MOST).contains(&count), "1 to {MOST} districts");
    let codes = folder.codes()?;
    let mut copies = Vec::with_capacity(count);
    for position in 0..count {
        let of = codes[position % codes.len()];
        copies.push(Copy {
            of,
            code: (FIRST + position).to_string(),
            round: position / codes.len(),
            moved: moved(folder, of, position, count)?,
        });
    }
    let mut made = folder.shared();
    for copy in &copies {
        for part in PARTS {
            if let Some(value) = folder.part(part, copy.of) {
                let path = format!("{part}/{}.json", copy.code);
                made.insert(path, copy.copied(folder, value.clone()));
            }
        }
    }
    made.insert("documents.json".into(), documents(folder, &copies));
    Ok(made)
}

/// How far the copy at a position is moved, so that it lies in a field of its own.
fn moved(folder: &Folder, of: &str, position: usize, count: usize) -> Result<[f64; 2]> {
    let region = folder
        .part("regions", of)
        .context("a district has a file")?;
    let bounds = region["bounds_gcj02"].as_array().into_iter().flatten();
    let bounds: Vec<f64> = bounds.filter_map(Value::as_f64).collect();
    let [west, south, east, north] = bounds[..] else {
        anyhow::bail!("{of} has no bounds");
    };
    let columns = (count as f64).sqrt().ceil();
    let rows = (count as f64 / columns).ceil();
    let (column, row) = (
        (position as f64) % columns,
        (position as f64 / columns).floor(),
    );
    let lng = AREA[0] + (AREA[2] - AREA[0]) * (column + 0.5) / columns;
    let lat = AREA[1] + (AREA[3] - AREA[1]) * (row + 0.5) / rows;
    Ok([
        lng - f64::midpoint(west, east),
        lat - f64::midpoint(south, north),
    ]
    .map(rounded))
}

impl Copy<'_> {
    /// A file of the district with this copy's codes, documents, name and points.
    fn copied(&self, folder: &Folder, mut value: Value) -> Value {
        each_text(&mut value, &mut |text| self.recode(text));
        each_record(&mut value, &mut |record| {
            for field in ["document", "plan"] {
                if let Some(Value::String(document)) = record.get_mut(field)
                    && is_own(folder, document, self.of)
                {
                    *document = self.document(document);
                }
            }
            for (field, axis) in [("lng", 0), ("lat", 1)] {
                if let Some(degrees) = record.get_mut(field) {
                    self.shift(degrees, axis);
                }
            }
            for field in ["bounds_gcj02", "center_wgs84"] {
                let degrees = record.get_mut(field).and_then(Value::as_array_mut);
                for (position, degrees) in degrees.into_iter().flatten().enumerate() {
                    self.shift(degrees, position % 2);
                }
            }
            if record.contains_key("adcode") {
                number(record, "name", self.round);
            }
        });
        value
    }

    /// Ids and codes begin with the district's code.
    fn recode(&self, text: &mut String) {
        if let Some(rest) = text.strip_prefix(self.of)
            && rest
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
        {
            *text = format!("{}{rest}", self.code);
        }
    }

    fn document(&self, id: &str) -> String {
        format!("{id}-{}", self.code)
    }

    fn shift(&self, degrees: &mut Value, axis: usize) {
        if let Some(number) = degrees.as_f64() {
            *degrees = json!(rounded(number + self.moved[axis]));
        }
    }
}

/// A document that speaks of one district alone is the district's own, and is copied with it.
fn is_own(folder: &Folder, id: &str, code: &str) -> bool {
    let mut documents = folder.list("documents.json", "documents").iter();
    documents.any(|document| document["id"] == id && document["regions"] == json!([code]))
}

/// The documents: those of one district for each copy, the others once, for all copies of the districts of which they
/// speak.
fn documents(folder: &Folder, copies: &[Copy]) -> Value {
    let mut codes: BTreeMap<&str, Vec<&Copy>> = BTreeMap::new();
    for copy in copies {
        codes.entry(copy.of).or_default().push(copy);
    }
    let mut documents = Vec::new();
    for document in folder.list("documents.json", "documents") {
        let regions = document["regions"].as_array();
        let regions = regions.into_iter().flatten().filter_map(Value::as_str);
        let regions: Vec<&str> = regions.collect();
        let id = document["id"].as_str().unwrap_or_default();
        if let [own] = regions[..] {
            for copy in codes.get(own).into_iter().flatten() {
                let mut document = document.clone();
                document["id"] = json!(copy.document(id));
                document["regions"] = json!([copy.code]);
                documents.push(document);
            }
            continue;
        }
        let mut document = document.clone();
        let theirs = regions.iter().filter_map(|own| codes.get(own)).flatten();
        let theirs: Vec<&str> = theirs.map(|copy| copy.code.as_str()).collect();
        if !theirs.is_empty() {
            document["regions"] = json!(theirs);
        } else if let Some(fields) = document.as_object_mut() {
            fields.remove("regions");
        }
        documents.push(document);
    }
    json!({ "documents": documents })
}

/// To six digits after the point, 0.1 m, as maps write degrees.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}
