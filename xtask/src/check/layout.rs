//! The rules of the code's layout that a program can check.

use std::collections::BTreeMap;

use texts::Catalogue;

/// Lines that a source file may have.
const LINES: usize = 500;

/// Files that may have more lines, each with the reason.
const LONG: [(&str, &str); 0] = [];

/// Folders of the crates that know no browser, no clock and no I/O.
const PURE: [&str; 9] = [
    "crates/directory/src/",
    "crates/formats/src/",
    "crates/search/src/",
    "crates/geo/src/",
    "crates/keeper/src/",
    "crates/pages/src/",
    "crates/site/src/",
    "crates/texts/src/",
    "crates/trace/src/",
];

/// What they never name.
const IMPURE: [&str; 7] = [
    "yew",
    "web_sys",
    "js_sys",
    "gloo",
    "std::time",
    "std::net",
    "std::fs",
];

/// Every breach of a rule, as `file:line: what is wrong`.
pub fn breaches(files: &BTreeMap<String, String>) -> Vec<String> {
    let mut breaches = decisions(files.keys());
    breaches.extend(unused_texts(files));
    for (path, text) in files {
        breaches.extend(length(path, text));
        if PURE.iter().any(|folder| path.starts_with(folder)) && path.ends_with(".rs") {
            breaches.extend(purity(path, text));
        }
        if path.starts_with("src/") {
            breaches.extend(inline_styles(path, text));
        }
        if SAYS.iter().any(|folder| path.starts_with(folder)) {
            breaches.extend(chinese(path, text));
        }
        if path.ends_with(".rs")
            && !is_test(path)
            && WRITES_HTML.iter().any(|folder| path.starts_with(folder))
        {
            breaches.extend(unescaped(path, text));
        }
    }
    breaches
}

/// Groups of texts that no Rust code names: what the scripts say, and what the data calls its kinds.
const NAMED_ELSEWHERE: [&str; 2] = ["kinds", "scripts"];

/// A text that no page says is translated for nobody.
fn unused_texts(files: &BTreeMap<String, String>) -> Vec<String> {
    const TEXTS: &str = "texts/zh-Hans.json";
    let Some(Ok(catalogue)) = files.get(TEXTS).map(|text| Catalogue::parse(text)) else {
        return Vec::new();
    };
    let is_code =
        |path: &str| path.ends_with(".rs") && SAYS.iter().any(|folder| path.starts_with(folder));
    let code: String = files
        .iter()
        .filter(|(path, _)| is_code(path))
        .flat_map(|(_, text)| text.split_whitespace())
        .collect();
    let mut unused = Vec::new();
    for (group, texts) in &catalogue.groups {
        for key in texts.keys() {
            let method = format!("{group}_{key}");
            let known = NAMED_ELSEWHERE.contains(&group.as_str());
            if !known && !names(&code, &method) {
                unused.push(format!(
                    "{TEXTS}: nothing says {group}.{key}; take it out of every language"
                ));
            }
        }
    }
    unused
}

/// The lines of a source file with their numbers, without comments and without the tests at its end, which may
/// do what they like.
pub fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.split("#[cfg(test)]\nmod tests {").next();
    let lines = (1..).zip(code.unwrap_or_default().lines());
    lines.map(|(number, line)| (number, line.split("//").next().unwrap_or_default()))
}

/// Long files are more than one thing.
fn length(path: &str, text: &str) -> Option<String> {
    let is_source = [".rs", ".js", ".css"]
        .iter()
        .any(|ending| path.ends_with(ending));
    let may = LONG.iter().any(|(long, _)| *long == path);
    let lines = text.lines().count();
    (is_source && !may && lines > LINES).then(|| {
        format!("{path}:{LINES}: has {lines} lines; divide it, or give the reason in xtask/src/check/layout.rs")
    })
}

/// Time and place are arguments there; tests may read files.
fn purity(path: &str, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    for (number, line) in code(text) {
        for name in IMPURE.iter().filter(|name| names(line, name)) {
            breaches.push(format!(
                "{path}:{number}: names {name}; crates/ know no browser, no clock and no I/O"
            ));
        }
    }
    breaches
}

/// Whether code names a crate or a module of `std`, also as `std::{time, …}`.
fn names(line: &str, name: &str) -> bool {
    let in_word = |character: char| character.is_alphanumeric() || character == '_';
    let words = |text: &str, word: &str| {
        text.match_indices(word).any(|(at, _)| {
            !text[..at].ends_with(in_word) && !text[at + word.len()..].starts_with(in_word)
        })
    };
    let grouped = || {
        let (_, module) = name.split_once("::")?;
        let (_, group) = line.split_once("std::{")?;
        Some(words(group, module))
    };
    words(line, name) || grouped().unwrap_or(false)
}

