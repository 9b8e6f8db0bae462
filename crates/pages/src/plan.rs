//! What the plan says of the district as a whole: figures and goals, how near care should be, and how
//! many there were of what.

use directory::district::{Bound, Circle, Count, Indicator, Target, Topic};
use directory::{District, Kind, KindId};
use maud::{Markup, html};

use crate::Page;
use crate::open_region::OpenRegion;
use crate::part::link::{crumbs, link, section};
use crate::part::plot::plot;
use crate::part::rows::table;
use crate::part::{Sources, tags};
use crate::{texts, words};

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
pub fn plan(site: &OpenRegion, district: Option<&District>) -> Markup {
    let mut sources = Sources::default();
    let bundle = &site.bundle;
    let name = site.name();
    html! {
        main #main .page {
            (crumbs(&site.root, &site.region_href(""), name))
            h1.page__title { (texts::common::plan_of(name)) }
            @if let Some(plan) = bundle.document(&bundle.region.plan) {
                p.lead { (texts::plan::lead(&words::title_and_period(plan))) }
            }
            @if let Some(district) = district {
                (near(site, &district.circles, &mut sources))
                (counts(site, &district.counts, &mut sources))
                @for (topic, id, title) in TOPICS {
                    @let of_topic = district.indicators.iter().filter(|own| own.group == topic);
                    (figures(site, id, title, of_topic.collect(), &mut sources))
                }
                (sources.list(site))
            } @else {
                p { (texts::plan::missing(name)) }
            }
            p.page__more { (link(&site.href(Page::Ways), texts::common::WAYS)) }
            p.page__more { (link(&site.href(Page::Services), texts::common::SERVICES)) }
        }
    }
}

fn near<'a>(site: &OpenRegion, circles: &'a [Circle], sources: &mut Sources<'a>) -> Markup {
    if circles.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        (tags::since_all(site, &mut circles.iter().map(|own| (own.stage, &own.source))))
        ul.items {
            @for circle in circles {
                li.item {
                    p.item__name {
                        (circle.text) " " span.tag { (words::stage(circle.stage)) }
                        (tags::said_in(&circle.as_of))
                        (sources.refer(&circle.source))
                        (tags::unverified(site, &circle.source))
                    }
                    @if let Some(size) = size(circle) {
                        p.near__size { (size) }
                    }
                    @if let Some(note) = &circle.note {
                        p.item__note { (note) }
                    }
                    (kind_link(site, circle.kind.as_ref()))
                }
            }
        }
    };
    section("near", texts::plan::NEAR, inside)
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
pub(crate) fn kind_link(site: &OpenRegion, id: Option<&KindId>) -> Markup {
    let bundle = &site.bundle;
    let kind = id.and_then(|id| bundle.kind(id));
    let known = |kind: &&Kind| bundle.facilities.iter().any(|own| own.kind == kind.id);
    html! {
        @if let Some(kind) = kind.filter(known) {
            p.page__more { (link(&site.kind_href(kind), &texts::plan::see_kind(&kind.name))) }
        }
    }
}

fn counts<'a>(site: &OpenRegion, counts: &'a [Count], sources: &mut Sources<'a>) -> Markup {
    if counts.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        ul.items {
            @for count in counts {
                li.item {
                    p.item__name {
                        (count.text)
                        (tags::dated(&count.as_of))
                        (sources.refer(&count.source))
                        (tags::unverified(site, &count.source))
                    }
                }
            }
        }
        p.item__note { (texts::plan::NO_NAMES) }
        @for kind in first_of_each_kind(counts) {
            (kind_link(site, Some(kind)))
        }
    };
    section("counts", texts::plan::COUNTS, inside)
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

/// The figures of one subject: a table, in which each row has its picture.
fn figures<'a>(
    site: &OpenRegion,
    id: &str,
    title: &str,
    rows: Vec<&'a Indicator>,
    sources: &mut Sources<'a>,
) -> Markup {
    if rows.is_empty() {
        return Markup::default();
    }
    let columns = [texts::plan::WHAT, texts::plan::MEASURED, texts::plan::GOAL];
    let rows = html! {
        @for indicator in rows {
            (figure(site, indicator, sources))
        }
    };
    let inside = table(&[id, "-title"].concat(), columns, rows);
    section(id, title, inside)
}

fn figure<'a>(site: &OpenRegion, indicator: &'a Indicator, sources: &mut Sources<'a>) -> Markup {
    html! {
        tr role="row" data-indicator=(indicator.id) {
            th role="rowheader" scope="row" {
                span.rows__name { (indicator.name) }
                (sources.refer(&indicator.source))
                @if indicator.lower_is_better {
                    " " span.tag { (texts::plan::LOWER_IS_BETTER) }
                }
                (tags::unverified(site, &indicator.source))
                (plot(indicator))
                @if let Some(note) = &indicator.note {
                    span.rows__note { (note) }
                }
            }
            td role="cell" { (measured(indicator)) }
            td role="cell" { (goal(indicator.target.as_ref(), &indicator.unit)) }
        }
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
