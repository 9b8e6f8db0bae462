//! A site in parts: districts are built on as many machines as there are, and `cargo xtask merge` puts the parts
//! together. The merged site equals the one that a single machine builds, byte for byte, since what a site has once
//! is made at the merge, of the same data that each part carries along.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use directory::{Directory, RegionId};
use pages::texts::Language;
use serde::{Deserialize, Serialize};
use site::compress::Effort;
use site::{Assets, Host, Site};

use super::bundles::Shared;
use super::cache::program;
use super::district::{self, District};
use super::districts::Making;
use super::find;
use super::open::exported;
use super::stage::{PART, Stage};
use super::whole::Whole;
use crate::hash;
use crate::project::{self, Project, read, step};
use crate::{data, threads};

/// The data of which the whole site is made.
const DATA: &str = "part/data.json";

/// Puts the parts of a site together.
#[derive(Args)]
pub struct Merge {
    /// Folders that `cargo xtask build --only` wrote
    #[arg(required = true, value_name = "DIR")]
    parts: Vec<PathBuf>,
    /// Folder to write; what a former build left there goes away
    #[arg(long)]
    out: PathBuf,
}

/// What a part is.
#[derive(Deserialize, Serialize)]
struct Part {
    made: Made,
    keeper: Option<String>,
    districts: Vec<District>,
}

/// How a part was made, which is equal for all parts of a site.
#[derive(PartialEq, Deserialize, Serialize)]
struct Made {
    /// A hash over the program.
    program: String,
    /// A hash over the data.
    data: String,
    base: String,
    address: Option<String>,
    embed: Vec<String>,
    languages: Vec<String>,
    draft: bool,
    assets: BTreeMap<String, String>,
    early: String,
}

/// The districts that are asked for, all where none is named.
pub fn wanted<'a>(directory: &'a Directory, only: &[String]) -> Result<Vec<&'a RegionId>> {
    for adcode in only {
        ensure!(
            directory.regions.contains_key(adcode.as_str()),
            "--only names {adcode}, which is no district of the data; `cargo xtask data check` lists those that are"
        );
    }
    let all = directory.regions.keys();
    let is_wanted = |adcode: &&RegionId| {
        only.is_empty() || only.iter().any(|own| own.as_str() == adcode.as_str())
    };
    Ok(all.filter(is_wanted).collect())
}

/// Writes what makes of a folder of districts a part.
pub fn write(
    project: &Project,
    whole: &Whole<'_>,
    making: &Making<'_>,
    districts: Vec<District>,
    dist: &Path,
) -> Result<()> {
    let Host {
        base,
        address,
        embed,
        languages,
    } = making.site.host.clone();
    let data = serde_json::to_vec(making.texts)?;
    let part = Part {
        made: Made {
            program: program(project)?,
            data: hash::sha256(&data),
            base,
            address,
            embed,
            languages: languages.iter().map(|own| own.tag().to_owned()).collect(),
            draft: matches!(making.effort, Effort::Draft),
            assets: making.site.assets.files.clone(),
            early: making.site.assets.early.clone(),
        },
        keeper: whole.keeper.map(str::to_owned),
        districts,
    };
    project::write(&dist.join(DATA), data)?;
    project::write(&dist.join(PART), serde_json::to_vec(&part)?)
}

/// Puts parts together, and gives the absolute path of the folder that was written.
pub fn merge(project: &Project, options: &Merge) -> Result<PathBuf> {
    let out = std::path::absolute(&options.out)?;
    let parts = options.parts.iter().map(|folder| {
        let text = read(&folder.join(PART));
        let text = text.with_context(|| format!("{} is no part of a site", folder.display()))?;
        let part: Part = serde_json::from_str(&text).with_context(|| {
            format!(
                "{} was made by another version of this program; build it again",
                folder.display()
            )
        })?;
        Ok((folder.as_path(), part))
    });
    let parts = parts.collect::<Result<Vec<_>>>()?;
    let (first, rest) = parts.split_first().context("a site has a part")?;
    for other in rest {
        ensure_alike(first, other)?;
    }
    let texts: BTreeMap<String, String> = serde_json::from_str(&read(&first.0.join(DATA))?)
        .with_context(|| format!("{} is damaged; build it again", first.0.display()))?;
    let directory = data::good(&texts, first.0)?;
    let districts = all_districts(&directory, &parts)?;

    let stage = Stage::beside(&out)?;
    let dist = stage.path();
    step("parts", || {
        for (folder, _) in &parts {
            copy(folder, dist)?;
        }
        Ok(())
    })?;
    let made = &first.1.made;
    let languages = made.languages.iter().map(|tag| {
        Language::of_tag(tag).with_context(|| format!("{tag} is no language of this program"))
    });
    let host = Host {
        base: made.base.clone(),
        address: made.address.clone(),
        embed: made.embed.clone(),
        languages: languages.collect::<Result<_>>()?,
    };
    let assets = Assets {
        files: made.assets.clone(),
        early: made.early.clone(),
    };
    let shared = Shared::of(&directory)?;
    let site = Site {
        host: &host,
        assets: &assets,
        directory: &directory,
        vocabulary: shared.path(),
        open: &district::open_files(&districts),
        find: &find::write(&directory, dist)?,
    };
    let whole = Whole {
        site: &site,
        shared: &shared,
        keeper: first.1.keeper.as_deref(),
        exported: exported(&host),
        effort: match made.draft {
            true => Effort::Draft,
            false => Effort::Best,
        },
    };
    step("site", || whole.write(project, &districts, dist))?;
    stage.swap()?;
    Ok(out)
}

