//! The page for a bureau's clerks: its module, its script, the data folder as one file, and the page itself.
//!
//! They are not among the files that residents' pages and the service worker name; it keeps them once the page was
//! seen, as it does with every other.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use pages::keeper::{FILE, Keeper, keeper};
use site::Assets;

use super::assets::{code, styles};
use super::wasm;
use crate::hash;
use crate::project::{Project, read, step, write as write_file};

/// What a folder of data has beside its records: for editors, and for who follows its changes.
const BESIDE: [&str; 2] = ["schema/", "changes/"];

/// Writes them, and gives the page, which names the others by their hashes.
pub fn write(
    project: &Project,
    data: &BTreeMap<String, String>,
    base: &str,
    assets: &Assets,
    dist: &Path,
) -> Result<String> {
    let module = step("keeper's wasm", || wasm::keeper(project))?;
    let start = read(&project.path("keeper/start.js"))?;
    let script = code(&[module.script, start].join("\n"));
    let folder = serde_json::to_vec(&records(data))?;
    let put = |name: &str, content: &[u8]| -> Result<String> {
        let path = hash::name(name, content);
        write_file(&dist.join(&path), content)?;
        Ok([base, &path].concat())
    };
    let favicon = assets.files.get("favicon.svg");
    let page = keeper(&Keeper {
        base,
        favicon: &favicon
            .map(|path| [base, path].concat())
            .unwrap_or_default(),
        style: &put(
            "assets/keeper.css",
            styles::keeper(&project.path("assets/style"))?.as_bytes(),
        )?,
        script: &put("assets/keeper.js", script.as_bytes())?,
        wasm: &put("assets/keeper_bg.wasm", &module.wasm)?,
        data: &put("data/keeper.json", &folder)?,
    });
    write_file(&dist.join(FILE), &page)?;
    Ok(page)
}

/// The records among the files of a data folder: path below it → text.
fn records(data: &BTreeMap<String, String>) -> BTreeMap<&str, &str> {
    let is_beside = |path: &str| BESIDE.iter().any(|own| path.starts_with(own));
    let files = data.iter().filter(|(path, _)| !is_beside(path));
    files
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect()
}

/// The service worker names a build by all of its files, so it is another one with the keeper's page.
const OF_ALL: &str = "sw.js";

/// Refuses a site with the keeper's page that has another file for residents than one without.
pub fn ensure_beside(without: &Path, with: &Path) -> Result<()> {
    for path in folder::files_below(without)? {
        let plain = path.trim_end_matches(".br").trim_end_matches(".gz");
        if plain != OF_ALL {
            let same =
                fs::read(without.join(&path))? == fs::read(with.join(&path)).unwrap_or_default();
            ensure!(
                same,
                "{path} is another one where the keeper's page is beside it"
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_residents_that_differs_or_is_missing_is_named() {
        let [without, with] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let put = |folder: &tempfile::TempDir, path: &str, text: &str| {
            write_file(&folder.path().join(path), text).unwrap();
        };
        for (path, text) in [("a/index.html", "a"), ("sw.js", "1"), ("sw.js.br", "1")] {
            put(&without, path, text);
        }
        let refused =
            || ensure_beside(without.path(), with.path()).map_err(|error| error.to_string());
        assert!(
            refused().unwrap_err().starts_with("a/index.html"),
            "missing"
        );
        for (path, text) in [
            ("a/index.html", "a"),
            ("sw.js", "2"),
            ("keeper/index.html", "k"),
        ] {
            put(&with, path, text);
        }
        assert_eq!(refused(), Ok(()));
        put(&with, "a/index.html", "b");
        assert!(
            refused().unwrap_err().starts_with("a/index.html"),
            "different"
        );
    }

    #[test]
    fn the_data_of_the_page_are_the_records_and_nothing_beside_them() {
        let paths = [
            "documents.json",
            "facilities/1.json",
            "schema/a.schema.json",
            "changes/1.json",
        ];
        let data = paths.map(|path| (path.to_owned(), "{}".to_owned())).into();
        let paths: Vec<&str> = records(&data).into_keys().collect();
        assert_eq!(paths, ["documents.json", "facilities/1.json"]);
    }
}