/// Code of the interface that may be Chinese: the file, the code (nothing is all of it), the reason.
const CHINESE: [(&str, &str, &str); 8] = [
    (
        "crates/pages/src/words.rs",
        ".trim_matches(['《', '》'])",
        "takes book quotes off a title that a document already has in them",
    ),
    (
        "crates/pages/src/gallery.rs",
        "",
        "shows parts with sample data to who works on them; no resident sees it",
    ),
    (
        "crates/pages/src/keeper.rs",
        "",
        "is a page for clerks of a bureau, whose workbooks are Chinese; no resident sees it",
    ),
    (
        "src/gallery.rs",
        "",
        "shows components with sample data to who works on them; no resident sees it",
    ),
    (
        "assets/home.js",
        "",
        "knows how districts and streets are called; what it says is in texts/",
    ),
    (
        "crates/site/src/find/names.rs",
        "strip_suffix('市')",
        "finds a city without the last character of its name",
    ),
    (
        "crates/site/src/find/tree.rs",
        "const UNTYPED",
        "leaves out signs that nobody types",
    ),
    (
        "assets/aloud.js",
        "",
        "knows how numbers and sentences are spoken in Chinese; says nothing of its own",
    ),
];

/// Folders of what residents see.
const SAYS: [&str; 4] = ["src/", "assets/", "crates/pages/src/", "crates/site/src/"];

/// Whether a file has tests and what they need, and nothing else.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// What residents read stands in `texts/`, where every language has it. Tests may say it.
fn chinese(path: &str, text: &str) -> Vec<String> {
    let may = |line: &str| {
        let mut known = CHINESE.iter();
        known.any(|(file, code, _)| *file == path && line.contains(code))
    };
    let is_code = [".rs", ".js", ".html"]
        .iter()
        .any(|ending| path.ends_with(ending));
    if !is_code || is_test(path) {
        return Vec::new();
    }
    let lines = code(text).filter(|(_, line)| line.contains(is_chinese) && !may(line));
    lines
        .map(|(number, _)| {
            format!("{path}:{number}: says something in Chinese; give it a key in texts/")
        })
        .collect()
}

/// Characters, and the punctuation that goes with them.
fn is_chinese(character: char) -> bool {
    matches!(
        character,
        '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'
    )
}

/// Folders of the code that makes HTML: what changes while a resident looks at it is a component in `src/`,
/// everything else a function in `crates/pages` (`docs/decisions/0024`).
const WRITES_HTML: [&str; 3] = ["src/", "crates/pages/src/", "keeper/src/"];

/// What takes a text for HTML, and the one file that may.
const UNESCAPED: [(&str, &str); 4] = [
    ("PreEscaped", "crates/pages/src/shell.rs"),
    ("from_html_unchecked", "src/still.rs"),
    ("set_inner_html", "src/still.rs"),
    ("set_outer_html", "src/still.rs"),
];

/// HTML is never a text, and a text never HTML: only the macros know what is to be escaped where.
fn unescaped(path: &str, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    for (number, line) in code(text) {
        for (name, place) in UNESCAPED {
            if names(line, name) && path != place {
                breaches.push(format!(
                    "{path}:{number}: names {name}, which only {place} may; let html! escape it"
                ));
            }
        }
        let tag = |after: &str| after.starts_with(|next: char| next == '/' || next.is_alphabetic());
        if line.split("\"<").skip(1).any(tag) {
            breaches.push(format!(
                "{path}:{number}: writes a tag as text; write it in html!"
            ));
        }
    }
    breaches
}

/// They need a Content-Security-Policy that lets everybody's styles in.
fn inline_styles(path: &str, text: &str) -> Vec<String> {
    let styled = |line: &str| line.contains(" style=\"") || line.contains(" style={");
    let lines = (1..).zip(text.lines()).filter(|(_, line)| styled(line));
    lines
        .map(|(number, _)| {
            format!("{path}:{number}: has an inline style; give it a class in assets/")
        })
        .collect()
}

