//! A facility as an organization and as a location.

use std::collections::HashMap;
use std::rc::Rc;

use directory::hours::Timetable;
use directory::{Bundle, Document, Facility, Located, OperatingStatus, Phone, Source};
use uuid::Uuid;

use super::attributes::Attributes;
use super::ids::{self, Ids};
use super::object::{Object, Value};
use super::schedules::{self, Said};
use super::statements::Statements;
use super::terms::Terms;
use super::words;
use crate::point::{is_of_place, to_tenth_of_metre};
use crate::{LeftOut, Options, Region};

/// The scheme of the ids that the site itself uses, which stand in its addresses.
const OWN_IDS: &str = "jiujin";

/// What is made of a region, as far as it has come.
pub struct Made<'r> {
    /// The ids so far.
    pub ids: Ids,
    /// The terms so far.
    pub terms: Terms<'r>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// The places of a region, with everything by which one is found.
pub struct Places<'r> {
    /// The region's records.
    pub bundle: &'r Bundle,
    /// Those that are exported, in the order of the data.
    pub exported: Vec<&'r Facility>,
    by_id: HashMap<&'r str, &'r Facility>,
    known: HashMap<&'r str, &'r Facility>,
    documents: HashMap<&'r str, &'r Document>,
    timetables: HashMap<(&'r str, Option<u32>), &'r Timetable>,
    streets: HashMap<&'r str, &'r str>,
    page: Option<String>,
}

impl<'r> Places<'r> {
    /// The places of a region that are exported.
    pub fn of(region: &'r Region, options: &Options, left_out: &mut Vec<LeftOut>) -> Self {
        let bundle = &region.bundle;
        let (blank, exported): (Vec<&Facility>, Vec<&Facility>) = region
            .facilities(options)
            .partition(|place| is_blank(&place.name));
        left_out.extend(blank.into_iter().map(|place| LeftOut {
            id: place.id.to_string(),
            why: "HSDS asks for a name, and the place has none".to_owned(),
        }));
        let hours = bundle.hours.iter().chain(&bundle.service_hours);
        let known = bundle.facilities.iter().chain(&bundle.former);
        let streets = bundle.region.streets.iter();
        let page = options.address.as_ref();
        Self {
            bundle,
            by_id: exported.iter().map(|own| (own.id.as_str(), *own)).collect(),
            known: known.map(|own| (own.id.as_str(), own)).collect(),
            documents: bundle
                .documents
                .iter()
                .map(|own| (own.id.as_str(), own))
                .collect(),
            timetables: hours
                .map(|own| ((own.facility.as_str(), own.service), own))
                .collect(),
            streets: streets.map(|own| (own.code.as_str(), &*own.name)).collect(),
            page: page.map(|address| format!("{address}{}/facility/", bundle.region.adcode)),
            exported,
        }
    }

