//! The cells of a sheet that is there: those with a problem get its colour, and no cell of ours can run.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::markup::{Broken, Edits, Piece, Pieces, Tag, plain};
use super::package::text_element;
use super::reach::reaches_out;
use super::styles::Styles;
use crate::csv::neutralised;
use crate::{CellName, Severity};

/// What is to become of a sheet's cells.
#[derive(Default)]
pub(super) struct Marks {
    /// The cells that get a colour.
    pub(super) colours: BTreeMap<CellName, Severity>,
    /// The cells that become a text.
    pub(super) texts: BTreeMap<CellName, String>,
    /// The sheet's name for the part that draws its notes, where that is new.
    pub(super) drawing: Option<String>,
}

/// A sheet after it was marked.
pub(super) struct MarkedSheet {
    pub(super) text: String,
    /// The formulas that became text, though nobody asked for it, because they reach out of the workbook.
    pub(super) stopped: Vec<CellName>,
    /// Whether any formula is gone.
    pub(super) lost_formulas: bool,
}

/// What follows the element for notes in a sheet, in the order that the format asks for.
const AFTER_DRAWING: [&str; 8] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// Marks the cells of a sheet.
pub(super) fn mark(text: &str, marks: &Marks, styles: &mut Styles) -> Result<MarkedSheet, Broken> {
    let mut walk = Walk {
        source: text,
        marks,
        styles,
        edits: Edits::default(),
        prefix: String::new(),
        waiting: marks.colours.keys().copied().collect(),
        columns: Vec::new(),
        row: Row::default(),
        cell: None,
        stopped: Vec::new(),
        lost_formulas: false,
        lost_shares: BTreeSet::new(),
    };
    walk.all()?;
    Ok(MarkedSheet {
        text: walk.edits.apply(text)?,
        stopped: walk.stopped,
        lost_formulas: walk.lost_formulas,
    })
}

/// A way through the sheet's XML from the top.
struct Walk<'a> {
    source: &'a str,
    marks: &'a Marks,
    styles: &'a mut Styles,
    edits: Edits,
    prefix: String,
    /// The cells to be coloured that were not met yet.
    waiting: BTreeSet<CellName>,
    /// The looks of columns: first, last, look.
    columns: Vec<(u32, u32, usize)>,
    row: Row,
    cell: Option<Cell>,
    stopped: Vec<CellName>,
    lost_formulas: bool,
    /// The formulas that cells share and whose first cell lost it.
    lost_shares: BTreeSet<String>,
}

/// The row that the walk is in.
#[derive(Default)]
struct Row {
    number: u32,
    look: Option<usize>,
    /// The column after the last cell.
    next: u32,
}

/// The cell that the walk is in.
struct Cell {
    name: CellName,
    start: usize,
    look: usize,
    formula: Option<Formula>,
}

struct Formula {
    range: Range<usize>,
    /// Where its text is.
    text: Range<usize>,
    share: Option<String>,
}

