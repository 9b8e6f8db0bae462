//! The looks of cells: those that are there with another colour, and those of our own sheet.

use std::collections::BTreeMap;
use std::ops::Range;

use super::markup::{Broken, Edits, Piece, Pieces};
use crate::Severity;

/// The colour behind a cell with a problem. On each of them dark text can be read.
fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "FFFFC7CE",
        Severity::Warning => "FFFFEB9C",
        Severity::Note => "FFDDEBF7",
    }
}

/// The colour of the text on them.
const DARK: &str = "FF1F1F1F";

/// The looks of a workbook's cells, and those that come to them.
pub(super) struct Styles {
    text: String,
    prefix: String,
    fonts: List,
    fills: List,
    /// What a cell's `s` counts.
    looks: List,
    /// Which of the fills a severity has.
    filled: BTreeMap<Severity, usize>,
    /// Which look a look has become.
    marked: BTreeMap<(usize, Severity), usize>,
    /// Which font is the dark one of a font.
    dark: BTreeMap<usize, usize>,
}

/// A list of elements in the part.
struct List {
    name: &'static str,
    /// The tag that opens it.
    open: Range<usize>,
    /// Where it ends.
    end: usize,
    there: Vec<Range<usize>>,
    new: Vec<String>,
}

impl List {
    fn named(name: &'static str) -> Self {
        Self {
            name,
            open: 0..0,
            end: 0,
            there: Vec::new(),
            new: Vec::new(),
        }
    }

    /// Adds an element and gives its number.
    fn add(&mut self, element: String) -> usize {
        self.new.push(element);
        self.there.len() + self.new.len() - 1
    }
}

impl Styles {
    /// Reads the part of the looks.
    pub(super) fn read(text: String) -> Result<Self, Broken> {
        let mut lists = ["fonts", "fills", "cellXfs"].map(List::named);
        let mut prefix = String::new();
        let mut pieces = Pieces::of(&text);
        // The root is at depth 0, its lists at 1, their elements at 2.
        let mut depth = 0;
        let mut current: Option<usize> = None;
        let mut start = 0;
        while let Some((piece, range)) = pieces.next()? {
            match piece {
                Piece::Open(tag) => {
                    match depth {
                        0 => prefix = tag.prefix(),
                        1 => {
                            current = lists.iter().position(|list| list.name == tag.name());
                            if let Some(list) = current {
                                lists[list].open = range.clone();
                            }
                        }
                        2 => start = range.start,
                        _ => {}
                    }
                    depth += 1;
                }
                Piece::Empty(_) => {
                    if let (2, Some(list)) = (depth, current) {
                        lists[list].there.push(range);
                    }
                }
                Piece::Close(_) => {
                    depth -= 1;
                    match (depth, current) {
                        (1, Some(list)) => lists[list].end = range.start,
                        (2, Some(list)) => lists[list].there.push(start..range.end),
                        _ => {}
                    }
                }
                Piece::Text => {}
            }
        }
        if lists.iter().any(|list| list.there.is_empty()) {
            return Err(Broken);
        }
        let [fonts, fills, looks] = lists;
        Ok(Self {
            text,
            prefix,
            fonts,
            fills,
            looks,
            filled: BTreeMap::new(),
            marked: BTreeMap::new(),
            dark: BTreeMap::new(),
        })
    }

    /// The look that a cell has, in the colour of a problem.
    pub(super) fn marked(&mut self, look: usize, severity: Severity) -> Result<usize, Broken> {
        if let Some(known) = self.marked.get(&(look, severity)) {
            return Ok(*known);
        }
        let fill = self.fill(severity);
        let range = self
            .looks
            .there
            .get(look)
            .unwrap_or(&self.looks.there[0])
            .clone();
        let source = self.text[range].to_owned();
        let mut pieces = Pieces::of(&source);
        let (Piece::Open(tag) | Piece::Empty(tag), range) = pieces.next()?.ok_or(Broken)? else {
            return Err(Broken);
        };
        let font = tag
            .get("fontId")
            .and_then(|font| font.parse().ok())
            .unwrap_or(0);
        let font = self.dark(font)?;
        let set = [
            ("fontId", font.to_string()),
            ("fillId", fill.to_string()),
            ("applyFont", "1".to_owned()),
            ("applyFill", "1".to_owned()),
        ];
        let set = set.each_ref().map(|(name, value)| (*name, value.as_str()));
        let is_empty = source[..range.end].ends_with("/>");
        let opened = tag.with(&set, &[], is_empty);
        let element = opened + &source[range.end..];
        let new = self.looks.add(element);
        self.marked.insert((look, severity), new);
        Ok(new)
    }

