//! The styles, as one: the sheets of `assets/style/` in the order in which one overrules another.
//!
//! `parts/` holds a sheet for each part, named as its file in `src/view/` or `src/page/` where it has one.
//! A new sheet stands behind those that it changes and before `elder.css`, which changes the parts.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::project::read;

/// Every sheet, by path below `assets/style/`. What stands later wins over what is as specific before it.
pub const ORDER: [&str; 37] = [
    "tokens.css",
    "base.css",
    "frame.css",
    "page.css",
    "parts/button.css",
    "parts/tags.css",
    "parts/aloud.css",
    "said.css",
    "parts/search_form.css",
    "parts/kinds.css",
    "parts/facility_list.css",
    "parts/chip.css",
    "parts/region.css",
    "parts/browse.css",
    "parts/facility.css",
    "parts/sources.css",
    "parts/home.css",
    "parts/about.css",
    "media.css",
    "parts/plan.css",
    "parts/rows.css",
    "parts/plot.css",
    "parts/way.css",
    "parts/rows_wide.css",
    "languages.css",
    "app.css",
    "parts/position_form.css",
    "parts/hand_off.css",
    "parts/circle.css",
    "parts/suggestions.css",
    "parts/understood.css",
    "parts/explained.css",
    "elder.css",
    "print.css",
    "parts/tools.css",
    "parts/saved.css",
    "system.css",
];

/// The sheets of a folder, which has those of [`ORDER`] and no others, without what only readers need.
pub fn styles(folder: &Path) -> Result<String> {
    let there = folder::files_below(folder)?;
    for path in &there {
        ensure!(
            ORDER.contains(&path.as_str()),
            "assets/style/{path} has no place in the order of the styles; give it one in xtask/src/build/assets/styles.rs"
        );
    }
    let mut styles = String::new();
    for path in ORDER {
        ensure!(
            there.iter().any(|other| other == path),
            "the order of the styles in xtask/src/build/assets/styles.rs names {path}, which is not in assets/style/"
        );
        styles.push_str(&rules(&read(&folder.join(path))?));
    }
    ensure!(
        !styles.contains("url(") && !styles.contains("@import"),
        "the styles stand in pages at every depth and cannot name a file; use an icon of icons.svg"
    );
    Ok(styles)
}

/// A style sheet without comments and indentation: it stands in every page.
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
        for path in ORDER {
            write(&folder.path().join(path), format!("/* {path} */\n")).unwrap();
        }
        folder
    }

    fn refused(folder: &Path) -> String {
        styles(folder).unwrap_err().to_string()
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
        for path in ["system.css", "base.css", "parts/way.css", "tokens.css"] {
            fs::write(folder.path().join(path), format!("{path} {{}}")).unwrap();
        }
        assert_eq!(
            styles(folder.path()).unwrap(),
            "tokens.css {}\nbase.css {}\nparts/way.css {}\nsystem.css {}\n"
        );
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
            assert!(refused(folder.path()).contains("cannot name a file"));
        }
    }

    #[test]
    fn every_sheet_of_the_site_has_one_place() {
        let once: BTreeSet<&str> = ORDER.into();
        assert_eq!(once.len(), ORDER.len());
        let style = Project::here().unwrap().path("assets/style");
        assert!(styles(&style).unwrap().contains("--ink:"));
    }
}
