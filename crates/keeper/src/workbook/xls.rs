//! Excel's old `.xls`.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, SheetVisible, Xls, XlsError};
use cfb::CompoundFile;

use super::builder::{Builder, Layout};
use super::xlsx::{date, iso_date, with_formula};
use super::{Limits, Unreadable};
use crate::{Merge, Value, Workbook};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::damaged())?;
    if file.exists("/EncryptedPackage") {
        return Err(Unreadable::password());
    }
    let Some(name) = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name))
    else {
        return Err(Unreadable::not_a_workbook("Word 或者别的旧文档"));
    };
    let mut stream = Vec::new();
    let mut reader = file.open_stream(name).map_err(|_| Unreadable::damaged())?;
    reader
        .read_to_end(&mut stream)
        .map_err(|_| Unreadable::damaged())?;
    let outline = outline(&stream, limits)?;

    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut builder = Builder::new(limits);
    for (index, sheet) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        let hidden = sheet.visible != SheetVisible::Visible;
        let mut cells = builder.sheet(&sheet.name, hidden);
        let range = book.worksheet_range(&sheet.name).unwrap_or_default();
        let formulas = book.worksheet_formula(&sheet.name).unwrap_or_default();
        let (first_row, first_column) = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells() {
            let place = (first_row + row as u32, first_column + column as u32);
            let shown = range.get_value(place).cloned().and_then(value);
            cells.add(place.0 + 1, place.1, with_formula(formula.clone(), shown))?;
        }
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let place = (first_row + row as u32, first_column + column as u32);
            if formulas.get_value(place).is_none_or(String::is_empty)
                && let Some(value) = value(data.clone())
            {
                cells.add(place.0 + 1, place.1, value)?;
            }
        }
        let merges = book
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        cells.finish(Layout {
            hidden_rows: outline.hidden_rows.get(index).cloned().unwrap_or_default(),
            merges: merges.iter().map(merge).collect(),
        });
    }
    let mut ignored = Vec::new();
    if file.exists("/_VBA_PROJECT_CUR") {
        ignored.push("文件里的宏没有运行，也没有采用".to_owned());
    }
    if outline.has_links {
        ignored.push("文件里连到别的文件的链接没有打开".to_owned());
    }
    Ok(Workbook {
        encoding: None,
        sheets: builder.finish(),
        ignored,
    })
}

fn unreadable(error: &XlsError) -> Unreadable {
    match error {
        XlsError::Password => Unreadable::password(),
        _ => Unreadable::damaged(),
    }
}

fn value(data: Data) -> Option<Value> {
    match data {
        Data::Empty => None,
        Data::Int(number) => Some(Value::Number(number as f64)),
        Data::Float(number) => Some(Value::Number(number)),
        Data::String(text) => Some(Value::Text(text)),
        Data::Bool(answer) => Some(Value::Bool(answer)),
        Data::DateTime(time) => Some(date(&time)),
        Data::DateTimeIso(text) => Some(iso_date(text)),
        Data::DurationIso(text) => Some(Value::Text(text)),
        Data::Error(error) => Some(Value::Error(error.to_string())),
    }
}

fn merge(block: &calamine::Dimensions) -> Merge {
    Merge {
        first_row: block.start.0 + 1,
        last_row: block.end.0 + 1,
        first_column: block.start.1,
        last_column: block.end.1,
    }
}

/// What the records of a file say besides its cells.
#[derive(Debug, Default, PartialEq)]
struct Outline {
    /// Of each sheet, the rows that the program hides, counted from 1.
    hidden_rows: Vec<BTreeSet<u32>>,
    /// Whether it takes values from other files.
    has_links: bool,
}

/// A row of this format: its number, first and last column, height, two unused fields, flags.
const ROW: u16 = 0x0208;
/// The flag of a hidden row, in the thirteenth byte of its record.
const ROW_HIDDEN: u8 = 0x20;
/// A sheet's name, whether it is hidden, and first of all where it begins.
const SHEET: u16 = 0x0085;
/// Where values come from: another file, or this one, which has the mark `01 04` behind the number of sheets.
const LINKS: u16 = 0x01AE;
/// The cells that a sheet uses.
const DIMENSIONS: u16 = 0x0200;
/// A password.
const PASSWORD: u16 = 0x002F;
/// The beginning of the file, and of each sheet.
const BEGINNING: u16 = 0x0809;
const END: u16 = 0x000A;
/// The code page, the era of dates, and the sheets that formulas name.
const OTHERS: [u16; 3] = [0x0042, 0x0022, 0x0017];
/// A name for cells.
const NAME: u16 = 0x0018;
/// Blocks of merged cells, after their number.
const MERGES: u16 = 0x00E5;
/// Several numbers beside one another, from one column to another.
const NUMBERS: u16 = 0x00BD;
/// Records of cells: each begins with row and column.
const CELLS: [u16; 8] = [
    0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E,
];

