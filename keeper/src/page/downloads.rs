//! What the clerk takes away.

use yew::{Html, html};

use super::chosen::{Known, Link};
use super::state::State;

pub fn downloads(state: &State) -> Html {
    let read = state.files.iter();
    let read: Vec<_> = read
        .filter(|own| matches!(own.known, Known::Read(_)))
        .collect();
    if read.is_empty() {
        return Html::default();
    }
    html! {
        <section class="downloads" aria-labelledby="downloads-title">
            <h2 id="downloads-title">{ "四、拿走" }</h2>
            <ul>
                { for read.iter().map(|own| html! {
                    <li>
                        {
                            match (&own.marked, &own.unmarked) {
                                (Some(link), _) => to(link, "marked", &format!("做了记号的表格：{}", link.name)),
                                (None, Some(why)) => html! { format!("{}：{why}", own.name) },
                                (None, None) => html! { format!("{}：正在做记号……", own.name) },
                            }
                        }
                    </li>
                }) }
                <li>
                    {
                        match (&state.data, &state.no_data) {
                            (Some(link), _) => to(link, "data", &format!("新的数据：{}", link.name)),
                            (None, Some(why)) => html! { why },
                            (None, None) => html! { "新的数据：正在准备……" },
                        }
                    }
                </li>
            </ul>
            if state.data.is_some() && state.who.is_empty() {
                <p class="aside">{ "还没有写谁在核对：数据里就不写“已核对”。写在最上面。" }</p>
            }
            <p class="aside">{ "没有说准的、没有决定的，都不会写进数据。数据是一个压缩包，里面有“改了什么.txt”和“怎么放.txt”。" }</p>
        </section>
    }
}

/// A link to a file that is made here.
pub fn to(link: &Link, sort: &'static str, words: &str) -> Html {
    html! {
        <a class="button" data-download={sort} href={link.url.clone()} download={link.name.clone()}>{ words }</a>
    }
}
