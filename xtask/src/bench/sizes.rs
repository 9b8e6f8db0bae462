//! Everything that is measured on so many rows: natively, by criterion, and in Chromium beside other
//! libraries; always the same rows and the same queries.

use anyhow::Result;
use serde::Serialize;

use super::chromium::Chromium;
use super::prepared::Prepared;
use super::table::Report;
use super::{Options, rows, scale, statistics, table};
use crate::data;
use crate::project::{Project, step};

/// Measures at each size, and prints each figure as soon as it is there.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    // What is missing is said before the minutes of measuring.
    let chromium = options.web.then(|| Chromium::set_up(project)).transpose()?;
    let sources = match &options.corpus {
        Some(corpus) => rows::corpus(corpus)?,
        None => rows::own(&data::read_good(&project.path(data::FOLDER))?),
    };
    let mut report = Report {
        sources: sources.len(),
        own: options.corpus.is_none(),
        ..Report::default()
    };
    let mut folders = Vec::new();
    for &size in &options.rows {
        let prepared = step(format!("{size} rows"), || {
            Prepared::new(&sources, size, &project.path("target/bench"))
        })?;
        let figures = step("native", || Ok(scale::run(&prepared)))?;
        print(&figures)?;
        report.figures.push(figures);
        // A million rows have gone from memory before the next program reads them.
        folders.push(prepared.folder);
    }
    if options.criterion {
        for folder in &folders {
            for statistic in statistics::run(project, folder)? {
                print(&statistic)?;
                report.statistics.push(statistic);
            }
        }
    }
    if let Some(chromium) = chromium {
        chromium.run(project, &folders, &options.engine, &mut report)?;
    }
    match &options.markdown {
        Some(file) => table::write(file, &report),
        None => Ok(()),
    }
}

fn print(line: &impl Serialize) -> Result<()> {
    println!("{}", serde_json::to_string(line)?);
    Ok(())
}
