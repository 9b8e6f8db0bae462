//! OpenDocument's `.ods`.
//!
//! Its XML says of a row whether it is hidden and of a cell how far it is merged, which calamine does not
//! give; and it repeats a cell or a row by a number, which has to be counted before it is done.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::builder::{Builder, Cells, Layout};
use super::layout::attribute;
use super::package::Package;
use super::xlsx::{iso_date, with_formula};
use super::{Limits, Unreadable};
use crate::{Merge, Value, Workbook};

pub(super) fn read(package: &mut Package<'_>, limits: &Limits) -> Result<Workbook, Unreadable> {
    let mimetype = package.text("mimetype").unwrap_or_default();
    if !mimetype.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Err(Unreadable::not_a_workbook("文字文档或者别的文件"));
    }
    let manifest = package.text("META-INF/manifest.xml").unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Unreadable::password());
    }
    let xml = package
        .text("content.xml")
        .ok_or_else(Unreadable::damaged)?;
    let mut builder = Builder::new(limits);
    let mut content = Content::new(&xml);
    while let Some(table) = content.next_table()? {
        let mut cells = builder.sheet(&table.name, table.hidden);
        let layout = content.table(&mut cells, limits)?;
        cells.finish(layout);
    }
    let mut ignored = Vec::new();
    if package.names().any(|name| name.starts_with("Basic/")) {
        ignored.push("文件里的宏没有运行，也没有采用".to_owned());
    }
    Ok(Workbook {
        encoding: None,
        sheets: builder.finish(),
        ignored,
    })
}

/// The XML of the sheets, read from the front.
struct Content<'x> {
    reader: Reader<&'x [u8]>,
    /// The style that is being described.
    style: Option<String>,
    /// The styles of hidden sheets.
    hidden_styles: Vec<String>,
}

/// The beginning of a sheet.
struct Beginning {
    name: String,
    hidden: bool,
}

/// A cell as it stands in the XML.
struct Raw {
    value: Option<Value>,
    columns: u32,
    merged_columns: u32,
    merged_rows: u32,
}

