//! What the plan says of the district as a whole: figures and goals, how near care should be, and how
//! many there were of what. A plain page: the app does not run on it.

use directory::district::{Bound, Circle, Count, Indicator, Target, Topic};
use directory::{District, KindId};
use yew::prelude::*;

use crate::site::OpenRegion;
use crate::view::{Sources, icon, plot, since_all, unverified_tag};
use pages::texts;
use pages::words;

/// The subjects in the order in which they are shown, with their headings.
const TOPICS: [(Topic, &str, &str); 8] = [
    (Topic::Care, "care", texts::plan::CARE),
    (Topic::Children, "children", texts::plan::CHILDREN),
    (Topic::Elders, "elders", texts::plan::ELDERS),
    (Topic::Chronic, "chronic", texts::plan::CHRONIC),
    (Topic::Tcm, "tcm", texts::plan::TCM),
    (Topic::People, "people", texts::plan::PEOPLE),
    (Topic::Resources, "resources", texts::plan::RESOURCES),
    (Topic::Money, "money", texts::plan::MONEY),
];

/// What the plan says; where nobody wrote that down yet, the page says so.
pub fn plan(site: &OpenRegion, district: Option<&District>) -> Html {
    let mut sources = Sources::default();
    let name = &site.bundle.region.name;
    html! {
        <main class="page" id="main">
            <nav class="crumbs" aria-label={texts::common::CRUMBS}>
                <a href={site.region_href("")}>{icon(&site.root, "back")}{name.clone()}</a>
            </nav>
            <h1 class="page__title">{texts::common::plan_of(name)}</h1>
            {lead(site)}
            if let Some(district) = district {
                {near(site, &district.circles, &mut sources)}
                {counts(site, &district.counts, &mut sources)}
                for topic in TOPICS {
                    {figures(site, topic, &district.indicators, &mut sources)}
                }
                {sources.list(site)}
            } else {
                <p>{texts::plan::missing(name)}</p>
            }
            <p class="page__more"><a href={site.region_href("ways/")}>{texts::common::WAYS}</a></p>
            <p class="page__more"><a href={site.region_href("services/")}>{texts::common::SERVICES}</a></p>
        </main>
    }
}

fn lead(site: &OpenRegion) -> Html {
    let bundle = &site.bundle;
    let Some(plan) = bundle.document(&bundle.region.plan) else {
        return Html::default();
    };
    html! {
        <p class="lead">
            {texts::plan::lead(&words::title_and_period(plan))}
        </p>
    }
}

fn near<'a>(site: &OpenRegion, circles: &'a [Circle], sources: &mut Sources<'a>) -> Html {
    if circles.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="near-title">
            <h2 class="block__title" id="near-title">{texts::plan::NEAR}</h2>
            {since_all(site, &mut circles.iter().map(|circle| (circle.stage, &circle.source)))}
            <ul class="items">
                for circle in circles.iter() {
                    <li class="item">
                        <p class="item__name">
                            {circle.text.clone()}{" "}
                            <span class="tag">{words::stage(circle.stage)}</span>{" "}
                            <span class="dated">{texts::common::said_in(&words::date(&circle.as_of))}</span>
                            {sources.refer(&circle.source)}
                            {unverified_tag(site, &circle.source)}
                        </p>
                        if let Some(size) = size(circle) {
                            <p class="near__size">{size}</p>
                        }
                        if let Some(note) = &circle.note {
                            <p class="item__note">{note.clone()}</p>
                        }
                        {kind_link(site, circle.kind.as_ref())}
                    </li>
                }
            </ul>
        </section>
    }
}

/// The distance in numbers, where the plan gives any.
fn size(circle: &Circle) -> Option<String> {
    let minutes = circle.minutes.map(texts::plan::minutes);
    let metres = circle.metres.map(texts::words::metres);
    match (minutes, metres) {
        (Some(minutes), Some(metres)) => Some(texts::plan::minutes_and_metres(&minutes, &metres)),
        (minutes, metres) => minutes.or(metres),
    }
}

/// The way to the places of a kind, where the directory has any.
pub(super) fn kind_link(site: &OpenRegion, id: Option<&KindId>) -> Html {
    let bundle = &site.bundle;
    let Some(kind) = id.and_then(|id| bundle.kind(id)) else {
        return Html::default();
    };
    if bundle
        .facilities
        .iter()
        .all(|facility| facility.kind != kind.id)
    {
        return Html::default();
    }
    html! {
        <p class="page__more">
            <a href={site.region_href(&format!("?kind={}#kind-{0}", kind.id))}>{texts::plan::see_kind(&kind.name)}</a>
        </p>
    }
}

fn counts<'a>(site: &OpenRegion, counts: &'a [Count], sources: &mut Sources<'a>) -> Html {
    if counts.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="counts-title">
            <h2 class="block__title" id="counts-title">{texts::plan::COUNTS}</h2>
            <ul class="items">
                for count in counts.iter() {
                    <li class="item">
                        <p class="item__name">
                            {count.text.clone()}{" "}
                            <span class="dated">{texts::common::dated(&words::date(&count.as_of))}</span>
                            {sources.refer(&count.source)}
                            {unverified_tag(site, &count.source)}
                        </p>
                    </li>
                }
            </ul>
            <p class="item__note">{texts::plan::NO_NAMES}</p>
            {first_of_each_kind(counts).map(|kind| kind_link(site, Some(kind))).collect::<Html>()}
        </section>
    }
}

fn first_of_each_kind(counts: &[Count]) -> impl Iterator<Item = &KindId> {
    let kinds = counts.iter().map(|count| count.kind.as_ref());
    let earlier = move |at: usize, kind: &KindId| {
        counts[..at]
            .iter()
            .any(|count| count.kind.as_ref() == Some(kind))
    };
    kinds
        .enumerate()
        .filter_map(move |(at, kind)| kind.filter(|kind| !earlier(at, kind)))
}

