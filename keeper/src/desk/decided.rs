//! What the clerk decided, as the crate that proposes takes it.

use std::collections::BTreeMap;

use directory::{Crs, Ended, Ending, FacilityId, KindId, Source};
use keeper::change::{Choice, RowAt, RowChoice, State};
use keeper::{Decisions, Proposal};

use super::Desk;
use crate::said::{Decided, Gone, NEW, RowKey, SKIP};

/// Where in a list it stands that a place is not in it.
const WHOLE: &str = "全文";

impl Desk {
    /// Everything but what became of places ([`gone`]).
    pub(super) fn decisions(&self, said: &Decided) -> Decisions {
        let rows = said.rows.iter().filter_map(|(key, choice)| {
            let choice = match choice.as_str() {
                NEW => RowChoice::New,
                SKIP => RowChoice::Skip,
                id => RowChoice::Facility(FacilityId::from(id)),
            };
            Some((self.row_at(key)?, choice))
        });
        let kinds = said.kinds.iter();
        let kinds =
            kinds.filter_map(|(key, kind)| Some((self.row_at(key)?, KindId::from(kind.as_str()))));
        let conflicts = said.conflicts.iter().map(|((id, field), takes)| {
            let choice = if *takes { Choice::New } else { Choice::Old };
            ((FacilityId::from(id.as_str()), field.clone()), choice)
        });
        let crs = said.crs.iter().filter_map(|(number, code)| {
            let reading = &self.readings[self.position(*number)?];
            Some((reading.file.clone(), system(code)?))
        });
        Decisions {
            rows: rows.collect(),
            kinds: kinds.collect(),
            conflicts: conflicts.collect(),
            gone: BTreeMap::new(),
            crs: crs.collect(),
            date: said.date.clone(),
            by: said.by.clone(),
        }
    }

    fn row_at(&self, key: &RowKey) -> Option<RowAt> {
        let reading = &self.readings[self.position(key.file)?];
        Some(RowAt {
            file: reading.file.clone(),
            sheet: reading.sheets.get(key.sheet)?.name.clone(),
            row: key.row,
        })
    }
}

fn system(code: &str) -> Option<Crs> {
    [Crs::Wgs84, Crs::Gcj02, Crs::Bd09]
        .into_iter()
        .find(|crs| super::shown::code(*crs) == code)
}

/// What became of places: the source is the row that says so, else the list that no longer names the place.
pub(super) fn gone(
    said: &[(String, Gone)],
    proposals: &[Proposal],
    decisions: &Decisions,
) -> BTreeMap<FacilityId, Ended> {
    let ended = said.iter().filter_map(|(id, gone)| {
        let id = FacilityId::from(id.as_str());
        let (source, as_of) = source(&id, proposals)?;
        let ended = Ended {
            what: match gone.what.as_str() {
                "moved" => Ending::Moved,
                "merged" => Ending::Merged,
                _ => Ending::Closed,
            },
            as_of: as_of.unwrap_or_else(|| decisions.date.clone()),
            successor: gone.successor.as_deref().map(FacilityId::from),
            note: None,
            source,
        };
        // Who moved or became a part of another is somewhere, and it has to be said where.
        (ended.what == Ending::Closed || ended.successor.is_some()).then_some((id, ended))
    });
    ended.collect()
}

/// Where it stands that a place has ended, and of when that is.
fn source(id: &FacilityId, proposals: &[Proposal]) -> Option<(Source, Option<String>)> {
    let own = |proposal: &&Proposal| {
        let mut named = proposal.places.iter();
        proposal.gone.contains(id) || named.any(|own| own.id.as_ref() == Some(id))
    };
    let proposal = proposals.iter().find(own)?;
    let mut named = proposal.places.iter();
    let row = named
        .find(|own| own.id.as_ref() == Some(id) && own.state == State::Changed)
        .and_then(|own| own.rows.first());
    let locator = row.map_or_else(
        || WHOLE.to_owned(),
        |row| format!("“{}”表第{}行", row.sheet, row.row),
    );
    let document = proposal.documents.first()?;
    let source = Source {
        document: document.id.clone(),
        locator,
    };
    Some((source, document.date.clone()))
}
