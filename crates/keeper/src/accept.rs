//! Writes what a workbook changes into the data folder.
//!
//! The texts are edited in place: a record that no row speaks of keeps its bytes, and so does a field. What comes
//! out is read as the data folder is, and with a problem in it nothing is written.

mod record;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use directory::{Checked, Directory, DocumentId, Ended, FacilityId, OperatingStatus, Status};

use crate::change::{
    Choice, Decisions, Edit, FieldChange, Place, Proposal, STATUS, State, Verdict, json,
};
use record::Record;
use text::List;

/// The file of documents.
const DOCUMENTS: &str = "documents.json";

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unacceptable {
    /// A file is not there, or is not of the form that it should have.
    File(String),
    /// What would come out is no good data folder.
    Problems(Vec<directory::Problem>),
}

impl fmt::Display for Unacceptable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => write!(
                f,
                "{file} 没有，或者不是合格的 JSON：先运行 cargo xtask data check"
            ),
            Self::Problems(problems) => {
                write!(
                    f,
                    "写进去以后会有 {} 个问题，所以什么都没有写：",
                    problems.len()
                )?;
                problems
                    .iter()
                    .try_for_each(|problem| write!(f, "\n{problem}"))
            }
        }
    }
}

impl std::error::Error for Unacceptable {}

/// The files of a data folder that change, with their new texts. `files` are the texts of the whole folder, as the
/// proposal's directory was read from them.
///
/// # Errors
///
/// A file is missing, or the result would have problems.
pub fn accept(
    files: &BTreeMap<String, String>,
    proposal: &Proposal,
    decisions: &Decisions,
) -> Result<BTreeMap<String, String>, Unacceptable> {
    let path = format!("facilities/{}.json", proposal.region);
    let old = files
        .get(&path)
        .ok_or_else(|| Unacceptable::File(path.clone()))?;
    let facilities =
        facilities(old, proposal, decisions).ok_or_else(|| Unacceptable::File(path.clone()))?;
    let mut after = files.clone();
    after.insert(path.clone(), facilities);
    let documents =
        documents(&after, proposal).ok_or_else(|| Unacceptable::File(DOCUMENTS.into()))?;
    after.insert(DOCUMENTS.to_owned(), documents);
    let changed = [path.as_str(), DOCUMENTS].into_iter();
    let changed = changed.filter(|path| files.get(*path) != after.get(*path));
    let changed: BTreeMap<String, String> = changed
        .filter_map(|path| Some((path.to_owned(), after.get(path)?.clone())))
        .collect();
    if !changed.is_empty() {
        let (_, problems) = Directory::read(&after);
        if !problems.is_empty() {
            return Err(Unacceptable::Problems(problems));
        }
    }
    Ok(changed)
}

/// The file of facilities, with what is taken. `None` where it is none.
fn facilities(text: &str, proposal: &Proposal, decisions: &Decisions) -> Option<String> {
    let mut list = List::of(text, "facilities")?;
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    for position in 0..list.len() {
        positions.insert(Record::id_of(list.item(position))?, position);
    }
    let differing: BTreeSet<&FacilityId> = proposal
        .contradictions
        .iter()
        .map(|own| &own.place)
        .collect();
    for place in &proposal.places {
        let Some(id) = place.id.as_ref().filter(|_| place.state != State::Unsure) else {
            continue;
        };
        let is_decided = !differing.contains(id)
            && place
                .fields
                .iter()
                .all(|change| is_decided(id, change, decisions));
        let checked = decisions
            .by
            .as_ref()
            .filter(|_| is_decided)
            .map(|by| Checked {
                date: decisions.date.clone(),
                by: by.clone(),
            });
        let position = positions.get(id.as_str());
        let mut record = match (position, &place.new) {
            (Some(position), _) => Record::of(list.item(*position))?,
            (None, Some(new)) => Record::of(&text::indented(&json(&new.blank()), "    "))?,
            (None, None) => continue,
        };
        for edit in taken(place, id, decisions) {
            record.edit(edit)?;
        }
        if let Some(checked) = &checked {
            record.edit(&Edit::Set("checked", json(checked)))?;
        }
        match position {
            Some(position) => list.replace(*position, record.text()),
            None => list.push(record.text()),
        }
    }
    for (id, ended) in ended(proposal, decisions) {
        let position = *positions.get(id.as_str())?;
        let mut record = Record::of(list.item(position))?;
        for edit in ending(ended) {
            record.edit(&edit)?;
        }
        list.replace(position, record.text());
    }
    Some(list.text())
}

