//! Every page in every language: what is Chinese on an English page is a fact and says so, and the pages of the languages
//! lead to each other.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use directory::Directory;
use pages::neighbours;
use pages::open_data::OpenFiles;
use pages::texts::{Language, Texts, has_chinese, term};
use serde_json::Value;
use site::find::Find;
use site::{Assets, Bundled, Host, Site};

/// A page: its path, and its text.
type Pages = BTreeMap<String, String>;

/// What a data folder says, as one text, and every page of it; of its first region alone where there are many.
fn pages(data: &str, base: &str) -> (String, Pages) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(data);
    let files = folder::json_below(&folder).unwrap();
    let (mut directory, _) = Directory::read(&files);
    let first = directory.regions.keys().next().unwrap().clone();
    let all = directory.regions.clone();
    directory.regions.retain(|adcode, _| *adcode == first);
    let mut bundle = directory.bundle(&first).unwrap();
    bundle.documents.clone_from(&directory.documents);
    let others = neighbours::of(all.values().map(|records| &records.region), &first);
    let beside = Language::ALL.map(|language| {
        let beside = site::beside::of(&bundle, &others, language);
        (language, (beside, String::new()))
    });
    let bundled = Bundled {
        bundle: bundle.into(),
        path: String::new(),
        sha256: String::new(),
        beside: beside.into(),
    };
    let site = Site {
        host: &Host {
            base: base.to_owned(),
            languages: Language::ALL.to_vec(),
            ..Host::default()
        },
        assets: &Assets::default(),
        directory: &directory,
        vocabulary: "",
        open: &OpenFiles::default(),
        find: &Find::default(),
    };
    let work = site.work(&bundled);
    let pages = work.iter().flat_map(|work| site.pages(work));
    let pages = pages.chain(site.of_all());
    let pages = pages.map(|file| (file.path, file.text)).collect();
    let said: Vec<String> = files.into_values().collect();
    (said.concat(), pages)
}

/// A text of a page, or one that is read aloud for an element, with the languages of the elements around it.
struct Said<'a> {
    text: String,
    langs: Vec<&'a str>,
    is_attribute: bool,
}

/// Elements without an end.
const VOID: [&str; 7] = ["meta", "link", "input", "br", "wbr", "img", "hr"];

/// What a page says in its body.
fn said(html: &str) -> Vec<Said<'_>> {
    let body = html.split_once("<body>").unwrap().1;
    let body = body.split_once("</body>").unwrap().0;
    let mut all = Vec::new();
    let mut open: Vec<(&str, Option<&str>)> = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = match piece.strip_prefix("!--") {
            Some(comment) => ("", comment.split_once("-->").map_or("", |(_, text)| text)),
            None => piece.split_once('>').unwrap(),
        };
        let name = tag.split([' ', '>']).next().unwrap();
        if let Some(ended) = name.strip_prefix('/') {
            let (last, _) = open.pop().unwrap();
            assert_eq!(last, ended, "{piece}");
        } else if !name.is_empty() {
            open.push((name, attribute(tag, "lang")));
        }
        let langs: Vec<&str> = open.iter().filter_map(|(_, lang)| *lang).collect();
        for name in ["aria-label", "placeholder", "alt", "title"] {
            all.extend(attribute(tag, name).map(|text| Said {
                text: unescaped(text),
                langs: langs.clone(),
                is_attribute: true,
            }));
        }
        if VOID.contains(&name) {
            open.pop();
        }
        let langs = open.iter().filter_map(|(_, lang)| *lang).collect();
        all.push(Said {
            text: unescaped(text),
            langs,
            is_attribute: false,
        });
    }
    all
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    value.split('"').next()
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"")
        .replace("&amp;", "&")
        .trim()
        .to_owned()
}

