//! From a place to the passage that it names.

use std::fmt;
use std::ops::Range;

use directory::locator::{Place, Step};

use crate::blocks::{Block, Table};
use crate::heading::{Annex, Heading};
use crate::outline::{Outline, Part};
use crate::plain::plain;

/// What stands at a place of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The headings that it stands under, from the outside in; of a table, its caption and its head.
    pub heads: Vec<String>,
    /// Its lines. The cells of a row are parted by tabs.
    pub lines: Vec<String>,
}

/// That a document has no such place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchPlace {
    /// As far as the document goes along.
    pub found: Place,
    /// The step that leads nowhere.
    pub missing: Step,
}

impl fmt::Display for NoSuchPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.found.0.is_empty() {
            true => write!(f, "文件里没有{}", self.missing),
            false => write!(f, "{}里没有{}", self.found, self.missing),
        }
    }
}

/// Where the steps have led so far.
#[derive(Clone)]
enum Here<'o> {
    Document,
    Part(&'o Part),
    Blocks(Range<usize>),
    Table(&'o Table, Vec<usize>),
    Text(String),
}

impl Outline {
    /// The passage at a place.
    pub fn passage(&self, place: &Place) -> Result<Passage, NoSuchPlace> {
        let mut here = Here::Document;
        let mut heads = Vec::new();
        for (position, step) in place.0.iter().enumerate() {
            let next = self.go(&here, step).ok_or_else(|| NoSuchPlace {
                found: Place(place.0[..position].to_vec()),
                missing: step.clone(),
            })?;
            match &here {
                Here::Part(part) => heads.push(self.line(part.span.start).to_owned()),
                Here::Blocks(span) => heads.extend(self.captions(span.clone())),
                Here::Document | Here::Table(..) | Here::Text(_) => {}
            }
            here = next;
        }
        Ok(self.cut(&here, heads))
    }

    fn go<'o>(&'o self, here: &Here<'o>, step: &Step) -> Option<Here<'o>> {
        let part = |parts: &'o [Part], number: u32| {
            let found = parts.iter().find(|part| part.number == Some(number));
            found.map(Here::Part)
        };
        match (here, step) {
            (Here::Document, Step::Whole) => Some(Here::Blocks(0..self.blocks.len())),
            (Here::Document, Step::Preface) => Some(Here::Blocks(self.preface())),
            (Here::Document, Step::Opinion) => self.opinion().map(Here::Blocks),
            (Here::Document, Step::Chapter(number)) => part(&self.chapters, *number),
            (Here::Document, Step::Annex(number)) => self.annex(Annex::Numbered(*number)),
            (Here::Document, Step::AnnexTable(number)) => self.annex(Annex::Table(*number)),
            (Here::Document, Step::Heading(title)) => self.titled(&self.chapters, title),
            (Here::Document, Step::Footnote) => {
                let last = self.annexes.last().map(|(_, span)| span.clone());
                self.footnote(last.unwrap_or(0..self.blocks.len()))
            }
            (Here::Part(here), Step::Heading(title)) => self.titled(&here.parts, title),
            (Here::Part(here), Step::Section(number) | Step::Article(number)) => {
                part(&here.parts, *number)
            }
            (Here::Part(here), Step::Item(number)) if here.parts.is_empty() => {
                let lines = self.lines(here.span.clone());
                listed(&lines.join("\n"), *number).map(Here::Text)
            }
            (Here::Part(here), Step::Item(number)) => part(&here.parts, *number),
            (Here::Blocks(span), Step::Article(number)) => self.row(span.clone(), *number),
            (Here::Blocks(span), Step::Item(number)) => self.row(span.clone(), *number),
            (Here::Blocks(span), Step::Footnote) => self.footnote(span.clone()),
            (Here::Blocks(span), Step::Row(number)) => {
                let (_, table) = self.tables(span.clone()).next()?;
                nth_row(table, *number)
            }
            (Here::Table(table, rows), Step::Item(number)) if table.boxed.is_some() => {
                let text: Vec<&str> = rows
                    .iter()
                    .map(|row| table.rows[*row][0].as_str())
                    .collect();
                numbered(&text.join("\n"), *number).map(Here::Text)
            }
            (Here::Table(table, rows), Step::Item(number)) => {
                // Inside a numbered row, the item of the row; in the whole table, the numbered row.
                match rows.len() == table.rows.len() {
                    true => numbered_row(table, *number),
                    false => item_of_row(table, rows, *number),
                }
            }
            (Here::Table(table, _), Step::Row(number)) => nth_row(table, *number),
            (_, Step::Table(number)) => self.table(here, |table| table.number == Some(*number)),
            (_, Step::Box(number)) => self.table(here, |table| table.boxed == Some(*number)),
            (_, Step::Indicators) => {
                self.table(here, |table| table.number.or(table.boxed).is_none())
            }
            (_, Step::Paragraph(number)) => self.paragraph(here, *number),
            _ => None,
        }
    }

    fn span(&self, here: &Here<'_>) -> Range<usize> {
        match here {
            Here::Part(part) => part.span.clone(),
            Here::Blocks(span) => span.clone(),
            // The tables of annexes are counted by the annexes.
            Here::Document => {
                let annex = self.annexes.first();
                0..annex.map_or(self.blocks.len(), |(_, span)| span.start)
            }
            Here::Table(..) | Here::Text(_) => 0..0,
        }
    }

    fn table<'o>(&'o self, here: &Here<'o>, is: impl Fn(&Table) -> bool) -> Option<Here<'o>> {
        let span = self.span(here);
        let found = self.tables(span).find(|(_, table)| is(table));
        found.map(|(_, table)| Here::Table(table, (0..table.rows.len()).collect()))
    }

    fn tables(&self, span: Range<usize>) -> impl Iterator<Item = (usize, &Table)> {
        span.filter_map(|at| match &self.blocks[at] {
            Block::Table(table) => Some((at, table)),
            Block::Line { .. } => None,
        })
    }

    fn annex(&self, wanted: Annex) -> Option<Here<'_>> {
        let found = self.annexes.iter().find(|(annex, _)| *annex == wanted);
        found.map(|(_, span)| Here::Blocks(span.clone()))
    }

    fn titled<'o>(&'o self, parts: &'o [Part], title: &str) -> Option<Here<'o>> {
        let title = plain(title);
        let is = |part: &&Part| plain(self.line(part.span.start)).ends_with(&title);
        parts.iter().find(is).map(Here::Part)
    }

    /// The row of an annex's table that bears a number, with all rows that belong to it.
    fn row(&self, span: Range<usize>, number: u32) -> Option<Here<'_>> {
        let mut tables = self.tables(span);
        tables.find_map(|(_, table)| numbered_row(table, number))
    }

    /// The lines below the last table of a span.
    fn footnote(&self, span: Range<usize>) -> Option<Here<'_>> {
        let end = span.end;
        let (at, _) = self.tables(span).last()?;
        (at + 1 < end).then_some(Here::Blocks(at + 1..end))
    }

    fn paragraph(&self, here: &Here<'_>, number: u32) -> Option<Here<'_>> {
        let mut span = self.span(here);
        // The heading is not counted. Only a preface may have none.
        let headless = self.is_front(&span)
            && !self.is_named(span.start, PREFACE)
            && !self.is_named(span.start, OPINION);
        span.start += usize::from(!headless);
        let is_line = |at: &usize| matches!(self.blocks[*at], Block::Line { .. });
        let at = span.filter(is_line).nth(number as usize - 1)?;
        Some(Here::Blocks(at..at + 1))
    }

    fn is_front(&self, span: &Range<usize>) -> bool {
        span.end <= self.front.end
    }

    fn is_named(&self, at: usize, name: &str) -> bool {
        plain(self.line(at)).ends_with(name)
    }

    /// What stands before the first chapter: from its heading on, or after what experts said of the plan.
    fn preface(&self) -> Range<usize> {
        let named = self.front.clone().find(|at| self.is_named(*at, PREFACE));
        let opinion = self.opinion().map(|span| span.end);
        named.or(opinion).unwrap_or_default()..self.front.end
    }

    /// What experts said of the plan: up to the date below it.
    fn opinion(&self) -> Option<Range<usize>> {
        let start = self.front.clone().find(|at| self.is_named(*at, OPINION))?;
        let dated = |at: &usize| {
            let line = plain(self.line(*at));
            line.ends_with('日') && line.chars().count() <= DATE
        };
        let end = (start..self.front.end).find(dated);
        Some(start..end.map_or(self.front.end, |end| end + 1))
    }

    /// The first line of a span, and the line above its table.
    fn captions(&self, span: Range<usize>) -> Vec<String> {
        let lines = span.take_while(|at| matches!(self.blocks[*at], Block::Line { .. }));
        let lines = lines.map(|at| self.line(at).to_owned());
        lines
            .filter(|line| line.chars().count() <= CAPTION)
            .collect()
    }

    fn lines(&self, span: Range<usize>) -> Vec<String> {
        let mut lines = Vec::new();
        for block in &self.blocks[span] {
            match block {
                Block::Line { text, .. } => lines.push(text.clone()),
                Block::Table(table) => lines.extend(table.rows.iter().map(|row| row.join("\t"))),
            }
        }
        lines
    }

    fn cut(&self, here: &Here<'_>, mut heads: Vec<String>) -> Passage {
        let lines = match here {
            Here::Document => self.lines(0..self.blocks.len()),
            Here::Part(part) => self.lines(part.span.clone()),
            Here::Blocks(span) => self.lines(span.clone()),
            Here::Text(text) => vec![text.clone()],
            Here::Table(table, rows) => {
                let at = self
                    .tables(0..self.blocks.len())
                    .find(|(_, other)| std::ptr::eq(*other, *table));
                let caption = at.and_then(|(at, _)| at.checked_sub(1));
                let caption = caption.map(|at| self.line(at).to_owned());
                heads.extend(caption.filter(|caption| !heads.contains(caption)));
                heads.extend(table.rows.first().map(|row| row.join("\t")));
                rows.iter().map(|row| whole_row(table, *row)).collect()
            }
        };
        Passage { heads, lines }
    }
}

