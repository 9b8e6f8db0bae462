//! A bundle that is too large to be there as a whole: its facilities come one by one.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Bundle, Unreadable};
use crate::Facility;
use crate::json::{Fields, Json};
use crate::wire::JsonReader;

/// The part that is left out or told one by one.
const FACILITIES: &str = "facilities";

impl Bundle {
    /// Reads all of a bundle but its facilities; otherwise like [`Self::parse`].
    pub fn parse_without_facilities(json: &str) -> Result<Self, Unreadable> {
        let fields = top(json, Rest).map_err(|_| Unreadable::NotJson)?;
        Self::read(&fields, None).map(|(bundle, _)| bundle)
    }

    /// Tells the facilities of a bundle in their order, without keeping them. Those that cannot be read are
    /// left out.
    pub fn each_facility(json: &str, tell: &mut dyn FnMut(Facility)) -> Result<(), Unreadable> {
        top(json, Facilities(tell)).map_err(|_| Unreadable::NotJson)
    }
}

fn top<'de, V: Visitor<'de>>(json: &'de str, visitor: V) -> serde_json::Result<V::Value> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = reader.deserialize_map(visitor)?;
    reader.end()?;
    Ok(value)
}

/// Keeps every part but the facilities, of which there are none then.
struct Rest;

impl<'de> Visitor<'de> for Rest {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a bundle")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Json<'de>, A::Error> {
        let mut fields = Fields::default();
        while let Some(Json::Text(name)) = parts.next_key()? {
            let part = if name == FACILITIES {
                parts.next_value::<IgnoredAny>()?;
                Json::List(Vec::new())
            } else {
                parts.next_value()?
            };
            fields.push(name, part);
        }
        Ok(Json::Record(fields))
    }
}

/// Tells the facilities and skips every other part.
struct Facilities<'a>(&'a mut dyn FnMut(Facility));

impl<'de> Visitor<'de> for Facilities<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a bundle")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<(), A::Error> {
        let mut told = false;
        while let Some(Json::Text(name)) = parts.next_key()? {
            if name == FACILITIES {
                parts.next_value_seed(Records(self.0))?;
                told = true;
            } else {
                parts.next_value::<IgnoredAny>()?;
            }
        }
        if told {
            Ok(())
        } else {
            Err(A::Error::missing_field(FACILITIES))
        }
    }
}

/// The records of the list of facilities.
struct Records<'a>(&'a mut dyn FnMut(Facility));

impl<'de> DeserializeSeed<'de> for Records<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, list: D) -> Result<(), D::Error> {
        list.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Records<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of facilities")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<(), A::Error> {
        while let Some(record) = records.next_element::<Json>()? {
            if let Some(facility) = JsonReader::default().record(&record) {
                self.0(facility);
            }
        }
        Ok(())
    }
}
