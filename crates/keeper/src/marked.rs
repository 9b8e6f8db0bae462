//! The clerk's workbook with its problems: their cells in colour, each with a note, and a list with links.
//!
//! A workbook of Excel's kind is changed in place: only the parts that say something else now are written anew,
//! everything else is copied as it lies in the file. Of any other file a new workbook is made, with its values.
//! Why so, and what becomes of formulas: `docs/decisions/0031-the-marked-workbook.md`.

mod cells;
pub(crate) mod fresh;
mod list;
mod markup;
mod notes;
mod package;
mod reach;
mod styles;

use std::collections::BTreeMap;
use std::fmt;

use rust_xlsxwriter::XlsxError;

use crate::csv::{is_like_a_formula, neutralised};
use crate::{CellName, Problem, Severity, Sheet, Value, Workbook};
use cells::Marks;
use list::Line;
use markup::{Broken, Edits, Piece, Pieces};
use package::Package;
use styles::Styles;

/// The sheet that lists what is to be looked at. A number follows where a bureau has a sheet of that name.
pub const SHEET: &str = "问题";

/// A workbook that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The name that it should have: with macros in it, it must end in `.xlsm`.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a workbook cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// It has more rows or columns than the format can hold.
    TooLarge,
    /// The directory does not have this region.
    UnknownRegion,
    /// The writer refused, in its own words.
    Refused(String),
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "表太大，写不进一个工作簿：分成几个文件再试"),
            Self::UnknownRegion => write!(f, "目录里没有这个区"),
            Self::Refused(why) => write!(f, "工作簿写不出来：{why}"),
        }
    }
}

impl std::error::Error for Unwritable {}

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Self::TooLarge,
            error => Self::Refused(error.to_string()),
        }
    }
}

impl From<Broken> for Unwritable {
    fn from(_: Broken) -> Self {
        Self::Refused("文件里有读不懂的部分".to_owned())
    }
}

/// Why a new workbook was made instead of changing the old one.
const NEW: &str = "这是新做的工作簿：原来的文件不能在里面做标记。表、内容和合并的格都在；颜色、列宽这些样式，还有公式，没有保留";

/// Marks the problems in a workbook. `bytes` is the file that `workbook` was read from; a problem comes with the
/// place of its sheet in it.
///
/// Equal input gives equal bytes. A problem of a sheet that is not there is left out.
pub fn mark(
    file_name: &str,
    bytes: &[u8],
    workbook: &Workbook,
    problems: &[(usize, Problem)],
) -> Result<Marked, Unwritable> {
    let stem = file_name
        .rsplit_once('.')
        .map_or(file_name, |(stem, _)| stem);
    let sheets = &workbook.sheets;
    // What a file is, it says itself: its name may end as another kind does.
    if let Some(package) = Package::open(bytes)
        && let Ok(marked) = in_place(package, stem, workbook, sheets, problems, None)
    {
        return Ok(marked);
    }
    let new = fresh::written(workbook)?;
    let package = Package::open(&new).ok_or(Broken)?;
    let sheets = renamed(sheets);
    Ok(in_place(
        package,
        stem,
        workbook,
        &sheets,
        problems,
        Some(NEW),
    )?)
}

/// The sheets under the names that they have in a new workbook.
fn renamed(sheets: &[Sheet]) -> Vec<Sheet> {
    let mut names = Vec::new();
    let mut renamed = sheets.to_vec();
    for sheet in &mut renamed {
        sheet.name = fresh::sheet_name(&sheet.name, &names);
        names.push(sheet.name.clone());
    }
    renamed
}

