//! Makes the texts of the interface, as they stand in `texts/`, into Rust code: a key that is missing there
//! is an error of the compiler, and one that nothing says is found by `cargo xtask check`.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use texts::{BETWEEN, Catalogue, FORMS, Groups};

/// All languages.
const FOLDER: &str = "../../texts";

/// The language that says which texts there are: that of the data.
const FIRST: &str = "zh-Hans";

/// Who says what: the scripts in `assets/` have texts of their own, and what is no page of the app says a third
/// of all.
const GROUPS: Groups<'_> = Groups {
    by_id: "kinds",
    of_files: &[
        "about",
        "description",
        "head",
        "home",
        "nowhere",
        "open",
        "plan",
        "saved",
        "timetable",
        "way",
    ],
    elsewhere: &["scripts"],
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let read = |tag: &str| -> Result<Catalogue, Box<dyn Error>> {
        Ok(Catalogue::parse(&fs::read_to_string(format!(
            "{FOLDER}/{tag}.json"
        ))?)?)
    };
    let first = read(FIRST)?;
    let mut code = texts::methods(&first, GROUPS);
    writeln!(code, "pub const FORMS: char = {FORMS:?};")?;
    writeln!(code, "pub const BETWEEN: char = {BETWEEN:?};")?;
    for tag in [FIRST, "zh-Hant", "en"] {
        let own = read(tag)?;
        let [live, of_files] = texts::list(&first, &own, GROUPS);
        let name = tag.replace('-', "_").to_uppercase();
        writeln!(code, "pub const {name}_NAME: &str = {:?};", own.name)?;
        // The browser gets the other languages as files.
        if tag == FIRST {
            // As one text: a list of its parts would be a third as large again.
            let said =
                live[..live.len() - first.groups[GROUPS.by_id].len()].join(&BETWEEN.to_string());
            writeln!(
                code,
                "#[cfg(not(feature = \"files\"))]\npub const LENGTH: usize = LIVE;\n\
                 #[cfg(not(feature = \"files\"))]\npub const {name}: &str = {said:?};\n\
                 #[cfg(feature = \"files\")]\npub const LENGTH: usize = {};",
                live.len() + of_files.len(),
            )?;
        }
        let list = [live, of_files].concat();
        let terms = own.terms.iter().flat_map(|(sort, words)| {
            let words = words.iter();
            words.map(move |(id, word)| (sort.as_str(), id.as_str(), word.as_str()))
        });
        let terms: Vec<(&str, &str, &str)> = terms.collect();
        writeln!(
            code,
            "#[cfg(feature = \"files\")]\npub const {name}: [&str; LENGTH] = {list:?};\n\
             #[cfg(feature = \"files\")]\npub static {name}_TERMS: [(&str, &str, &str); {}] = {terms:?};",
            terms.len()
        )?;
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("texts.rs"), code)?;
    Ok(())
}
