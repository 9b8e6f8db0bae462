//! The table as the clerk knows it: her rows and columns, and what is to be said of her cells.

use keeper::{CellName, Severity};
use yew::html::Scope;
use yew::{Html, classes, html};

use super::changes::of_row;
use super::chosen::{Chosen, Known};
use super::filter::Filter;
use super::select::select;
use super::state::{AT_ONCE, State};
use super::{Keeper, Msg};
use crate::said::{FileShown, MatchShown, NEW, ProblemShown, RowKey, RowShown, SKIP, TableShown};

/// The files that were read, to choose from where there are several, and the table of the one.
pub fn rows(state: &State, link: &Scope<Keeper>) -> Html {
    let Some((own, shown)) = state.chosen(state.shown).and_then(read) else {
        return Html::default();
    };
    let several = state.files.iter().filter_map(read).count() > 1;
    html! {
        <section class="rows" aria-labelledby="rows-title">
            <h2 id="rows-title">{ format!("二、看表：{}", own.name) }</h2>
            if several {
                <div class="filters" role="group" aria-label="看哪个文件">
                    { for state.files.iter().filter_map(read).map(|(own, _)| {
                        let number = own.number;
                        pressed(number == state.shown, &own.name, link.callback(move |_| Msg::Look(number)))
                    }) }
                </div>
            }
            <div class="filters" role="group" aria-label="看哪些行">
                { for Filter::ALL.iter().map(|(filter, name)| {
                    let filter = *filter;
                    let count = count(state, own, shown, filter);
                    let name = format!("{name} {count}");
                    pressed(filter == state.filter, &name, link.callback(move |_| Msg::Filter(filter)))
                }) }
                <a class="chip" href="#gone">{ format!("不在名单里 {}", state.proposal.as_ref().map_or(0, |own| own.gone.len())) }</a>
            </div>
            { table(state, own, shown, link) }
        </section>
    }
}

fn read(own: &Chosen) -> Option<(&Chosen, &FileShown)> {
    match &own.known {
        Known::Read(shown) => Some((own, shown)),
        _ => None,
    }
}

fn key(own: &Chosen, table: &TableShown, row: &RowShown) -> RowKey {
    RowKey {
        file: own.number,
        sheet: table.sheet,
        row: row.number,
    }
}

/// How many rows are among those.
fn count(state: &State, own: &Chosen, shown: &FileShown, filter: Filter) -> usize {
    let tables = shown.tables.iter();
    let all = tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    all.filter(|(table, row)| filter.has(row, state.place(key(own, table, row))))
        .count()
}

fn pressed(is: bool, name: &str, onclick: yew::Callback<yew::MouseEvent>) -> Html {
    let said = if is { "true" } else { "false" };
    html! {
        <button class="chip" type="button" aria-pressed={said} {onclick}>{ name }</button>
    }
}

fn table(state: &State, own: &Chosen, shown: &FileShown, link: &Scope<Keeper>) -> Html {
    let all = count(state, own, shown, state.filter);
    let mut left = state.many;
    let mut parts = Vec::new();
    for (position, table) in shown.tables.iter().enumerate() {
        let is_in = |row: &&RowShown| state.filter.has(row, state.place(key(own, table, row)));
        let rows = table.rows.iter().filter(is_in);
        let rows: Vec<&RowShown> = rows.take(left).collect();
        left -= rows.len();
        if !rows.is_empty() || state.filter == Filter::All {
            parts.push(part(state, own, shown, (position, table), &rows, link));
        }
    }
    let more = link.callback(|_| Msg::More);
    html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label="表格，可以左右移动">
                <table class="table">
                    <caption class="unseen">{ format!("{}，行号和列号与原来的表格一样", own.name) }</caption>
                    { for parts }
                </table>
            </div>
            if all == 0 {
                <p>{ "没有这样的行。" }</p>
            }
            if all > state.many {
                <p>
                    <button class="button" type="button" onclick={more}>{ format!("再看 {} 行", (all - state.many).min(AT_ONCE)) }</button>
                    { format!(" 现在是 {} 行里的前 {} 行。", all, state.many) }
                </p>
            }
        </>
    }
}

/// The rows of one table, below its headings.
fn part(
    state: &State,
    own: &Chosen,
    shown: &FileShown,
    (position, table): (usize, &TableShown),
    rows: &[&RowShown],
    link: &Scope<Keeper>,
) -> Html {
    let wide = (table.columns.len() + 2).to_string();
    html! {
        <tbody key={position}>
            if shown.tables.len() > 1 {
                <tr class="table__name"><th scope="rowgroup" colspan={wide.clone()}>{ format!("表“{}”", table.name) }</th></tr>
            }
            <tr class="table__heads">
                <td><span class="unseen">{ "行号" }</span></td>
                { for table.columns.iter().map(|column| {
                    let letters = CellName::letters(column.number);
                    html! { <th scope="col"><span class="letters">{ letters }</span>{ " " }{ &column.heading }</th> }
                }) }
                <th scope="col">{ "是名单里的哪一家" }</th>
            </tr>
            if !table.problems.is_empty() {
                { said(&table.problems, &wide, "heads", true) }
            }
            { for rows.iter().map(|row| line(state, own, shown, table, row, &wide, link)) }
        </tbody>
    }
}

