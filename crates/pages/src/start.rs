//! What a page tells its scripts and the app: one JSON in its head, in the element `#start`.
//!
//! The build writes it; `assets/boot.js` and the scripts that it fetches read it, and hand it to the app as it
//! stands there.

use directory::json::Json;

use crate::neighbours::Neighbour;
use crate::open_region::Root;
use crate::texts::{Language, Texts};

/// The addresses of what scripts fetch, as whole paths on the host. Those of what a page does not need are empty.
#[cfg(feature = "files")]
#[derive(Clone, Copy, Default, serde::Serialize)]
pub struct Start<'a> {
    /// The path of the site's root, `/` or `/jk/`.
    pub base: &'a str,
    /// The icon sprite.
    pub icons: &'a str,
    /// The page's language.
    #[serde(serialize_with = "tag")]
    pub language: Language,
    /// The languages that the site has.
    #[serde(serialize_with = "tags")]
    pub languages: &'a [Language],
    /// The sites that may know how high the page is when they frame it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub embed: &'a [String],
    /// Reading aloud.
    pub aloud: &'a str,
    /// Sharing, printing.
    pub tools: &'a str,
    /// The code of a page.
    pub code: &'a str,
    /// How the first page finds a district.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub find: Option<Finding<'a>>,
    /// What the app needs, where it runs.
    #[serde(flatten)]
    pub app: Option<App<'a>>,
}

/// How the first page finds a district.
#[cfg(feature = "files")]
#[derive(Clone, Copy, serde::Serialize)]
pub struct Finding<'a> {
    /// The script that does it.
    pub script: &'a str,
    /// Where names and places lie.
    #[serde(flatten)]
    pub data: &'a Find,
}

/// Where names and places lie that lead to a district: of each file the hash in its name, as in
/// `data/find/names.<hash>.json`. They are no paths, because the service worker keeps what a page names by its path.
#[cfg(feature = "files")]
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Find {
    /// Districts and provinces.
    pub districts: Branch,
    /// Streets and towns.
    pub streets: Branch,
    /// Communities.
    pub communities: Branch,
    /// Traditional characters.
    pub signs: String,
    /// Where the districts are.
    pub at: String,
    /// Whether there are so many districts that not all of them stand on the page.
    pub many: bool,
}

/// Files of names in their order: where each begins, and its hash.
#[cfg(feature = "files")]
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Branch {
    /// What no name of the file comes before.
    pub keys: Vec<String>,
    /// The hash in its name.
    pub files: Vec<String>,
}

/// What the app needs to take a page over.
#[cfg(feature = "files")]
#[derive(Clone, Copy, Default, serde::Serialize)]
pub struct App<'a> {
    /// The script that loads the module.
    pub script: &'a str,
    /// The module of what a first search needs.
    pub wasm: &'a str,
    /// The module of the rest.
    pub rest: &'a str,
    /// What is the region's own in its bundle.
    pub bundle: &'a str,
    /// That file's SHA-256, in hex.
    pub sha256: &'a str,
    /// The vocabulary, with which that is joined. Its hash stands in the region's own part.
    pub vocabulary: &'a str,
    /// Other regions of the site, the nearest first.
    #[serde(serialize_with = "listed")]
    pub neighbours: &'a [Neighbour],
    /// What the page's language says, where that is not in the module.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub list: &'a str,
    /// What stands beside the region's names in it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub beside: &'a str,
}

#[cfg(feature = "files")]
fn tag<S: serde::Serializer>(language: &Language, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(language.tag())
}

#[cfg(feature = "files")]
fn tags<S: serde::Serializer>(languages: &[Language], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(languages.iter().map(|own| own.tag()))
}

/// Each as its code and its name, one after the other.
#[cfg(feature = "files")]
fn listed<S: serde::Serializer>(
    neighbours: &[Neighbour],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let texts = neighbours.iter().flat_map(|own| [&own.adcode, &own.name]);
    serializer.collect_seq(texts)
}

/// What the app takes of it: where the site stands, with the texts of the page's language as they were fetched, and the
/// other regions.
///
/// # Errors
///
/// `app` where the text is none of ours, `language` where the fetched texts are not those of this build.
pub fn read(start: &str, texts: &str) -> Result<(Root, Vec<Neighbour>), &'static str> {
    let start = Json::parse(start).map_err(|_| "app")?;
    let language = start.get("language").and_then(language).ok_or("app")?;
    let texts = Texts::received(language, texts).ok_or("language")?;
    told(&start, texts).ok_or("app")
}

fn language(json: &Json) -> Option<Language> {
    Language::of_tag(json.as_text()?)
}

fn told(start: &Json, texts: Texts) -> Option<(Root, Vec<Neighbour>)> {
    let text = |json: &Json| json.as_text().map(str::to_owned);
    let languages = start.get("languages")?.as_list()?.iter();
    let root = Root::new(
        text(start.get("base")?)?,
        text(start.get("icons")?)?,
        texts,
        languages.filter_map(language).collect(),
    );
    let neighbours = start.get("neighbours")?.as_list()?.chunks_exact(2);
    let neighbours = neighbours.filter_map(|pair| {
        Some(Neighbour {
            adcode: text(&pair[0])?,
            name: text(&pair[1])?,
        })
    });
    Some((root, neighbours.collect()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_page_tells_the_app_is_read_back() {
        let one = |adcode: &str, name: &str| Neighbour {
            adcode: adcode.to_owned(),
            name: name.to_owned(),
        };
        for neighbours in [
            vec![],
            vec![one("990002", "示例市另一区")],
            vec![
                one("990002", "示例市 “另一”区"),
                one("990003", "a,b</script>"),
            ],
        ] {
            let start = Start {
                base: "/jk/",
                icons: "/jk/icons.svg",
                language: Language::En,
                languages: &[Language::ZhHans, Language::En],
                app: Some(App {
                    neighbours: &neighbours,
                    ..App::default()
                }),
                ..Start::default()
            };
            let written = json!(start).to_string();
            let root = Root::new(
                "/jk/".into(),
                "/jk/icons.svg".into(),
                Texts::of(Language::En),
                vec![Language::ZhHans, Language::En],
            );
            let texts = Texts::of(Language::En).sent().join("\u{1}");
            assert_eq!(read(&written, &texts), Ok((root, neighbours)), "{written}");
            for broken in ["", "a\u{1}b", &format!("{texts}\u{1}more")] {
                assert_eq!(read(&written, broken), Err("language"));
            }
        }
    }

    #[test]
    fn what_is_none_of_ours_is_nothing() {
        for start in [
            "",
            "[]",
            "{}",
            r#"{"base": "/", "icons": ""}"#,
            r#"{"base": 1}"#,
        ] {
            assert_eq!(read(start, ""), Err("app"), "{start}");
        }
    }
}