impl<'x> Content<'x> {
    fn new(xml: &'x str) -> Self {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            style: None,
            hidden_styles: Vec::new(),
        }
    }

    fn event(&mut self) -> Result<Event<'x>, Unreadable> {
        match self.reader.read_event() {
            Ok(event) => Ok(event),
            Err(_) => Err(Unreadable::damaged()),
        }
    }

    /// Goes to the next sheet.
    fn next_table(&mut self) -> Result<Option<Beginning>, Unreadable> {
        loop {
            match self.event()? {
                Event::Start(element) => match element.name().as_ref() {
                    "style:style" => self.style = attribute(&element, "name"),
                    "style:table-properties"
                        if attribute(&element, "display").as_deref() == Some("false") =>
                    {
                        self.hidden_styles.extend(self.style.clone());
                    }
                    "table:table" => {
                        let style = attribute(&element, "style-name").unwrap_or_default();
                        return Ok(Some(Beginning {
                            name: attribute(&element, "name").unwrap_or_default(),
                            hidden: self.hidden_styles.contains(&style),
                        }));
                    }
                    _ => {}
                },
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Reads a sheet to its end.
    fn table(&mut self, cells: &mut Cells<'_, '_>, limits: &Limits) -> Result<Layout, Unreadable> {
        let mut layout = Layout::default();
        let mut next = 1_u32;
        loop {
            match self.event()? {
                Event::Start(element) if element.name().as_ref() == "table:table-row" => {
                    let repeats = count(&element, "number-rows-repeated");
                    let visibility = attribute(&element, "visibility");
                    let row = self.row(limits)?;
                    let holds = row.iter().any(|cell| cell.value.is_some());
                    let last = next.saturating_add(repeats);
                    if holds && repeats > limits.rows {
                        return Err(limits.too_many_rows());
                    }
                    for number in (next..last).take_while(|_| holds) {
                        add(cells, &mut layout, number, &row)?;
                        if visibility.as_deref().is_some_and(|word| word != "visible") {
                            layout.hidden_rows.insert(number);
                        }
                    }
                    next = last;
                }
                Event::End(element) if element.name().as_ref() == "table:table" => {
                    return Ok(layout);
                }
                Event::Eof => return Err(Unreadable::damaged()),
                _ => {}
            }
        }
    }

    fn row(&mut self, limits: &Limits) -> Result<Vec<Raw>, Unreadable> {
        let mut row = Vec::new();
        loop {
            match self.event()? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-cell" => row.push(self.cell(&element, true)?),
                    // What lies under a merged block is not seen.
                    "table:covered-table-cell" => row.push(self.cell(&element, false)?),
                    _ => {}
                },
                Event::End(element) if element.name().as_ref() == "table:table-row" => {
                    return Ok(row);
                }
                Event::Eof => return Err(Unreadable::damaged()),
                _ => {}
            }
            if row.len() > limits.columns as usize {
                return Err(limits.too_many_columns());
            }
        }
    }

    fn cell(&mut self, start: &BytesStart<'_>, is_seen: bool) -> Result<Raw, Unreadable> {
        let text = self.cell_text(start.name().as_ref())?;
        let shown = value(start, text);
        let value = match attribute(start, "formula") {
            Some(formula) => Some(with_formula(
                formula_alone(&formula).to_owned(),
                Some(shown),
            )),
            None => Some(shown).filter(|value| !value.is_blank()),
        };
        Ok(Raw {
            value: value.filter(|_| is_seen),
            columns: count(start, "number-columns-repeated"),
            merged_columns: count(start, "number-columns-spanned"),
            merged_rows: count(start, "number-rows-spanned"),
        })
    }

    /// The text of a cell to its end: a line for each paragraph, without remarks.
    fn cell_text(&mut self, name: &str) -> Result<String, Unreadable> {
        let mut text = String::new();
        let mut paragraphs = 0;
        let mut remarks = 0;
        let mut depth = 0;
        loop {
            match self.event()? {
                Event::Start(element) => {
                    depth += 1;
                    match element.name().as_ref() {
                        "office:annotation" => remarks += 1,
                        _ if remarks > 0 => {}
                        "text:p" => {
                            if paragraphs > 0 {
                                text.push('\n');
                            }
                            paragraphs += 1;
                        }
                        "text:s" => text.extend((0..count(&element, "c").min(100)).map(|_| ' ')),
                        "text:tab" => text.push('\t'),
                        "text:line-break" => text.push('\n'),
                        _ => {}
                    }
                }
                Event::End(element) if depth == 0 && element.name().as_ref() == name => {
                    return Ok(text);
                }
                Event::End(element) => {
                    depth -= 1;
                    if element.name().as_ref() == "office:annotation" {
                        remarks -= 1;
                    }
                }
                Event::Text(piece) if remarks == 0 && paragraphs > 0 => {
                    text.push_str(&piece.xml10_content());
                }
                Event::GeneralRef(reference) if remarks == 0 && paragraphs > 0 => {
                    let sign = reference.resolve_char_ref().ok().flatten();
                    let named = quick_xml::escape::resolve_xml_entity(&reference);
                    match sign {
                        Some(sign) => text.push(sign),
                        None => text.push_str(named.unwrap_or_default()),
                    }
                }
                Event::Eof => return Err(Unreadable::damaged()),
                _ => {}
            }
        }
    }
}

/// Adds a row of the XML.
fn add(
    cells: &mut Cells<'_, '_>,
    layout: &mut Layout,
    number: u32,
    row: &[Raw],
) -> Result<(), Unreadable> {
    let mut column = 0_u32;
    for raw in row {
        let end = column.saturating_add(raw.columns);
        if let Some(value) = &raw.value {
            for column in column..end {
                cells.add(number, column, value.clone())?;
            }
        }
        if raw.merged_columns > 1 || raw.merged_rows > 1 {
            layout.merges.push(Merge {
                first_row: number,
                last_row: number.saturating_add(raw.merged_rows - 1),
                first_column: column,
                last_column: column.saturating_add(raw.merged_columns - 1),
            });
        }
        column = end;
    }
    Ok(())
}

/// What a cell holds, by the type that it states.
fn value(cell: &BytesStart<'_>, text: String) -> Value {
    let number = || attribute(cell, "value").and_then(|number| number.parse::<f64>().ok());
    match attribute(cell, "value-type").as_deref() {
        Some("float" | "currency" | "percentage") => {
            number().map_or(Value::Text(text), Value::Number)
        }
        Some("date") => attribute(cell, "date-value").map_or(Value::Text(text), iso_date),
        Some("boolean") => Value::Bool(attribute(cell, "boolean-value").as_deref() == Some("true")),
        _ => Value::Text(text),
    }
}

/// A formula without the name of its language and its `=`.
fn formula_alone(formula: &str) -> &str {
    formula
        .split_once('=')
        .map_or(formula, |(_, formula)| formula)
}

/// A number of an element that is at least 1 and is 1 where it is not stated.
fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    let stated = attribute(element, name).and_then(|number| number.parse::<u32>().ok());
    stated.unwrap_or(1).max(1)
}
