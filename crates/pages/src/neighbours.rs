//! Other regions of the site, which the pages of a region name where it has nothing.

#[cfg(feature = "files")]
use directory::{Region, RegionId};

/// Another region of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its code.
    pub adcode: String,
    /// Its name, with the city before it.
    pub name: String,
}

/// How many of them a page names.
#[cfg(feature = "files")]
const MOST: usize = 4;

/// The neighbours of a region: those of the same city first, then the nearest.
#[cfg(feature = "files")]
pub fn of<'a>(
    regions: impl Iterator<Item = &'a Region> + Clone,
    adcode: &RegionId,
) -> Vec<Neighbour> {
    let Some(own) = regions.clone().find(|region| region.adcode == *adcode) else {
        return Vec::new();
    };
    let point = |region: &Region| {
        let [lng, lat] = region.center_wgs84;
        geo::Point::<geo::Wgs84>::new(lng, lat)
    };
    let others = regions.filter(|region| region.adcode != *adcode);
    let mut others: Vec<(bool, u64, &Region)> = others
        .map(|region| {
            let metres = geo::metres(point(own), point(region));
            (region.city != own.city, metres as u64, region)
        })
        .collect();
    others.sort_by_key(|(elsewhere, metres, _)| (*elsewhere, *metres));
    let nearest = others.into_iter().take(MOST);
    let nearest = nearest.map(|(_, _, region)| Neighbour {
        adcode: region.adcode.to_string(),
        name: [&*region.city, &region.name].concat(),
    });
    nearest.collect()
}
