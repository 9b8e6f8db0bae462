//! What has changed in the directory, so that a bureau and a resident can follow it.
//!
//! ```text
//! Records, and what was noted of them ─► note ─► data/changes/<adcode>.json    (`cargo xtask data note`, with a day)
//! Directory with these ─► feeds ─► changes.json, changes.atom                  (the build, which knows no clock)
//! ```
//!
//! A day comes from whoever notes, and stands in the data folder from then on. So the feeds are a function of the
//! folder like every other file of the site.

mod atom;
mod compare;
mod entry;
mod feed;
mod json;
mod marks;
mod text;
mod words;

pub use compare::{as_it_is, changed, note};
pub use entry::{page, title};
pub use text::text;

use directory::{Directory, RegionId};

use crate::{File, Options};
use feed::Feed;

/// The feeds of one district: all that was noted of it as JSON, and the newest of it as Atom. A district of which
/// nothing was ever noted has feeds without entries; one that the directory does not have, none.
///
/// What is planned or has ended is told in words that nobody takes for open, so [`Options::open_only`] leaves nothing
/// out of them.
pub fn of_region(directory: &Directory, adcode: &RegionId, options: &Options) -> Vec<File> {
    let feed = Feed::of_region(directory, adcode, options);
    feed.as_ref().map_or_else(Vec::new, files)
}

/// The feeds of the whole site: the newest of every district.
pub fn of_all(directory: &Directory, options: &Options) -> Vec<File> {
    files(&Feed::of_all(directory, options))
}

/// Both are called the same wherever they lie.
fn files(feed: &Feed) -> Vec<File> {
    vec![
        File {
            path: "changes.json".to_owned(),
            bytes: json::write(feed),
        },
        File {
            path: "changes.atom".to_owned(),
            bytes: atom::write(feed),
        },
    ]
}

#[cfg(test)]
mod tests;
