//! The sheet 问题: one line for each problem, and a link to its cell.

use super::markup::{Broken, escaped};
use super::package::{KINDS, part, text_element};
use super::styles::Styles;
use crate::csv::neutralised;
use crate::{CellName, Problem, Severity};

/// A problem with where it is and what stands there.
pub(super) struct Line<'a> {
    /// The sheet's name.
    pub(super) sheet: &'a str,
    /// What the cell holds, as text.
    pub(super) value: String,
    pub(super) problem: &'a Problem,
}

/// The word for how much a problem matters, with which its note begins.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "请看",
        Severity::Note => "提示",
    }
}

/// What is wrong, with the piece of the cell that it is about.
pub(super) fn what(problem: &Problem) -> String {
    match shortened(&problem.about) {
        about if about.is_empty() => problem.kind.what().to_owned(),
        about => format!("{}（{about}）", problem.kind.what()),
    }
}

/// A text of a cell, as far as somebody reads it in a list.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}……", &text[..end]),
        None => text.to_owned(),
    }
}

/// The head of the columns, and how wide they are in signs.
const COLUMNS: [(&str, u32); 7] = [
    ("表", 14),
    ("格（点一下就到）", 16),
    ("轻重", 8),
    ("格里写的", 30),
    ("哪里不对", 36),
    ("要做什么", 36),
    ("例如", 26),
];

/// The part of the sheet. `first` are the sentences above the list.
pub(super) fn sheet(
    first: &[String],
    lines: &[Line],
    styles: &mut Styles,
) -> Result<String, Broken> {
    let looks = Looks {
        text: styles.wrapped(),
        bold: styles.bold(),
        link: styles.link(),
        errors: styles.severity(Severity::Error)?,
        warnings: styles.severity(Severity::Warning)?,
        notes: styles.severity(Severity::Note)?,
    };
    let mut rows = String::new();
    for (number, sentence) in (1..).zip(first) {
        let look = if number == 1 { looks.bold } else { looks.text };
        // A merged cell does not grow by itself.
        let height = 16 * (1 + width(sentence) / WIDTH);
        rows.push_str(&row(
            number,
            &format!(" ht=\"{height}\" customHeight=\"1\""),
            &[(sentence, look)],
        ));
    }
    let head = first.len() + 1;
    let names = COLUMNS.map(|(name, _)| (name, looks.bold));
    rows.push_str(&row(head, "", &names));
    let mut links = String::new();
    for (number, line) in (head + 1..).zip(lines) {
        rows.push_str(&line_row(number, line, &looks));
        links.push_str(&format!(
            "<hyperlink ref=\"B{number}\" location=\"{}\" display=\"{}\"/>",
            escaped(&place(line.sheet, line.problem.cell)),
            line.problem.cell
        ));
    }
    let widths: String = (1..)
        .zip(COLUMNS)
        .map(|(number, (_, width))| {
            format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>")
        })
        .collect();
    let merges: String = (1..head)
        .map(|number| format!("<mergeCell ref=\"A{number}:G{number}\"/>"))
        .collect();
    let links = match links.is_empty() {
        true => links,
        false => format!("<hyperlinks>{links}</hyperlinks>"),
    };
    let below = head + 1;
    let last = head + lines.len();
    Ok(part(
        "worksheet",
        &format!(
            "<sheetPr><tabColor rgb=\"FFC00000\"/></sheetPr><sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\">\
             <pane ySplit=\"{head}\" topLeftCell=\"A{below}\" activePane=\"bottomLeft\" state=\"frozen\"/>\
             <selection pane=\"bottomLeft\" activeCell=\"A{below}\" sqref=\"A{below}\"/></sheetView></sheetViews>\
             <sheetFormatPr defaultRowHeight=\"15\"/><cols>{widths}</cols><sheetData>{rows}</sheetData>\
             <autoFilter ref=\"A{head}:G{last}\"/><mergeCells count=\"{}\">{merges}</mergeCells>{links}",
            head - 1
        ),
    ))
}

/// The numbers of our sheet's looks.
struct Looks {
    text: usize,
    bold: usize,
    link: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

fn line_row(number: usize, line: &Line, looks: &Looks) -> String {
    let kind = line.problem.kind;
    let severity = match kind.severity() {
        Severity::Error => looks.errors,
        Severity::Warning => looks.warnings,
        Severity::Note => looks.notes,
    };
    row(
        number,
        "",
        &[
            (line.sheet, looks.text),
            (&line.problem.cell.to_string(), looks.link),
            (word(kind.severity()), severity),
            (&shortened(&line.value), looks.text),
            (&what(line.problem), looks.text),
            (kind.todo(), looks.text),
            (kind.example(), looks.text),
        ],
    )
}

/// A row of texts with their looks. All cells are texts by type, and none begins like a formula.
fn row(number: usize, attributes: &str, cells: &[(&str, usize)]) -> String {
    let cells = (0..).zip(cells).map(|(column, (text, look))| {
        format!(
            "<c r=\"{}{number}\" s=\"{look}\" t=\"inlineStr\"><is>{}</is></c>",
            CellName::letters(column),
            text_element("", &neutralised(text))
        )
    });
    format!(
        "<row r=\"{number}\"{attributes}>{}</row>",
        cells.collect::<String>()
    )
}

/// About how many signs the columns are wide together.
const WIDTH: usize = 150;

/// How wide a text is, in signs of the Latin alphabet.
fn width(text: &str) -> usize {
    text.chars()
        .map(|sign| 1 + usize::from(!sign.is_ascii()))
        .sum()
}

/// Where a link leads within the workbook.
fn place(sheet: &str, cell: CellName) -> String {
    format!("'{}'!{cell}", sheet.replace('\'', "''"))
}

/// The element that names our sheet in the workbook.
pub(super) fn entry(prefix: &str, name: &str, number: u32, id: &str) -> String {
    format!(
        "<{prefix}sheet name=\"{}\" sheetId=\"{number}\" xmlns:r=\"{KINDS}\" r:id=\"{id}\"/>",
        escaped(name)
    )
}
