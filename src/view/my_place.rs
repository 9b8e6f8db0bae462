//! Where the resident is: asking the phone, choosing a street or community, keeping and forgetting it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::markup::Markup;
use crate::my_place::MyPlace;
use crate::site::Site;
use crate::use_my_place::{Asking, Failure, Here, Wish};
use crate::view::icon;
use crate::words;

/// The most communities that a search for one lists.
const MOST_FOUND: usize = 12;

/// What a [`MyPlacePanel`] needs.
#[derive(Properties, PartialEq)]
pub struct MyPlacePanelProps {
    /// The region.
    pub site: Site,
    /// What is known of the place.
    pub here: Here,
    /// Called when the resident says where he is, so that the list can take its order.
    #[prop_or_default]
    pub asked: Callback<()>,
    /// Whether the way to the walking circle stands beside it.
    #[prop_or_default]
    pub with_circle: bool,
}

/// The part of a page where the resident says where he is.
#[component]
pub fn MyPlacePanel(props: &MyPlacePanelProps) -> Html {
    let MyPlacePanelProps {
        site,
        here,
        asked,
        with_circle,
    } = props;
    // What was typed into the list of streets, while it is open.
    let choosing = use_state_eq(|| None::<String>);
    let onclick = {
        let (on, asked, choosing) = (here.on.clone(), asked.clone(), choosing.clone());
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let button = target.and_then(|target| target.closest("[data-here]").ok()?);
            let Some(button) = button else { return };
            let wish = match button.get_attribute("data-here").as_deref() {
                Some("choose") => {
                    return choosing.set(choosing.is_none().then(String::new));
                }
                Some("locate") => Wish::Locate,
                Some("forget") => Wish::Forget,
                Some(place) => match MyPlace::parse(place) {
                    Some(place) => Wish::Choose(place),
                    None => return,
                },
                None => return,
            };
            // What was tapped may go away; the keyboard goes on from what stays.
            let panel = button.closest(".here").ok().flatten();
            let stays = panel.and_then(|panel| panel.query_selector("button").ok()?);
            if let Some(stays) = stays.and_then(|stays| stays.dyn_into::<HtmlElement>().ok()) {
                let _ = stays.focus();
            }
            if wish != Wish::Forget {
                asked.emit(());
            }
            choosing.set(None);
            on.emit(wish);
        })
    };
    let keep = {
        let on = here.on.clone();
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            on.emit(Wish::Keep(field.checked()));
        })
    };
    let oninput = {
        let choosing = choosing.setter();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            choosing.set(Some(field.value()));
        })
    };
    let ask = match here.place {
        None => "离我最近的",
        Some(_) => "重新定位",
    };
    html! {
        <section class="here" aria-label="离我多远" {onclick}>
            if let Some(place) = &here.place {
                <p class="here__from">{icon(&site.place, "location")}{words::from(place, &site.bundle)}</p>
            }
            <div class="here__row">
                <button class="button button--quiet needs-app" type="button" data-here="locate">{ask}</button>
                <button class="link needs-app" type="button" data-here="choose" aria-expanded={choosing.is_some().to_string()}>
                    {"选街道或社区"}
                </button>
                if *with_circle {
                    <a class="link" href={site.region_href("circle/")}>{"步行圈"}</a>
                }
                if here.place.is_some() {
                    <button class="link" type="button" data-here="forget">{"忘掉我的位置"}</button>
                    <label class="here__keep">
                        <input type="checkbox" checked={here.kept} onchange={keep} />{"记在这部手机上"}
                    </label>
                }
            </div>
            <p class="here__said" role="alert">{said(here.asking)}</p>
            if let Some(text) = &*choosing {
                <label class="field">
                    <span class="field__label">{"街道或社区的名字"}</span>
                    <input class="chooser__field" type="text" autocomplete="off" maxlength="20" {oninput} />
                </label>
                <div role="status">{named(site, text.trim()).html()}</div>
            }
        </section>
    }
}

/// What is to be said while the phone looks, and where it gave no position.
fn said(asking: Asking) -> &'static str {
    match asking {
        Asking::No => "",
        Asking::Now => "正在问手机要位置。手机问“是否允许”，请点允许。",
        Asking::Failed(Failure::Insecure) => "这个网页拿不到手机的位置。请点“选街道或社区”。",
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

/// The streets and communities that a text names, as buttons; all streets where there is no text.
fn named(site: &Site, text: &str) -> Markup {
    let mut html = Markup::default();
    let understood = match text {
        "" => Vec::new(),
        _ => site.finder().search(text, 1).streets,
    };
    let mut button = |sort: &str, code: &str, name: &[&str]| {
        html.put(&[
            "<li><button class=\"chip\" type=\"button\" data-here=\"",
            sort,
            " ",
            code,
            "\">",
        ]);
        for name in name {
            html.text(name);
        }
        html.put(&["</button></li>"]);
    };
    let mut found = 0;
    let streets = site
        .bundle
        .region
        .streets
        .iter()
        .filter(|street| !street.statistical);
    for street in streets.clone() {
        if street.name.contains(text) || understood.contains(&street.code) {
            button("street", street.code.as_str(), &[&street.name]);
            found += 1;
        }
    }
    let communities =
        streets.flat_map(|street| street.communities.iter().map(move |own| (street, own)));
    let named = communities.filter(|(_, own)| !text.is_empty() && own.name.contains(text));
    for (street, community) in named.take(MOST_FOUND) {
        button(
            "community",
            &community.code,
            &[&community.name, "（", &street.name, "）"],
        );
        found += 1;
    }
    let mut list = Markup::default();
    if found == 0 {
        list.put(&["没有这个名字的街道或社区。可以少写几个字再试。"]);
    } else {
        list.put(&["<ul class=\"chooser__list\">", &html.to_string(), "</ul>"]);
    }
    list
}
