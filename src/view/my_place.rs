//! Where the resident says where he is: asking the phone, choosing a street or community, keeping and
//! forgetting the place.
//!
//! Text, as it stands on every page of a list; the one listener of the page does what its buttons ask for.

use directory::StreetId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};

use crate::markup::Markup;
use crate::my_place::MyPlace;
use crate::site::Site;
use crate::use_my_place::{Asking, Failure, Here, Wish};
use crate::words;

/// The panel, with or without the way to the walking circle.
pub fn my_place(site: &Site, here: &Here, with_circle: bool) -> Markup {
    let mut html = Markup::default();
    let known = here.place.as_ref();
    if let Some(place) = known {
        html.put(&["<p class=\"here__from\">"])
            .icon(&site.place, "location");
        html.text(&words::from(place, &site.bundle)).put(&["</p>"]);
    }
    let ask = if known.is_some() {
        "重新定位"
    } else {
        "离我最近的"
    };
    html.put(&[
        "<div class=\"here__row needs-app\"><button class=\"button button--quiet\" type=\"button\" data-here=\"locate\">",
        ask,
        "</button>",
    ]);
    choices(&mut html, site, here);
    if known.is_some() {
        let [keep, words] = if here.kept {
            ["once", "已记在这部手机上，点一下不再记"]
        } else {
            ["keep", "记在这部手机上"]
        };
        html.put(&[
            "<button class=\"link\" type=\"button\" data-here=\"",
            keep,
            "\">",
            words,
            "</button>",
        ]);
        html.put(&[
            "<button class=\"link\" type=\"button\" data-here=\"forget\">忘掉我的位置</button>",
        ]);
    }
    html.put(&["</div>"]);
    if with_circle {
        html.put(&[
            "<a class=\"link\" href=\"",
            &site.region_href("circle/"),
            "\">步行圈：走路能到哪里</a>",
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
fn choices(html: &mut Markup, site: &Site, here: &Here) {
    let chosen = here.place.as_ref().map(MyPlace::to_string);
    let chosen = chosen.as_deref().unwrap_or_default();
    let street = here.place.as_ref().and_then(MyPlace::street);
    let of_street = |code: &StreetId| Some(code) == street.as_ref();
    list(html, "我在哪里", "或选街道");
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
        list(html, "哪个社区", "社区（可以不选）");
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
        Asking::Now => "正在问手机要位置。手机问“是否允许”，请点允许。",
        Asking::Failed(Failure::Insecure) => "这个网页拿不到手机的位置。请选街道或社区。",
        Asking::Failed(Failure::Refused) => {
            "手机没有把位置给这个网页。要打开：手机设置 → 微信（或您用的浏览器）→ 位置，选“使用期间”，再回来点一次。也可以选街道或社区。"
        }
        Asking::Failed(Failure::Unknown) => {
            "手机这会儿不知道自己在哪里。请看看手机的定位开了没有，再点一次；也可以选街道或社区。"
        }
        Asking::Failed(Failure::Late) => {
            "手机很久没有给出位置。请到窗边或室外再点一次；也可以选街道或社区。"
        }
    }
}

/// What a tapped button of the panel, or a choice in its list, asks for.
pub fn wish_of(target: &Element) -> Option<Wish> {
    let field = target.closest("[data-here]").ok()??;
    let name = field.get_attribute("data-here")?;
    if let Some(list) = field.dyn_ref::<HtmlSelectElement>() {
        return MyPlace::parse(&list.value()).map(Wish::Choose);
    }
    Some(match name.as_str() {
        "locate" => Wish::Locate,
        "keep" => Wish::Keep(true),
        "once" => Wish::Keep(false),
        _ => Wish::Forget,
    })
}
