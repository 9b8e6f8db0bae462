//! What a place gives as services: its departments, the services that a document ties to it, and how it gives them.

use std::collections::HashMap;
use std::rc::Rc;

use directory::{
    Department, Facility, Offer, OperatingStatus, Service, ServiceHere, Source, Stage,
};
use uuid::Uuid;

use super::attributes::Attributes;
use super::object::Object;
use super::places::{Made, Places, is_blank, is_open, phones};
use super::schedules::{self, Said};
use crate::LeftOut;

/// The services of a region, and which offers speak of which place.
pub struct Services<'p, 'r> {
    places: &'p Places<'r>,
    services: HashMap<&'r str, &'r Service>,
    offers: HashMap<&'r str, Vec<&'r Offer>>,
}

/// A service at a place, before it is an object.
struct Given<'r> {
    /// What it is called below the place in its id.
    key: String,
    name: &'r str,
    /// What is known of it, as lines.
    about: Vec<String>,
    stage: Stage,
    as_of: &'r str,
    sources: Vec<&'r Source>,
    specialties: Vec<&'r str>,
    level: Option<&'r str>,
    for_whom: Option<&'r str>,
    fees: Option<&'static str>,
    /// Whether the record is one that a person's check of the place covers.
    is_of_place: bool,
    here: Vec<(usize, &'r ServiceHere)>,
}

impl<'p, 'r> Services<'p, 'r> {
    /// The services of a region. An offer that is tied to no exported place is left out, and that is said: the format
    /// asks who provides a service.
    pub fn of(places: &'p Places<'r>, made: &mut Made<'r>) -> Self {
        let bundle = places.bundle;
        let mut offers: HashMap<&str, Vec<&Offer>> = HashMap::new();
        for offer in &bundle.offers {
            let mut tied = false;
            for place in offer.places.iter().filter_map(|id| places.get(id.as_str())) {
                offers.entry(place.id.as_str()).or_default().push(offer);
                tied = true;
            }
            if !tied {
                made.left_out.push(LeftOut {
                    id: offer.service.to_string(),
                    why: "HSDS asks which organization provides a service, and no document ties this one to a place \
                          of the export"
                        .to_owned(),
                });
            }
        }
        let services = bundle.services.iter();
        Self {
            places,
            services: services.map(|own| (own.id.as_str(), own)).collect(),
            offers,
        }
    }

    /// The services of a place.
    pub fn at(
        &self,
        place: &'r Facility,
        organization: &Rc<Object>,
        location: &Rc<Object>,
        made: &mut Made<'r>,
    ) -> Vec<Rc<Object>> {
        let mut all: Vec<Given> = Vec::new();
        for own in &place.departments {
            if is_blank(&own.name) {
                made.left_out
                    .push(unknown(place, "a department has no name"));
            } else {
                all.push(department(own));
            }
        }
        let offers = self.offers.get(place.id.as_str());
        for offer in offers.into_iter().flatten() {
            let service = self.services.get(offer.service.as_str());
            match service.filter(|own| !is_blank(&own.name)) {
                Some(service) => all.push(offered(service, offer)),
                None => made.left_out.push(unknown(
                    place,
                    "the list of services has no name for an offered one",
                )),
            }
        }
        for (position, here) in place.services.iter().enumerate() {
            self.join(&mut all, place, position, here, made);
        }
        let all = all.into_iter();
        all.map(|given| self.object(place, given, organization, location, made))
            .collect()
    }