    fn fill(&mut self, severity: Severity) -> usize {
        let p = &self.prefix;
        let fills = &mut self.fills;
        *self.filled.entry(severity).or_insert_with(|| {
            // The first two are what the program says, whatever the file has there.
            while fills.there.len() + fills.new.len() < 2 {
                fills.add(format!(
                    "<{p}fill><{p}patternFill patternType=\"gray125\"/></{p}fill>"
                ));
            }
            fills.add(format!(
                "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"{}\"/>\
                 <{p}bgColor indexed=\"64\"/></{p}patternFill></{p}fill>",
                colour(severity)
            ))
        })
    }

    /// The same font in a colour that can be read on every mark: a header's white text could not.
    fn dark(&mut self, font: usize) -> Result<usize, Broken> {
        if let Some(known) = self.dark.get(&font) {
            return Ok(*known);
        }
        let range = self
            .fonts
            .there
            .get(font)
            .unwrap_or(&self.fonts.there[0])
            .clone();
        let source = &self.text[range];
        let mut pieces = Pieces::of(source);
        let mut edits = Edits::default();
        let mut is_other = false;
        while let Some((piece, range)) = pieces.next()? {
            if let Piece::Empty(tag) = piece
                && tag.name() == "color"
                // The second colour of a theme is that of text.
                && tag.get("theme").as_deref() != Some("1")
            {
                is_other = true;
                edits.replace(range, format!("<{}color rgb=\"{DARK}\"/>", self.prefix));
            }
        }
        let new = match is_other {
            true => self.fonts.add(edits.apply(source)?),
            false => font,
        };
        self.dark.insert(font, new);
        Ok(new)
    }

    /// A look of our own sheet: text that wraps.
    pub(super) fn wrapped(&mut self) -> usize {
        self.own(0, 0)
    }

    /// A look of our own sheet: a word in the colour of a problem.
    pub(super) fn severity(&mut self, severity: Severity) -> Result<usize, Broken> {
        let fill = self.fill(severity);
        let font = self.dark(0)?;
        Ok(self.own(font, fill))
    }

    /// A look of our own sheet: bold.
    pub(super) fn bold(&mut self) -> usize {
        let p = &self.prefix;
        let font = format!("<{p}font><{p}b/><{p}sz val=\"11\"/><{p}name val=\"宋体\"/></{p}font>");
        let font = self.fonts.add(font);
        self.own(font, 0)
    }

    /// A look of our own sheet: a link.
    pub(super) fn link(&mut self) -> usize {
        let p = &self.prefix;
        let font = format!(
            "<{p}font><{p}u/><{p}sz val=\"11\"/><{p}color rgb=\"FF0563C1\"/><{p}name val=\"宋体\"/></{p}font>"
        );
        let font = self.fonts.add(font);
        self.own(font, 0)
    }

    fn own(&mut self, font: usize, fill: usize) -> usize {
        let p = &self.prefix;
        self.looks.add(format!(
            "<{p}xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" \
             applyFill=\"1\" applyAlignment=\"1\"><{p}alignment vertical=\"top\" wrapText=\"1\"/></{p}xf>"
        ))
    }

    /// The part with what came to it.
    pub(super) fn finish(self) -> Result<String, Broken> {
        let mut edits = Edits::default();
        for list in [self.fonts, self.fills, self.looks] {
            if list.new.is_empty() {
                continue;
            }
            let count = (list.there.len() + list.new.len()).to_string();
            let mut pieces = Pieces::of(&self.text[list.open.clone()]);
            let Some((Piece::Open(tag), _)) = pieces.next()? else {
                return Err(Broken);
            };
            // The other attributes are other programs' counts of the same.
            edits.replace(
                list.open.clone(),
                tag.with(&[("count", &count)], &[], false),
            );
            edits.insert(list.end, list.new.concat());
        }
        edits.apply(&self.text)
    }
}
