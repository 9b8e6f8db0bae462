//! What workbooks of a district would change in the directory.
//!
//! A value fills an empty field, and takes the place of what only an unverified list or an earlier edition of the
//! same list says. Where an official document says otherwise, or two files do, a person decides, and until then
//! nothing is taken. A place that a list no longer names is asked about and never deleted.

mod compare;
mod decisions;
mod edition;
mod field_name;
mod gone;
mod new_place;
mod said;

use std::collections::BTreeMap;

use directory::{
    Directory, Document, DocumentId, Facility, FacilityId, Records, RegionId, Standing,
};

use crate::Reading;
use compare::Compare;
pub(crate) use compare::json;
pub use decisions::{Choice, Decisions, RowAt, RowChoice};
use edition::Editions;
pub use field_name::field_name;
use new_place::Ids;
pub(crate) use new_place::NewPlace;
use said::{About, Group};

/// The field that says whether a place is open.
pub const STATUS: &str = "status";

/// What workbooks would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The district.
    pub region: RegionId,
    /// Each workbook as a source of its own, in the order of the readings; workbooks of one title are one.
    pub documents: Vec<Document>,
    /// Earlier editions of the same lists. They go as soon as nothing cites them.
    pub earlier: Vec<DocumentId>,
    /// The places that the workbooks name, in the order of their rows.
    pub places: Vec<Place>,
    /// Places of which an earlier edition of these lists states something, and that these do not name.
    pub gone: Vec<FacilityId>,
    /// Values that two rows state differently of one place. None of them is taken.
    pub contradictions: Vec<Contradiction>,
}

/// A place that a workbook names.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id; of a new place, the one that it is to have. None where that cannot be said yet.
    pub id: Option<FacilityId>,
    /// Its name: the directory's, else the row's.
    pub name: String,
    /// The rows that are about it.
    pub rows: Vec<RowAt>,
    /// What would become of it.
    pub state: State,
    /// What the rows say of it.
    pub fields: Vec<FieldChange>,
    /// Which places it may be, where a person has to say.
    pub candidates: Vec<FacilityId>,
    /// Why it cannot be taken over at all, in words for a clerk.
    pub refused: Option<String>,
    pub(crate) new: Option<NewPlace>,
}

/// What would become of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The directory gets it.
    New,
    /// A value of it changes, or would if a person decides so.
    Changed,
    /// Nothing that a resident reads changes.
    Same,
    /// A person has to say which place it is.
    Unsure,
}

/// What the rows say of one field of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field: `address`, `phones`, `hours`, `point`, `status`, `aliases.NAME`, `operator`,
    /// `services.SERVICE`, `services.SERVICE.AUDIENCE`.
    pub field: String,
    /// What the directory says.
    pub old: Option<String>,
    /// Where it has that from.
    pub old_source: Option<OldSource>,
    /// What the rows say. Empty where they say that there is none.
    pub new: String,
    /// What follows.
    pub verdict: Verdict,
    pub(crate) edits: Vec<Edit>,
}

/// Where the directory has a value from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldSource {
    /// The document.
    pub document: DocumentId,
    /// How much it can be relied on; `None` for a document that is not in the directory.
    pub standing: Option<Standing>,
}

/// What follows from a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is taken.
    Takes,
    /// Another document that weighs as much says otherwise: a person decides.
    Conflict,
    /// The directory says so already.
    Same,
    /// It cannot be taken; why, in words for a clerk.
    Refused(String),
}

/// What two rows say differently of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// The place.
    pub place: FacilityId,
    /// Its name.
    pub name: String,
    /// The field, as in [`FieldChange::field`].
    pub field: String,
    /// What each row says.
    pub values: Vec<(RowAt, String)>,
}

/// A change of a record's JSON. Values are texts, because a record's fields have an order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Edit {
    /// The field has this value.
    Set(&'static str, String),
    /// The field is not there.
    Unset(&'static str),
    /// In the list, the one takes the other's place; without a former one it is put at the end.
    Item {
        list: &'static str,
        old: Option<String>,
        new: Option<String>,
    },
}

/// What a report says of a proposal: ids, and the names of new places.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Preview {
    /// The names of new places.
    pub new: Vec<String>,
    /// Places of which something changes, or would if a person decides so.
    pub changed: Vec<String>,
    /// Places of which nothing changes.
    pub same: Vec<String>,
    /// Places that an earlier edition named and this one does not.
    pub gone: Vec<String>,
}

