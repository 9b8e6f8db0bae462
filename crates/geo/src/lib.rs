//! Where things are: coordinates as they are used in China, how far each facility is from the resident
//! and how sure that is, the walking circle, and the way to a map app.
//!
//! Pure: the place is an argument, and nothing here knows a browser or a clock.

mod border;
mod circle;
mod distance;
mod hand_off;
mod near;
mod point;
#[cfg(test)]
mod sample;
mod sine;
mod walk;

pub use border::{AROUND_M, in_reach};
pub use circle::{Circle, Mark, RADIUS, RINGS_M, Within, circle, radius, within};
pub use distance::{bearing_deg, metres, offset};
pub use hand_off::{Goal, Link, MapApp, links};
pub use near::{Origin, Reach, Sure, rank, reach, sort_by_reach};
pub use point::{Bd09, Gcj02, Point, Wgs84, wgs84};
pub use walk::{DETOUR, METRES_PER_MINUTE, metres_within, minutes};
