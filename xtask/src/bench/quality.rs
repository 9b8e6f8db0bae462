//! How well residents find what they look for, by kind of query.

use std::collections::BTreeMap;

use anyhow::Result;
use directory::Bundle;
use residents::Figures;
use search::Finder;
use serde::Serialize;

use crate::data;
use crate::project::Project;

/// One kind of query, as one line of JSON.
#[derive(Serialize)]
struct Score<'a> {
    bench: &'static str,
    kind: &'a str,
    #[serde(flatten)]
    figures: Figures,
}

/// Prints each kind, and all of them.
pub fn run(project: &Project) -> Result<()> {
    let directory = data::read_good(&project.path(data::FOLDER))?;
    let regions = directory.regions.keys().filter_map(|adcode| {
        let bundle = directory.bundle(adcode)?;
        let finder = Finder::new(&bundle);
        Some((adcode.as_str(), (bundle, finder)))
    });
    let regions: BTreeMap<&str, (Bundle, Finder)> = regions.collect();
    let cases = residents::cases();
    let figures = residents::figures(&cases, |case| {
        let (bundle, finder) = regions.get(case.region.as_str())?;
        let hits = finder.search(&case.q, 10).hits;
        case.rank(hits.iter().map(|hit| &bundle.facilities[hit.facility].name))
    });
    for (kind, figures) in figures {
        let line = Score {
            bench: "quality",
            kind,
            figures,
        };
        println!("{}", serde_json::to_string(&line)?);
    }
    Ok(())
}
