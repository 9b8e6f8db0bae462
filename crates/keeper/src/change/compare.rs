//! What the directory says of a field, beside what a row says of it.

mod facts;
mod status;

use std::collections::BTreeMap;

use directory::files::reading::reading;
use directory::{
    Address, Alias, Crs, Directory, DocumentId, Facility, FacilityId, Phone, Point, Precision,
    Records, Source, Standing,
};
use serde::Serialize;

use super::edition::Editions;
use super::said::{Stated, Value, crs_word};
use super::{Edit, FieldChange, OldSource, Verdict};
use crate::cell::phone::PhoneRead;
use crate::cell::point::PointRead;
use crate::matching::{Names, plain};

/// Within so many degrees two points are one: a tenth of a metre.
const SAME_DEG: f64 = 0.000_001;

/// How far outside the district's frame the directory takes a point, in degrees.
const FRAME_MARGIN_DEG: f64 = 0.01;

/// What is needed to compare.
pub(super) struct Compare<'a> {
    directory: &'a Directory,
    records: &'a Records,
    editions: &'a Editions,
    standings: BTreeMap<&'a DocumentId, Standing>,
    names: Names,
    area: Option<&'static str>,
    /// The facilities by their own names.
    by_name: BTreeMap<String, &'a FacilityId>,
}

impl<'a> Compare<'a> {
    pub fn new(directory: &'a Directory, records: &'a Records, editions: &'a Editions) -> Self {
        let documents = directory.documents.iter();
        let facilities = records.facilities.iter();
        Self {
            directory,
            records,
            editions,
            standings: documents.map(|own| (&own.id, own.standing)).collect(),
            names: Names::new(&records.region),
            area: crate::area::of(records.region.adcode.as_str()),
            by_name: facilities.map(|own| (plain(&own.name), &own.id)).collect(),
        }
    }

    /// What becomes of a field. Nothing where the row only repeats what is no matter of its list.
    pub fn field(&self, facility: &Facility, stated: &Stated) -> Option<FieldChange> {
        Some(match &stated.value {
            Value::Address(text) => self.address(facility, stated, text),
            Value::Phones(phones) => return self.phones(facility, stated, phones),
            Value::Hours(hours) => self.hours(facility, stated, hours),
            Value::Service(service) => self.service(facility, stated, service),
            Value::Point(point, crs) => self.point(facility, stated, *point, *crs),
            Value::Alias(text) => self.alias(facility, stated, text),
            Value::Operator(name) => self.fact(facility, stated, "运营单位：", name),
            Value::State(state) => return self.status(facility, stated, *state),
        })
    }

    /// A change with what follows from where the old value stands.
    fn weighed(
        &self,
        stated: &Stated,
        old: Option<(String, &Source)>,
        is_same: bool,
        edits: Vec<Edit>,
    ) -> FieldChange {
        let standing = old.as_ref().and_then(|(_, source)| self.standing(source));
        let is_of_list = old
            .as_ref()
            .is_some_and(|(_, source)| self.is_of_list(source));
        let verdict = match (&old, is_same) {
            (None, _) => Verdict::Takes,
            // A row that we wrote ourselves and got back says nothing of an unverified value.
            (_, true) if standing == Some(Standing::Unverified) && !stated.is_ours => {
                Verdict::Takes
            }
            (_, true) => Verdict::Same,
            _ if is_of_list => Verdict::Takes,
            _ if matches!(standing, Some(Standing::Unverified | Standing::Reference)) => {
                Verdict::Takes
            }
            _ => Verdict::Conflict,
        };
        let keeps = verdict == Verdict::Same && !is_of_list;
        FieldChange {
            field: stated.field.clone(),
            old_source: old.as_ref().map(|(_, source)| OldSource {
                document: source.document.clone(),
                standing,
            }),
            old: old.map(|(text, _)| text),
            new: stated.text.clone(),
            verdict,
            // A value of this list is said by the new edition now; any other keeps its source.
            edits: if keeps { Vec::new() } else { edits },
        }
    }

    fn standing(&self, source: &Source) -> Option<Standing> {
        self.standings.get(&source.document).copied()
    }

    /// Whether a value stands in this very list, in an earlier edition or in this one.
    fn is_of_list(&self, source: &Source) -> bool {
        self.editions.has(&source.document)
    }

    fn address(&self, facility: &Facility, stated: &Stated, text: &str) -> FieldChange {
        let old = facility.address.as_ref();
        let same = |old: &Address| self.names.address(&old.text) == self.names.address(text);
        let new = Address {
            text: text.to_owned(),
            source: stated.source.clone(),
        };
        let known = old.map(|old| (old.text.clone(), &old.source));
        self.weighed(
            stated,
            known,
            old.is_some_and(same),
            vec![set("address", &new)],
        )
    }

