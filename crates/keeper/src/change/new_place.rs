//! A place that the directory does not have: its id, and the record that it begins with.

use std::collections::BTreeSet;

use directory::files::reading::reading;
use directory::{
    Directory, Facility, FacilityId, KindId, Located, OperatingStatus, Records, RegionId, Status,
    StreetId,
};

use super::Decisions;
use super::compare::unreadable;
use super::edition::Editions;
use super::said::{self, Group};
use crate::letters::ascii;
use crate::reading::State;

/// How long the part of an id after the district's code may be, in bytes: it stands in addresses.
const LONGEST: usize = 60;

/// A place to come.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NewPlace {
    pub id: FacilityId,
    pub name: String,
    pub kind: KindId,
    pub street: Option<StreetId>,
    pub status: Status,
}

impl NewPlace {
    /// The record with what it must have and nothing else.
    pub fn blank(&self) -> Facility {
        Facility {
            id: self.id.clone(),
            name: self.name.clone(),
            aliases: Vec::new(),
            kind: self.kind.clone(),
            street: self.street.clone(),
            within: None,
            located: Located::Here,
            status: self.status.clone(),
            ended: None,
            grade: None,
            departments: Vec::new(),
            brands: Vec::new(),
            partners: Vec::new(),
            beds: None,
            plans: Vec::new(),
            facts: Vec::new(),
            address: None,
            phones: Vec::new(),
            point: None,
            hours: None,
            services: Vec::new(),
            maybe_same: Vec::new(),
            checked: None,
        }
    }
}

/// The ids that no new place can have.
pub(super) struct Ids {
    adcode: String,
    taken: BTreeSet<String>,
}

impl Ids {
    /// Those of all districts, because an id is one address of the whole site. Records of places that have ended
    /// stay, so an id that was another's is among them.
    pub fn of(directory: &Directory, region: &RegionId) -> Self {
        let facilities = directory.regions.values().flat_map(|own| &own.facilities);
        Self {
            adcode: region.to_string(),
            taken: facilities.map(|own| own.id.to_string()).collect(),
        }
    }

    /// An id for a name, made of how it is read.
    fn next(&mut self, name: &str) -> Result<FacilityId, Vec<char>> {
        let mut read = ascii(&reading(name)?);
        if read.len() > LONGEST {
            let end = read[..LONGEST].rfind('-').unwrap_or(LONGEST);
            read.truncate(end);
        }
        let base = format!("{}-{read}", self.adcode);
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut ids = std::iter::once(base.clone()).chain(numbered);
        let free = ids.find(|id| !self.taken.contains(id)).unwrap_or(base);
        self.taken.insert(free.clone());
        Ok(FacilityId(free))
    }
}

/// The record of a new place; else why it cannot be taken over, in words for a clerk.
pub(super) fn plan(
    group: &Group<'_>,
    records: &Records,
    editions: &Editions,
    decisions: &Decisions,
    ids: &mut Ids,
) -> Result<NewPlace, String> {
    let name = group.name();
    let Some((at, row, _)) = group.members.first() else {
        return Err("没有行".into());
    };
    let state = said::state(row);
    if matches!(state, Some(State::Closed | State::Moved | State::Merged)) {
        return Err("目录里没有这一家，名单写它已经不开了：不用录入".into());
    }
    if records.open().any(|known| known.name == name) {
        return Err("目录里已经有同名的一家：选它，或者把名称写得不一样".into());
    }
    let kind = group.kind(decisions);
    let kind = kind.ok_or("看不出是哪一类机构：加一列“类别”写上，或者选一类")?;
    let stage = row.name.as_ref().and_then(|name| name.stage.as_deref());
    let now = match (state, stage) {
        // What was built lately may be open or not.
        (Some(State::Planned), Some("新建")) => OperatingStatus::Unclear,
        (Some(State::Planned), _) => OperatingStatus::Planned,
        _ => OperatingStatus::Open,
    };
    Ok(NewPlace {
        id: ids.next(name).map_err(unreadable)?,
        name: name.to_owned(),
        kind,
        street: group.street(),
        status: Status {
            now,
            as_of: editions
                .as_of(&at.file)
                .unwrap_or(&decisions.date)
                .to_owned(),
            source: editions.source(at),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_and_never_anothers() {
        let mut ids = Ids {
            adcode: "999902".into(),
            taken: BTreeSet::from(["999902-hongmeizhan".to_owned()]),
        };
        for (name, expected) in [
            ("红梅站", "999902-hongmeizhan-2"),
            ("红梅站", "999902-hongmeizhan-3"),
            ("绿城医院", "999902-lvcheng-yiyuan"),
            ("第102医院", "999902-di-102-yiyuan"),
        ] {
            assert_eq!(ids.next(name).unwrap().as_str(), expected, "{name}");
        }
        let long = "红梅街道".repeat(20);
        let id = ids.next(&long).unwrap();
        assert!(id.as_str().len() <= LONGEST + "999902-".len(), "{id}");
        assert!(ids.next("行行行").is_err(), "nobody knows how that is read");
    }
}
