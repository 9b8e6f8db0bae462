//! Styles, scripts and pictures, under names that carry the hash of their content.

pub mod styles;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use serde::Serialize;
use site::Assets;

use pages::texts::{Language, Texts as PageTexts};

use crate::build::wasm::App;
use crate::hash::{self, Hasher};
use crate::project::{read, write as write_file};
use crate::texts::Texts;

/// The script that starts the app. What it and the other scripts say is in the catalogue of texts.
const BOOT: &str = "boot.js";

/// The script that runs before the first paint.
const EARLY: &str = "early.js";

/// What the app's own script does in a worker that searches for a page. It is a part of that script, so
/// that a worker needs no file that the page has not loaded before.
const SEARCHER: &str = "searcher.js";

/// The service worker. Its address never changes, and it lies at the root, because it may answer only
/// for pages below itself.
const WORKER: &str = "sw.js";

/// The folder of the styles, which [`styles`] puts together.
const STYLES: &str = "style/";

/// Files that go to the root of the site under their own name, because others ask for them by it.
const UNHASHED: [&str; 2] = [
    // Browsers ask for it without being told.
    "favicon.ico",
    // Crawlers do.
    "robots.txt",
];

/// Writes the app's modules, where there is an app, and the files of `assets/`.
pub fn write(
    source: &Path,
    app: Option<&App>,
    texts: &Texts,
    languages: &[Language],
    dist: &Path,
) -> Result<Assets> {
    let mut files = BTreeMap::new();
    let mut put = |name: &str, path: &str, content: &[u8]| -> Result<()> {
        let path = hash::name(&format!("assets/{path}"), content);
        write_file(&dist.join(&path), content)?;
        files.insert(name.to_owned(), path);
        Ok(())
    };
    if let Some(App { first, rest }) = app {
        put("wasm", "jiujin_bg.wasm", &first.wasm)?;
        put("rest", "jiujin_rest.wasm", rest)?;
        let script = format!("{}\n{}", first.script, read(&source.join(SEARCHER))?);
        put("script", "jiujin.js", code(&script).as_bytes())?;
    }

    let styles = source.join(STYLES);
    for (name, rules) in styles::pages(&styles)? {
        put(name, name, rules.as_bytes())?;
    }
    for path in styles::FILES {
        put(path, path, styles::sheet(&styles, path)?.as_bytes())?;
    }
    let others: Vec<Language> = languages
        .iter()
        .copied()
        .filter(|own| *own != Language::default())
        .collect();
    for own in &others {
        let list = serde_json::to_vec(PageTexts::of(*own).sent())?;
        let tag = own.tag();
        put(&format!("{tag}/list"), &format!("{tag}.json"), &list)?;
    }
    let mut early = String::new();
    for path in folder::files_below(source)? {
        let file = source.join(&path);
        if path == WORKER || path == SEARCHER || path.starts_with(STYLES) {
            continue;
        } else if path == EARLY {
            early = code(&read(&file)?);
        } else if UNHASHED.contains(&path.as_str()) {
            write_file(&dist.join(&path), fs::read(&file)?)?;
        } else if path.ends_with(".js") {
            let name = if path == BOOT { "boot" } else { path.as_str() };
            let script = code(&read(&file)?);
            let said = texts.fill(Language::default(), &script)?;
            put(name, &path, said.as_bytes())?;
            // A script that says something is one for each language.
            for own in others.iter().filter(|_| said != script) {
                let tag = own.tag();
                let path = path.replace(".js", &format!(".{tag}.js"));
                let said = texts.fill(*own, &script)?;
                put(&format!("{tag}/{name}"), &path, said.as_bytes())?;
            }
        } else {
            ensure!(
                !path.ends_with(".css"),
                "assets/{path}: styles lie in assets/{STYLES}"
            );
            put(&path, &path, &fs::read(&file)?)?;
        }
    }
    Ok(Assets { files, early })
}

/// A script without the lines that only its readers need, and without its indentation: some tenth to third of
/// what a phone would load of it. No text of ours goes over several lines. A licence goes wherever its code
/// goes: it stands between `/*!` and `*/`, and no line of it begins with a star.
pub fn code(script: &str) -> String {
    let is_code = |line: &&str| {
        let comments = ["//", "/**", "*"];
        !line.is_empty() && !comments.iter().any(|comment| line.starts_with(comment))
    };
    let lines = script.lines().map(str::trim).filter(is_code);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Whether a file is of one language only.
fn is_of_language(name: &str) -> bool {
    let of = |own: &Language| {
        name.strip_prefix(own.tag())
            .is_some_and(|rest| rest.starts_with('/'))
    };
    Language::ALL.iter().any(of)
}

/// What the service worker knows of the build, as `self.BUILD`.
#[derive(Serialize)]
struct Build<'a> {
    /// Another one whenever any file of the site is another one.
    version: String,
    /// The newest date that the data has, where it has one.
    newest: Option<&'a str>,
    /// The path under which the site lies.
    base: &'a str,
    /// The files that every page of Simplified Chinese needs, by path below `base`. A page of another language is
    /// kept with its own.
    files: Vec<&'a str>,
    /// The folders of the other languages, such as `en/`.
    folders: Vec<String>,
}

