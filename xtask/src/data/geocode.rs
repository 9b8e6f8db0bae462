//! `cargo xtask data geocode`: points from addresses, for a bureau that has a key of a map provider.
//!
//! It fills what is missing and says of each point how exact it is and where it comes from; what the
//! provider only guessed is left out. Answers are kept, so that it can go on where it was stopped.

mod cache;
mod insert;
mod provider;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use directory::{Directory, Facility, Located, Point, Region};
use serde_json::json;

use self::cache::Cache;
use self::provider::{Answer, Provider};
use super::{FOLDER, read_good};
use crate::project::Project;

/// Options of the command.
#[derive(Args)]
pub struct Options {
    /// Map provider
    #[arg(long, value_enum)]
    provider: Provider,
    /// Key of its web service
    #[arg(long)]
    key: String,
    /// Data folder, by default the project's own
    #[arg(long)]
    data: Option<PathBuf>,
    /// Also asks for places that have a point, and asks you before it replaces one
    #[arg(long)]
    replace: bool,
    /// Replaces without asking
    #[arg(long, requires = "replace")]
    yes: bool,
    /// Says what it would write, and writes nothing
    #[arg(long)]
    dry_run: bool,
    /// Where the service is, for tests
    #[arg(long, hide = true)]
    endpoint: Option<String>,
}

/// What the command needs of the world around it, so that tests can stand in for it.
pub struct World<'w> {
    /// Waits between two requests.
    pub wait: &'w mut dyn FnMut(Duration),
    /// Asks a question that is answered by yes or no.
    pub ask: &'w mut dyn FnMut(&str) -> bool,
    /// Says something.
    pub say: &'w mut dyn FnMut(&str),
    /// Today, `YYYY-MM-DD`.
    pub today: String,
    /// Where answers are kept.
    pub cache: PathBuf,
}

/// Fills the points of a data folder.
pub fn run(options: &Options, project: &Project) -> Result<()> {
    let name = options.provider.id();
    let mut world = World {
        // The services allow so many questions a second, and there is nothing else to do meanwhile.
        wait: &mut thread::sleep,
        ask: &mut ask,
        say: &mut |words| eprintln!("{words}"),
        today: chrono::Local::now().format("%Y-%m-%d").to_string(),
        cache: project.path(format!("target/geocode-{name}.json")),
    };
    let own = project.path(FOLDER);
    geocode(options, options.data.as_deref().unwrap_or(&own), &mut world)
}

fn ask(question: &str) -> bool {
    print!("{question} [y/N] ");
    let mut line = String::new();
    let answered = stdout().flush().is_ok() && stdin().lock().read_line(&mut line).is_ok();
    answered && matches!(line.trim(), "y" | "Y" | "yes" | "是")
}

/// The same, in a world that may be made up.
fn geocode(options: &Options, data: &Path, world: &mut World<'_>) -> Result<()> {
    let directory = read_good(data)?;
    let wanted = wanted(&directory, options.replace);
    if wanted.is_empty() {
        (world.say)("没有要查的：有地址的机构都有坐标了。");
        return Ok(());
    }
    let provider = options.provider;
    let endpoint = options.endpoint.as_deref().unwrap_or(provider.endpoint());
    let mut cache = Cache::open(&world.cache)?;
    let mut found: BTreeMap<String, Vec<(String, serde_json::Value)>> = BTreeMap::new();
    let (mut written, mut left) = (0, 0);
    for (number, (region, facility, address)) in wanted.iter().enumerate() {
        let place = format!("[{}/{}] {}", number + 1, wanted.len(), facility.name);
        let answer = match cache.get(address) {
            Some(answer) => answer,
            None => {
                // Keys that cost nothing are cut off above so many requests a second.
                (world.wait)(provider.pause());
                let answer = provider.ask(endpoint, &options.key, address, &region.city);
                let answer = answer.inspect_err(|_| {
                    (world.say)("查到的已经记下；下次从这里接着查。");
                })?;
                cache.put(address, &answer)?;
                answer
            }
        };
        let point = match point_of(provider, &answer, region, &world.today) {
            Ok(point) => point,
            Err(why) => {
                (world.say)(&format!("{place}：{why}，没有写。地址：{address}"));
                left += 1;
                continue;
            }
        };
        if let Some(old) = &facility.point
            && !options.yes
            && !(world.ask)(&replacing(facility, old, &point))
        {
            left += 1;
            continue;
        }
        (world.say)(&format!(
            "{place}：{}，{}（{}）",
            point["lng"], point["lat"], point["precision"]
        ));
        let of_region = found.entry(region.adcode.to_string()).or_default();
        of_region.push((facility.id.to_string(), point));
        written += 1;
    }
    (world.say)(&format!("查到 {written} 家，没有写 {left} 家。"));
    if options.dry_run || written == 0 {
        (world.say)("什么都没有写。");
        return Ok(());
    }
    write(data, provider, &found, &world.today)
}

