//! Whether a place, or a service at it, can be used, in FHIR's words.

use directory::{Facility, OperatingStatus, Stage};
use serde_json::{Value, json};

use super::addresses::Addresses;
use super::{Object, put};

/// Whether something can be used, as far as the documents know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It is there.
    There,
    /// The documents do not say whether it is there.
    Unknown,
    /// It is not there yet; the stage says how far it has come.
    NotYet(Stage),
    /// It has ended.
    Gone,
}

impl Life {
    /// That of a place.
    pub fn of_place(facility: &Facility) -> Self {
        match facility.status.now {
            _ if facility.ended.is_some() => Self::Gone,
            OperatingStatus::Open => Self::There,
            OperatingStatus::Unclear => Self::Unknown,
            OperatingStatus::Planned => Self::NotYet(Stage::Planned),
            OperatingStatus::Ended => Self::Gone,
        }
    }

    /// That of something at a place, which is there no more than the place is.
    pub fn of_service(place: Self, stage: Stage) -> Self {
        match place {
            Self::There | Self::Unknown if !stage.is_existing() => Self::NotYet(stage),
            _ => place,
        }
    }

    /// What a reader is to know beside its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::There => "",
            Self::Unknown => "（文件没有写现在是否开放）",
            Self::NotYet(Stage::Planned) => "（规划中，还没有开）",
            Self::NotYet(Stage::Exploring) => "（在试，还没有正式开）",
            Self::NotYet(_) => "（正在办，还没有开）",
            Self::Gone => "（不再开放）",
        }
    }

    /// Writes it as a `status` of a location.
    pub fn put_status(self, resource: &mut Object, addresses: &Addresses) {
        let words = (json!("active"), json!("inactive"));
        self.put("status", words, resource, addresses);
    }

    /// Writes it as `active` of an organization or a service.
    pub fn put_active(self, resource: &mut Object, addresses: &Addresses) {
        let words = (json!(true), json!(false));
        self.put("active", words, resource, addresses);
    }

    fn put(
        self,
        field: &str,
        (yes, no): (Value, Value),
        resource: &mut Object,
        addresses: &Addresses,
    ) {
        match self {
            Self::There => put(resource, field, yes),
            Self::Unknown => put(resource, &format!("_{field}"), absent()),
            Self::NotYet(_) | Self::Gone => put(resource, field, no),
        }
        if let Self::NotYet(stage) = self {
            let url = addresses.canonical("StructureDefinition", "not-yet");
            let modifier = json!([{ "url": url, "valueCode": stage }]);
            put(resource, "modifierExtension", modifier);
        }
    }
}

/// FHIR's own way to say that a value is not known.
fn absent() -> Value {
    json!({
        "extension": [{
            "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            "valueCode": "unknown",
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_not_there_is_active() {
        use Stage::{Advancing, Consolidating, Existing, Exploring, Planned};
        let not_yet = |stage| Life::NotYet(stage);
        for (place, stage, life, active) in [
            (Life::There, Existing, Life::There, Some(true)),
            (Life::There, Consolidating, Life::There, Some(true)),
            (Life::There, Advancing, not_yet(Advancing), Some(false)),
            (Life::There, Planned, not_yet(Planned), Some(false)),
            (Life::There, Exploring, not_yet(Exploring), Some(false)),
            (Life::Unknown, Existing, Life::Unknown, None),
            (Life::Unknown, Planned, not_yet(Planned), Some(false)),
            (not_yet(Planned), Existing, not_yet(Planned), Some(false)),
            (not_yet(Planned), Exploring, not_yet(Planned), Some(false)),
            (Life::Gone, Existing, Life::Gone, Some(false)),
            (Life::Gone, Planned, Life::Gone, Some(false)),
        ] {
            let own = Life::of_service(place, stage);
            assert_eq!(own, life, "{place:?} {stage:?}");
            let (mut resource, mut location) = (Object::new(), Object::new());
            own.put_active(&mut resource, &Addresses::new(None));
            own.put_status(&mut location, &Addresses::new(None));
            let said = resource.get("active").and_then(Value::as_bool);
            assert_eq!(said, active, "{place:?} {stage:?}");
            let status = location.get("status").and_then(Value::as_str);
            let status = status.map(|status| status == "active");
            assert_eq!(status, active, "{place:?} {stage:?}");
            // What nobody knows is said to be unknown, and what is to come is marked.
            assert_eq!(resource.contains_key("_active"), active.is_none());
            let is_marked = resource.contains_key("modifierExtension");
            assert_eq!(is_marked, matches!(own, Life::NotYet(_)));
        }
    }
}
