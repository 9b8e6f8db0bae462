//! `cargo xtask data note`: notes in the data folder what has changed in it, with the day.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use chrono::NaiveDate;
use clap::Args;
use directory::{Directory, Records};
use formats::changes;

use crate::project::{self, Project};

/// Options of the command.
#[derive(Args)]
pub struct Options {
    /// The day to note, YYYY-MM-DD, by default today
    #[arg(long, value_name = "DATE")]
    date: Option<NaiveDate>,
    /// Data folder, by default the project's own
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Takes the records as they are and tells nobody: for a change of how they are written, not of what they say
    #[arg(long)]
    silent: bool,
}

/// Notes what has changed in each district; writes nothing where nothing has.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let own = project.path(super::FOLDER);
    let data = options.data.as_ref().unwrap_or(&own);
    let directory = super::read_good(data)?;
    let today = || chrono::Local::now().date_naive();
    let day = options.date.unwrap_or_else(today).to_string();
    let mut texts = Vec::new();
    for (adcode, records) in &directory.regions {
        if let Some(text) = noted(&directory, records, &day, options.silent)? {
            texts.push((data.join(format!("changes/{adcode}.json")), text));
        }
    }
    for (path, text) in &texts {
        project::write(path, text)?;
    }
    if texts.is_empty() {
        println!("没有新的改动，什么都没有写。");
    }
    Ok(())
}

/// The text of a district's file, and a line for each change; nothing where it would be the same.
fn noted(
    directory: &Directory,
    records: &Records,
    day: &str,
    is_silent: bool,
) -> Result<Option<String>> {
    let adcode = &records.region.adcode;
    let before = records.changes.as_ref();
    let after = match is_silent {
        true => Some(changes::as_it_is(directory, records, day)),
        false => changes::note(directory, records, day),
    };
    let Some(after) = after.filter(|after| before != Some(after)) else {
        return Ok(None);
    };
    if let Some(before) = before {
        let last = before.last_day();
        ensure!(
            day >= last,
            "{adcode}：最后记的是 {last}，不能再记更早的 {day}"
        );
    }
    let new = &after.entries[before.map_or(0, |before| before.entries.len())..];
    for change in new {
        println!("{adcode} {}", changes::title(records, change));
    }
    if new.is_empty() {
        println!("{adcode} 记下了现在的样子，从这里开始比。");
    }
    Ok(Some(changes::text(&after)))
}
