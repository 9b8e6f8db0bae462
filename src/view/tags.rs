//! Small labels that say how sure and how far something is. Each carries its meaning in words; colour
//! only repeats it. Each begins with a space, which parts it from what it follows, for eyes, ears and copies.

use directory::{Level, Now, Source, Stage};
use yew::prelude::*;

use crate::markup::Markup;
use crate::site::Site;
use crate::texts;
use crate::words;

/// The class and the words of a label for anything that is not simply open.
fn now_words(now: Now) -> Option<[&'static str; 2]> {
    match now {
        Now::Open => None,
        Now::Unclear => Some(["tag tag--unclear", texts::words::UNCLEAR]),
        Now::Planned => Some(["tag tag--planned", texts::words::PLANNED]),
    }
}

/// That label.
pub fn put_now(html: &mut Markup, now: Now) {
    if let Some([class, words]) = now_words(now) {
        html.put(&[" <span class=\"", class, "\">", words, "</span>"]);
    }
}

/// A label for anything that is not simply there.
pub fn put_stage(html: &mut Markup, stage: Stage) {
    let class = match stage {
        Stage::Existing => return,
        Stage::Consolidating => "tag",
        Stage::Advancing | Stage::Planned | Stage::Exploring => "tag tag--planned",
    };
    html.put(&[
        " <span class=\"",
        class,
        "\">",
        words::stage(stage),
        "</span>",
    ]);
}

/// The level that an authority gave.
pub fn put_level(html: &mut Markup, level: &Level) {
    html.element(" <span class=\"tag tag--level\">", &level.name, "</span>");
}

/// A warning where a fact rests on a list that nobody verified, with the list's date.
pub fn put_unverified(html: &mut Markup, site: &Site, source: &Source) {
    let Some(document) = site.unverified(source) else {
        return;
    };
    let words = match &document.date {
        Some(date) => texts::common::unverified(&words::date(date)),
        None => texts::common::UNVERIFIED_UNDATED.to_owned(),
    };
    html.element(" <span class=\"tag tag--unverified\">", &words, "</span>");
}

/// [`put_stage`] for a page of components.
pub fn stage_tag(stage: Stage) -> Html {
    Markup::of(|html| put_stage(html, stage))
}

/// [`put_unverified`] for a page of components.
pub fn unverified_tag(site: &Site, source: &Source) -> Html {
    Markup::of(|html| put_unverified(html, site, source))
}