impl Walk<'_> {
    fn all(&mut self) -> Result<(), Broken> {
        let mut pieces = Pieces::of(self.source);
        let mut depth = 0;
        let mut has_drawing = false;
        let mut drawing_at = None;
        while let Some((piece, range)) = pieces.next()? {
            match piece {
                Piece::Open(tag) => {
                    if depth == 0 {
                        self.prefix = tag.prefix();
                    }
                    if depth == 1 && AFTER_DRAWING.contains(&tag.name()) {
                        drawing_at.get_or_insert(range.start);
                    }
                    depth += 1;
                    self.open(&tag, range, false)?;
                }
                Piece::Empty(tag) => {
                    if depth == 1 {
                        has_drawing |= tag.name() == "legacyDrawing";
                        if AFTER_DRAWING.contains(&tag.name()) {
                            drawing_at.get_or_insert(range.start);
                        }
                    }
                    self.open(&tag, range, true)?;
                }
                Piece::Close(name) => {
                    depth -= 1;
                    if depth == 0 {
                        drawing_at.get_or_insert(range.start);
                    }
                    self.close(name, range)?;
                }
                Piece::Text => {}
            }
        }
        if let (false, Some(id)) = (has_drawing, &self.marks.drawing) {
            let at = drawing_at.ok_or(Broken)?;
            let element = format!(
                "<{}legacyDrawing xmlns:r=\"{}\" r:id=\"{id}\"/>",
                self.prefix,
                super::package::KINDS
            );
            self.edits.insert(at, element);
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag, range: Range<usize>, is_empty: bool) -> Result<(), Broken> {
        match tag.name() {
            // Our list is what the program shows first.
            "sheetView" if tag.get("tabSelected").is_some() => {
                let tag = tag.with(&[("tabSelected", "0")], &[], is_empty);
                self.edits.replace(range, tag);
            }
            "col" => {
                if let (Some(first), Some(last), Some(look)) =
                    (number(tag, "min"), number(tag, "max"), number(tag, "style"))
                {
                    self.columns.push((first, last, look as usize));
                }
            }
            "sheetData" if is_empty => {
                let rows = self.rows_before(u32::MAX)?;
                let (open, close) = (tag.with(&[], &[], false), self.prefix.clone());
                self.edits
                    .replace(range, format!("{open}{rows}</{close}sheetData>"));
            }
            "row" => self.row(tag, range, is_empty)?,
            "c" => self.cell(tag, range, is_empty)?,
            "f" => {
                if let Some(cell) = &mut self.cell {
                    let share = tag.get("si").map(|share| share.into_owned());
                    cell.formula = Some(Formula {
                        text: range.end..range.end,
                        range,
                        share,
                    });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, range: Range<usize>) -> Result<(), Broken> {
        match name {
            "f" => {
                if let Some(formula) = self.cell.as_mut().and_then(|cell| cell.formula.as_mut()) {
                    formula.text.end = range.start;
                    formula.range.end = range.end;
                }
            }
            "c" => {
                if let Some(cell) = self.cell.take() {
                    self.end_of_cell(cell, range.end);
                }
            }
            "row" => {
                let cells = self.cells_before(u32::MAX)?;
                self.edits.insert(range.start, cells);
            }
            "sheetData" => {
                let rows = self.rows_before(u32::MAX)?;
                self.edits.insert(range.start, rows);
            }
            _ => {}
        }
        Ok(())
    }

    fn row(&mut self, tag: &Tag, range: Range<usize>, is_empty: bool) -> Result<(), Broken> {
        let row = number(tag, "r").unwrap_or(self.row.number + 1);
        let rows = self.rows_before(row)?;
        self.edits.insert(range.start, rows);
        self.row = Row {
            number: row,
            look: tag
                .get("customFormat")
                .and(number(tag, "s"))
                .map(|look| look as usize),
            next: 0,
        };
        if is_empty {
            let cells = self.cells_before(u32::MAX)?;
            if !cells.is_empty() {
                let (open, p) = (tag.with(&[], &["spans"], false), &self.prefix);
                self.edits.replace(range, format!("{open}{cells}</{p}row>"));
            }
        } else if self.waiting.range(self.cells_of_row()).next().is_some() {
            // Where its cells are was true before another came.
            self.edits.replace(range, tag.with(&[], &["spans"], false));
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag, range: Range<usize>, is_empty: bool) -> Result<(), Broken> {
        let column = tag
            .get("r")
            .and_then(|name| cell_name(&name))
            .map_or(self.row.next, |name| name.column);
        let cells = self.cells_before(column)?;
        self.edits.insert(range.start, cells);
        self.row.next = column + 1;
        let name = CellName {
            row: self.row.number,
            column,
        };
        self.waiting.remove(&name);
        let mut look = number(tag, "s").unwrap_or(0) as usize;
        let colour = self.marks.colours.get(&name);
        if let Some(severity) = colour {
            look = self.styles.marked(look, *severity)?;
        }
        if colour.is_some() {
            let look = look.to_string();
            let tag = tag.with(&[("s", &look)], &[], is_empty);
            self.edits.replace(range.clone(), tag);
        }
        if !is_empty {
            self.cell = Some(Cell {
                name,
                start: range.start,
                look,
                formula: None,
            });
        }
        Ok(())
    }

    /// What a cell becomes once all of it is known.
    fn end_of_cell(&mut self, cell: Cell, end: usize) {
        let formula = |formula: &Formula| plain(&self.source[formula.text.clone()]);
        let text = match (self.marks.texts.get(&cell.name), &cell.formula) {
            (Some(text), _) => Some(text.clone()),
            (None, Some(found)) if reaches_out(&formula(found)) => {
                self.stopped.push(cell.name);
                Some(neutralised(&format!("={}", formula(found))).into_owned())
            }
            _ => None,
        };
        if let Some(text) = text {
            if let Some(formula) = cell.formula {
                self.lost_formulas = true;
                // Where the text of a shared formula stands, the others take theirs from.
                if let (Some(share), false) = (formula.share, formula.text.is_empty()) {
                    self.lost_shares.insert(share);
                }
            }
            let p = &self.prefix;
            let element = format!(
                "<{p}c r=\"{}\" s=\"{}\" t=\"inlineStr\"><{p}is>{}</{p}is></{p}c>",
                cell.name,
                cell.look,
                text_element(p, &text)
            );
            self.edits.replace_all(cell.start..end, element);
        } else if let Some(formula) = cell.formula
            && formula
                .share
                .is_some_and(|share| self.lost_shares.contains(&share))
        {
            self.lost_formulas = true;
            self.edits.replace(formula.range, String::new());
        }
    }

    fn cells_of_row(&self) -> std::ops::RangeInclusive<CellName> {
        let cell = |column| CellName {
            row: self.row.number,
            column,
        };
        cell(0)..=cell(u32::MAX)
    }

    /// The rows above one that are not there and whose cells are to be coloured.
    fn rows_before(&mut self, row: u32) -> Result<String, Broken> {
        let mut rows = String::new();
        while let Some(first) = self.waiting.first().copied()
            && first.row < row
        {
            self.row = Row {
                number: first.row,
                look: None,
                next: 0,
            };
            let cells = self.cells_before(u32::MAX)?;
            let p = &self.prefix;
            rows.push_str(&format!("<{p}row r=\"{}\">{cells}</{p}row>", first.row));
        }
        Ok(rows)
    }

    /// The cells of this row before a column that are not there and are to be coloured.
    fn cells_before(&mut self, column: u32) -> Result<String, Broken> {
        let all = self.waiting.range(self.cells_of_row()).copied();
        let missing: Vec<CellName> = all.filter(|name| name.column < column).collect();
        let mut cells = String::new();
        for name in missing {
            self.waiting.remove(&name);
            let number = name.column + 1;
            let of_column = self
                .columns
                .iter()
                .find(|(first, last, _)| (*first..=*last).contains(&number));
            let look = self
                .row
                .look
                .or(of_column.map(|(_, _, look)| *look))
                .unwrap_or(0);
            if let Some(severity) = self.marks.colours.get(&name) {
                let look = self.styles.marked(look, *severity)?;
                cells.push_str(&format!("<{}c r=\"{name}\" s=\"{look}\"/>", self.prefix));
            }
        }
        Ok(cells)
    }
}

fn number(tag: &Tag, name: &str) -> Option<u32> {
    tag.get(name)?.parse().ok()
}

/// A cell from its name, as `C17` or `$C$17`.
pub(super) fn cell_name(name: &str) -> Option<CellName> {
    let name = name.replace('$', "");
    let digits = name.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let mut column: u32 = 0;
    for letter in letters.chars() {
        let value = letter.to_ascii_uppercase().to_digit(36)?.checked_sub(9)?;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    Some(CellName {
        row: row.parse().ok()?,
        column: column.checked_sub(1)?,
    })
}