/// Reads the outline, and refuses a file whose records do not lie within it, or whose cells lie so far apart
/// that the table between them would fill the memory.
fn outline(stream: &[u8], limits: &Limits) -> Result<Outline, Unreadable> {
    let mut outline = Outline::default();
    let mut beginnings = Vec::new();
    for record in Records(stream) {
        let (sort, data) = record?;
        match sort {
            PASSWORD if number(data, 0) != Some(0) => return Err(Unreadable::password()),
            LINKS => outline.has_links |= data.get(2..4) != Some(&[1, 4]),
            SHEET => {
                let beginning = data.first_chunk().ok_or_else(Unreadable::damaged)?;
                beginnings.push(u32::from_le_bytes(*beginning) as usize);
            }
            END => break,
            _ => {}
        }
    }
    for beginning in beginnings {
        let sheet = stream.get(beginning..).ok_or_else(Unreadable::damaged)?;
        outline.hidden_rows.push(hidden_rows(sheet, limits)?);
    }
    Ok(outline)
}

fn hidden_rows(sheet: &[u8], limits: &Limits) -> Result<BTreeSet<u32>, Unreadable> {
    let mut hidden = BTreeSet::new();
    let (mut first, mut last) = ((u32::MAX, u32::MAX), (0, 0));
    for record in Records(sheet) {
        let (sort, data) = record?;
        let place = number(data, 0).zip(number(data, 2));
        match (sort, place) {
            (ROW, Some((row, _))) if data.get(12).is_some_and(|flags| flags & ROW_HIDDEN != 0) => {
                hidden.insert(u32::from(row) + 1);
            }
            (END, _) => break,
            (_, Some((row, column))) if CELLS.contains(&sort) => {
                let (row, column) = (u32::from(row), u32::from(column));
                first = (first.0.min(row), first.1.min(column));
                last = (last.0.max(row), last.1.max(column));
            }
            _ => {}
        }
    }
    let area = u64::from(last.0.saturating_sub(first.0) + 1)
        * u64::from(last.1.saturating_sub(first.1) + 1);
    if area > u64::from(limits.cells) {
        return Err(limits.too_many_cells());
    }
    Ok(hidden)
}

/// Whether a record is as long as what it states, since calamine takes its word for that.
fn is_sound(sort: u16, data: &[u8]) -> bool {
    let stated = |at: usize| number(data, at).map_or(usize::MAX, usize::from);
    match sort {
        DIMENSIONS => is_sound_size(data),
        BEGINNING | PASSWORD => data.len() >= 2,
        SHEET => data.len() >= 8,
        MERGES => data.len() >= stated(0).saturating_mul(8).saturating_add(2),
        NUMBERS => data.len() >= 6 && stated(2) <= stated(data.len() - 2),
        NAME => {
            let formula = data
                .len()
                .checked_sub(stated(4))
                .and_then(|from| data.get(from..));
            data.len() >= 15
                && formula.is_some_and(|formula| match formula.first() {
                    Some(0x3A | 0x5A | 0x7A) => formula.len() >= 7,
                    Some(0x3B | 0x5B | 0x7B) => formula.len() >= 11,
                    _ => true,
                })
        }
        _ if OTHERS.contains(&sort) => data.len() >= 2,
        _ => true,
    }
}

/// Whether the stated size of a sheet is one that the format can have: rows to 65,536, columns to 256, the
/// last not before the first.
fn is_sound_size(dimensions: &[u8]) -> bool {
    let wide = |at: usize| {
        let bytes = dimensions.get(at..at + 4)?.first_chunk()?;
        Some(u32::from_le_bytes(*bytes))
    };
    let (rows, columns) = match dimensions.len() {
        10 => {
            let rows = number(dimensions, 0).zip(number(dimensions, 2));
            let columns = number(dimensions, 4).zip(number(dimensions, 6));
            (
                rows.map(|(first, last)| (first.into(), last.into())),
                columns,
            )
        }
        _ => {
            let columns = number(dimensions, 8).zip(number(dimensions, 10));
            (wide(0).zip(wide(4)), columns)
        }
    };
    rows.is_some_and(|(first, last)| first <= last && last <= 65_536)
        && columns.is_some_and(|(first, last)| first <= last && last <= 256)
}

fn number(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at + 2)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}

/// The records of a stream, each with its sort and its data. One that does not lie within the stream, or is
/// not sound, is an error, and the last.
struct Records<'s>(&'s [u8]);

impl<'s> Iterator for Records<'s> {
    type Item = Result<(u16, &'s [u8]), Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        // Programs fill the stream up with zeros.
        if self.0.is_empty() || self.0.starts_with(&[0; 4]) {
            return None;
        }
        let sort = number(self.0, 0);
        let length = number(self.0, 2).map(usize::from);
        let data = length.and_then(|length| self.0.get(4..4 + length));
        let record = sort.zip(data).filter(|(sort, data)| is_sound(*sort, data));
        let Some((sort, data)) = record else {
            self.0 = &[];
            return Some(Err(Unreadable::damaged()));
        };
        self.0 = self.0.get(4 + data.len()..).unwrap_or_default();
        Some(Ok((sort, data)))
    }
}
