//! A new workbook with the values of one that cannot be changed in place.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, XlsxError};

use super::Unwritable;
use crate::csv::neutralised;
use crate::{Sheet, Value, Workbook};

/// Writes the sheets, their values and what is merged. A formula becomes what the program last computed.
pub(super) fn written(workbook: &Workbook) -> Result<Vec<u8>, Unwritable> {
    let mut new = rust_xlsxwriter::Workbook::new();
    new.set_properties(&properties()?);
    let mut names = Vec::new();
    for sheet in &workbook.sheets {
        let name = sheet_name(&sheet.name, &names);
        let target = new.add_worksheet();
        target.set_name(&name)?;
        target.set_hidden(sheet.hidden);
        names.push(name);
        fill(target, sheet)?;
    }
    if workbook.sheets.is_empty() {
        new.add_worksheet();
    }
    Ok(new.save_to_buffer()?)
}

/// When the file says that it was made: always the same, so that equal input gives equal bytes.
pub(crate) fn properties() -> Result<DocProperties, XlsxError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_creation_datetime(&made))
}

/// The name that a sheet can have: at most 31 signs, some not allowed, each once.
pub(super) fn sheet_name(name: &str, taken: &[String]) -> String {
    let allowed = |sign: &char| !"[]:*?/\\".contains(*sign) && !sign.is_control();
    let cleaned: String = name.chars().filter(allowed).collect();
    let cleaned = cleaned.trim_matches('\'').trim();
    let cleaned = if cleaned.is_empty() { "表" } else { cleaned };
    let mut number = 1;
    loop {
        let end = if number == 1 {
            String::new()
        } else {
            number.to_string()
        };
        let room = 31 - end.len();
        // The program counts as UTF-16 does.
        let mut length = 0;
        let fits = |sign: &char| {
            length += sign.len_utf16();
            length <= room
        };
        let name: String = cleaned.chars().take_while(fits).collect::<String>() + &end;
        let is_taken = |known: &String| known.to_lowercase() == name.to_lowercase();
        if !taken.iter().any(is_taken) {
            return name;
        }
        number += 1;
    }
}

fn fill(target: &mut rust_xlsxwriter::Worksheet, sheet: &Sheet) -> Result<(), Unwritable> {
    let wide = Format::new();
    for merge in &sheet.merges {
        let [first_row, last_row] =
            [merge.first_row, merge.last_row].map(|row| row.saturating_sub(1));
        let [first, last] = [column(merge.first_column)?, column(merge.last_column)?];
        if (first_row, first) != (last_row, last) {
            // Blocks that overlap are a fault of the file; the first one stays.
            match target.merge_range(first_row, first, last_row, last, "", &wide) {
                Ok(_) | Err(XlsxError::MergeRangeOverlaps(..)) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    for row in &sheet.rows {
        let number = row.number.saturating_sub(1);
        for cell in &row.cells {
            let column = column(cell.column)?;
            match &cell.value {
                Value::Number(value) => target.write_number(number, column, *value)?,
                Value::Bool(value) => target.write_boolean(number, column, *value)?,
                Value::Text(text) | Value::Date(text) | Value::Error(text) => {
                    target.write_string(number, column, fitting(text))?
                }
                Value::Formula(_, computed) => {
                    let text = computed.as_deref().unwrap_or_default();
                    target.write_string(number, column, fitting(text))?
                }
            };
        }
        if row.hidden {
            target.set_row_hidden(number)?;
        }
    }
    Ok(())
}

/// A text as a cell can hold it.
fn fitting(text: &str) -> String {
    const MOST: usize = 32_000;
    neutralised(text).chars().take(MOST).collect()
}

fn column(column: u32) -> Result<u16, Unwritable> {
    u16::try_from(column).map_err(|_| Unwritable::TooLarge)
}
