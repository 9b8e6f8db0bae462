//! A page as a file: what stands around it, from the first byte to the last.
//!
//! `index.html` at the root of the repository is what this makes around nothing; `tests/site.rs` compares.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Value, json};

use crate::Page;
use crate::start::Start;
use crate::texts::{Language, Texts};

/// What a page is told beside what it shows. Addresses are whole paths on the host; those of what a page does
/// not need are empty.
#[derive(Clone, Copy, Default)]
pub struct Shell<'a> {
    /// What the page says of itself.
    pub head: Head<'a>,
    /// The addresses of files.
    pub files: Files<'a>,
    /// The script that runs before the first paint. It stands in the page.
    pub early: &'a str,
    /// What the page says, in its language.
    pub texts: Texts,
    /// The same page in each language, by its address; none where it has no others.
    pub alternates: &'a [(Language, String)],
    /// What it tells its scripts and the app.
    pub start: Start<'a>,
}

/// What a page says of itself.
#[derive(Clone, Copy, Default)]
pub struct Head<'a> {
    /// Which page it is; nothing for one that is no part of the site.
    pub page: Option<&'a Page>,
    /// Its title.
    pub title: &'a str,
    /// Its description, in one or two sentences.
    pub description: &'a str,
    /// Its whole address, where the site has one.
    pub url: Option<&'a str>,
    /// The feed of what has changed, on the page that is about it.
    pub feed: Option<&'a str>,
    /// What search engines may take over.
    pub json_ld: Option<&'a Value>,
}

/// The addresses of files that pages ask for.
#[derive(Clone, Copy, Default)]
pub struct Files<'a> {
    /// The icon of the browser's tab.
    pub favicon: &'a str,
    /// The icon of a phone's home screen.
    pub touch_icon: &'a str,
    /// What a phone reads when the site is put on its home screen.
    pub manifest: &'a str,
    /// The script of every page.
    pub boot: &'a str,
    /// The styles of the page.
    pub style: &'a str,
    /// The styles of 长辈版, which `early.js` asks for where that is wanted.
    pub elder: &'a str,
    /// The styles of paper, for which nobody waits.
    pub print: &'a str,
}

/// HTML that the app itself rendered. Its texts were escaped as it was.
pub fn rendered(html: String) -> Markup {
    PreEscaped(html)
}

/// The page of that content, as a file.
pub fn shell(shell: &Shell<'_>, body: Markup) -> String {
    let Shell {
        head, files, start, ..
    } = shell;
    let page = head.page;
    let t = shell.texts;
    let language = t.language();
    let tags: Vec<&str> = start.languages.iter().map(|own| own.tag()).collect();
    let whole = html! {
        (DOCTYPE)
        html lang=(language.html_lang()) data-page=(page.map_or("gallery", Page::sort)) data-region=(page.and_then(Page::region).unwrap_or("")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                title { (head.title) }
                meta name="description" content=(head.description);
                meta property="og:title" content=(head.title);
                meta property="og:description" content=(head.description);
                meta property="og:type" content="website";
                meta property="og:locale" content=(language.locale());
                meta name="format-detection" content="telephone=no";
                meta name="theme-color" content="#0b6158" media="(prefers-color-scheme: light)";
                meta name="theme-color" content="#0c3b35" media="(prefers-color-scheme: dark)";
                link rel="icon" type="image/svg+xml" href=(files.favicon);
                link rel="manifest" href=(files.manifest);
                link rel="apple-touch-icon" href=(files.touch_icon);
                link rel="stylesheet" href=(files.style);
                // After the styles, since what it adds wins over them.
                script data-base=(start.base) data-language=(language.tag()) data-languages=(tags.join(" ")) data-elder=(files.elder) { (PreEscaped(shell.early)) }
                link rel="stylesheet" media="print" href=(files.print);
                @if let Some(url) = head.url {
                    link rel="canonical" href=(url);
                    meta property="og:url" content=(url);
                }
                @for (own, href) in shell.alternates {
                    link rel="alternate" hreflang=(own.tag()) href=(href);
                }
                @if let Some((_, href)) = shell.alternates.first() {
                    link rel="alternate" hreflang="x-default" href=(href);
                }
                @if let Some(feed) = head.feed {
                    link rel="alternate" type="application/atom+xml" href=(feed);
                }
                @if let Some(data) = head.json_ld {
                    script type="application/ld+json" { (in_script(data)) }
                }
                script #start type="application/json" { (in_script(&json!(start))) }
                script defer src=(files.boot) {}
            }
            body {
                // `boot.js` shows it where a page did not come whole.
                div #notice .notice role="alert" hidden {
                    p.notice__text { (t.head_cut_off()) }
                    button.button type="button" { (t.head_refresh()) }
                }
                div #app { (body) }
                // The last of a page: where it is there, the page came whole.
                template #whole {}
            }
        }
    };
    whole.into_string()
}

/// Data in a script, which a closing tag inside the data would end.
fn in_script(data: &Value) -> Markup {
    PreEscaped(data.to_string().replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::neighbours::Neighbour;
    use crate::start::App;

    #[test]
    fn nothing_that_a_page_is_told_ends_its_attribute_or_its_script() {
        let evil = "\"'></script><script>alert(1)</script>";
        let data = json!({ "name": evil });
        let head = Head {
            title: evil,
            description: evil,
            url: Some(evil),
            json_ld: Some(&data),
            ..Head::default()
        };
        let neighbours = [Neighbour {
            adcode: evil.into(),
            name: evil.into(),
        }];
        let start = Start {
            app: Some(App {
                neighbours: &neighbours,
                ..App::default()
            }),
            embed: &[evil.into()],
            ..Start::default()
        };
        let made = Shell {
            head,
            start,
            ..Shell::default()
        };
        let html = shell(&made, Markup::default());
        assert!(!html.contains("alert(1)</"), "{html}");
        assert_eq!(html.matches("<script").count(), 4, "{html}");
    }
}
