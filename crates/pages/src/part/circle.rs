//! The walking circle as a picture: me in the middle, what lies around as marks.
//!
//! A mark is a link to its caption under the picture, which the style sheet shows when it was tapped. So
//! the picture needs no state, and it works by keyboard and on paper.

use directory::KindId;
use geo::{Mark, RADIUS, RINGS_M, Sure};
use maud::{Markup, html};

use crate::border::Around;
use crate::part::card;
use crate::texts::{Key, Texts};
use crate::words;

/// The room around the outer ring, for marks at its edge and for words.
const MARGIN: i32 = 150;

/// How large a ring's words are; half of them are as wide as high, half of them narrower.
const WORDS: f64 = 84.0;

/// How far a mark reaches from its middle.
const MARK: f64 = 100.0;

/// How many facilities a caption names at most.
const MOST_IN_CAPTION: usize = 5;

/// How a mark looks: a shape and a colour for kinds that residents look for together.
struct Form {
    /// The end of its class.
    name: &'static str,
    /// What it stands for.
    meaning: Key,
    /// Its outline around the middle, in units of the picture.
    outline: &'static str,
}

/// The shapes, in the order of the legend. The last is for everything else, and for several sorts at one
/// spot.
const FORMS: [Form; 6] = [
    Form {
        name: "community",
        meaning: Texts::circle_community,
        outline: "M0-46a46 46 0 1 0 .1 0z",
    },
    Form {
        name: "hospital",
        meaning: Texts::circle_hospital,
        outline: "M-42-42h84v84h-84z",
    },
    Form {
        name: "tcm",
        meaning: Texts::circle_tcm,
        outline: "M0-58l58 58-58 58-58-58z",
    },
    Form {
        name: "children",
        meaning: Texts::circle_children,
        outline: "M0-58l60 100h-120z",
    },
    Form {
        name: "elders",
        meaning: Texts::circle_elders,
        outline: "M-28-48h56l28 48-28 48h-56l-28-48z",
    },
    Form {
        name: "other",
        meaning: Texts::circle_other,
        outline: "M-18-50h36v32h32v36h-32v32h-36v-32h-32v-36h32z",
    },
];

/// The shape of a kind, as a position in [`FORMS`]. One that is new in the data is one of the others
/// until somebody draws it.
fn form_of(kind: &KindId) -> usize {
    match kind.as_str() {
        "community-health-centre" | "community-health-station" | "township-hospital" | "clinic" => {
            0
        }
        "hospital" | "mental-health" | "emergency-station" => 1,
        "tcm-hospital" | "tcm-hall" | "tcm-studio" => 2,
        "childcare" | "maternal-child-health" => 3,
        "rehabilitation" | "elder-care" => 4,
        _ => FORMS.len() - 1,
    }
}

fn form_of_mark(all: &Around<'_>, mark: &Mark) -> usize {
    let facilities = mark.facilities.iter();
    let facilities = facilities.filter_map(|&position| all.facility(position));
    let mut forms = facilities.map(|facility| form_of(&facility.kind));
    let first = forms.next().unwrap_or_default();
    if forms.all(|form| form == first) {
        first
    } else {
        FORMS.len() - 1
    }
}

/// The picture with its captions and legend. Without a place it has rings only.
pub fn picture(t: Texts, marks: &[Mark], all: Option<&Around<'_>>) -> Markup {
    let all = all.filter(|_| !marks.is_empty());
    let edge = units(RADIUS) + MARGIN;
    let side = 2 * edge;
    let forms: Vec<usize> = marks
        .iter()
        .filter_map(|mark| Some(form_of_mark(all?, mark)))
        .collect();
    html! {
        svg.circle role="group" aria-label=(t.circle_picture()) viewBox=(format!("-{edge} -{edge} {side} {side}")) {
            @for metres in RINGS_M.into_iter().rev() {
                (ring(t, metres, marks))
            }
            text.circle__north aria-hidden="true" y=((80 - edge).to_string()) { (t.circle_north()) }
            @if let Some(all) = all {
                @for (number, (mark, &form)) in marks.iter().zip(&forms).enumerate() {
                    (spot(t, all, number, mark, &FORMS[form]))
                }
            }
            g.circle__me aria-hidden="true" {
                circle r="60" {}
                text y="26" { (t.circle_me()) }
            }
        }
        @if let Some(all) = all {
            div.picked {
                p.picked__hint { (t.circle_pick()) }
                @for (number, mark) in marks.iter().enumerate() {
                    (caption(t, all, number, mark))
                }
            }
            (legend(t, &forms, marks))
        }
    }
}

