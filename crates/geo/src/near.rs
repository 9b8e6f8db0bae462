//! How far each facility is from the resident, how sure that is, and the order of a list by it.

use directory::{Bundle, Crs, Facility, FacilityId, Precision, StreetId};

use crate::{Bd09, Gcj02, Point, Wgs84, offset};

/// Where the resident is, or says to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The point that is measured from: the phone's, or that of the chosen street. Few streets have one.
    pub point: Option<Point<Wgs84>>,
    /// The radius in metres within which the phone believes itself to be; 0 for a chosen street.
    pub accuracy_m: f64,
    /// The chosen street, or that of the chosen community.
    pub street: Option<StreetId>,
}

/// How far a facility is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reach {
    /// At a distance.
    Away {
        /// As the crow flies.
        metres: f64,
        /// What the facility's point stands for.
        sure: Sure,
    },
    /// In the street that the resident chose; where in it, nobody wrote down.
    OwnStreet,
    /// Nobody wrote down where it is.
    Unstated,
}

/// What a distance was measured to, from the surest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// The door.
    Exact,
    /// A point within some 300 m of it.
    Approximate,
    /// The street as a whole.
    Street,
}

/// How far an approximate point may be from the door, in metres (`docs/data.md`).
pub(crate) const APPROXIMATE_M: f64 = 300.0;

/// How far each facility of the bundle is, in its order. The point of a facility is its own, else that
/// of the facility it works in, else that of its street. A point for the district as a whole tells no
/// distance.
pub fn reach(bundle: &Bundle, origin: &Origin) -> Vec<Reach> {
    let places = Places::of(bundle);
    let measure = origin.point.map(Measure::from);
    let reach_of = |facility| {
        let own_street = is_own(origin, places.street(facility));
        match (places.place(facility), &measure) {
            // The point of one's own street would say 0 m of everything in it.
            (Some(place), Some(_)) if own_street && place.sure == Sure::Street => Reach::OwnStreet,
            (Some(place), Some(measure)) => Reach::Away {
                metres: measure.metres(place.point),
                sure: place.sure,
            },
            // Without two points, the street is all that is known.
            _ if own_street => Reach::OwnStreet,
            _ => Reach::Unstated,
        }
    };
    bundle.facilities.iter().map(reach_of).collect()
}

fn is_own(origin: &Origin, street: Option<&StreetId>) -> bool {
    origin.street.is_some() && origin.street.as_ref() == street
}

/// Puts positions of the bundle into the order of their distance; equal ones stay as they are. The
/// resident's own street comes first, for there the distance is small though nobody wrote it down; then
/// what is known, the nearest first; then everything else, which is never hidden.
pub fn sort_by_reach<T>(reaches: &[Reach], items: &mut [T], position: impl Fn(&T) -> usize) {
    items.sort_by_cached_key(|item| rank(reaches.get(position(item))));
}

/// What [`sort_by_reach`] goes by: the lower, the nearer.
pub fn rank(reach: Option<&Reach>) -> (u8, u64) {
    match reach {
        Some(Reach::OwnStreet) => (0, 0),
        // Bits of positive numbers are in the order of the numbers.
        Some(Reach::Away { metres, .. }) => (1, metres.to_bits()),
        Some(Reach::Unstated) | None => (2, 0),
    }
}

/// A point that stands for a facility.
#[derive(Clone, Copy)]
pub(crate) struct Target<'b> {
    pub point: &'b directory::Point,
    pub sure: Sure,
}

/// Where the facilities of a bundle are. Made once, because a bundle finds its records by looking
/// through all of them.
pub(crate) struct Places<'b> {
    pub bundle: &'b Bundle,
    /// The facilities in which others work, by id.
    hosts: Vec<&'b Facility>,
}

impl<'b> Places<'b> {
    pub fn of(bundle: &'b Bundle) -> Self {
        let facilities = bundle.facilities.iter();
        let mut named: Vec<&FacilityId> = facilities
            .clone()
            .filter_map(|facility| facility.within.as_ref())
            .collect();
        named.sort_unstable();
        let mut hosts: Vec<&Facility> = facilities
            .filter(|facility| named.binary_search(&&facility.id).is_ok())
            .collect();
        hosts.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        Self { bundle, hosts }
    }

    /// The point that stands for a facility.
    pub fn place(&self, facility: &'b Facility) -> Option<Target<'b>> {
        let street = || {
            let code = self.street(facility)?;
            let point = self.bundle.street(code)?.point.as_ref()?;
            Some(Target {
                point,
                sure: Sure::Street,
            })
        };
        self.point(facility).or_else(street)
    }

    /// The point of a facility itself, or of the one that it works in.
    fn point(&self, facility: &'b Facility) -> Option<Target<'b>> {
        let own = |facility: &'b Facility| {
            let point = facility.point.as_ref()?;
            let sure = match point.precision {
                Precision::Exact => Sure::Exact,
                Precision::Approximate => Sure::Approximate,
                Precision::Street => Sure::Street,
                Precision::District => return None,
            };
            Some(Target { point, sure })
        };
        own(facility).or_else(|| own(self.host(facility)?))
    }

    /// The street of a facility, or of the one that it works in.
    fn street(&self, facility: &'b Facility) -> Option<&'b StreetId> {
        let own = facility.street.as_ref();
        own.or_else(|| self.host(facility)?.street.as_ref())
    }

    fn host(&self, facility: &'b Facility) -> Option<&'b Facility> {
        let id = facility.within.as_ref()?;
        let found = self.hosts.binary_search_by(|host| host.id.cmp(id));
        found.ok().map(|found| self.hosts[found])
    }
}

/// A place to measure from, in each system.
///
/// A distance is measured in the system of the point that it leads to. GCJ-02 and BD-09 shift
/// neighbours alike, so that is within 1.5 % of the true distance, and it spares turning thousands of
/// points back, of which each takes a hundred times as long as to measure.
pub(crate) struct Measure {
    wgs84: Point<Wgs84>,
    gcj02: Point<Gcj02>,
    bd09: Point<Bd09>,
}

impl From<Point<Wgs84>> for Measure {
    fn from(wgs84: Point<Wgs84>) -> Self {
        let gcj02 = wgs84.into();
        Self {
            wgs84,
            gcj02,
            bd09: Point::<Gcj02>::into(gcj02),
        }
    }
}

impl Measure {
    /// How far a point is to the east and to the north, in metres.
    pub fn offset(&self, to: &directory::Point) -> [f64; 2] {
        match to.crs {
            Crs::Wgs84 => offset(self.wgs84, Point::new(to.lng, to.lat)),
            Crs::Gcj02 => offset(self.gcj02, Point::new(to.lng, to.lat)),
            Crs::Bd09 => offset(self.bd09, Point::new(to.lng, to.lat)),
        }
    }

    /// How far it is, in metres.
    fn metres(&self, to: &directory::Point) -> f64 {
        let [east, north] = self.offset(to);
        (east * east + north * north).sqrt()
    }
}

#[cfg(test)]
mod tests;
