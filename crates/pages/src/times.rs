//! What the hours of places and of their services do to a list: what is closed at the time that is asked for is left
//! out, what nobody stated comes last, and a result says when it gives what is asked.
//!
//! It is apart from [`crate::results`], because a first search does without: no hours are known of most districts, and
//! what time it is comes later too.

use directory::{Bundle, Facility, ServiceHere, SpecialtyId};
use maud::{Markup, html};

use crate::here::Here;
use crate::open_region::OpenRegion;
use crate::part::link::chip;
use crate::part::{card, served};
use crate::query::Query;
use crate::results::{Found, Results};
use crate::when::{ANY, Fit, When, fit};

/// How many of its services a result names with their hours.
const MOST_SERVED: usize = 3;

/// Brings the times into a list, of which so many are `shown`, and gives how each of the list fits the time that is
/// asked for; nothing where none is.
pub fn tell(
    site: &OpenRegion,
    query: &Query,
    here: &Here,
    shown: usize,
    results: &mut Results,
) -> Vec<Fit> {
    let meant = Meant::by(&site.bundle, query, results);
    let when = when(&site.bundle, query, results);
    let fits = when.map(|when| order(site, here, when, &meant, results));
    for (position, found) in results.found.iter_mut().enumerate().take(shown) {
        let facility = &site.bundle.facilities[found.facility];
        let served = meant.of(&site.bundle, facility);
        let fit = fits.as_ref().and_then(|fits| fits.get(position));
        found.times = html! {
            (card::open(site, here, facility))
            (lines(site, here, facility, &served))
            (doubt(site, when, fit.copied(), &served))
        };
    }
    let (Some(when), Some(fits)) = (when, fits) else {
        return Vec::new();
    };
    let t = site.root.texts;
    let words = when.words(t);
    results.timed = match results.closed {
        0 => t.times_when(&words),
        closed => {
            let all = query.with("when", ANY).format();
            results.others = html! {
                p.understood { (chip(&site.region_href(&all), t.times_any())) }
            };
            t.times_when_closed(&words, closed)
        }
    };
    let unstated = fits.iter().filter(|fit| **fit == Fit::Unstated).count();
    if unstated > 0 {
        results.timed += &t.times_when_unstated(unstated);
    }
    fits
}

/// Puts the places in the order in which they fit a time, without those that are closed then, and tells how each fits.
fn order(
    site: &OpenRegion,
    here: &Here,
    when: When,
    meant: &Meant,
    results: &mut Results,
) -> Vec<Fit> {
    let bundle = &site.bundle;
    let mut fitting: [Vec<Found>; 3] = Default::default();
    for found in std::mem::take(&mut results.found) {
        let facility = &bundle.facilities[found.facility];
        let served = meant.of(bundle, facility);
        match fit(
            bundle,
            facility,
            when,
            (&served, meant.is_asked()),
            here.now_ms,
        ) {
            Some(fit) => fitting[fit as usize].push(found),
            None => results.closed += 1,
        }
    }
    let ranks = [Fit::Open, Fit::PlaceOpen, Fit::Unstated];
    let mut fits = Vec::new();
    for (rank, found) in ranks.into_iter().zip(fitting) {
        fits.extend(found.iter().map(|_| rank));
        results.found.extend(found);
    }
    fits
}

/// The services of a facility in lines: what, for whom, when, and whether now.
pub fn lines(site: &OpenRegion, here: &Here, facility: &Facility, served: &[usize]) -> Markup {
    html! {
        @for &service in served.iter().take(MOST_SERVED) {
            (served::line(site, here, facility, service))
        }
    }
}

/// What no document says of the time that is asked for.
fn doubt(site: &OpenRegion, when: Option<When>, fit: Option<Fit>, served: &[usize]) -> Markup {
    let t = site.root.texts;
    html! {
        @match (fit, when) {
            (Some(Fit::PlaceOpen), Some(when)) => p.result__meta { (t.times_when_place(&when.words(t))) },
            (Some(Fit::Unstated), Some(_)) if served.is_empty() => p.result__meta { (t.when_unstated()) },
            _ => {}
        }
    }
}

/// The time that is asked for: by the filter, or else by a word of the query, which says nothing where no hours are
/// known.
fn when(bundle: &Bundle, query: &Query, results: &mut Results) -> Option<When> {
    let asked = match &query.when {
        Some(id) => {
            let when = When::of(id);
            results.unknown.extend(when.is_none().then(|| id.clone()));
            when
        }
        None => {
            let mut words = results.answer.iter().flat_map(|answer| &answer.words);
            let said = words.find_map(|word| When::said(&word.text));
            said.filter(|_| bundle.has_hours())
        }
    };
    asked.filter(|when| *when != When::Any)
}

/// The services and fields of medicine that a query means.
struct Meant<'a> {
    services: Vec<&'a str>,
    fields: Vec<SpecialtyId>,
}

impl<'a> Meant<'a> {
    fn by(bundle: &'a Bundle, query: &'a Query, results: &Results) -> Self {
        let mut services: Vec<&str> = query.service.as_deref().into_iter().collect();
        let mut fields: Vec<SpecialtyId> = query.dept.iter().map(|id| id.as_str().into()).collect();
        if let Some(answer) = &results.answer {
            let hits = answer.services.iter();
            let hits = hits.filter_map(|hit| bundle.services.get(hit.service));
            services.extend(hits.map(|service| service.id.as_str()));
            fields.extend_from_slice(&answer.specialties);
        }
        Self { services, fields }
    }

    fn is_asked(&self) -> bool {
        !self.services.is_empty() || !self.fields.is_empty()
    }

    /// Those of a facility's services, by their positions.
    fn of(&self, bundle: &Bundle, facility: &Facility) -> Vec<usize> {
        let own = facility.services.iter().enumerate();
        let meant = own.filter(|(_, own)| {
            let named = own.service.as_ref().map(|id| id.as_str());
            named.is_some_and(|id| self.services.contains(&id))
                || is_of(bundle, facility, own, &self.fields)
        });
        meant.map(|(position, _)| position).collect()
    }
}

/// Whether a service is that of a department of one of these fields of medicine.
fn is_of(bundle: &Bundle, facility: &Facility, own: &ServiceHere, fields: &[SpecialtyId]) -> bool {
    let mut departments = facility.departments.iter();
    let department = departments.find(|known| own.department.as_ref() == Some(&known.name));
    department.is_some_and(|department| {
        let mut specialties = department.specialties.iter();
        specialties.any(|own| fields.iter().any(|field| bundle.is_under(own, field)))
    })
}
