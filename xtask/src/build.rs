//! From the data, the app and the assets to `dist/`.
//!
//! Everything is made in a folder beside `dist/` and swapped in at the end, so that a failed build
//! never leaves half a site. Equal input gives equal bytes; no time of day gets in.

use std::fs::{self, File};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use ::pages::texts::Language;
use anyhow::{Context, Result};
use clap::Args;
use pages::open_data::OpenFiles;
use site::compress::Effort;
use site::find::Find;
use site::{Host, Site};

use crate::build::bundles::Shared;
use crate::build::cache::Cache;
use crate::build::districts::Making;
use crate::build::stage::Stage;
use crate::build::whole::Whole;
use crate::project::{self, Project, step};
use crate::texts::Texts;
use crate::{data, setup, threads};

pub use base::{Base, SiteUrl};
pub use keeper::ensure_beside;
pub use part::{Merge, merge};

mod assets;
pub mod base;
mod bundles;
mod cache;
mod district;
mod districts;
mod find;
mod keeper;
mod open;
mod output;
mod part;
mod stage;
mod wasm;
mod whole;

/// What to build, and where to.
#[derive(Args, Default)]
pub struct Build {
    /// Path under which the site lies, such as /health/
    #[arg(long, default_value = "/")]
    pub base: Base,
    /// Data folder, by default the project's own; several, where each bureau keeps its own
    #[arg(long)]
    pub data: Vec<PathBuf>,
    /// Folder to write, by default dist/; what a former build left there goes away
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Builds only these districts, as a part of a site that `cargo xtask merge` puts together
    #[arg(long, value_name = "ADCODES", value_delimiter = ',', requires = "out")]
    pub only: Vec<String>,
    /// How many threads work at once, by default as many as there are cores
    #[arg(long, value_name = "NUMBER")]
    pub threads: Option<NonZeroUsize>,
    /// Makes everything anew, whatever was made before (target/cache)
    #[arg(long)]
    pub no_cache: bool,
    /// Address of the host, such as `https://example.org`, for what cannot do without it (sitemap.xml)
    #[arg(long)]
    pub site: Option<SiteUrl>,
    /// Address of a site that frames this one and may know how high its page is; may be given more than once
    #[arg(long, value_name = "SITE")]
    pub embed: Vec<SiteUrl>,
    /// Languages of the pages, such as zh-Hans,en; by default all that texts/ has
    #[arg(long, value_name = "TAGS", value_delimiter = ',', value_parser = language)]
    pub languages: Vec<Language>,
    /// Leaves out the data in the formats of other fields (data/open/)
    #[arg(long)]
    pub no_open_data: bool,
    /// Adds the page for a bureau's clerks (keeper/), which checks workbooks; residents' pages stay the same
    #[arg(long)]
    pub keeper: bool,
    /// Compresses quickly instead of well: for a build to look at, not to publish
    #[arg(long, hide = true)]
    pub draft: bool,
    /// Builds the search module for other sites and benchmarks into dist-search/, and nothing else
    #[arg(long)]
    pub search_module: bool,
}

impl Build {
    /// The languages of the pages: that of the data, which has the plain addresses, and those that are asked for.
    fn languages(&self) -> Vec<Language> {
        let is_wanted = |own: &Language| {
            self.languages.is_empty() || *own == Language::default() || self.languages.contains(own)
        };
        Language::ALL.into_iter().filter(is_wanted).collect()
    }

    /// What builds have in common that take the place of each other in the cache.
    fn sort(&self) -> String {
        let Self {
            base,
            site,
            embed,
            languages,
            draft,
            no_open_data,
            ..
        } = self;
        format!("{base:?} {site:?} {embed:?} {languages:?} {draft} {no_open_data}")
    }

    /// What the pages must know of their host.
    fn host(&self) -> Host {
        let embed = self.embed.iter();
        Host {
            base: self.base.as_str().to_owned(),
            address: self.site.as_ref().map(|site| site.as_str().to_owned()),
            embed: embed.map(|site| site.as_str().to_owned()).collect(),
            languages: self.languages(),
        }
    }
}

/// The language of a tag.
fn language(tag: &str) -> std::result::Result<Language, String> {
    Language::of_tag(tag).ok_or_else(|| {
        let known = Language::ALL.map(Language::tag).join(", ");
        format!("no language of the site; it has {known}")
    })
}

