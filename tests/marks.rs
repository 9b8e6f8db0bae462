//! The scripts name what stands in `crates/pages/src/marks.rs` and `crates/pages/src/start.rs`, and nothing else.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pages::marks::{IDS, MARKS, STORED};
use pages::start::{App, Find, Finding, Start};
use pages::texts::Language;
use serde_json::{Value, json};

type Names = BTreeSet<String>;

/// What reads names of a script.
type Read = fn(&str) -> Names;

/// The files of a folder and of those below it whose name ends so, as one text without the lines that are comments.
fn code(folder: &str, ending: &str) -> String {
    let mut open = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut code = String::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let inside = fs::read_dir(&path).unwrap();
            open.extend(inside.map(|entry| entry.unwrap().path()));
        } else if path.to_str().unwrap().ends_with(ending) {
            code += &of_file(&path);
        }
    }
    code
}

fn of_file(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let is_code = |line: &&str| !line.starts_with("//") && !line.starts_with('*');
    let lines = text.lines().map(str::trim).filter(is_code);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What follows a text wherever that stands, as long as its signs are those of a name.
fn after<'c>(code: &'c str, begin: &'c str) -> impl Iterator<Item = &'c str> {
    let rest = code.split(begin).skip(1);
    let ends = |sign: char| !sign.is_ascii_alphanumeric() && sign != '-';
    let names = rest.map(move |rest| rest.split(ends).next().unwrap());
    names.filter(|name| name.starts_with(|sign: char| sign.is_ascii_lowercase()))
}

/// `textBy` of a script is `text-by` of a page.
fn in_page(name: &str) -> String {
    let signs = name.chars().flat_map(|sign| {
        let dash = sign.is_ascii_uppercase().then_some('-');
        dash.into_iter().chain([sign.to_ascii_lowercase()])
    });
    signs.collect()
}

fn stored(code: &str) -> Names {
    after(code, "jiujin.")
        .map(|name| format!("jiujin.{name}"))
        .collect()
}

fn marks(code: &str) -> Names {
    let of_elements = after(code, ".dataset.").map(in_page);
    let written = after(code, "data-").map(str::to_owned);
    let names = of_elements.chain(written);
    names.map(|name| format!("data-{name}")).collect()
}

fn ids(code: &str) -> Names {
    let begins = ["getElementById(\"", "\"#", " #", ",#"];
    let names = begins.into_iter().flat_map(|begin| after(code, begin));
    names.map(str::to_owned).collect()
}

fn listed(list: &[(&str, &str)]) -> Names {
    list.iter().map(|(name, _)| (*name).to_owned()).collect()
}

#[test]
fn what_a_script_names_is_read_of_it() {
    let names = |names: &[&str]| -> Names { names.iter().map(|&name| name.to_owned()).collect() };
    let table: [(&str, Read, &[&str]); 3] = [
        (
            r##"a.dataset.textBy; b("[data-tool=code], html[data-mode]"); c.dataset; d("data-" + e)"##,
            marks,
            &["data-text-by", "data-tool", "data-mode"],
        ),
        (
            r#"kept("jiujin.mode", 1); "jiujin-" + a; self.jiujinKept"#,
            stored,
            &["jiujin.mode"],
        ),
        (
            r##"getElementById("start"); find("#notice .text, #main > p"); "#" + a"##,
            ids,
            &["start", "notice", "main"],
        ),
    ];
    for (code, read, wanted) in table {
        assert_eq!(read(code), names(wanted), "{code}");
    }
}

#[test]
fn scripts_name_what_is_listed_and_the_list_names_nothing_else() {
    let scripts = code("assets", ".js");
    assert_eq!(marks(&scripts), listed(&MARKS));
    assert_eq!(ids(&scripts), listed(&IDS));
    let (named, all) = (stored(&scripts), listed(&STORED));
    let of_app = STORED.iter().filter(|(_, by)| by.starts_with("the app:"));
    let of_app = of_app.map(|(name, _)| (*name).to_owned());
    assert_eq!(named.into_iter().chain(of_app).collect::<Names>(), all);
}

#[test]
fn the_app_and_its_pages_keep_under_listed_names_only() {
    let named = ["src", "crates/pages/src"].map(|folder| stored(&code(folder, ".rs")));
    let mut named: Names = named.into_iter().flatten().collect();
    named.retain(|name| !STORED.iter().any(|(known, _)| known == name));
    assert_eq!(named, Names::new());
}

#[test]
fn what_a_script_asks_of_its_page_is_told_there() {
    let scripts = code("assets", ".js");
    let start = Start {
        embed: &["a".to_owned()],
        app: Some(App {
            list: "a",
            beside: "a",
            ..App::default()
        }),
        languages: &[Language::ZhHans],
        find: Some(Finding {
            script: "",
            data: &Find::default(),
        }),
        ..Start::default()
    };
    let Value::Object(told) = json!(start) else {
        panic!("what a page tells is no record");
    };
    // The early script has no more than what stands at its own element (shell.rs).
    let early = ["base", "language", "languages", "elder"];
    let of_pages = scripts
        .replace("BUILD.files", "")
        .replace("branch.files", "");
    let asked = ["settings.", "files."].map(|begin| after(&of_pages, begin));
    let new: Names = asked
        .into_iter()
        .flatten()
        .filter(|name| !told.contains_key(*name) && !early.contains(name))
        .map(str::to_owned)
        .collect();
    assert_eq!(new, Names::new());
}