const PREFACE: &str = "前言";
const OPINION: &str = "论证意见";

/// How long a line that is only a date may be: 2021年12月21日.
const DATE: usize = 11;

/// How long a caption may be.
const CAPTION: usize = 60;

/// The column in which a table counts its rows.
fn counting_column(table: &Table) -> usize {
    let head = table.rows.first().into_iter().flatten();
    head.map(|cell| plain(cell))
        .position(|cell| cell == "序号")
        .unwrap_or_default()
}

/// The number that a row bears: a cell of its own, or the number of the heading that stands in its first cell.
fn number_of(table: &Table, row: usize) -> Option<u32> {
    let cell = table.rows[row].get(counting_column(table))?;
    let alone = cell.trim().parse().ok();
    let heading = || Heading::read(cell).filter(|heading| heading.rank == ARTICLES);
    alone.or_else(|| Some(heading()?.number))
}

/// How annexes number the articles that they repeat: `4. …`.
const ARTICLES: usize = 4;

fn numbered_row<'o>(table: &'o Table, number: u32) -> Option<Here<'o>> {
    let mut rows = Vec::new();
    let mut inside = false;
    for row in 1..table.rows.len() {
        let cell = table.rows[row].get(counting_column(table));
        if cell.is_some_and(|cell| !cell.is_empty()) {
            inside = number_of(table, row) == Some(number);
        }
        if inside {
            rows.push(row);
        }
    }
    (!rows.is_empty()).then_some(Here::Table(table, rows))
}

