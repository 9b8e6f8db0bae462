//! Who makes this, what it rests on, and how it can be used. Plain pages: the app does not run on them.

use directory::{Document, Region};
use yew::prelude::*;

use crate::route::Route;
use crate::site::Place;
use crate::words;

const MODES: &str = "怎么看得清、听得见";
const OFFERED: [&str; 4] = [
    "每一页最上面有“长辈版”：字大、按钮大、一列排下来，先选“看病找科室”“附近”“打电话”。再点“标准版”就换回来。手机会记住您选的。",
    "长辈版里有“字小”“字大”，正文从 20 像素到 30 像素，分四级。",
    "长辈版的每一页和每家机构的页面有“朗读”：读到哪一句，哪一句变色；电话号码一个数字一个数字地念。手机里没有普通话或其他中文语音的，不显示这个按钮。",
    "手机设成深色、高对比度、减少动画的，页面跟着变。",
];
const CHECKED: &str =
    "2026 年 11 月起，每次改动，程序都在真实浏览器里做下面这些检查，有一处不对就不发布：";
const CHECKS: [&str; 6] = [
    "每一种页面，标准版、长辈版、深色，都用 axe 按 WCAG 2.2 的 A、AA 级检查。",
    "每一种颜色和它的底色，按 WCAG 的公式算对比度：正文不低于 7，其他文字不低于 4.5，边框和图形不低于 3；深色和高对比度也算。",
    "能点的，标准版不小于 44×44 像素，长辈版不小于 60×60 像素；长辈版的字不小于 18 像素。",
    "最窄的手机（320 像素，也就是电脑上放大到 400%）和微信最大的字（25 像素），不出现左右滚动。",
    "只用键盘走完找、筛选、打开机构的每一步，焦点停在哪里都看得见，换页以后焦点在新页的标题上。",
    "主要页面读给读屏软件的内容（标题、地标、按钮和链接的名字）逐项比对。",
];
const FAILINGS: [&str; 5] = [
    "还没有请读屏软件的使用者和老年人逐页试过；旁白（VoiceOver）、TalkBack 也还没有人工试过。",
    "步行圈的图，读屏软件只读出各家的名字；位置关系请看图下面的名单。长辈版不显示这张图，只显示名单。",
    "朗读的声音是手机自带的，有的手机会把多音字读错，微信里有的手机没有语音。",
    "标准版里，事实旁边标出处的小数字只有 24 像素高；同样的出处在页面最后有名单。",
    "还没有方言的朗读，也没有手语。",
];
const TELL: &str = "用着不方便，请告诉我们";
const HOW_TO_TELL: &str =
    "机构页面最后有“信息有误？告诉我们”的，可以从那里说；没有的，可以打 12345 反映。";

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
            <h2>{MODES}</h2>
            <ul>{for OFFERED.map(item)}</ul>
            <h2>{"怎么检查的"}</h2>
            <p>{CHECKED}</p>
            <ul>{for CHECKS.map(item)}</ul>
            <h2>{"还没有做到的"}</h2>
            <ul>{for FAILINGS.map(item)}</ul>
            <h2>{TELL}</h2>
            <p>{HOW_TO_TELL}</p>
        </main>
    }
}

fn item(text: &str) -> Html {
    html! { <li>{text.to_owned()}</li> }
}
