//! The rules between records: what one names, another must have.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use crate::{Directory, Facility, Located, Point, Precision, Problem, Region, Source};

/// How far outside the district's frame a point may lie, in degrees (about 1 km): the frames are in
/// GCJ-02, which differs from WGS-84 by some 600 m.
const FRAME_MARGIN_DEG: f64 = 0.01;

/// Everything that is wrong between the records of a directory. `unread` holds the ids of records that
/// exist and could not be read.
pub fn check(directory: &Directory, unread: &BTreeSet<String>) -> Vec<Problem> {
    let mut check = Check::new(directory, unread);
    check.vocabulary();
    check.services();
    check.unique_facilities();
    for records in directory.regions.values() {
        check.region(&records.region);
        let adcode = &records.region.adcode;
        for facility in &records.facilities {
            check.facility(&records.region, facility);
        }
        let facilities: BTreeSet<&str> = records
            .facilities
            .iter()
            .map(|facility| facility.id.as_str())
            .collect();
        let mut place = Place::new(format!("regions/{adcode}.json"));
        place.record = adcode.to_string();
        for (position, pair) in records.region.distinct.iter().enumerate() {
            let field = format!("distinct[{position}]");
            for id in [&pair.a, &pair.b] {
                check.known(
                    &place,
                    &field,
                    "机构",
                    id.as_str(),
                    facilities.contains(id.as_str()),
                );
            }
            let [a, b] = [&pair.a, &pair.b].map(|id| {
                records
                    .facilities
                    .iter()
                    .find(|facility| facility.id == *id)
            });
            if let (Some(a), Some(b)) = (a, b)
                && (a.aliases.contains(&b.name) || b.aliases.contains(&a.name))
            {
                check.say(
                    &place,
                    &field,
                    format!("{} 和 {} 是两家，别名却写成了对方的名字", a.name, b.name),
                    "删掉那个别名",
                );
            }
        }
        for facility in &records.facilities {
            let place = Place::of(adcode, facility);
            let mut known = |field: String, id: &str| {
                check.known(&place, &field, "机构", id, facilities.contains(id));
            };
            if let Some(host) = &facility.within {
                known("within".into(), host.as_str());
            }
            for (position, other) in facility.maybe_same.iter().enumerate() {
                known(format!("maybe_same[{position}]"), other.as_str());
            }
            for (position, partner) in facility.partners.iter().enumerate() {
                if let Some(other) = &partner.facility {
                    known(format!("partners[{position}].facility"), other.as_str());
                }
            }
        }
        let mut offered = BTreeSet::new();
        for offer in &records.offers {
            let mut place = Place::new(format!("offers/{adcode}.json"));
            place.record = offer.service.to_string();
            check.known(
                &place,
                "service",
                "服务",
                offer.service.as_str(),
                check.services.contains(offer.service.as_str()),
            );
            if !offered.insert(&offer.service) {
                check.say(
                    &place,
                    "service",
                    "这个区已经写过这项服务",
                    "把两条合成一条",
                );
            }
            for (position, id) in offer.places.iter().enumerate() {
                check.known(
                    &place,
                    &format!("where[{position}]"),
                    "机构",
                    id.as_str(),
                    facilities.contains(id.as_str()),
                );
            }
            for (position, id) in offer.where_kinds.iter().enumerate() {
                check.known(
                    &place,
                    &format!("where_kinds[{position}]"),
                    "类别",
                    id.as_str(),
                    check.kinds.contains(id.as_str()),
                );
            }
            check.date(&place, "as_of", &offer.as_of);
            check.source(&place, "source", &offer.source);
            for (position, source) in offer.more_sources.iter().enumerate() {
                check.source(&place, &format!("more_sources[{position}]"), source);
            }
        }
    }
    check.problems
}

/// The file and record that a problem belongs to.
struct Place {
    file: String,
    record: String,
}

impl Place {
    fn new(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            record: String::new(),
        }
    }

    fn of(adcode: &impl Display, facility: &Facility) -> Self {
        Self {
            file: format!("facilities/{adcode}.json"),
            record: facility.id.to_string(),
        }
    }
}

