//! What a resident can get at a place, as healthcare services: its departments, the services that a document ties
//! to it, and those that it gives at times of its own; and what a district offers without naming a place.
//!
//! Each is a statement of its own, with its own source and stage, so that none lends the other what was not said of
//! it. What is said of all places of a kind is said of the district, and of none of them.

use std::collections::BTreeMap;

use directory::{Department, Facility, Offer, ServiceHere, SpecialtyId, Stage};
use serde_json::{Value, json};

use super::extension::{Said, part};
use super::life::Life;
use super::text::{date, narrative, text, text_value};
use super::{Object, Writer, hours, left_out, object, put};
use crate::LeftOut;

/// The ids given so far: what a document says twice of a place gets a number behind it.
#[derive(Default)]
struct Given(BTreeMap<String, u32>);

impl Given {
    fn id(&mut self, wanted: String) -> String {
        let count = self.0.entry(wanted.clone()).or_default();
        *count += 1;
        match *count {
            1 => wanted,
            more => format!("{wanted}#{more}"),
        }
    }
}

impl Writer<'_> {
    /// All of them, behind the places.
    pub fn services(&self, entries: &mut Vec<Object>, without: &mut Vec<LeftOut>) {
        let mut given = Given::default();
        for facility in &self.index.facilities {
            for own in &facility.departments {
                entries.extend(self.department(facility, own, &mut given));
            }
            for position in 0..facility.services.len() {
                entries.extend(self.service_here(facility, position, &mut given));
            }
        }
        for offer in &self.region.bundle.offers {
            for id in &offer.places {
                match self.index.facility(id) {
                    Some(facility) => entries.extend(self.offer(offer, Some(facility), &mut given)),
                    None if self.index.knows(id) => {}
                    None => without.push(left_out(
                        offer.service.as_str(),
                        &format!("it is tied to {id}, which is no place of the region"),
                    )),
                }
            }
            // What names a group of places, or none, is said of the district.
            let is_named = offer.where_text.is_none() && offer.where_kinds.is_empty();
            if offer.places.is_empty() || !is_named {
                entries.extend(self.offer(offer, None, &mut given));
            }
        }
    }

    fn department(
        &self,
        facility: &Facility,
        own: &Department,
        given: &mut Given,
    ) -> Option<Object> {
        let name = text(&own.name)?;
        let wanted = format!("{}/department/{name}", facility.id);
        let made = self.begun_service(given, wanted, &name, Some(facility), own.stage)?;
        let mut made = made;
        let mut extensions = self.said_of(Some(own.stage), &own.as_of);
        let level = own.level.as_ref().and_then(|id| {
            let level = self
                .region
                .directory
                .levels
                .iter()
                .find(|own| own.id == *id);
            let display = level.and_then(|own| text_value(&own.name));
            let coding = self.addresses.coding("levels", id.as_str(), display);
            self.one("level", "valueCoding", Some(coding))
        });
        extensions.extend(level);
        extensions.extend(self.source(&own.source));
        put(&mut made, "extension", Value::Array(extensions));
        put(&mut made, "category", self.department_category());
        put(
            &mut made,
            "specialty",
            Value::from(self.specialties(&own.specialties)),
        );
        put(
            &mut made,
            "comment",
            own.note.as_deref().and_then(text_value),
        );
        Some(made)
    }

    /// A service, or what a department does, at times or for people of its own.
    fn service_here(
        &self,
        facility: &Facility,
        position: usize,
        given: &mut Given,
    ) -> Option<Object> {
        let own = facility.services.get(position)?;
        let service = own.service.as_ref();
        let known = service.and_then(|id| self.index.service(id));
        let named = known.map(|known| known.name.as_str());
        let name = text(named.or(own.department.as_deref())?)?;
        let of = service.map_or(name.as_str(), |id| id.as_str());
        let audience = own.audience.as_deref().and_then(text);
        let wanted = match &audience {
            Some(audience) => format!("{}/here/{of}/{audience}", facility.id),
            None => format!("{}/here/{of}", facility.id),
        };
        let mut made = self.begun_service(given, wanted, &name, Some(facility), Stage::Existing)?;
        let mut extensions = self.said_of(None, &own.as_of);
        let hours = self.put_service_hours(facility, position, own, &mut made);
        extensions.extend(hours);
        extensions.extend(self.source(&own.source));
        put(&mut made, "extension", Value::Array(extensions));
        match known {
            Some(known) => self.put_kind(known, &mut made),
            None => {
                let departments = &facility.departments;
                let same = departments
                    .iter()
                    .find(|other| Some(&other.name) == own.department.as_ref());
                let specialties = same.map(|same| self.specialties(&same.specialties));
                put(&mut made, "category", self.department_category());
                put(&mut made, "specialty", specialties.map(Value::Array));
            }
        }
        let audience = audience.map(|audience| json!([{ "comment": audience }]));
        put(&mut made, "eligibility", audience);
        put(
            &mut made,
            "comment",
            own.note.as_deref().and_then(text_value),
        );
        put(&mut made, "telecom", Value::from(self.phones(&own.phones)));
        Some(made)
    }

    fn put_service_hours(
        &self,
        facility: &Facility,
        position: usize,
        own: &ServiceHere,
        made: &mut Object,
    ) -> Option<Value> {
        let written = own.hours.as_deref();
        let in_words = own.hours_text.as_deref();
        let timetable = self.index.hours(&facility.id, Some(position));
        let is_there = matches!(Life::of_place(facility), Life::There | Life::Unknown);
        if let Some(timetable) = timetable.filter(|_| is_there) {
            let week = hours::week(timetable, "availableStartTime", "availableEndTime");
            put(made, "availableTime", Value::from(week));
        }
        if is_there {
            let more = match (timetable, written) {
                (Some(timetable), Some(written)) => hours::exceptions(timetable, written),
                _ => written.and_then(text_value),
            };
            let more = [more, in_words.and_then(text_value)];
            let more: Vec<&str> = more.iter().flatten().filter_map(Value::as_str).collect();
            put(made, "availabilityExceptions", json!(more.join("\n")));
        }
        let words = timetable.map_or(in_words, |timetable| Some(&timetable.text));
        let parts = vec![
            part("osm", "valueString", written.and_then(text_value)),
            part("words", "valueString", words.and_then(text_value)),
        ];
        self.parts("opening-hours", parts)
    }

    /// A service of the region: at a place that a document ties it to, or of the district.
    fn offer(
        &self,
        offer: &Offer,
        facility: Option<&Facility>,
        given: &mut Given,
    ) -> Option<Object> {
        let id = offer.service.as_str();
        let known = self.index.service(&offer.service);
        let name = text(known.map_or(id, |own| own.name.as_str()))?;
        let wanted = match facility {
            Some(facility) => format!("{}/service/{id}", facility.id),
            None => format!("{}/service/{id}", self.region.bundle.region.adcode),
        };
        let mut made = self.begun_service(given, wanted, &name, facility, offer.stage)?;
        let mut extensions = self.said_of(Some(offer.stage), &offer.as_of);
        if facility.is_none() {
            extensions.extend(offer.where_kinds.iter().filter_map(|id| {
                let kind = self.index.kind(id);
                let display = kind.and_then(|own| text_value(&own.name));
                let coding = self.addresses.coding("kinds", id.as_str(), display);
                self.one("all-of-kind", "valueCoding", Some(coding))
            }));
        }
        extensions.extend(offer.unsaid.iter().filter_map(|text| {
            self.statement(&Said {
                sort: "unsaid",
                text,
                ..Said::default()
            })
        }));
        let sources = std::iter::once(&offer.source).chain(&offer.more_sources);
        extensions.extend(sources.filter_map(|source| self.source(source)));
        put(&mut made, "extension", Value::Array(extensions));
        if let Some(known) = known {
            self.put_kind(known, &mut made);
        }
        let for_whom = offer.for_whom.as_deref().and_then(text_value);
        let for_whom = for_whom.map(|whom| json!([{ "comment": whom }]));
        put(&mut made, "eligibility", for_whom);
        if offer.free {
            put(&mut made, "serviceProvisionCode", free());
        }
        let where_text = offer.where_text.iter().filter(|_| facility.is_none());
        let lines = where_text.chain(&offer.terms).filter_map(|line| text(line));
        let lines: Vec<String> = lines.collect();
        put(&mut made, "comment", json!(lines.join("\n")));
        Some(made)
    }

    /// What all of them have in common; nothing for what is not there, where only that is wanted.
    fn begun_service(
        &self,
        given: &mut Given,
        wanted: String,
        name: &str,
        facility: Option<&Facility>,
        stage: Stage,
    ) -> Option<Object> {
        let place = facility.map_or(Life::There, Life::of_place);
        let life = Life::of_service(place, stage);
        let id = given.id(wanted);
        if self.open_only && life != Life::There {
            return None;
        }
        let at = facility.map_or("", |own| own.name.as_str());
        let said = format!("{at} {name}{}", life.words());
        let uuid = crate::uuid::uuid("healthcare-service", &id).to_string();
        let mut made = object([
            ("resourceType", Some(json!("HealthcareService"))),
            ("id", Some(json!(uuid))),
            ("language", Some(json!("zh-CN"))),
            ("text", narrative(&said)),
            (
                "identifier",
                Some(json!([self.addresses.identifier("service", &id)])),
            ),
            ("name", Some(json!(name))),
        ]);
        life.put_active(&mut made, self.addresses);
        match facility {
            Some(own) => {
                let organization = self.organization_reference(&own.id);
                put(&mut made, "providedBy", Value::Object(organization));
                let location = self.location_reference(&own.id);
                put(&mut made, "location", json!([location]));
            }
            None => {
                let district = self.addresses.reference("Location", &self.district_id());
                put(&mut made, "coverageArea", json!([district]));
            }
        }
        Some(made)
    }

    /// How far it has come, where a document says that, and when it was said.
    fn said_of(&self, stage: Option<Stage>, as_of: &str) -> Vec<Value> {
        let stage = self.one("stage", "valueCode", stage.map(|stage| json!(stage)));
        let as_of = self.one("as-of", "valueDateTime", date(as_of));
        stage.into_iter().chain(as_of).collect()
    }

    /// Which service it is.
    fn put_kind(&self, known: &directory::Service, made: &mut Object) {
        let groups = &self.region.directory.groups;
        let group = groups.iter().find(|own| own.id == known.group);
        let group = group.and_then(|own| text_value(&own.name));
        let category = self
            .addresses
            .coding("categories", known.group.as_str(), group);
        let service = self
            .addresses
            .coding("services", known.id.as_str(), text_value(&known.name));
        put(made, "category", json!([{ "coding": [category] }]));
        put(made, "type", json!([{ "coding": [service] }]));
        put(
            made,
            "specialty",
            Value::from(self.specialties(&known.specialties)),
        );
    }

    fn department_category(&self) -> Value {
        let coding = self
            .addresses
            .coding("categories", "department", Some(json!("科室")));
        json!([{ "coding": [coding] }])
    }

    /// Fields of medicine, each with its code in the national list where it has one.
    fn specialties(&self, ids: &[SpecialtyId]) -> Vec<Value> {
        let all = ids.iter().map(|id| {
            let known = self.index.specialty(id);
            let display = known.and_then(|own| text_value(&own.name));
            let mut coding = vec![self.addresses.coding("specialties", id.as_str(), display)];
            let subject = known.and_then(|own| text(own.subject.as_deref()?));
            coding.extend(subject.map(|code| self.addresses.coding("subjects", &code, None)));
            json!({ "coding": coding })
        });
        all.collect()
    }
}

/// FHIR's word for a service that costs the patient nothing.
fn free() -> Value {
    json!([{
        "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/service-provision-conditions",
            "code": "free",
            "display": "Free",
        }],
    }])
}
