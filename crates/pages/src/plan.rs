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
use crate::texts::{Key, Texts};
use crate::words;

/// The subjects in the order in which they are shown, with their headings.
const TOPICS: [(Topic, &str, Key); 8] = [
    (Topic::Care, "care", Texts::plan_care),
    (Topic::Children, "children", Texts::plan_children),
    (Topic::Elders, "elders", Texts::plan_elders),
    (Topic::Chronic, "chronic", Texts::plan_chronic),
    (Topic::Tcm, "tcm", Texts::plan_tcm),
    (Topic::People, "people", Texts::plan_people),
    (Topic::Resources, "resources", Texts::plan_resources),
    (Topic::Money, "money", Texts::plan_money),
];

/// What the plan says; where nobody wrote that down yet, the page says so.
pub fn plan(site: &OpenRegion, district: Option<&District>) -> Markup {
    let t = site.root.texts;
    let mut sources = Sources::default();
    let bundle = &site.bundle;
    let name = site.name();
    html! {
        main #main .page {
            (crumbs(&site.root, &site.region_href(""), name))
            h1.page__title { (t.said(&t.common_plan_of(name))) }
            @if let Some(plan) = bundle.document(&bundle.region.plan) {
                p.lead { (t.said(&t.plan_lead(&words::title_and_period(t, plan)))) }
            }
            @if let Some(district) = district {
                (near(site, &district.circles, &mut sources))
                (counts(site, &district.counts, &mut sources))
                @for (topic, id, title) in TOPICS {
                    @let of_topic = district.indicators.iter().filter(|own| own.group == topic);
                    (figures(site, id, title(site.root.texts), of_topic.collect(), &mut sources))
                }
                (sources.list(site))
            } @else {
                p { (t.said(&t.plan_missing(name))) }
            }
            p.page__more { (link(&site.href(Page::Ways), t.common_ways())) }
            p.page__more { (link(&site.href(Page::Services), t.common_services())) }
        }
    }
}

fn near<'a>(site: &OpenRegion, circles: &'a [Circle], sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    if circles.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        (tags::since_all(site, &mut circles.iter().map(|own| (own.stage, &own.source))))
        ul.items {
            @for circle in circles {
                li.item {
                    p.item__name {
                        (t.fact(&circle.text)) " " span.tag { (words::stage(t, circle.stage)) }
                        (tags::said_in(t, &circle.as_of))
                        (sources.refer(t, &circle.source))
                        (tags::unverified(site, &circle.source))
                    }
                    @if let Some(size) = size(t, circle) {
                        p.near__size { (size) }
                    }
                    @if let Some(note) = &circle.note {
                        p.item__note { (t.fact(note)) }
                    }
                    (kind_link(site, circle.kind.as_ref()))
                }
            }
        }
    };
    section("near", t.plan_near(), inside)
}

/// The distance in numbers, where the plan gives any.
fn size(t: Texts, circle: &Circle) -> Option<String> {
    let minutes = circle.minutes.map(|minutes| t.plan_minutes(minutes));
    let metres = circle.metres.map(|metres| t.words_metres(metres));
    match (minutes, metres) {
        (Some(minutes), Some(metres)) => Some(t.plan_minutes_and_metres(&minutes, &metres)),
        (minutes, metres) => minutes.or(metres),
    }
}

/// The way to the places of a kind, where the directory has any.
pub(crate) fn kind_link(site: &OpenRegion, id: Option<&KindId>) -> Markup {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let kind = id.and_then(|id| bundle.kind(id));
    let known = |kind: &&Kind| bundle.facilities.iter().any(|own| own.kind == kind.id);
    html! {
        @if let Some(kind) = kind.filter(known) {
            p.page__more { (link(&site.kind_href(kind), t.said(&t.plan_see_kind(site.kind_text(kind))))) }
        }
    }
}

fn counts<'a>(site: &OpenRegion, counts: &'a [Count], sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    if counts.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        ul.items {
            @for count in counts {
                li.item {
                    p.item__name {
                        (t.fact(&count.text))
                        (tags::dated(t, &count.as_of))
                        (sources.refer(t, &count.source))
                        (tags::unverified(site, &count.source))
                    }
                }
            }
        }
        p.item__note { (t.plan_no_names()) }
        @for kind in first_of_each_kind(counts) {
            (kind_link(site, Some(kind)))
        }
    };
    section("counts", t.plan_counts(), inside)
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
    let t = site.root.texts;
    if rows.is_empty() {
        return Markup::default();
    }
    let columns = [t.plan_what(), t.plan_measured(), t.plan_goal()];
    let rows = html! {
        @for indicator in rows {
            (figure(site, indicator, sources))
        }
    };
    let inside = table(&[id, "-title"].concat(), columns, rows);
    section(id, title, inside)
}

fn figure<'a>(site: &OpenRegion, indicator: &'a Indicator, sources: &mut Sources<'a>) -> Markup {
    let t = site.root.texts;
    html! {
        tr role="row" data-indicator=(indicator.id) {
            th role="rowheader" scope="row" {
                span.rows__name { (t.fact(&indicator.name)) }
                (sources.refer(t, &indicator.source))
                @if indicator.lower_is_better {
                    " " span.tag { (t.plan_lower_is_better()) }
                }
                (tags::unverified(site, &indicator.source))
                (plot(t, indicator))
                @if let Some(note) = &indicator.note {
                    span.rows__note { (t.fact(note)) }
                }
            }
            td role="cell" { (t.said(&measured(t, indicator))) }
            td role="cell" { (t.said(&goal(t, indicator.target.as_ref(), &indicator.unit))) }
        }
    }
}

fn measured(t: Texts, indicator: &Indicator) -> String {
    let mut values: Vec<_> = indicator.values.iter().collect();
    values.sort_by_key(|measured| &measured.year);
    let unit = &indicator.unit;
    let said = values.iter().fold(None, |said: Option<String>, measured| {
        let (year, value) = (&measured.year, measured.value);
        let value = bounded(t, measured.bound, &format!("{value}{unit}"));
        Some(match said {
            None => t.plan_value(year, &value),
            Some(said) => t.plan_further_value(&said, year, &value),
        })
    });
    said.unwrap_or_else(|| t.plan_no_value().to_owned())
}

fn goal(t: Texts, target: Option<&Target>, unit: &str) -> String {
    let Some(goal) = target else {
        return t.plan_no_goal().to_owned();
    };
    let said = bounded(t, goal.bound, &format!("{}{unit}", goal.value));
    match &goal.year {
        Some(year) => t.plan_goal_for(&words::date(t, year), &said),
        None => t.plan_goal_undated(&said),
    }
}

/// A number with the side of it that is meant.
fn bounded(t: Texts, bound: Bound, number: &str) -> String {
    match bound {
        Bound::Exact => number.to_owned(),
        // Nobody reaches more than all.
        Bound::AtLeast if number == "100%" => number.to_owned(),
        Bound::AtLeast => t.plan_at_least(number),
        Bound::MoreThan => t.plan_more_than(number),
        Bound::AtMost => t.plan_at_most(number),
        Bound::LessThan => t.plan_less_than(number),
        Bound::About => t.plan_about(number),
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
            assert!(shown.insert(headings[0].1(Texts::zh_hans())), "{topic:?}");
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
            goal(Texts::zh_hans(), Some(&target), "‰")
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
        assert_eq!(goal(Texts::zh_hans(), None, "‰"), "目标：没有定数");
    }
}
