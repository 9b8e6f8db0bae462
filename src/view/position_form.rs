//! Where the resident says where he is: asking the phone, choosing a street or community, keeping and
//! forgetting the place.
//!
//! Text, as it stands on every page of a list; the one listener of the page does what its buttons ask for.

use directory::StreetId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};

use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::use_position::{Asking, Failure, Here, Wish};
use pages::position::Position;
use pages::texts;
use pages::words;

/// The panel, with or without the way to the walking circle.
pub fn position_form(site: &OpenRegion, here: &Here, with_circle: bool) -> Markup {
    let mut html = Markup::default();
    let known = here.place.as_ref();
    if let Some(place) = known {
        html.put(&["<p class=\"here__from\">"])
            .icon(&site.root, "location");
        html.text(&words::from(place, &site.bundle)).put(&["</p>"]);
    }
    let ask = if known.is_some() {
        texts::place::AGAIN
    } else {
        texts::place::LOCATE
    };
    html.put(&[
        "<div class=\"here__row needs-app\"><button class=\"button button--quiet\" type=\"button\" data-here=\"locate\">",
        ask,
        "</button>",
    ]);
    choices(&mut html, site, here);
    if known.is_some() {
        let [keep, words] = if here.kept {
            ["once", texts::place::KEPT]
        } else {
            ["keep", texts::place::KEEP]
        };
        html.put(&[
            "<button class=\"link\" type=\"button\" data-here=\"",
            keep,
            "\">",
            words,
            "</button>",
        ]);
        html.put(&[
            "<button class=\"link\" type=\"button\" data-here=\"forget\">",
            texts::place::FORGET,
            "</button>",
        ]);
    }
    html.put(&["</div>"]);
    if with_circle {
        html.put(&[
            "<a class=\"link\" href=\"",
            &site.region_href("circle/"),
            "\">",
            texts::place::CIRCLE,
            "</a>",
        ]);
    }
    html.put(&[
        "<p class=\"here__said\" role=\"alert\">",
        said(here.asking),
        "</p>",
    ]);
    html
}

/// The streets; and once one is chosen, its communities.
fn choices(html: &mut Markup, site: &OpenRegion, here: &Here) {
    let chosen = here.place.as_ref().map(Position::to_string);
    let chosen = chosen.as_deref().unwrap_or_default();
    let street = here.place.as_ref().and_then(Position::street);
    let of_street = |code: &StreetId| Some(code) == street.as_ref();
    list(html, texts::place::STREET_LABEL, texts::place::STREET);
    for own in site
        .bundle
        .region
        .streets
        .iter()
        .filter(|own| !own.statistical)
    {
        let value = format!("street {}", own.code);
        choice(html, &value, &own.name, of_street(&own.code));
    }
    html.put(&["</select>"]);
    let street = site
        .bundle
        .region
        .streets
        .iter()
        .find(|own| of_street(&own.code));
    if let Some(street) = street.filter(|street| !street.communities.is_empty()) {
        list(html, texts::place::COMMUNITY_LABEL, texts::place::COMMUNITY);
        for own in &street.communities {
            let value = format!("community {}", own.code);
            choice(html, &value, &own.name, value == chosen);
        }
        html.put(&["</select>"]);
    }
}

fn list(html: &mut Markup, label: &str, nothing: &str) {
    html.put(&[
        "<select class=\"field__select\" data-here=\"choose\" aria-label=\"",
        label,
        "\"><option value=\"\">",
        nothing,
        "</option>",
    ]);
}

fn choice(html: &mut Markup, value: &str, name: &str, is_chosen: bool) {
    let chosen = if is_chosen { "\" selected=\"" } else { "" };
    html.put(&["<option value=\"", value, chosen, "\">"]);
    html.text(name).put(&["</option>"]);
}

/// What is to be said while the phone looks, and where it gave no position.
fn said(asking: Asking) -> &'static str {
    match asking {
        Asking::No => "",
        Asking::Now => texts::place::ASKING,
        Asking::Failed(Failure::Insecure) => texts::place::INSECURE,
        Asking::Failed(Failure::Refused) => texts::place::REFUSED,
        Asking::Failed(Failure::Unknown) => texts::place::UNKNOWN,
        Asking::Failed(Failure::Late) => texts::place::LATE,
    }
}

/// What a tapped button of the panel, or a choice in its list, asks for.
pub fn wish_of(target: &Element) -> Option<Wish> {
    let field = target.closest("[data-here]").ok()??;
    let name = field.get_attribute("data-here")?;
    if let Some(list) = field.dyn_ref::<HtmlSelectElement>() {
        return Position::parse(&list.value()).map(Wish::Choose);
    }
    Some(match name.as_str() {
        "locate" => Wish::Locate,
        "keep" => Wish::Keep(true),
        "once" => Wish::Keep(false),
        _ => Wish::Forget,
    })
}
