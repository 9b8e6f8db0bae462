//! Small labels that say how sure and how far something is. Each carries its meaning in words; colour
//! only repeats it. Each begins with a space, which parts it from what it follows, for eyes, ears and copies.

use directory::{Level, OperatingStatus, Source, Stage, Status};
use maud::{Markup, html};

use crate::open_region::OpenRegion;
use crate::{texts, words};

/// A label of that class; `tag` for the plain one.
fn tag(class: &str, words: &str) -> Markup {
    html! { " " span class=(class) { (words) } }
}

/// A label for a place that is not simply open; of a list with its date.
pub fn now(site: &OpenRegion, status: &Status) -> Markup {
    match status.now {
        OperatingStatus::Open => Markup::default(),
        OperatingStatus::Planned => stage(Stage::Planned),
        OperatingStatus::Unclear if words::is_listed(&site.bundle, status) => {
            tag("tag", &words::status(&site.bundle, status))
        }
        OperatingStatus::Unclear => tag("tag tag--unclear", texts::words::UNCLEAR),
    }
}

/// A label for anything that is not simply there.
pub fn stage(stage: Stage) -> Markup {
    let class = match stage {
        Stage::Existing => return Markup::default(),
        Stage::Consolidating => "tag",
        Stage::Advancing | Stage::Planned | Stage::Exploring => "tag tag--planned",
    };
    tag(class, words::stage(stage))
}

/// How far two places have come with working together.
pub fn tie(stage: Stage) -> Markup {
    tag("tag", words::tie(stage))
}

/// The stage of a plan, which is never simply there.
pub fn planned(stage: Stage) -> Markup {
    tag("tag tag--planned", words::stage(stage))
}

/// The level that an authority gave.
pub fn level(level: &Level) -> Markup {
    tag("tag tag--level", &level.name)
}

/// What is free, in one of the words for it.
pub fn free(words: &str) -> Markup {
    tag("tag tag--level", words)
}

/// A warning where a fact rests on a list that nobody verified, with the list's date.
pub fn unverified(site: &OpenRegion, source: &Source) -> Markup {
    let Some(document) = site.unverified(source) else {
        return Markup::default();
    };
    let words = match &document.date {
        Some(date) => texts::common::unverified(&words::date(date)),
        None => texts::common::UNVERIFIED_UNDATED.to_owned(),
    };
    tag("tag tag--unverified", &words)
}

/// The time of a statement.
pub fn dated(as_of: &str) -> Markup {
    tag("dated", &texts::common::dated(&words::date(as_of)))
}

/// When something was said that need not be so any more.
pub fn said_in(as_of: &str) -> Markup {
    tag("dated", &texts::common::said_in(&words::date(as_of)))
}

/// Until when a plan went, and that it does not say what came of it; nothing of what is simply there.
pub fn since(site: &OpenRegion, stage: Stage, source: &Source) -> Markup {
    if stage == Stage::Existing {
        return Markup::default();
    }
    let since = words::since(&site.bundle, source);
    since.map_or_else(Markup::default, |since| tag("dated", &since))
}

/// [`since`] once for a list: for those of its statements that are not simply there.
pub fn since_all(
    site: &OpenRegion,
    statements: &mut dyn Iterator<Item = (Stage, &Source)>,
) -> Markup {
    let mut said = Vec::new();
    let mut first = |document| {
        let new = !said.contains(&document);
        said.push(document);
        new
    };
    html! {
        @for (stage, source) in statements {
            @if stage != Stage::Existing && first(&source.document) {
                p { (since(site, stage, source)) }
            }
        }
    }
}