fn nth_row<'o>(table: &'o Table, number: u32) -> Option<Here<'o>> {
    let row = number as usize;
    (row < table.rows.len()).then(|| Here::Table(table, vec![row]))
}

/// The rows in a numbered one that begin with `（2）`.
fn item_of_row<'o>(table: &'o Table, rows: &[usize], number: u32) -> Option<Here<'o>> {
    let is = |row: &&usize| {
        let mut cells = table.rows[**row]
            .iter()
            .filter_map(|cell| Heading::read(cell));
        cells.any(|heading| heading.rank > ARTICLES && heading.number == number)
    };
    let rows: Vec<usize> = rows.iter().filter(is).copied().collect();
    (!rows.is_empty()).then_some(Here::Table(table, rows))
}

/// A row with the cells that it shares with the rows above: they are empty in all but the first of these.
fn whole_row(table: &Table, row: usize) -> String {
    let mut cells = table.rows[row].clone();
    if table.boxed.is_none() && row > 0 {
        for (column, cell) in cells.iter_mut().enumerate() {
            if !cell.is_empty() {
                break;
            }
            let above = (1..row).rev().filter_map(|row| table.rows[row].get(column));
            if let Some(shared) = above.into_iter().find(|cell| !cell.is_empty()) {
                shared.clone_into(cell);
            }
        }
    }
    cells.join("\t")
}

/// A text without numbered headings counts inside its sentences: 一是…二是….
fn listed(text: &str, number: u32) -> Option<String> {
    let mark = |number: u32| format!("{}是", directory::numeral::chinese(number));
    let start = text.find(&mark(number))?;
    let rest = &text[start..];
    let end = rest.find(&mark(number + 1)).unwrap_or(rest.len());
    Some(rest[..end].to_owned())
}

/// A box counts inside its only cell: `1.… 2.…`. Word processors may lose the first number.
fn numbered(text: &str, number: u32) -> Option<String> {
    let find = |text: &str, number: u32| {
        let mark = format!("{number}.");
        let own = |at: &usize| !text[..*at].ends_with(|before: char| before.is_ascii_digit());
        text.match_indices(&mark).map(|(at, _)| at).find(own)
    };
    let start = match find(text, number) {
        Some(start) => start,
        None if number == 1 => 0,
        None => return None,
    };
    let rest = &text[start..];
    let end = find(rest, number + 1).unwrap_or(rest.len());
    Some(rest[..end].trim().to_owned())
}
