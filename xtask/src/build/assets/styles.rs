//! The styles: the sheets of `assets/style/` in the order in which one overrules another, each with where it
//! is needed. They become two files (`docs/decisions/0034`).
//!
//! `parts/` holds a sheet for each part, named as its file in `crates/pages` where it has one. A new sheet
//! stands behind those that it changes.

use std::path::Path;

use anyhow::{Result, ensure};

use Needed::{Everywhere, Files};

use crate::project::read;

/// Where a sheet is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    /// Also on the pages on which the app runs.
    Everywhere,
    /// Only on pages that are files.
    Files,
}

/// Every sheet of residents' pages, by path below `assets/style/`, and where it is needed. What stands later wins
/// over what is as specific before it.
const ORDER: [(&str, Needed); 35] = [
    ("tokens.css", Everywhere),
    ("base.css", Everywhere),
    ("frame.css", Everywhere),
    ("page.css", Everywhere),
    ("parts/button.css", Everywhere),
    ("parts/tags.css", Everywhere),
    ("parts/aloud.css", Everywhere),
    ("said.css", Everywhere),
    ("parts/search_form.css", Everywhere),
    ("parts/kinds.css", Everywhere),
    ("parts/facility_list.css", Everywhere),
    ("parts/chip.css", Everywhere),
    ("parts/region.css", Everywhere),
    ("parts/browse.css", Everywhere),
    ("parts/facility.css", Everywhere),
    ("parts/sources.css", Everywhere),
    ("parts/home.css", Files),
    ("parts/about.css", Files),
    ("media.css", Everywhere),
    ("parts/plan.css", Everywhere),
    ("parts/rows.css", Files),
    ("parts/plot.css", Files),
    ("parts/way.css", Everywhere),
    ("parts/rows_wide.css", Files),
    ("languages.css", Everywhere),
    ("app.css", Everywhere),
    ("parts/position_form.css", Everywhere),
    ("parts/hand_off.css", Everywhere),
    ("parts/circle.css", Everywhere),
    ("parts/suggestions.css", Everywhere),
    ("parts/understood.css", Everywhere),
    ("parts/explained.css", Everywhere),
    ("parts/tools.css", Everywhere),
    ("parts/saved.css", Files),
    ("system.css", Everywhere),
];

/// The styles of the pages on which the app runs, as a file.
pub const APP: &str = "app.css";

/// The styles of every other page: all of them, for such pages are many of a few each.
pub const SITE: &str = "site.css";

/// The sheets that few wait for: the one of a mode is asked for where that is wanted (`assets/early.js`), the one
/// of paper by nobody who waits. They come after all others.
pub const FILES: [&str; 2] = ["elder.css", "print.css"];

/// What the keeper's page looks like, which is no page of residents: sheets of theirs, and its own.
const KEEPER: [&str; 8] = [
    "tokens.css",
    "base.css",
    "frame.css",
    "page.css",
    "parts/button.css",
    "parts/chip.css",
    "system.css",
    KEEPER_OWN,
];

/// The sheet that only the keeper's page has.
const KEEPER_OWN: &str = "keeper.css";

/// The rules of the keeper's page.
pub fn keeper(folder: &Path) -> Result<String> {
    KEEPER.iter().map(|path| sheet(folder, path)).collect()
}

/// [`APP`] and [`SITE`] of a folder, without what only readers of the sheets need. It has the sheets of [`ORDER`],
/// [`FILES`] and the keeper's, and no others.
pub fn pages(folder: &Path) -> Result<[(&'static str, String); 2]> {
    let there = folder::files_below(folder)?;
    for path in &there {
        ensure!(
            paths().any(|known| known == path),
            "assets/style/{path} has no place in the order of the styles; give it one in xtask/src/build/assets/styles.rs"
        );
    }
    for path in paths() {
        ensure!(
            there.iter().any(|other| other == path),
            "the order of the styles in xtask/src/build/assets/styles.rs names {path}, which is not in assets/style/"
        );
    }
    let (mut app, mut site) = (String::new(), String::new());
    for (path, needed) in ORDER {
        let rules = sheet(folder, path)?;
        site += &rules;
        if needed == Everywhere {
            app += &rules;
        }
    }
    Ok([(APP, app), (SITE, site)])
}

/// Every sheet, by path below `assets/style/`.
pub fn paths() -> impl Iterator<Item = &'static str> {
    let pages = ORDER.into_iter().map(|(path, _)| path);
    pages.chain(FILES).chain([KEEPER_OWN])
}

