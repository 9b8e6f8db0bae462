//! The components of the site, each with named examples. This one list is the gallery that
//! `cargo xtask gallery` writes, the snapshots of `tests/gallery.rs`, and what the browser tests look at.

use directory::{Bundle, Facility, Level, Located, OperatingStatus, Stage};
use futures::executor::block_on;
use search::{About, Detail, MatchedIn, Why};
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::markup::Markup;
use crate::page;
use crate::site::OpenRegion;
use crate::use_position::{Asking, Failure, Here};
use crate::view::{
    SearchForm, Sources, aloud, choices, facility_item, facility_link, footer, header, nothing,
    picture, position_form, put_hand_off, put_level, put_now, put_open, put_stage, put_unverified,
    suggestions,
};
use pages::position::Position;
use pages::query::Query;

/// A component in one of its states.
pub struct Example {
    /// The component.
    pub component: &'static str,
    /// The state, in a few words.
    pub name: &'static str,
    /// What it looks like.
    pub html: Html,
}

impl Example {
    /// The name of its files.
    pub fn id(&self) -> String {
        format!("{}-{}", self.component, self.name.replace(' ', "-"))
    }

    /// Its HTML, as the build writes it.
    pub fn rendered(&self) -> String {
        let props = PieceProps {
            html: self.html.clone(),
        };
        let renderer = LocalServerRenderer::<Piece>::with_props(props).hydratable(false);
        block_on(renderer.render())
    }
}

#[derive(Properties, PartialEq)]
struct PieceProps {
    html: Html,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    props.html.clone()
}

/// A name as long as names get.
const LONG_NAME: &str = "示例省示例市示例区甲例街道社区卫生服务中心（示例市第一人民医院示例区分院、示例区妇幼保健计划生育服务中心）";

/// All examples, from the frame to the smallest piece. The region is `tests/site/tiny` or one like it:
/// its first facility says everything, its second is planned.
pub fn examples(site: &OpenRegion) -> Vec<Example> {
    let mut all = Vec::new();
    let mut add = |component, name, html| {
        all.push(Example {
            component,
            name,
            html,
        });
    };
    let bundle = &site.bundle;
    let region = &bundle.region;
    let nowhere = here(None, Asking::No, bundle);
    let street = region.streets.first();
    let known = here(
        street.map(|street| Position::Street(street.code.clone())),
        Asking::No,
        bundle,
    );

    add(
        "header",
        "of a region",
        header(&site.root, Some((region.adcode.as_str(), &region.name))),
    );
    add("header", "of no region", header(&site.root, None));
    add("footer", "everywhere", footer(&site.root));
    add("choices", "in elder mode", choices(site, false));
    add(
        "search",
        "before anything is asked",
        html! { <SearchForm site={site.clone()} /> },
    );
    add(
        "suggestions",
        "of what is typed",
        suggestions(site, "示", &[]),
    );
    add(
        "suggestions",
        "of what was searched",
        suggestions(site, "", &["看牙", LONG_NAME]),
    );
    add(
        "kinds",
        "of a region",
        html! { <nav class="kinds" aria-label="按类别找">{page::kinds(site)}</nav> },
    );
    for (name, here) in [
        ("before anything is known", &nowhere),
        ("of a street", &known),
        ("while the phone looks", &here(None, Asking::Now, bundle)),
        (
            "that was refused",
            &here(None, Asking::Failed(Failure::Refused), bundle),
        ),
    ] {
        let panel = position_form(site, here, true).html();
        add(
            "here",
            name,
            html! { <section class="here" aria-label="离我多远">{panel}</section> },
        );
    }
    for (name, change) in results() {
        let site = changed(site, change);
        let why = [Why {
            word: "看牙".to_owned(),
            matched: "口腔科".to_owned(),
            detail: Detail {
                stage: None,
                about: Some(About::Level(0)),
            },
            matched_in: MatchedIn::Department,
        }];
        let item = facility_item(&site, 0, &why, &nowhere, &Query::default());
        add("result", name, list(item));
    }
    add(
        "result",
        "from near to far",
        list(facility_item(site, 0, &[], &known, &Query::default())),
    );
    for (name, position) in [("to a door", 0), ("by name", 2)] {
        if let Some(facility) = bundle.facilities.get(position) {
            let way = Markup::of(|html| put_hand_off(html, site, facility));
            add("way-there", name, way);
        }
    }
    add(
        "links",
        "to facilities",
        html! {
            <ul class="items items--links">{for bundle.facilities.iter().map(|own| facility_link(site, own))}</ul>
        },
    );
    add("circle", "before anything is known", circle(site, &nowhere));
    add("circle", "around a street", circle(site, &known));
    add(
        "opening",
        "now",
        Markup::of(|html| put_open(html, true, "现在开着，17:00 关门")),
    );
    add(
        "opening",
        "later",
        Markup::of(|html| put_open(html, false, "现在关着，明天 8:00 开")),
    );
    add("tags", "all", tags(site));
    add("sources", "of a facility", sources(site));
    add("aloud", "the switch", aloud());
    add(
        "nothing",
        "found",
        html! { <>{nothing(&site.root)}{page::elsewhere(site, &Query::default(), false).html()}</> },
    );
    add("maybe", "of a standard", maybe(site, &known));
    add("buttons", "all", buttons());
    add("facts", "with a long one", facts());
    add("urgent", "a word", page::urgent(Some("胸痛")));
    add("fold", "open and closed", folds());
    add("way", "of two steps", way());
    all
}

