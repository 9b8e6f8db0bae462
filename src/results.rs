//! From a query to the list that is shown. Pure, so that the list is tested without a browser.

use std::rc::Rc;

use directory::{Bundle, Facility, Located, Now};
use search::{Answer, Field, Meaning, Why};

use crate::my_place::Measured;
use crate::query::Query;
use crate::site::Site;

/// The list that answers a query.
pub struct Results {
    /// Facilities, best first.
    pub found: Vec<Found>,
    /// What the search understood; nothing where nothing was typed.
    pub answer: Option<Rc<Answer>>,
    /// Filters that name nothing in this region, as they were given.
    pub unknown: Vec<String>,
}

/// One facility of the list.
pub struct Found {
    /// Its position in the bundle.
    pub facility: usize,
    /// Why it was found; empty where nothing was typed.
    pub why: Vec<Why>,
    /// Its score in whole points; 0 where nothing was typed.
    points: i32,
}

impl Results {
    /// Whether a word of the query means that somebody is in danger.
    pub fn is_urgent(&self) -> bool {
        let answer = self.answer.as_ref();
        answer.is_some_and(|answer| answer.emergency.is_some())
    }

    /// Whether the query means services.
    pub fn has_services(&self) -> bool {
        let answer = self.answer.as_ref();
        answer.is_some_and(|answer| !answer.services.is_empty())
    }

    /// The query as it was probably meant, where only something written or sounding alike was found: each
    /// such word by the name of ours for which it was taken.
    pub fn meant(&self) -> Option<String> {
        let answer = self.answer.as_ref().filter(|answer| answer.near)?;
        let reasons = &self.found.first()?.why;
        let mut changed = false;
        let mut meant = String::new();
        for word in &answer.words {
            let length = |text: &str| text.chars().count();
            let alike = reasons.iter().filter(|why| {
                let named = !matches!(why.field, Field::Fact | Field::Plan | Field::Level);
                why.word == word.text && named && !why.matched.contains(&word.text)
            });
            // 红每街道 is rather 红梅街道 than the whole name of what is there.
            let alike = alike.min_by_key(|why| length(&why.matched).abs_diff(length(&word.text)));
            let alike = alike.filter(|_| word.meaning == Meaning::Other);
            changed |= alike.is_some();
            meant.push_str(alike.map_or(&word.text, |why| &why.matched));
        }
        changed.then_some(meant)
    }
}

/// Answers a query, with the search's answer to its text where there is one. With a place to measure from,
/// it can be asked by distance.
pub fn results(
    site: &Site,
    query: &Query,
    answer: Option<Rc<Answer>>,
    measured: Option<&Measured>,
) -> Results {
    let bundle = &site.bundle;
    let mut found: Vec<Found> = match &answer {
        Some(answer) => answer
            .hits
            .iter()
            .map(|hit| Found {
                facility: hit.facility,
                why: hit.why.clone(),
                points: hit.score.round() as i32,
            })
            .collect(),
        None => everything(bundle),
    };
    let mut unknown = Vec::new();
    let filters: [(&Option<String>, Known, Fits); 5] = [
        (
            &query.kind,
            |bundle, id| bundle.kinds.iter().any(|kind| kind.id.as_str() == id),
            |_, facility, id| facility.kind.as_str() == id,
        ),
        (
            &query.street,
            |bundle, id| {
                bundle
                    .region
                    .streets
                    .iter()
                    .any(|street| street.code.as_str() == id)
            },
            |bundle, facility, id| {
                bundle
                    .street_of(facility)
                    .is_some_and(|street| street.code.as_str() == id)
            },
        ),
        (
            &query.dept,
            |bundle, id| {
                bundle
                    .concepts
                    .iter()
                    .any(|concept| concept.id.as_str() == id)
            },
            has_department,
        ),
        (
            &query.service,
            |bundle, id| {
                bundle
                    .services
                    .iter()
                    .any(|service| service.id.as_str() == id)
            },
            |bundle, facility, id| {
                bundle
                    .offers_at(facility)
                    .any(|offer| offer.service.as_str() == id)
            },
        ),
        (
            &query.status,
            |_, id| now_of(id).is_some(),
            |_, facility, id| Some(facility.status.now) == now_of(id),
        ),
    ];
    for (value, known, fits) in filters {
        let Some(value) = value else { continue };
        if known(bundle, value) {
            found.retain(|found| fits(bundle, &bundle.facilities[found.facility], value));
        } else {
            unknown.push(value.clone());
        }
    }
    let near = query.is_near();
    if let Some(Measured { reaches, .. }) = measured
        && (near || answer.is_some())
    {
        // At the same distance, what is there comes before what is only planned.
        found.sort_by_key(|found| bundle.facilities[found.facility].status.now == Now::Planned);
        geo::sort_by_reach(reaches, &mut found, |found| found.facility);
        if !near {
            // Of those that answer the query equally well, one's own street and the nearest come first.
            found.sort_by_key(|found| std::cmp::Reverse(found.points));
        }
    }
    Results {
        found,
        answer,
        unknown,
    }
}

type Known = fn(&Bundle, &str) -> bool;
type Fits = fn(&Bundle, &Facility, &str) -> bool;

/// The value of the `status` filter.
fn now_of(text: &str) -> Option<Now> {
    match text {
        "open" => Some(Now::Open),
        "planned" => Some(Now::Planned),
        "unclear" => Some(Now::Unclear),
        _ => None,
    }
}

/// Whether a facility has a department of this field of medicine, or of one under it.
pub fn has_department(bundle: &Bundle, facility: &Facility, concept: &str) -> bool {
    let wider = concept.into();
    facility
        .departments
        .iter()
        .flat_map(|department| &department.concepts)
        .any(|own| bundle.is_under(own, &wider))
}

/// All facilities in the order in which they are listed when nothing is asked: what is open and here
/// first, then by kind.
fn everything(bundle: &Bundle) -> Vec<Found> {
    let kind_of = |facility: &Facility| {
        bundle
            .kinds
            .iter()
            .position(|kind| kind.id == facility.kind)
    };
    let mut positions: Vec<usize> = (0..bundle.facilities.len()).collect();
    positions.sort_by_key(|&position| {
        let facility = &bundle.facilities[position];
        (
            facility.status.now,
            facility.located != Located::Here,
            kind_of(facility),
        )
    });
    positions
        .into_iter()
        .map(|facility| Found {
            facility,
            why: Vec::new(),
            points: 0,
        })
        .collect()
}

#[cfg(test)]
pub(crate) mod tests;
