//! What the rows of all workbooks say, place by place.

use std::collections::BTreeMap;

use directory::{Crs, FacilityId, KindId, RegionId, StreetId};

use super::edition::Editions;
use super::{Decisions, RowAt, RowChoice, STATUS};
use crate::cell::hours::{HoursText, ServiceHours};
use crate::cell::phone::PhoneRead;
use crate::cell::point::PointRead;
use crate::reading::State;
use crate::{ReadRow, Reading, RowMatch};

/// Which place rows are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// This one.
    Known(FacilityId),
    /// A new one of this name.
    New(String),
    /// A person has to say.
    Unsure(Vec<FacilityId>),
}

/// Rows about one place.
pub(super) struct Group<'a> {
    pub about: About,
    /// The rows, with where they stand and the system that their points are in.
    pub members: Vec<(RowAt, &'a ReadRow, Option<Crs>)>,
}

/// Something that a row says.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    /// The field, as [`super::FieldChange::field`] has it.
    pub field: String,
    /// The same value, as text to compare and to show.
    pub text: String,
    pub value: Value,
    pub source: directory::Source,
    /// The time of the statement.
    pub as_of: String,
    /// Whether the row is of a template, so that an unchanged value says nothing new.
    pub is_ours: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Value {
    Address(String),
    Phones(Vec<PhoneRead>),
    Hours(HoursText),
    Service(ServiceHours),
    Point(PointRead, Crs),
    Alias(String),
    Operator(String),
    /// Whether it is open. `None`: the row does not say, which counts where the list itself said otherwise before.
    State(Option<State>),
}

/// The fields that rows state differently, with what each says.
pub(super) type Differing = Vec<(String, Vec<(RowAt, String)>)>;

/// The rows of a district by the places that they are about, in the order of the first row of each. Rows that are
/// another's double, or without a name, or that a person left out, are about nothing.
pub(super) fn groups<'a>(
    region: &RegionId,
    readings: &'a [Reading],
    decisions: &Decisions,
) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut known: BTreeMap<About, usize> = BTreeMap::new();
    for reading in readings
        .iter()
        .filter(|own| own.region.as_ref() == Some(region))
    {
        let crs = reading
            .crs
            .or_else(|| decisions.crs.get(&reading.file).copied());
        for sheet in &reading.sheets {
            for row in sheet.tables.iter().flat_map(|table| &table.rows) {
                let at = RowAt {
                    file: reading.file.clone(),
                    sheet: sheet.name.clone(),
                    row: row.number,
                };
                let Some(about) = about(row, decisions.rows.get(&at)) else {
                    continue;
                };
                let member = (at, row, row.crs.or(crs));
                let is_unsure = matches!(about, About::Unsure(_));
                match known.get(&about).filter(|_| !is_unsure) {
                    Some(position) => groups[*position].members.push(member),
                    None => {
                        known.insert(about.clone(), groups.len());
                        groups.push(Group {
                            about,
                            members: vec![member],
                        });
                    }
                }
            }
        }
    }
    groups
}

fn about(row: &ReadRow, choice: Option<&RowChoice>) -> Option<About> {
    let new = || row.name.as_ref().map(|name| About::New(name.name.clone()));
    match (&row.matched, choice) {
        (_, Some(RowChoice::Skip)) => None,
        (_, Some(RowChoice::Facility(id))) => Some(About::Known(id.clone())),
        (_, Some(RowChoice::New)) => new(),
        (RowMatch::Facility(id), None) => Some(About::Known(id.clone())),
        (RowMatch::New, None) => new(),
        (RowMatch::Unsure(candidates), None) => Some(About::Unsure(candidates.clone())),
        (RowMatch::Duplicate { .. } | RowMatch::None, None) => None,
    }
}