/// The rules of a sheet.
pub fn sheet(folder: &Path, path: &str) -> Result<String> {
    let rules = rules(&read(&folder.join(path))?);
    ensure!(
        !rules.contains("url(") && !rules.contains("@import"),
        "assets/style/{path} names a file, whose name is another one in each build; use an icon of icons.svg"
    );
    Ok(rules)
}

/// A style sheet without comments and indentation, for which every first visit waits.
fn rules(style: &str) -> String {
    let mut rules = String::new();
    for part in style.split("/*") {
        // What stands before the first comment has no end of one.
        let rest = part.split_once("*/").map_or(part, |(_, rest)| rest);
        for line in rest.lines().map(str::trim).filter(|line| !line.is_empty()) {
            rules.extend([line, "\n"]);
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;
    use crate::project::{Project, write};

    /// A folder that has every sheet, of which each says its own name.
    fn every_sheet() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for path in paths() {
            write(&folder.path().join(path), format!("/* {path} */\n")).unwrap();
        }
        folder
    }

    fn refused(folder: &Path) -> String {
        pages(folder).unwrap_err().to_string()
    }

    #[test]
    fn a_style_sheet_without_comments_is_its_rules() {
        let style =
            "/* Why,\n   in two lines. */\n\na {\n  color: red; /* 4.5 */\n  margin: 0;\n}\n";
        assert_eq!(rules(style), "a {\ncolor: red;\nmargin: 0;\n}\n");
    }

    #[test]
    fn the_sheets_stand_in_the_order_of_the_list_and_not_of_their_names() {
        let folder = every_sheet();
        // By name `base.css` comes before `tokens.css`, and `parts/` before `system.css`.
        for path in ["system.css", "base.css", "parts/plot.css", "tokens.css"] {
            fs::write(folder.path().join(path), format!("{path} {{}}")).unwrap();
        }
        let [app, site] = pages(folder.path()).unwrap();
        // The app shows no picture of a plan.
        let rules = "tokens.css {}\nbase.css {}\nsystem.css {}\n".to_owned();
        assert_eq!(app, (APP, rules));
        let rules = "tokens.css {}\nbase.css {}\nparts/plot.css {}\nsystem.css {}\n".to_owned();
        assert_eq!(site, (SITE, rules));
    }

    #[test]
    fn a_sheet_without_a_place_and_a_place_without_a_sheet_are_named() {
        let folder = every_sheet();
        fs::write(folder.path().join("parts/hearts.css"), "").unwrap();
        let said = refused(folder.path());
        assert!(
            said.starts_with("assets/style/parts/hearts.css has no place"),
            "{said}"
        );
        fs::remove_file(folder.path().join("parts/hearts.css")).unwrap();
        fs::remove_file(folder.path().join("print.css")).unwrap();
        let said = refused(folder.path());
        assert!(said.contains("names print.css, which is not in"), "{said}");
    }

    #[test]
    fn no_sheet_names_a_file() {
        for rule in ["a{b:url(icons.svg)}", "@import 'a.css';"] {
            let folder = every_sheet();
            fs::write(folder.path().join("page.css"), rule).unwrap();
            assert!(refused(folder.path()).contains("names a file"));
        }
    }

    #[test]
    fn every_sheet_of_the_site_has_one_place() {
        let once: BTreeSet<&str> = paths().collect();
        assert_eq!(once.len(), paths().count());
        let style = Project::here().unwrap().path("assets/style");
        assert!(pages(&style).unwrap()[0].1.contains("--ink:"));
    }
}
