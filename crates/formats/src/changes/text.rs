//! The file in which changes are noted, so that a difference of it is read line by line.

use directory::Changes;
use serde::Serialize;

/// The text of a district's file: JSON with a line for each change and a line for each record.
pub fn text(changes: &Changes) -> String {
    let mut parts = vec![
        format!("  \"region\": {}", line(&changes.region)),
        format!("  \"since\": {}", line(&changes.since)),
    ];
    parts.extend(list("entries", &changes.entries));
    parts.extend(list("noted", &changes.noted));
    format!("{{\n{}\n}}\n", parts.join(",\n"))
}

/// Nothing of a list in which nothing is.
fn list<T: Serialize>(name: &str, items: &[T]) -> Option<String> {
    let items: Vec<String> = items
        .iter()
        .map(|item| format!("    {}", line(item)))
        .collect();
    let lines = items.join(",\n");
    (!items.is_empty()).then(|| format!("  \"{name}\": [\n{lines}\n  ]"))
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("records are texts, numbers and lists of these")
}
