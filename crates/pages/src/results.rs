//! From a query to the list that is shown. Pure, so that the list is tested without a browser.

use std::rc::Rc;

use directory::{Bundle, Facility, Located, OperatingStatus, Required, SpecialtyId};
use maud::Markup;
use search::{Answer, MatchedIn, Meaning, Why};

use crate::open_region::OpenRegion;
use crate::position::Measured;
use crate::query::Query;

/// The list that answers a query.
pub struct Results {
    /// Facilities, best first.
    pub found: Vec<Found>,
    /// Places to ask where nothing, or little, was found. None of them counts as found.
    pub maybe: Vec<Maybe>,
    /// What the search understood; nothing where nothing was typed.
    pub answer: Option<Rc<Answer>>,
    /// How many places were left out because they are closed at the time that is asked for.
    pub closed: usize,
    /// The way to those too.
    pub others: Markup,
    /// What is said of that time behind the number of results ([`crate::times`]).
    pub timed: String,
    /// Places of neighbouring districts that are as near, of those that are shown ([`crate::border`]).
    pub over: Vec<Over>,
    /// How many there are of them in all.
    pub near_over: usize,
    /// What is said of neighbouring districts under the list.
    pub beyond: Markup,
    /// Filters that name nothing in this region, as they were given.
    pub unknown: Vec<String>,
}

/// A place of a neighbouring district in the list of another.
pub struct Over {
    /// Before how many of the list's own it stands.
    pub before: usize,
    /// The district's code and the place's id.
    pub key: String,
    /// What stands in its item.
    pub item: Markup,
}

/// One facility of the list.
pub struct Found {
    /// Its position in the bundle.
    pub facility: usize,
    /// Why it was found; empty where nothing was typed.
    pub why: Vec<Why>,
    /// What there is to say of its times, of those that are shown ([`crate::times`]).
    pub times: Markup,
    /// Its score in whole points; 0 where nothing was typed.
    points: i32,
}

/// A place of which no document says that it has what is asked.
pub struct Maybe {
    /// Its position in the bundle.
    pub facility: usize,
    /// The position of what a standard says of it.
    pub required: usize,
    /// The position of what it must have by that; nothing where no standard speaks of what is asked, and such
    /// places are asked first.
    pub duty: Option<usize>,
    /// How many places of the same standard come before it.
    turn: usize,
}

impl Maybe {
    /// What a standard says that it must have.
    pub fn duty<'b>(&self, bundle: &'b Bundle) -> Option<(&'b Required, &'b str)> {
        let required = bundle.required.get(self.required)?;
        let name = required.names.get(self.duty?)?;
        let field = || {
            Some(
                &bundle
                    .specialty(required.specialties.get(self.duty?)?)?
                    .name,
            )
        };
        Some((required, if name.is_empty() { field()? } else { name }))
    }
}

/// Fewer than so many found are few.
const FEW: usize = 3;

/// How many places to ask are named at most.
const MOST_TO_ASK: usize = 10;

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

    /// Whether the query names a place that has ended and become no other.
    pub fn has_former(&self) -> bool {
        let answer = self.answer.as_ref();
        answer.is_some_and(|answer| answer.former.is_some())
    }

    /// The query as it was probably meant, where only something written or sounding alike was found: each
    /// such word by the name of ours for which it was taken.
    pub fn did_you_mean(&self) -> Option<String> {
        let answer = self.answer.as_ref().filter(|answer| answer.approximate)?;
        let reasons = &self.found.first()?.why;
        let mut changed = false;
        let mut meant = String::new();
        for word in &answer.words {
            let length = |text: &str| text.chars().count();
            let similar = reasons.iter().filter(|why| {
                let named = !matches!(
                    why.matched_in,
                    MatchedIn::Fact | MatchedIn::Plan | MatchedIn::Level
                );
                why.word == word.text && named && !why.matched.contains(&word.text)
            });
            // 红每街道 is rather 红梅街道 than the whole name of what is there.
            let similar =
                similar.min_by_key(|why| length(&why.matched).abs_diff(length(&word.text)));
            let similar = similar.filter(|_| word.meaning == Meaning::Other);
            changed |= similar.is_some();
            meant.push_str(similar.map_or(&word.text, |why| &why.matched));
        }
        changed.then_some(meant)
    }
}

