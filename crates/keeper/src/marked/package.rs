//! The file of a workbook: a zip of parts that name each other.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::markup::{Broken, Edits, Piece, Pieces, escaped};

/// How long a part may be, in bytes. A file that becomes longer is not a list of places.
const LONGEST: u64 = 64 << 20;

/// What a part's name says of another part.
pub(super) struct Relationship {
    pub(super) id: String,
    /// What it is, as a URL that ends with the word for it.
    pub(super) kind: String,
    /// The part's name, or an address where it lies outside.
    pub(super) target: String,
}

impl Relationship {
    /// Whether it is of a kind, by the last word.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The parts of a workbook, and what is to become of them.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    changed: BTreeMap<String, String>,
    removed: BTreeSet<String>,
}

/// Where the types of the parts are said.
const TYPES: &str = "[Content_Types].xml";

/// The beginning of the kinds of relationships.
pub(super) const KINDS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl<'a> Package<'a> {
    /// Opens a file. `None` is no zip.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        Some(Self {
            archive: ZipArchive::new(Cursor::new(bytes)).ok()?,
            changed: BTreeMap::new(),
            removed: BTreeSet::new(),
        })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, part: &str) -> bool {
        !self.removed.contains(part)
            && (self.changed.contains_key(part) || self.archive.index_for_name(part).is_some())
    }

    /// A part's text as it is now.
    pub(super) fn text(&mut self, part: &str) -> Result<String, Broken> {
        if let Some(text) = self.changed.get(part) {
            return Ok(text.clone());
        }
        let file = self.archive.by_name(part).map_err(|_| Broken)?;
        let mut text = String::new();
        let length = file.take(LONGEST + 1).read_to_string(&mut text);
        match length {
            Ok(length) if length as u64 <= LONGEST => {
                if text.starts_with('\u{feff}') {
                    text.remove(0);
                }
                Ok(text)
            }
            _ => Err(Broken),
        }
    }

    /// Writes a part.
    pub(super) fn put(&mut self, part: &str, text: String) {
        self.changed.insert(part.to_owned(), text);
    }

    /// A name for a part that is not there yet: `before`, a number, `after`.
    pub(super) fn free_name(&self, before: &str, after: &str) -> String {
        let mut number = 1;
        loop {
            let name = format!("{before}{number}{after}");
            if !self.has(&name) {
                return name;
            }
            number += 1;
        }
    }

    /// What a part names. A part without such a list names nothing.
    pub(super) fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, Broken> {
        let list = list_of(part);
        if !self.has(&list) {
            return Ok(Vec::new());
        }
        let text = self.text(&list)?;
        let mut pieces = Pieces::of(&text);
        let mut relationships = Vec::new();
        while let Some((piece, _)) = pieces.next()? {
            let (Piece::Open(tag) | Piece::Empty(tag)) = piece else {
                continue;
            };
            if let (Some(id), Some(kind), Some(target)) =
                (tag.get("Id"), tag.get("Type"), tag.get("Target"))
            {
                let is_outside = tag.get("TargetMode").is_some_and(|mode| mode == "External");
                relationships.push(Relationship {
                    id: id.into_owned(),
                    kind: kind.into_owned(),
                    target: match is_outside {
                        true => target.into_owned(),
                        false => resolved(part, &target),
                    },
                });
            }
        }
        Ok(relationships)
    }

    /// Lets a part name another one, and gives the name under which it does.
    pub(super) fn relate(
        &mut self,
        part: &str,
        kind: &str,
        target: &str,
    ) -> Result<String, Broken> {
        let known = self.relationships(part)?;
        let mut number = known.len() + 1;
        while known.iter().any(|one| one.id == format!("rId{number}")) {
            number += 1;
        }
        let id = format!("rId{number}");
        let entry =
            format!("Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"/{target}\"/>");
        let list = list_of(part);
        let text = match self.has(&list) {
            true => self.text(&list)?,
            false => "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
                .to_owned(),
        };
        let text = appended(&text, &entry)?;
        self.put(&list, text);
        Ok(id)
    }

    /// Says of what type a new part is.
    pub(super) fn declare(&mut self, part: &str, kind: &str) -> Result<(), Broken> {
        let entry = format!("Override PartName=\"/{part}\" ContentType=\"{kind}\"/>");
        let text = appended(&self.text(TYPES)?, &entry)?;
        self.put(TYPES, text);
        Ok(())
    }

    /// Says of what type parts are whose names end so, where nothing says it yet.
    pub(super) fn declare_extension(&mut self, extension: &str, kind: &str) -> Result<(), Broken> {
        let text = self.text(TYPES)?;
        let mut pieces = Pieces::of(&text);
        while let Some((piece, _)) = pieces.next()? {
            if let Piece::Empty(tag) | Piece::Open(tag) = piece
                && tag
                    .get("Extension")
                    .is_some_and(|known| known.eq_ignore_ascii_case(extension))
            {
                return Ok(());
            }
        }
        let entry = format!("Default Extension=\"{extension}\" ContentType=\"{kind}\"/>");
        let text = appended(&text, &entry)?;
        self.put(TYPES, text);
        Ok(())
    }

    /// How the file's name has to end, by the type that the part of the workbook has.
    pub(super) fn ending(&mut self, book: &str) -> Result<&'static str, Broken> {
        let text = self.text(TYPES)?;
        let mut pieces = Pieces::of(&text);
        let mut kind = String::new();
        while let Some((piece, _)) = pieces.next()? {
            if let Piece::Empty(tag) | Piece::Open(tag) = piece
                && tag
                    .get("PartName")
                    .is_some_and(|name| resolved("", &name) == book)
            {
                kind = tag.get("ContentType").unwrap_or_default().into_owned();
            }
        }
        let is_template = kind.contains("template");
        Ok(match (is_template, kind.contains("macroEnabled")) {
            (false, false) => "xlsx",
            (false, true) => "xlsm",
            (true, false) => "xltx",
            (true, true) => "xltm",
        })
    }

    /// Takes a part out, and what names it and says its type.
    pub(super) fn remove(&mut self, part: &str, named_by: &str) -> Result<(), Broken> {
        let list = list_of(named_by);
        let without = |text: &str, attribute: &str, name: &dyn Fn(&str) -> String| {
            let mut edits = Edits::default();
            let mut pieces = Pieces::of(text);
            while let Some((piece, range)) = pieces.next()? {
                if let Piece::Empty(tag) = piece
                    && tag.get(attribute).is_some_and(|value| name(&value) == part)
                {
                    edits.replace(range, String::new());
                }
            }
            edits.apply(text)
        };
        let names = without(&self.text(&list)?, "Target", &|target| {
            resolved(named_by, target)
        })?;
        let types = without(&self.text(TYPES)?, "PartName", &|name| resolved("", name))?;
        self.put(&list, names);
        self.put(TYPES, types);
        self.changed.remove(part);
        self.removed.insert(part.to_owned());
        Ok(())
    }

    /// The file. Parts that nobody changed are copied as they lie there, compressed.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Broken> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut seen = BTreeSet::new();
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index).map_err(|_| Broken)?;
            let name = file.name().map_err(|_| Broken)?.into_owned();
            if self.removed.contains(&name) || !seen.insert(name.clone()) {
                continue;
            }
            match self.changed.get(&name) {
                Some(text) => write(&mut writer, &name, text)?,
                None => writer.raw_copy_file(file).map_err(|_| Broken)?,
            }
        }
        for (name, text) in &self.changed {
            if !seen.contains(name) {
                write(&mut writer, name, text)?;
            }
        }
        Ok(writer.finish().map_err(|_| Broken)?.into_inner())
    }
}