fn ring(t: Texts, metres: f64, marks: &[Mark]) -> Markup {
    let radius = units(geo::radius(metres));
    let words = ring_words(t, metres);
    html! {
        g.circle__ring aria-hidden="true" {
            circle r=(radius.to_string()) {}
            text y=(words_at(&words, radius, marks).to_string()) { (words) }
        }
    }
}

/// What lies at a mark, which a tap on it shows.
fn caption(t: Texts, all: &Around<'_>, number: usize, mark: &Mark) -> Markup {
    let rest = mark.facilities.len().saturating_sub(MOST_IN_CAPTION);
    html! {
        ul.picked__list tabindex="-1" id={ "spot-" (number.to_string()) } {
            @for &position in mark.facilities.iter().take(MOST_IN_CAPTION) {
                (line(all, position))
            }
            @if rest > 0 {
                li { (t.circle_more(rest)) }
            }
        }
    }
}

/// A facility with how far it is, as an item of a list; with its district, where that is a neighbouring one.
pub fn line(all: &Around<'_>, position: usize) -> Markup {
    let Some((site, district, own)) = all.side(position) else {
        return Markup::default();
    };
    let t = site.root.texts;
    let origin = &all.measured.origin;
    let far = words::reach(t, &all.measured.reaches[position], origin.accuracy_m);
    html! {
        li.item {
            (card::link(site, &site.bundle.facilities[own]))
            @if !district.is_empty() {
                " " span.item__far { (t.said(&t.border_in(district))) }
            }
            " " span.item__far { (far) }
        }
    }
}

/// Where a ring's words stand: at its lower or its upper end, wherever they are in the way of fewer marks.
fn words_at(words: &str, radius: i32, marks: &[Mark]) -> i32 {
    let half = words.chars().count() as f64 * WORDS / 4.0;
    let covered = |y: i32| {
        let middle = f64::from(y) - WORDS / 3.0;
        let meets = |mark: &&Mark| {
            mark.x.abs() < half + MARK && (mark.y - middle).abs() < WORDS / 2.0 + MARK
        };
        marks.iter().filter(meets).count()
    };
    let (below, above) = (radius - 24, 60 - radius);
    if covered(above) < covered(below) {
        above
    } else {
        below
    }
}

/// A length of the picture. Whole units are finer than any screen.
fn units(length: f64) -> i32 {
    length.round() as i32
}

/// What is written at a ring. The outer one is farther than most people walk.
pub fn ring_words(t: Texts, metres: f64) -> String {
    let [.., outer] = RINGS_M;
    let length = match units(metres) {
        metres @ 0..1000 => t.words_metres(metres),
        metres => t.words_kilometres(metres / 1000),
    };
    if metres < outer {
        t.circle_walk(&length, geo::minutes(metres))
    } else {
        length
    }
}

/// A mark; with how many it stands for where there are several.
fn spot(t: Texts, all: &Around<'_>, number: usize, mark: &Mark, form: &Form) -> Markup {
    let count = mark.facilities.len().to_string();
    let several = mark.facilities.len() > 1;
    let first = mark.facilities.first().and_then(|&first| all.side(first));
    let name = first.map(|(site, _, own)| site.named_text(&site.bundle.facilities[own].name));
    let name = name.unwrap_or_default();
    let label = if several {
        t.circle_several(&name, &count)
    } else {
        name
    };
    html! {
        a class={ "mark mark--" (form.name) @if mark.sure != Sure::Exact { " mark--unsure" } }
            href={ "#spot-" (number.to_string()) }
            transform=(format!("translate({} {}) scale(2)", units(mark.x), units(mark.y)))
            aria-label=(label) {
            circle.mark__target r="80" {}
            path d=(form.outline) {}
            @if several {
                text y="18" { (count) }
            }
        }
    }
}

/// What the shapes stand for, of those that the picture has.
fn legend(t: Texts, forms: &[usize], marks: &[Mark]) -> Markup {
    let item = |class: &str, outline: &str, meaning: &str| {
        html! {
            li {
                svg.legend__form viewBox="-70 -70 140 140" aria-hidden="true" {
                    g class={ "mark mark--" (class) } { path d=(outline) {} }
                }
                (meaning)
            }
        }
    };
    html! {
        ul.legend aria-label=(t.circle_forms()) {
            @for (number, form) in FORMS.iter().enumerate() {
                @if forms.contains(&number) {
                    (item(form.name, form.outline, (form.meaning)(t)))
                }
            }
            @if marks.iter().any(|mark| mark.sure != Sure::Exact) {
                (item("other mark--unsure", FORMS[0].outline, t.circle_unsure()))
            }
        }
    }
}
