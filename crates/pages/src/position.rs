//! Where the resident is, or says to be. It stays on the phone: it is in no address, no request and no
//! log.

use std::fmt;

use crate::texts::Texts;
use directory::{Bundle, StreetId};
use geo::{Origin, Point, Reach, Wgs84};

/// A place that the resident gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Position {
    /// What the phone measured.
    Here {
        /// The point, as browsers give it.
        point: Point<Wgs84>,
        /// The radius in metres within which the phone believes itself to be.
        accuracy_m: f64,
    },
    /// A street that was chosen, by its nine-digit code.
    Street(StreetId),
    /// A community that was chosen, by its twelve-digit code, which begins with that of its street.
    Community(String),
}

/// How far everything in a region is from a place.
#[derive(Debug, PartialEq)]
pub struct Measured {
    /// From where it is measured.
    pub origin: Origin,
    /// How far each facility of the bundle is, in its order.
    pub reaches: Vec<Reach>,
}

/// How many digits of a community's code are its street's.
const STREET_DIGITS: usize = 9;

/// A point is kept in millionths of a degree, which are a hand's breadth.
const MICRO: f64 = 1e6;

impl Position {
    /// Reads the form in which the phone keeps it; nothing where it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let (sort, value) = text.split_once(' ')?;
        match sort {
            "here" => {
                let numbers = value.split(' ').filter_map(|number| number.parse().ok());
                let numbers: Vec<i32> = numbers.collect();
                let [lng, lat, accuracy_m] = numbers[..] else {
                    return None;
                };
                Some(Self::Here {
                    point: Point::new(f64::from(lng) / MICRO, f64::from(lat) / MICRO),
                    accuracy_m: f64::from(accuracy_m),
                })
            }
            "street" => Some(Self::Street(value.into())),
            "community" if value.is_char_boundary(STREET_DIGITS) => {
                Some(Self::Community(value.to_owned()))
            }
            _ => None,
        }
    }

    /// From where distances are measured in a region. Nothing where the place is a street of another
    /// one.
    pub fn origin(&self, bundle: &Bundle) -> Option<Origin> {
        if let Self::Here { point, accuracy_m } = *self {
            return Some(Origin {
                point: Some(point),
                accuracy_m,
                street: None,
            });
        }
        let street = bundle.street(&self.street()?)?;
        Some(Origin {
            point: street.point.as_ref().map(geo::wgs84),
            accuracy_m: 0.0,
            street: Some(street.code.clone()),
        })
    }

    /// How far everything in a region is from here. Nothing where the place is a street of another one.
    pub fn measured(&self, bundle: &Bundle) -> Option<Measured> {
        let origin = self.origin(bundle)?;
        let reaches = geo::reach(bundle, &origin);
        Some(Measured { origin, reaches })
    }

    /// What the place is called; the code where the region does not know it.
    pub fn name(&self, t: Texts, bundle: &Bundle) -> String {
        match self {
            Self::Here { .. } => t.place_here().to_owned(),
            Self::Street(code) => bundle
                .street(code)
                .map_or(code.as_str(), |street| &street.name)
                .to_owned(),
            Self::Community(code) => {
                let street = self.street().and_then(|street| bundle.street(&street));
                let communities = street.iter().flat_map(|street| &street.communities);
                communities
                    .filter(|community| community.code.as_str() == *code)
                    .map(|community| community.name.clone())
                    .next()
                    .unwrap_or_else(|| code.clone())
            }
        }
    }

    /// The street that was chosen, or that of the community.
    pub fn street(&self) -> Option<StreetId> {
        match self {
            Self::Here { .. } => None,
            Self::Street(code) => Some(code.clone()),
            Self::Community(code) => Some(code.get(..STREET_DIGITS)?.into()),
        }
    }
}

/// The form in which the phone keeps it.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Here { point, accuracy_m } => {
                let [lng, lat] =
                    [point.lng, point.lat].map(|degrees| (degrees * MICRO).round() as i32);
                write!(f, "here {lng} {lat} {}", accuracy_m.ceil() as i32)
            }
            Self::Street(code) => write!(f, "street {code}"),
            Self::Community(code) => write!(f, "community {code}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_place_reads_back() {
        let places = [
            Position::Here {
                point: Point::new(119.972_5, 31.779_333),
                accuracy_m: 35.0,
            },
            Position::Street("320402004".into()),
            Position::Community("320402004001".to_owned()),
        ];
        for place in places {
            assert_eq!(Position::parse(&place.to_string()), Some(place));
        }
    }

    #[test]
    fn what_is_no_place_is_none() {
        for text in [
            "",
            "here",
            "here 1 2",
            "here a b c",
            "here 1 2.5 3",
            "there 1 2 3",
            "community 32",
        ] {
            assert_eq!(Position::parse(text), None, "{text}");
        }
    }
}
