//! The rules of HSDS 3.0 as a checker: it takes what an export wrote, and says what the specification would refuse.
//!
//! Nested objects and tables are checked by the same list, [`tables`](super::super::tables); that list was compared
//! with the published schema (`docs/open-data-hsds.md`).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use uuid::Uuid;

use crate::File;
use crate::hsds::tables::{Need, Sort, TABLES, Table, table};

/// A row of a table: its filled cells by column.
type Row = BTreeMap<String, String>;

/// The rows of every table, and where each stands in it by id.
type Rows = BTreeMap<&'static str, (Vec<Row>, BTreeMap<String, usize>)>;

/// What is wrong with an export, as places and reasons; nothing where all is well.
pub fn faults(files: &[File]) -> Vec<String> {
    let rows = rows(files);
    let mut faults = Vec::new();
    for own in &TABLES {
        check_table(own, &rows, &mut faults);
    }
    let nested = [
        ("hsds/organizations.json", "organization"),
        ("hsds/services.json", "service"),
    ];
    for (path, name) in nested {
        let all: Json = serde_json::from_slice(bytes(files, path)).expect("the file is JSON");
        for (position, object) in all.as_array().into_iter().flatten().enumerate() {
            let at = format!("{name}[{position}]");
            check_object(known(name), object, &at, Some(&rows), &mut faults);
        }
    }
    faults
}

/// What is wrong with a nested object. With rows, it must say what they say.
pub fn check_object(
    table: &Table,
    object: &Json,
    at: &str,
    rows: Option<&Rows>,
    faults: &mut Vec<String>,
) {
    let Some(fields) = object.as_object() else {
        faults.push(format!("{at}: not an object"));
        return;
    };
    for field in table.fields.iter().filter(|own| own.need == Need::Always) {
        if !fields.contains_key(field.name) {
            faults.push(format!("{at}.{}: missing", field.name));
        }
    }
    let id = fields.get("id").and_then(Json::as_str).unwrap_or_default();
    let row = rows.map(|rows| {
        let (all, by_id) = &rows[table.name];
        by_id.get(id).map(|position| &all[*position])
    });
    if row == Some(None) {
        faults.push(format!("{at}: no row in {}", table.file));
    }
    for (name, value) in fields {
        let at = format!("{at}.{name}");
        if let Some((_, inner)) = table.parts.iter().find(|part| part.0 == name) {
            match value {
                Json::Array(all) if name.ends_with('s') => {
                    for (position, one) in all.iter().enumerate() {
                        check_object(
                            known(inner),
                            one,
                            &format!("{at}[{position}]"),
                            rows,
                            faults,
                        );
                    }
                }
                Json::Object(_) if !name.ends_with('s') => {
                    check_object(known(inner), value, &at, rows, faults);
                }
                _ => faults.push(format!("{at}: not its form")),
            }
            continue;
        }
        let Some(field) = table.fields.iter().find(|field| field.name == name) else {
            faults.push(format!("{at}: not of HSDS"));
            continue;
        };
        let text = match (field.sort, value) {
            (Sort::Number, Json::Number(number)) => number.to_string(),
            (Sort::Number, _) => {
                faults.push(format!("{at}: not a number"));
                continue;
            }
            (_, Json::String(text)) => text.clone(),
            _ => {
                faults.push(format!("{at}: not a text"));
                continue;
            }
        };
        if let Some(why) = wrong(field.sort, &text) {
            faults.push(format!("{at}: {why}"));
        }
        let cell = row.flatten().map(|row| row.get(name));
        if cell.is_some_and(|cell| cell != Some(&text)) {
            faults.push(format!("{at}: the table says {cell:?}"));
        }
    }
}

/// What is wrong with a table: what must be filled, what each cell says, what must be there once, and references.
fn check_table(own: &Table, rows: &Rows, faults: &mut Vec<String>) {
    for field in own.fields {
        let mut met = BTreeSet::new();
        let there: BTreeSet<&str> = match field.sort {
            Sort::Reference(to) => rows[to].1.keys().map(String::as_str).collect(),
            _ => BTreeSet::new(),
        };
        for row in &rows[own.name].0 {
            let at = format!("{}/{}.{}", own.file, row["id"], field.name);
            let Some(cell) = row.get(field.name) else {
                if field.need != Need::Optional {
                    faults.push(format!("{at}: empty"));
                }
                continue;
            };
            if let Some(why) = wrong(field.sort, cell) {
                faults.push(format!("{at}: {why}"));
            }
            if matches!(field.sort, Sort::Id | Sort::Unique) && !met.insert(cell) {
                faults.push(format!("{at}: twice"));
            }
            if matches!(field.sort, Sort::Reference(_)) && !there.contains(cell.as_str()) {
                faults.push(format!("{at}: refers to nothing"));
            }
        }
    }
}

/// Why a text is not of a sort.
fn wrong(sort: Sort, text: &str) -> Option<String> {
    let fits = match sort {
        Sort::Text | Sort::Unique => !text.is_empty(),
        Sort::Id | Sort::Uuid | Sort::Reference(_) => {
            Uuid::parse_str(text).is_ok_and(|id| id.to_string() == text)
        }
        Sort::Email => text
            .split_once('@')
            .is_some_and(|(a, b)| !a.is_empty() && b.contains('.')),
        Sort::Uri => {
            let clean = |sign: char| sign.is_ascii_graphic();
            text.contains("://") && text.chars().all(clean)
        }
        Sort::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
        Sort::Date => is_like(text, "0000-00-00"),
        Sort::Moment => is_like(text, "0000-00-00T00:00:00.000Z"),
        Sort::Time => is_like(text, "00:00:00+00:00"),
        Sort::Word(words) => words.contains(&text),
    };
    (!fits).then(|| format!("{text:?} is no {sort:?}"))
}

/// Whether a text has digits where the form has noughts, and is the form besides.
fn is_like(text: &str, form: &str) -> bool {
    let same = |(own, like): (u8, u8)| {
        if like == b'0' {
            own.is_ascii_digit()
        } else {
            own == like
        }
    };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(same)
}

/// Every table's rows; none where it has no file.
fn rows(files: &[File]) -> Rows {
    let mut all = BTreeMap::new();
    for own in &TABLES {
        let path = format!("hsds/{}", own.file);
        let mut rows: Vec<Row> = Vec::new();
        if let Some(file) = files.iter().find(|file| file.path == path) {
            let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
            let head: Vec<String> = reader
                .headers()
                .expect("it has a head")
                .iter()
                .map(str::to_owned)
                .collect();
            let names: Vec<&str> = own.fields.iter().map(|field| field.name).collect();
            assert_eq!(head, names, "{path}");
            for record in reader.records() {
                let record = record.expect("it is CSV");
                let cells = head.iter().cloned().zip(record.iter().map(str::to_owned));
                rows.push(cells.filter(|(_, cell)| !cell.is_empty()).collect());
            }
        }
        let name = table(own.name).expect("it is in the list").name;
        let ids = rows.iter().map(|row| row["id"].clone());
        let by_id = ids.zip(0..).collect();
        all.insert(name, (rows, by_id));
    }
    all
}

fn known(name: &str) -> &'static Table {
    table(name).expect("the list has every table that it names")
}

fn bytes<'f>(files: &'f [File], path: &str) -> &'f [u8] {
    let file = files.iter().find(|file| file.path == path);
    &file.expect("the file is there").bytes
}