fn write(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Result<(), Broken> {
    // The time of the entry is a fixed one, so that equal input gives equal bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    writer.start_file(name, options).map_err(|_| Broken)?;
    writer.write_all(text.as_bytes()).map_err(|_| Broken)
}

/// The text with one more element at the end of its root. The element comes without its `<`, because the prefix
/// of the root goes before its name.
pub(super) fn appended(text: &str, element: &str) -> Result<String, Broken> {
    let mut pieces = Pieces::of(text);
    let mut prefix = None;
    let mut edits = Edits::default();
    let mut depth = 0;
    while let Some((piece, range)) = pieces.next()? {
        match piece {
            Piece::Open(tag) => {
                prefix.get_or_insert_with(|| tag.prefix());
                depth += 1;
            }
            Piece::Close(_) => {
                depth -= 1;
                if depth == 0 {
                    let prefix = prefix.take().unwrap_or_default();
                    edits.insert(range.start, format!("<{prefix}{element}"));
                    return edits.apply(text);
                }
            }
            Piece::Empty(_) | Piece::Text => {}
        }
    }
    Err(Broken)
}

/// The part that lists what a part names. The root of the file is the part without a name.
fn list_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let folder = match folder {
        "" => String::new(),
        folder => format!("{folder}/"),
    };
    format!("{folder}_rels/{name}.rels")
}

/// The name of the part that another one means.
fn resolved(part: &str, target: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut names: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

/// A new part of a spreadsheet, from its root element and what stands in it.
pub(super) fn part(root: &str, inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <{root} xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{inside}</{root}>"
    )
}

/// The element of a text in a cell or a note.
pub(super) fn text_element(prefix: &str, text: &str) -> String {
    format!(
        "<{prefix}t xml:space=\"preserve\">{}</{prefix}t>",
        escaped(text)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts_are_found_from_where_they_are_said() {
        for (part, target, expected) in [
            (
                "xl/workbook.xml",
                "worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            (
                "xl/workbook.xml",
                "/xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            (
                "xl/worksheets/sheet1.xml",
                "../comments1.xml",
                "xl/comments1.xml",
            ),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            (
                "xl/worksheets/sheet1.xml",
                "./../comments/a.xml",
                "xl/comments/a.xml",
            ),
        ] {
            assert_eq!(resolved(part, target), expected, "{part} {target}");
        }
        assert_eq!(list_of(""), "_rels/.rels");
        assert_eq!(list_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
    }
}