/// Marks the sheets of a package.
fn in_place(
    mut package: Package,
    stem: &str,
    workbook: &Workbook,
    sheets: &[Sheet],
    problems: &[(usize, Problem)],
    first: Option<&str>,
) -> Result<Marked, Broken> {
    let root = package.relationships("")?;
    let book = root
        .into_iter()
        .find(|one| one.is("officeDocument"))
        .ok_or(Broken)?
        .target;
    let named = package.relationships(&book)?;
    let of_kind = |kind: &str| {
        named
            .iter()
            .find(|one| one.is(kind))
            .map(|one| one.target.clone())
    };
    let styles_part = of_kind("styles").ok_or(Broken)?;
    let mut styles = Styles::read(package.text(&styles_part)?)?;
    let text = package.text(&book)?;
    // The strict form of the format names everything otherwise.
    if text.contains("http://purl.oclc.org/ooxml/") {
        return Err(Broken);
    }
    let known = sheets_of(&text)?;

    let mut stopped = Vec::new();
    let mut lost_formulas = false;
    for (name, id) in &known {
        let relationship = named.iter().find(|one| &one.id == id).ok_or(Broken)?;
        let place = sheets.iter().position(|sheet| &sheet.name == name);
        let of_sheet = problems.iter().filter(|(sheet, _)| Some(*sheet) == place);
        let of_sheet: Vec<&Problem> = of_sheet.map(|(_, problem)| problem).collect();
        let (mut marks, notes) = match place {
            Some(place) => marks_of(&sheets[place], &of_sheet),
            None => Default::default(),
        };
        if !notes.is_empty() {
            marks.drawing = notes::add(&mut package, &relationship.target, &notes)?;
        }
        let marked = cells::mark(&package.text(&relationship.target)?, &marks, &mut styles)?;
        package.put(&relationship.target, marked.text);
        stopped.extend(marked.stopped.iter().map(|cell| format!("{name} {cell}")));
        lost_formulas |= marked.lost_formulas;
    }
    // The order in which formulas are computed must not name cells that have none.
    if let (true, Some(chain)) = (lost_formulas, of_kind("calcChain")) {
        package.remove(&chain, &book)?;
    }

    let lines = lines_of(sheets, problems);
    let sentences = sentences(first, workbook, &lines, &stopped);
    let list = list::sheet(&sentences, &lines, &mut styles)?;
    add_list(&mut package, &book, &known, list)?;
    package.put(&styles_part, styles.finish()?);
    Ok(Marked {
        file_name: format!("{stem}-有问题的地方.{}", package.ending(&book)?),
        bytes: package.finish()?,
    })
}

/// The sheets that a workbook names: name, and the name under which it knows the part.
fn sheets_of(book: &str) -> Result<Vec<(String, String)>, Broken> {
    let mut sheets = Vec::new();
    let mut pieces = Pieces::of(book);
    while let Some((piece, _)) = pieces.next()? {
        if let Piece::Empty(tag) | Piece::Open(tag) = piece
            && tag.name() == "sheet"
        {
            let (name, id) = tag.get("name").zip(tag.get("id")).ok_or(Broken)?;
            sheets.push((name.into_owned(), id.into_owned()));
        }
    }
    Ok(sheets)
}

/// What becomes of the cells of a sheet, and the notes at them.
fn marks_of(sheet: &Sheet, problems: &[&Problem]) -> (Marks, BTreeMap<CellName, String>) {
    let mut marks = Marks::default();
    let mut notes: BTreeMap<CellName, String> = BTreeMap::new();
    let values: BTreeMap<CellName, &Value> = cells_of(sheet).collect();
    let mut sorted = problems.to_vec();
    sorted.sort_by_key(|problem| (problem.cell, std::cmp::Reverse(problem.kind.severity())));
    for problem in sorted {
        let cell = shown(sheet, problem.cell);
        let severity = problem.kind.severity();
        let colour = marks.colours.entry(cell).or_insert(severity);
        *colour = severity.max(*colour);
        let note = notes.entry(cell).or_default();
        if !note.is_empty() {
            note.push_str("\n————\n");
        }
        note.push_str(&note_of(problem));
        match values.get(&cell) {
            Some(Value::Formula(formula, _)) if severity == Severity::Error => {
                let text = neutralised(&format!("={formula}")).into_owned();
                marks.texts.insert(cell, text);
            }
            Some(Value::Text(text)) if is_like_a_formula(text) => {
                marks.texts.insert(cell, neutralised(text).into_owned());
            }
            _ => {}
        }
    }
    (marks, notes)
}

fn cells_of(sheet: &Sheet) -> impl Iterator<Item = (CellName, &Value)> {
    sheet.rows.iter().flat_map(|row| {
        row.cells.iter().map(|cell| {
            let name = CellName {
                row: row.number,
                column: cell.column,
            };
            (name, &cell.value)
        })
    })
}

/// The cell that is seen at a place: of a merged block only the first one is.
fn shown(sheet: &Sheet, cell: CellName) -> CellName {
    let holds = |merge: &&crate::Merge| {
        (merge.first_row..=merge.last_row).contains(&cell.row)
            && (merge.first_column..=merge.last_column).contains(&cell.column)
    };
    sheet
        .merges
        .iter()
        .find(holds)
        .map_or(cell, |merge| CellName {
            row: merge.first_row,
            column: merge.first_column,
        })
}

fn note_of(problem: &Problem) -> String {
    let kind = problem.kind;
    let word = list::word(kind.severity());
    let mut note = format!("{word}：{}\n要做：{}", list::what(problem), kind.todo());
    if !kind.example().is_empty() {
        note.push_str(&format!("\n例如：{}", kind.example()));
    }
    note
}

