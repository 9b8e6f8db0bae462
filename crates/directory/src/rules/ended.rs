//! Rules for places that have ended: where they lead is there, and nobody is sent to them.

use super::{Check, RecordPath};
use crate::{Ended, Ending, Facility, FacilityId, OperatingStatus, Records};

/// What to do where a record leads to a place that has ended.
const GO_ON: &str = "改成现在去的那一家，或删掉";

impl Check<'_> {
    pub(super) fn ended(&mut self, records: &Records) {
        for facility in &records.facilities {
            let place = RecordPath::of(&records.region.adcode, facility);
            let is_said = facility.status.now == OperatingStatus::Ended;
            match &facility.ended {
                None if is_said => self.say(
                    &place,
                    "ended",
                    "status.now 写了 ended，没有写是停办、搬走、并入还是改名",
                    "补上 ended，或改 status.now",
                ),
                None => {}
                Some(ended) => {
                    if !is_said {
                        self.say(
                            &place,
                            "status.now",
                            "写了 ended，就不能还是别的状态",
                            "改成 \"ended\"，出处写说它停办、搬走、并入或改名的文件",
                        );
                    }
                    self.date(&place, "ended.as_of", &ended.as_of);
                    self.successor(&place, records, facility, ended);
                }
            }
            if facility.ended.is_none()
                && let Some(host) = &facility.within
            {
                self.not_ended(&place, records, "within", host);
            }
        }
        for offer in &records.offers {
            let file = format!("offers/{}.json", records.region.adcode);
            let place = RecordPath::record(&file, &offer.service);
            for (position, id) in offer.places.iter().enumerate() {
                self.not_ended(&place, records, &format!("where[{position}]"), id);
            }
        }
        let pathways = records.district.iter().flat_map(|own| &own.pathways);
        for pathway in pathways {
            let file = format!("districts/{}.json", records.region.adcode);
            let place = RecordPath::record(&file, &pathway.id);
            for (position, step) in pathway.steps.iter().enumerate() {
                for (at, id) in step.facilities.iter().enumerate() {
                    let field = format!("steps[{position}].facilities[{at}]");
                    self.not_ended(&place, records, &field, id);
                }
            }
        }
    }

    fn successor(
        &mut self,
        place: &RecordPath,
        records: &Records,
        facility: &Facility,
        ended: &Ended,
    ) {
        const FIELD: &str = "ended.successor";
        let Some(id) = &ended.successor else {
            if ended.what != Ending::Closed {
                self.say(
                    place,
                    FIELD,
                    "没有写现在去哪一家",
                    "写上那一家的 id；在别的区的，先给它写一条 located 是 \"elsewhere\" 的记录",
                );
            }
            return;
        };
        if *id == facility.id {
            return self.say(place, FIELD, "写的是它自己", "写上现在去的那一家");
        }
        let known = named(records, id);
        self.known(place, FIELD, "机构", id.as_str(), known.is_some());
        let mut next = known;
        for _ in &records.facilities {
            next = next
                .and_then(|own| own.ended.as_ref()?.successor.as_ref())
                .and_then(|id| named(records, id));
            if next.is_some_and(|own| own.id == facility.id) {
                return self.say(
                    place,
                    FIELD,
                    "一家接一家，又回到了它自己",
                    "改成最后还开着的那一家",
                );
            }
        }
    }

    fn not_ended(&mut self, place: &RecordPath, records: &Records, field: &str, id: &FacilityId) {
        if let Some(own) = named(records, id)
            && own.ended.is_some()
        {
            let what = format!("{} 已经不开了（ended）", own.name);
            self.say(place, field, what, GO_ON);
        }
    }
}

fn named<'r>(records: &'r Records, id: &FacilityId) -> Option<&'r Facility> {
    records.facilities.iter().find(|own| own.id == *id)
}