    /// Puts how a place gives a service to that service. Who gives it has it, whatever a plan once said of the
    /// district.
    fn join(
        &self,
        all: &mut Vec<Given<'r>>,
        place: &'r Facility,
        position: usize,
        here: &'r ServiceHere,
        made: &mut Made<'r>,
    ) {
        let key = match (&here.service, &here.department) {
            (Some(service), _) => service_key(service.as_str()),
            (None, Some(department)) => department_key(department),
            (None, None) => {
                made.left_out
                    .push(unknown(place, "a service at the place names none"));
                return;
            }
        };
        if let Some(own) = all.iter_mut().find(|own| own.key == key) {
            if here.service.is_some() && !own.stage.is_existing() {
                own.stage = Stage::Existing;
                own.as_of = &here.as_of;
                own.sources.push(&here.source);
            }
            own.here.push((position, here));
            return;
        }
        let service = here.service.as_ref();
        let service = service.and_then(|id| self.services.get(id.as_str()));
        match service.filter(|own| !is_blank(&own.name)) {
            Some(service) => all.push(given_here(service, position, here)),
            None => made.left_out.push(unknown(
                place,
                "a service at the place is neither in the list of services nor among its departments",
            )),
        }
    }

    fn object(
        &self,
        place: &'r Facility,
        given: Given<'r>,
        organization: &Rc<Object>,
        location: &Rc<Object>,
        made: &mut Made<'r>,
    ) -> Rc<Object> {
        let key = format!("{}/{}", place.id, given.key);
        let id = made.ids.row("service", &key);
        let mut about = vec![self.state(place, &given, made)];
        about.extend(given.about);
        let mut service = Object::new("service", id)
            .text("name", given.name)
            .text("description", about.join("\n"));
        if let Some(page) = self.places.page(place) {
            service = service.text("url", page);
        }
        service = service
            .text("status", status(place, given.stage))
            .text("fees_description", given.fees.unwrap_or_default())
            .text(
                "eligibility_description",
                given.for_whom.unwrap_or_default(),
            );
        if let Some(checked) = place.checked.as_ref().filter(|_| given.is_of_place) {
            service = service.text("assured_date", day(&checked.date));
        }
        let level = given.level.map(|level| made.terms.level(level));
        let mut attributes = Attributes::of(id, &mut made.ids, &mut made.terms);
        for specialty in given.specialties {
            let term = attributes.terms.specialty(specialty);
            attributes.add("specialty", &term, "");
        }
        if let Some(level) = level {
            attributes.add("level", &level, "");
        }
        attributes.stage(given.stage, given.as_of);
        attributes.status(&place.status);
        for source in given.sources {
            attributes.source("source", source);
        }
        let attributes = attributes.finish();
        let mut here: Vec<Rc<Object>> = Vec::new();
        for (position, own) in given.here {
            here.push(self.at_location(&key, place, position, own, location, made));
        }
        if here.is_empty() {
            let id = made.ids.row("service_at_location", &key);
            let object = Object::new("service_at_location", id).one("location", location);
            here.push(Rc::new(object));
        }
        let service = service
            .one("organization", organization)
            .many("service_at_locations", here)
            .many("attributes", attributes);
        Rc::new(service)
    }

    /// In one line, how far a service has come and whether its place is open.
    fn state(&self, place: &'r Facility, given: &Given, made: &Made) -> String {
        let stage = super::words::stage(given.stage);
        let said = format!("{stage}（{} 的情况）", given.as_of);
        let unverified = given
            .sources
            .iter()
            .all(|own| made.terms.is_unverified(own));
        let mark = if unverified {
            "，公开名单，未核实"
        } else {
            ""
        };
        let place = self.places.status_words(place, &made.terms);
        format!("{said}{mark}；机构：{place}")
    }

    /// A service as a place gives it: for whom, when, and whom to call.
    fn at_location(
        &self,
        key: &str,
        place: &'r Facility,
        position: usize,
        here: &'r ServiceHere,
        location: &Rc<Object>,
        made: &mut Made<'r>,
    ) -> Rc<Object> {
        let audience = here.audience.as_deref().unwrap_or_default();
        let id = made
            .ids
            .row("service_at_location", &format!("{key}/{audience}"));
        let department = here.service.as_ref().and(here.department.as_deref());
        let about = [department, here.audience.as_deref(), here.note.as_deref()];
        let about: Vec<&str> = about.into_iter().flatten().collect();
        let phones = phones(id, place, &here.phones, made);
        let schedules = self.schedules(id, place, position, here, made);
        let mut attributes = Attributes::of(id, &mut made.ids, &mut made.terms);
        attributes.stage(Stage::Existing, &here.as_of);
        attributes.source("source", &here.source);
        let object = Object::new("service_at_location", id)
            .text("description", about.join("\n"))
            .one("location", location)
            .many("phones", phones)
            .many("schedules", schedules)
            .many("attributes", attributes.finish());
        Rc::new(object)
    }

