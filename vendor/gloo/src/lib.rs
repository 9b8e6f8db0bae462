//! The parts of gloo that Yew and the app use, under the name of the whole.

#[cfg(feature = "console")]
pub use gloo_console as console;
#[cfg(feature = "events")]
pub use gloo_events as events;
#[cfg(feature = "timers")]
pub use gloo_timers as timers;
#[cfg(feature = "utils")]
pub use gloo_utils as utils;
