//! Who makes this, what it rests on, and how it can be used. Plain pages: the app does not run on them.

use directory::{Document, Region};
use yew::prelude::*;

use crate::route::Route;
use crate::site::Place;
use crate::words;

/// Who makes this.
pub fn about(place: &Place) -> Html {
    html! {
        <main class="page prose" id="main">
            <h1 class="page__title">{"关于就近医"}</h1>
            <p>{"就近医帮居民找：我要的医疗服务，附近哪里有，怎么去。它不看病、不诊断、不挂号，也不收集任何人的信息：您搜什么、在哪里，都不会离开您的手机。"}</p>
            <h2>{"写了什么，没写什么"}</h2>
            <p>{"机构、科室、床位、合作医院和规划，都来自公开文件，每一条都标出处。文件没有写的，这里写“文件未载”，不会用猜的补上。规划中的，写“规划”；没有核实的名单，写“未核实”和它的日期。"}</p>
            <p><a href={place.href(&Route::AboutData)}>{"看用了哪些文件、还缺什么"}</a></p>
            <h2>{"急病不要在这里找"}</h2>
            <p>{"胸痛、昏迷、大出血、中毒，请立刻打 "}<a href="tel:120">{"120"}</a>{"。"}</p>
        </main>
    }
}

/// The documents, their dates, and what is unknown.
pub fn about_data(place: &Place, documents: &[Document], regions: &[&Region]) -> Html {
    html! {
        <main class="page prose" id="main">
            <h1 class="page__title">{"数据从哪里来"}</h1>
            <p>{"每一页上的事实都能查到出处。下面是全部文件，和居民会问、而文件没有写的。"}</p>
            <h2>{"文件"}</h2>
            <ul class="documents">
                for document in documents.iter() {
                    <li class="document" id={document.id.to_string()}>
                        <p class="document__title">{words::title(document)}</p>
                        <dl class="facts">
                            <dt>{"性质"}</dt>
                            <dd>{words::standing(document.standing)}</dd>
                            <dt>{"发布"}</dt>
                            <dd>{document.issuer.clone().unwrap_or_else(|| "文件未载".to_owned())}</dd>
                            <dt>{"日期"}</dt>
                            <dd>{document.date.as_deref().map_or_else(|| "文件未载".to_owned(), words::date)}</dd>
                            if let Some(valid) = &document.valid {
                                <dt>{"说的是"}</dt>
                                <dd>{format!("{}至 {}", words::date(&valid.from), words::date(&valid.to))}</dd>
                            }
                            if let Some(licence) = &document.licence {
                                <dt>{"许可"}</dt>
                                <dd>{licence.clone()}</dd>
                            }
                        </dl>
                        if let Some(note) = &document.note {
                            <p class="item__note">{note.clone()}</p>
                        }
                    </li>
                }
            </ul>
            <h2>{"文件没有写的"}</h2>
            <p>{"五份规划都没有写任何地址、电话、门诊时间、网址和坐标。页面上的地址、电话和位置只来自 2020 年的公开名单，都标“未核实”。"}</p>
            for region in regions.iter() {
                <h3>{format!("{}{}", region.city, region.name)}</h3>
                <p><a href={format!("{}plan/", place.href(&Route::Region(region.adcode.to_string())))}>{format!("{}的规划和目标", region.name)}</a></p>
                <p><a href={format!("{}ways/", place.href(&Route::Region(region.adcode.to_string())))}>{format!("在{}先去哪里，再去哪里", region.name)}</a></p>
                <ul class="unknown">
                    for unknown in region.unknown.iter() {
                        <li>{unknown.clone()}</li>
                    }
                </ul>
                if !region.notes.is_empty() {
                    <details class="fold">
                        <summary class="fold__title">{"文件只写了数量、没有列名的"}<span class="fold__count">{format!("{} 条", region.notes.len())}</span></summary>
                        <ul class="unknown">
                            for note in region.notes.iter() {
                                <li>
                                    {note.text.clone()}
                                    if let Some(as_of) = &note.as_of {
                                        <span class="hint">{format!("（{}）", words::date(as_of))}</span>
                                    }
                                </li>
                            }
                        </ul>
                    </details>
                }
            }
            <p><a href={place.href(&Route::About)}>{"关于就近医"}</a></p>
        </main>
    }
}

/// The accessibility statement.
pub fn about_accessibility() -> Html {
    html! {
        <main class="page prose" id="main">
            <h1 class="page__title">{"无障碍说明"}</h1>
            <p>{"我们按 WCAG 2.2 的 AA 级来做：能用键盘走完每一步，能用读屏软件听，能放大到 400%，颜色之外还有文字，字可以跟着手机的设置变大。"}</p>
            <h2>{"怎么检查的"}</h2>
            <p>{"每次改动，程序都会用 axe 在真实浏览器里检查每一种页面，发现一处问题就不发布。"}</p>
            <h2>{"还没有做到的"}</h2>
            <ul>
                <li>{"还没有长辈版和朗读。"}</li>
                <li>{"还没有请读屏软件的使用者逐页试过。"}</li>
            </ul>
        </main>
    }
}