/// The pages of a language, by path below its folder.
fn of(pages: &Pages, language: Language) -> impl Iterator<Item = (&str, &str)> {
    let folder = format!("{}/", language.prefix().trim_start_matches('/'));
    let of = move |path: &'_ str| path.strip_prefix(&folder).map(str::to_owned);
    pages
        .iter()
        .filter(move |(path, _)| of(path).is_some())
        .map(|(path, html)| (path.as_str(), html.as_str()))
}

const DATA: [&str; 2] = ["tests/site/tiny", "data"];

#[test]
fn what_is_chinese_on_an_english_page_is_a_fact_and_says_so() {
    let english =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("texts/en.json"));
    let english = english.unwrap();
    for data in DATA {
        let (facts, pages) = pages(data, "/");
        let mut unmarked = BTreeSet::new();
        for (path, html) in of(&pages, Language::En) {
            assert!(html.contains("<html lang=\"en\""), "{path}");
            for Said {
                text,
                langs,
                is_attribute,
            } in said(html)
            {
                if !has_chinese(&text) {
                    continue;
                }
                let is_marked = langs.iter().any(|lang| lang.starts_with("zh"));
                let runs = text.split(|sign: char| !has_chinese(sign.encode_utf8(&mut [0; 4])));
                let is_known = |run: &str| facts.contains(run) || english.contains(run);
                let is_fact = is_attribute && runs.into_iter().all(is_known);
                if !is_marked && !is_fact {
                    unmarked.insert(format!("{path}: {text}"));
                }
            }
        }
        let first: Vec<&String> = unmarked.iter().take(40).collect();
        assert!(unmarked.is_empty(), "{}: {first:#?}", unmarked.len());
    }
}

/// The texts of a catalogue, by their names.
fn catalogue(tag: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("texts/{tag}.json"));
    let catalogue: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut all = BTreeMap::new();
    for (group, texts) in catalogue["texts"].as_object().unwrap() {
        for (key, text) in texts.as_object().unwrap() {
            if let Some(text) = text.as_str() {
                all.insert(format!("{group}.{key}"), text.to_owned());
            }
        }
    }
    all
}

/// Whether a page's text is a text of the catalogue, whatever stands for its placeholders.
fn is_said(text: &str, template: &str) -> bool {
    let pieces: Vec<&str> = template
        .split('{')
        .map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest))
        .collect();
    let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
    if pieces.len() == 1 {
        return text == template;
    }
    let mut rest = match text.strip_prefix(first) {
        Some(rest) => rest,
        None => return false,
    };
    for piece in &pieces[1..pieces.len() - 1] {
        match rest.split_once(piece) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last) && pieces.concat().chars().count() > 3
}

#[test]
fn a_page_in_traditional_chinese_says_nothing_in_simplified_chinese() {
    let [simplified, traditional] = ["zh-Hans", "zh-Hant"].map(catalogue);
    let other: Vec<(&String, &String)> = simplified
        .iter()
        .filter(|(name, text)| traditional.get(*name) != Some(text))
        .collect();
    for data in DATA {
        let (_, pages) = pages(data, "/");
        for (path, html) in of(&pages, Language::ZhHant) {
            let own = said(html).into_iter();
            let own = own.filter(|said| {
                !said.text.is_empty()
                    && !said
                        .langs
                        .iter()
                        .any(|lang| ["zh-CN", "zh-Hans"].contains(lang))
            });
            let own: BTreeSet<String> = own.map(|said| said.text).collect();
            for (name, text) in &other {
                let found = own.iter().find(|said| is_said(said, text));
                let also = |said: &String| is_said(said, &traditional[*name]);
                assert!(found.is_none_or(also), "{path}: {name}: {found:?}");
            }
        }
    }
}