/// The figures of one subject: a table, in which each row has its picture. The roles keep it a table
/// where the style sheet lays rows out as cards.
fn figures<'a>(
    site: &OpenRegion,
    (topic, id, title): (Topic, &str, &str),
    indicators: &'a [Indicator],
    sources: &mut Sources<'a>,
) -> Html {
    let rows: Vec<&Indicator> = indicators
        .iter()
        .filter(|indicator| indicator.group == topic)
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let title_id = format!("{id}-title");
    html! {
        <section class="block" aria-labelledby={title_id.clone()}>
            <h2 class="block__title" id={title_id.clone()}>{title.to_owned()}</h2>
            <table class="rows" role="table" aria-labelledby={title_id}>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{texts::plan::WHAT}</th>
                        <th role="columnheader" scope="col">{texts::plan::MEASURED}</th>
                        <th role="columnheader" scope="col">{texts::plan::GOAL}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    for indicator in rows {
                        {figure(site, indicator, sources)}
                    }
                </tbody>
            </table>
        </section>
    }
}

fn figure<'a>(site: &OpenRegion, indicator: &'a Indicator, sources: &mut Sources<'a>) -> Html {
    html! {
        <tr role="row" data-indicator={indicator.id.to_string()}>
            <th role="rowheader" scope="row">
                <span class="rows__name">{indicator.name.clone()}</span>
                {sources.refer(&indicator.source)}
                if indicator.lower_is_better {
                    {" "}<span class="tag">{texts::plan::LOWER_IS_BETTER}</span>
                }
                {unverified_tag(site, &indicator.source)}
                {plot(indicator)}
                if let Some(note) = &indicator.note {
                    <span class="rows__note">{note.clone()}</span>
                }
            </th>
            <td role="cell">{measured(indicator)}</td>
            <td role="cell">{goal(indicator.target.as_ref(), &indicator.unit)}</td>
        </tr>
    }
}

fn measured(indicator: &Indicator) -> String {
    let mut values: Vec<_> = indicator.values.iter().collect();
    values.sort_by_key(|measured| &measured.year);
    let unit = &indicator.unit;
    let said = values.iter().fold(None, |said: Option<String>, measured| {
        let (year, value) = (&measured.year, measured.value);
        let value = bounded(measured.bound, &format!("{value}{unit}"));
        Some(match said {
            None => texts::plan::value(year, &value),
            Some(said) => texts::plan::further_value(&said, year, &value),
        })
    });
    said.unwrap_or_else(|| texts::plan::NO_VALUE.to_owned())
}

fn goal(target: Option<&Target>, unit: &str) -> String {
    let Some(goal) = target else {
        return texts::plan::NO_GOAL.to_owned();
    };
    let said = bounded(goal.bound, &format!("{}{unit}", goal.value));
    match &goal.year {
        Some(year) => texts::plan::goal_for(&words::date(year), &said),
        None => texts::plan::goal_undated(&said),
    }
}

/// A number with the side of it that is meant.
fn bounded(bound: Bound, number: &str) -> String {
    match bound {
        Bound::Exact => number.to_owned(),
        // Nobody reaches more than all.
        Bound::AtLeast if number == "100%" => number.to_owned(),
        Bound::AtLeast => texts::plan::at_least(number),
        Bound::MoreThan => texts::plan::more_than(number),
        Bound::AtMost => texts::plan::at_most(number),
        Bound::LessThan => texts::plan::less_than(number),
        Bound::About => texts::plan::about(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The subject after this one, from the first to the last: a new one makes the match incomplete.
    fn next(topic: Topic) -> Option<Topic> {
        Some(match topic {
            Topic::People => Topic::Care,
            Topic::Care => Topic::Children,
            Topic::Children => Topic::Chronic,
            Topic::Chronic => Topic::Elders,
            Topic::Elders => Topic::Tcm,
            Topic::Tcm => Topic::Resources,
            Topic::Resources => Topic::Money,
            Topic::Money => return None,
        })
    }

    #[test]
    fn a_figure_of_every_subject_is_shown_under_a_heading_of_its_own() {
        let mut shown = std::collections::BTreeSet::new();
        let all = std::iter::successors(Some(Topic::People), |topic| next(*topic));
        for topic in all {
            let headings = TOPICS.iter().filter(|(other, ..)| *other == topic);
            let headings: Vec<_> = headings.map(|(_, id, heading)| (id, heading)).collect();
            assert_eq!(headings.len(), 1, "{topic:?}");
            // The page's anchor is the word by which the data names the subject.
            let name = serde_json::to_value(topic).unwrap();
            assert_eq!(name, *headings[0].0, "{topic:?}");
            assert!(shown.insert(headings[0].1), "{topic:?}");
        }
        assert_eq!(shown.len(), TOPICS.len());
    }

    #[test]
    fn a_goal_is_said_with_its_side_and_its_year() {
        let goal_of = |year: Option<&str>, bound| {
            let target = Target {
                year: year.map(str::to_owned),
                value: 7.5,
                bound,
            };
            goal(Some(&target), "‰")
        };
        assert_eq!(
            goal_of(Some("2025"), Bound::AtLeast),
            "2025 年的目标：至少 7.5‰"
        );
        assert_eq!(
            goal_of(Some("2025"), Bound::AtMost),
            "2025 年的目标：不超过 7.5‰"
        );
        assert_eq!(
            goal_of(None, Bound::About),
            "目标：7.5‰ 左右，没有写到哪一年"
        );
        assert_eq!(goal(None, "‰"), "目标：没有定数");
    }
}