impl Group<'_> {
    pub fn rows(&self) -> Vec<RowAt> {
        self.members.iter().map(|(at, ..)| at.clone()).collect()
    }

    /// The name of the first row.
    pub fn name(&self) -> &str {
        let mut names = self
            .members
            .iter()
            .filter_map(|(_, row, _)| row.name.as_ref());
        names.next().map_or("", |name| name.name.as_str())
    }

    /// The kind that a person chose for one of the rows, else the one that a row says.
    pub fn kind(&self, decisions: &Decisions) -> Option<KindId> {
        let mut chosen = self
            .members
            .iter()
            .filter_map(|(at, ..)| decisions.kinds.get(at));
        let mut said = self
            .members
            .iter()
            .filter_map(|(_, row, _)| row.kind.as_ref());
        chosen.next().or_else(|| said.next()).cloned()
    }

    pub fn street(&self) -> Option<StreetId> {
        let mut streets = self
            .members
            .iter()
            .filter_map(|(_, row, _)| row.street.clone());
        streets.next()
    }

    /// What the rows say, each field once, and the fields in which they differ.
    pub fn statements(
        &self,
        editions: &Editions,
        decisions: &Decisions,
    ) -> (Vec<Stated>, Differing) {
        let mut by_field: Vec<(String, Vec<(RowAt, Stated)>)> = Vec::new();
        for (at, row, crs) in &self.members {
            let as_of = editions
                .as_of(&at.file)
                .unwrap_or(&decisions.date)
                .to_owned();
            let source = editions.source(at);
            for (field, text, value) in values(row, *crs) {
                let stated = Stated {
                    field: field.clone(),
                    text,
                    value,
                    source: source.clone(),
                    as_of: as_of.clone(),
                    is_ours: row.id.is_some(),
                };
                match by_field.iter_mut().find(|(known, _)| *known == field) {
                    Some((_, all)) => all.push((at.clone(), stated)),
                    None => by_field.push((field, vec![(at.clone(), stated)])),
                }
            }
        }
        let mut statements = Vec::new();
        let mut differing = Vec::new();
        for (field, mut all) in by_field {
            // A row that does not say whether a place is open contradicts none that does.
            if all
                .iter()
                .any(|(_, stated)| !matches!(stated.value, Value::State(None)))
            {
                all.retain(|(_, stated)| !matches!(stated.value, Value::State(None)));
            }
            let text = &all[0].1.text;
            if all.iter().all(|(_, stated)| stated.text == *text) {
                statements.extend(all.into_iter().next().map(|(_, stated)| stated));
            } else {
                let values = all.into_iter().map(|(at, stated)| (at, stated.text));
                differing.push((field, values.collect()));
            }
        }
        (statements, differing)
    }
}

/// What a row says, field by field, with a text of each value.
fn values(row: &ReadRow, crs: Option<Crs>) -> Vec<(String, String, Value)> {
    let mut values = Vec::new();
    let mut say =
        |field: &str, text: String, value: Value| values.push((field.to_owned(), text, value));
    let state = state(row);
    say(STATUS, state_text(state).to_owned(), Value::State(state));
    for name in row.name.iter().flat_map(|name| &name.former) {
        say(
            &format!("aliases.{name}"),
            name.clone(),
            Value::Alias(name.clone()),
        );
    }
    if let Some(operator) = row.name.as_ref().and_then(|name| name.operator.as_ref()) {
        say(
            "operator",
            operator.clone(),
            Value::Operator(operator.clone()),
        );
    }
    if let Some(address) = &row.address {
        say("address", address.clone(), Value::Address(address.clone()));
    }
    if let Some(phones) = &row.phones {
        let text: Vec<String> = phones.iter().map(phone_text).collect();
        say("phones", text.join("、"), Value::Phones(phones.clone()));
    }
    if let Some(hours) = &row.hours {
        say("hours", hours_text(hours), Value::Hours(hours.clone()));
    }
    for service in &row.services {
        let field = service_field(service);
        say(
            &field,
            hours_text(&service.hours),
            Value::Service(service.clone()),
        );
    }
    if let (Some(point), Some(crs)) = (row.point, crs) {
        let text = format!("{},{} {}", point.lng, point.lat, crs_word(crs));
        say("point", text, Value::Point(point, crs));
    }
    values
}

/// What a row says of whether a place is open: in its own column, or with words in the name.
pub(super) fn state(row: &ReadRow) -> Option<State> {
    let has_stage = row.name.as_ref().is_some_and(|name| name.stage.is_some());
    match row.state {
        // The name says that it is not open, so no other cell makes it open.
        None | Some(State::Open) if has_stage => Some(State::Planned),
        state => state,
    }
}

pub(super) fn state_text(state: Option<State>) -> &'static str {
    state.map_or("", State::said)
}

pub(super) fn phone_text(phone: &PhoneRead) -> String {
    let label = phone
        .label
        .as_ref()
        .map(|label| format!("{label}："))
        .unwrap_or_default();
    let extension = phone
        .extension
        .as_ref()
        .map(|own| format!("转{own}"))
        .unwrap_or_default();
    format!("{label}{}{extension}", phone.number)
}

pub(super) fn hours_text(hours: &HoursText) -> String {
    hours.osm.clone().unwrap_or_else(|| hours.written.clone())
}

fn service_field(service: &ServiceHours) -> String {
    let name = service.service.as_ref().or(service.department.as_ref());
    let mut field = format!("services.{}", name.map_or("门诊", String::as_str));
    if let Some(audience) = &service.audience {
        field = format!("{field}.{audience}");
    }
    field
}

pub(super) fn crs_word(crs: Crs) -> &'static str {
    match crs {
        Crs::Wgs84 => "wgs84",
        Crs::Gcj02 => "gcj02",
        Crs::Bd09 => "bd09",
    }
}
