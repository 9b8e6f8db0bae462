//! `tests/open/every` holds everything that an export can carry: each field of each record, and each word of each
//! list of words. A field that is added and not filled there would reach no validator.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its ground gives way, also in its helpers"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// What of a schema's records and words was found: `Phone.label`, `Crs: bd09`.
type Found = BTreeSet<String>;

#[test]
fn each_field_and_each_word_is_in_the_folder_with_everything() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/open/every");
    let mut wanted = Found::new();
    let mut found = Found::new();
    for (schema, files) in files(&folder) {
        wanted.extend(everything(&schema));
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let record = serde_json::from_str(&text).unwrap();
            look(&schema, &schema, root(&schema), &record, &mut found);
        }
    }
    // The schemas say what stands where in a folder, and the tables what a record is.
    for record in [
        "District", "Document", "Facility", "Offer", "Region", "Service",
    ] {
        let fields = directory::schema::records()[record].iter();
        let fields: Found = fields.map(|own| format!("{record}.{}", own.name)).collect();
        assert!(
            fields.is_subset(&wanted),
            "a schema misses some of {fields:?}"
        );
    }
    let missing: Vec<&String> = wanted.difference(&found).collect();
    assert!(missing.is_empty(), "nowhere in it: {missing:#?}");
}

#[test]
fn what_is_nowhere_is_missed() {
    let schemas: BTreeMap<&str, String> = directory::schema::files().into_iter().collect();
    let schema: Value = serde_json::from_str(&schemas["facilities.schema.json"]).unwrap();
    let record = serde_json::json!({ "facilities": [{ "phones": [{ "label": "a" }], "point": { "crs": "gcj02" } }] });
    let mut found = Found::new();
    look(&schema, &schema, root(&schema), &record, &mut found);
    let expected = [
        "Crs: gcj02",
        "Facility.phones",
        "Facility.point",
        "Phone.label",
        "Point.crs",
    ];
    assert_eq!(found, expected.map(str::to_owned).into());
    assert!(everything(&schema).contains("Phone.extension"));
}

/// The schemas of the files that an export reads, each with the files of a folder that it describes.
fn files(folder: &Path) -> Vec<(Value, Vec<PathBuf>)> {
    let of = |name: &str| match name {
        "facilities" | "offers" => each_in(&folder.join(name)),
        "region" | "district" => each_in(&folder.join(format!("{name}s"))),
        "documents" | "services" | "holidays" => vec![folder.join(format!("{name}.json"))],
        // What a person checked by hand, what only the browser reads, and the log of changes, which has tests of its own.
        "traced" | "bundle" | "vocabulary" | "changes" => Vec::new(),
        _ => vec![folder.join(format!("vocabulary/{name}.json"))],
    };
    let schemas = directory::schema::files().into_iter();
    let schemas = schemas.map(|(name, text)| {
        let own = of(name.trim_end_matches(".schema.json"));
        (serde_json::from_str(&text).unwrap(), own)
    });
    schemas.filter(|(_, own)| !own.is_empty()).collect()
}

fn each_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// The name of the record that a file is; empty where it is a list of records.
fn root(schema: &Value) -> &str {
    let title = schema["title"].as_str().unwrap_or_default();
    let is_record = directory::schema::records().contains_key(title);
    if is_record { title } else { "" }
}

/// Every field and word that a schema knows, apart from the lists that a file is made of.
fn everything(schema: &Value) -> Found {
    let mut all = Found::new();
    let definitions = schema["$defs"].as_object().into_iter().flatten();
    let definitions = definitions.map(|(name, definition)| (name.as_str(), definition));
    let own = Some((root(schema), schema)).filter(|(name, _)| !name.is_empty());
    for (name, definition) in definitions.chain(own) {
        let fields = definition["properties"].as_object().into_iter().flatten();
        all.extend(fields.map(|(field, _)| format!("{name}.{field}")));
        let words = definition["oneOf"].as_array().into_iter().flatten();
        let words = words.filter_map(|word| word["const"].as_str());
        all.extend(words.map(|word| format!("{name}: {word}")));
    }
    all
}

/// Notes the fields and words in a value, which stands where the schema has this part of it.
fn look(schema: &Value, part: &Value, name: &str, value: &Value, found: &mut Found) {
    let reference = part["$ref"].as_str();
    if let Some(other) = reference.and_then(|own| own.strip_prefix("#/$defs/")) {
        return look(schema, &schema["$defs"][other], other, value, found);
    }
    for choice in part["anyOf"].as_array().into_iter().flatten() {
        look(schema, choice, name, value, found);
    }
    for item in value.as_array().into_iter().flatten() {
        look(schema, &part["items"], name, item, found);
    }
    for (field, value) in value.as_object().into_iter().flatten() {
        let inner = &part["properties"][field];
        if !inner.is_null() {
            if !name.is_empty() {
                found.insert(format!("{name}.{field}"));
            }
            look(schema, inner, "", value, found);
        }
    }
    let words = part["oneOf"].as_array().into_iter().flatten();
    if words.into_iter().any(|word| word["const"] == *value) {
        let word = value.as_str().unwrap_or_default();
        found.insert(format!("{name}: {word}"));
    }
}
