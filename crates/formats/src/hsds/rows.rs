//! The nested objects as tables: one CSV file for each, and a description of the package.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::object::{Object, Part};
use super::tables::{Field, Need, Sort, TABLES, Table, table};
use crate::File;

/// The tables, as they fill.
#[derive(Default)]
pub struct Rows {
    tables: BTreeMap<&'static str, csv::Writer<Vec<u8>>>,
    seen: HashSet<Uuid>,
}

impl Rows {
    /// Adds an object and all that is in it. An object that stands in several places is one row.
    pub fn add(&mut self, object: &Object, around: Option<&Object>) {
        if !self.seen.insert(object.id) {
            return;
        }
        if let Some(table) = table(object.table) {
            let mut cells = table.fields.iter().map(|field| cell(field, object, around));
            let writer = self
                .tables
                .entry(table.name)
                .or_insert_with(|| begun(table));
            cells
                .try_for_each(|cell| writer.write_field(cell.as_bytes()))
                .and_then(|()| writer.write_record(None::<&[u8]>))
                .expect("a row has as many cells as the head, and memory takes it");
        }
        for (_, part) in &object.parts {
            match part {
                Part::One(inner) => self.add(inner, Some(object)),
                Part::Many(all) => all.iter().for_each(|inner| self.add(inner, Some(object))),
            }
        }
    }

    /// The files: a table for each sort of object that occurs, and what says what they are.
    pub fn files(self, name: &str, title: &str) -> Vec<File> {
        let mut tables = self.tables;
        let filled = TABLES.iter().filter(|own| tables.contains_key(own.name));
        let filled: Vec<&Table> = filled.collect();
        let package = package(name, title, &filled);
        let mut files = vec![File {
            path: "hsds/datapackage.json".to_owned(),
            bytes: format!("{package:#}\n").into_bytes(),
        }];
        for own in filled {
            if let Some(writer) = tables.remove(own.name) {
                files.push(File {
                    path: format!("hsds/{}", own.file),
                    bytes: writer.into_inner().expect("memory takes every byte"),
                });
            }
        }
        files
    }
}

/// A table with its head.
fn begun(table: &Table) -> csv::Writer<Vec<u8>> {
    let mut begin = csv::WriterBuilder::new();
    let mut writer = begin
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer
        .write_record(table.fields.iter().map(|field| field.name))
        .expect("memory takes the head");
    writer
}

/// A cell: what the object says, else the id of the object inside or around that the column names.
fn cell<'o>(field: &Field, object: &'o Object, around: Option<&'o Object>) -> Cow<'o, str> {
    if field.name == "id" {
        return object.id.to_string().into();
    }
    if let Some(value) = object.get(field.name) {
        return value.cell();
    }
    match (field.name, around) {
        ("link_id", Some(around)) => return around.id.to_string().into(),
        ("link_entity", Some(around)) => return around.table.into(),
        _ => {}
    }
    let Some(wanted) = field.name.strip_suffix("_id") else {
        return "".into();
    };
    let inside = object.parts.iter().find_map(|(property, part)| match part {
        Part::One(inner) if *property == wanted => Some(inner.id),
        _ => None,
    });
    let around = around.filter(|around| around.table == wanted);
    let linked = inside.or(around.map(|around| around.id));
    linked.map(|id| id.to_string()).unwrap_or_default().into()
}

/// The description of the tables as a Tabular Data Package.
fn package(name: &str, title: &str, tables: &[&Table]) -> Json {
    let resources = tables.iter().map(|own| {
        let there = |name| tables.iter().any(|other| other.name == name);
        let keys = own.fields.iter().filter_map(|field| match field.sort {
            Sort::Reference(to) if there(to) => Some(json!({
                "fields": field.name,
                "reference": { "resource": to, "fields": "id" },
            })),
            _ => None,
        });
        let keys: Vec<Json> = keys.collect();
        let mut schema = json!({
            "fields": own.fields.iter().map(column).collect::<Vec<Json>>(),
            "primaryKey": "id",
        });
        if !keys.is_empty() {
            schema["foreignKeys"] = keys.into();
        }
        json!({
            "name": own.name,
            "path": own.file,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema,
        })
    });
    json!({
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "resources": resources.collect::<Vec<Json>>(),
    })
}

/// A column as Table Schema describes it.
fn column(field: &Field) -> Json {
    let (sort, format) = match field.sort {
        Sort::Text | Sort::Unique | Sort::Word(_) => ("string", None),
        Sort::Id | Sort::Uuid | Sort::Reference(_) => ("string", Some("uuid")),
        Sort::Email => ("string", Some("email")),
        Sort::Uri => ("string", Some("uri")),
        Sort::Number => ("number", None),
        Sort::Date => ("date", None),
        Sort::Moment => ("datetime", None),
        Sort::Time => ("time", None),
    };
    let mut constraints = serde_json::Map::new();
    if field.need != Need::Optional {
        constraints.insert("required".to_owned(), true.into());
    }
    if matches!(field.sort, Sort::Id | Sort::Unique) {
        constraints.insert("unique".to_owned(), true.into());
    }
    if let Sort::Word(words) = field.sort {
        constraints.insert("enum".to_owned(), json!(words));
    }
    let mut column = json!({ "name": field.name, "type": sort });
    if let Some(format) = format {
        column["format"] = format.into();
    }
    if !constraints.is_empty() {
        column["constraints"] = constraints.into();
    }
    column
}