#[test]
fn every_page_leads_to_itself_in_the_other_languages() {
    let (_, pages) = pages("tests/site/tiny", "/jk/");
    let file = |href: &str| {
        let path = href.strip_prefix("/jk/").unwrap();
        match path {
            path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
            path => path.to_owned(),
        }
    };
    let links = |html: &str, tag: &str| -> Vec<(String, String)> {
        let tags = html.split('<').filter(|piece| piece.starts_with(tag));
        let pairs =
            tags.filter_map(|tag| Some((attribute(tag, "hreflang")?, attribute(tag, "href")?)));
        pairs
            .map(|(lang, href)| (lang.to_owned(), file(href)))
            .collect()
    };
    for (path, html) in &pages {
        let alternates = links(html, "link ");
        for (lang, other) in &alternates {
            let back = links(&pages[other], "link ");
            assert_eq!(back, alternates, "{path} {lang}");
            assert!(
                lang == "x-default" || back.iter().any(|(_, own)| own == path),
                "{path}"
            );
        }
        let is_listed = !["404.html", "app.html", "offline.html", "saved/index.html"]
            .iter()
            .any(|end| path.ends_with(end));
        assert_eq!(alternates.len(), if is_listed { 4 } else { 0 }, "{path}");
        // What the app has yet to fill has no foot.
        if path.ends_with("app.html") {
            continue;
        }
        let foot = links(html, "a ");
        let foot = &foot[foot.len() - 3..];
        let tags: Vec<&str> = foot.iter().map(|(lang, _)| lang.as_str()).collect();
        assert_eq!(tags, ["zh-Hans", "en", "zh-Hant"], "{path}");
        for (lang, other) in foot {
            assert!(pages.contains_key(other), "{path} {lang} {other}");
            assert!(
                is_listed.then(|| foot.iter().any(|(_, own)| own == path)) != Some(false),
                "{path}"
            );
        }
    }
    let folders: BTreeSet<&str> = pages
        .keys()
        .filter_map(|path| path.split('/').next())
        .collect();
    assert!(folders.contains("en") && folders.contains("zh-Hant"));
    assert!(!pages.contains_key("en/404.html"));
}

#[test]
fn names_can_be_said_and_departments_understood() {
    let (_, pages) = pages("data", "/");
    let region = &pages["en/320402/index.html"];
    for said in [
        "<span lang=\"zh-CN\">红梅街道</span> <span class=\"beside\" lang=\"zh-Latn\">Hóngméi Jiēdào</span>",
        "<span lang=\"zh-CN\">口腔科</span> <span class=\"beside\">Stomatology (dentistry)</span>",
        "<option value=\"dental\" lang=\"zh-CN\">口腔科 Stomatology (dentistry)</option>",
        "Community health centre",
    ] {
        assert!(region.contains(said), "{said}");
    }
    assert!(!pages["320402/index.html"].contains("class=\"beside\""));
    assert!(!pages["zh-Hant/320402/index.html"].contains("zh-Latn"));
}

#[test]
fn every_word_of_the_vocabulary_has_its_english_term() {
    let files = folder::json_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap();
    let (directory, problems) = Directory::read(&files);
    assert!(problems.is_empty(), "{problems:?}");
    let t = Texts::of(Language::En);
    let kinds = directory.kinds.iter().map(|own| own.id.as_str());
    let mut missing: Vec<String> = kinds
        .filter(|id| t.kind(id).is_none())
        .map(|id| format!("kinds {id}"))
        .collect();
    let specialties = directory.specialties.iter().map(|own| own.id.as_str());
    let levels = directory.levels.iter().map(|own| own.id.as_str());
    let groups = directory.groups.iter().map(|own| own.id.as_str());
    let services = directory.services.iter().map(|own| own.id.as_str());
    let ids = specialties.map(|id| ("specialties", id));
    let ids = ids.chain(levels.map(|id| ("levels", id)));
    let ids = ids.chain(groups.map(|id| ("groups", id)));
    for (sort, id) in ids.chain(services.map(|id| ("services", id))) {
        if term(Language::En, sort, id).is_none() {
            missing.push(format!("{sort} {id}"));
        }
    }
    assert!(
        missing.is_empty(),
        "`texts/en.json` says nothing of {missing:?}"
    );
}