/// The service worker, with what it must know of this build before its own text; `content` is over everything else
/// of the build.
pub fn worker(
    source: &Path,
    base: &str,
    languages: &[Language],
    assets: &Assets,
    newest: Option<&str>,
    mut content: Hasher,
) -> Result<(String, Vec<u8>)> {
    let worker = read(&source.join(WORKER))?;
    content.part(worker.as_bytes());
    let of_all = assets
        .files
        .iter()
        .filter(|(name, _)| !is_of_language(name));
    let files_of_all = of_all.map(|(_, path)| path.as_str()).collect();
    let folders = languages
        .iter()
        .map(|own| own.prefix().trim_start_matches('/'));
    let folders = folders.filter(|own| !own.is_empty());
    let build = Build {
        version: content.hex(),
        newest,
        base,
        files: files_of_all,
        folders: folders.map(|own| format!("{own}/")).collect(),
    };
    let build = serde_json::to_string(&build)?;
    let text = format!("self.BUILD = {build};\n{}", code(&worker));
    Ok((WORKER.to_owned(), text.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::wasm::Module;

    #[test]
    fn a_script_without_comments_is_its_code() {
        let script = "/**\n * What it does.\n * @param {string} a\n */\nfunction f(a) {\n    // Why.\n    return a * 2; // twice\n}\n\n";
        assert_eq!(code(script), "function f(a) {\nreturn a * 2; // twice\n}\n");
    }

    #[test]
    fn the_licence_of_a_script_stays_in_it() {
        let script = "// Why.\n/*! Derived from a, MIT\n\nPermission is\n- granted. */\nf();\n";
        let kept = "/*! Derived from a, MIT\nPermission is\n- granted. */\nf();\n";
        assert_eq!(code(script), kept);
    }

    #[test]
    fn every_asset_gets_a_hashed_name_but_those_that_others_ask_for() {
        let [source, dist] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        for (path, content) in [
            ("boot.js", "say(\"{{scripts.old}}\")"),
            ("early.js", "0"),
            ("icons.svg", "<svg/>"),
            ("robots.txt", ""),
            ("searcher.js", "work()"),
            ("sw.js", "go(self.BUILD)"),
            ("tools.js", "say(\"{{scripts.old}}\")"),
        ] {
            write_file(&source.path().join(path), content).unwrap();
        }
        for path in styles::paths() {
            write_file(&source.path().join(STYLES).join(path), "a{}").unwrap();
        }
        let app = App {
            first: Module {
                script: "js".into(),
                wasm: b"wasm".into(),
            },
            rest: b"rest".into(),
        };
        let texts = r#"{"name": "中文", "texts": {"scripts": {"old": "旧"}}}"#;
        let other = r#"{"name": "English", "texts": {"scripts": {"old": "old"}}}"#;
        let other = texts::Catalogue::parse(other).unwrap();
        let texts = Texts {
            pages: texts::Catalogue::parse(texts).unwrap(),
            others: BTreeMap::from([("en".to_owned(), other)]),
        };
        let assets = write(
            source.path(),
            Some(&app),
            &texts,
            &[Language::ZhHans, Language::En],
            dist.path(),
        )
        .unwrap();
        let named: Vec<&str> = assets.files.keys().map(String::as_str).collect();
        assert_eq!(
            named,
            [
                "app.css",
                "boot",
                "elder.css",
                "en/boot",
                "en/list",
                "en/tools.js",
                "icons.svg",
                "print.css",
                "rest",
                "script",
                "site.css",
                "tools.js",
                "wasm"
            ]
        );
        for path in assets.files.values() {
            assert!(hash::is_in(path), "{path}");
        }
        assert_eq!(assets.early, "0\n");
        for name in ["boot", "tools.js"] {
            let script = read(&dist.path().join(&assets.files[name])).unwrap();
            assert_eq!(script, "say(\"旧\")\n");
        }
        let script = read(&dist.path().join(&assets.files["script"])).unwrap();
        assert_eq!(script, "js\nwork()\n");
        for name in ["en/boot", "en/tools.js"] {
            let script = read(&dist.path().join(&assets.files[name])).unwrap();
            assert_eq!(script, "say(\"old\")\n");
        }
        let list = read(&dist.path().join(&assets.files["en/list"])).unwrap();
        let list: Vec<String> = serde_json::from_str(&list).unwrap();
        assert_eq!(list, PageTexts::of(Language::En).sent());
        assert!(dist.path().join("robots.txt").exists() && !dist.path().join("sw.js").exists());

        let worker = |content: &str| {
            let mut all = Hasher::default();
            all.part(content.as_bytes());
            let (path, worker) = worker(
                source.path(),
                "/",
                &[Language::ZhHans, Language::En],
                &assets,
                Some("2021"),
                all,
            )
            .unwrap();
            assert_eq!(path, "sw.js");
            String::from_utf8(worker).unwrap()
        };
        let first = worker("a page");
        assert!(
            first.starts_with("self.BUILD = {\"version\":\"")
                && first.ends_with("};\ngo(self.BUILD)\n"),
            "{first}"
        );
        assert!(
            assets
                .files
                .iter()
                .all(|(name, path)| first.contains(path) != is_of_language(name)),
            "{first}"
        );
        assert!(first.contains("\"newest\":\"2021\""), "{first}");
        assert!(first.contains("\"folders\":[\"en/\"]"), "{first}");
        assert_eq!(worker("a page"), first);
        assert_ne!(worker("b"), first, "another page is another version");

        write_file(&source.path().join("base.css"), "a{}").unwrap();
        assert!(write(source.path(), None, &texts, &[], dist.path()).is_err());
    }
}
