//! Rules for regions, streets and facilities.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, RecordPath};
use crate::files::compile;
use crate::files::reading::reading;
use crate::{
    Alias, Facility, Located, OperatingStatus, Phone, Point, Precision, Region, Standing, Status,
};

/// How far outside the district's frame a point may lie, in degrees (about 1 km): the frames are in
/// GCJ-02, which differs from WGS-84 by some 600 m.
const FRAME_MARGIN_DEG: f64 = 0.01;

impl Check<'_> {
    pub(super) fn unique_facilities(&mut self) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (adcode, records) in &self.directory.regions {
            let mut names: BTreeMap<&str, &str> = BTreeMap::new();
            for facility in &records.facilities {
                let place = RecordPath::of(adcode, facility);
                if let Some(other) = seen.insert(facility.id.as_str(), adcode.as_str()) {
                    self.say(
                        &place,
                        "id",
                        format!("{other} 里已经有这个 id"),
                        "每家机构用自己的 id",
                    );
                }
                if !facility.id.as_str().starts_with(&format!("{adcode}-")) {
                    self.say(
                        &place,
                        "id",
                        "不是 <区划代码>-<拼音>",
                        format!("改成 {adcode}-… ，只用小写字母、数字和连字符"),
                    );
                }
                // What came after a place may be called as it was.
                if facility.ended.is_some() {
                    continue;
                }
                if let Some(other) = names.insert(facility.name.as_str(), facility.id.as_str()) {
                    self.say(
                        &place,
                        "name",
                        format!("和 {other} 同名"),
                        "是同一家就合成一条，不是就把名字写全",
                    );
                }
            }
        }
    }

    pub(super) fn region(&mut self, region: &Region) {
        let adcode = &region.adcode;
        let mut place = RecordPath::new(format!("regions/{adcode}.json"));
        place.record = adcode.to_string();
        if adcode.as_str().len() != 6 || !adcode.as_str().bytes().all(|byte| byte.is_ascii_digit())
        {
            self.say(&place, "adcode", "不是 6 位区划代码", "写成 6 位数字");
        }
        for (field, text) in [
            ("name", &region.name),
            ("city", &region.city),
            ("province", &region.province),
        ] {
            self.filled(&place, field, text);
            self.readable(&place, field, text);
        }
        let known = self.documents.contains(region.plan.as_str());
        self.known(&place, "plan", "文件", region.plan.as_str(), known);
        self.sources(&place, "", region);
        let mut codes = BTreeSet::new();
        for (position, street) in region.streets.iter().enumerate() {
            let field = format!("streets[{position}]");
            let code = street.code.as_str();
            if code.len() != 9 || !code.starts_with(adcode.as_str()) {
                self.say(
                    &place,
                    &format!("{field}.code"),
                    format!("\"{code}\" 不是这个区的 9 位街道代码"),
                    "照统计用区划代码写",
                );
            }
            if !codes.insert(code) {
                self.say(
                    &place,
                    &format!("{field}.code"),
                    format!("{code} 重复了"),
                    "每个街道用自己的代码",
                );
            }
            self.filled(&place, &format!("{field}.name"), &street.name);
            self.readable(&place, &format!("{field}.name"), &street.name);
            for community in &street.communities {
                self.readable(&place, &format!("{field}.communities"), &community.name);
            }
            if let Some(point) = &street.point {
                self.point(&place, &format!("{field}.point"), point, Some(region));
                if point.precision != Precision::Street {
                    self.say(
                        &place,
                        &format!("{field}.point.precision"),
                        "街道的点只能是 street",
                        "改成 \"street\"",
                    );
                }
            }
        }
        self.statements(&place, region);
        for (position, note) in region.notes.iter().enumerate() {
            let field = format!("notes[{position}]");
            self.filled(&place, &format!("{field}.text"), &note.text);
            if let Some(kind) = &note.kind {
                let known = self.kinds.contains(kind.as_str());
                self.known(
                    &place,
                    &format!("{field}.kind"),
                    "类别",
                    kind.as_str(),
                    known,
                );
            }
        }
    }

    /// A name that pages of other languages have in Latin letters: nobody may be sent to a place that is called
    /// otherwise.
    fn readable(&mut self, place: &RecordPath, field: &str, name: &str) {
        if let Err(undecided) = reading(name) {
            let undecided: String = undecided.into_iter().collect();
            self.say(
                place,
                field,
                format!("\"{name}\" 里的 {undecided} 有几种读法，没有写在这里怎么读"),
                "把这个词和它的拼音写进 crates/directory/src/files/reading.txt，例如 \"乐清 Yuèqīng\"",
            );
        }
    }

    /// What is said of all places of a kind.
    fn statements(&mut self, place: &RecordPath, region: &Region) {
        for (position, statement) in region.statements.iter().enumerate() {
            let field = |name: &str| format!("statements[{position}].{name}");
            self.filled(place, &field("text"), &statement.text);
            self.date(place, &field("as_of"), &statement.as_of);
            if statement.kinds.is_empty() {
                self.say(
                    place,
                    &field("kinds"),
                    "没有写是哪一类机构",
                    "写上 vocabulary/kinds.json 里的 id",
                );
            }
            self.kinds_known(place, &field("kinds"), &statement.kinds);
        }
    }

    pub(super) fn facility(&mut self, region: &Region, facility: &Facility) {
        let place = RecordPath::of(&region.adcode, facility);
        self.filled(&place, "name", &facility.name);
        self.readable(&place, "name", &facility.name);
        let known = self.kinds.contains(facility.kind.as_str());
        self.known(&place, "kind", "类别", facility.kind.as_str(), known);
        if let Some(street) = &facility.street {
            let known = region.streets.iter().any(|known| known.code == *street);
            self.known(&place, "street", "街道", street.as_str(), known);
        }
        self.date(&place, "status.as_of", &facility.status.as_of);
        if let Some(grade) = &facility.grade {
            self.grade(&place, "grade.text", &grade.text);
            let as_of = grade.as_of.as_deref().unwrap_or_default();
            self.date(&place, "grade.as_of", as_of);
        }
        self.sources(&place, "", facility);
        for (position, alias) in facility.aliases.iter().enumerate() {
            self.alias(&place, position, facility, alias);
        }
        self.open_is_documented(&place, facility);
        for (position, department) in facility.departments.iter().enumerate() {
            let field = format!("departments[{position}]");
            self.date(&place, &format!("{field}.as_of"), &department.as_of);
            self.filled(&place, &format!("{field}.name"), &department.name);
            if department.specialties.is_empty() {
                self.say(
                    &place,
                    &format!("{field}.concepts"),
                    "没有写是哪个科室",
                    "写上 vocabulary/departments.json 里的 id",
                );
            }
            for (at, specialty) in department.specialties.iter().enumerate() {
                let known = self.specialties.contains(specialty.as_str());
                self.known(
                    &place,
                    &format!("{field}.concepts[{at}]"),
                    "科室",
                    specialty.as_str(),
                    known,
                );
            }
            if let Some(level) = &department.level {
                let known = self.levels.contains(level.as_str());
                self.known(
                    &place,
                    &format!("{field}.level"),
                    "级别",
                    level.as_str(),
                    known,
                );
            }
        }
        for (position, brand) in facility.brands.iter().enumerate() {
            self.filled(&place, &format!("brands[{position}].name"), &brand.name);
            self.date(&place, &format!("brands[{position}].as_of"), &brand.as_of);
        }
        for (position, partner) in facility.partners.iter().enumerate() {
            self.filled(
                &place,
                &format!("partners[{position}].hospital"),
                &partner.hospital,
            );
            self.readable(
                &place,
                &format!("partners[{position}].hospital"),
                &partner.hospital,
            );
            self.date(
                &place,
                &format!("partners[{position}].as_of"),
                &partner.as_of,
            );
        }
        if let Some(beds) = &facility.beds {
            self.date(&place, "beds.as_of", &beds.as_of);
        }
        for (position, plan) in facility.plans.iter().enumerate() {
            self.filled(&place, &format!("plans[{position}].what"), &plan.what);
        }
        for (position, fact) in facility.facts.iter().enumerate() {
            self.filled(&place, &format!("facts[{position}].text"), &fact.text);
        }
        if let Some(address) = &facility.address {
            self.filled(&place, "address.text", &address.text);
        }
        for (position, phone) in facility.phones.iter().enumerate() {
            self.phone(&place, &format!("phones[{position}]"), phone);
        }
        if let Some(point) = &facility.point {
            let frame = (facility.located == Located::Here).then_some(region);
            self.point(&place, "point", point, frame);
        }
        if let Some(hours) = &facility.hours
            && let Err((what, todo)) = compile(&facility.id, &hours.text)
        {
            self.say(&place, "hours.text", what, todo);
        }
        if let Some(checked) = &facility.checked {
            self.date(&place, "checked.date", &checked.date);
            self.filled(&place, "checked.by", &checked.by);
        }
    }

    pub(super) fn phone(&mut self, place: &RecordPath, field: &str, phone: &Phone) {
        if !is_phone(&phone.number) {
            self.say(
                place,
                &format!("{field}.number"),
                format!("\"{}\" 不是电话号码", phone.number),
                "写成区号-号码，如 0519-88739013；拿不准就省去",
            );
        }
        if let Some(extension) = &phone.extension
            && !is_extension(extension)
        {
            self.say(
                place,
                &format!("{field}.extension"),
                format!("\"{extension}\" 不是分机号"),
                "只写分机的数字，如 \"8021\"；没有就省去",
            );
        }
    }

    /// An alias is in a document, or is cut from the name and so says nothing new.
    fn alias(&mut self, place: &RecordPath, position: usize, facility: &Facility, alias: &Alias) {
        let field = format!("aliases[{position}]");
        self.filled(place, &format!("{field}.text"), &alias.text);
        self.readable(place, &format!("{field}.text"), &alias.text);
        if alias.source.is_none() && !alias.is_cut_from(&facility.name) {
            self.say(
                place,
                &field,
                format!("\"{}\" 不是从名称里截取的，也没有写出处", alias.text),
                "写上用这个名字的文件，或删掉",
            );
        }
    }

    /// A list that nobody verified says that a name was known once, not that the place is open.
    fn open_is_documented(&mut self, place: &RecordPath, facility: &Facility) {
        let Status { now, source, .. } = &facility.status;
        let mut documents = self.directory.documents.iter();
        let is_list = documents.any(|document| {
            document.id == source.document && document.standing == Standing::Unverified
        });
        if *now == OperatingStatus::Open && is_list {
            self.say(
                place,
                "status.now",
                "只有没核实的名单提到，不能算已开",
                "写成 \"unclear\"，或换成写明它在开的文件",
            );
        }
    }

    fn point(&mut self, place: &RecordPath, field: &str, point: &Point, frame: Option<&Region>) {
        let [west, south, east, north] =
            frame.map_or([72.0, 0.8, 137.9, 55.9], |region| region.bounds_gcj02);
        let margin = FRAME_MARGIN_DEG;
        let inside = (west - margin..=east + margin).contains(&point.lng)
            && (south - margin..=north + margin).contains(&point.lat);
        if !inside {
            let where_ = frame.map_or("中国", |region| region.name.as_str());
            self.say(
                place,
                field,
                format!("({}, {}) 不在{where_}的范围里", point.lng, point.lat),
                "看看经纬度是不是写反了，或者 located 该是 \"elsewhere\"",
            );
        }
    }
}

fn is_extension(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let others = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b' '));
    others && (3..=12).contains(&digits)
}
