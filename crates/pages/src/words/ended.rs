//! What became of a place, in words.

use directory::{Bundle, Ending, Facility};

use super::date;
use crate::texts::Texts;

/// What became of a place that has ended, and when.
pub fn ended(t: Texts, bundle: &Bundle, facility: &Facility) -> Option<String> {
    let ended = facility.ended.as_ref()?;
    let day = date(t, &ended.as_of);
    let next = ended.successor.as_ref();
    let next = next.and_then(|id| bundle.facility(id.as_str()));
    let next = next.map_or("", |next| &next.name);
    Some(match ended.what {
        Ending::Closed => t.words_ended_closed(&day),
        Ending::Moved => t.words_ended_moved(&day, next),
        Ending::Merged => t.words_ended_merged(&day, next),
        Ending::Renamed => t.words_ended_renamed(&day, next),
    })
}

/// The place to which one that has ended leads.
pub fn heir<'b>(bundle: &'b Bundle, former: &Facility) -> Option<&'b Facility> {
    bundle.facility(bundle.heir(former)?.as_str())
}
