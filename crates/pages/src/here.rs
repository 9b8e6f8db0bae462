//! What a page knows of the moment: where the resident is, and what time it is.

use std::rc::Rc;

use directory::hours::{self, State, Timetable};
use directory::{Bundle, Facility, OperatingStatus};

use crate::position::{Measured, Position};
use crate::texts::Texts;
use crate::words;

/// Where the resident is, how far everything is from there, and what time it is. The first rendering
/// knows nothing of it, as the build does not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Here {
    /// The place, where it can be used in this region.
    pub place: Option<Position>,
    /// From where it is measured, and how far each facility of the bundle is; nothing without a place.
    pub measured: Option<Rc<Measured>>,
    /// How it stands with the phone's own position.
    pub asking: Asking,
    /// Whether the phone keeps the place beyond this visit.
    pub kept: bool,
    /// The time, in milliseconds after the beginning of 1970 in UTC; a minute old at most. Nothing where no
    /// facility's hours are known.
    pub now_ms: Option<f64>,
    /// How often something came of a neighbouring district ([`crate::border`]).
    pub beyond: u32,
}

/// How it stands with the phone's own position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asking {
    /// Nobody asked, or the answer is there.
    #[default]
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
    pub fn open(&self, t: Texts, bundle: &Bundle, facility: &Facility) -> Option<(bool, String)> {
        self.said(t, bundle, facility, bundle.timetable(&facility.id)?)
    }

    /// Whether a facility gives one of its services now, likewise.
    pub fn gives(
        &self,
        t: Texts,
        bundle: &Bundle,
        facility: &Facility,
        service: usize,
    ) -> Option<(bool, String)> {
        let timetable = bundle.service_timetable(&facility.id, service)?;
        self.said(t, bundle, facility, timetable)
    }

    fn said(
        &self,
        t: Texts,
        bundle: &Bundle,
        facility: &Facility,
        timetable: &Timetable,
    ) -> Option<(bool, String)> {
        if facility.status.now == OperatingStatus::Planned {
            return None;
        }
        let state = hours::state(timetable, &bundle.holidays, self.now_ms?);
        let open = matches!(state, State::Always | State::Open { .. });
        Some((open, words::open(t, state)))
    }

    /// How far the facility at this position of the bundle is, in words, where there is a place to measure
    /// from.
    pub fn words(&self, t: Texts, facility: usize) -> Option<String> {
        let Measured { origin, reaches } = self.measured.as_deref()?;
        let reach = reaches.get(facility)?;
        Some(words::reach(t, reach, origin.accuracy_m))
    }
}
