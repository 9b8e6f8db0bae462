//! The text of a document as lines and tables.
//!
//! Texts of plans come out of word processors, and each program leaves another kind of rubbish and another
//! kind of table: one cell a line behind a tab, with an empty line after each row; or one row a line, with
//! tabs between the cells. Both become [`Block::Table`] here, so that nothing else has to know.

use crate::heading::{Heading, annex};

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line that is not empty: a heading or a paragraph.
    Line {
        /// Its text, without marks of layout.
        text: String,
        /// Whether an empty line stands before it and after it.
        alone: bool,
    },
    /// A table.
    Table(Table),
}

/// A table: rows of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The number in its caption: 表2.
    pub number: Option<u32>,
    /// The number of a box: 专栏7.
    pub boxed: Option<u32>,
    /// All rows, the head first. A box has no head.
    pub rows: Vec<Vec<String>>,
}

/// How long the rest of a cell may be that an empty line parts from the cell. A paragraph is longer.
const REST_OF_A_CELL: usize = 20;

/// Takes a text apart.
pub fn blocks(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = text.lines().map(clean).collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        match sort(line) {
            Sort::Empty => at += 1,
            Sort::Text => {
                let empty = |line: Option<&String>| line.is_none_or(|line| line.trim().is_empty());
                let before = at.checked_sub(1).and_then(|before| lines.get(before));
                blocks.push(Block::Line {
                    text: line.trim().to_owned(),
                    alone: empty(before) && empty(lines.get(at + 1)),
                });
                at += 1;
            }
            Sort::Cell | Sort::Row => {
                let caption = blocks.last().and_then(caption);
                let (rows, after) = match sort(line) {
                    Sort::Cell => cells(&lines, at),
                    _ => rows(&lines, at),
                };
                at = after;
                let first = rows.first().and_then(|row| row.first());
                blocks.push(Block::Table(Table {
                    number: caption,
                    boxed: first.and_then(|cell| counted(cell.strip_prefix("专栏")?)),
                    rows,
                }));
            }
        }
    }
    blocks
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Empty,
    Text,
    /// One cell behind a tab.
    Cell,
    /// Cells with tabs between them.
    Row,
}

fn sort(line: &str) -> Sort {
    // A single tab at the end is a slip of the typist.
    let tabs = line.matches('\t').count();
    if tabs == 1 && line.starts_with('\t') {
        Sort::Cell
    } else if tabs > 1 || line.trim_end().contains('\t') {
        Sort::Row
    } else if line.trim().is_empty() {
        Sort::Empty
    } else {
        Sort::Text
    }
}

/// A line without bookmarks, Markdown and HTML, which say how it looks and not what it says.
fn clean(line: &str) -> String {
    let mut text = line.replace("**", "");
    for tag in ["<b>", "</b>", "\u{feff}"] {
        text = text.replace(tag, "");
    }
    while let Some(start) = text.find("[bookmark:") {
        let Some(length) = text[start..].find(']') else {
            break;
        };
        text.replace_range(start..=start + length, "");
    }
    let rest = text.trim_start_matches(' ').trim_start_matches('#');
    if text.trim_start().starts_with('#') {
        text = rest.trim_start().to_owned();
    }
    // A rule between paragraphs.
    if !text.contains('\t') && text.trim().chars().all(|character| character == '-') {
        text.clear();
    }
    text
}

/// The number in a caption: `表1：…`, `表2 …`.
fn caption(block: &Block) -> Option<u32> {
    match block {
        Block::Line { text, .. } => counted(text.strip_prefix('表')?),
        Block::Table(_) => None,
    }
}

/// The number at the start of a text.
fn counted(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let end = text.find(|character: char| !character.is_ascii_digit());
    text[..end.unwrap_or(text.len())].parse().ok()
}

/// A table with one cell a line, from there on; and the line after it.
fn cells(lines: &[String], start: usize) -> (Vec<Vec<String>>, usize) {
    let mut groups: Vec<Vec<String>> = vec![Vec::new()];
    let (mut at, mut empty) = (start, 0);
    while at < lines.len() {
        let line = &lines[at];
        match sort(line) {
            Sort::Cell => {
                if empty > 0 {
                    groups.push(Vec::new());
                }
                empty = 0;
                push(&mut groups, line.trim());
            }
            // Two empty lines end a table, one ends a row.
            Sort::Empty if empty == 1 => break,
            Sort::Empty => empty += 1,
            Sort::Text if empty == 0 || may_be_rest_of_a_cell(line) => {
                if let Some(cell) = groups.last_mut().and_then(|group| group.last_mut()) {
                    if empty == 0 {
                        cell.push('\n');
                    }
                    cell.push_str(line.trim());
                }
                empty = 0;
            }
            Sort::Text | Sort::Row => break,
        }
        at += 1;
    }
    (whole_rows(groups), at)
}

fn push(groups: &mut [Vec<String>], cell: &str) {
    if let Some(group) = groups.last_mut() {
        group.push(cell.to_owned());
    }
}

fn may_be_rest_of_a_cell(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= REST_OF_A_CELL
        && !line.ends_with('。')
        && Heading::read(line).is_none()
        && annex(line).is_none()
}

/// Joins the pieces of rows that an empty line inside the row parted: a row has as many cells as most.
fn whole_rows(groups: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let widths = groups.iter().map(Vec::len);
    let common = |width: &usize| groups.iter().filter(|group| group.len() == *width).count();
    let width = widths
        .max_by_key(|width| (common(width), *width))
        .unwrap_or_default();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut open = false;
    for group in groups {
        match rows.last_mut() {
            Some(row) if open && row.len() + group.len() <= width => row.extend(group),
            _ => rows.push(group),
        }
        open = rows.last().is_some_and(|row| row.len() < width);
    }
    rows
}

/// A table with one row a line, from there on; and the line after it. A head that is repeated on each
/// page stands there once.
fn rows(lines: &[String], start: usize) -> (Vec<Vec<String>>, usize) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut at, mut after) = (start, start);
    while at < lines.len() {
        match sort(&lines[at]) {
            Sort::Row | Sort::Cell => {
                let cells = lines[at].split('\t').map(|cell| cell.trim().to_owned());
                let row: Vec<String> = cells.collect();
                if rows.first() != Some(&row) {
                    rows.push(row);
                }
                after = at + 1;
            }
            Sort::Empty => {}
            Sort::Text => break,
        }
        at += 1;
    }
    (rows, after)
}
