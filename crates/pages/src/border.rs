//! Neighbouring districts, into which a list, the walking circle and a search without results look: what is known of
//! them while a page is open, what of theirs is near, and what is said of it.
//!
//! It is apart from [`crate::results`], because a first search does without. Who fetches their data is the app
//! (`src/border.rs`).

mod around;
mod pointer;
mod said;

use std::cell::OnceCell;
use std::rc::Rc;

use directory::Bundle;
use geo::{AROUND_M, Origin, Point, Reach, Wgs84};
use maud::{Markup, html};
use search::{Finder, Why};

use crate::here::Here;
use crate::neighbours::Neighbour;
use crate::open_region::OpenRegion;
use crate::part::link::link;
use crate::part::{card, icon};
use crate::position::Measured;
use crate::query::Query;
use crate::results::{Over, Results, results};
use crate::times;
use crate::when::Fit;

pub use around::Around;
pub use pointer::{Data, Pointer, VERSION};
pub use said::{circle, in_city};
use said::{near, nowhere};

/// The largest neighbour, in facilities, that is searched for a text: building its index would stop the page
/// (`docs/decisions/0017`). What is near in it is told of any.
const MOST_SEARCHED: usize = 5_000;

/// What is known of a neighbouring district.
pub struct Beyond {
    /// Its code and its name, with the city before it.
    pub neighbour: Neighbour,
    /// How much of it is here.
    pub state: State,
}

/// How much of a neighbouring district is here.
pub enum State {
    /// Nobody asked.
    Unasked,
    /// Where its data lies is being asked.
    Asked,
    /// Where its data lies is known, and nothing wanted it yet.
    Told(Pointer),
    /// Its data is being fetched.
    Coming,
    /// It is open.
    Open(Box<Open>),
    /// It did not come; with its frame, where that is known.
    Lost(Lost, Option<[f64; 4]>),
}

/// Why a neighbouring district is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// No answer came, and the phone has not kept it.
    Offline,
    /// The host has it no more.
    Missing,
    /// What came is not what was meant, or not whole.
    Damaged,
}

/// A neighbouring district that is open.
pub struct Open {
    /// Its records.
    pub site: OpenRegion,
    finder: OnceCell<Finder>,
}

impl Beyond {
    /// A neighbour of which nothing is known.
    pub fn unasked(neighbour: &Neighbour) -> Self {
        Self {
            neighbour: neighbour.clone(),
            state: State::Unasked,
        }
    }

    /// It, if it is open.
    pub fn open(&self) -> Option<&Open> {
        match &self.state {
            State::Open(open) => Some(open),
            _ => None,
        }
    }

    /// Whether something of it may be near a place. Of one whose frame is not known, only within the city.
    pub fn may_be_near(&self, from: &Origin, city: &str) -> bool {
        let frame = match &self.state {
            State::Told(pointer) => Some(pointer.frame),
            State::Open(open) => Some(open.site.bundle.region.bounds_gcj02),
            State::Lost(_, frame) => *frame,
            _ => None,
        };
        match (from.point, frame) {
            (Some(point), Some(frame)) => geo::in_reach(point, from.accuracy_m, frame),
            (Some(_), None) => self.neighbour.name.starts_with(city),
            (None, _) => false,
        }
    }
}

impl Open {
    /// A neighbour of a region with its bundle. What stands beside names comes from the region: kinds and fields of
    /// medicine are the same.
    pub fn beside(own: &OpenRegion, bundle: Bundle) -> Self {
        Self {
            site: OpenRegion::new(own.root.clone(), bundle, Vec::new(), own.beside.clone()),
            finder: OnceCell::new(),
        }
    }

    /// What answers a query here, and what is known of here from a place: the list, with how each fits the time that
    /// is asked for. Nothing where the query asks for something that this district does not know, where only something
    /// like it is found, or where the district is too large to be searched.
    fn answers(
        &self,
        query: &Query,
        here: &Here,
        from: Option<&Origin>,
    ) -> Option<(Here, Results, Vec<Fit>)> {
        let (site, bundle) = (&self.site, &self.site.bundle);
        if query.is_typed() && bundle.facilities.len() > MOST_SEARCHED {
            return None;
        }
        let answer = query.is_typed().then(|| {
            let finder = self.finder.get_or_init(|| Finder::new(bundle));
            Rc::new(finder.search(&query.text, usize::MAX))
        });
        if answer.as_ref().is_some_and(|answer| answer.approximate) {
            return None;
        }
        let measured = from.map(|origin| Rc::new(Measured::of(bundle, origin)));
        let mut found = results(site, query, answer, measured.as_deref());
        let here = Here {
            measured,
            now_ms: here.now_ms,
            ..Here::default()
        };
        let fits = times::tell(site, query, &here, 0, &mut found);
        found.unknown.is_empty().then_some((here, found, fits))
    }

    /// How many places answer a query here.
    pub fn count(&self, query: &Query, here: &Here) -> usize {
        let answers = self.answers(query, here, None);
        answers.map_or(0, |(_, results, _)| results.found.len())
    }
}

