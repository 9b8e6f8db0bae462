//! The rules between records: what one names, another must have.

mod changes;
mod district;
mod ended;
mod holidays;
mod offers;
mod places;
mod services_here;
mod traced;
mod vocabulary;

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::locator::{HOW, Locator};
use crate::wire::Wire;
use crate::{Directory, Facility, Problem, Source};

/// Everything that is wrong between the records of a directory. `unread` holds the ids of records that
/// exist and could not be read.
pub fn check(directory: &Directory, unread: &BTreeSet<String>) -> Vec<Problem> {
    let mut check = Check::new(directory, unread);
    check.vocabulary();
    check.traced();
    check.services();
    check.holidays();
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
        let mut place = RecordPath::new(format!("regions/{adcode}.json"));
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
                && (is_named(a, b) || is_named(b, a))
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
            let place = RecordPath::of(adcode, facility);
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
        check.ended(records);
        check.services_here(records);
        check.offers(records, &facilities);
        check.links(records);
        if let Some(district) = &records.district {
            check.district(records, district, &facilities);
        }
        if let Some(changes) = &records.changes {
            check.changes(changes);
        }
    }
    check.problems
}

/// Whether an alias of one facility is the name of the other.
fn is_named(facility: &Facility, other: &Facility) -> bool {
    let mut aliases = facility.aliases.iter();
    aliases.any(|alias| alias.text == other.name)
}

/// The file and record that a problem belongs to.
struct RecordPath {
    file: String,
    record: String,
}

impl RecordPath {
    fn new(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            record: String::new(),
        }
    }

    fn record(file: &str, id: &impl Display) -> Self {
        Self {
            file: file.to_owned(),
            record: id.to_string(),
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
    /// Of these, the ones with a text, whose locators lead a program to a passage.
    with_text: BTreeSet<&'a str>,
    kinds: BTreeSet<&'a str>,
    levels: BTreeSet<&'a str>,
    specialties: BTreeSet<&'a str>,
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
            with_text: directory
                .documents
                .iter()
                .filter(|document| document.text.is_some())
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
            specialties: directory
                .specialties
                .iter()
                .map(|specialty| specialty.id.as_str())
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
        place: &RecordPath,
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

    fn known(&mut self, place: &RecordPath, field: &str, sort: &str, id: &str, known: bool) {
        if !known && !self.unread.contains(id) {
            let todo = format!("改成 {} 里有的，或在那里补上", Self::listed_in(sort));
            self.say(place, field, format!("没有叫 \"{id}\" 的{sort}"), todo);
        }
    }

    fn filled(&mut self, place: &RecordPath, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.say(place, field, "是空的", "写上内容，或整个省去");
        }
    }

    /// Every source inside a record, or inside what stands at a field of one.
    fn sources<T: Wire>(&mut self, place: &RecordPath, field: &str, record: &T) {
        record.each_source(&mut field.to_owned(), &mut |field, source| {
            self.source(place, field, source);
        });
    }

    fn source(&mut self, place: &RecordPath, field: &str, source: &Source) {
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
        } else if self.with_text.contains(id)
            && let Err(unclear) = Locator::read(&source.locator)
        {
            self.say(place, &format!("{field}.locator"), unclear.to_string(), HOW);
        }
    }

    fn date(&mut self, place: &RecordPath, field: &str, text: &str) {
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
            let mut place = RecordPath::new(file);
            place.record = id.to_owned();
            if !seen.insert(id) {
                self.say(&place, "id", "重复了", "每条记录用自己的 id");
            }
        }
    }
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
