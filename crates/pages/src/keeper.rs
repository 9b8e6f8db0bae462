//! The page on which a bureau's clerk checks her workbook (`/keeper/`), as a file. What changes on it is an app of its
//! own, in `keeper/`; no page of residents leads here, and nothing of it is in their program.
//!
//! It is Chinese only, as the workbooks are, and says so in its own words: no catalogue carries them to residents.

use maud::{DOCTYPE, Markup, html};

/// Where the page lies, below the site's root.
pub const FILE: &str = "keeper/index.html";

/// What the page is told. Addresses are whole paths on the host.
#[derive(Clone, Copy, Default)]
pub struct Keeper<'a> {
    /// The path of the site's root.
    pub base: &'a str,
    /// The icon of the browser's tab.
    pub favicon: &'a str,
    /// The styles.
    pub style: &'a str,
    /// The script.
    pub script: &'a str,
    /// The module.
    pub wasm: &'a str,
    /// The data folder.
    pub data: &'a str,
}

/// What the page may do: load what is the site's own, and send nothing to anybody. The host says the same of every
/// page; this one says it wherever it lies, since workbooks are shown to it.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; \
    form-action 'none'; base-uri 'none'";

/// The page.
pub fn keeper(page: &Keeper<'_>) -> String {
    let whole = html! {
        (DOCTYPE)
        html lang="zh-Hans" data-page="keeper" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "核对名单 · 就近医" }
                meta name="robots" content="noindex, nofollow";
                meta name="referrer" content="no-referrer";
                meta name="format-detection" content="telephone=no";
                link rel="icon" type="image/svg+xml" href=(page.favicon);
                link rel="stylesheet" href=(page.style);
                script defer src=(page.script) data-base=(page.base) data-wasm=(page.wasm) data-data=(page.data) {}
            }
            body { (body()) }
        }
    };
    whole.into_string()
}

fn body() -> Markup {
    html! {
        a.skip href="#main" { "跳到正文" }
        header.header {
            div.header__row { span.header__name { "就近医 · 给卫健局的核对页" } }
        }
        main #main .keeper tabindex="-1" {
            h1.page__title { "核对名单" }
            p.lead {
                "把机构名单的表格放进来，看看哪一格有错、改了什么，再把核对好的数据拿走。"
                "表格只在这台电脑上看，不会发到任何地方。"
            }
            p #trouble .trouble role="alert" hidden {}
            noscript { p.trouble { "这一页要用脚本。请在浏览器的设置里允许脚本，再刷新。" } }
            div #keeper {
                p { "正在准备……" }
                p.aside {
                    "一直停在这里的话：这一页要放在网站上才能用，直接双击文件打开不行；"
                    "浏览器要 Chrome 88、Edge 88、360 极速 13.5 以上。打开过一次，没有网络也能用。"
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_asks_nobody_else_and_is_not_found_by_crawlers() {
        let html = keeper(&Keeper {
            base: "/jk/",
            script: "/jk/assets/keeper.js",
            ..Keeper::default()
        });
        assert!(html.contains(r#"<meta name="robots" content="noindex, nofollow">"#));
        assert!(
            html.contains("connect-src 'self'")
                && !html.contains("http:")
                && !html.contains("https:")
        );
        assert!(html.contains(r#"src="/jk/assets/keeper.js""#), "{html}");
    }
}
