//! Makes the texts of the interface, as they stand in `texts/zh-Hans.json`, into Rust code: a key that
//! is missing there is an error of the compiler, and one that nothing uses is found by `cargo xtask check`.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use texts::Catalogue;

/// All languages.
const FOLDER: &str = "../../texts";

/// What the pages themselves are written in.
const PAGES: &str = "zh-Hans";

/// Groups that no code here uses: what the scripts in `assets/` say, and what the data calls its kinds.
const ELSEWHERE: [&str; 2] = ["kinds", "scripts"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let pages = fs::read_to_string(format!("{FOLDER}/{PAGES}.json"))?;
    let pages = Catalogue::parse(&pages)?;
    let mut code = texts::rust(&pages, &ELSEWHERE);
    let mut languages = Vec::new();
    for file in fs::read_dir(FOLDER)? {
        let path = file?.path();
        let tag = path.file_stem().and_then(|stem| stem.to_str());
        let name = Catalogue::parse(&fs::read_to_string(&path)?)?.name;
        languages.push((tag.unwrap_or_default().to_owned(), name));
    }
    // That of the pages first, the others by their tags.
    languages.sort_by_key(|(tag, _)| (tag != PAGES, tag.clone()));
    writeln!(
        code,
        "/// The tag of each language, and what it calls itself.\npub const LANGUAGES: [(&str, &str); {}] = {languages:?};",
        languages.len()
    )?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("texts.rs"), code)?;
    Ok(())
}
