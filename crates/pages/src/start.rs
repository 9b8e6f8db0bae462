//! What a page tells its scripts and the app: one JSON in its head, in the element `#start`.
//!
//! The build writes it; `assets/boot.js` and the scripts that it fetches read it, and hand it to the app as it
//! stands there.

use serde_json::Value;

use crate::neighbours::Neighbour;
use crate::open_region::Root;

/// The addresses of what scripts fetch, as whole paths on the host. Those of what a page does not need are empty.
#[cfg(feature = "files")]
#[derive(Clone, Copy, Default, serde::Serialize)]
pub struct Start<'a> {
    /// The path of the site's root, `/` or `/jk/`.
    pub base: &'a str,
    /// The icon sprite.
    pub icons: &'a str,
    /// The sites that may know how high the page is when they frame it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub embed: &'a [String],
    /// Reading aloud.
    pub aloud: &'a str,
    /// Keeping, sharing, printing.
    pub tools: &'a str,
    /// The code of a page.
    pub code: &'a str,
    /// What fills the page of what was saved.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub saved: &'a str,
    /// What the app needs, where it runs.
    #[serde(flatten)]
    pub app: Option<App<'a>>,
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

/// What the app takes of it: where the site stands, and the other regions. Nothing where the text is none of
/// ours.
pub fn read(start: &str) -> Option<(Root, Vec<Neighbour>)> {
    let start: Value = serde_json::from_str(start).ok()?;
    let text = |json: &Value| json.as_str().map(str::to_owned);
    let root = Root {
        base: text(start.get("base")?)?,
        icons: text(start.get("icons")?)?,
    };
    let neighbours = start.get("neighbours")?.as_array()?.chunks_exact(2);
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
                app: Some(App {
                    neighbours: &neighbours,
                    ..App::default()
                }),
                ..Start::default()
            };
            let written = json!(start).to_string();
            let root = Root {
                base: "/jk/".into(),
                icons: "/jk/icons.svg".into(),
            };
            assert_eq!(read(&written), Some((root, neighbours)), "{written}");
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
            assert_eq!(read(start), None, "{start}");
        }
    }
}
