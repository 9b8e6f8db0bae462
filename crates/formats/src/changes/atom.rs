//! The feed as Atom 1.0 (RFC 4287), which readers of news and other programs follow.

use atom_syndication::{Category, Content, Entry, Feed as Atom, FixedDateTime, Link, Person, Text};

use super::entry::Entry as Change;
use super::feed::Feed;

/// As many entries has a feed: a program that follows it asks for it again and again. The rest is in the JSON.
const NEWEST: usize = 200;

/// The file; the newest entry is the first.
pub(super) fn write(feed: &Feed) -> Vec<u8> {
    let mut links = Vec::new();
    if let Some((site, folder)) = &feed.address {
        let region = feed.region.map(|adcode| format!("{adcode}/"));
        let page = format!("{site}{}", region.unwrap_or_default());
        links.push(link(
            "self",
            format!("{site}{folder}changes.atom"),
            "application/atom+xml",
        ));
        links.push(link("alternate", page, "text/html"));
    }
    let atom = Atom {
        title: Text::plain(clean(&feed.title)),
        id: feed.id.urn().to_string(),
        updated: midnight(&feed.updated),
        authors: vec![Person {
            name: clean(feed.author),
            ..Person::default()
        }],
        links,
        lang: Some("zh-CN".to_owned()),
        entries: feed.entries.iter().take(NEWEST).map(entry).collect(),
        ..Atom::default()
    };
    let mut text = atom.to_string();
    text.push('\n');
    text.into_bytes()
}

fn entry(change: &Change) -> Entry {
    let page = change.page.clone();
    Entry {
        title: Text::plain(clean(&change.title)),
        id: change.id.urn().to_string(),
        updated: midnight(change.date),
        categories: vec![Category {
            term: change.region.to_string(),
            label: Some(clean(&change.region_name)),
            ..Category::default()
        }],
        links: page
            .into_iter()
            .map(|page| link("alternate", page, "text/html"))
            .collect(),
        content: Some(Content {
            value: Some(clean(&change.text)),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String, mime: &str) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(mime.to_owned()),
        ..Link::default()
    }
}

/// The beginning of a day in China: a change is noted by the day.
fn midnight(day: &str) -> FixedDateTime {
    // Days are checked where the data are read; one that nobody checked is no reason to stop.
    let read = |day: &str| FixedDateTime::parse_from_rfc3339(&format!("{day}T00:00:00+08:00"));
    read(day).unwrap_or_default()
}

/// XML has no way to write a control character, not even escaped.
fn clean(text: &str) -> String {
    let is_sign = |sign: &char| !matches!(sign, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_sign).collect()
}
