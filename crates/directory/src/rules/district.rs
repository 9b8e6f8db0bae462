//! Rules for what a plan says of its district as a whole.

use std::collections::BTreeSet;

use super::{Check, RecordPath};
use crate::district::{Indicator, Pathway};
use crate::{District, KindId, Records, ServiceId};

impl Check<'_> {
    pub(super) fn district(
        &mut self,
        records: &Records,
        district: &District,
        facilities: &BTreeSet<&str>,
    ) {
        let file = format!("districts/{}.json", district.region);
        let indicators = &district.indicators;
        let pathways = &district.pathways;
        self.ids(&file, indicators.iter().map(|each| each.id.as_str()));
        self.ids(&file, pathways.iter().map(|each| each.id.as_str()));
        for indicator in indicators {
            self.indicator(&RecordPath::record(&file, &indicator.id), indicator);
        }
        let place = RecordPath::new(&file);
        for (position, circle) in district.circles.iter().enumerate() {
            let field = |name: &str| format!("circles[{position}].{name}");
            self.filled(&place, &field("text"), &circle.text);
            self.kind_known(&place, &field("kind"), circle.kind.as_ref());
            self.date(&place, &field("as_of"), &circle.as_of);
            self.sources(&place, &format!("circles[{position}]"), circle);
        }
        for (position, count) in district.counts.iter().enumerate() {
            let field = |name: &str| format!("counts[{position}].{name}");
            self.filled(&place, &field("text"), &count.text);
            self.kind_known(&place, &field("kind"), count.kind.as_ref());
            self.date(&place, &field("as_of"), &count.as_of);
            self.sources(&place, &format!("counts[{position}]"), count);
        }
        for pathway in pathways {
            let place = RecordPath::record(&file, &pathway.id);
            for (position, service) in pathway.services.iter().enumerate() {
                self.offered(records, &place, &format!("services[{position}]"), service);
            }
            self.pathway(&place, pathway, facilities);
        }
    }

    fn indicator(&mut self, place: &RecordPath, indicator: &Indicator) {
        self.filled(place, "name", &indicator.name);
        self.filled(place, "unit", &indicator.unit);
        self.sources(place, "", indicator);
        if indicator.values.is_empty() && indicator.target.is_none() {
            self.say(
                place,
                "values",
                "既没有数，也没有目标",
                "写上 values 或 target，或删掉这条",
            );
        }
        let mut years = BTreeSet::new();
        for (position, measured) in indicator.values.iter().enumerate() {
            let field = format!("values[{position}].year");
            self.year(place, &field, &measured.year);
            if !years.insert(&measured.year) {
                self.say(
                    place,
                    &field,
                    format!("{} 年写了两次", measured.year),
                    "一年只写一个数",
                );
            }
        }
        if let Some(year) = indicator.target.iter().find_map(|goal| goal.year.as_ref()) {
            self.year(place, "target.year", year);
        }
    }

    fn pathway(&mut self, place: &RecordPath, pathway: &Pathway, facilities: &BTreeSet<&str>) {
        self.filled(place, "name", &pathway.name);
        self.date(place, "as_of", &pathway.as_of);
        self.sources(place, "", pathway);
        if pathway.steps.is_empty() {
            self.say(place, "steps", "一步也没有", "写上先去哪里、再去哪里");
        }
        for (position, step) in pathway.steps.iter().enumerate() {
            let field = |name: &str| format!("steps[{position}].{name}");
            self.filled(place, &field("title"), &step.title);
            self.kinds_known(place, &field("kinds"), &step.kinds);
            for (at, id) in step.facilities.iter().enumerate() {
                let known = facilities.contains(id.as_str());
                let field = format!("{}[{at}]", field("facilities"));
                self.known(place, &field, "机构", id.as_str(), known);
            }
        }
        for (position, term) in pathway.terms.iter().enumerate() {
            let field = |name: &str| format!("terms[{position}].{name}");
            self.filled(place, &field("text"), &term.text);
            self.date(place, &field("as_of"), &term.as_of);
        }
    }

    fn kind_known(&mut self, place: &RecordPath, field: &str, kind: Option<&KindId>) {
        if let Some(kind) = kind {
            let known = self.kinds.contains(kind.as_str());
            self.known(place, field, "类别", kind.as_str(), known);
        }
    }

    pub(super) fn kinds_known(&mut self, place: &RecordPath, field: &str, kinds: &[KindId]) {
        for (position, kind) in kinds.iter().enumerate() {
            self.kind_known(place, &format!("{field}[{position}]"), Some(kind));
        }
    }

    /// A service has a page in a region only where the region offers it.
    pub(super) fn offered(
        &mut self,
        records: &Records,
        place: &RecordPath,
        field: &str,
        service: &ServiceId,
    ) {
        let id = service.as_str();
        let is_offered = records.offers.iter().any(|offer| offer.service == *service);
        if !self.services.contains(id) {
            self.known(place, field, "服务", id, false);
        } else if !is_offered && !self.unread.contains(id) {
            self.say(
                place,
                field,
                format!("这个区没有 \"{id}\" 这项服务"),
                "改正，或在 offers/<adcode>.json 里补上",
            );
        }
    }

    fn year(&mut self, place: &RecordPath, field: &str, text: &str) {
        if text.len() != 4 || !super::is_date(text) {
            self.say(
                place,
                field,
                format!("\"{text}\" 不是年份"),
                "写成 4 位数字，如 2025",
            );
        }
    }
}
