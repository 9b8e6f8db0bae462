//! A region and its neighbours as the walking circle sees them: one row of places.

use directory::{Bundle, Facility};
use geo::Reach;

use super::{Beyond, Open, is_near};
use crate::open_region::OpenRegion;
use crate::position::Measured;

/// The places of a region and of its neighbours. Positions count through them: those of the first neighbour begin where
/// the region's own end.
pub struct Around<'a> {
    sides: Vec<(&'a OpenRegion, &'a str)>,
    /// How far each is, in that order.
    pub measured: Measured,
}

impl<'a> Around<'a> {
    /// A region alone.
    pub fn alone(site: &'a OpenRegion, measured: &Measured) -> Self {
        Self::with(site, measured, &[])
    }

    /// A region with those of its neighbours that are open.
    pub fn with(site: &'a OpenRegion, measured: &Measured, beyond: &'a [Beyond]) -> Self {
        let mut sides = vec![(site, "")];
        let mut reaches = measured.reaches.clone();
        let origin = measured.origin.clone();
        for beyond in beyond.iter().filter(|_| origin.point.is_some()) {
            if let Some(Open { site, .. }) = beyond.open() {
                sides.push((site, &beyond.neighbour.name));
                reaches.extend(Measured::of(&site.bundle, &origin).reaches);
            }
        }
        Self {
            sides,
            measured: Measured { origin, reaches },
        }
    }

    /// The bundles, in the order of the places.
    pub fn bundles(&self) -> Vec<&'a Bundle> {
        self.sides.iter().map(|(site, _)| &*site.bundle).collect()
    }

    /// The district of a place, its name where it is not the region itself, and the place's position there.
    pub fn side(&self, mut position: usize) -> Option<(&'a OpenRegion, &'a str, usize)> {
        for &(site, name) in &self.sides {
            let facilities = site.bundle.facilities.len();
            if position < facilities {
                return Some((site, name, position));
            }
            position -= facilities;
        }
        None
    }

    /// A place.
    pub fn facility(&self, position: usize) -> Option<&'a Facility> {
        let (site, _, position) = self.side(position)?;
        site.bundle.facilities.get(position)
    }

    /// The places that one looks for: all of the region, and of its neighbours what is near.
    pub fn positions(&self) -> impl Iterator<Item = usize> + '_ {
        let own = self.sides[0].0.bundle.facilities.len();
        let all = self.measured.reaches.iter().enumerate();
        let wanted = all.filter(move |(position, reach)| *position < own || is_near(Some(*reach)));
        wanted.map(|(position, _)| position)
    }

    /// What one reaches on foot within some minutes.
    pub fn within(&self, minutes: u32) -> geo::Within {
        let mut all = geo::Within::default();
        let mut begin = 0;
        for (site, _) in &self.sides {
            let end = begin + site.bundle.facilities.len();
            let reaches: &[Reach] = &self.measured.reaches[begin..end];
            let within = geo::within(&site.bundle, &self.measured.origin, reaches, minutes);
            all.sure.extend(within.sure.iter().map(|own| begin + own));
            all.maybe.extend(within.maybe.iter().map(|own| begin + own));
            begin = end;
        }
        all
    }
}
