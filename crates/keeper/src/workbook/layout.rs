//! What the XML of a sheet of an `.xlsx` says besides its cells, and where that XML is.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::builder::Layout;
use super::package::Package;
use crate::Merge;

/// The name of each sheet with the path of its XML in the package. What cannot be found is not there.
pub(super) fn sheet_paths(package: &mut Package<'_>) -> Vec<(String, String)> {
    let main = main_part(package);
    let links = links_of(package, &main);
    let Some(xml) = package.text(&main) else {
        return Vec::new();
    };
    let mut paths = Vec::new();
    each_element(&xml, |element| {
        if element.local_name().as_ref() == "sheet" {
            let name = attribute(element, "name");
            let link = attribute(element, "id");
            let to = link.and_then(|id| links.iter().find(|link| link.id == id));
            paths.extend(name.zip(to.map(|link| link.target.clone())));
        }
    });
    paths
}

/// Which rows the XML of a sheet hides, and which cells it merges.
pub(super) fn layout(xml: &str) -> Layout {
    let mut layout = Layout::default();
    let mut row = 0;
    each_element(xml, |element| match element.local_name().as_ref() {
        "row" => {
            let stated = attribute(element, "r").and_then(|number| number.parse().ok());
            row = stated.unwrap_or(row + 1);
            if is_hidden(element) {
                layout.hidden_rows.insert(row);
            }
        }
        "mergeCell" => {
            let block = attribute(element, "ref");
            layout.merges.extend(block.and_then(|block| merge(&block)));
        }
        _ => {}
    });
    layout
}

/// Hidden, or no higher than nothing, which looks the same.
fn is_hidden(row: &BytesStart<'_>) -> bool {
    let hidden = attribute(row, "hidden").is_some_and(|value| value == "1" || value == "true");
    let height = attribute(row, "ht").and_then(|height| height.parse::<f64>().ok());
    hidden || height == Some(0.0)
}

/// `B2:C5` as a block.
fn merge(block: &str) -> Option<Merge> {
    let (first, last) = block.split_once(':')?;
    let (first_row, first_column) = place(first)?;
    let (last_row, last_column) = place(last)?;
    Some(Merge {
        first_row: first_row.min(last_row),
        last_row: first_row.max(last_row),
        first_column: first_column.min(last_column),
        last_column: first_column.max(last_column),
    })
}

/// `B2` as its row, counted from 1, and its column, counted from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.chars() {
        let value = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
        column = column.checked_mul(26)?.checked_add(value + 1)?;
    }
    Some((number.parse().ok()?, column.checked_sub(1)?))
}

/// A link from a part of the package to another.
struct Link {
    id: String,
    sort: String,
    target: String,
}

/// The part that lists the sheets.
fn main_part(package: &mut Package<'_>) -> String {
    let links = links_of(package, "");
    let main = links
        .into_iter()
        .find(|link| link.sort.ends_with("/officeDocument"));
    main.map_or_else(|| "xl/workbook.xml".to_owned(), |link| link.target)
}

/// The links of a part, or of the package as a whole, with their targets as paths.
fn links_of(package: &mut Package<'_>, part: &str) -> Vec<Link> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let folder = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let Some(xml) = package.text(&format!("{folder}_rels/{file}.rels")) else {
        return Vec::new();
    };
    let mut links = Vec::new();
    each_element(&xml, |element| {
        let id = attribute(element, "Id");
        let target = attribute(element, "Target");
        if let Some((id, target)) = id.zip(target) {
            let target = match target.strip_prefix('/') {
                Some(from_the_root) => from_the_root.to_owned(),
                None => format!("{folder}{target}"),
            };
            let sort = attribute(element, "Type").unwrap_or_default();
            links.push(Link { id, sort, target });
        }
    });
    links
}

/// Calls for each element, in their order, as far as the XML can be read.
fn each_element(xml: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => see(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The value of an attribute, whatever the namespace of its name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_sheet() {
        let table = [
            ("A1", Some((1, 0))),
            ("AA12", Some((12, 26))),
            ("XFD1048576", Some((1_048_576, 16_383))),
            ("", None),
            ("12", None),
            ("ZZZZZZZZZZZZZZ1", None),
            ("A99999999999", None),
        ];
        for (name, expected) in table {
            assert_eq!(place(name), expected, "{name}");
        }
    }

    #[test]
    fn rows_are_hidden_in_three_ways_and_counted_without_a_number() {
        let xml = r#"<worksheet><sheetData><row/><row hidden="1"/><row r="5" hidden="true"/>
            <row ht="0" customHeight="1"/><row hidden="0" ht="15"/></sheetData>
            <mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="?"/></mergeCells></worksheet>"#;
        let layout = layout(xml);
        assert_eq!(
            layout.hidden_rows.into_iter().collect::<Vec<_>>(),
            [2, 5, 6]
        );
        let block = Merge {
            first_row: 2,
            last_row: 3,
            first_column: 1,
            last_column: 2,
        };
        assert_eq!(layout.merges, [block]);
    }
}
