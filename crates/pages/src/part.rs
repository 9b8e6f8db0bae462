//! Parts that many pages share: plain functions from data to HTML.

pub mod card;
pub mod choices;
pub mod circle;
pub mod filters;
pub mod frame;
pub mod hand_off;
pub mod icon;
pub mod link;
#[cfg(feature = "files")]
pub mod plot;
pub mod position_form;
#[cfg(feature = "files")]
pub mod rows;
pub mod served;
pub mod sources;
pub mod suggestions;
pub mod tags;
pub mod tools;

use maud::{Markup, html};

pub use icon::icon;
pub use sources::Sources;

use crate::texts::Texts;

/// A sentence that names something of the data.
pub fn sentence(t: Texts, text: &str) -> Markup {
    html! { (t.said(text)) }
}
