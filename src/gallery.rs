//! The components of the site, each with named examples. This one list is the gallery that
//! `cargo xtask gallery` writes, the snapshots of `tests/gallery.rs`, and what the browser tests look at.

use directory::{Bundle, Facility, Level, Located, OperatingStatus, Stage};
use futures::executor::block_on;
use search::{About, Detail, MatchedIn, Why};
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::live_region::LiveRegion;
use crate::still::still;
use crate::view::{SearchForm, place, result, suggestions};
use pages::border::Around;
use pages::gallery::{self, LONG_NAME};
use pages::here::{Asking, Failure, Here};
use pages::kept::{self, List};
use pages::part::choices::choices;
use pages::part::circle::picture;
use pages::part::filters::fields;
use pages::part::frame::{aloud, footer, header};
use pages::part::hand_off::hand_off;
use pages::part::icon::nothing;
use pages::part::position_form::position_form;
use pages::part::{Sources, card, tags};
use pages::position::Position;
use pages::query::Query;
use pages::{Markup, OpenRegion, region, results, shell, times, understood};

/// What the gallery is called.
const TITLE: &str = "就近医 · 部件";

/// A page of the gallery.
pub struct GalleryPage {
    /// The name of its file.
    pub file: String,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub body: Markup,
}

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

    /// What it shows, in words.
    fn title(&self) -> String {
        format!("{} · {}", self.component, self.name)
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

/// All examples, from the frame to the smallest piece. The region is `tests/site/tiny` or one like it:
/// its first facility says everything, its second is planned.
pub fn examples(site: &LiveRegion) -> Vec<Example> {
    let t = site.root.texts;
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
        still(header(
            &site.root,
            Some((region.adcode.as_str(), &region.name)),
        )),
    );
    add("header", "of no region", still(header(&site.root, None)));
    add(
        "footer",
        "everywhere",
        still(footer(&site.root, &site.home())),
    );
    add(
        "choices",
        "in elder mode",
        html! { <nav class="choices in-elder" aria-label={t.choices_label()}>{still(choices(site))}</nav> },
    );
    add(
        "search",
        "before anything is asked",
        html! { <SearchForm site={site.clone()} choices={still(fields(site))} /> },
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
        html! { <nav class="kinds" aria-label={t.region_kinds()}>{still(region::kinds(site))}</nav> },
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
        add(
            "here",
            name,
            place(site, still(position_form(site, here, true))),
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
        let item = result(
            &site,
            0,
            &why,
            &Markup::default(),
            &nowhere,
            &Query::default(),
        );
        add("result", name, list(item));
    }
    add(
        "result",
        "from near to far",
        list(result(
            site,
            0,
            &[],
            &Markup::default(),
            &known,
            &Query::default(),
        )),
    );
    let served = times::lines(site, &nowhere, &bundle.facilities[0], &[0, 1, 2]);
    add(
        "result",
        "with services of its own hours",
        list(result(site, 0, &[], &served, &nowhere, &Query::default())),
    );
    let first: Vec<usize> = (0..bundle.facilities.len().min(2)).collect();
    add(
        "kept",
        "in a list",
        list(still(kept::places(site, List::Seen, &first, &first[..1]))),
    );
    add(
        "kept",
        "side by side",
        html! {
            <div class="compare" role="group" tabindex="0" aria-label={t.kept_pick()}>
                {still(kept::compared(site, &first))}
            </div>
        },
    );
    for (name, position) in [("to a door", 0), ("by name", 2)] {
        if let Some(facility) = bundle.facilities.get(position) {
            add("way-there", name, still(hand_off(site, facility)));
        }
    }
    add(
        "links",
        "to facilities",
        still(card::links(site, &bundle.facilities)),
    );
    add("circle", "before anything is known", circle(site, &nowhere));
    add("circle", "around a street", circle(site, &known));
    add(
        "opening",
        "now",
        still(card::said_open(true, "现在开着，17:00 关门")),
    );
    add(
        "opening",
        "later",
        still(card::said_open(false, "现在关着，明天 8:00 开")),
    );
    add("tags", "all", every_tag(site));
    add("sources", "of a facility", sources(site));
    add("aloud", "the switch", still(aloud(site.root.texts)));
    add(
        "nothing",
        "found",
        html! {
            <>
                {still(nothing(&site.root))}
                {still(understood::elsewhere(site, false))}
            </>
        },
    );
    add("maybe", "of a standard", maybe(site, &known));
    add("buttons", "all", still(gallery::buttons()));
    add("facts", "with a long one", still(gallery::facts()));
    add(
        "urgent",
        "a word",
        html! { <div class="urgent" role="alert">{still(understood::urgent(site.root.texts, "胸痛"))}</div> },
    );
    add("fold", "open and closed", still(gallery::folds()));
    add("way", "of two steps", still(gallery::way()));
    all
}

/// The gallery: a page for each example, and first one that shows them all.
pub fn pages(site: &LiveRegion) -> Vec<GalleryPage> {
    let examples = examples(site);
    let titles = examples.iter().map(|own| (own.id(), own.title()));
    let contents = GalleryPage {
        file: "index.html".to_owned(),
        title: TITLE.to_owned(),
        body: gallery::contents(TITLE, &titles.collect::<Vec<_>>()),
    };
    let pages = examples.iter().map(|example| GalleryPage {
        file: format!("{}.html", example.id()),
        title: example.title(),
        body: gallery::around(
            example.component,
            &example.title(),
            &shell::rendered(example.rendered()),
        ),
    });
    std::iter::once(contents).chain(pages).collect()
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
        beyond: 0,
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
fn changed(site: &LiveRegion, change: Change) -> LiveRegion {
    let mut bundle = Bundle::clone(&site.bundle);
    if let Some(first) = bundle.facilities.first_mut() {
        change(first);
    }
    let region = OpenRegion::new(site.root.clone(), bundle, Vec::new(), site.beside.clone());
    LiveRegion::new(region, true)
}

fn list(item: Html) -> Html {
    html! { <ol class="results__list" id="results">{item}</ol> }
}

/// Whom to ask where only one has it.
fn maybe(site: &LiveRegion, here: &Here) -> Html {
    let query = Query::parse("?dept=tcm");
    let results = results::results(site, &query, None, None);
    still(understood::maybe(site, &results, here))
}

fn circle(site: &LiveRegion, here: &Here) -> Html {
    still(match here.measured.as_deref() {
        Some(measured) => {
            let order: Vec<usize> = (0..measured.reaches.len()).collect();
            let (origin, reaches) = (&measured.origin, &measured.reaches);
            let circle = geo::circle(&[&site.bundle], origin, reaches, &order);
            let all = Around::alone(site, measured);
            picture(site.root.texts, &circle.marks, Some(&all))
        }
        None => picture(site.root.texts, &[], None),
    })
}

fn every_tag(site: &LiveRegion) -> Html {
    let level = Level {
        name: "省级基层特色科室".to_owned(),
        ..site.bundle.levels[0].clone()
    };
    let facilities = || site.bundle.facilities.iter();
    let stages = [
        Stage::Consolidating,
        Stage::Advancing,
        Stage::Planned,
        Stage::Exploring,
    ];
    let all = facilities().map(|own| tags::now(site, &own.status));
    let all = all.chain(stages.map(|own| tags::stage(site.root.texts, own)));
    let all = all.chain([tags::level(site, &level)]);
    let all = all.chain(facilities().map(|own| tags::unverified(site, &own.status.source)));
    html! { <p>{for all.map(still)}</p> }
}

fn sources(site: &LiveRegion) -> Html {
    let mut sources = Sources::default();
    let facts = site.bundle.facilities.iter().map(|own| {
        let refer = sources.refer(site.root.texts, &own.status.source);
        html! { <p>{own.name.clone()}{still(refer)}</p> }
    });
    let facts: Vec<Html> = facts.collect();
    html! { <>{for facts}{still(sources.list(site))}</> }
}