/// The gallery as files, each its name and its text: one page for each example, in the shell of the site, and
/// one that shows them all.
pub fn pages(site: &OpenRegion, shell: &dyn Fn(&str, &str) -> String) -> Vec<(String, String)> {
    let examples = examples(site);
    let mut contents = Markup::default();
    contents
        .put(&["<main class=\"page\" id=\"main\"><h1 class=\"page__title\">就近医 · 部件</h1>"]);
    let mut pages = Vec::new();
    for example in &examples {
        let id = example.id();
        let title = format!("{} · {}", example.component, example.name);
        contents.put(&["<h2><a href=\"", &id, ".html\">", &title, "</a></h2>"]);
        contents.put(&[
            "<iframe width=\"100%\" height=\"320\" title=\"",
            &title,
            "\" src=\"",
            &id,
            ".html\"></iframe>",
        ]);
        let html = shell(&title, &around(example, &title));
        pages.push((format!("{id}.html"), html));
    }
    contents.put(&["</main>"]);
    let html = shell("就近医 · 部件", &contents.to_string());
    pages.push(("index.html".to_owned(), html));
    pages
}

/// An example where it stands in a page.
fn around(example: &Example, title: &str) -> String {
    let html = example.rendered();
    let (before, inside, after) = match example.component {
        "header" => (html.as_str(), "", ""),
        "footer" => ("", "", html.as_str()),
        _ => ("", html.as_str(), ""),
    };
    let heading = "<h1 class=\"page__title\">";
    // Pieces that stand under a heading of their page have one here, too.
    let under = "</h1><h2 class=\"block__title\">示例</h2>";
    format!(
        "<div class=\"site\">{before}<main class=\"page\" id=\"main\">{heading}{title}{under}{inside}</main>{after}</div>"
    )
}

fn here(place: Option<Position>, asking: Asking, bundle: &Bundle) -> Here {
    Here {
        measured: place
            .as_ref()
            .and_then(|place| place.measured(bundle))
            .map(Into::into),
        place,
        asking,
        kept: false,
        now_ms: None,
    }
}

/// A change of a facility.
type Change = fn(&mut Facility);

