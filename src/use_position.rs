//! Asking the phone where it is and what time it is, and keeping the place on the phone.

use std::cell::Cell;
use std::rc::Rc;

use geo::Point;
use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{PositionError, PositionOptions, Storage};
use yew::prelude::*;

use crate::later;
use crate::live_region::LiveRegion;
use pages::here::{Asking, Failure, Here};
use pages::position::Position;

/// The name under which the phone keeps the place.
const KEPT_AS: &str = "jiujin.place";

/// How long the phone may look for itself, in milliseconds.
const PATIENCE_MS: u32 = 10_000;

/// How long the resident may think about whether the page may know, in milliseconds. Some apps around a
/// page never answer at all.
const PATIENCE_WITH_ASKING_MS: u32 = 40_000;

/// How often the page looks at the clock, in milliseconds.
const MINUTE_MS: u32 = 60_000;

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
}

/// Where and when the resident is, and what takes his wishes.
#[hook]
pub fn use_position(site: &LiveRegion) -> (Here, Callback<Wish>) {
    let here = use_mut_ref(Here::default);
    let show = use_force_update();
    let change = {
        let (site, here, show) = (site.clone(), here.clone(), show);
        Rc::new(move |change: Change| {
            let (own, here, show) = (site.clone(), here.clone(), show.clone());
            site.once_whole(move || {
                later::change(change, &mut here.borrow_mut(), &own);
                show.force_update();
            });
        })
    };
    {
        let (change, timed) = (change.clone(), !site.bundle.hours.is_empty());
        use_effect_with((), move |()| {
            change(Change::Arrive);
            let clock = timed.then(|| {
                let tick = move || change(Change::Time(js_sys::Date::now()));
                tick();
                Interval::new(MINUTE_MS, tick)
            });
            move || drop(clock)
        });
    }
    let own = site.clone();
    let on = Callback::from(move |wish: Wish| {
        let asks = wish == Wish::Locate;
        change(Change::Wish(wish));
        if asks {
            let change = change.clone();
            let answer = Box::new(move |answer| change(Change::Answer(answer)));
            own.once_whole(|| later::locate(answer));
        }
    });
    let here = here.borrow().clone();
    (here, on)
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
}

impl Change {
    /// Changes it, and what the phone keeps.
    pub fn apply(self, here: &mut Here, site: &LiveRegion) {
        let place = match self {
            Self::Time(now) => {
                here.now_ms = Some(now);
                return;
            }
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