/// Parts of one site are made by one program, of the same data, for the same host.
fn ensure_alike((one, first): &(&Path, Part), (other, part): &(&Path, Part)) -> Result<()> {
    let [a, b] = [&first.made, &part.made];
    let what = if a.program != b.program {
        "another version of the program"
    } else if a.data != b.data {
        "other data"
    } else if a.assets != b.assets {
        "an app that another compiler made"
    } else if a != b || first.keeper != part.keeper {
        "other options"
    } else {
        return Ok(());
    };
    bail!(
        "{} was built with {what} than {}; build all parts alike",
        other.display(),
        one.display()
    )
}

/// Every district of the data, each from the one part that has it.
fn all_districts(directory: &Directory, parts: &[(&Path, Part)]) -> Result<Vec<District>> {
    let mut all: BTreeMap<&str, (&Path, &District)> = BTreeMap::new();
    for (folder, part) in parts {
        for district in &part.districts {
            let adcode = district.entry.adcode();
            if let Some((other, _)) = all.insert(adcode, (folder, district)) {
                bail!(
                    "{} and {} both have {adcode}; leave it out of one of them",
                    other.display(),
                    folder.display()
                );
            }
        }
    }
    let missing: Vec<&str> = directory
        .regions
        .keys()
        .map(RegionId::as_str)
        .filter(|adcode| !all.contains_key(adcode))
        .collect();
    ensure!(
        missing.is_empty(),
        "no part has {}; build it with --only {}",
        missing.join(", "),
        missing.join(",")
    );
    Ok(all.into_values().map(|(_, own)| own.clone()).collect())
}

/// Copies the files of a part but what it says of itself. What several parts have is equal in all of them: it is named
/// by its hash, or made of the same.
fn copy(part: &Path, dist: &Path) -> Result<()> {
    let files = folder::files_below(part)?;
    let files: Vec<&String> = files
        .iter()
        .filter(|path| !path.starts_with("part/"))
        .collect();
    threads::each(&files, |path| {
        let (from, to) = (part.join(path), dist.join(path));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::copy(&from, &to)
            .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn district(adcode: &str) -> District {
        let file = json!({ "path": "", "sha256": "", "bytes": 0 });
        let district = json!({
            "entry": {
                "adcode": adcode, "name": "", "path": "", "sha256": "", "bytes": 0,
                "own": file, "facilities": 0, "services": 0,
            },
            "open": null,
            "content": "",
        });
        serde_json::from_value(district).unwrap()
    }

    fn part(districts: &[&str], change: fn(&mut Made)) -> Part {
        let mut made = Made {
            program: "program".to_owned(),
            data: "data".to_owned(),
            base: "/".to_owned(),
            address: None,
            embed: Vec::new(),
            languages: Vec::new(),
            draft: true,
            assets: BTreeMap::new(),
            early: String::new(),
        };
        change(&mut made);
        Part {
            made,
            keeper: None,
            districts: districts.iter().map(|own| district(own)).collect(),
        }
    }

    #[test]
    fn parts_that_were_built_otherwise_are_named_with_what_is_other() {
        let one = (Path::new("one"), part(&[], |_| {}));
        for (change, said) in [
            ((|_| {}) as fn(&mut Made), None),
            (
                |made| made.program = "new".into(),
                Some("another version of the program"),
            ),
            (|made| made.data = "new".into(), Some("other data")),
            (
                |made| {
                    made.assets
                        .extend([("wasm".to_owned(), "a.wasm".to_owned())])
                },
                Some("an app that another compiler made"),
            ),
            (|made| made.base = "/jk/".into(), Some("other options")),
        ] {
            let other = (Path::new("other"), part(&[], change));
            let error = ensure_alike(&one, &other).err().map(|own| own.to_string());
            let said = said
                .map(|what| format!("other was built with {what} than one; build all parts alike"));
            assert_eq!(error, said);
        }
    }

    #[test]
    fn a_district_that_is_missing_or_there_twice_is_named() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny");
        let directory = data::read_good(&folder).unwrap();
        let districts = |parts: &[&[&str]]| {
            let parts: Vec<(&Path, Part)> = ["one", "two"]
                .iter()
                .zip(parts)
                .map(|(name, own)| (Path::new(*name), part(own, |_| {})))
                .collect();
            let all = all_districts(&directory, &parts);
            all.map(|own| own.len()).map_err(|error| error.to_string())
        };
        assert_eq!(districts(&[&["990001"]]), Ok(1));
        assert_eq!(
            districts(&[&[]]),
            Err("no part has 990001; build it with --only 990001".to_owned())
        );
        assert_eq!(
            districts(&[&["990001"], &["990001"]]),
            Err("one and two both have 990001; leave it out of one of them".to_owned())
        );
    }

    #[test]
    fn only_districts_of_the_data_can_be_wanted() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny");
        let directory = data::read_good(&folder).unwrap();
        for only in [vec![], vec!["990001".to_owned()]] {
            let wanted = wanted(&directory, &only).unwrap();
            let codes: Vec<&str> = wanted.iter().map(|own| own.as_str()).collect();
            assert_eq!(codes, ["990001"]);
        }
        let error = wanted(&directory, &["990009".to_owned()]).unwrap_err();
        assert!(error.to_string().contains("990009"), "{error}");
    }
}
