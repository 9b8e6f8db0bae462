//! Small labels that say how sure and how far something is. Each carries its meaning in words; colour
//! only repeats it. Each begins with a space, which parts it from what it follows, for eyes, ears and copies.

use directory::{Document, Level, OperatingStatus, Source, Stage, Standing, Status};
use maud::{Markup, html};

use crate::open_region::OpenRegion;
use crate::texts::Texts;
use crate::words;

/// A label of that class; `tag` for the plain one.
fn tag(t: Texts, class: &str, words: &str) -> Markup {
    html! { " " span class=(class) { (t.said(words)) } }
}

/// A label for a place that is not simply open; of a list with its date.
pub fn now(site: &OpenRegion, status: &Status) -> Markup {
    let t = site.root.texts;
    match status.now {
        OperatingStatus::Open => Markup::default(),
        OperatingStatus::Planned => stage(t, Stage::Planned),
        OperatingStatus::Unclear if words::is_listed(&site.bundle, status) => {
            tag(t, "tag", &words::status(t, &site.bundle, status))
        }
        OperatingStatus::Unclear => tag(t, "tag tag--unclear", t.words_unclear()),
        OperatingStatus::Ended => tag(t, "tag tag--unclear", t.words_ended()),
    }
}

/// A label for anything that is not simply there.
pub fn stage(t: Texts, stage: Stage) -> Markup {
    let class = match stage {
        Stage::Existing => return Markup::default(),
        Stage::Consolidating => "tag",
        Stage::Advancing | Stage::Planned | Stage::Exploring => "tag tag--planned",
    };
    tag(t, class, words::stage(t, stage))
}

/// How far two places have come with working together.
pub fn tie(t: Texts, stage: Stage) -> Markup {
    tag(t, "tag", words::tie(t, stage))
}

/// The stage of a plan, which is never simply there.
pub fn planned(t: Texts, stage: Stage) -> Markup {
    tag(t, "tag tag--planned", words::stage(t, stage))
}

/// The level that an authority gave.
pub fn level(site: &OpenRegion, level: &Level) -> Markup {
    html! { " " span.tag.tag--level { (site.named(&level.name)) } }
}

/// What is free, in one of the words for it.
pub fn free(t: Texts, words: &str) -> Markup {
    tag(t, "tag tag--level", words)
}

/// A warning where a fact rests on a list that nobody verified, with the list's date.
pub fn unverified(site: &OpenRegion, source: &Source) -> Markup {
    let t = site.root.texts;
    let Some(document) = site.unverified(source) else {
        return Markup::default();
    };
    let words = match &document.date {
        Some(date) => t.common_unverified(&words::date(t, date)),
        None => t.common_unverified_undated().to_owned(),
    };
    tag(t, "tag tag--unverified", &words)
}

/// That a number, an address or hours stand on the health bureau's own list, with the list's date.
pub fn of_bureau(site: &OpenRegion, source: &Source) -> Markup {
    let t = site.root.texts;
    let document = site.bundle.document(&source.document);
    match document.filter(|own| own.standing == Standing::Bureau) {
        Some(Document {
            date: Some(date), ..
        }) => tag(t, "tag", &t.common_bureau(&words::date(t, date))),
        Some(_) => tag(t, "tag", t.words_bureau()),
        None => Markup::default(),
    }
}

/// The time of a statement.
pub fn dated(t: Texts, as_of: &str) -> Markup {
    tag(t, "dated", &t.common_dated(&words::date(t, as_of)))
}

/// When something was said that need not be so any more.
pub fn said_in(t: Texts, as_of: &str) -> Markup {
    tag(t, "dated", &t.common_said_in(&words::date(t, as_of)))
}

/// Until when a plan went, and that it does not say what came of it; nothing of what is simply there.
pub fn since(site: &OpenRegion, stage: Stage, source: &Source) -> Markup {
    if stage == Stage::Existing {
        return Markup::default();
    }
    let t = site.root.texts;
    let since = words::since(t, &site.bundle, source);
    since.map_or_else(Markup::default, |since| tag(t, "dated", &since))
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