/// The facilities to ask for, with their addresses.
fn wanted(directory: &Directory, replace: bool) -> Vec<(&Region, &Facility, String)> {
    let mut wanted = Vec::new();
    for records in directory.regions.values() {
        let here = records
            .open()
            .filter(|facility| facility.located == Located::Here);
        for facility in here.filter(|facility| replace || facility.point.is_none()) {
            if let Some(address) = &facility.address {
                let full = if address.text.starts_with(&records.region.city) {
                    address.text.clone()
                } else {
                    format!(
                        "{}{}{}",
                        records.region.city, records.region.name, address.text
                    )
                };
                wanted.push((&records.region, facility, full));
            }
        }
    }
    wanted
}

/// How far outside the frame of a region a point may be, in degrees: some 2 km.
const MARGIN_DEG: f64 = 0.02;

/// The point as it is written; or why it is not.
fn point_of(
    provider: Provider,
    answer: &Answer,
    region: &Region,
    today: &str,
) -> Result<serde_json::Value, String> {
    let Answer::Found {
        lng,
        lat,
        precision,
        level,
    } = answer
    else {
        return Err("查不到这个地址".to_owned());
    };
    let precision = precision.ok_or_else(|| format!("只查到“{level}”，太粗"))?;
    let [west, south, east, north] = region.bounds_gcj02;
    let inside = (west - MARGIN_DEG..=east + MARGIN_DEG).contains(lng)
        && (south - MARGIN_DEG..=north + MARGIN_DEG).contains(lat);
    if !inside {
        return Err(format!("查到的 ({lng}, {lat}) 不在{}", region.name));
    }
    Ok(json!({
        "lng": lng, "lat": lat, "crs": "gcj02", "precision": precision,
        "source": { "document": provider.document(), "locator": format!("{today} 按地址查，精确到{level}") },
    }))
}

fn replacing(facility: &Facility, old: &Point, new: &serde_json::Value) -> String {
    let number = |field: &str| new[field].as_f64().unwrap_or_default();
    let new = geo::Point::<geo::Gcj02>::new(number("lng"), number("lat"));
    let apart = geo::metres(geo::wgs84(old), new.into());
    format!(
        "{}：原来 ({}, {})，依据 {}；查到的相差 {apart:.0} 米。换掉吗？",
        facility.name, old.lng, old.lat, old.source.document
    )
}

/// Writes the points into the files, and the provider among the documents. All texts are made before the
/// first is written.
fn write(
    data: &Path,
    provider: Provider,
    found: &BTreeMap<String, Vec<(String, serde_json::Value)>>,
    today: &str,
) -> Result<()> {
    let mut texts = Vec::new();
    for (adcode, points) in found {
        let path = data.join(format!("facilities/{adcode}.json"));
        let mut text = fs::read_to_string(&path)?;
        for (id, point) in points {
            text = insert::field(&text, id, "point", point)
                .with_context(|| format!("{}：找不到记录 {id}", path.display()))?;
        }
        texts.push((path, text));
    }
    let path = data.join("documents.json");
    let documents = fs::read_to_string(&path)?;
    if !documents.contains(&format!("\"{}\"", provider.document())) {
        let text = insert::item(&documents, &provider.as_document(today))
            .context("documents.json：找不到 documents")?;
        texts.push((path, text));
    }
    for (path, text) in &texts {
        serde_json::from_str::<serde_json::Value>(text)
            .with_context(|| format!("{}：写出来的不是合格的 JSON", path.display()))?;
    }
    for (path, text) in texts {
        fs::write(&path, text).with_context(|| format!("不能写 {}", path.display()))?;
    }
    let problems = read_good(data).err();
    ensure!(
        problems.is_none(),
        "写好了，但检查没有通过；用 git diff 看看改了什么"
    );
    Ok(())
}
