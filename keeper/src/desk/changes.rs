//! A proposal as the page shows it.

use directory::{DocumentId, FacilityId, Standing};
use keeper::Proposal;
use keeper::change::{FieldChange, OldSource, Place, RowAt, STATUS, State, Verdict, field_name};
use keeper::template::hours;

use super::Desk;
use crate::said::{
    ContradictionShown, FieldShown, GoneShown, PlaceShown, ProposalShown, VerdictShown,
};

/// What the proposals of all districts would change.
pub(super) fn shown(desk: &Desk, proposals: &[Proposal]) -> ProposalShown {
    let mut all = ProposalShown::default();
    for proposal in proposals {
        all.new += proposal
            .places
            .iter()
            .filter(|own| own.state == State::New && own.refused.is_none())
            .count();
        let places = proposal.places.iter().map(|own| place(desk, own));
        all.places
            .extend(places.filter(|own| own.refused.is_some() || !own.fields.is_empty()));
        let records = desk.directory.regions.get(&proposal.region);
        let facilities = || records.into_iter().flat_map(|own| &own.facilities);
        all.facilities
            .extend(facilities().map(|own| (own.id.to_string(), own.name.clone())));
        let name = |id: &FacilityId| {
            let mut known = facilities();
            let known = known.find(|own| own.id == *id);
            known.map_or_else(|| id.to_string(), |own| own.name.clone())
        };
        all.gone.extend(proposal.gone.iter().map(|id| GoneShown {
            id: id.to_string(),
            name: name(id),
        }));
        all.contradictions
            .extend(proposal.contradictions.iter().map(|own| {
                let values = own.values.iter();
                ContradictionShown {
                    name: own.name.clone(),
                    field: field_name(&desk.directory, &own.field),
                    values: values
                        .map(|(at, value)| (row_words(at), value_words(&own.field, value)))
                        .collect(),
                }
            }));
    }
    all
}

/// Where a row stands, in words.
pub(super) fn row_words(at: &RowAt) -> String {
    format!("{}“{}”第 {} 行", at.file, at.sheet, at.row)
}

fn place(desk: &Desk, own: &Place) -> PlaceShown {
    let is_new = own.state == State::New;
    let fields = own.fields.iter();
    PlaceShown {
        id: own.id.as_ref().map(ToString::to_string),
        name: own.name.clone(),
        rows: own.rows.iter().filter_map(|at| desk.row_key(at)).collect(),
        is_new,
        fields: fields.filter_map(|own| field(desk, is_new, own)).collect(),
        refused: own.refused.clone(),
    }
}

/// A field with something to say of it. Of a new place all is new, and its row says it.
fn field(desk: &Desk, is_new: bool, own: &FieldChange) -> Option<FieldShown> {
    let verdict = match &own.verdict {
        Verdict::Same => return None,
        Verdict::Takes if is_new => return None,
        // The same value, from a better source.
        Verdict::Takes if own.old.as_deref() == Some(&own.new) => return None,
        Verdict::Takes => VerdictShown::Takes,
        Verdict::Conflict if own.field == STATUS && ends(own) => VerdictShown::Ended,
        Verdict::Conflict => VerdictShown::Conflict,
        Verdict::Refused(why) => VerdictShown::Refused(why.clone()),
    };
    Some(FieldShown {
        field: own.field.clone(),
        name: field_name(&desk.directory, &own.field),
        old: own.old.as_ref().map(|old| value_words(&own.field, old)),
        old_source: own
            .old_source
            .as_ref()
            .map(|source| source_words(desk, source)),
        new: value_words(&own.field, &own.new),
        verdict,
    })
}

/// A value as a clerk writes it: hours in her words, where they can say them.
pub(super) fn value_words(field: &str, value: &str) -> String {
    let is_hours = field == "hours" || field.starts_with("services.");
    let words = is_hours.then(|| hours::said(value)).flatten();
    words.unwrap_or_else(|| value.to_owned())
}

/// Whether the row says that an open place has ended, and not the other way round.
fn ends(own: &FieldChange) -> bool {
    !matches!(own.new.as_str(), "开着" | "未开")
}

fn source_words(desk: &Desk, source: &OldSource) -> String {
    let title = title(desk, &source.document);
    match source.standing {
        Some(Standing::Unverified) => format!("{title}，未核实的名单"),
        Some(Standing::Reference) => format!("{title}，参考资料"),
        Some(Standing::Official | Standing::Bureau) | None => title,
    }
}

fn title(desk: &Desk, id: &DocumentId) -> String {
    let mut documents = desk.directory.documents.iter();
    let known = documents.find(|own| own.id == *id);
    known.map_or_else(
        || id.to_string(),
        |own| format!("《{}》", own.title.trim_matches(['《', '》'])),
    )
}