/// The lines of the list, in the order of the sheets and cells.
fn lines_of<'a>(sheets: &'a [Sheet], problems: &'a [(usize, Problem)]) -> Vec<Line<'a>> {
    let values: Vec<BTreeMap<CellName, &Value>> = sheets
        .iter()
        .map(|sheet| cells_of(sheet).collect())
        .collect();
    let mut sorted: Vec<&(usize, Problem)> = problems
        .iter()
        .filter(|(sheet, _)| *sheet < sheets.len())
        .collect();
    sorted.sort_by_key(|(sheet, problem)| (*sheet, problem.cell, problem.kind));
    let line = |(sheet, problem): &'a (usize, Problem)| Line {
        sheet: &sheets[*sheet].name,
        value: values[*sheet]
            .get(&shown(&sheets[*sheet], problem.cell))
            .map_or_else(String::new, |value| said(value)),
        problem,
    };
    sorted.into_iter().map(line).collect()
}

/// A value as text. Of a formula it is the formula, because that is what is wrong with it.
fn said(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Date(text) | Value::Error(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(true) => "是".to_owned(),
        Value::Bool(false) => "否".to_owned(),
        Value::Formula(formula, _) => format!("={formula}"),
    }
}

/// What stands above the list.
fn sentences(
    first: Option<&str>,
    workbook: &Workbook,
    lines: &[Line],
    stopped: &[String],
) -> Vec<String> {
    let count = |severity| {
        let has = |line: &&Line| line.problem.kind.severity() == severity;
        lines.iter().filter(has).count()
    };
    let mut sentences: Vec<String> = first.map(str::to_owned).into_iter().collect();
    sentences.push(format!(
        "一共 {} 处：错误 {} 处（红色，这一格没有采用），请看 {} 处（黄色，采用了，请人看一眼），提示 {} 处（蓝色，知道就好）。\
         在原来的表里改，改好再导入；这张“问题”表不用删，导入时不看它",
        lines.len(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    ));
    if !stopped.is_empty() {
        let some: Vec<&str> = stopped.iter().take(20).map(String::as_str).collect();
        let more = if stopped.len() > some.len() {
            "等"
        } else {
            ""
        };
        sentences.push(format!(
            "有 {} 个公式会打开网页、别的文件或程序，已改成文字：{}{more}",
            stopped.len(),
            some.join("、")
        ));
    }
    sentences.extend(workbook.ignored.iter().cloned());
    sentences
}

/// Puts the list behind the other sheets, so that their order stays, and lets the program open it first.
fn add_list(
    package: &mut Package,
    book: &str,
    known: &[(String, String)],
    list: String,
) -> Result<(), Broken> {
    const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    let names: Vec<String> = known.iter().map(|(name, _)| name.clone()).collect();
    let name = fresh::sheet_name(SHEET, &names);
    let part = package.free_name("xl/worksheets/sheet", ".xml");
    package.put(&part, list);
    package.declare(&part, TYPE)?;
    let id = package.relate(book, "worksheet", &part)?;

    let text = package.text(book)?;
    let active = known.len().to_string();
    let mut edits = Edits::default();
    let mut prefix = String::new();
    let mut highest = 0;
    let mut has_view = false;
    let mut pieces = Pieces::of(&text);
    while let Some((piece, range)) = pieces.next()? {
        match piece {
            Piece::Open(tag) | Piece::Empty(tag) => match tag.name() {
                "workbook" => prefix = tag.prefix(),
                "workbookView" => {
                    has_view = true;
                    let is_empty = text[range.clone()].ends_with("/>");
                    let set = [("activeTab", active.as_str())];
                    edits.replace(range, tag.with(&set, &["firstSheet"], is_empty));
                }
                "sheets" if !has_view => {
                    let p = &prefix;
                    let view = format!(
                        "<{p}bookViews><{p}workbookView activeTab=\"{active}\"/></{p}bookViews>"
                    );
                    edits.insert(range.start, view);
                }
                "sheet" => {
                    let number = tag.get("sheetId").and_then(|number| number.parse().ok());
                    highest = highest.max(number.unwrap_or(0));
                }
                _ => {}
            },
            Piece::Close("sheets") => {
                edits.insert(range.start, list::entry(&prefix, &name, highest + 1, &id));
            }
            Piece::Close(_) | Piece::Text => {}
        }
    }
    package.put(book, edits.apply(&text)?);
    Ok(())
}

#[cfg(test)]
mod tests;
