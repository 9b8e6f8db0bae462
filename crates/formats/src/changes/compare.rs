//! The records of a district beside what was noted of them.

use std::collections::{BTreeMap, BTreeSet};

use directory::{Change, Changes, Directory, Facility, Happened, Noted, Records, Sort};

use super::marks::{self, marks};

/// A record as it is now.
struct Present<'r> {
    name: String,
    marks: BTreeMap<String, String>,
    /// The record itself, where it is a facility.
    facility: Option<&'r Facility>,
}

/// By what a record is the same one as before.
type Key<'r> = (Sort, &'r str);

/// What there is to be noted on a day, as the whole of the district's file: its changes behind those of former days,
/// and its records as they are. Nothing where nothing has changed. Where nothing was ever noted, that day is the one
/// from which changes are.
pub fn note(directory: &Directory, records: &Records, day: &str) -> Option<Changes> {
    let new = changed(directory, records, day);
    match &records.changes {
        Some(_) if new.is_empty() => None,
        _ => {
            let mut changes = as_it_is(directory, records, day);
            changes.entries.extend(new);
            Some(changes)
        }
    }
}

/// The district's file with its records as they are, and no word of what has changed: for whoever only writes the
/// same in another way.
pub fn as_it_is(directory: &Directory, records: &Records, day: &str) -> Changes {
    let before = records.changes.as_ref();
    let noted = present(directory, records).into_iter();
    let noted = noted.map(|((sort, id), present)| Noted {
        sort,
        record: id.to_owned(),
        name: present.name,
        fields: marks::kept(&present.marks),
    });
    Changes {
        region: records.region.adcode.clone(),
        since: before.map_or(day, |before| &before.since).to_owned(),
        entries: before.map_or_else(Vec::new, |before| before.entries.clone()),
        noted: noted.collect(),
    }
}

/// What has changed since something was last noted, as it would be noted on that day. Nothing where nothing ever was.
pub fn changed(directory: &Directory, records: &Records, day: &str) -> Vec<Change> {
    let Some(changes) = &records.changes else {
        return Vec::new();
    };
    let former = changes.noted.iter();
    let former: BTreeMap<Key, &Noted> = former
        .map(|noted| ((noted.sort, noted.record.as_str()), noted))
        .collect();
    let present = present(directory, records);
    let keys: BTreeSet<Key> = former.keys().chain(present.keys()).copied().collect();
    let change = |key: Key| match (former.get(&key), present.get(&key)) {
        (Some(noted), Some(present)) => different(key, noted, present, day),
        (None, Some(present)) => Some(added(key, present, day)),
        (Some(noted), None) => Some(bare(key, Happened::Removed, &noted.name, day)),
        (None, None) => None,
    };
    keys.into_iter().filter_map(change).collect()
}

/// The records of a district whose changes are noted.
fn present<'r>(directory: &Directory, records: &'r Records) -> BTreeMap<Key<'r>, Present<'r>> {
    let region = &records.region;
    let mut present = BTreeMap::new();
    let mut put = |sort, id, name: &str, marks, facility| {
        let name = name.to_owned();
        let record = Present {
            name,
            marks,
            facility,
        };
        present.insert((sort, id), record);
    };
    let code = region.adcode.as_str();
    put(
        Sort::Region,
        code,
        &region.name,
        marks(region, "adcode"),
        None,
    );
    if let Some(district) = &records.district {
        put(
            Sort::District,
            code,
            &region.name,
            marks(district, "region"),
            None,
        );
    }
    for own in &records.facilities {
        put(
            Sort::Facility,
            own.id.as_str(),
            &own.name,
            marks(own, "id"),
            Some(own),
        );
    }
    for offer in &records.offers {
        let mut services = directory.services.iter();
        let service = services.find(|service| service.id == offer.service);
        let id = offer.service.as_str();
        let name = service.map_or(id, |service| &service.name);
        put(Sort::Offer, id, name, marks(offer, "service"), None);
    }
    present
}

fn added(key: Key, present: &Present, day: &str) -> Change {
    Change {
        status: present.facility.map(|own| own.status.clone()),
        ended: present.facility.and_then(|own| own.ended.clone()),
        ..bare(key, Happened::Added, &present.name, day)
    }
}

/// Nothing where all fields are as they were.
fn different(key: Key, noted: &Noted, present: &Present, day: &str) -> Option<Change> {
    let former = marks::read(&noted.fields);
    let fields: BTreeSet<&str> = former
        .keys()
        .copied()
        .chain(present.marks.keys().map(String::as_str))
        .filter(|field| former.get(field).copied() != present.marks.get(*field).map(String::as_str))
        .collect();
    if fields.is_empty() {
        return None;
    }
    // The facility, where that field of it is another one.
    let with = |field: &str| present.facility.filter(|_| fields.contains(field));
    let ended = with("ended").and_then(|own| own.ended.clone());
    let checked = with("checked").and_then(|own| own.checked.clone());
    let what = if ended.is_some() && !former.contains_key("ended") {
        Happened::Ended
    } else if checked.is_some() && fields.len() == 1 {
        Happened::Checked
    } else {
        Happened::Changed
    };
    Some(Change {
        former_name: (fields.contains("name") && noted.name != present.name)
            .then(|| noted.name.clone()),
        status: with("status").map(|own| own.status.clone()),
        ended,
        checked,
        fields: fields.into_iter().map(str::to_owned).collect(),
        ..bare(key, what, &present.name, day)
    })
}

fn bare((sort, record): Key, what: Happened, name: &str, day: &str) -> Change {
    Change {
        date: day.to_owned(),
        what,
        sort,
        record: record.to_owned(),
        name: name.to_owned(),
        former_name: None,
        fields: Vec::new(),
        status: None,
        ended: None,
        checked: None,
    }
}
