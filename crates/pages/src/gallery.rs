//! What the gallery of the site's parts is made of, beside the parts themselves: pages around them, and
//! examples of classes that have no function of their own.

use maud::{Markup, html};

/// A name as long as names get.
pub const LONG_NAME: &str = "示例省示例市示例区甲例街道社区卫生服务中心（示例市第一人民医院示例区分院、示例区妇幼保健计划生育服务中心）";

/// The page that shows all examples, each by its id and its title.
pub fn contents(title: &str, examples: &[(String, String)]) -> Markup {
    html! {
        main #main .page {
            h1.page__title { (title) }
            @for (id, title) in examples {
                h2 { a href={ (id) ".html" } { (title) } }
                iframe width="100%" height="320" title=(title) src={ (id) ".html" } {}
            }
        }
    }
}

/// An example where it stands in a page.
pub fn around(component: &str, title: &str, example: &Markup) -> Markup {
    let inside = !matches!(component, "header" | "footer");
    html! {
        div.site {
            @if component == "header" { (example) }
            main #main .page {
                h1.page__title { (title) }
                // Pieces that stand under a heading of their page have one here, too.
                h2.block__title { "示例" }
                @if inside { (example) }
            }
            @if component == "footer" { (example) }
        }
    }
}

/// Buttons and chips of every sort.
pub fn buttons() -> Markup {
    html! {
        p { button.button type="button" { "搜索" } }
        p { button.button.button--quiet type="button" { "再看 20 家" } }
        p { a.button.button--urgent href="tel:120" { "打 120" } }
        p { a.button.button--call href="tel:00000000001" { "打电话 000-00000001" } }
        p { a.chip href="#main" { "口腔科" } a.chip aria-current="true" href="#main" { "全部" } }
        p { button.link type="button" { "忘掉我的位置" } }
    }
}

/// Facts with a long one among them.
pub fn facts() -> Markup {
    html! {
        section.block aria-labelledby="facts-title" {
            h3 #facts-title .block__title { "怎么联系、怎么去" }
            dl.facts {
                dt { "地址" }
                dd { (LONG_NAME) }
                dt { "电话" }
                dd { span.phone { a href="tel:00000000001" { "000-00000001" } "总机" } }
                dt { "开放时间" }
                dd { "周一至周五 8:00–11:30、14:00–17:00" }
            }
            p.unstated { "文件未载：位置。" }
        }
    }
}

/// A folded list that is open, and one that is closed.
pub fn folds() -> Markup {
    let fold = |title: &str, is_open: bool| {
        html! {
            details.fold open[is_open] {
                summary.fold__title { (title) span.fold__count { "1 家" } }
                ul.fold__list { li { a href="#main" { "示例医院" } } }
            }
        }
    };
    html! { (fold("口腔科", true)) (fold(LONG_NAME, false)) }
}

/// A way of two steps.
pub fn way() -> Markup {
    html! {
        ol.way {
            li.way__step {
                h3.way__title { "先到社区卫生服务中心" }
                p { "家庭医生看病、开转诊单。" }
            }
            li.way__step {
                h3.way__title { "再转到医院" }
                p { "带上转诊单和身份证。" }
            }
        }
    }
}
