//! Styles, scripts and pictures, under names that carry the hash of their content.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::build::Base;
use crate::build::wasm::Module;
use crate::hash;
use crate::project::{files_below, read, write as write_file};

/// Assets by the name under which the pages ask for them → path below `dist/`.
///
/// `style`, `boot`, `script` and `wasm` are what every page needs; every other file of `assets/` goes
/// by its path there, such as `icons.svg`.
pub type Assets = BTreeMap<String, String>;

/// The service worker. Its address never changes, and it lies at the root, because it may answer only
/// for pages below itself.
const WORKER: &str = "sw.js";

/// Files that go to the root of the site under their own name, because others ask for them by it.
const UNHASHED: [&str; 2] = [
    // Browsers ask for it without being told.
    "favicon.ico",
    // Crawlers do.
    "robots.txt",
];

/// Writes the app's module and the files of `assets/`.
pub fn write(source: &Path, module: &Module, dist: &Path) -> Result<Assets> {
    let mut assets = Assets::new();
    let mut put = |name: &str, path: &str, content: &[u8]| -> Result<()> {
        let path = hash::name(&format!("assets/{path}"), content);
        write_file(&dist.join(&path), content)?;
        assets.insert(name.to_owned(), path);
        Ok(())
    };
    put("wasm", "jiujin_bg.wasm", &module.wasm)?;
    put("script", "jiujin.js", module.script.as_bytes())?;

    let mut style = String::new();
    for path in files_below(source)? {
        let file = source.join(&path);
        if path == WORKER {
            continue;
        } else if UNHASHED.contains(&path.as_str()) {
            write_file(&dist.join(&path), fs::read(&file)?)?;
        } else if path.ends_with(".css") {
            // One file is one request, however the styles are divided for their writers.
            style.push_str(&read(&file)?);
        } else {
            let name = if path == "boot.js" { "boot" } else { &path };
            put(name, &path, &fs::read(&file)?)?;
        }
    }
    let style = with_hashed_urls(&style, &assets)?;
    let path = hash::name("assets/style.css", style.as_bytes());
    write_file(&dist.join(&path), style)?;
    assets.insert("style".to_owned(), path);
    Ok(assets)
}

/// Puts hashed names into the `url(…)`s of the styles; these name files of `assets/`.
fn with_hashed_urls(style: &str, assets: &Assets) -> Result<String> {
    let mut parts = style.split("url(");
    let mut hashed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (url, rest) = part
            .split_once(')')
            .context("a `url(` in the styles has no end")?;
        let name = url.trim().trim_matches(['"', '\'']);
        let name = name.split(['#', '?']).next().unwrap_or_default();
        if name.is_empty() || name.starts_with("data:") {
            hashed.push_str(&format!("url({url}){rest}"));
            continue;
        }
        let Some(file) = assets
            .get(name)
            .and_then(|path| path.strip_prefix("assets/"))
        else {
            bail!("the styles name url({url}), and assets/{name} is not there");
        };
        hashed.push_str(&format!("url({}){rest}", url.replace(name, file)));
    }
    Ok(hashed)
}

/// What the service worker knows of the build, as `self.BUILD`.
#[derive(Serialize)]
struct Build<'a> {
    /// Another one whenever any file of the site is another one.
    version: String,
    /// The path under which the site lies.
    base: &'a Base,
    /// The files that every page needs, by path below `base`.
    files: Vec<&'a str>,
}

/// Writes the service worker, with what it must know of this build before its own text. To be called
/// when everything else is there.
pub fn write_worker(source: &Path, base: &Base, assets: &Assets, dist: &Path) -> Result<()> {
    let source = source.join(WORKER);
    if !source.exists() {
        return Ok(());
    }
    let worker = read(&source)?;
    let mut content = Sha256::new();
    for path in files_below(dist)? {
        content.update(path.as_bytes());
        content.update(fs::read(dist.join(&path))?);
    }
    content.update(&worker);
    let build = Build {
        version: hash::hex(&content.finalize()),
        base,
        files: assets.values().map(String::as_str).collect(),
    };
    let build = serde_json::to_string(&build)?;
    write_file(
        &dist.join(WORKER),
        format!("self.BUILD = {build};\n{worker}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_in_the_styles_gets_the_hashed_name() {
        let assets = Assets::from([(
            "icons/ear.svg".to_owned(),
            "assets/icons/ear.0123456789abcdef.svg".to_owned(),
        )]);
        for (written, hashed) in [
            ("a{}", "a{}"),
            (
                "a{b:url(icons/ear.svg)}",
                "a{b:url(icons/ear.0123456789abcdef.svg)}",
            ),
            (
                "a{b:url(\"icons/ear.svg#x\") c}",
                "a{b:url(\"icons/ear.0123456789abcdef.svg#x\") c}",
            ),
            ("a{b:url(data:,x)}url(#id)", "a{b:url(data:,x)}url(#id)"),
        ] {
            assert_eq!(with_hashed_urls(written, &assets).unwrap(), hashed);
        }
        assert!(with_hashed_urls("a{b:url(nose.svg)}", &assets).is_err());
        assert!(with_hashed_urls("a{b:url(https://example.org/a.png)}", &assets).is_err());
    }

    #[test]
    fn every_asset_gets_a_hashed_name_but_those_that_others_ask_for() {
        let [source, dist] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        for (path, content) in [
            ("base.css", "a{b:url(icons.svg)}"),
            ("boot.js", "1"),
            ("icons.svg", "<svg/>"),
            ("robots.txt", ""),
            ("style/page.css", "c{}"),
            ("sw.js", "go(self.BUILD)"),
        ] {
            write_file(&source.path().join(path), content).unwrap();
        }
        let module = Module {
            script: "js".into(),
            wasm: b"wasm".into(),
        };
        let assets = write(source.path(), &module, dist.path()).unwrap();
        let named: Vec<&str> = assets.keys().map(String::as_str).collect();
        assert_eq!(named, ["boot", "icons.svg", "script", "style", "wasm"]);
        for path in assets.values() {
            assert!(hash::is_in(path), "{path}");
        }
        let style = read(&dist.path().join(&assets["style"])).unwrap();
        assert_eq!(
            style,
            format!(
                "a{{b:url({})}}c{{}}",
                &assets["icons.svg"]["assets/".len()..]
            )
        );
        assert!(dist.path().join("robots.txt").exists() && !dist.path().join("sw.js").exists());

        let worker = || {
            write_worker(source.path(), &Base::default(), &assets, dist.path()).unwrap();
            let worker = read(&dist.path().join("sw.js")).unwrap();
            fs::remove_file(dist.path().join("sw.js")).unwrap();
            worker
        };
        let first = worker();
        assert!(
            first.starts_with("self.BUILD = {\"version\":\"")
                && first.ends_with("};\ngo(self.BUILD)"),
            "{first}"
        );
        assert!(assets.values().all(|path| first.contains(path)), "{first}");
        assert_eq!(worker(), first);
        write_file(&dist.path().join("index.html"), "a page").unwrap();
        assert_ne!(worker(), first, "another page is another version");
    }
}
