//! What was read, as JSON for other programs: each sheet with its tables, each row with its values and problems.

use serde_json::{Map, Value, json};

use crate::cell::hours::{HoursText, ServiceHours};
use crate::cell::phone::PhoneRead;
use crate::reading::base_name;
use crate::{
    CellName, Field, Kind, Problem, ReadRow, ReadTable, Reading, RowMatch, Severity, Skipped,
    Unreadable,
};

/// A file that could not be read.
pub fn unreadable(file: &str, why: &Unreadable) -> Value {
    json!({
        "file": base_name(file),
        "readable": false,
        "why": why.why.code(),
        "what": why.what,
        "todo": why.todo,
    })
}

/// What a file says.
pub fn of(reading: &Reading) -> Value {
    let mut report = Map::new();
    report.insert("file".into(), json!(reading.file));
    if let Some(region) = &reading.region {
        report.insert("region".into(), json!(region.as_str()));
    }
    if let Some(other) = &reading.other_region {
        report.insert("other_region".into(), json!(other.as_str()));
    }
    if let Some(encoding) = reading.workbook.encoding {
        report.insert("encoding".into(), json!(encoding));
    }
    let asks: Vec<&str> = reading.asks().into_iter().map(crate::Ask::code).collect();
    if !asks.is_empty() {
        report.insert("asks".into(), json!(asks));
    }
    if !reading.workbook.ignored.is_empty() {
        report.insert("ignored".into(), json!(reading.workbook.ignored));
    }
    report.insert("counts".into(), counts(reading));
    let mut sheets = Vec::new();
    for (position, sheet) in reading.sheets.iter().enumerate() {
        if sheet.hidden {
            sheets.push(json!({ "name": sheet.name, "skipped": "hidden" }));
        }
        for table in &sheet.tables {
            sheets.push(of_table(&sheet.name, table, position));
        }
    }
    report.insert("sheets".into(), sheets.into());
    Value::Object(report)
}

/// How many rows there are, how many are new, and how many cells are not taken over.
fn counts(reading: &Reading) -> Value {
    let new = reading.rows().filter(|row| row.matched == RowMatch::New);
    let problems = reading.problems();
    let of = |severity: Severity| {
        let own = problems
            .iter()
            .filter(|(_, own)| own.kind.severity() == severity);
        own.count()
    };
    json!({
        "rows": reading.rows().count(),
        "new": new.count(),
        "errors": of(Severity::Error),
        "warnings": of(Severity::Warning),
        "notes": of(Severity::Note),
    })
}

fn of_table(sheet: &str, read: &ReadTable, position: usize) -> Value {
    let table = &read.table;
    let mut own = Map::new();
    own.insert("name".into(), json!(sheet));
    if let Some(last) = table.header_rows.last() {
        own.insert("header_row".into(), json!(last));
    }
    if table.header_rows.len() > 1 {
        own.insert("header_rows".into(), json!(table.header_rows));
    }
    if let Some(as_of) = &table.as_of {
        own.insert("as_of".into(), json!(as_of));
    }
    // Running numbers, and what means nothing to us, hold nothing that is read.
    let columns = table.columns.iter().filter(|(_, column)| {
        !matches!(column.field, Field::Index | Field::Other | Field::Checked)
    });
    let columns: Map<String, Value> = columns
        .map(|(column, known)| (CellName::letters(*column), json!(known.field.code())))
        .collect();
    own.insert("columns".into(), Value::Object(columns));
    let skipped: Map<String, Value> = table
        .skipped
        .iter()
        .map(|(row, sort): (&u32, &Skipped)| (row.to_string(), json!(sort.code())))
        .collect();
    own.insert("skipped_rows".into(), Value::Object(skipped));
    if !table.checks.is_empty() {
        let checks = table.checks.iter();
        let checks =
            checks.map(|own| json!({ "row": own.row, "says": own.says, "found": own.found }));
        own.insert("checks".into(), checks.collect());
    }
    if !table.problems.is_empty() {
        own.insert("problems".into(), problems(&table.problems));
    }
    let rows = read.rows.iter().map(|row| of_row(row, position));
    own.insert("rows".into(), rows.collect());
    Value::Object(own)
}

