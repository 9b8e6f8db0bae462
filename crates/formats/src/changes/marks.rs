//! What stood in the fields of a record, as short marks that can be compared later.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::uuid::uuid;

/// Fields that say where something is said. They are compared apart from what is said: a better page number is no
/// other phone number.
const SOURCES: [&str; 3] = ["source", "more_sources", "streets_source"];

/// The name under which all of them are compared.
pub(super) const SOURCE: &str = "source";

/// A mark for each field of a record, by the field's name; `key` is the field that names the record, and has none.
///
/// The order of a list is no part of what it says, but for numbers and for records within records: the steps of a way
/// are taken in their order. What is not written has no mark, so a new field that is empty is no change.
pub(super) fn marks(record: &impl Serialize, key: &str) -> BTreeMap<String, String> {
    let mut marks = BTreeMap::new();
    let mut sources = Vec::new();
    let value = serde_json::to_value(record).unwrap_or_default();
    for (field, value) in value.as_object().into_iter().flatten() {
        if SOURCES.contains(&field.as_str()) {
            sources.push(format!(
                "{field} {value}",
                value = plain(value, &mut Vec::new())
            ));
        } else if field != key {
            let mut inside = Vec::new();
            let text = outermost(value, &mut inside);
            sources.extend(inside.into_iter().map(|own| format!("{field} {own}")));
            marks.insert(field.clone(), mark(&text));
        }
    }
    if !sources.is_empty() {
        sources.sort();
        marks.insert(SOURCE.to_owned(), mark(&sources.join("\n")));
    }
    marks
}

/// The marks as they are kept: `name:0f3a91c2 phones:1b2c3d4e`.
pub(super) fn kept(marks: &BTreeMap<String, String>) -> String {
    let marks = marks.iter().map(|(field, mark)| format!("{field}:{mark}"));
    marks.collect::<Vec<_>>().join(" ")
}

/// The marks that were kept.
pub(super) fn read(kept: &str) -> BTreeMap<&str, &str> {
    kept.split(' ')
        .filter_map(|mark| mark.split_once(':'))
        .collect()
}

/// Eight digits: of a thousand million changes to a field one would be missed.
fn mark(text: &str) -> String {
    let mut mark = uuid("mark", text).simple().to_string();
    mark.truncate(8);
    mark
}

/// A field's value in one way of writing, whichever order its list has.
fn outermost(value: &Value, sources: &mut Vec<String>) -> String {
    match value.as_array() {
        Some(items) if !items.iter().all(Value::is_number) => sorted(items, sources),
        _ => plain(value, sources),
    }
}

/// A value in one way of writing, without the sources in it, which are put aside.
fn plain(value: &Value, sources: &mut Vec<String>) -> String {
    match value {
        Value::Array(items) if items.iter().all(Value::is_string) => sorted(items, sources),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| plain(item, sources)).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(fields) => {
            // By name, whatever order the library keeps them in.
            let fields: BTreeMap<&String, &Value> = fields.iter().collect();
            let mut parts = Vec::new();
            for (name, value) in fields {
                let text = plain(value, sources);
                if SOURCES.contains(&name.as_str()) {
                    sources.push(text);
                } else {
                    parts.push(format!("{name:?}:{text}"));
                }
            }
            format!("{{{}}}", parts.join(","))
        }
        other => other.to_string(),
    }
}

fn sorted(items: &[Value], sources: &mut Vec<String>) -> String {
    let mut items: Vec<String> = items.iter().map(|item| plain(item, sources)).collect();
    items.sort();
    format!("[{}]", items.join(","))
}
