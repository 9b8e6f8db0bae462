//! The walking circle: the resident in the middle, what lies around at its distance and direction.
//!
//! Lengths are units of the picture, in which the outer ring has the radius [`RADIUS`]. North is up, so
//! y grows downwards as it does in SVG.

use directory::{Bundle, OperatingStatus};

use crate::near::{APPROXIMATE_M, Measure, Places, Target};
use crate::{Origin, Reach, Sure, metres_within};

/// The rings in metres. 300 m is how near a station is to be and 1,000 m how near a centre, by the plan
/// of 天宁区; 3 km is as far as one goes by bicycle or bus.
pub const RINGS_M: [f64; 3] = [300.0, 1000.0, 3000.0];

/// The radius of the outer ring.
pub const RADIUS: f64 = 1000.0;

/// Marks that are nearer to each other than this would hide each other and be too small a target for a
/// finger: on a phone of 360 px it is 44 px.
const GATHER: f64 = 310.0;

/// Marks that are nearer than this cover each other's shapes; then what is only roughly known makes the whole
/// mark as rough.
const COVER: f64 = 190.0;

/// How far from the middle the nearest mark is drawn, for there stands the resident: what is at hand would
/// be hidden. It is the length that stands for 67 m.
const AROUND_ME: f64 = 150.0;

/// Everything that the picture shows, and how much it does not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Circle {
    /// The marks: unsure ones first, so that sure ones are drawn over them; then from the nearest on.
    pub marks: Vec<Mark>,
    /// How many are beyond the outer ring.
    pub outside: usize,
    /// How many have no point.
    pub unplaced: usize,
}

/// One spot of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// To the right of the middle.
    pub x: f64,
    /// Below the middle.
    pub y: f64,
    /// How sure the spot is.
    pub sure: Sure,
    /// The facilities that stand there or so near that they are drawn together, as positions counted
    /// through the bundles, the nearest first.
    pub facilities: Vec<usize>,
}

/// How far from the middle something is drawn. The scale is that of the square root, so that the inner
/// rings, where one walks, have room.
pub fn radius(metres: f64) -> f64 {
    let [.., outer] = RINGS_M;
    RADIUS * (metres / outer).sqrt()
}

/// Lays out facilities of a region and of its neighbours, given as positions in the order of their distance.
/// Positions count through the bundles, so that those of the second begin where the first ends; `reaches` is
/// what [`crate::reach`] says of each bundle from the same origin, one after the other.
pub fn circle(bundles: &[&Bundle], origin: &Origin, reaches: &[Reach], order: &[usize]) -> Circle {
    let mut circle = Circle::default();
    let Some(measure) = origin.point.map(Measure::from) else {
        circle.unplaced = order.len();
        return circle;
    };
    let [.., outer] = RINGS_M;
    let places: Vec<Places<'_>> = bundles.iter().map(|bundle| Places::of(bundle)).collect();
    let mut grid = Grid::default();
    for &position in order {
        let (metres, sure) = match reaches[position] {
            Reach::Away { metres, sure } => (metres, sure),
            // The point of the street that the resident chose is the middle itself.
            Reach::OwnStreet => (0.0, Sure::Street),
            Reach::Unstated => {
                circle.unplaced += 1;
                continue;
            }
        };
        if metres > outer {
            circle.outside += 1;
            continue;
        }
        let place = target(&places, position);
        let [east, north] = place.map_or([0.0; 2], |place| measure.offset(place.point));
        let length = radius(metres).max(AROUND_ME);
        let (x, y) = if metres < 1.0 {
            (0.0, length)
        } else {
            let scale = length / metres;
            (east * scale, -north * scale)
        };
        match grid.near(&circle.marks, x, y, sure) {
            Some(mark) => {
                let mark = &mut circle.marks[mark];
                mark.facilities.push(position);
                mark.sure = mark.sure.max(sure);
            }
            None => {
                grid.put(circle.marks.len(), x, y);
                circle.marks.push(Mark {
                    x,
                    y,
                    sure,
                    facilities: vec![position],
                });
            }
        }
    }
    circle
        .marks
        .sort_by_key(|mark| std::cmp::Reverse(mark.sure));
    circle
}

/// The point that stands for the facility at a position counted through the bundles.
fn target<'b>(places: &[Places<'b>], mut position: usize) -> Option<Target<'b>> {
    for places in places {
        let facilities = &places.bundle.facilities;
        match facilities.get(position) {
            Some(facility) => return places.place(facility),
            None => position -= facilities.len(),
        }
    }
    None
}

/// Which marks lie in which square of the picture, so that a new one is compared with its neighbours
/// only.
struct Grid {
    squares: Vec<Vec<usize>>,
}

/// How many squares of the size [`GATHER`] the picture has in each direction.
const SIDE: usize = (2.0 * RADIUS / GATHER) as usize + 1;

impl Default for Grid {
    fn default() -> Self {
        Self {
            squares: vec![Vec::new(); SIDE * SIDE],
        }
    }
}

impl Grid {
    fn square(length: f64) -> usize {
        (((length + RADIUS) / GATHER).max(0.0) as usize).min(SIDE - 1)
    }

    fn put(&mut self, mark: usize, x: f64, y: f64) {
        self.squares[Self::square(y) * SIDE + Self::square(x)].push(mark);
    }

    /// The first mark that is nearer than [`GATHER`] and of the same sureness, or nearer than [`COVER`].
    fn near(&self, marks: &[Mark], x: f64, y: f64, sure: Sure) -> Option<usize> {
        let around = |middle: usize| middle.saturating_sub(1)..=(middle + 1).min(SIDE - 1);
        let squares = around(Self::square(y))
            .flat_map(|row| around(Self::square(x)).map(move |column| row * SIDE + column));
        let marks_around = squares.flat_map(|square| self.squares[square].iter().copied());
        let is_near = |mark: &usize| {
            let mark = &marks[*mark];
            let most = if mark.sure == sure { GATHER } else { COVER };
            let (across, down) = (mark.x - x, mark.y - y);
            across * across + down * down < most * most
        };
        marks_around.filter(is_near).min()
    }
}

/// What one reaches on foot within some minutes, as positions in the bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// What lies within even if every point is as far off as it may be.
    pub sure: Vec<usize>,
    /// What may lie within: its point is too rough to say, or only its street is known.
    pub maybe: Vec<usize>,
}

/// What one reaches on foot within some minutes. What is only planned is nowhere yet.
pub fn within(bundle: &Bundle, origin: &Origin, reaches: &[Reach], minutes: u32) -> Within {
    let limit = metres_within(minutes);
    let mut within = Within::default();
    for ((position, facility), reach) in bundle.facilities.iter().enumerate().zip(reaches) {
        if facility.status.now == OperatingStatus::Planned {
            continue;
        }
        let (sure, maybe) = match *reach {
            Reach::Away { metres, sure } => {
                let margin = origin.accuracy_m
                    + match sure {
                        Sure::Exact | Sure::Street => 0.0,
                        Sure::Approximate => APPROXIMATE_M,
                    };
                let sure = sure != Sure::Street && metres + margin <= limit;
                (sure, metres - margin <= limit)
            }
            Reach::OwnStreet => (false, true),
            Reach::Unstated => (false, false),
        };
        if sure {
            within.sure.push(position);
        } else if maybe {
            within.maybe.push(position);
        }
    }
    within
}

#[cfg(test)]
mod tests;
