//! One district with many facilities: copies of those of the largest one in the data.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::districts;
use super::records::{Folder, each_record, each_text, number};

/// How far each round of copies lies from the one before, in degrees: about 100 m, and no two in the same place.
const STEP: f64 = 0.001_27;

/// The code that the one district gets.
const CODE: &str = "900001";

/// A folder of one district with so many facilities. What names one of them, such as an offer, names its copies too.
pub fn copied(folder: &Folder, count: usize) -> Result<Folder> {
    let codes = folder.codes()?;
    let places = |code: &&&str| {
        folder
            .list(&format!("facilities/{code}.json"), "facilities")
            .len()
    };
    let largest = codes.iter().max_by_key(places);
    let largest = largest.context("the data has no district to copy")?;
    // Under its made-up code it is a folder of its own, of which more can be made.
    let mut made = districts::copied(&folder.only(largest), 1)?;
    let path = format!("facilities/{CODE}.json");
    let originals = made.list(&path, "facilities").to_vec();
    ensure!(
        !originals.is_empty() && count >= originals.len(),
        "the district that is copied has {} facilities already",
        originals.len()
    );
    let region = made.part("regions", CODE).context("the copy is there")?;
    let frame = region["bounds_gcj02"].clone();

    let numbered = (0..count).map(|position| {
        let (round, position) = (position / originals.len(), position % originals.len());
        // What the last round has no room for is not there to be named.
        let rest = count - round * originals.len();
        let there = originals.iter().take(rest);
        let there: BTreeSet<&str> = there.filter_map(|own| own["id"].as_str()).collect();
        copy(&originals[position], round, &there, &frame)
    });
    let facilities: Vec<Value> = numbered.collect();
    let rounds = count.div_ceil(originals.len());
    let known: BTreeSet<&str> = facilities
        .iter()
        .filter_map(|own| own["id"].as_str())
        .collect();
    let mut offers = made.list(&format!("offers/{CODE}.json"), "offers").to_vec();
    for offer in &mut offers {
        let Some(places) = offer.get_mut("where").and_then(Value::as_array_mut) else {
            continue;
        };
        let ids: Vec<String> = places
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        let all = (0..rounds).flat_map(|round| ids.iter().map(move |id| renamed(id, round)));
        *places = all
            .filter(|id| known.contains(id.as_str()))
            .map(Value::from)
            .collect();
    }
    let offers = json!({ "region": CODE, "offers": offers });
    let facilities = json!({ "region": CODE, "facilities": facilities });
    made.insert(path, facilities);
    made.insert(format!("offers/{CODE}.json"), offers);
    Ok(made)
}

/// The copy of a facility in one round. It names the copies of the same round, and where the last round does not reach
/// so far, the originals.
fn copy(original: &Value, round: usize, there: &BTreeSet<&str>, frame: &Value) -> Value {
    let mut facility = original.clone();
    let is_id = |text: &str| text.starts_with(&format!("{CODE}-"));
    each_text(&mut facility, &mut |text| {
        if is_id(text) && there.contains(text.as_str()) {
            *text = renamed(text, round);
        }
    });
    let is_here = original["located"].is_null() || original["located"] == "here";
    each_record(&mut facility, &mut |record| {
        for (field, axis) in [("lng", 0), ("lat", 1)] {
            if let Some(degrees) = record.get_mut(field).filter(|_| is_here)
                && let (Some(number), Some(least), Some(most)) = (
                    degrees.as_f64(),
                    frame[axis].as_f64(),
                    frame[axis + 2].as_f64(),
                )
            {
                *degrees = json!(inside(number, round, axis, [least, most]));
            }
        }
    });
    if let Some(fields) = facility.as_object_mut() {
        number(fields, "name", round);
    }
    facility
}

/// A coordinate some steps on, from the frame's one end back to its other; the two axes by different steps, or all
/// copies would lie on one line.
fn inside(degrees: f64, round: usize, axis: usize, [least, most]: [f64; 2]) -> f64 {
    if round == 0 {
        return degrees;
    }
    let step = STEP * if axis == 0 { 1.0 } else { 0.618 };
    let moved = least + (degrees - least + step * round as f64).rem_euclid(most - least);
    (moved * 1e6).round() / 1e6
}

fn renamed(id: &str, round: usize) -> String {
    match round {
        0 => id.to_owned(),
        round => format!("{id}-{}", round + 1),
    }
}
