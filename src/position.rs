//! Where the resident is in the world: what changes it, asking the phone, and what the phone keeps of it.

use std::cell::Cell;
use std::rc::Rc;

use geo::Point;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{PositionError, PositionOptions, Storage};

use crate::live_region::LiveRegion;
use pages::here::{Asking, Failure, Here};
use pages::position::Position;

/// The name under which the phone keeps the place.
const KEPT_AS: &str = pages::marks::PLACE;

/// How long the phone may look for itself, in milliseconds.
const PATIENCE_MS: u32 = 10_000;

/// How long the resident may think about whether the page may know, in milliseconds. Some apps around a
/// page never answer at all.
const PATIENCE_WITH_ASKING_MS: u32 = 40_000;

/// How old a position may be to be taken without looking again, in milliseconds.
const FRESH_MS: u32 = 60_000;

/// What a resident can want of the place.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Ask the phone.
    Locate,
    /// Take this street or community.
    Choose(Position),
    /// Keep the place beyond this visit, or no longer.
    Keep(bool),
    /// Forget it at once, everywhere.
    Forget,
    /// Look into the neighbouring districts of the city.
    Beyond,
}

/// What changes what is known.
pub enum Change {
    /// The page is there; the phone may have kept a place.
    Arrive,
    /// What the resident wants.
    Wish(Wish),
    /// What the phone answered.
    Answer(Result<Position, Failure>),
    /// The time.
    Time(f64),
    /// Something came of a neighbouring district.
    Beyond,
}

impl Change {
    /// Changes it, and what the phone keeps.
    pub fn apply(self, here: &mut Here, site: &LiveRegion) {
        let place = match self {
            Self::Time(now) => {
                here.now_ms = Some(now);
                return;
            }
            Self::Beyond => {
                here.beyond += 1;
                return;
            }
            // The neighbours are looked at (`src/border.rs`), and what came of it is told.
            Self::Wish(Wish::Beyond) => return,
            Self::Wish(Wish::Locate) => {
                here.asking = Asking::Now;
                return;
            }
            // Whoever chose a street meanwhile does not wait for the phone any more.
            Self::Answer(_) if here.asking != Asking::Now => return,
            Self::Answer(Err(failure)) => {
                here.asking = Asking::Failed(failure);
                return;
            }
            Self::Arrive => {
                // A list that stands already does now what it could not do alone.
                here.beyond += 1;
                let for_good = read(local());
                here.kept = for_good.is_some();
                let place = for_good.or_else(|| read(session()));
                here.measured = place
                    .as_ref()
                    .and_then(|place| place.measured(&site.bundle))
                    .map(Rc::new);
                // A street of another region stays kept for there.
                here.place = place.filter(|_| here.measured.is_some());
                return;
            }
            Self::Answer(Ok(place)) | Self::Wish(Wish::Choose(place)) => Some(place),
            Self::Wish(Wish::Keep(for_good)) => {
                here.kept = for_good;
                here.place.take()
            }
            Self::Wish(Wish::Forget) => {
                here.kept = false;
                None
            }
        };
        keep(place.as_ref(), here.kept);
        here.asking = Asking::No;
        here.measured = place
            .as_ref()
            .and_then(|place| place.measured(&site.bundle))
            .map(Rc::new);
        here.place = place;
    }
}

/// What is done with where the phone is.
pub type Located = Box<dyn FnOnce(Result<Position, Failure>)>;

/// Asks the phone. The answer comes later, and once.
pub fn locate(answer: Located) {
    let window = gloo::utils::window();
    let Ok(geolocation) = window.navigator().geolocation() else {
        return answer(Err(Failure::Insecure));
    };
    if !window.is_secure_context() {
        return answer(Err(Failure::Insecure));
    }
    let answer = Rc::new(Cell::new(Some(answer)));
    let found = {
        let answer = answer.clone();
        Closure::once_into_js(move |position: web_sys::Position| {
            let here = position.coords();
            if let Some(answer) = answer.take() {
                answer(Ok(Position::Here {
                    point: Point::new(here.longitude(), here.latitude()),
                    accuracy_m: here.accuracy(),
                }));
            }
        })
    };
    let failed = {
        let answer = answer.clone();
        Closure::once_into_js(move |error: PositionError| {
            if let Some(answer) = answer.take() {
                answer(Err(match error.code() {
                    PositionError::PERMISSION_DENIED => Failure::Refused,
                    PositionError::TIMEOUT => Failure::Late,
                    _ => Failure::Unknown,
                }));
            }
        })
    };
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    options.set_maximum_age(FRESH_MS);
    let unanswered = answer.clone();
    Timeout::new(PATIENCE_WITH_ASKING_MS, move || {
        if let Some(answer) = unanswered.take() {
            answer(Err(Failure::Late));
        }
    })
    .forget();
    let asked = geolocation.get_current_position_with_error_callback_and_options(
        found.unchecked_ref(),
        Some(failed.unchecked_ref()),
        &options,
    );
    if asked.is_err()
        && let Some(answer) = answer.take()
    {
        answer(Err(Failure::Unknown));
    }
}

/// What a page may keep beyond the visit. Storage may be refused or full; the place then lasts as long
/// as the page.
fn local() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

/// What lasts until the tab is closed.
fn session() -> Option<Storage> {
    gloo::utils::window().session_storage().ok().flatten()
}

fn read(storage: Option<Storage>) -> Option<Position> {
    Position::parse(&storage?.get_item(KEPT_AS).ok()??)
}

/// Keeps the place for good or for the visit, and nowhere else.
fn keep(place: Option<&Position>, for_good: bool) {
    for (storage, wanted) in [(local(), for_good), (session(), !for_good)] {
        let Some(storage) = storage else { continue };
        let _ = match place.filter(|_| wanted) {
            Some(place) => storage.set_item(KEPT_AS, &place.to_string()),
            None => storage.remove_item(KEPT_AS),
        };
    }
}
