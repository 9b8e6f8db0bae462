//! The XML of a workbook's parts, changed at single places: whatever is not changed stays byte for byte.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// A part that is not as it should be, and so cannot be changed.
#[derive(Debug)]
pub(super) struct Broken;

impl From<quick_xml::Error> for Broken {
    fn from(_: quick_xml::Error) -> Self {
        Self
    }
}

/// What stands between two `<` and `>`, or between tags.
pub(super) enum Piece<'a> {
    Open(Tag<'a>),
    Close(&'a str),
    /// A tag that opens and closes.
    Empty(Tag<'a>),
    /// Text, or a reference like `&amp;`, as it is in the source.
    Text,
}

/// A tag that opens an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

/// The pieces of a part, each with its place in the text.
pub(super) struct Pieces<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            reader: Reader::from_str(text),
        }
    }

    /// The next piece that is no comment or instruction.
    pub(super) fn next(&mut self) -> Result<Option<(Piece<'a>, Range<usize>)>, Broken> {
        loop {
            let start = self.reader.buffer_position() as usize;
            let event = self.reader.read_event()?;
            let range = start..self.reader.buffer_position() as usize;
            let piece = match event {
                Event::Start(tag) => Piece::Open(Tag(tag)),
                Event::Empty(tag) => Piece::Empty(Tag(tag)),
                Event::End(_) => {
                    let name = self.text.get(range.clone()).ok_or(Broken)?;
                    Piece::Close(local(name.trim_matches(['<', '/', '>', ' '])))
                }
                Event::Text(_) | Event::GeneralRef(_) | Event::CData(_) => Piece::Text,
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            return Ok(Some((piece, range)));
        }
    }
}

impl Tag<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        local(self.full_name())
    }

    fn full_name(&self) -> &str {
        let name = self.0.as_ref();
        let length = name.len() - self.0.attributes_raw().len();
        &name[..length]
    }

    /// The prefix that its name has, with its colon. It may be none.
    pub(super) fn prefix(&self) -> String {
        let name = self.full_name();
        name[..name.len() - local(name).len()].to_owned()
    }

    /// The value of an attribute, by its name without a prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| local(attribute.key.as_ref()) == name)
            .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
    }

    /// The same tag with some attributes set and some left out.
    pub(super) fn with(&self, set: &[(&str, &str)], dropped: &[&str], is_empty: bool) -> String {
        let mut tag = format!("<{}", self.full_name());
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref();
            let is_set = set.iter().any(|(name, _)| *name == key);
            if !is_set && !dropped.contains(&key) {
                // A value without this quote stays as it is; one with it was written in the other one.
                let quote = if attribute.value.contains('"') {
                    '\''
                } else {
                    '"'
                };
                tag.push_str(&format!(" {key}={quote}{}{quote}", attribute.value));
            }
        }
        for (name, value) in set {
            tag.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
        tag.push_str(if is_empty { "/>" } else { ">" });
        tag
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Changes of a text at places that do not overlap.
#[derive(Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// What stands there becomes something else.
    pub(super) fn replace(&mut self, range: Range<usize>, text: String) {
        self.0.push((range, text));
    }

    /// Something comes in between.
    pub(super) fn insert(&mut self, at: usize, text: String) {
        if !text.is_empty() {
            self.0.push((at..at, text));
        }
    }

    /// What stands there becomes something else, and what was to be changed within it is forgotten. What came in
    /// at its beginning stays before it.
    pub(super) fn replace_all(&mut self, range: Range<usize>, text: String) {
        let is_before = |known: &Range<usize>| known.end <= range.start;
        while self.0.last().is_some_and(|(known, _)| !is_before(known)) {
            self.0.pop();
        }
        self.0.push((range, text));
    }

    /// The text after the changes. Those of the same place stand in the order in which they were made.
    pub(super) fn apply(mut self, text: &str) -> Result<String, Broken> {
        self.0.sort_by_key(|(range, _)| range.start);
        let added: usize = self.0.iter().map(|(_, text)| text.len()).sum();
        let mut changed = String::with_capacity(text.len() + added);
        let mut at = 0;
        for (range, new) in self.0 {
            changed.push_str(text.get(at..range.start).ok_or(Broken)?);
            changed.push_str(&new);
            at = range.end;
        }
        changed.push_str(text.get(at..).ok_or(Broken)?);
        Ok(changed)
    }
}

/// A text as it stands in XML. What XML cannot hold becomes the sign for it, and what the program would read as a
/// coded character does not.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").replace("_x", "_x005F_x").chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push('\n'),
            '\n' | '\t' => escaped.push(sign),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// The text of a piece of XML that holds nothing else.
pub(super) fn plain(source: &str) -> String {
    quick_xml::escape::unescape(source).map_or_else(|_| source.to_owned(), |text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_changed_and_the_rest_is_not() {
        let text =
            "<?xml version=\"1.0\"?>\n<x:a b='1' c=\"&lt;\"><!-- d --><x:e  f = \"2\" /></x:a>";
        let mut pieces = Pieces::of(text);
        let mut edits = Edits::default();
        while let Ok(Some((piece, range))) = pieces.next() {
            if let Piece::Empty(tag) = piece {
                assert_eq!((tag.name(), tag.prefix().as_str()), ("e", "x:"));
                assert_eq!(tag.get("f").as_deref(), Some("2"));
                edits.replace(range, tag.with(&[("g", "<3>")], &["f"], true));
            }
        }
        assert_eq!(
            edits.apply(text).unwrap(),
            "<?xml version=\"1.0\"?>\n<x:a b='1' c=\"&lt;\"><!-- d --><x:e g=\"&lt;3&gt;\"/></x:a>"
        );
    }

    #[test]
    fn markup_is_text() {
        for (text, expected) in [
            ("<b>甲</b>", "&lt;b&gt;甲&lt;/b&gt;"),
            ("甲\u{1}乙", "甲\u{fffd}乙"),
            ("甲\r\n乙\r丙", "甲\n乙\n丙"),
            ("_x0041_", "_x005F_x0041_"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
