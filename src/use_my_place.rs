//! Asking the phone where it is and what time it is, and keeping the place on the phone.

use std::cell::Cell;
use std::rc::Rc;

use directory::hours::{self, State};
use directory::{Bundle, Facility, Now};
use geo::Point;
use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Position, PositionError, PositionOptions, Storage};
use yew::prelude::*;

use crate::my_place::{Measured, MyPlace};
use crate::site::Site;
use crate::words;

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

/// Where the resident is, how far everything is from there, and what time it is.
#[derive(Clone, PartialEq)]
pub struct Here {
    /// The place, where it can be used in this region.
    pub place: Option<MyPlace>,
    /// From where it is measured, and how far each facility of the bundle is; nothing without a place.
    pub measured: Option<Rc<Measured>>,
    /// How it stands with the phone's own position.
    pub asking: Asking,
    /// Whether the phone keeps the place beyond this visit.
    pub kept: bool,
    /// What the resident wants.
    pub on: Callback<Wish>,
    /// The time, in milliseconds after the beginning of 1970 in UTC; a minute old at most. Nothing at the
    /// first rendering, and where no facility's hours are known.
    pub now_ms: Option<f64>,
}

/// What a resident can want of the place.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Ask the phone.
    Locate,
    /// Take this street or community.
    Choose(MyPlace),
    /// Keep the place beyond this visit, or no longer.
    Keep(bool),
    /// Forget it at once, everywhere.
    Forget,
}

/// How it stands with the phone's own position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Nobody asked, or the answer is there.
    No,
    /// The phone is looking.
    Now,
    /// It gave no answer.
    Failed(Failure),
}

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser gives positions only to https pages.
    Insecure,
    /// The resident, or the app around the page, refused.
    Refused,
    /// The phone does not know where it is.
    Unknown,
    /// It took too long.
    Late,
}

impl Here {
    /// Whether a facility is open now, in words, and whether it surely is; nothing where its hours are not
    /// known, or where it is not there yet.
    pub fn open(&self, bundle: &Bundle, facility: &Facility) -> Option<(bool, String)> {
        let timetable = bundle.timetable(&facility.id)?;
        if facility.status.now == Now::Planned {
            return None;
        }
        let state = hours::state(timetable, &bundle.holidays, self.now_ms?);
        let open = matches!(state, State::Always | State::Open { .. });
        Some((open, words::open(state)))
    }

    /// How far the facility at this position of the bundle is, in words, where there is a place to measure
    /// from.
    pub fn words(&self, facility: usize) -> Option<String> {
        let Measured { origin, reaches } = self.measured.as_deref()?;
        let reach = reaches.get(facility)?;
        Some(words::reach(reach, origin.accuracy_m))
    }
}

/// What the page holds of the place.
#[derive(Clone, Debug, PartialEq)]
struct Held {
    place: Option<MyPlace>,
    kept: bool,
    asking: Asking,
}

/// The resident's place. The first rendering knows none, as the build does not.
#[hook]
pub fn use_my_place(site: &Site) -> Here {
    let state = use_state_eq(|| Held {
        place: None,
        kept: false,
        asking: Asking::No,
    });
    {
        let state = state.setter();
        use_effect_with((), move |()| {
            let for_good = read(local());
            state.set(Held {
                kept: for_good.is_some(),
                place: for_good.or_else(|| read(session())),
                asking: Asking::No,
            });
        });
    }
    let now_ms = use_state_eq(|| None);
    {
        let now_ms = now_ms.setter();
        let needed = !site.bundle.hours.is_empty();
        use_effect_with((), move |()| {
            let tick = move || now_ms.set(Some(js_sys::Date::now()));
            let clock = needed.then(|| {
                tick();
                Interval::new(MINUTE_MS, tick)
            });
            move || drop(clock)
        });
    }
    let on = use_callback(state.clone(), |wish: Wish, state| {
        let mut next = Held {
            asking: Asking::No,
            ..(**state).clone()
        };
        match wish {
            Wish::Locate => {
                next.asking = Asking::Now;
                let (before, state) = (next.clone(), state.setter());
                locate(Box::new(move |answer| {
                    let mut next = before;
                    match answer {
                        Ok(found) => {
                            keep(Some(&found), next.kept);
                            next.place = Some(found);
                            next.asking = Asking::No;
                        }
                        Err(failure) => next.asking = Asking::Failed(failure),
                    }
                    state.set(next);
                }));
            }
            Wish::Choose(chosen) => next.place = Some(chosen),
            Wish::Keep(for_good) => next.kept = for_good,
            Wish::Forget => {
                next.place = None;
                next.kept = false;
            }
        }
        keep(next.place.as_ref(), next.kept);
        state.set(next);
    });
    let measured = use_memo((state.place.clone(), site.clone()), |(place, site)| {
        Some(Rc::new(place.as_ref()?.measured(&site.bundle)?))
    });
    let measured = (*measured).clone();
    Here {
        place: state.place.clone().filter(|_| measured.is_some()),
        measured,
        asking: state.asking,
        kept: state.kept,
        on,
        now_ms: *now_ms,
    }
}

/// Asks the phone. The answer comes later, and once.
fn locate(answer: Box<dyn FnOnce(Result<MyPlace, Failure>)>) {
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
        Closure::once_into_js(move |position: Position| {
            let here = position.coords();
            if let Some(answer) = answer.take() {
                answer(Ok(MyPlace::Here {
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

fn read(storage: Option<Storage>) -> Option<MyPlace> {
    MyPlace::parse(&storage?.get_item(KEPT_AS).ok()??)
}

/// Keeps the place for good or for the visit, and nowhere else.
fn keep(place: Option<&MyPlace>, for_good: bool) {
    for (storage, wanted) in [(local(), for_good), (session(), !for_good)] {
        let Some(storage) = storage else { continue };
        let _ = match place.filter(|_| wanted) {
            Some(place) => storage.set_item(KEPT_AS, &place.to_string()),
            None => storage.remove_item(KEPT_AS),
        };
    }
}