/// How much a problem matters: its name for the styles, its sign, its word.
fn weight(severity: Severity) -> (&'static str, &'static str, &'static str) {
    match severity {
        Severity::Error => ("error", "✕", "有错"),
        Severity::Warning => ("warning", "！", "要看"),
        Severity::Note => ("note", "i", "知道就行"),
    }
}

fn line(
    state: &State,
    own: &Chosen,
    shown: &FileShown,
    table: &TableShown,
    row: &RowShown,
    wide: &str,
    link: &Scope<Keeper>,
) -> Html {
    let at = key(own, table, row);
    let key = format!("{}-{}", table.sheet, row.number);
    html! {
        <>
            <tr key={key.clone()}>
                <th scope="row">{ row.number }</th>
                { for table.columns.iter().zip(&row.cells).map(|(column, text)| cell(row, column.number, text)) }
                <td class="matched">{ matched(state, own, shown, table, row, link) }</td>
            </tr>
            if !row.problems.is_empty() {
                { said(&row.problems, wide, &key, false) }
            }
            { of_row(state, at, wide, link) }
        </>
    }
}

fn cell(row: &RowShown, column: u32, text: &str) -> Html {
    let own = row
        .problems
        .iter()
        .filter(|problem| problem.column == column);
    let Some(worst) = own.max_by_key(|problem| problem.kind().severity()) else {
        return html! { <td>{ text }</td> };
    };
    let (name, sign, word) = weight(worst.kind().severity());
    html! {
        <td class={classes!("cell", format!("cell--{name}"))} data-cell={worst.cell.clone()}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            <span class="unseen">{ format!("{word}：") }</span>
            { text }
        </td>
    }
}

/// What is to be said of the cells above. `of_table` is whether their cells are not above, so that they are named
/// here.
fn said(problems: &[ProblemShown], wide: &str, key: &str, of_table: bool) -> Html {
    html! {
        <tr class="says" key={format!("{key}-says")}>
            <td colspan={wide.to_owned()}>
                <ul>
                    { for problems.iter().map(|problem| sentence(problem, of_table)) }
                </ul>
            </td>
        </tr>
    }
}

fn sentence(problem: &ProblemShown, of_table: bool) -> Html {
    let kind = problem.kind();
    let (name, sign, word) = weight(kind.severity());
    let about = match problem.about.as_str() {
        "" => String::new(),
        about => format!("（{about}）"),
    };
    html! {
        <li class={format!("says__{name}")} data-cell={of_table.then(|| problem.cell.clone())} data-kind={kind.code()}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            <b>{ format!("{} {word}", problem.cell) }</b>
            { format!("　{}{about}。", kind.what()) }
            { format!("怎么办：{}。", kind.todo()) }
            <span class="aside">{ format!("例：{}", kind.example()) }</span>
        </li>
    }
}

fn matched(
    state: &State,
    own: &Chosen,
    shown: &FileShown,
    table: &TableShown,
    row: &RowShown,
    link: &Scope<Keeper>,
) -> Html {
    let at = key(own, table, row);
    let name = |id: &String| shown.names.get(id).unwrap_or(id).clone();
    let is_new =
        row.matched == MatchShown::New || state.rows.get(&at).is_some_and(|choice| choice == NEW);
    html! {
        <>
            {
                match &row.matched {
                    MatchShown::Facility(id) => html! { name(id) },
                    MatchShown::New => html! { <span class="tag">{ "新的一家" }</span> },
                    MatchShown::Duplicate(row) => html! { format!("和第 {row} 行是同一家，没有采用") },
                    MatchShown::None => html! { "没有名称" },
                    MatchShown::Unsure(candidates) => {
                        let own = [("", "说不准，请选")];
                        let others = [(NEW, "新的一家"), (SKIP, "这一行不用")];
                        let owned = |(value, words): (&str, &str)| (value.to_owned(), words.to_owned());
                        let all = own.map(owned).into_iter();
                        let all = all.chain(candidates.iter().map(|id| (id.clone(), name(id))));
                        let all = all.chain(others.map(owned)).collect();
                        let label = format!("第 {} 行是哪一家", row.number);
                        select(label, all, state.rows.get(&at), link, move |value| Msg::Choice(at, value))
                    }
                }
            }
            if is_new && row.lacks_kind {
                {{
                    let mut all = vec![(String::new(), "是哪一类，请选".to_owned())];
                    all.extend(state.kinds.iter().cloned());
                    let label = format!("第 {} 行是哪一类机构", row.number);
                    select(label, all, state.row_kinds.get(&at), link, move |value| Msg::Kind(at, value))
                }}
            }
        </>
    }
}
