//! `cargo xtask data export`: the directory in the formats of other fields. The build writes the same beside the site.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use directory::{Directory, RegionId};
use formats::{File, Format, LeftOut, Region, changes};

use crate::build::base::SiteUrl;
use crate::project::{self, Project};
use crate::threads::each;

/// Options of the command.
#[derive(Args)]
pub struct Options {
    /// The format, or all of them
    #[arg(long)]
    format: Wanted,
    /// A district's six-digit code; by default all districts
    #[arg(long, value_name = "ADCODE")]
    region: Option<String>,
    /// Data folder, by default the project's own
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Folder to write; each district gets one in it, by its code
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Address of the site, such as `https://example.org`, for links to its pages and for ids
    #[arg(long)]
    site: Option<SiteUrl>,
    /// Leaves out what is not open; without it, planned places are marked as planned
    #[arg(long)]
    open_only: bool,
}

/// A format, or all.
#[derive(Clone, Copy, ValueEnum)]
enum Wanted {
    Geojson,
    Hsds,
    Fhir,
    Csv,
    Xlsx,
    All,
}

impl Wanted {
    fn formats(self) -> Vec<Format> {
        match self {
            Self::Geojson => vec![Format::GeoJson],
            Self::Hsds => vec![Format::Hsds],
            Self::Fhir => vec![Format::Fhir],
            Self::Csv => vec![Format::Csv],
            Self::Xlsx => vec![Format::Xlsx],
            Self::All => Format::ALL.to_vec(),
        }
    }
}

/// Writes the export, and says what is not in it.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let data = options.data.clone();
    let directory = super::read_good(&data.unwrap_or_else(|| project.path(super::FOLDER)))?;
    let mut regions: Vec<&RegionId> = directory.regions.keys().collect();
    if let Some(wanted) = &options.region {
        regions.retain(|own| own.as_str() == wanted);
        if regions.is_empty() {
            bail!(
                "no district {wanted} in the data; `cargo xtask data check` lists those that are"
            );
        }
    }
    let asked = formats::Options {
        open_only: options.open_only,
        address: options
            .site
            .as_ref()
            .map(|site| format!("{}/", site.as_str().trim_end_matches('/'))),
    };
    let left_out = write(
        &directory,
        &regions,
        &options.format.formats(),
        &asked,
        &options.out,
    )?;
    for (adcode, left_out) in left_out {
        println!("{adcode} {}: {}", left_out.id, left_out.why);
    }
    Ok(())
}

/// Writes regions in some formats, each into a folder of its own, with the feed of its changes; gives what is not in
/// them, by region. Where they are all regions, the feed of the whole site is there too.
pub fn write<'a>(
    directory: &Directory,
    regions: &[&'a RegionId],
    formats: &[Format],
    options: &formats::Options,
    out: &Path,
) -> Result<Vec<(&'a RegionId, LeftOut)>> {
    let left_out = each(regions, |&adcode| {
        let region = Region::open(directory, adcode).context("the region is in the directory")?;
        let (files, left_out) = of_region(&region, formats, options);
        write_files(files, &out.join(adcode.as_str()))?;
        Ok(left_out.into_iter().map(move |own| (adcode, own)))
    })?;
    if regions.len() == directory.regions.len() {
        write_feeds(directory, options, out)?;
    }
    Ok(left_out.into_iter().flatten().collect())
}

/// A region in some formats, the feed of its changes, and the package that describes all of these files; and what is
/// not in them.
pub fn of_region(
    region: &Region<'_>,
    formats: &[Format],
    options: &formats::Options,
) -> (Vec<File>, Vec<LeftOut>) {
    let mut files = Vec::new();
    let mut left_out = Vec::new();
    for format in formats {
        let made = format.export(region, options);
        files.extend(made.files);
        left_out.extend(made.left_out);
    }
    let adcode = &region.bundle.region.adcode;
    files.extend(changes::of_region(region.directory, adcode, options));
    files.push(formats::package(region, options, &files));
    (files, left_out)
}

/// Writes the feeds of changes of the whole site: `changes.json` and `changes.atom`.
pub fn write_feeds(directory: &Directory, options: &formats::Options, out: &Path) -> Result<()> {
    write_files(changes::of_all(directory, options), out)
}

fn write_files(files: Vec<File>, folder: &Path) -> Result<()> {
    for file in files {
        project::write(&folder.join(&file.path), file.bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use directory::Sort;
    use pages::Page;

    use super::*;

    #[test]
    fn feeds_lead_to_the_pages_of_the_site() {
        let (adcode, region) = (RegionId::from("990001"), "990001".to_owned());
        for (sort, page) in [
            (Sort::Region, Page::Region(region.clone())),
            (Sort::District, Page::Plan(region.clone())),
            (Sort::Facility, Page::Facility(region.clone(), "a-1".into())),
            (Sort::Offer, Page::Service(region.clone(), "a-1".into())),
        ] {
            assert_eq!(Page::parse(&changes::page(&adcode, sort, "a-1")), page);
        }
    }
}
