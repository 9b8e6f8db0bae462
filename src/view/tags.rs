//! Small labels that say how sure and how far something is. Each carries its meaning in words; colour
//! only repeats it.

use directory::{Level, Now, Source, Stage};
use yew::prelude::*;

use crate::site::Site;
use crate::texts;
use crate::words;

/// The class and the words of a label for anything that is not simply open.
pub fn now_words(now: Now) -> Option<[&'static str; 2]> {
    match now {
        Now::Open => None,
        Now::Unclear => Some(["tag tag--unclear", texts::words::UNCLEAR]),
        Now::Planned => Some(["tag tag--planned", texts::words::NOT_YET]),
    }
}

/// That label.
pub fn now_tag(now: Now) -> Html {
    now_words(now).map_or_else(
        Html::default,
        |[class, words]| html! { <span {class}>{words}</span> },
    )
}

/// A label for anything that is not simply there.
pub fn stage_tag(stage: Stage) -> Html {
    match stage {
        Stage::Existing => Html::default(),
        Stage::Consolidating => html! { <span class="tag">{words::stage(stage)}</span> },
        Stage::Advancing | Stage::Planned | Stage::Exploring => {
            html! { <span class="tag tag--planned">{words::stage(stage)}</span> }
        }
    }
}

/// The level that an authority gave.
pub fn level_tag(level: &Level) -> Html {
    html! { <span class="tag tag--level">{level.name.clone()}</span> }
}

/// A warning where a fact rests on a list that nobody verified, with the list's date.
pub fn unverified_tag(site: &Site, source: &Source) -> Html {
    let Some(document) = site.unverified(source) else {
        return Html::default();
    };
    let words = match &document.date {
        Some(date) => texts::common::unverified(&words::date(date)),
        None => texts::common::UNVERIFIED_UNDATED.to_owned(),
    };
    html! {
        <span class="tag tag--unverified">{words}</span>
    }
}
