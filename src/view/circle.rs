//! The walking circle as a picture: me in the middle, what lies around as marks.
//!
//! A mark is a link to its caption under the picture, which the style sheet shows when it was tapped. So
//! the picture needs no state, and it works by keyboard and on paper.

use directory::{Bundle, KindId};
use geo::{Mark, RADIUS, RINGS_M, Sure};

use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::view::put_facility;
use pages::position::Measured;
use pages::texts;
use pages::words;

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
    meaning: &'static str,
    /// Its outline around the middle, in units of the picture.
    outline: &'static str,
}

/// The shapes, in the order of the legend. The last is for everything else, and for several sorts at one
/// spot.
const FORMS: [Form; 6] = [
    Form {
        name: "community",
        meaning: texts::circle::COMMUNITY,
        outline: "M0-46a46 46 0 1 0 .1 0z",
    },
    Form {
        name: "hospital",
        meaning: texts::circle::HOSPITAL,
        outline: "M-42-42h84v84h-84z",
    },
    Form {
        name: "tcm",
        meaning: texts::circle::TCM,
        outline: "M0-58l58 58-58 58-58-58z",
    },
    Form {
        name: "children",
        meaning: texts::circle::CHILDREN,
        outline: "M0-58l60 100h-120z",
    },
    Form {
        name: "elders",
        meaning: texts::circle::ELDERS,
        outline: "M-28-48h56l28 48-28 48h-56l-28-48z",
    },
    Form {
        name: "other",
        meaning: texts::circle::OTHER,
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

fn form_of_mark(bundle: &Bundle, mark: &Mark) -> usize {
    let mut forms = mark
        .facilities
        .iter()
        .map(|&position| form_of(&bundle.facilities[position].kind));
    let first = forms.next().unwrap_or_default();
    if forms.all(|form| form == first) {
        first
    } else {
        FORMS.len() - 1
    }
}

/// The picture with its captions and legend. Without a place it has rings only.
pub fn picture(html: &mut Markup, site: &OpenRegion, marks: &[Mark], measured: Option<&Measured>) {
    let bundle = &site.bundle;
    let edge = units(RADIUS) + MARGIN;
    html.put(&[
        "<svg class=\"circle\" role=\"group\" aria-label=\"",
        texts::circle::PICTURE,
        "\" viewBox=\"",
    ]);
    for (number, end) in [
        (-edge, " "),
        (-edge, " "),
        (2 * edge, " "),
        (2 * edge, "\">"),
    ] {
        html.number(number).put(&[end]);
    }
    for metres in RINGS_M.into_iter().rev() {
        let radius = units(geo::radius(metres));
        html.put(&["<g class=\"circle__ring\" aria-hidden=\"true\"><circle r=\""])
            .number(radius);
        let words = ring_words(metres);
        let y = words_at(&words, radius, marks);
        html.put(&["\"></circle><text y=\""]).number(y);
        html.put(&["\">", &words, "</text></g>"]);
    }
    html.put(&["<text class=\"circle__north\" aria-hidden=\"true\" y=\""])
        .number(80 - edge);
    html.put(&["\">", texts::circle::NORTH, "</text>"]);
    let forms: Vec<usize> = marks
        .iter()
        .map(|mark| form_of_mark(bundle, mark))
        .collect();
    for (number, (mark, &form)) in marks.iter().zip(&forms).enumerate() {
        draw(html, bundle, number, mark, &FORMS[form]);
    }
    html.put(&[
        "<g class=\"circle__me\" aria-hidden=\"true\"><circle r=\"60\"></circle><text y=\"26\">",
        texts::circle::ME,
        "</text></g></svg>",
    ]);
    let Some(measured) = measured.filter(|_| !marks.is_empty()) else {
        return;
    };
    html.put(&[
        "<div class=\"picked\"><p class=\"picked__hint\">",
        texts::circle::PICK,
        "</p>",
    ]);
    for (number, mark) in marks.iter().enumerate() {
        html.put(&[
            "<ul class=\"picked__list\" tabindex=\"-1\" id=\"spot-",
            &number.to_string(),
            "\">",
        ]);
        for &position in mark.facilities.iter().take(MOST_IN_CAPTION) {
            put_line(html, site, measured, position);
        }
        let rest = mark.facilities.len().saturating_sub(MOST_IN_CAPTION);
        if rest > 0 {
            html.put(&["<li>", &texts::circle::more(rest), "</li>"]);
        }
        html.put(&["</ul>"]);
    }
    html.put(&["</div>"]);
    legend(html, &forms, marks);
}

/// A facility with how far it is, as an item of a list.
pub fn put_line(html: &mut Markup, site: &OpenRegion, measured: &Measured, position: usize) {
    html.put(&["<li class=\"item\">"]);
    put_facility(html, site, &site.bundle.facilities[position]);
    let far = words::reach(&measured.reaches[position], measured.origin.accuracy_m);
    html.put(&[" <span class=\"item__far\">", &far, "</span></li>"]);
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
pub fn ring_words(metres: f64) -> String {
    let [.., outer] = RINGS_M;
    let length = match units(metres) {
        metres @ 0..1000 => texts::words::metres(metres),
        metres => texts::words::kilometres(metres / 1000),
    };
    if metres < outer {
        texts::circle::walk(&length, geo::minutes(metres))
    } else {
        length
    }
}

fn draw(html: &mut Markup, bundle: &Bundle, number: usize, mark: &Mark, form: &Form) {
    let count = mark.facilities.len().to_string();
    let unsure = if mark.sure == Sure::Exact {
        ""
    } else {
        " mark--unsure"
    };
    html.put(&[
        "<a class=\"mark mark--",
        form.name,
        unsure,
        "\" href=\"#spot-",
        &number.to_string(),
    ]);
    html.put(&["\" transform=\"translate("])
        .number(units(mark.x))
        .put(&[" "])
        .number(units(mark.y));
    html.put(&[") scale(2)\" aria-label=\""]);
    let several = mark.facilities.len() > 1;
    if let Some(&first) = mark.facilities.first() {
        let name = &bundle.facilities[first].name;
        if several {
            html.text(&texts::circle::several(name, &count));
        } else {
            html.text(name);
        }
    }
    html.put(&[
        "\"><circle class=\"mark__target\" r=\"80\"></circle><path d=\"",
        form.outline,
        "\"></path>",
    ]);
    if several {
        html.put(&["<text y=\"18\">", &count, "</text>"]);
    }
    html.put(&["</a>"]);
}

/// What the shapes stand for, of those that the picture has.
fn legend(html: &mut Markup, forms: &[usize], marks: &[Mark]) {
    html.put(&[
        "<ul class=\"legend\" aria-label=\"",
        texts::circle::FORMS,
        "\">",
    ]);
    let mut item = |class: &str, outline: &str, meaning: &str| {
        html.put(&[
            "<li><svg class=\"legend__form\" viewBox=\"-70 -70 140 140\" aria-hidden=\"true\"><g class=\"mark mark--",
            class, "\"><path d=\"", outline, "\"></path></g></svg>", meaning, "</li>",
        ]);
    };
    for (number, form) in FORMS.iter().enumerate() {
        if forms.contains(&number) {
            item(form.name, form.outline, form.meaning);
        }
    }
    if marks.iter().any(|mark| mark.sure != Sure::Exact) {
        item(
            "other mark--unsure",
            FORMS[0].outline,
            texts::circle::UNSURE,
        );
    }
    html.put(&["</ul>"]);
}
