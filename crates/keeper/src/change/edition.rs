//! A workbook as a document: one edition of a list that the bureau keeps.
//!
//! Editions of one list have one title but for the date in it. So the document's id is made of the district, the
//! title without its date, and the time that the workbook states.

use std::collections::BTreeSet;

use directory::{Directory, Document, DocumentId, Records, Source, Standing};

use super::RowAt;
use crate::Reading;
use crate::reading::without_brackets;

/// The documents that the readings are, and what the directory has of the same lists.
pub(super) struct Editions {
    /// The documents, each once.
    pub documents: Vec<Document>,
    /// Earlier editions in the directory.
    pub earlier: BTreeSet<DocumentId>,
    /// By reading: the file, and the document's position.
    files: Vec<(String, usize)>,
}

impl Editions {
    pub fn of(directory: &Directory, records: &Records, readings: &[Reading]) -> Self {
        let region = &records.region;
        let mut editions = Self {
            documents: Vec::new(),
            earlier: BTreeSet::new(),
            files: Vec::new(),
        };
        for reading in readings
            .iter()
            .filter(|own| own.region.as_ref() == Some(&region.adcode))
        {
            let title = reading.title();
            let as_of = reading.as_of();
            let id = id(region.adcode.as_str(), &title, as_of);
            let position = editions.documents.iter().position(|known| known.id == id);
            let position = position.unwrap_or_else(|| {
                editions.documents.push(Document {
                    id,
                    title: title.clone(),
                    issuer: region.publisher.as_ref().map(|own| own.name.clone()),
                    number: None,
                    date: as_of.map(str::to_owned),
                    valid: None,
                    text: None,
                    standing: Standing::Bureau,
                    regions: vec![region.adcode.clone()],
                    licence: None,
                    note: None,
                });
                editions.documents.len() - 1
            });
            editions.files.push((reading.file.clone(), position));
        }
        let is_earlier = |known: &&Document| {
            let same_list = |own: &Document| {
                own.id != known.id
                    && series(&own.title) == series(&known.title)
                    // An edition whose time nobody knows is taken for an earlier one.
                    && (own.date.is_none() || known.date <= own.date)
            };
            known.standing == Standing::Bureau
                && known.regions.contains(&region.adcode)
                && editions.documents.iter().any(same_list)
        };
        let earlier = directory.documents.iter().filter(is_earlier);
        editions.earlier = earlier.map(|known| known.id.clone()).collect();
        editions
    }

    /// Whether a document is one of these lists, in this edition or an earlier one.
    pub fn has(&self, document: &DocumentId) -> bool {
        self.earlier.contains(document) || self.documents.iter().any(|own| own.id == *document)
    }

    /// Where a row says something.
    pub fn source(&self, at: &RowAt) -> Source {
        Source {
            document: self
                .document(&at.file)
                .map_or_else(Default::default, |own| own.id.clone()),
            locator: format!("“{}”表第{}行", at.sheet, at.row),
        }
    }

    /// The time of what a file states, where it says that.
    pub fn as_of(&self, file: &str) -> Option<&str> {
        self.document(file)?.date.as_deref()
    }

    fn document(&self, file: &str) -> Option<&Document> {
        let (_, position) = self.files.iter().find(|(known, _)| known == file)?;
        self.documents.get(*position)
    }
}

fn id(adcode: &str, title: &str, as_of: Option<&str>) -> DocumentId {
    let as_of = as_of.map(|as_of| format!("-{as_of}")).unwrap_or_default();
    let id = format!("bureau-{adcode}-{:08x}{as_of}", hash(&series(title)));
    DocumentId::from(id.as_str())
}

/// A title without the date in it, by which editions of one list are known.
pub(super) fn series(title: &str) -> String {
    const OF_DATES: [char; 8] = ['年', '月', '日', '-', '.', '/', '_', '号'];
    // As in the title of a reading, what is in brackets is no part of it.
    let title = without_brackets(title);
    let signs: Vec<char> = title.chars().filter(|sign| !sign.is_whitespace()).collect();
    let mut series = String::new();
    let mut at = 0;
    while at < signs.len() {
        let digits = signs[at..]
            .iter()
            .take_while(|sign| sign.is_ascii_digit())
            .count();
        let year: String = signs[at..].iter().take(4).collect();
        let is_year = digits >= 4 && year.starts_with("20") && matches!(digits, 4 | 6 | 8);
        if is_year {
            let is_date = |sign: &&char| sign.is_ascii_digit() || OF_DATES.contains(sign);
            at += signs[at..].iter().take_while(is_date).count();
        } else {
            let step = digits.max(1);
            series.extend(&signs[at..at + step]);
            at += step;
        }
    }
    series
        .trim_matches(|sign| OF_DATES[3..7].contains(&sign))
        .to_owned()
}

/// FNV-1a, 32 bits: the same on every machine and in every version.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_of_one_list_are_known_by_their_title() {
        for (title, expected) in [
            ("天宁区机构名单", "天宁区机构名单"),
            ("天宁区2026年9月机构名单", "天宁区机构名单"),
            ("2026年 机构名单", "机构名单"),
            ("机构名单-202611", "机构名单"),
            ("机构名单_2026-11-05", "机构名单"),
            ("第102医院名单", "第102医院名单"),
            ("机构名单（2026年7月）", "机构名单"),
            ("12320名单", "12320名单"),
        ] {
            assert_eq!(series(title), expected, "{title}");
        }
    }

    #[test]
    fn an_id_is_of_the_list_and_the_edition() {
        let ids = [
            id("320402", "机构名单", Some("2026-09")),
            id("320402", "机构名单", Some("2026-11")),
            id("320402", "2026年机构名单", Some("2026-11")),
            id("320402", "托育名单", Some("2026-11")),
            id("320402", "机构名单", None),
        ];
        assert_eq!(ids[1], ids[2]);
        assert_eq!(ids[0].as_str(), "bureau-320402-1c68d940-2026-09");
        let different: BTreeSet<&DocumentId> = ids.iter().collect();
        assert_eq!(different.len(), 4);
    }
}
