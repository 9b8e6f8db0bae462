//! `cargo xtask data copies`: a data folder as large as one wants, made of copies of what is there, to see how the
//! site and the exports do with it. The codes are made up, and no district of China has them.

mod districts;
mod places;
mod records;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::{ArgGroup, Args};

use crate::project::{self, Project};
use records::Folder;

/// Options of the command.
#[derive(Args)]
#[command(group(ArgGroup::new("size").required(true).args(["regions", "facilities"])))]
pub struct Options {
    /// So many districts, each a copy of one of ours
    #[arg(long, value_name = "COUNT")]
    regions: Option<usize>,
    /// One district with so many facilities, copies of those of our largest one
    #[arg(long, value_name = "COUNT")]
    facilities: Option<usize>,
    /// Data folder that is copied, by default the project's own
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Folder to write
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Writes the copies, and checks them as every data folder is checked.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    // Districts of an earlier, larger folder would stay.
    let is_empty = options
        .out
        .read_dir()
        .map_or(true, |mut entries| entries.next().is_none());
    ensure!(is_empty, "{} is not empty", options.out.display());
    let data = options.data.clone();
    let folder = Folder::read(&data.unwrap_or_else(|| project.path(super::FOLDER)))?;
    let made = match (options.regions, options.facilities) {
        (Some(count), _) => districts::copied(&folder, count)?,
        (_, count) => places::copied(&folder, count.unwrap_or_default())?,
    };
    write(&made, &options.out)
}

/// Writes a folder of districts, each of which is a copy of one in the data.
pub fn write_districts(data: &Path, count: usize, out: &Path) -> Result<()> {
    write(&districts::copied(&Folder::read(data)?, count)?, out)
}

fn write(made: &Folder, out: &Path) -> Result<()> {
    let texts = made.texts()?;
    super::good(&texts, out)?;
    for (path, text) in texts {
        project::write(&out.join(path), text)?;
    }
    Ok(())
}