/// `docs/decisions/NNNN-title.md`, each with a number of its own.
fn decisions<'a>(paths: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut breaches = Vec::new();
    for path in paths {
        let Some(file) = path.strip_prefix("docs/decisions/") else {
            continue;
        };
        let number = file.split('-').next().unwrap_or_default();
        if number.len() != 4 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            breaches.push(format!("{path}:1: is not named NNNN-title.md"));
        } else if let Some(other) = first.insert(number, path) {
            breaches.push(format!(
                "{path}:1: has the number of {other}; take the next free one"
            ));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Vec<String> {
        breaches(&BTreeMap::from([(path.to_owned(), text.to_owned())]))
    }

    #[test]
    fn a_pure_crate_names_no_browser_no_clock_and_no_file() {
        for (code, line) in [
            ("use std::time::Instant;", Some(1)),
            ("\nlet now = std::time::Instant::now();", Some(2)),
            ("use std::{fmt, fs};", Some(1)),
            ("use web_sys::window;", Some(1)),
            ("use yew::Html;", Some(1)),
            ("// std::fs is what this never names", None),
            ("use std::fmt;", None),
            ("let yewtree = my_gloom;", None),
            ("use std::{fmt, iter};\nlet fs = 1;", None),
            (
                "fn f() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}",
                None,
            ),
        ] {
            let found = of("crates/search/src/lib.rs", code);
            let expected = line.map(|line| format!("crates/search/src/lib.rs:{line}: "));
            assert_eq!(
                found.len(),
                usize::from(expected.is_some()),
                "{code}: {found:?}"
            );
            assert!(
                expected.is_none_or(|start| found[0].starts_with(&start)),
                "{code}: {found:?}"
            );
            assert!(
                of("src/lib.rs", code).is_empty()
                    && of("crates/search/tests/a.rs", code).is_empty()
            );
        }
    }

    #[test]
    fn a_long_source_file_is_named_and_a_long_data_file_is_not() {
        assert!(of("src/app.rs", &"\n".repeat(500)).is_empty());
        assert_eq!(of("assets/style.css", &"\n".repeat(501)).len(), 1);
        assert!(of("data/a.json", &"\n".repeat(501)).is_empty());
    }

    #[test]
    fn an_inline_style_is_named_with_its_line() {
        let found = of(
            "src/view.rs",
            "html! {\n    <p style=\"color: red\"></p>\n}",
        );
        assert!(found[0].starts_with("src/view.rs:2: "), "{found:?}");
        assert!(of("src/view.rs", "let style = 1; // class").is_empty());
    }

    #[test]
    fn a_text_in_the_code_is_named_with_its_line() {
        for (path, text, line) in [
            ("src/view.rs", "{\"a\"}\n{\"搜索\"}", Some(2)),
            ("src/view.rs", "parts.join(\"、\")", Some(1)),
            ("assets/boot.js", "say(\"刷新\");", Some(1)),
            ("src/view.rs", "/// What 就近医 shows.", None),
            ("src/view/tests.rs", "say(\"刷新\");", None),
            (
                "src/view.rs",
                "#[cfg(test)]\nmod tests {\n    say(\"刷新\");",
                None,
            ),
            ("xtask/src/main.rs", "say(\"刷新\");", None),
        ] {
            let found = of(path, text);
            let expected = line.map(|line| format!("{path}:{line}: "));
            assert_eq!(found.len(), usize::from(expected.is_some()), "{found:?}");
            assert!(expected.is_none_or(|start| found[0].starts_with(&start)));
        }
    }

    #[test]
    fn html_is_written_where_it_is_escaped_and_nowhere_else() {
        for (path, code, breaches) in [
            ("src/view/place.rs", "Html::from_html_unchecked(text)", 1),
            ("src/still.rs", "Html::from_html_unchecked(text)", 0),
            ("crates/pages/src/about.rs", "PreEscaped(text)", 1),
            ("crates/pages/src/shell.rs", "PreEscaped(text)", 0),
            ("src/view/place.rs", "element.set_inner_html(text)", 1),
            ("src/view/place.rs", "let end = \"</p>\";", 1),
            ("crates/pages/src/about.rs", "\n[\"<p>\", text].concat()", 1),
            ("src/view/place.rs", "html! { <p>{\"<\"}</p> }", 0),
            ("src/view/place.rs", "// \"<p>\" is what it gives", 0),
            ("xtask/src/main.rs", "\"<p>\"", 0),
        ] {
            let found = of(path, code);
            assert_eq!(found.len(), breaches, "{path} {code}: {found:?}");
        }
    }

    #[test]
    fn a_text_that_nothing_says_is_named_however_the_code_is_broken_into_lines() {
        let texts = r#"{"name": "中文", "texts": {
            "page": {"title": "标题", "found": "{#count} 家", "old": "旧", "older": "更旧"},
            "scripts": {"keep": "收藏"}
        }}"#;
        let code = "say(t.page_title(), t\n    .page_found(3), Texts::page_older)";
        let files = [("texts/zh-Hans.json", texts), ("src/view.rs", code)];
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        assert_eq!(
            unused_texts(&files.into()),
            ["texts/zh-Hans.json: nothing says page.old; take it out of every language"]
        );
    }

    #[test]
    fn two_decisions_never_share_a_number() {
        let named = |names: &[&str]| {
            let paths: Vec<String> = names
                .iter()
                .map(|name| format!("docs/decisions/{name}"))
                .collect();
            decisions(paths.iter()).len()
        };
        assert_eq!(named(&["0001-yew.md", "0002-wasm.md"]), 0);
        assert_eq!(named(&["0001-yew.md", "0001-wasm.md"]), 1);
        assert_eq!(named(&["1-yew.md"]), 1);
    }
}
