//! The schema of a CSV file in a data package, as Table Schema (Frictionless) has it.

use serde_json::{Map, Value, json};

use super::column::{AS_OF, Column, Kind, Table};

/// The schema of a table. Its fields are called as the heads of the file, as the standard asks.
pub(super) fn of(table: &Table) -> Value {
    let head = |name: &str| {
        let mut columns = table.columns.iter();
        let known = columns.find(|own| own.name == name);
        known.map_or(name, |own| own.head.as_str()).to_owned()
    };
    let key: Vec<String> = table.key.iter().map(|name| head(name)).collect();
    let fields: Vec<Value> = table.columns.iter().map(field).collect();
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "primaryKey": key,
        "missingValues": [""],
    });
    if let (Some(refers), Some(fields)) = (&table.refers, schema.as_object_mut()) {
        let to = super::facilities::table();
        let to = to.columns.into_iter().find(|own| own.name == refers.to);
        let key = json!([{
            "fields": [head(refers.column)],
            "reference": { "resource": refers.name, "fields": [to.map(|own| own.head)] },
        }]);
        fields.insert("foreignKeys".to_owned(), key);
    }
    schema
}

fn field(column: &Column) -> Value {
    let [zh, en] = &column.title;
    let mut field = Map::from_iter([
        ("name".to_owned(), json!(column.head)),
        ("title".to_owned(), json!(zh)),
        (
            "description".to_owned(),
            json!(format!("{en}. {}", column.what)),
        ),
    ]);
    let (kind, format) = match column.kind {
        Kind::Text | Kind::AsOf | Kind::OneOf(_) => ("string", None),
        Kind::Address => ("string", Some("uri")),
        Kind::Day => ("date", None),
        Kind::Degrees(_) => ("number", None),
        Kind::Count => ("integer", None),
        Kind::Yes => ("boolean", None),
    };
    field.insert("type".to_owned(), json!(kind));
    if let Some(format) = format {
        field.insert("format".to_owned(), json!(format));
    }
    if column.kind == Kind::Yes {
        field.insert("trueValues".to_owned(), json!(["true"]));
    }
    let constraints = constraints(column);
    if !constraints.is_empty() {
        field.insert("constraints".to_owned(), constraints.into());
    }
    field.into()
}

fn constraints(column: &Column) -> Map<String, Value> {
    let mut constraints = Map::new();
    let mut add = |name: &str, value: Value| constraints.insert(name.to_owned(), value);
    if column.always {
        add("required", true.into());
    }
    match column.kind {
        Kind::AsOf => {
            add("pattern", AS_OF.into());
        }
        Kind::OneOf(words) => {
            add("enum", json!(words));
        }
        Kind::Degrees(most) => {
            add("minimum", json!(-i64::from(most)));
            add("maximum", json!(most));
        }
        Kind::Count => {
            add("minimum", json!(0));
        }
        Kind::Text | Kind::Day | Kind::Yes | Kind::Address => {}
    }
    constraints
}
