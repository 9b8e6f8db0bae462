//! The metadata beside a CSV file, as CSV on the Web (W3C) has it.

use serde_json::{Map, Value, json};

use super::column::{AS_OF, Column, Kind, Table};

/// The metadata of the first table, with those that it refers to.
pub(super) fn of(tables: &[&Table]) -> Vec<u8> {
    let context = json!("http://www.w3.org/ns/csvw");
    let mut whole = match tables {
        [only] => described(only, false),
        tables => {
            let tables: Vec<Value> = tables
                .iter()
                .map(|own| described(own, true).into())
                .collect();
            Map::from_iter([("tables".to_owned(), Value::from(tables))])
        }
    };
    whole.insert("@context".to_owned(), context);
    whole.insert(
        "dialect".to_owned(),
        json!({ "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true }),
    );
    let mut bytes = crate::json::pretty(&whole);
    bytes.push(b'\n');
    bytes
}

fn described(table: &Table, with_references: bool) -> Map<String, Value> {
    let columns: Vec<Value> = table.columns.iter().map(column).collect();
    let mut schema = Map::from_iter([
        ("columns".to_owned(), columns.into()),
        ("primaryKey".to_owned(), json!(table.key)),
    ]);
    if let Some(refers) = table.refers.as_ref().filter(|_| with_references) {
        let key = json!([{
            "columnReference": refers.column,
            "reference": { "resource": refers.path, "columnReference": refers.to },
        }]);
        schema.insert("foreignKeys".to_owned(), key);
    }
    Map::from_iter([
        ("url".to_owned(), table.path.into()),
        ("dc:title".to_owned(), in_both(table.title)),
        (
            "dc:description".to_owned(),
            json!({ "@value": format!("{} {NEUTRALISED}", table.what), "@language": "en" }),
        ),
        ("tableSchema".to_owned(), schema.into()),
    ])
}

/// What a reader of the file should know of every cell.
pub(crate) const NEUTRALISED: &str = "A cell that a spreadsheet would compute, as one that begins with = + - or @, has an apostrophe before it.";

fn in_both([zh, en]: [&str; 2]) -> Value {
    json!([{ "@value": zh, "@language": "zh-Hans" }, { "@value": en, "@language": "en" }])
}

fn column(column: &Column) -> Value {
    let [zh, en] = &column.title;
    json!({
        "name": column.name,
        "titles": column.head,
        "dc:title": in_both([zh, en]),
        "dc:description": { "@value": column.what, "@language": "en" },
        "datatype": datatype(column.kind),
        "required": column.always,
    })
}

fn datatype(kind: Kind) -> Value {
    let matching = |pattern: &str| json!({ "base": "string", "format": pattern });
    match kind {
        Kind::Text => json!("string"),
        Kind::Day => json!("date"),
        Kind::AsOf => matching(AS_OF),
        Kind::Degrees(most) => {
            json!({ "base": "double", "minimum": -f64::from(most), "maximum": most })
        }
        Kind::Count => json!("nonNegativeInteger"),
        Kind::Yes => json!("boolean"),
        Kind::OneOf(words) => matching(&words.join("|")),
        Kind::Address => json!("anyURI"),
    }
}
