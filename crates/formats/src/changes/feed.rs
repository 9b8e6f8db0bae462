//! What a feed says before it is JSON or Atom.

use std::collections::BTreeMap;

use directory::{Directory, Records, RegionId};
use uuid::Uuid;

use super::entry::Entry;
use crate::Options;
use crate::uuid::uuid;

/// Where nothing has a date at all. Atom wants a time, and no day of this directory lies so far back.
const LONG_AGO: &str = "1970-01-01";

/// The name of the site where no bureau publishes it.
const SITE: &str = "就近医";

/// The changes to one district, or to all.
pub(super) struct Feed<'d> {
    pub id: Uuid,
    pub title: String,
    /// Who publishes it.
    pub author: &'d str,
    /// The day of its newest entry, and where it has none the newest day that its data name, `YYYY-MM-DD`.
    pub updated: String,
    /// The district, where it is that of one.
    pub region: Option<&'d RegionId>,
    /// The site's address and the feed's folder below it, both with a slash at the end.
    pub address: Option<(&'d str, String)>,
    /// The newest first.
    pub entries: Vec<Entry<'d>>,
    pub directory: &'d Directory,
}

impl<'d> Feed<'d> {
    /// That of a district that the directory has.
    pub fn of_region(
        directory: &'d Directory,
        adcode: &'d RegionId,
        options: &'d Options,
    ) -> Option<Self> {
        let records = directory.regions.get(adcode)?;
        let region = &records.region;
        let publisher = region.publisher.as_ref();
        let title = format!("{SITE}：{}{}有什么更新", region.city, region.name);
        let mut feed = Self::of(directory, title, &[records], options);
        feed.id = uuid("feed", adcode.as_str());
        feed.author = publisher.map_or(SITE, |own| &own.name);
        feed.region = Some(adcode);
        feed.address = address(options, &format!("data/open/{adcode}/"));
        Some(feed)
    }

    /// That of the whole site.
    pub fn of_all(directory: &'d Directory, options: &'d Options) -> Self {
        let records: Vec<&Records> = directory.regions.values().collect();
        Self::of(
            directory,
            format!("{SITE}：各区有什么更新"),
            &records,
            options,
        )
    }

    fn of(
        directory: &'d Directory,
        title: String,
        all: &[&'d Records],
        options: &'d Options,
    ) -> Self {
        let site = options.address.as_deref();
        let mut entries = Vec::new();
        for records in all {
            entries.extend(newest_first(directory, records, site));
        }
        // Those of one day stay by district, each with its newest first.
        entries.sort_by(|a, b| b.date.cmp(a.date));
        let updated = entries.first().map(|entry| entry.date.to_owned());
        Self {
            id: uuid("feed", "all"),
            title,
            author: SITE,
            updated: updated.unwrap_or_else(|| newest_day(directory, all)),
            region: None,
            address: address(options, "data/open/"),
            entries,
            directory,
        }
    }
}

fn address<'d>(options: &'d Options, folder: &str) -> Option<(&'d str, String)> {
    let site = options.address.as_deref()?;
    Some((site, folder.to_owned()))
}

fn newest_first<'d>(
    directory: &'d Directory,
    records: &'d Records,
    site: Option<&str>,
) -> Vec<Entry<'d>> {
    let changes = records.changes.iter().flat_map(|own| &own.entries);
    let mut before = BTreeMap::new();
    let mut entries: Vec<Entry> = changes
        .map(|change| {
            let key = (&change.date, change.sort, &change.record);
            let count: &mut usize = before.entry(key).or_default();
            let nth = *count;
            *count += 1;
            Entry::new(directory, records, change, nth, site)
        })
        .collect();
    entries.reverse();
    entries
}

/// The newest day that districts of which nothing has changed name: that from which changes are noted, that of a
/// check, that of a document they rest on.
fn newest_day(directory: &Directory, all: &[&Records]) -> String {
    let mut days = Vec::new();
    for records in all {
        days.extend(records.changes.as_ref().map(|own| own.since.as_str()));
        let checks = records.facilities.iter().flat_map(|own| &own.checked);
        days.extend(checks.map(|own| own.date.as_str()));
        let documents = directory.documents.iter();
        let own = documents.filter(|own| own.regions.contains(&records.region.adcode));
        days.extend(own.filter_map(|own| own.date.as_deref()));
    }
    let days = days.into_iter().map(first_day);
    days.max().unwrap_or_else(|| LONG_AGO.to_owned())
}

/// The first day of a year, of a month, or the day itself.
fn first_day(date: &str) -> String {
    match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    }
}
