//! What the clerk takes away.

use yew::{Html, html};

use super::state::{Known, Link, State};

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
            </ul>
        </section>
    }
}

/// A link to a file that is made here.
pub fn to(link: &Link, sort: &'static str, words: &str) -> Html {
    html! {
        <a class="button" data-download={sort} href={link.url.clone()} download={link.name.clone()}>{ words }</a>
    }
}