/// Answers a query, with the search's answer to its text where there is one. With a place to measure from,
/// it can be asked by distance.
pub fn results(
    site: &OpenRegion,
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
                times: Markup::default(),
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
                    .specialties
                    .iter()
                    .any(|specialty| specialty.id.as_str() == id)
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
    let mut kept: Vec<(Fits, &str)> = Vec::new();
    for (filter, known, fits) in filters {
        let Some(value) = filter else { continue };
        if known(bundle, value) {
            found.retain(|found| fits(bundle, &bundle.facilities[found.facility], value));
            // No document says that a place to ask has the department.
            if !std::ptr::eq(filter, &query.dept) {
                kept.push((fits, value));
            }
        } else {
            unknown.push(value.clone());
        }
    }
    let near = query.is_near();
    if let Some(Measured { reaches, .. }) = measured
        && (near || answer.is_some())
    {
        // At the same distance, what is there comes before what is only planned.
        sort(&mut found, &|found| {
            (bundle.facilities[found.facility].status.now == OperatingStatus::Planned).into()
        });
        geo::sort_by_reach(reaches, &mut found, |found| found.facility);
        if !near {
            // Of those that answer the query equally well, one's own street and the nearest come first.
            sort(&mut found, &|found| -found.points);
        }
    }
    let mut maybe = fields(query, answer.as_deref(), &found)
        .map_or_else(Vec::new, |(fields, ask)| {
            places_to_ask(bundle, &fields, ask)
        });
    maybe.retain(|maybe| {
        let facility = &bundle.facilities[maybe.facility];
        kept.iter()
            .all(|(fits, value)| fits(bundle, facility, value))
            && found.iter().all(|found| found.facility != maybe.facility)
    });
    // The first of each standard, then the second of each: a bite leads to where vaccines are given, and to
    // where wounds are.
    maybe.sort_by_key(|maybe| maybe.turn);
    if let Some(Measured { reaches, .. }) = measured {
        geo::sort_by_reach(reaches, &mut maybe, |maybe| maybe.facility);
    }
    maybe.truncate(MOST_TO_ASK);
    Results {
        found,
        maybe,
        answer,
        closed: 0,
        others: Markup::default(),
        timed: String::new(),
        over: Vec::new(),
        near_over: 0,
        beyond: Markup::default(),
        unknown,
    }
}

/// The lowest first, and else as they are.
#[inline(never)]
fn sort(found: &mut [Found], by: &dyn Fn(&Found) -> i32) {
    found.sort_by_key(by);
}

/// The fields of medicine that a query means, where nothing or little was found for them, and for what places
/// are asked first: for a `kind` where it means one, of which nothing was found.
fn fields(
    query: &Query,
    answer: Option<&Answer>,
    found: &[Found],
) -> Option<(Vec<SpecialtyId>, &'static str)> {
    let mut few = found.len() < FEW;
    let mut kind = false;
    let mut fields = Vec::new();
    if let Some(answer) = answer {
        let means = |meaning| answer.words.iter().any(|word| word.meaning == meaning);
        // Whoever is in danger calls 120.
        if answer.emergency.is_some() {
            return None;
        }
        // Whoever names a place has found it.
        let approximate = answer.approximate && !means(Meaning::Other);
        few = found.is_empty() || approximate;
        kind = few && means(Meaning::Kind);
        few |= found.len() < FEW && !means(Meaning::Name);
        fields.clone_from(&answer.specialties);
    }
    if let Some(dept) = &query.dept {
        fields = vec![dept.as_str().into()];
    }
    let ask = if kind { "kind" } else { "field" };
    (kind || few && !fields.is_empty()).then_some((fields, ask))
}

/// The places that must have these fields of medicine by a standard, though no document says that they do.
/// Where no standard speaks of the nearest field, or there is none, those that are asked first.
fn places_to_ask(bundle: &Bundle, fields: &[SpecialtyId], ask: &str) -> Vec<Maybe> {
    let mut named = vec![false; bundle.facilities.len()];
    let mut all = Vec::new();
    let mut add = |number: usize, duty: Option<usize>| {
        let places = &bundle.required[number].places;
        let mut turn = 0;
        for (facility, own) in bundle.facilities.iter().enumerate() {
            if places.binary_search(&own.id).is_ok()
                && !std::mem::replace(&mut named[facility], true)
            {
                all.push(Maybe {
                    facility,
                    required: number,
                    duty,
                    turn,
                });
                turn += 1;
            }
        }
    };
    let mut spoken_of = false;
    for (nearest, field) in fields.iter().enumerate() {
        // Where no standard speaks of the nearest field, what it says of a further one misleads: who has
        // 耳鸣 is not sent to a 中医诊室 first.
        if nearest > 0 && !spoken_of {
            break;
        }
        for (number, required) in bundle.required.iter().enumerate() {
            let mut duties = required.specialties.iter().enumerate();
            let duty = duties.position(|(duty, specialty)| {
                specialty == field
                    || duty >= required.alone as usize && bundle.is_under(field, specialty)
            });
            if duty.is_some() {
                spoken_of = true;
                add(number, duty);
            }
        }
    }
    for (number, required) in bundle.required.iter().enumerate() {
        if required.ask == ask && !spoken_of {
            add(number, None);
        }
    }
    all
}

type Known = fn(&Bundle, &str) -> bool;
type Fits = fn(&Bundle, &Facility, &str) -> bool;

/// The value of the `status` filter.
fn now_of(text: &str) -> Option<OperatingStatus> {
    match text {
        "open" => Some(OperatingStatus::Open),
        "planned" => Some(OperatingStatus::Planned),
        "unclear" => Some(OperatingStatus::Unclear),
        _ => None,
    }
}

/// Whether a facility has a department of this field of medicine, or of one under it.
pub fn has_department(bundle: &Bundle, facility: &Facility, specialty: &str) -> bool {
    let wider = specialty.into();
    facility
        .departments
        .iter()
        .flat_map(|department| &department.specialties)
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
            times: Markup::default(),
            points: 0,
        })
        .collect()
}

#[cfg(test)]
pub(crate) mod tests;
