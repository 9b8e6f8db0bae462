//! The template: a workbook with what the directory knows of a region today, for the bureau to correct.
//!
//! Its heads are words that reading a workbook knows, and what stands in it is read back as it is in the
//! directory. A cell is empty where no document states anything; an empty cell that comes back changes nothing.

mod beside;
mod columns;
pub mod hours;
mod rows;

use directory::{Directory, Records, RegionId};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, Note, Workbook,
    Worksheet, XlsxError,
};

use crate::csv::neutralised;
use crate::marked::{Unwritable, fresh};
pub use beside::BESIDE_COLUMNS;
use columns::{COLUMNS, Column, Content, Names, Offered};
pub use columns::{STATES, SYSTEMS, said_hours, said_phones};
pub use rows::{Head, Rows, heads};

/// The sheet of the facilities.
pub const FACILITIES: &str = "机构";

/// The sheets beside it, which hold nothing to be taken over: what to write, and the words to choose from.
pub const BESIDE: [&str; 2] = ["说明", "选项"];

/// How many rows for new facilities offer their words too.
const NEW_ROWS: u32 = 300;

/// The template of a region, as the bytes of an `.xlsx`: a row for each of its facilities, in their order.
///
/// Equal input gives equal bytes.
pub fn template(directory: &Directory, region: &RegionId) -> Result<Vec<u8>, Unwritable> {
    let records = directory
        .regions
        .get(region)
        .ok_or(Unwritable::UnknownRegion)?;
    let lists = lists(directory, records);
    let mut workbook = Workbook::new();
    workbook.set_properties(&fresh::properties()?);
    facilities(workbook.add_worksheet(), directory, records, &lists)?;
    explanation(workbook.add_worksheet(), &records.region.name)?;
    choices(workbook.add_worksheet(), &lists)?;
    Ok(workbook.save_to_buffer()?)
}

/// The words that a column offers, under its head.
struct List {
    offered: Offered,
    head: &'static str,
    words: Vec<String>,
}

fn lists(directory: &Directory, records: &Records) -> [List; 4] {
    let streets = records
        .region
        .streets
        .iter()
        .filter(|street| !street.statistical);
    [
        List {
            offered: Offered::Kinds,
            head: "类别",
            words: directory
                .kinds
                .iter()
                .map(|kind| kind.name.clone())
                .collect(),
        },
        List {
            offered: Offered::Streets,
            head: "街道",
            words: streets.map(|street| street.name.clone()).collect(),
        },
        List {
            offered: Offered::States,
            head: "状态",
            words: STATES.map(str::to_owned).into(),
        },
        List {
            offered: Offered::Systems,
            head: "坐标系",
            words: SYSTEMS.map(|(_, name)| name.to_owned()).into(),
        },
    ]
}

fn facilities(
    sheet: &mut Worksheet,
    directory: &Directory,
    records: &Records,
    lists: &[List],
) -> Result<(), XlsxError> {
    sheet.set_name(FACILITIES)?;
    let head = head();
    let text = Format::new()
        .set_num_format("@")
        .set_align(FormatAlign::Top)
        .set_text_wrap();
    let number = Format::new()
        .set_num_format("0.000000")
        .set_align(FormatAlign::Top);
    let names = Names::of(directory, &records.region);
    let last = records.facilities.len() as u32 + NEW_ROWS;
    for (place, column) in (0..).zip(&COLUMNS) {
        let is_number = matches!(column.head, "经度" | "纬度");
        let format = if is_number { &number } else { &text };
        sheet.set_column_width(place, column.width)?;
        sheet.set_column_format(place, format)?;
        sheet.write_string_with_format(0, place, column.head, &head)?;
        sheet.insert_note(0, place, &note(column))?;
        if let Some(validation) = validation(column, lists) {
            sheet.add_data_validation(1, place, last, place, &validation)?;
        }
        for (row, facility) in (1..).zip(&records.facilities) {
            match (column.content)(facility, &names) {
                Content::Text(text) => {
                    sheet.write_string_with_format(row, place, neutralised(&text), format)?;
                }
                Content::Number(number) => {
                    sheet.write_number_with_format(row, place, number, format)?;
                }
                Content::Unstated => {}
            }
        }
    }
    sheet.set_freeze_panes(1, 2)?;
    sheet.autofilter(
        0,
        0,
        records.facilities.len() as u32,
        COLUMNS.len() as u16 - 1,
    )?;
    Ok(())
}

fn head() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00DD_EBF7))
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

fn note(column: &Column) -> Note {
    let text = format!("{}\n例如：{}", column.help, column.example);
    Note::new(text)
        .set_author("就近医")
        .add_author_prefix(false)
        .set_width(260)
        .set_height(140)
}

/// The choice that a column offers. A street that is not in the list may be a new one; anything else is a slip.
fn validation(column: &Column, lists: &[List]) -> Option<DataValidation> {
    let place = lists
        .iter()
        .position(|list| list.offered == column.offered)?;
    let letters = crate::CellName::letters(place as u32);
    let last = lists[place].words.len() + 1;
    let formula = format!("={}!${letters}$2:${letters}${last}", BESIDE[1]);
    let style = match column.offered {
        Offered::Streets => DataValidationErrorStyle::Warning,
        _ => DataValidationErrorStyle::Stop,
    };
    let validation = DataValidation::new()
        .allow_list_formula(Formula::new(formula))
        .set_error_style(style)
        .set_error_title("不在列表里")
        .and_then(|validation| validation.set_error_message("请从列表里选一个，或者留空"));
    validation.ok()
}

/// What to write where, for who reads before she writes.
fn explanation(sheet: &mut Worksheet, region: &str) -> Result<(), XlsxError> {
    sheet.set_name(BESIDE[0])?;
    let head = head();
    let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let sentences = [
        format!("{region}的机构：网站上现在写的，都在“{FACILITIES}”表里，一行一家"),
        "错的改，空的知道就补，不知道就留空：空的格不会改动网站".to_owned(),
        format!(
            "新加的机构写在最后，编号留空；停办的不要删，在“状态”里选“{}”",
            STATES[2]
        ),
        "不写个人的名字、手机、身份证：这张表里的内容会放到网站上".to_owned(),
        "不用公式；不改列名，不合并格；改好存成 .xlsx 再导入".to_owned(),
    ];
    for (row, sentence) in (0..).zip(sentences) {
        sheet.write_string(row, 0, sentence)?;
    }
    let top = 6;
    for (place, (name, width)) in (0..).zip([("列", 14), ("写什么", 70), ("例如", 60)]) {
        sheet.write_string_with_format(top, place, name, &head)?;
        sheet.set_column_width(place, width)?;
    }
    for (row, column) in (top + 1..).zip(&COLUMNS) {
        for (place, words) in (0..).zip([column.head, column.help, column.example]) {
            sheet.write_string_with_format(row, place, neutralised(words), &text)?;
        }
    }
    Ok(())
}

/// The words to choose from, a column for each list.
fn choices(sheet: &mut Worksheet, lists: &[List]) -> Result<(), XlsxError> {
    sheet.set_name(BESIDE[1])?;
    sheet.set_hidden(true);
    let head = head();
    for (place, list) in (0..).zip(lists) {
        sheet.set_column_width(place, 24)?;
        sheet.write_string_with_format(0, place, list.head, &head)?;
        for (row, word) in (1..).zip(&list.words) {
            sheet.write_string(row, place, neutralised(word))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
