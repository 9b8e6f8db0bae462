//! The page for a bureau's clerks: its module, its script, the data folder as one file, and the page itself.
//!
//! They are not among the files that residents' pages and the service worker name; it keeps them once the page was
//! seen, as it does with every other.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use pages::keeper::{FILE, Keeper, keeper};
use site::Assets;

use super::assets::{code, styles};
use super::wasm;
use crate::hash;
use crate::project::{Project, read, step, write as write_file};

/// What a folder of data has beside its records, for editors.
const SCHEMAS: &str = "schema/";

/// Writes them.
pub fn write(
    project: &Project,
    data: &Path,
    base: &str,
    assets: &Assets,
    dist: &Path,
) -> Result<()> {
    let module = step("keeper's wasm", || wasm::keeper(project))?;
    let start = read(&project.path("keeper/start.js"))?;
    let script = code(&[module.script, start].join("\n"));
    let folder = serde_json::to_vec(&records(data)?)?;
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
        style: &styles::keeper(&project.path("assets/style"))?,
        script: &put("assets/keeper.js", script.as_bytes())?,
        wasm: &put("assets/keeper_bg.wasm", &module.wasm)?,
        data: &put("data/keeper.json", &folder)?,
    });
    write_file(&dist.join(FILE), page)
}

/// The records of a data folder: path below it → text.
fn records(data: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = folder::json_below(data)?;
    files.retain(|path, _| !path.starts_with(SCHEMAS));
    Ok(files)
}
