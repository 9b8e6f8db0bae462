//! What a template has of each place, for files that are no workbook.

use directory::{Directory, Facility, Region};

use super::columns::{COLUMNS, Content, Names};

/// A column of the template, without what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its head, as clerks call it.
    pub head: &'static str,
    /// What to write, and what not.
    pub help: &'static str,
    /// What would be right.
    pub example: &'static str,
}

/// The columns of the template, from the left.
pub fn heads() -> impl ExactSizeIterator<Item = Head> {
    COLUMNS.iter().map(|column| Head {
        head: column.head,
        help: column.help,
        example: column.example,
    })
}

/// The rows of a region's template.
pub struct Rows<'a> {
    names: Names<'a>,
}

impl<'a> Rows<'a> {
    /// The rows of that region, with the words of its directory.
    pub fn of(directory: &'a Directory, region: &'a Region) -> Self {
        Self {
            names: Names::of(directory, region),
        }
    }

    /// The cells of a place, in the order of [`heads`]; `None` where no document states anything. They are not
    /// [`neutralised`](crate::csv::neutralised) yet.
    pub fn cells(&self, facility: &Facility) -> Vec<Option<String>> {
        let cells = COLUMNS
            .iter()
            .map(|column| match (column.content)(facility, &self.names) {
                Content::Text(text) => Some(text),
                Content::Number(number) => Some(number.to_string()),
                Content::Unstated => None,
            });
        cells.collect()
    }
}