fn of_row(row: &ReadRow, sheet: usize) -> Value {
    let mut own = Map::new();
    own.insert("row".into(), json!(row.number));
    match &row.matched {
        RowMatch::Facility(id) => own.insert("match".into(), json!(id.as_str())),
        RowMatch::New => own.insert("match".into(), json!("new")),
        RowMatch::Unsure(candidates) => {
            let candidates: Vec<&str> = candidates.iter().map(|id| id.as_str()).collect();
            own.insert("candidates".into(), json!(candidates));
            own.insert("match".into(), json!("unsure"))
        }
        RowMatch::Duplicate { sheet: of, row } => {
            if *of != sheet {
                own.insert("of_sheet".into(), json!(of));
            }
            own.insert("of".into(), json!(row));
            own.insert("match".into(), json!("duplicate"))
        }
        RowMatch::None => own.insert("match".into(), json!("none")),
    };
    // Of a row that is another's double, nothing is taken over.
    if !matches!(row.matched, RowMatch::Duplicate { .. } | RowMatch::None) {
        values(row, &mut own);
    }
    if !row.problems.is_empty() {
        own.insert("problems".into(), problems(&row.problems));
    }
    Value::Object(own)
}

fn values(row: &ReadRow, own: &mut Map<String, Value>) {
    if let Some(name) = &row.name {
        own.insert("name".into(), json!(name.name));
        if let Some(former) = name.former.first() {
            own.insert("alias".into(), json!(former));
        }
        if let Some(operator) = &name.operator {
            own.insert("operator".into(), json!(operator));
        }
    }
    if let (RowMatch::New, Some(kind)) = (&row.matched, &row.kind) {
        own.insert("kind".into(), json!(kind.as_str()));
    }
    if let Some(address) = &row.address {
        own.insert("address".into(), json!(address));
    }
    if let Some(phones) = row.phones.as_ref().filter(|phones| !phones.is_empty()) {
        own.insert("phones".into(), phones.iter().map(phone).collect());
    }
    if let Some(hours) = &row.hours {
        own.insert("hours".into(), Value::Object(when(hours)));
    }
    if !row.services.is_empty() {
        own.insert(
            "services".into(),
            row.services.iter().map(service).collect(),
        );
    }
    if let Some(point) = row.point {
        own.insert(
            "point".into(),
            json!({ "lng": point.lng, "lat": point.lat }),
        );
    }
}

fn phone(phone: &PhoneRead) -> Value {
    let mut own = Map::new();
    own.insert("number".into(), json!(phone.number));
    if let Some(extension) = &phone.extension {
        own.insert("extension".into(), json!(extension));
    }
    if let Some(label) = &phone.label {
        own.insert("label".into(), json!(label));
    }
    Value::Object(own)
}

/// Hours as OSM writes them, or as they stand there.
fn when(hours: &HoursText) -> Map<String, Value> {
    let (key, text) = match &hours.osm {
        Some(osm) => ("osm", osm),
        None => ("text", &hours.written),
    };
    Map::from_iter([(key.to_owned(), json!(text))])
}

fn service(service: &ServiceHours) -> Value {
    let mut own = Map::new();
    let words = [
        ("service", &service.service),
        ("department", &service.department),
        ("audience", &service.audience),
    ];
    for (key, word) in words {
        if let Some(word) = word {
            own.insert(key.to_owned(), json!(word));
        }
    }
    own.extend(when(&service.hours));
    Value::Object(own)
}

fn problems(problems: &[Problem]) -> Value {
    let one = |own: &Problem| {
        let kind: Kind = own.kind;
        let severity = match kind.severity() {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        json!({
            "cell": own.cell.to_string(),
            "kind": kind.code(),
            "severity": severity,
            "about": own.about,
        })
    };
    problems.iter().map(one).collect()
}
