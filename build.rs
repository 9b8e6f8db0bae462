//! Makes the texts of the interface, as they stand in `texts/zh-Hans.json`, into Rust code: a key that
//! is missing there is an error of the compiler, and one that nothing uses a warning, which
//! `cargo xtask check` refuses.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use texts::Catalogue;

/// What the pages themselves are written in.
const PAGES: &str = "texts/zh-Hans.json";

/// Groups for pages and heads that only the build makes.
const BUILD_ONLY: [&str; 3] = ["head", "plan", "way"];

/// Groups that `assets/boot.js` alone uses.
const SCRIPTS: [&str; 1] = ["scripts"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PAGES}");
    let catalogue = Catalogue::parse(&fs::read_to_string(PAGES)?)?;
    let code = texts::rust(&catalogue, &BUILD_ONLY, &SCRIPTS);
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("texts.rs"), code)?;
    Ok(())
}
