//! One change as a feed says it.

use directory::{
    Change, Checked, Directory, Ended, Happened, Records, RegionId, Sort, Source, Status,
};
use serde::Serialize;
use uuid::Uuid;

use super::words;
use crate::uuid::uuid;

/// A change, in the order in which the JSON has it.
#[derive(Serialize)]
pub(super) struct Entry<'d> {
    /// The same in every feed and for good.
    #[serde(serialize_with = "urn")]
    pub id: Uuid,
    /// The day on which it was noted.
    pub date: &'d str,
    /// A sentence for a resident.
    pub title: String,
    /// What else there is to say of it.
    pub text: String,
    /// The address of the page that says how it is now, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    pub what: Happened,
    pub sort: Sort,
    pub region: &'d RegionId,
    /// The district with its city, for whoever reads of several.
    pub region_name: String,
    pub record: &'d str,
    pub name: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former_name: Option<&'d str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'d Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<&'d Ended>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<&'d Checked>,
}

/// A field that is different.
#[derive(Serialize)]
pub(super) struct Field<'d> {
    /// Its name in the data folder.
    name: &'d str,
    /// What a resident calls it.
    word: &'d str,
}

impl<'d> Entry<'d> {
    /// A change to the records of a district; `nth` counts the changes to that record on that day from 0. The address
    /// of the site has a slash at its end.
    pub fn new(
        directory: &'d Directory,
        records: &'d Records,
        change: &'d Change,
        nth: usize,
        address: Option<&str>,
    ) -> Self {
        let region = &records.region;
        let adcode = &region.adcode;
        let region_name = format!("{}{}", region.city, region.name);
        let fields = change.fields.iter();
        let fields = fields.map(|name| Field {
            name,
            word: words::field(change.sort, name),
        });
        let key = [
            adcode.as_str(),
            &change.date,
            sort(change.sort),
            &change.record,
        ];
        let page = address.filter(|_| is_there(records, change));
        Self {
            id: uuid("change", &format!("{}:{nth}", key.join(":"))),
            date: &change.date,
            title: title(records, change),
            text: text(directory, &region_name, change),
            page: page
                .map(|site| [site, &self::page(adcode, change.sort, &change.record)].concat()),
            what: change.what,
            sort: change.sort,
            region: adcode,
            region_name,
            record: &change.record,
            name: &change.name,
            former_name: change.former_name.as_deref(),
            fields: fields.collect(),
            status: change.status.as_ref(),
            ended: change.ended.as_ref(),
            checked: change.checked.as_ref(),
        }
    }

    /// What it is said by.
    pub fn sources(&self) -> impl Iterator<Item = &'d Source> {
        let status = self.status.map(|own| &own.source);
        status.into_iter().chain(self.ended.map(|own| &own.source))
    }
}

/// A change in a sentence for residents, with the day on which it was noted.
pub fn title(records: &Records, change: &Change) -> String {
    let next = change.ended.as_ref().and_then(|own| own.successor.as_ref());
    let mut facilities = records.facilities.iter();
    let next = next.and_then(|id| facilities.find(|own| own.id == *id));
    let title = words::title(change, next.map(|own| own.name.as_str()));
    format!("{title}（{} 记）", change.date)
}

/// Where the site has the page of a record, below its address.
pub fn page(adcode: &RegionId, sort: Sort, record: &str) -> String {
    match sort {
        Sort::Region => format!("{adcode}/"),
        Sort::District => format!("{adcode}/plan/"),
        Sort::Facility => format!("{adcode}/facility/{record}/"),
        Sort::Offer => format!("{adcode}/service/{record}/"),
    }
}

/// Whether the record that has changed is still among the district's.
fn is_there(records: &Records, change: &Change) -> bool {
    let id = change.record.as_str();
    match change.sort {
        Sort::Region => true,
        Sort::District => records.district.is_some(),
        Sort::Facility => records.facilities.iter().any(|own| own.id.as_str() == id),
        Sort::Offer => records.offers.iter().any(|own| own.service.as_str() == id),
    }
}

/// The word for a sort in an id, which never changes.
fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Region => "region",
        Sort::District => "district",
        Sort::Facility => "facility",
        Sort::Offer => "offer",
    }
}

/// A line each: where it is, what is different, what that says now and where it is said.
fn text(directory: &Directory, region: &str, change: &Change) -> String {
    let mut lines = vec![format!("{region}。")];
    let fields = words::fields(change);
    if !fields.is_empty() {
        lines.push(format!("有更新的：{}。", fields.join("、")));
    }
    // How a place has ended says already that it is not open.
    if let Some(status) = change.status.as_ref().filter(|_| change.ended.is_none()) {
        let source = source(directory, &status.source);
        lines.push(format!("现在写的是：{}。{source}", words::status(status)));
    }
    if let Some(ended) = &change.ended {
        let note = ended.note.as_deref().unwrap_or_default();
        lines.push(format!("{note}{}", source(directory, &ended.source)));
    }
    if let Some(checked) = &change.checked {
        let day = words::date(&checked.date);
        lines.push(format!("{}在{day}核对过。", checked.by));
    }
    if change.what == Happened::Removed {
        lines.push("这条记录从目录里撤下了；这不是说它停办了。".to_owned());
    }
    lines.join("\n")
}

/// The document, the place in it, and how much it can be relied on.
fn source(directory: &Directory, source: &Source) -> String {
    let mut documents = directory.documents.iter();
    let document = documents.find(|own| own.id == source.document);
    let Some(document) = document else {
        return format!("依据：{}，{}。", source.document, source.locator);
    };
    let standing = words::standing(document.standing);
    format!(
        "依据：《{}》，{}（{standing}）。",
        document.title, source.locator
    )
}

fn urn<S: serde::Serializer>(id: &Uuid, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&id.urn())
}