/// Builds, and gives the absolute path of the folder that was written.
pub fn run(project: &Project, options: &Build) -> Result<PathBuf> {
    if options.search_module {
        return search_module(project);
    }
    if let Some(count) = options.threads {
        threads::limit(count);
    }
    let folders = match &options.data[..] {
        [] => vec![project.path(data::FOLDER)],
        some => some
            .iter()
            .map(std::path::absolute)
            .collect::<std::io::Result<_>>()?,
    };
    let out = match &options.out {
        Some(out) => std::path::absolute(out)?,
        None => project.path("dist"),
    };
    let texts = data::folders::read(&folders)?;
    let directory = step("data", || data::good(&texts, &folders[0]))?;
    let wanted = part::wanted(&directory, &options.only)?;
    let catalogues = Texts::read(project)?;
    let host = options.host();
    setup::wasm(project)?;
    let _alone = alone(project)?;

    let stage = Stage::beside(&out)?;
    let dist = stage.path();
    let app = step("wasm", || wasm::app(project))?;
    let assets = step("assets", || {
        let source = project.path("assets");
        assets::write(&source, Some(&app), &catalogues, &host.languages, dist)
    })?;
    let shared = Shared::of(&directory)?;
    shared.write(dist)?;
    let keeper = options.keeper.then(|| {
        step("keeper's page", || {
            keeper::write(project, &texts, options.base.as_str(), &assets, dist)
        })
    });
    let keeper = keeper.transpose()?;
    let find = step("ways in", || find::write(&directory, dist))?;
    let effort = if options.draft {
        Effort::Draft
    } else {
        Effort::Best
    };
    step("compression", || output::compress_all(effort, dist))?;
    let site = Site {
        host: &host,
        assets: &assets,
        directory: &directory,
        vocabulary: shared.path(),
        open: &OpenFiles::default(),
        find: &find,
    };
    let asked = format!(
        "{host:?} {assets:?} {} {effort:?} {}",
        shared.path(),
        options.no_open_data
    );
    let making = Making {
        site: &site,
        shared: &shared,
        texts: &texts,
        common: districts::common(&texts),
        effort,
        open: !options.no_open_data,
        cache: Cache::open(project, !options.no_cache, &options.sort(), &asked)?,
    };
    let districts = step("districts", || making.write(&wanted, dist))?;
    let open = district::open_files(&districts);
    let whole = Whole {
        site: &Site {
            open: &open,
            ..site
        },
        shared: &shared,
        keeper: keeper.as_deref(),
        exported: open::exported(&host),
        effort,
    };
    step("site", || match options.only.is_empty() {
        true => whole.write(project, &districts, dist),
        false => part::write(project, &whole, &making, districts, dist),
    })?;
    stage.swap()?;
    Ok(out)
}

/// The gallery of components, on the sample data of the tests. It is no part of the site.
pub fn gallery(project: &Project) -> Result<PathBuf> {
    let out = project.path("target/gallery");
    // What a former one left there goes away: the tests take every file for an example.
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot remove {}", out.display()))?;
    }
    let directory = data::read_good(&project.path("tests/site/tiny"))?;
    let assets = assets::write(
        &project.path("assets"),
        None,
        &Texts::read(project)?,
        &[],
        &out,
    )?;
    let shared = Shared::of(&directory)?;
    let first = directory
        .regions
        .keys()
        .next()
        .context("the sample data has a region")?;
    let data = bundles::data(&directory, &shared, first, &[])?;
    let host = Host {
        languages: Language::ALL.to_vec(),
        ..Build::default().host()
    };
    let site = Site {
        host: &host,
        assets: &assets,
        directory: &directory,
        vocabulary: shared.path(),
        open: &OpenFiles::default(),
        find: &Find::default(),
    };
    step("gallery", || {
        for file in site.gallery(&data.bundled) {
            project::write(&out.join(file.path), file.text)?;
        }
        Ok(())
    })?;
    Ok(out)
}

/// `crates/search` as a module of its own.
fn search_module(project: &Project) -> Result<PathBuf> {
    setup::wasm(project)?;
    let _alone = alone(project)?;
    let module = step("wasm", || wasm::search(project))?;
    let out = project.path("dist-search");
    let example = fs::read(project.path("docs/search-module.html"))?;
    for (name, bytes) in [
        ("jiujin_search.js", module.script.as_bytes()),
        ("jiujin_search_bg.wasm", &module.wasm),
        ("example.html", &example),
        // Node takes a `.js` for a module only where it is told so.
        ("package.json", b"{\"type\": \"module\"}\n"),
    ] {
        project::write(&out.join(name), bytes)?;
    }
    Ok(out)
}

/// Waits until no other build is at work, and keeps others waiting until it is dropped: `serve` in
/// one window and `test` in another would write the same folder.
fn alone(project: &Project) -> Result<File> {
    let path = project.path("target/build.lock");
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if file.try_lock().is_err() {
        step("waiting for another build", || Ok(file.lock()?))?;
    }
    Ok(file)
}
