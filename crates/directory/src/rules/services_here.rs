//! Rules for services that a place gives at times of its own.

use super::{Check, RecordPath};
use crate::files::compile_service;
use crate::{Facility, Records, ServiceHere};

impl Check<'_> {
    pub(super) fn services_here(&mut self, records: &Records) {
        for facility in &records.facilities {
            let place = RecordPath::of(&records.region.adcode, facility);
            for (position, own) in facility.services.iter().enumerate() {
                let field = |name: &str| format!("services[{position}].{name}");
                self.service_named(&place, &field, records, facility, own);
                self.service_hours(&place, &field, facility, own);
                for (name, text) in [
                    ("audience", &own.audience),
                    ("hours_text", &own.hours_text),
                    ("note", &own.note),
                ] {
                    if let Some(text) = text {
                        self.filled(&place, &field(name), text);
                    }
                }
                for (at, phone) in own.phones.iter().enumerate() {
                    self.phone(&place, &field(&format!("phones[{at}]")), phone);
                }
                self.date(&place, &field("as_of"), &own.as_of);
            }
        }
    }

    /// What it is: a service that is offered there, or one of the place's departments.
    fn service_named(
        &mut self,
        place: &RecordPath,
        field: &dyn Fn(&str) -> String,
        records: &Records,
        facility: &Facility,
        own: &ServiceHere,
    ) {
        if own.service.is_none() && own.department.is_none() {
            self.say(
                place,
                &field("service"),
                "没有写是哪项服务、哪个科室",
                "写上 service（services.json 里的 id）或 department（这家的科室名）",
            );
        }
        if let Some(id) = &own.service {
            self.offered(records, place, &field("service"), id);
            let mut offers = records.offers.iter();
            let offer = offers.find(|offer| offer.service == *id);
            if offer.is_some_and(|offer| !offer.is_at(facility)) {
                self.say(
                    place,
                    &field("service"),
                    format!("offers 里 \"{id}\" 的 where 没有这一家"),
                    "在 offers/<adcode>.json 的 where 里加上这一家的 id",
                );
            }
        }
        if let Some(name) = &own.department
            && facility.departments.iter().all(|known| known.name != *name)
        {
            self.say(
                place,
                &field("department"),
                format!("这家的 departments 里没有叫 \"{name}\" 的"),
                "照 departments 里的名字写，或在那里补上",
            );
        }
    }

    fn service_hours(
        &mut self,
        place: &RecordPath,
        field: &dyn Fn(&str) -> String,
        facility: &Facility,
        own: &ServiceHere,
    ) {
        let Some(hours) = &own.hours else { return };
        if own.hours_text.is_some() {
            self.say(
                place,
                &field("hours_text"),
                "hours 和 hours_text 两样都写了",
                "能写成 hours 的只写 hours，写不成的照文件写 hours_text",
            );
        }
        if let Err((what, todo)) = compile_service(&facility.id, 0, hours) {
            self.say(
                place,
                &field("hours"),
                what,
                format!("{todo}；写不成就照文件写进 hours_text"),
            );
        }
    }
}