impl Measured {
    /// How far everything in a district is from a place of another.
    pub fn of(bundle: &Bundle, origin: &Origin) -> Self {
        let origin = Origin {
            street: None,
            ..origin.clone()
        };
        Self {
            reaches: geo::reach(bundle, &origin),
            origin,
        }
    }
}

/// From where a list looks over the border: where it goes from near to far, from a point, and not for a street of its
/// own.
pub fn from<'h>(query: &Query, here: &'h Here, results: &Results) -> Option<&'h Origin> {
    let origin = &here.measured.as_deref()?.origin;
    let looks = query.is_near() && query.street.is_none() && !results.is_urgent();
    origin.point.filter(|_| looks).map(|_: Point<Wgs84>| origin)
}

/// A place over the border, on its way into the list.
struct Candidate<'b> {
    key: Key,
    beyond: &'b Beyond,
    open: &'b Open,
    facility: usize,
    why: Vec<Why>,
    here: Rc<Here>,
}

/// How a list is ordered: by how well a place fits the time that is asked for, then by distance.
type Key = (usize, (u8, u64));

fn key(fits: &[Fit], position: usize, reach: Option<&Reach>) -> Key {
    let fit = fits.get(position).map_or(0, |fit| *fit as usize);
    (fit, geo::rank(reach))
}

/// Brings what is near over the border into a list that goes from near to far, of which so many are `shown`. `fits` is
/// what [`times::tell`] says of it. At the same distance the list's own come first.
fn join(
    beyond: &[Beyond],
    query: &Query,
    here: &Here,
    fits: &[Fit],
    shown: usize,
    results: &mut Results,
) {
    let Some((origin, measured)) = from(query, here, results).zip(here.measured.as_deref()) else {
        return;
    };
    let mut near: Vec<Candidate<'_>> = Vec::new();
    for beyond in beyond {
        let Some(open) = beyond.open() else { continue };
        let Some((other, found, fits)) = open.answers(query, here, Some(origin)) else {
            continue;
        };
        let other = Rc::new(other);
        let reaches = other.measured.clone();
        let reaches = reaches.as_deref().map_or(&[][..], |own| &own.reaches);
        for (position, found) in found.found.into_iter().enumerate() {
            let reach = reaches.get(found.facility);
            if !is_near(reach) {
                continue;
            }
            results.near_over += 1;
            let key = key(&fits, position, reach);
            // Only the first are shown; they stay in order without a sort, whose code would be longer.
            let at = near.partition_point(|other| other.key <= key);
            if at < shown {
                near.truncate(shown - 1);
                near.insert(
                    at,
                    Candidate {
                        key,
                        beyond,
                        open,
                        facility: found.facility,
                        why: found.why,
                        here: other.clone(),
                    },
                );
            }
        }
    }
    let own: Vec<Key> = results
        .found
        .iter()
        .enumerate()
        .map(|(position, found)| key(fits, position, measured.reaches.get(found.facility)))
        .collect();
    let over = near.iter().map(|candidate| Over {
        before: own.partition_point(|own| *own <= candidate.key),
        key: [
            &candidate.beyond.neighbour.adcode,
            "-",
            candidate.open.site.bundle.facilities[candidate.facility]
                .id
                .as_str(),
        ]
        .concat(),
        item: item(candidate),
    });
    results.over = over.collect();
}

/// Tells of neighbouring districts with a list: what is near in them, and where nothing is found, what they have. The
/// rest is as for `join`.
pub fn tell(
    site: &OpenRegion,
    beyond: &[Beyond],
    query: &Query,
    here: &Here,
    fits: &[Fit],
    shown: usize,
    results: &mut Results,
) {
    join(beyond, query, here, fits, shown, results);
    if results.near_over > 0 {
        results.timed += &site.root.texts.border_also(results.near_over);
    }
    results.beyond = html! {
        @if let Some(origin) = from(query, here, results) {
            (near(site, beyond, origin, results))
        }
        (nowhere(site, beyond, query, here, results))
    };
}

/// Whether a place is so near that one looks for it over the border. Where nobody wrote down where it is, it is not.
pub fn is_near(reach: Option<&Reach>) -> bool {
    matches!(reach, Some(Reach::Away { metres, .. }) if *metres <= AROUND_M)
}

/// What stands in the item of a place over the border: as that of the list's own, with the district.
fn item(candidate: &Candidate<'_>) -> Markup {
    let site = &candidate.open.site;
    let t = site.root.texts;
    let facility = &site.bundle.facilities[candidate.facility];
    html! {
        div.result__icon { (icon(&site.root, facility.kind.as_str())) }
        div.result__body {
            h3.result__name translate="no" { (link(&site.facility_href(facility), site.named(&facility.name))) }
            p.result__meta { b { (t.said(&t.border_in(&candidate.beyond.neighbour.name))) } }
            (card::about(site, candidate.facility, &candidate.why, &card::open(site, &candidate.here, facility), &candidate.here, None))
        }
    }
}

#[cfg(test)]
mod tests;