    /// When a place is open, or gives a service, where that could be read.
    pub fn timetable(&self, place: &Facility, service: Option<usize>) -> Option<&'r Timetable> {
        let service = match service {
            Some(position) => Some(u32::try_from(position).ok()?),
            None => None,
        };
        self.timetables.get(&(place.id.as_str(), service)).copied()
    }

    /// The exported place of that id.
    pub fn get(&self, id: &str) -> Option<&'r Facility> {
        self.by_id.get(id).copied()
    }

    /// The address of a place's page, where the site has one.
    pub fn page(&self, place: &Facility) -> Option<String> {
        let page = self.page.as_ref()?;
        Some(format!("{page}{}/", place.id))
    }

    /// The institution that a place belongs to: the one in which it works, else itself. A host that is not exported
    /// is nobody's, and places that lie in each other are their own.
    pub fn host(&self, place: &'r Facility) -> &'r Facility {
        let mut host = place;
        for _ in 0..MOST_HOSTS {
            let within = host.within.as_ref();
            match within.and_then(|id| self.get(id.as_str())) {
                Some(next) if next.id != place.id => host = next,
                Some(_) => return place,
                None => return host,
            }
        }
        place
    }

    /// The organization of an institution, without its locations.
    pub fn organization(&self, place: &'r Facility, made: &mut Made<'r>) -> Object {
        let id = ids::id("organization", place.id.as_str());
        let about = [
            made.terms.kind_name(place.kind.as_str()).to_owned(),
            self.status_words(place, &made.terms),
        ];
        let mut organization = Object::new("organization", id)
            .text("name", &place.name)
            .text("alternate_name", aliases(place))
            .text("description", about.join("；"));
        if let Some(page) = self.page(place) {
            organization = organization.text("uri", page);
        }
        let kind = made.terms.kind(place.kind.as_str());
        let mut attributes = Attributes::of(id, &mut made.ids, &mut made.terms);
        attributes.add("kind", &kind, "");
        attributes.status(&place.status);
        organization.many("attributes", attributes.finish())
    }

    /// The location of a place.
    pub fn location(&self, place: &'r Facility, made: &mut Made<'r>) -> Rc<Object> {
        let id = ids::id("location", place.id.as_str());
        let host = ids::id("organization", self.host(place).id.as_str());
        let mut location = Object::new("location", id)
            .text("location_type", "physical")
            .value("organization_id", Value::Id(host))
            .text("name", &place.name)
            .text("alternate_name", aliases(place))
            .text("description", self.about(place, &made.terms));
        if let Some(point) = place.point.as_ref().filter(|point| is_of_place(point)) {
            let wgs84 = geo::wgs84(point);
            location = location
                .value("latitude", Value::Number(to_tenth_of_metre(wgs84.lat)))
                .value("longitude", Value::Number(to_tenth_of_metre(wgs84.lng)));
        } else if place.point.is_some() {
            made.left_out.push(LeftOut {
                id: place.id.to_string(),
                why: "HSDS takes a point for the place itself, and this one stands for a street or a district: \
                      left without latitude and longitude"
                    .to_owned(),
            });
        }
        let phones = phones(id, place, &place.phones, made);
        let schedules = self.schedules(id, place, made);
        let attributes = self.attributes(id, place, made);
        let location = location
            .text("external_identifier", place.id.as_str())
            .text("external_identifier_type", OWN_IDS)
            .many("phones", phones)
            .many("schedules", schedules)
            .many("attributes", attributes);
        Rc::new(location)
    }

    /// Whether it is open, with the time of that statement.
    pub fn status_words(&self, place: &Facility, terms: &Terms) -> String {
        let status = &place.status;
        let now = words::status(status.now);
        let mut text = format!("{now}（{} 的情况）", status.as_of);
        if terms.is_unverified(&status.source) {
            text.push_str("，公开名单，未核实");
        }
        match self.statements().ending(place) {
            Some(ending) => format!("{text}：{ending}"),
            None => text,
        }
    }

    /// What is known of where a place is and whether it is open, as lines. The address stands here because the
    /// format takes none without a postal code.
    fn about(&self, place: &'r Facility, terms: &Terms<'r>) -> String {
        let region = &self.bundle.region;
        let street = place.street.as_ref();
        let street = street.and_then(|code| self.streets.get(code.as_str()));
        let lies = match place.located {
            Located::Here => format!(
                "{}{}{}{}",
                region.province,
                region.city,
                region.name,
                street.copied().unwrap_or_default()
            ),
            Located::Elsewhere => format!("不在{}", region.name),
            Located::Unstated => "位置未载".to_owned(),
        };
        let address = place.address.as_ref();
        let address = address.map(|address| {
            let unverified = terms.is_unverified(&address.source);
            let mark = if unverified { "（未核实）" } else { "" };
            format!("地址：{}{mark}", address.text)
        });
        let lines = [
            Some(terms.kind_name(place.kind.as_str()).to_owned()),
            Some(self.status_words(place, terms)),
            Some(lies),
            address,
        ];
        let lines: Vec<String> = lines.into_iter().flatten().collect();
        lines.join("\n")
    }

    fn schedules(&self, id: Uuid, place: &'r Facility, made: &mut Made<'r>) -> Vec<Rc<Object>> {
        let Some(hours) = &place.hours else {
            return Vec::new();
        };
        let said = Said {
            timetable: self.timetable(place, None),
            text: &hours.text,
            holds: is_open(place),
            source: &hours.source,
        };
        schedules::schedules(id, &said, &mut made.ids, &mut made.terms)
    }

    fn attributes(&self, id: Uuid, place: &'r Facility, made: &mut Made<'r>) -> Vec<Rc<Object>> {
        let kind = made.terms.kind(place.kind.as_str());
        let statements = self.statements().of(place);
        let mut attributes = Attributes::of(id, &mut made.ids, &mut made.terms);
        attributes.add("kind", &kind, "");
        attributes.status(&place.status);
        if let Some(point) = place.point.as_ref().filter(|point| is_of_place(point)) {
            let term = attributes.terms.precision(point.precision);
            attributes.add("precision", &term, "");
            attributes.source("source-point", &point.source);
        }
        let named: Vec<&Source> = place
            .aliases
            .iter()
            .filter_map(|own| own.source.as_ref())
            .collect();
        for source in named {
            attributes.source("source-name", source);
        }
        for (sort, text) in statements {
            let term = attributes.terms.statement(sort);
            attributes.add("statement", &term, &text);
        }
        attributes.finish()
    }

    fn statements(&self) -> Statements<'_> {
        Statements {
            places: &self.known,
            documents: &self.documents,
        }
    }
}