    /// A list of numbers is one value. Numbers that another document has stay where the list has them too, and a
    /// list that lacks one of them contradicts it.
    fn phones(
        &self,
        facility: &Facility,
        stated: &Stated,
        phones: &[PhoneRead],
    ) -> Option<FieldChange> {
        let old = &facility.phones;
        if old.is_empty() && phones.is_empty() {
            return None;
        }
        let find = |phone: &Phone| phones.iter().find(|new| self.is_number(phone, new));
        let new: Vec<Phone> = phones
            .iter()
            .map(|read| {
                let known = old.iter().find(|phone| self.is_number(phone, read));
                let label = read.label.clone();
                Phone {
                    number: read.number.clone(),
                    extension: read.extension.clone(),
                    label: label.or_else(|| known?.label.clone()),
                    source: match known {
                        Some(known) if !self.is_replaceable(&known.source) => known.source.clone(),
                        _ => stated.source.clone(),
                    },
                }
            })
            .collect();
        let relabelled = |phone: &Phone| {
            find(phone).is_some_and(|new| new.label.is_some() && new.label != phone.label)
        };
        let is_same = old.len() == phones.len()
            && old.iter().all(|phone| find(phone).is_some())
            && !old.iter().any(relabelled);
        let edit = match new.is_empty() {
            true => Edit::Unset("phones"),
            false => set("phones", &new),
        };
        // What weighs is the number that the list would take away, else the first.
        let lost = |phone: &&Phone| !self.is_replaceable(&phone.source) && find(phone).is_none();
        let weighs = old.iter().find(lost).or_else(|| {
            let mut old = old.iter();
            old.clone()
                .find(|phone| self.is_replaceable(&phone.source))
                .or(old.next())
        });
        let text: Vec<String> = old.iter().map(phone_text).collect();
        let known = weighs.map(|phone| (text.join("、"), &phone.source));
        let mut change = self.weighed(stated, known, is_same, vec![edit]);
        if change.verdict == Verdict::Conflict && old.iter().all(|phone| !lost(&phone)) {
            change.verdict = Verdict::Takes;
        }
        Some(change)
    }

    /// Whether a phone of the directory is the one that a row has, be it with the area code or without.
    fn is_number(&self, phone: &Phone, read: &PhoneRead) -> bool {
        let local = |text: &str| {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let local = self
                .area
                .and_then(|area| digits.strip_prefix(area))
                .map(str::to_owned);
            local.unwrap_or(digits)
        };
        local(&phone.number) == local(&read.number) && phone.extension == read.extension
    }

    /// Whether what a source says gives way to the list.
    fn is_replaceable(&self, source: &Source) -> bool {
        let standing = self.standing(source);
        self.is_of_list(source)
            || matches!(standing, Some(Standing::Unverified | Standing::Reference))
    }

    fn point(
        &self,
        facility: &Facility,
        stated: &Stated,
        point: PointRead,
        crs: Crs,
    ) -> FieldChange {
        let old = facility.point.as_ref();
        let same = |old: &Point| {
            old.crs == crs
                && (old.lng - point.lng).abs() < SAME_DEG
                && (old.lat - point.lat).abs() < SAME_DEG
        };
        let is_same = old.is_some_and(same);
        let new = Point {
            lng: point.lng,
            lat: point.lat,
            crs,
            precision: match old {
                Some(old) if is_same => old.precision,
                _ => Precision::Exact,
            },
            source: stated.source.clone(),
        };
        let text = |old: &Point| format!("{},{} {}", old.lng, old.lat, crs_word(old.crs));
        let known = old.map(|old| (text(old), &old.source));
        let mut change = self.weighed(stated, known, is_same, vec![set("point", &new)]);
        let [west, south, east, north] = self.records.region.bounds_gcj02;
        let margin = FRAME_MARGIN_DEG;
        let inside = (west - margin..=east + margin).contains(&point.lng)
            && (south - margin..=north + margin).contains(&point.lat);
        if !inside && facility.located.is_here() && !is_same {
            change.verdict = Verdict::Refused("这个点不在本区的范围里，核对经度和纬度".into());
        }
        change
    }

    fn alias(&self, facility: &Facility, stated: &Stated, text: &str) -> FieldChange {
        let new = Alias {
            text: text.to_owned(),
            source: Some(stated.source.clone()),
        };
        let old = facility.aliases.iter().find(|own| own.text == text);
        let put = Edit::Item {
            list: "aliases",
            old: old.map(json),
            new: Some(json(&new)),
        };
        let known = old.and_then(|own| Some((own.text.clone(), own.source.as_ref()?)));
        let mut change = self.weighed(stated, known, true, vec![put]);
        let others = self
            .by_name
            .get(&plain(text))
            .filter(|id| ***id != facility.id);
        if facility.name == text || old.is_some_and(|own| own.source.is_none()) {
            change.old = Some(text.to_owned());
            change.verdict = Verdict::Same;
            change.edits.clear();
        } else if let Some(other) = others {
            change.verdict =
                Verdict::Refused(format!("旧名是另一家（{other}）的名字，核对是哪一家"));
        } else if let Err(undecided) = reading(text) {
            change.verdict = Verdict::Refused(unreadable(undecided));
        }
        change
    }
}

/// Why a name cannot be taken that nobody knows how to read.
pub(super) fn unreadable(undecided: Vec<char>) -> String {
    let undecided: String = undecided.into_iter().collect();
    format!("名称里的“{undecided}”有几种读法，还没有写怎么读：请告诉维护网站的人")
}

fn phone_text(phone: &Phone) -> String {
    super::said::phone_text(&PhoneRead {
        number: phone.number.clone(),
        extension: phone.extension.clone(),
        label: phone.label.clone(),
    })
}

fn set(field: &'static str, value: &impl Serialize) -> Edit {
    Edit::Set(field, json(value))
}

/// A record as JSON, its fields in their order and each on a line of its own.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("records have text keys and finite numbers")
}
