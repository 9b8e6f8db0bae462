//! What each column holds, by its headings and else by its cells.

use std::collections::BTreeMap;

use super::contents::looks_like;
use super::field::Field;
use super::heading::{Meaning, SURE_NAME, meaning};
use super::{Column, Known};
use crate::{CellName, Kind, Problem};

/// The columns below these headings, and what is to be said of them, each once. `row` is where the headings
/// stand; `headings` are those above each column, the uppermost first; `samples` are the first texts below.
pub(super) fn columns(
    row: u32,
    headings: &BTreeMap<u32, Vec<String>>,
    samples: &BTreeMap<u32, Vec<String>>,
) -> (BTreeMap<u32, Column>, Vec<Problem>) {
    let numbers = headings.keys().chain(samples.keys());
    let meanings = numbers.map(|number| (*number, meaning_at(headings, *number)));
    let meanings: BTreeMap<u32, Meaning> = meanings.collect();
    let mut columns = Columns {
        row,
        headings,
        columns: BTreeMap::new(),
        problems: Vec::new(),
    };
    // A sure column of names goes before another that could be one; what cells look like comes last.
    let sure = meanings
        .iter()
        .filter(|(_, meaning)| **meaning == SURE_NAME);
    let others = meanings
        .iter()
        .filter(|(_, meaning)| **meaning != SURE_NAME);
    let (unknown, known): (Vec<_>, Vec<_>) = sure
        .chain(others)
        .partition(|(_, meaning)| !meaning.is_known());
    for (number, meaning) in known {
        columns.by_heading(*number, *meaning);
    }
    for (number, _) in unknown {
        columns.by_contents(
            *number,
            samples.get(number).map(Vec::as_slice).unwrap_or_default(),
        );
    }
    (columns.columns, columns.problems)
}

/// The columns as far as they are known.
struct Columns<'h> {
    row: u32,
    headings: &'h BTreeMap<u32, Vec<String>>,
    columns: BTreeMap<u32, Column>,
    problems: Vec<Problem>,
}

impl Columns<'_> {
    fn by_heading(&mut self, number: u32, meaning: Meaning) {
        let free = meaning
            .field()
            .filter(|field| field.may_repeat() || !self.has(*field));
        match meaning {
            Meaning::Field { .. } if free.is_none() => self.say(number, Kind::ColumnTwice),
            Meaning::Field { .. } | Meaning::Beside => {}
            Meaning::Apart | Meaning::Unknown => self.say(number, Kind::UnknownColumn),
        }
        self.add(number, free, Known::ByHeading);
    }

    fn by_contents(&mut self, number: u32, texts: &[String]) {
        let field = by_contents(texts).filter(|field| !self.has(*field));
        let (kind, known) = match field {
            Some(_) => (Kind::ColumnByContents, Known::ByContents),
            None => (Kind::UnknownColumn, Known::ByHeading),
        };
        self.say(number, kind);
        self.add(number, field, known);
    }

    fn has(&self, field: Field) -> bool {
        self.columns.values().any(|column| column.field == field)
    }

    fn heading(&self, number: u32) -> String {
        self.headings
            .get(&number)
            .map(|path| path.join("/"))
            .unwrap_or_default()
    }

    fn add(&mut self, number: u32, field: Option<Field>, known: Known) {
        let (heading, field) = (self.heading(number), field.unwrap_or(Field::Other));
        self.columns.insert(
            number,
            Column {
                heading,
                field,
                known,
            },
        );
    }

    fn say(&mut self, number: u32, kind: Kind) {
        let heading = self.heading(number);
        let about = if heading.is_empty() {
            CellName::letters(number)
        } else {
            heading
        };
        let cell = CellName {
            row: self.row,
            column: number,
        };
        self.problems.push(Problem { cell, kind, about });
    }
}

fn meaning_at(headings: &BTreeMap<u32, Vec<String>>, number: u32) -> Meaning {
    let path = headings.get(&number).map(Vec::as_slice).unwrap_or_default();
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    meaning(&path)
}

/// What most cells of a column look like, if that are two at least.
fn by_contents(texts: &[String]) -> Option<Field> {
    let mut counts: BTreeMap<Field, usize> = BTreeMap::new();
    for field in texts.iter().filter_map(|text| looks_like(text)) {
        *counts.entry(field).or_default() += 1;
    }
    let (field, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= 2 && count * 10 >= texts.len() * 6).then_some(field)
}