/// Whether nobody has to decide about a field any more.
fn is_decided(id: &FacilityId, change: &FieldChange, decisions: &Decisions) -> bool {
    let key = (id.clone(), change.field.clone());
    change.verdict != Verdict::Conflict
        || decisions.conflicts.contains_key(&key)
        || (change.field == STATUS && decisions.gone.contains_key(id))
}

/// The edits of what is taken of a place.
fn taken<'p>(
    place: &'p Place,
    id: &FacilityId,
    decisions: &Decisions,
) -> impl Iterator<Item = &'p Edit> {
    let is_taken = |change: &&FieldChange| match change.verdict {
        Verdict::Takes | Verdict::Same => true,
        Verdict::Refused(_) => false,
        Verdict::Conflict => {
            let key = (id.clone(), change.field.clone());
            decisions.conflicts.get(&key) == Some(&Choice::New)
        }
    };
    let taken: Vec<&FieldChange> = place.fields.iter().filter(is_taken).collect();
    taken.into_iter().flat_map(|change| &change.edits)
}

/// What a person said of places that a list no longer names, or names as ended.
fn ended<'d>(
    proposal: &Proposal,
    decisions: &'d Decisions,
) -> impl Iterator<Item = (&'d FacilityId, &'d Ended)> {
    let asked_for_status = |place: &&Place| {
        let mut fields = place.fields.iter();
        fields.any(|own| own.field == STATUS && own.verdict == Verdict::Conflict)
    };
    let places = proposal.places.iter().filter(asked_for_status);
    let asked = places.filter_map(|place| place.id.clone());
    let asked: BTreeSet<FacilityId> = asked.chain(proposal.gone.iter().cloned()).collect();
    decisions
        .gone
        .iter()
        .filter(move |(id, _)| asked.contains(*id))
}

fn ending(ended: &Ended) -> [Edit; 2] {
    let status = Status {
        now: OperatingStatus::Ended,
        as_of: ended.as_of.clone(),
        source: ended.source.clone(),
    };
    [
        Edit::Set(STATUS, json(&status)),
        Edit::Set("ended", json(ended)),
    ]
}

/// The file of documents: with the workbook, where something cites it, and without editions that nothing cites.
fn documents(files: &BTreeMap<String, String>, proposal: &Proposal) -> Option<String> {
    let mut list = List::of(files.get(DOCUMENTS)?, "documents")?;
    let is_cited = |id: &DocumentId| {
        let quoted = format!("\"{id}\"");
        let mut others = files.iter().filter(|(path, _)| *path != DOCUMENTS);
        others.any(|(_, text)| text.contains(&quoted))
    };
    let mut known = BTreeSet::new();
    let old = proposal
        .earlier
        .iter()
        .chain(proposal.documents.iter().map(|own| &own.id));
    let idle: Vec<&DocumentId> = old.filter(|id| !is_cited(id)).collect();
    for position in 0..list.len() {
        let id = Record::id_of(list.item(position))?;
        if idle.iter().any(|idle| idle.as_str() == id) {
            list.remove(position);
        }
        known.insert(id);
    }
    for document in &proposal.documents {
        if !known.contains(document.id.as_str()) && is_cited(&document.id) {
            list.push(text::indented(&json(document), "    "));
        }
    }
    Some(list.text())
}