impl Proposal {
    /// Its places by what would become of them. Those that a person has to identify first are in none.
    pub fn preview(&self) -> Preview {
        let mut preview = Preview {
            gone: self.gone.iter().map(FacilityId::to_string).collect(),
            ..Preview::default()
        };
        for place in &self.places {
            let id = || place.id.iter().map(FacilityId::to_string);
            match place.state {
                State::New => preview.new.push(place.name.clone()),
                State::Changed => preview.changed.extend(id()),
                State::Same => preview.same.extend(id()),
                State::Unsure => {}
            }
        }
        preview
    }
}

/// What the readings of a district would change, as far as a person has decided what is to be decided. Readings of
/// other districts are left out. `None` where the directory does not have the district.
pub fn proposal(
    directory: &Directory,
    region: &RegionId,
    readings: &[Reading],
    decisions: &Decisions,
) -> Option<Proposal> {
    let records = directory.regions.get(region)?;
    let editions = Editions::of(directory, records, readings);
    let mut reader = Reader {
        records,
        decisions,
        known: records
            .facilities
            .iter()
            .map(|own| (&own.id, own))
            .collect(),
        compare: Compare::new(directory, records, &editions),
        editions: &editions,
        ids: Ids::of(directory, region),
        contradictions: Vec::new(),
    };
    let groups = said::groups(region, readings, decisions);
    let places: Vec<Place> = groups
        .iter()
        .filter_map(|group| reader.place(group))
        .collect();
    let contradictions = reader.contradictions;
    Some(Proposal {
        region: region.clone(),
        gone: gone::gone(records, &editions, &places),
        documents: editions.documents,
        earlier: editions.earlier.into_iter().collect(),
        places,
        contradictions,
    })
}

/// From rows about one place to what becomes of it.
struct Reader<'a> {
    records: &'a Records,
    decisions: &'a Decisions,
    known: BTreeMap<&'a FacilityId, &'a Facility>,
    compare: Compare<'a>,
    editions: &'a Editions,
    ids: Ids,
    contradictions: Vec<Contradiction>,
}

impl Reader<'_> {
    /// The place that rows are about. Nothing where a person chose one that is not there.
    fn place(&mut self, group: &Group<'_>) -> Option<Place> {
        let mut place = Place {
            id: None,
            name: group.name().to_owned(),
            rows: group.rows(),
            state: State::Unsure,
            fields: Vec::new(),
            candidates: Vec::new(),
            refused: None,
            new: None,
        };
        match &group.about {
            About::Unsure(candidates) => place.candidates.clone_from(candidates),
            About::Known(id) => {
                let facility = *self.known.get(id)?;
                place.name.clone_from(&facility.name);
                self.compare(&mut place, facility, group);
            }
            About::New(_) => {
                place.state = State::New;
                let (editions, decisions) = (self.editions, self.decisions);
                match new_place::plan(group, self.records, editions, decisions, &mut self.ids) {
                    Ok(new) => {
                        let blank = new.blank();
                        place.new = Some(new);
                        self.compare(&mut place, &blank, group);
                    }
                    Err(why) => place.refused = Some(why),
                }
            }
        }
        Some(place)
    }

    /// Puts what the rows say beside what the directory says.
    fn compare(&mut self, place: &mut Place, facility: &Facility, group: &Group<'_>) {
        let (statements, differing) = group.statements(self.editions, self.decisions);
        place.id = Some(facility.id.clone());
        let differs = !differing.is_empty();
        let differing = differing.into_iter().map(|(field, values)| Contradiction {
            place: facility.id.clone(),
            name: place.name.clone(),
            field,
            values,
        });
        self.contradictions.extend(differing);
        place.fields = statements
            .iter()
            // Whether a new place is open, its record begins with.
            .filter(|stated| place.new.is_none() || stated.field != STATUS)
            .filter_map(|stated| self.compare.field(facility, stated))
            .collect();
        let is_change =
            |own: &FieldChange| matches!(own.verdict, Verdict::Takes | Verdict::Conflict);
        place.state = match &place.new {
            Some(_) => State::New,
            None if differs || place.fields.iter().any(is_change) => State::Changed,
            None => State::Same,
        };
    }
}

#[cfg(test)]
mod tests;
