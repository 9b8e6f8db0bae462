//! What the plan says of the district as a whole: figures and goals, how near care should be, and how
//! many there were of what. A plain page: the app does not run on it.

use directory::district::{Bound, Circle, Count, Indicator, Target, Topic};
use directory::{District, KindId};
use yew::prelude::*;

use crate::site::Site;
use crate::view::{Sources, icon, plot, unverified_tag};
use crate::words;

/// The subjects in the order in which they are shown, with their headings.
const TOPICS: [(Topic, &str, &str); 8] = [
    (Topic::Care, "care", "在家附近看病"),
    (Topic::Children, "children", "怀孕和孩子"),
    (Topic::Elders, "elders", "老人"),
    (Topic::Chronic, "chronic", "慢性病和传染病"),
    (Topic::Tcm, "tcm", "看中医"),
    (Topic::People, "people", "大家的健康"),
    (Topic::Resources, "resources", "医生和床位"),
    (Topic::Money, "money", "看病的钱"),
];

/// What the plan says; where nobody wrote that down yet, the page says so.
pub fn plan(site: &Site, district: Option<&District>) -> Html {
    let mut sources = Sources::default();
    let name = &site.bundle.region.name;
    html! {
        <main class="page" id="main">
            <nav class="crumbs" aria-label="位置">
                <a href={site.region_href("")}>{icon(&site.place, "back")}{name.clone()}</a>
            </nav>
            <h1 class="page__title">{format!("{name}的规划和目标")}</h1>
            {lead(site)}
            if let Some(district) = district {
                {near(site, &district.circles, &mut sources)}
                {counts(site, &district.counts, &mut sources)}
                for topic in TOPICS {
                    {figures(site, topic, &district.indicators, &mut sources)}
                }
                {sources.list(site)}
            } else {
                <p>{format!("{name}的文件写了哪些数和目标，这里还没有整理。")}</p>
            }
            <p class="page__more"><a href={site.region_href("ways/")}>{"先去哪里，再去哪里"}</a></p>
            <p class="page__more"><a href={site.region_href("services/")}>{"办事与服务"}</a></p>
        </main>
    }
}

fn lead(site: &Site) -> Html {
    let bundle = &site.bundle;
    let Some(plan) = bundle.document(&bundle.region.plan) else {
        return Html::default();
    };
    let period = words::period(plan)
        .map(|period| format!("（{period}）"))
        .unwrap_or_default();
    html! {
        <p class="lead">
            {format!("下面的数和目标来自{}{period}。年份写在数的旁边：那时是这样，现在是不是还这样、目标做到没有，文件没有写。", words::title(plan))}
        </p>
    }
}

fn near<'a>(site: &Site, circles: &'a [Circle], sources: &mut Sources<'a>) -> Html {
    if circles.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="near-title">
            <h2 class="block__title" id="near-title">{"看病的地方应该有多近"}</h2>
            <ul class="items">
                for circle in circles.iter() {
                    <li class="item">
                        <p class="item__name">
                            {circle.text.clone()}
                            <span class="tag">{words::stage(circle.stage)}</span>
                            <span class="hint">{format!("{}的说法", words::date(&circle.as_of))}</span>
                            {unverified_tag(site, &circle.source)}
                            {sources.refer(&circle.source)}
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
    let minutes = circle.minutes.map(|minutes| format!("{minutes} 分钟"));
    let metres = circle.metres.map(|metres| format!("{metres} 米"));
    let size: Vec<String> = minutes.into_iter().chain(metres).collect();
    (!size.is_empty()).then(|| size.join(" · "))
}

/// The way to the places of a kind, where the directory has any.
fn kind_link(site: &Site, id: Option<&KindId>) -> Html {
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
            <a href={site.region_href(&format!("?kind={}#kind-{0}", kind.id))}>{format!("看本站列出的{}", kind.name)}</a>
        </p>
    }
}

fn counts<'a>(site: &Site, counts: &'a [Count], sources: &mut Sources<'a>) -> Html {
    if counts.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="counts-title">
            <h2 class="block__title" id="counts-title">{"那时有多少"}</h2>
            <ul class="items">
                for count in counts.iter() {
                    <li class="item">
                        <p class="item__name">
                            {count.text.clone()}
                            <span class="hint">{format!("（{}）", words::date(&count.as_of))}</span>
                            {unverified_tag(site, &count.source)}
                            {sources.refer(&count.source)}
                        </p>
                    </li>
                }
            </ul>
            <p class="item__note">{"没有列名的，本站不编名字。"}</p>
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
    site: &Site,
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
                        <th role="columnheader" scope="col">{"说的是什么"}</th>
                        <th role="columnheader" scope="col">{"那时是多少"}</th>
                        <th role="columnheader" scope="col">{"目标"}</th>
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

fn figure<'a>(site: &Site, indicator: &'a Indicator, sources: &mut Sources<'a>) -> Html {
    html! {
        <tr role="row" data-indicator={indicator.id.to_string()}>
            <th role="rowheader" scope="row">
                <span class="rows__name">{indicator.name.clone()}</span>
                if indicator.lower_is_better {
                    <span class="tag">{"越低越好"}</span>
                }
                {unverified_tag(site, &indicator.source)}
                {sources.refer(&indicator.source)}
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
    let said: Vec<String> = values
        .iter()
        .map(|measured| {
            let year = words::date(&measured.year);
            format!("{year}：{}{}", measured.value, indicator.unit)
        })
        .collect();
    if said.is_empty() {
        return "那时是多少：没有写数".to_owned();
    }
    said.join("，")
}

fn goal(target: Option<&Target>, unit: &str) -> String {
    let Some(goal) = target else {
        return "目标：没有定数".to_owned();
    };
    let number = format!("{}{unit}", goal.value);
    let said = match goal.bound {
        // Nobody reaches more than all.
        Bound::AtLeast if number == "100%" => number,
        Bound::AtLeast => format!("至少 {number}"),
        Bound::AtMost => format!("不超过 {number}"),
        Bound::About => format!("{number} 左右"),
    };
    match &goal.year {
        Some(year) => format!("{}的目标：{said}", words::date(year)),
        None => format!("目标：{said}，没有写到哪一年"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_has_its_heading() {
        // A new subject makes this match incomplete; add it to the list of headings too.
        for (topic, id, _) in TOPICS {
            let name = match topic {
                Topic::People => "people",
                Topic::Care => "care",
                Topic::Children => "children",
                Topic::Chronic => "chronic",
                Topic::Elders => "elders",
                Topic::Tcm => "tcm",
                Topic::Resources => "resources",
                Topic::Money => "money",
            };
            assert_eq!(id, name);
        }
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
