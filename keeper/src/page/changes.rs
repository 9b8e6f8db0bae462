//! What would change, and what the clerk has to decide of it.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::html::Scope;
use yew::{Html, html};

use super::select::select;
use super::state::State;
use super::{Keeper, Msg};
use crate::said::{FieldShown, Gone, PlaceShown, RowKey, VerdictShown};

/// What may have become of a place that a list no longer names.
const BECAME: [(&str, &str); 4] = [
    ("", "只是没有列，不改"),
    ("closed", "停办了"),
    ("moved", "搬走了，另是一家"),
    ("merged", "并到别家了"),
];

/// What would become of the place of a row, below that row.
pub fn of_row(state: &State, row: RowKey, wide: &str, link: &Scope<Keeper>) -> Html {
    let Some(place) = state.place(row) else {
        return Html::default();
    };
    html! {
        <tr class="says" key={format!("{}-{}-changes", row.sheet, row.row)}>
            <td colspan={wide.to_owned()}>
                <ul>
                    if let Some(why) = &place.refused {
                        <li class="says__error"><span class="sign" aria-hidden="true">{ "✕" }</span>{ format!("没有采用：{why}") }</li>
                    }
                    { for place.fields.iter().map(|own| field(state, place, own, row, link)) }
                </ul>
            </td>
        </tr>
    }
}

fn field(
    state: &State,
    place: &PlaceShown,
    own: &FieldShown,
    row: RowKey,
    link: &Scope<Keeper>,
) -> Html {
    let old = own.old.as_deref().unwrap_or("（没有）");
    let new = if own.new.is_empty() {
        "（没有）"
    } else {
        &own.new
    };
    let source = own.old_source.as_ref();
    let source = source
        .map(|source| format!("（{source}）"))
        .unwrap_or_default();
    match &own.verdict {
        VerdictShown::Takes => html! {
            <li data-change={own.field.clone()}>
                <span class="sign" aria-hidden="true">{ "→" }</span><b>{ format!("会改{}", own.name) }</b>
                { format!("　现在：{old}{source}；改成：{new}（这份表第 {} 行）。", row.row) }
            </li>
        },
        VerdictShown::Refused(why) => html! {
            <li class="says__error" data-change={own.field.clone()}>
                <span class="sign" aria-hidden="true">{ "✕" }</span>{ format!("{}没有采用：{why}", own.name) }
            </li>
        },
        VerdictShown::Ended => html! {
            <li class="says__warning" data-change={own.field.clone()}>
                <span class="sign" aria-hidden="true">{ "！" }</span>
                { format!("表里写“{new}”，现在的名单里还开着。是怎么回事？ ") }
                { became(state, place.id.as_deref().unwrap_or_default(), &place.name, link) }
            </li>
        },
        VerdictShown::Conflict => html! {
            <li class="says__warning" data-change={own.field.clone()}>
                { conflict(state, place, own, row, (old, &source, new), link) }
            </li>
        },
    }
}

fn conflict(
    state: &State,
    place: &PlaceShown,
    own: &FieldShown,
    row: RowKey,
    (old, source, new): (&str, &str, &str),
    link: &Scope<Keeper>,
) -> Html {
    let id = place.id.clone().unwrap_or_default();
    let key = (id.clone(), own.field.clone());
    let now = state.conflicts.get(&key).copied();
    // A place that two rows are about has its question below each.
    let group = format!(
        "conflict-{id}-{}-{}-{}-{}",
        own.field, row.file, row.sheet, row.row
    );
    let choice = |takes: bool, words: String| {
        let (id, field) = key.clone();
        let chosen = link.batch_callback(move |event: Event| {
            let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
            input
                .checked()
                .then(|| Msg::Value(id.clone(), field.clone(), takes))
        });
        html! {
            <label class="ask__choice">
                <input type="radio" name={group.clone()} value={if takes { "take" } else { "keep" }} checked={now == Some(takes)} onchange={chosen} />
                { words }
            </label>
        }
    };
    html! {
        <fieldset class="ask">
            <legend>
                <span class="sign" aria-hidden="true">{ "！" }</span>
                { format!("{}的{}两处不一样，请定一个（不定就不改）", place.name, own.name) }
            </legend>
            { choice(true, format!("用这份表的：{new}（第 {} 行）", row.row)) }
            { choice(false, format!("留现在的：{old}{source}")) }
        </fieldset>
    }
}

/// What became of a place, and where residents go instead.
fn became(state: &State, id: &str, name: &str, link: &Scope<Keeper>) -> Html {
    let now = state.gone.get(id).cloned().unwrap_or_default();
    let owned = |(value, words): (&str, &str)| (value.to_owned(), words.to_owned());
    let (own, successor) = (id.to_owned(), now.successor.clone());
    let what = select(
        format!("{name}怎么了"),
        BECAME.map(owned).into(),
        Some(&now.what),
        link,
        move |what| {
            let successor = successor.clone();
            Msg::Gone(own.clone(), Gone { what, successor })
        },
    );
    let mut places = vec![(String::new(), "现在去哪一家".to_owned())];
    let known = state.proposal.iter().flat_map(|own| &own.facilities);
    places.extend(known.filter(|(other, _)| other != id).cloned());
    let (own, was) = (id.to_owned(), now.what.clone());
    html! {
        <>
            { what }{ " " }
            if !now.what.is_empty() {
                { select(format!("{name}的病人现在去哪一家"), places, now.successor.as_ref(), link, move |successor| {
                    let successor = (!successor.is_empty()).then_some(successor);
                    Msg::Gone(own.clone(), Gone { what: was.clone(), successor })
                }) }
                if now.what != "closed" && now.successor.is_none() {
                    <span class="aside">{ " 选了现在去哪一家才会改。" }</span>
                }
            }
        </>
    }
}

/// Places that the lists no longer name, and what two rows say differently.
pub fn changes(state: &State, link: &Scope<Keeper>) -> Html {
    let Some(proposal) = &state.proposal else {
        return Html::default();
    };
    html! {
        <section class="changes" aria-labelledby="gone">
            <h2 id="gone" tabindex="-1">{ "三、要您定的" }</h2>
            if proposal.gone.is_empty() && proposal.contradictions.is_empty() {
                <p>{ "名单里原来有的，表里都有；也没有互相矛盾的。" }</p>
            }
            { for proposal.contradictions.iter().map(|own| html! {
                <div class="change trouble" data-contradiction="">
                    <p><span class="sign" aria-hidden="true">{ "✕" }</span>{ format!("{}的{}，两处写得不一样，都没有采用：", own.name, own.field) }</p>
                    <ul>{ for own.values.iter().map(|(at, value)| html! { <li>{ format!("{at}：{value}") }</li> }) }</ul>
                    <p>{ "在表里改成一样的，或者把不要的一行选成“这一行不用”，再选一次文件。" }</p>
                </div>
            }) }
            { for proposal.gone.iter().map(|own| html! {
                <p class="change" key={own.id.clone()} data-gone={own.id.clone()}>
                    { format!("{}：上一份名单里有，这一份里没有。 ", own.name) }
                    { became(state, &own.id, &own.name, link) }
                </p>
            }) }
        </section>
    }
}