/// More places do not lie in each other.
const MOST_HOSTS: usize = 8;

/// Whether a text says nothing, so that a field that must be filled would be empty.
pub fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether its hours are those at which somebody finds it open. Of a place that is planned, has ended, or of which no
/// document says that it is open, they are said in words only.
pub fn is_open(place: &Facility) -> bool {
    place.status.now == OperatingStatus::Open
}

/// The phones of an object, which are of a place. A blank number is none, and that is said.
pub fn phones<'r>(
    owner: Uuid,
    place: &Facility,
    phones: &'r [Phone],
    made: &mut Made<'r>,
) -> Vec<Rc<Object>> {
    let (blank, numbers): (Vec<&Phone>, Vec<&Phone>) =
        phones.iter().partition(|phone| is_blank(&phone.number));
    made.left_out.extend(blank.iter().map(|_| LeftOut {
        id: place.id.to_string(),
        why: "a phone has no number".to_owned(),
    }));
    let phones = numbers.into_iter().map(|phone| {
        let extension = phone.extension.as_deref().unwrap_or_default();
        let name = format!("{owner}/{}/{extension}", phone.number);
        let id = made.ids.row("phone", &name);
        // The format takes an extension for a number, which has no zeros at its beginning.
        let number: Option<u32> = extension.parse().ok();
        let number = number.filter(|number| number.to_string() == extension);
        let mut object = Object::new("phone", id).text("number", &phone.number);
        if let Some(number) = number {
            object = object.value("extension", Value::Whole(number));
        }
        let in_words =
            (number.is_none() && !extension.is_empty()).then(|| format!("分机 {extension}"));
        let about: Vec<String> = phone.label.clone().into_iter().chain(in_words).collect();
        let mut attributes = Attributes::of(id, &mut made.ids, &mut made.terms);
        attributes.source("source", &phone.source);
        let object = object
            .text("description", about.join("，"))
            .many("attributes", attributes.finish());
        Rc::new(object)
    });
    phones.collect()
}

fn aliases(place: &Facility) -> String {
    let aliases: Vec<&str> = place.aliases.iter().map(|own| own.text.as_str()).collect();
    aliases.join("；")
}
