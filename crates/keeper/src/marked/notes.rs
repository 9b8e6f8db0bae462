//! The notes at cells: what they say, and the part that draws their boxes.

use std::collections::BTreeMap;

use super::cells::cell_name;
use super::markup::{Broken, Edits, Piece, Pieces};
use super::package::{Package, part, text_element};
use crate::CellName;

/// Who writes our notes.
const AUTHOR: &str = "就近医";

const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// Writes notes to a sheet, after those that are there. Gives the sheet's name for the part that draws them, where
/// the sheet had none.
pub(super) fn add(
    package: &mut Package,
    sheet: &str,
    notes: &BTreeMap<CellName, String>,
) -> Result<Option<String>, Broken> {
    let named = package.relationships(sheet)?;
    let find = |kind: &str| {
        named
            .iter()
            .find(|one| one.is(kind))
            .map(|one| one.target.clone())
    };
    let is_talk = find("threadedComment").is_some();
    let new = match find("comments") {
        Some(comments) => {
            let text = package.text(&comments)?;
            let (text, new) = with_notes(&text, notes, is_talk)?;
            package.put(&comments, text);
            new
        }
        None => {
            let comments = package.free_name("xl/comments", ".xml");
            let empty = part("comments", "<authors></authors><commentList></commentList>");
            let (text, new) = with_notes(&empty, notes, false)?;
            package.put(&comments, text);
            package.declare(&comments, COMMENTS)?;
            package.relate(sheet, "comments", &comments)?;
            new
        }
    };
    // A sheet may have a second drawing of the kind, for its head.
    let drawing = drawing_id(&package.text(sheet)?)
        .and_then(|id| named.into_iter().find(|one| one.id == id))
        .map(|one| one.target);
    match drawing {
        Some(drawing) => {
            let text = with_boxes(&package.text(&drawing)?, &new)?;
            package.put(&drawing, text);
            Ok(None)
        }
        None => {
            let drawing = package.free_name("xl/drawings/vmlDrawing", ".vml");
            package.put(&drawing, with_boxes(EMPTY, &new)?);
            package.declare_extension("vml", DRAWING)?;
            package.relate(sheet, "vmlDrawing", &drawing).map(Some)
        }
    }
}

/// The name under which the sheet knows the part that draws its notes and controls.
fn drawing_id(sheet: &str) -> Option<String> {
    let at = sheet.rfind("legacyDrawing ")?;
    let start = sheet[..at].rfind('<')?;
    match Pieces::of(&sheet[start..]).next() {
        Ok(Some((Piece::Empty(tag) | Piece::Open(tag), _))) if tag.name() == "legacyDrawing" => {
            tag.get("id").map(|id| id.into_owned())
        }
        _ => None,
    }
}

/// The part of notes with ours in it, and the cells that had none before.
fn with_notes(
    text: &str,
    notes: &BTreeMap<CellName, String>,
    is_talk: bool,
) -> Result<(String, Vec<CellName>), Broken> {
    let mut edits = Edits::default();
    let mut left = notes.clone();
    let mut prefix = String::new();
    let mut authors = 0;
    let mut current = None;
    let mut pieces = Pieces::of(text);
    while let Some((piece, range)) = pieces.next()? {
        match piece {
            Piece::Open(tag) | Piece::Empty(tag) if tag.name() == "author" => authors += 1,
            // A part that lists nothing may say so in one tag.
            Piece::Empty(tag) if matches!(tag.name(), "authors" | "commentList") => {
                return Err(Broken);
            }
            Piece::Open(tag) => match tag.name() {
                "comments" => prefix = tag.prefix(),
                "comment" => {
                    let cell = tag.get("ref").and_then(|name| cell_name(&name));
                    current = cell.and_then(|cell| left.remove(&cell));
                }
                _ => {}
            },
            Piece::Close("text") => {
                // A conversation is kept elsewhere, and this is only a copy for old programs.
                if let (Some(note), false) = (current.take(), is_talk) {
                    let run = run(&prefix, &format!("\n————\n{note}"));
                    edits.insert(range.start, run);
                }
            }
            Piece::Close("authors") => {
                edits.insert(
                    range.start,
                    format!("<{prefix}author>{AUTHOR}</{prefix}author>"),
                );
            }
            Piece::Close("commentList") => {
                let p = &prefix;
                let new = left.iter().map(|(cell, note)| {
                    format!(
                        "<{p}comment ref=\"{cell}\" authorId=\"{authors}\"><{p}text>{}</{p}text></{p}comment>",
                        run(p, note)
                    )
                });
                edits.insert(range.start, new.collect());
            }
            _ => {}
        }
    }
    Ok((edits.apply(text)?, left.into_keys().collect()))
}

fn run(p: &str, text: &str) -> String {
    format!(
        "<{p}r><{p}rPr><{p}sz val=\"10\"/><{p}rFont val=\"宋体\"/></{p}rPr>{}</{p}r>",
        text_element(p, text)
    )
}

/// The names that a drawing's elements have. Other programs declare them at each element or once for all, so every
/// element of ours does.
macro_rules! drawing_names {
    () => {
        "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
    };
}

/// A drawing without a box.
const EMPTY: &str = concat!(
    "<xml ",
    drawing_names!(),
    "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout></xml>"
);

/// What every box is.
const BOX: &str = concat!(
    "<v:shapetype ",
    drawing_names!(),
    " id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">",
    "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
);

/// The drawing with a box for each of the cells. The drawing is no XML in the strict sense where other programs
/// wrote it, so only its end is looked for.
fn with_boxes(text: &str, cells: &[CellName]) -> Result<String, Broken> {
    const ID: &str = "_x0000_s";
    const NAMES: &str = drawing_names!();
    let end = text.rfind("</xml").ok_or(Broken)?;
    let numbers = text.match_indices(ID).filter_map(|(at, _)| {
        let rest = &text[at + ID.len()..];
        let digits = rest.find(|sign: char| !sign.is_ascii_digit())?;
        rest[..digits].parse::<u32>().ok()
    });
    let mut number = numbers.max().unwrap_or(0).max(1024);
    let mut boxes = String::new();
    if !text.contains("_x0000_t202\"") {
        boxes.push_str(BOX);
    }
    for cell in cells {
        number += 1;
        let (row, column) = (cell.row - 1, cell.column);
        // Three columns wide and eight rows high, beside the cell.
        let (left, right, top, bottom) = (column + 1, column + 4, row, row + 8);
        boxes.push_str(&format!(
            "<v:shape {NAMES} id=\"{ID}{number}\" type=\"#_x0000_t202\" \
             style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:120pt;z-index:1;visibility:hidden\" \
             fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
             <v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
             <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
             <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
             <x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
             <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
        ));
    }
    Ok(format!("{}{boxes}{}", &text[..end], &text[end..]))
}
