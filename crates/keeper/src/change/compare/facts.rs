//! Hours, and what has no field of its own and so is told in words: among the facts, as the list has it.

use directory::hours::Hours;
use directory::{Facility, Fact, ServiceHere, ServiceId, Stage};

use super::{Compare, json, set};
use crate::cell::hours::{HoursText, ServiceHours};
use crate::change::said::{Stated, hours_text};
use crate::change::{Edit, FieldChange, Verdict};

/// How hours begin that the directory has no way to say.
const WRITTEN_HOURS: &str = "开放时间（名单上写的）：";

impl Compare<'_> {
    pub(super) fn hours(
        &self,
        facility: &Facility,
        stated: &Stated,
        hours: &HoursText,
    ) -> FieldChange {
        let Some(osm) = &hours.osm else {
            return self.written_hours(facility, stated, &hours.written);
        };
        let old = facility.hours.as_ref();
        let new = Hours {
            text: osm.clone(),
            source: stated.source.clone(),
        };
        let mut edits = vec![set("hours", &new)];
        edits.extend(self.own_fact(facility, WRITTEN_HOURS).map(removal));
        let known = old.map(|old| (old.text.clone(), &old.source));
        self.weighed(
            stated,
            known,
            old.is_some_and(|old| old.text == *osm),
            edits,
        )
    }

    fn written_hours(&self, facility: &Facility, stated: &Stated, written: &str) -> FieldChange {
        let mut change = self.fact(facility, stated, WRITTEN_HOURS, written);
        // Hours that the list said before and says otherwise now are no longer true.
        let own = facility
            .hours
            .as_ref()
            .filter(|old| self.is_of_list(&old.source));
        if let Some(old) = own {
            change.old = Some(old.text.clone());
            change.verdict = Verdict::Takes;
            change.edits.push(Edit::Unset("hours"));
        }
        change
    }

    pub(super) fn service(
        &self,
        facility: &Facility,
        stated: &Stated,
        service: &ServiceHours,
    ) -> FieldChange {
        if !self.is_given(facility, service) {
            let prefix = format!("{}时间（名单上写的）：", self.called(service));
            return self.fact(facility, stated, &prefix, &service.hours.written);
        }
        let id = service.service.as_deref().map(ServiceId::from);
        let is_it = |own: &&ServiceHere| {
            (&own.service, &own.department, &own.audience)
                == (&id, &service.department, &service.audience)
        };
        let old = facility.services.iter().find(is_it);
        let own = old.filter(|old| self.is_of_list(&old.source));
        let hours = &service.hours;
        let new = ServiceHere {
            service: id.clone(),
            department: service.department.clone(),
            audience: service.audience.clone(),
            hours: hours.osm.clone(),
            hours_text: hours.osm.is_none().then(|| hours.written.clone()),
            phones: old.map(|old| old.phones.clone()).unwrap_or_default(),
            note: own.and_then(|own| own.note.clone()),
            as_of: stated.as_of.clone(),
            source: stated.source.clone(),
        };
        let text = |old: &ServiceHere| {
            let text = old.hours.as_ref().or(old.hours_text.as_ref());
            text.cloned().unwrap_or_default()
        };
        let known = old.map(|old| (text(old), &old.source));
        let is_same = old.is_some_and(|old| text(old) == hours_text(hours));
        let edit = Edit::Item {
            list: "services",
            old: old.map(json),
            new: Some(json(&new)),
        };
        // A service that is there without hours gets them.
        let mut change = self.weighed(stated, known, is_same, vec![edit]);
        if change.old.as_deref() == Some("") {
            change.verdict = Verdict::Takes;
        }
        change
    }

    /// Whether the directory has the service or the department at this place, so that hours of it can be told there.
    fn is_given(&self, facility: &Facility, service: &ServiceHours) -> bool {
        let mut offers = self.records.offers.iter();
        let offered = service
            .service
            .as_ref()
            .map(|id| offers.any(|offer| offer.service.as_str() == id && offer.is_at(facility)));
        let mut departments = facility.departments.iter();
        let there = service
            .department
            .as_ref()
            .map(|name| departments.any(|own| own.name == *name));
        match (offered, there) {
            (None, None) => false,
            (offered, there) => offered.unwrap_or(true) && there.unwrap_or(true),
        }
    }

    /// What residents call a service.
    fn called(&self, service: &ServiceHours) -> String {
        let mut services = self.directory.services.iter();
        let id = service.service.as_ref();
        let known = services.find(|own| id.is_some_and(|id| own.id.as_str() == id));
        let known = known.map(|own| own.name.as_str());
        let name = known.or(service.department.as_deref()).unwrap_or("门诊");
        match &service.audience {
            Some(audience) => format!("{name}（{audience}）"),
            None => name.to_owned(),
        }
    }

    /// A fact of the list, known by how it begins.
    pub(super) fn fact(
        &self,
        facility: &Facility,
        stated: &Stated,
        prefix: &str,
        value: &str,
    ) -> FieldChange {
        let new = Fact {
            text: format!("{prefix}{value}"),
            as_of: Some(stated.as_of.clone()),
            stage: Stage::Existing,
            source: stated.source.clone(),
        };
        let own = self.own_fact(facility, prefix);
        let old = own.or_else(|| facility.facts.iter().find(|fact| fact.text == new.text));
        let edit = Edit::Item {
            list: "facts",
            old: old.map(json),
            new: Some(json(&new)),
        };
        let told = |text: &str| text.strip_prefix(prefix).unwrap_or(text).to_owned();
        let known = old.map(|old| (told(&old.text), &old.source));
        let is_same = old.is_some_and(|old| old.text == new.text);
        self.weighed(stated, known, is_same, vec![edit])
    }

    fn own_fact<'f>(&self, facility: &'f Facility, prefix: &str) -> Option<&'f Fact> {
        let mut facts = facility.facts.iter();
        facts.find(|fact| fact.text.starts_with(prefix) && self.is_of_list(&fact.source))
    }
}

fn removal(fact: &Fact) -> Edit {
    Edit::Item {
        list: "facts",
        old: Some(json(fact)),
        new: None,
    }
}