    fn schedules(
        &self,
        id: Uuid,
        place: &'r Facility,
        position: usize,
        here: &'r ServiceHere,
        made: &mut Made<'r>,
    ) -> Vec<Rc<Object>> {
        let (ids, terms) = (&mut made.ids, &mut made.terms);
        let mut all = Vec::new();
        if let Some(text) = &here.hours {
            let said = Said {
                timetable: self.places.timetable(place, Some(position)),
                text,
                holds: is_open(place),
                source: &here.source,
            };
            all.extend(schedules::schedules(id, &said, ids, terms));
        }
        if let Some(text) = &here.hours_text {
            all.extend(schedules::in_words(id, text, &here.source, ids, terms));
        }
        all
    }
}

fn department_key(name: &str) -> String {
    format!("department/{name}")
}

fn service_key(id: &str) -> String {
    format!("service/{id}")
}

fn department(own: &Department) -> Given<'_> {
    Given {
        key: department_key(&own.name),
        name: &own.name,
        about: own.note.clone().into_iter().collect(),
        stage: own.stage,
        as_of: &own.as_of,
        sources: vec![&own.source],
        specialties: own.specialties.iter().map(|own| own.as_str()).collect(),
        level: own.level.as_ref().map(|level| level.as_str()),
        for_whom: None,
        fees: None,
        is_of_place: true,
        here: Vec::new(),
    }
}

fn offered<'r>(service: &'r Service, offer: &'r Offer) -> Given<'r> {
    let mut about = vec![service.what.clone()];
    about.extend(offer.terms.iter().cloned());
    if !offer.unsaid.is_empty() {
        about.push(format!("文件未载：{}", offer.unsaid.join("、")));
    }
    about.extend(service.ask.clone());
    Given {
        key: service_key(service.id.as_str()),
        name: &service.name,
        about,
        stage: offer.stage,
        as_of: &offer.as_of,
        sources: std::iter::once(&offer.source)
            .chain(&offer.more_sources)
            .collect(),
        specialties: service.specialties.iter().map(|own| own.as_str()).collect(),
        level: None,
        for_whom: offer.for_whom.as_deref(),
        fees: offer.free.then_some("文件说免费"),
        is_of_place: false,
        here: Vec::new(),
    }
}

fn given_here<'r>(service: &'r Service, position: usize, here: &'r ServiceHere) -> Given<'r> {
    let about = std::iter::once(service.what.clone()).chain(service.ask.clone());
    Given {
        key: service_key(service.id.as_str()),
        name: &service.name,
        about: about.collect(),
        stage: Stage::Existing,
        as_of: &here.as_of,
        sources: vec![&here.source],
        specialties: service.specialties.iter().map(|own| own.as_str()).collect(),
        level: None,
        for_whom: None,
        fees: None,
        is_of_place: true,
        here: vec![(position, here)],
    }
}

/// Whether a service can be had. The format has no word for what is planned or not known: `inactive` says that
/// nobody should count on it, and the attributes say why.
fn status(place: &Facility, stage: Stage) -> &'static str {
    match place.status.now {
        OperatingStatus::Ended => "defunct",
        OperatingStatus::Open if stage.is_existing() => "active",
        OperatingStatus::Open | OperatingStatus::Unclear | OperatingStatus::Planned => "inactive",
    }
}

/// A date where it names a day, else nothing.
fn day(date: &str) -> &str {
    if date.len() == "2026-01-01".len() {
        date
    } else {
        ""
    }
}

fn unknown(place: &Facility, why: &str) -> LeftOut {
    LeftOut {
        id: place.id.to_string(),
        why: why.to_owned(),
    }
}