/// What a result can be.
fn results() -> [(&'static str, Change); 4] {
    [
        ("that is open", |_| {}),
        ("that is planned", |own| {
            own.status.now = OperatingStatus::Planned
        }),
        ("that lies elsewhere", |own| {
            own.located = Located::Elsewhere;
            own.status.now = OperatingStatus::Unclear;
            own.status.source.document = "list".into();
        }),
        ("with a long name", |own| own.name = LONG_NAME.to_owned()),
    ]
}

/// The region with its first facility changed.
fn changed(site: &OpenRegion, change: Change) -> OpenRegion {
    let mut bundle = Bundle::clone(&site.bundle);
    if let Some(first) = bundle.facilities.first_mut() {
        change(first);
    }
    OpenRegion::new(site.root.clone(), bundle, AttrValue::default())
}

fn list(item: Html) -> Html {
    html! { <ol class="results__list" id="results">{item}</ol> }
}

/// Whom to ask where only one has it.
fn maybe(site: &OpenRegion, here: &Here) -> Html {
    let query = Query::parse("?dept=tcm");
    let results = crate::results::results(site, &query, None, None);
    Markup::of(|html| page::maybe(html, site, &results, here))
}

fn circle(site: &OpenRegion, here: &Here) -> Html {
    let mut html = Markup::default();
    match here.measured.as_deref() {
        Some(measured) => {
            let order: Vec<usize> = (0..measured.reaches.len()).collect();
            let circle = geo::circle(&site.bundle, &measured.origin, &measured.reaches, &order);
            picture(&mut html, site, &circle.marks, Some(measured));
        }
        None => picture(&mut html, site, &[], None),
    }
    html.html()
}

fn tags(site: &OpenRegion) -> Html {
    let level = |name: &str| Level {
        name: name.to_owned(),
        ..site.bundle.levels[0].clone()
    };
    Markup::of(|html| {
        html.put(&["<p>"]);
        for own in &site.bundle.facilities {
            put_now(html, site, &own.status);
        }
        for stage in [
            Stage::Consolidating,
            Stage::Advancing,
            Stage::Planned,
            Stage::Exploring,
        ] {
            put_stage(html, stage);
        }
        put_level(html, &level("省级基层特色科室"));
        for own in &site.bundle.facilities {
            put_unverified(html, site, &own.status.source);
        }
        html.put(&["</p>"]);
    })
}

fn sources(site: &OpenRegion) -> Html {
    let mut sources = Sources::default();
    let facts = site.bundle.facilities.iter().map(|own| {
        let refer = sources.refer(&own.status.source);
        html! { <p>{own.name.clone()}{refer}</p> }
    });
    let facts: Vec<Html> = facts.collect();
    html! { <>{for facts}{sources.list(site)}</> }
}

fn buttons() -> Html {
    html! {
        <>
            <p><button class="button" type="button">{"搜索"}</button></p>
            <p><button class="button button--quiet" type="button">{"再看 20 家"}</button></p>
            <p><a class="button button--urgent" href="tel:120">{"打 120"}</a></p>
            <p><a class="button button--call" href="tel:00000000001">{"打电话 000-00000001"}</a></p>
            <p><a class="chip" href="#main">{"口腔科"}</a><a class="chip" aria-current="true" href="#main">{"全部"}</a></p>
            <p><button class="link" type="button">{"忘掉我的位置"}</button></p>
        </>
    }
}

fn facts() -> Html {
    html! {
        <section class="block" aria-labelledby="facts-title">
            <h3 class="block__title" id="facts-title">{"怎么联系、怎么去"}</h3>
            <dl class="facts">
                <dt>{"地址"}</dt><dd>{LONG_NAME}</dd>
                <dt>{"电话"}</dt><dd><span class="phone"><a href="tel:00000000001">{"000-00000001"}</a>{"总机"}</span></dd>
                <dt>{"开放时间"}</dt><dd>{"周一至周五 8:00–11:30、14:00–17:00"}</dd>
            </dl>
            <p class="unstated">{"文件未载：位置。"}</p>
        </section>
    }
}

fn folds() -> Html {
    let fold = |title: &'static str, open: bool| {
        html! {
            <details class="fold" {open}>
                <summary class="fold__title">{title}<span class="fold__count">{"1 家"}</span></summary>
                <ul class="fold__list"><li><a href="#main">{"示例医院"}</a></li></ul>
            </details>
        }
    };
    html! { <>{fold("口腔科", true)}{fold(LONG_NAME, false)}</> }
}

fn way() -> Html {
    html! {
        <ol class="way">
            <li class="way__step"><h3 class="way__title">{"先到社区卫生服务中心"}</h3><p>{"家庭医生看病、开转诊单。"}</p></li>
            <li class="way__step"><h3 class="way__title">{"再转到医院"}</h3><p>{"带上转诊单和身份证。"}</p></li>
        </ol>
    }
}
