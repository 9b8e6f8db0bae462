//! Excel's `.xlsx` and `.xlsm`.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::builder::Builder;
use super::layout::{layout, sheet_paths};
use super::package::Package;
use super::{Limits, Unreadable};
use crate::{Value, Workbook};

pub(super) fn read(
    bytes: &[u8],
    package: &mut Package<'_>,
    limits: &Limits,
) -> Result<Workbook, Unreadable> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let paths = sheet_paths(package);
    let mut builder = Builder::new(limits);
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let path = paths.iter().find(|(name, _)| *name == sheet.name);
        let xml = path.and_then(|(_, path)| package.text(path));
        let mut cells = builder.sheet(&sheet.name, sheet.visible != SheetVisible::Visible);
        let reader = book.worksheet_cells_reader(&sheet.name);
        let mut reader = reader.map_err(|error| unreadable(&error))?;
        while let Some(cell) = reader
            .next_cell_with_formula()
            .map_err(|error| unreadable(&error))?
        {
            let (row, column) = cell.pos;
            if let Some(value) = value(cell.value, cell.formula) {
                cells.add(row.saturating_add(1), column, value)?;
            }
        }
        cells.finish(xml.as_deref().map(layout).unwrap_or_default());
    }
    Ok(Workbook {
        encoding: None,
        sheets: builder.finish(),
        ignored: ignored(package),
    })
}

fn unreadable(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::password(),
        _ => Unreadable::damaged(),
    }
}

fn value(value: DataRef<'_>, formula: Option<String>) -> Option<Value> {
    let plain = match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Value::Number(number as f64)),
        DataRef::Float(number) => Some(Value::Number(number)),
        DataRef::String(text) => Some(Value::Text(text)),
        DataRef::SharedString(text) => Some(Value::Text(text.to_owned())),
        DataRef::Bool(answer) => Some(Value::Bool(answer)),
        DataRef::DateTime(time) => Some(date(&time)),
        DataRef::DateTimeIso(text) => Some(iso_date(text)),
        DataRef::DurationIso(text) => Some(Value::Text(text)),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
    };
    match formula {
        Some(formula) if !formula.is_empty() => Some(with_formula(formula, plain)),
        _ => plain,
    }
}

/// What a cell with a formula holds. An empty result is none: a program that never computed leaves it so.
pub(super) fn with_formula(formula: String, shown: Option<Value>) -> Value {
    let shown = shown.map(|value| value.text().into_owned());
    Value::Formula(formula, shown.filter(|text| !text.is_empty()))
}

/// A date as [`Value::Date`]; a time, with its date if it has one, as text.
pub(super) fn date(time: &ExcelDateTime) -> Value {
    let days = time.as_f64();
    if time.is_duration() || !(0.0..2_958_466.0).contains(&days) {
        return Value::Number(days);
    }
    let (year, month, day, hour, minute, _, _) = time.to_ymd_hms_milli();
    match (days < 1.0, hour == 0 && minute == 0) {
        (true, _) => Value::Text(format!("{hour:02}:{minute:02}")),
        (false, true) => Value::Date(format!("{year:04}-{month:02}-{day:02}")),
        (false, false) => Value::Text(format!(
            "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"
        )),
    }
}

/// `2026-09-30T00:00:00` as its date.
pub(super) fn iso_date(text: String) -> Value {
    match text.split_once('T') {
        None => Value::Date(text),
        Some((date, time)) if time.starts_with("00:00") => Value::Date(date.to_owned()),
        Some((date, time)) => Value::Text(format!("{date} {}", time.get(..5).unwrap_or(time))),
    }
}

fn ignored(package: &Package<'_>) -> Vec<String> {
    let mut ignored = Vec::new();
    if package.names().any(|name| name.ends_with("vbaProject.bin")) {
        ignored.push("文件里的宏没有运行，也没有采用".to_owned());
    }
    if package
        .names()
        .any(|name| name.starts_with("xl/externalLinks/"))
    {
        ignored.push("文件里连到别的文件的链接没有打开".to_owned());
    }
    ignored
}
