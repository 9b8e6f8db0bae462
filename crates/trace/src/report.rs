//! All facts of a directory, looked up.

use std::collections::BTreeMap;
use std::fmt;

use directory::locator::{HOW, Locator, Unclear};
use directory::{Directory, Document, DocumentId, Source};

use crate::facts::{Fact, facts};
use crate::look::{Missing, Place, look};
use crate::outline::Outline;
use crate::passage::{NoSuchPlace, Passage};

/// What came of looking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// How many facts there are of which everything was found.
    pub found: usize,
    /// How many facts name nothing that can be looked up: all of it is in our own words.
    pub nothing: usize,
    /// The facts that cannot be looked up, because their document has no text.
    pub unchecked: Vec<Unchecked>,
    /// The facts of which something was not found.
    pub findings: Vec<Finding>,
}

/// A fact that cannot be looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// The file, relative to the data folder.
    pub file: String,
    /// The id of the record; empty where it has none.
    pub record: String,
    /// The field; empty where the record as a whole is meant.
    pub field: String,
    /// The document that has no text.
    pub document: DocumentId,
}

/// A fact that its document does not bear out.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The file, relative to the data folder.
    pub file: String,
    /// The id of the record; empty where it has none.
    pub record: String,
    /// The field; empty where the record as a whole is meant.
    pub field: String,
    /// Where it was looked for.
    pub sources: Vec<Source>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// The passage does not name these.
    Missing {
        /// What it does not name.
        missing: Vec<Missing>,
        /// The nearest sentence, shortened.
        passage: String,
    },
    /// The locator cannot be read.
    Unclear(Unclear),
    /// The document has no such place.
    Nowhere(NoSuchPlace),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_dash = |text: &str| if text.is_empty() { "—" } else { text }.to_owned();
        let (record, field) = (or_dash(&self.record), or_dash(&self.field));
        write!(f, "{} · {record} · {field}：", self.file)?;
        let sources = self.sources.iter();
        let sources = sources.map(|source| format!("{} {}", source.document, source.locator));
        let sources = sources.collect::<Vec<_>>().join("，");
        match &self.wrong {
            Wrong::Missing { missing, passage } => {
                let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
                write!(
                    f,
                    "{sources} 里没有{}。那里写：{passage}",
                    missing.join("、")
                )
            }
            Wrong::Unclear(unclear) => write!(f, "出处 {sources}：{unclear}。{HOW}。"),
            Wrong::Nowhere(nowhere) => write!(f, "出处 {sources}：{nowhere}。"),
        }
    }
}

/// Looks all facts of a directory up in the texts of its documents.
pub fn report(directory: &Directory, texts: &BTreeMap<DocumentId, Outline>) -> Report {
    let mut report = Report::default();
    for records in directory.regions.values() {
        for fact in facts(records) {
            report.add(fact, directory, texts);
        }
    }
    report
}

impl Report {
    /// How many facts were looked up.
    pub fn checked(&self) -> usize {
        self.found + self.findings.len()
    }

    fn add(&mut self, fact: Fact, directory: &Directory, texts: &BTreeMap<DocumentId, Outline>) {
        let mut places: Vec<Place<'_>> = Vec::new();
        let mut without_text: Option<&DocumentId> = None;
        let mut wrong = None;
        for source in &fact.sources {
            let document = document(directory, &source.document);
            let (Some(document), Some(outline)) = (document, texts.get(&source.document)) else {
                without_text = Some(&source.document);
                continue;
            };
            match passages(outline, source) {
                Ok(passages) => {
                    places.extend(passages.iter().map(|passage| Place::new(document, passage)));
                }
                Err(error) => wrong = wrong.or(Some(error)),
            }
        }
        if let Some(wrong) = wrong {
            return self.findings.push(fact.finding(wrong));
        }
        let (missing, passage) = look(&fact.things, &places);
        match without_text {
            // What one document does not say, the one without a text may.
            Some(document) if places.is_empty() || !missing.is_empty() => {
                self.unchecked.push(Unchecked {
                    document: document.clone(),
                    file: fact.file,
                    record: fact.record,
                    field: fact.field,
                });
            }
            _ if fact.things.is_empty() => self.nothing += 1,
            _ if missing.is_empty() => self.found += 1,
            _ => {
                let wrong = Wrong::Missing { missing, passage };
                self.findings.push(fact.finding(wrong));
            }
        }
    }
}

impl Fact {
    fn finding(self, wrong: Wrong) -> Finding {
        Finding {
            file: self.file,
            record: self.record,
            field: self.field,
            sources: self.sources,
            wrong,
        }
    }
}

/// The passages that a source names.
fn passages(outline: &Outline, source: &Source) -> Result<Vec<Passage>, Wrong> {
    let locator = Locator::read(&source.locator).map_err(Wrong::Unclear)?;
    let mut passages: Vec<Passage> = Vec::new();
    for place in &locator.places {
        let passage = outline.passage(place).map_err(Wrong::Nowhere)?;
        // Two paragraphs of one section may be one that a page break parted.
        match passages.last_mut() {
            Some(last) if last.heads == passage.heads => last.lines.extend(passage.lines),
            _ => passages.push(passage),
        }
    }
    Ok(passages)
}

fn document<'d>(directory: &'d Directory, id: &DocumentId) -> Option<&'d Document> {
    let mut documents = directory.documents.iter();
    documents.find(|document| document.id == *id)
}
