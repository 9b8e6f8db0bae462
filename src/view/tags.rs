//! Small labels that say how sure and how far something is. Each carries its meaning in words; colour
//! only repeats it. Each begins with a space, which parts it from what it follows, for eyes, ears and copies.

use directory::{Level, OperatingStatus, Source, Stage, Status};
use yew::prelude::*;

use crate::markup::Markup;
use crate::site::OpenRegion;
use pages::texts;
use pages::words;

/// A label for a place that is not simply open; of a list with its date.
pub fn put_now(html: &mut Markup, site: &OpenRegion, status: &Status) {
    match status.now {
        OperatingStatus::Open => {}
        OperatingStatus::Planned => put_stage(html, Stage::Planned),
        OperatingStatus::Unclear if words::is_listed(&site.bundle, status) => {
            let listed = words::status(&site.bundle, status);
            html.element(" <span class=\"tag\">", &listed, "</span>");
        }
        OperatingStatus::Unclear => {
            let unclear = texts::words::UNCLEAR;
            html.put(&[" <span class=\"tag tag--unclear\">", unclear, "</span>"]);
        }
    }
}

/// Until when a plan went, and that it does not say what came of it.
pub fn put_since(html: &mut Markup, site: &OpenRegion, source: &Source) {
    if let Some(since) = words::since(&site.bundle, source) {
        html.element(" <span class=\"dated\">", &since, "</span>");
    }
}

/// [`put_since`] once for a list: for those of its statements that are not simply there.
pub fn put_since_all(
    html: &mut Markup,
    site: &OpenRegion,
    statements: &mut dyn Iterator<Item = (Stage, &Source)>,
) {
    let mut said = Vec::new();
    for (stage, source) in statements {
        if stage != Stage::Existing && !said.contains(&&source.document) {
            said.push(&source.document);
            html.put(&["<p>"]);
            put_since(html, site, source);
            html.put(&["</p>"]);
        }
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
pub fn put_unverified(html: &mut Markup, site: &OpenRegion, source: &Source) {
    let Some(document) = site.unverified(source) else {
        return;
    };
    let words = match &document.date {
        Some(date) => texts::common::unverified(&words::date(date)),
        None => texts::common::UNVERIFIED_UNDATED.to_owned(),
    };
    html.element(" <span class=\"tag tag--unverified\">", &words, "</span>");
}

/// [`put_since`] for a plain page of components, where something is not simply there.
#[cfg(feature = "ssr")]
pub fn since(site: &OpenRegion, stage: Stage, source: &Source) -> Html {
    if stage == Stage::Existing {
        return Html::default();
    }
    Markup::of(|html| put_since(html, site, source))
}

/// [`put_since_all`] for a plain page of components.
#[cfg(feature = "ssr")]
pub fn since_all(
    site: &OpenRegion,
    statements: &mut dyn Iterator<Item = (Stage, &Source)>,
) -> Html {
    Markup::of(|html| put_since_all(html, site, statements))
}

/// [`put_stage`] for a page of components.
pub fn stage_tag(stage: Stage) -> Html {
    Markup::of(|html| put_stage(html, stage))
}

/// [`put_unverified`] for a page of components.
pub fn unverified_tag(site: &OpenRegion, source: &Source) -> Html {
    Markup::of(|html| put_unverified(html, site, source))
}