struct Check<'a> {
    directory: &'a Directory,
    unread: &'a BTreeSet<String>,
    documents: BTreeSet<&'a str>,
    kinds: BTreeSet<&'a str>,
    levels: BTreeSet<&'a str>,
    concepts: BTreeSet<&'a str>,
    services: BTreeSet<&'a str>,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn new(directory: &'a Directory, unread: &'a BTreeSet<String>) -> Self {
        Self {
            directory,
            unread,
            documents: directory
                .documents
                .iter()
                .map(|document| document.id.as_str())
                .collect(),
            kinds: directory
                .kinds
                .iter()
                .map(|kind| kind.id.as_str())
                .collect(),
            levels: directory
                .levels
                .iter()
                .map(|level| level.id.as_str())
                .collect(),
            concepts: directory
                .concepts
                .iter()
                .map(|concept| concept.id.as_str())
                .collect(),
            services: directory
                .services
                .iter()
                .map(|service| service.id.as_str())
                .collect(),
            problems: Vec::new(),
        }
    }

    fn say(
        &mut self,
        place: &Place,
        field: &str,
        what: impl Into<String>,
        todo: impl Into<String>,
    ) {
        self.problems.push(Problem {
            file: place.file.clone(),
            record: place.record.clone(),
            field: field.to_owned(),
            what: what.into(),
            todo: todo.into(),
        });
    }

    /// The file that lists the records of a sort, for the advice in a problem.
    fn listed_in(sort: &str) -> &'static str {
        match sort {
            "文件" => "documents.json",
            "类别" => "vocabulary/kinds.json",
            "级别" => "vocabulary/levels.json",
            "科室" => "vocabulary/departments.json",
            "服务" | "服务分组" => "services.json",
            "街道" => "regions/<adcode>.json",
            _ => "facilities/<adcode>.json",
        }
    }

    fn known(&mut self, place: &Place, field: &str, sort: &str, id: &str, known: bool) {
        if !known && !self.unread.contains(id) {
            let todo = format!("改成 {} 里有的，或在那里补上", Self::listed_in(sort));
            self.say(place, field, format!("没有叫 \"{id}\" 的{sort}"), todo);
        }
    }

    fn filled(&mut self, place: &Place, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.say(place, field, "是空的", "写上内容，或整个省去");
        }
    }

    fn source(&mut self, place: &Place, field: &str, source: &Source) {
        let id = source.document.as_str();
        let known = self.documents.contains(id);
        self.known(place, &format!("{field}.document"), "文件", id, known);
        if source.locator.trim().is_empty() {
            self.say(
                place,
                &format!("{field}.locator"),
                "没有写出处",
                "写上章、节、表或附件，如 \"表2\"",
            );
        }
    }

    fn date(&mut self, place: &Place, field: &str, text: &str) {
        if !is_date(text) {
            self.say(
                place,
                field,
                format!("\"{text}\" 不是日期"),
                "写成 2020、2020-02 或 2020-02-11",
            );
        }
    }

    fn ids<'i>(&mut self, file: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            let mut place = Place::new(file);
            place.record = id.to_owned();
            if !seen.insert(id) {
                self.say(&place, "id", "重复了", "每条记录用自己的 id");
            }
            if !is_slug(id) {
                self.say(
                    &place,
                    "id",
                    "只能用小写字母、数字和连字符",
                    "改成拼音或英文，如 \"hongmei\"",
                );
            }
        }
    }

    fn vocabulary(&mut self) {
        let directory = self.directory;
        self.ids(
            "documents.json",
            directory
                .documents
                .iter()
                .map(|document| document.id.as_str()),
        );
        self.ids(
            "vocabulary/kinds.json",
            directory.kinds.iter().map(|kind| kind.id.as_str()),
        );
        self.ids(
            "vocabulary/levels.json",
            directory.levels.iter().map(|level| level.id.as_str()),
        );
        self.ids(
            "vocabulary/departments.json",
            directory.concepts.iter().map(|concept| concept.id.as_str()),
        );
        for document in &directory.documents {
            let mut place = Place::new("documents.json");
            place.record = document.id.to_string();
            self.filled(&place, "title", &document.title);
            for region in &document.regions {
                if !directory.regions.contains_key(region) && !self.unread.contains(region.as_str())
                {
                    self.say(
                        &place,
                        "regions",
                        format!("没有代码为 {region} 的区"),
                        "改正，或补上 regions 里的文件",
                    );
                }
            }
            if let Some(date) = &document.date {
                self.date(&place, "date", date);
            }
            if let Some(valid) = &document.valid {
                self.date(&place, "valid.from", &valid.from);
                self.date(&place, "valid.to", &valid.to);
            }
        }
        let broader: BTreeMap<&str, Vec<&str>> = directory
            .concepts
            .iter()
            .map(|concept| {
                (
                    concept.id.as_str(),
                    concept.broader.iter().map(|wider| wider.as_str()).collect(),
                )
            })
            .collect();
        for concept in &directory.concepts {
            let mut place = Place::new("vocabulary/departments.json");
            place.record = concept.id.to_string();
            self.filled(&place, "name", &concept.name);
            for (position, wider) in concept.broader.iter().enumerate() {
                let known = self.concepts.contains(wider.as_str());
                self.known(
                    &place,
                    &format!("broader[{position}]"),
                    "科室",
                    wider.as_str(),
                    known,
                );
            }
            if leads_back(concept.id.as_str(), &broader) {
                self.say(&place, "broader", "绕了一圈又回到自己", "去掉其中一个");
            }
            let mut seen = BTreeSet::new();
            for (position, word) in concept.words.iter().enumerate() {
                self.filled(&place, &format!("words[{position}]"), word);
                if !seen.insert(word) {
                    self.say(
                        &place,
                        &format!("words[{position}]"),
                        format!("\"{word}\" 写了两次"),
                        "删掉一个",
                    );
                }
            }
        }
    }

    fn services(&mut self) {
        let directory = self.directory;
        self.ids(
            "services.json",
            directory.services.iter().map(|service| service.id.as_str()),
        );
        let groups: BTreeSet<&str> = directory
            .groups
            .iter()
            .map(|group| group.id.as_str())
            .collect();
        for service in &directory.services {
            let mut place = Place::new("services.json");
            place.record = service.id.to_string();
            self.filled(&place, "name", &service.name);
            self.filled(&place, "what", &service.what);
            self.known(
                &place,
                "group",
                "服务分组",
                service.group.as_str(),
                groups.contains(service.group.as_str()),
            );
            for (position, concept) in service.concepts.iter().enumerate() {
                let known = self.concepts.contains(concept.as_str());
                self.known(
                    &place,
                    &format!("concepts[{position}]"),
                    "科室",
                    concept.as_str(),
                    known,
                );
            }
        }
    }

    fn unique_facilities(&mut self) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (adcode, records) in &self.directory.regions {
            let mut names: BTreeMap<&str, &str> = BTreeMap::new();
            for facility in &records.facilities {
                let place = Place::of(adcode, facility);
                if let Some(other) = seen.insert(facility.id.as_str(), adcode.as_str()) {
                    self.say(
                        &place,
                        "id",
                        format!("{other} 里已经有这个 id"),
                        "每家机构用自己的 id",
                    );
                }
                if !is_slug(facility.id.as_str())
                    || !facility.id.as_str().starts_with(&format!("{adcode}-"))
                {
                    self.say(
                        &place,
                        "id",
                        "不是 <区划代码>-<拼音>",
                        format!("改成 {adcode}-… ，只用小写字母、数字和连字符"),
                    );
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

    fn region(&mut self, region: &Region) {
        let adcode = &region.adcode;
        let mut place = Place::new(format!("regions/{adcode}.json"));
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
        }
        let known = self.documents.contains(region.plan.as_str());
        self.known(&place, "plan", "文件", region.plan.as_str(), known);
        self.source(&place, "streets_source", &region.streets_source);
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
        for (position, note) in region.notes.iter().enumerate() {
            let field = format!("notes[{position}]");
            self.filled(&place, &format!("{field}.text"), &note.text);
            self.source(&place, &format!("{field}.source"), &note.source);
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

    fn facility(&mut self, region: &Region, facility: &Facility) {
        let place = Place::of(&region.adcode, facility);
        self.filled(&place, "name", &facility.name);
        let known = self.kinds.contains(facility.kind.as_str());
        self.known(&place, "kind", "类别", facility.kind.as_str(), known);
        if let Some(street) = &facility.street {
            let known = region.streets.iter().any(|known| known.code == *street);
            self.known(&place, "street", "街道", street.as_str(), known);
        }
        self.date(&place, "status.as_of", &facility.status.as_of);
        self.source(&place, "status.source", &facility.status.source);
        for (position, alias) in facility.aliases.iter().enumerate() {
            self.filled(&place, &format!("aliases[{position}]"), alias);
        }
        for (position, department) in facility.departments.iter().enumerate() {
            let field = format!("departments[{position}]");
            self.filled(&place, &format!("{field}.name"), &department.name);
            self.source(&place, &format!("{field}.source"), &department.source);
            if department.concepts.is_empty() {
                self.say(
                    &place,
                    &format!("{field}.concepts"),
                    "没有写是哪个科室",
                    "写上 vocabulary/departments.json 里的 id",
                );
            }
            for (at, concept) in department.concepts.iter().enumerate() {
                let known = self.concepts.contains(concept.as_str());
                self.known(
                    &place,
                    &format!("{field}.concepts[{at}]"),
                    "科室",
                    concept.as_str(),
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
            self.source(&place, &format!("brands[{position}].source"), &brand.source);
        }
        for (position, partner) in facility.partners.iter().enumerate() {
            self.filled(
                &place,
                &format!("partners[{position}].hospital"),
                &partner.hospital,
            );
            self.source(
                &place,
                &format!("partners[{position}].source"),
                &partner.source,
            );
        }
        if let Some(beds) = &facility.beds {
            self.source(&place, "beds.source", &beds.source);
        }
        for (position, plan) in facility.plans.iter().enumerate() {
            self.filled(&place, &format!("plans[{position}].what"), &plan.what);
            self.source(&place, &format!("plans[{position}].source"), &plan.source);
        }
        for (position, fact) in facility.facts.iter().enumerate() {
            self.filled(&place, &format!("facts[{position}].text"), &fact.text);
            self.source(&place, &format!("facts[{position}].source"), &fact.source);
        }
        if let Some(address) = &facility.address {
            self.filled(&place, "address.text", &address.text);
            self.source(&place, "address.source", &address.source);
        }
        for (position, phone) in facility.phones.iter().enumerate() {
            let field = format!("phones[{position}]");
            if !is_phone(&phone.number) {
                self.say(
                    &place,
                    &format!("{field}.number"),
                    format!("\"{}\" 不是电话号码", phone.number),
                    "写成区号-号码，如 0519-88739013；拿不准就省去",
                );
            }
            self.source(&place, &format!("{field}.source"), &phone.source);
        }
        if let Some(point) = &facility.point {
            let frame = (facility.located == Located::Here).then_some(region);
            self.point(&place, "point", point, frame);
        }
        if let Some(checked) = &facility.checked {
            self.date(&place, "checked.date", &checked.date);
            self.filled(&place, "checked.by", &checked.by);
        }
    }

    fn point(&mut self, place: &Place, field: &str, point: &Point, frame: Option<&Region>) {
        self.source(place, &format!("{field}.source"), &point.source);
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

fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let number = |part: &str, length: usize, range: std::ops::RangeInclusive<u32>| {
        part.len() == length && part.parse().is_ok_and(|number| range.contains(&number))
    };
    let mut parts = text.split('-');
    parts
        .next()
        .is_some_and(|year| number(year, 4, 1900..=2100))
        && parts.next().is_none_or(|month| number(month, 2, 1..=12))
        && parts.next().is_none_or(|day| number(day, 2, 1..=31))
        && parts.next().is_none()
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let others = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b' '));
    others && (3..=12).contains(&digits)
}

fn leads_back(start: &str, broader: &BTreeMap<&str, Vec<&str>>) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = broader.get(start).cloned().unwrap_or_default();
    while let Some(next) = open.pop() {
        if next == start {
            return true;
        }
        if seen.insert(next) {
            open.extend(broader.get(next).into_iter().flatten());
        }
    }
    false
}
