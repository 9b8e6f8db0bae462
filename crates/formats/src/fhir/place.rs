//! A place as an organization, which is what it is, and as a location, which is where it is.

use directory::{Address, Facility, Located, Phone, Point};
use serde_json::{Value, json};

use super::extension::{Said, part};
use super::life::Life;
use super::text::{date, narrative, text, text_value};
use super::{Object, Writer, hours, object, put};
use crate::point::{is_of_place, to_tenth_of_metre};

impl Writer<'_> {
    /// The district as a location, for what is offered in it without naming a place.
    pub fn district(&self) -> Object {
        let region = &self.region.bundle.region;
        let id = self.district_id();
        let mut notes: Vec<Value> = Vec::new();
        for note in &region.notes {
            notes.extend(self.statement(&Said {
                sort: "note",
                text: &note.text,
                as_of: note.as_of.as_deref(),
                source: Some(&note.source),
                ..Said::default()
            }));
        }
        for own in &region.statements {
            notes.extend(self.statement(&Said {
                sort: "all-of-kind",
                text: &own.text,
                stage: Some(own.stage),
                as_of: Some(&own.as_of),
                period: own.period.as_deref(),
                source: Some(&own.source),
                ..Said::default()
            }));
        }
        let jurisdiction = json!({
            "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/location-physical-type",
                "code": "jdn",
                "display": "Jurisdiction",
            }],
        });
        notes.extend(self.source(&region.streets_source));
        let identifier = self.addresses.identifier("region", region.adcode.as_str());
        let whole = format!("{}{}{}", region.province, region.city, region.name);
        object([
            ("resourceType", Some(json!("Location"))),
            ("id", Some(json!(id))),
            ("language", Some(json!("zh-CN"))),
            ("text", narrative(&whole)),
            ("extension", Some(notes.into())),
            ("identifier", Some(json!([identifier]))),
            ("name", text_value(&region.name)),
            ("mode", Some(json!("instance"))),
            ("physicalType", Some(jurisdiction)),
            ("address", Some(Value::Object(self.region_address()))),
        ])
    }

    /// The id of the district's location.
    pub fn district_id(&self) -> String {
        let adcode = self.region.bundle.region.adcode.as_str();
        crate::uuid::uuid("region", adcode).to_string()
    }

    /// What a place is.
    pub fn organization(&self, facility: &Facility) -> Object {
        let mut made = self.begun("Organization", "organization", facility);
        Life::of_place(facility).put_active(&mut made, self.addresses);
        let mut extensions = self.state(facility);
        extensions.extend(self.statements(facility));
        let checked = facility.checked.as_ref().and_then(|own| {
            let parts = vec![
                part("date", "valueDateTime", date(&own.date)),
                part("by", "valueString", text_value(&own.by)),
            ];
            self.parts("checked", parts)
        });
        extensions.extend(checked);
        extensions.extend(facility.maybe_same.iter().filter_map(|other| {
            let reference = Value::Object(self.organization_reference(other));
            self.one("maybe-same", "valueReference", Some(reference))
        }));
        put(&mut made, "extension", Value::Array(extensions));
        put(&mut made, "type", self.kind(facility));
        self.put_aliases(facility, &mut made);
        made
    }

    /// Where a place is.
    pub fn location(&self, facility: &Facility) -> Object {
        let life = Life::of_place(facility);
        let mut made = self.begun("Location", "location", facility);
        life.put_status(&mut made, self.addresses);
        let mut extensions = self.state(facility);
        extensions.extend(self.street(facility));
        extensions.extend(self.put_hours(facility, life, &mut made));
        put(&mut made, "extension", Value::Array(extensions));
        put(&mut made, "mode", json!("instance"));
        put(&mut made, "type", self.kind(facility));
        self.put_aliases(facility, &mut made);
        put(
            &mut made,
            "telecom",
            Value::from(self.phones(&facility.phones)),
        );
        put(&mut made, "address", self.address(facility));
        put(
            &mut made,
            "position",
            self.position(facility.point.as_ref()),
        );
        let organization = self.organization_reference(&facility.id);
        put(
            &mut made,
            "managingOrganization",
            Value::Object(organization),
        );
        if let Some(host) = &facility.within {
            let host = self.location_reference(host);
            put(&mut made, "partOf", Value::Object(host));
        }
        made
    }

    /// What both have in common.
    fn begun(&self, sort: &str, kind: &str, facility: &Facility) -> Object {
        let id = crate::uuid::uuid(kind, facility.id.as_str()).to_string();
        let adcode = self.region.bundle.region.adcode.as_str();
        let page = self.addresses.page(adcode, facility.id.as_str());
        let said = format!("{}{}", facility.name, Life::of_place(facility).words());
        let identifier = self.addresses.identifier("facility", facility.id.as_str());
        object([
            ("resourceType", Some(json!(sort))),
            ("id", Some(json!(id))),
            ("meta", page.map(|page| json!({ "source": page }))),
            ("language", Some(json!("zh-CN"))),
            ("text", narrative(&said)),
            ("identifier", Some(json!([identifier]))),
            ("name", text_value(&facility.name)),
        ])
    }

    /// Whether the place is open, and what became of it.
    fn state(&self, facility: &Facility) -> Vec<Value> {
        let own = &facility.status;
        let status = vec![
            part("now", "valueCode", Some(json!(own.now))),
            part("as-of", "valueDateTime", date(&own.as_of)),
            self.source(&own.source),
        ];
        let ended = facility.ended.as_ref().and_then(|own| {
            let successor = own.successor.as_ref();
            let successor = successor.map(|id| Value::Object(self.organization_reference(id)));
            let parts = vec![
                part("what", "valueCode", Some(json!(own.what))),
                part("as-of", "valueDateTime", date(&own.as_of)),
                part("successor", "valueReference", successor),
                part(
                    "note",
                    "valueString",
                    own.note.as_deref().and_then(text_value),
                ),
                self.source(&own.source),
            ];
            self.parts("ended", parts)
        });
        let status = self.parts("status", status);
        status.into_iter().chain(ended).collect()
    }

    fn kind(&self, facility: &Facility) -> Option<Value> {
        let kind = self.index.kind(&facility.kind);
        let display = kind.and_then(|own| text_value(&own.name));
        let coding = self
            .addresses
            .coding("kinds", facility.kind.as_str(), display);
        Some(json!([{ "coding": [coding] }]))
    }

    /// Its other names, each with the document that calls it so.
    fn put_aliases(&self, facility: &Facility, made: &mut Object) {
        let aliases = facility.aliases.iter();
        let aliases: Vec<(String, Option<Value>)> = aliases
            .filter_map(|own| {
                let source = own.source.as_ref().and_then(|source| self.sourced(source));
                Some((text(&own.text)?, source))
            })
            .collect();
        if aliases.iter().any(|(_, source)| source.is_some()) {
            let sources: Vec<&Option<Value>> = aliases.iter().map(|(_, source)| source).collect();
            put(made, "_alias", json!(sources));
        }
        let names: Vec<&String> = aliases.iter().map(|(name, _)| name).collect();
        put(made, "alias", json!(names));
    }

    /// Phone numbers, with what is dialled behind them and whose they are by FHIR's own extensions.
    pub fn phones(&self, phones: &[Phone]) -> Vec<Value> {
        let phones = phones.iter().filter_map(|phone| {
            let standard = |name: &str, said: Option<&String>| {
                let url = format!("http://hl7.org/fhir/StructureDefinition/{name}");
                part(&url, "valueString", text_value(said?))
            };
            let extensions = [
                standard("contactpoint-extension", phone.extension.as_ref()),
                standard("contactpoint-comment", phone.label.as_ref()),
                self.source(&phone.source),
            ];
            let extensions: Vec<Value> = extensions.into_iter().flatten().collect();
            let number = text_value(&phone.number)?;
            Some(Value::Object(object([
                ("extension", Some(extensions.into())),
                ("system", Some(json!("phone"))),
                ("value", Some(number)),
            ])))
        });
        phones.collect()
    }

    /// Its address as the document writes it, with the district where it is known to lie there.
    fn address(&self, facility: &Facility) -> Option<Value> {
        let mut made = match facility.located {
            Located::Here => self.region_address(),
            Located::Elsewhere | Located::Unstated => Object::new(),
        };
        if let Some(Address { text, source }) = &facility.address
            && let Some(text) = text_value(text)
        {
            put(&mut made, "text", text);
            put(&mut made, "extension", json!([self.source(source)]));
        }
        (!made.is_empty()).then_some(Value::Object(made))
    }

    fn region_address(&self) -> Object {
        let region = &self.region.bundle.region;
        object([
            ("district", text_value(&region.name)),
            ("city", text_value(&region.city)),
            ("state", text_value(&region.province)),
            ("country", Some(json!("CN"))),
        ])
    }

    fn street(&self, facility: &Facility) -> Option<Value> {
        let code = facility.street.as_ref()?;
        let street = self.region.bundle.street(code)?;
        let coding = self
            .addresses
            .coding("streets", code.as_str(), text_value(&street.name));
        self.one("street", "valueCoding", Some(coding))
    }

    /// Its point in WGS-84, with what that stands for. A reader takes every position for a door, so one that stands
    /// for a street or a district is none; nor is what lies at 0/0, or nowhere on the earth.
    fn position(&self, point: Option<&Point>) -> Option<Value> {
        let point = point.filter(|own| is_of_place(own))?;
        let on_earth = geo::wgs84(point);
        let [lng, lat] = [on_earth.lng, on_earth.lat].map(to_tenth_of_metre);
        let is_somewhere = (-180.0..=180.0).contains(&lng) && (-90.0..=90.0).contains(&lat);
        if !is_somewhere || (lng, lat) == (0.0, 0.0) {
            return None;
        }
        let precision = self.one("precision", "valueCode", Some(json!(point.precision)));
        let extensions: Vec<Value> = [precision, self.source(&point.source)]
            .into_iter()
            .flatten()
            .collect();
        Some(json!({ "extension": extensions, "longitude": lng, "latitude": lat }))
    }

    /// When it is open. The hours of a place that is not there yet, or no more, are told in the extension only.
    fn put_hours(&self, facility: &Facility, life: Life, made: &mut Object) -> Option<Value> {
        let own = facility.hours.as_ref()?;
        let timetable = self.index.hours(&facility.id, None);
        if matches!(life, Life::There | Life::Unknown) {
            match timetable {
                Some(timetable) => {
                    let week = hours::week(timetable, "openingTime", "closingTime");
                    put(made, "hoursOfOperation", Value::from(week));
                    let more = hours::exceptions(timetable, &own.text);
                    put(made, "availabilityExceptions", more);
                }
                None => put(made, "availabilityExceptions", text_value(&own.text)),
            }
        }
        let words = timetable.and_then(|timetable| text_value(&timetable.text));
        let parts = vec![
            part("osm", "valueString", text_value(&own.text)),
            part("words", "valueString", words),
            self.source(&own.source),
        ];
        self.parts("opening-hours", parts)
    }

    /// What else the documents say of it.
    fn statements(&self, facility: &Facility) -> Vec<Value> {
        let mut all: Vec<Said> = Vec::new();
        for (sort, own) in [("grade", facility.grade.as_ref())]
            .into_iter()
            .filter_map(|(sort, own)| Some((sort, own?)))
            .chain(facility.facts.iter().map(|own| ("fact", own)))
        {
            all.push(Said {
                sort,
                text: &own.text,
                stage: Some(own.stage),
                as_of: own.as_of.as_deref(),
                source: Some(&own.source),
                ..Said::default()
            });
        }
        all.extend(facility.brands.iter().map(|own| Said {
            sort: "brand",
            text: &own.name,
            stage: Some(own.stage),
            as_of: Some(&own.as_of),
            source: Some(&own.source),
            ..Said::default()
        }));
        all.extend(facility.partners.iter().map(|own| Said {
            sort: "partner",
            text: &own.about,
            stage: Some(own.stage),
            as_of: Some(&own.as_of),
            hospital: Some((&own.hospital, own.facility.as_ref())),
            department: own.department.as_deref(),
            source: Some(&own.source),
            ..Said::default()
        }));
        all.extend(facility.plans.iter().map(|own| Said {
            sort: "plan",
            text: &own.what,
            stage: Some(own.stage),
            period: own.period.as_deref(),
            source: Some(&own.source),
            ..Said::default()
        }));
        all.extend(facility.beds.as_ref().map(|own| Said {
            sort: "beds",
            text: own.note.as_deref().unwrap_or("床位"),
            as_of: Some(&own.as_of),
            beds: Some(own),
            source: Some(&own.source),
            ..Said::default()
        }));
        all.iter().filter_map(|said| self.statement(said)).collect()
    }
}
