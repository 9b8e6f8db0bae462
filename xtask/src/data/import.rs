//! `cargo xtask data import`: what workbooks of a bureau say, what they would change, and taking it over.

mod files;
mod summary;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use directory::{Directory, RegionId};
use keeper::{Decisions, Proposal, Reading, Severity};
use serde_json::Value;

/// Options of the command.
#[derive(Args)]
pub struct Options {
    /// Workbooks of one district: .xlsx, .xls, .ods or .csv
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The district's six-digit code; without it, the one that the workbooks are found to be of
    #[arg(long, value_name = "ADCODE")]
    region: Option<String>,
    /// Data folder, by default the project's own
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Writes what was read as JSON
    #[arg(long, value_name = "OUT.json")]
    report: Option<PathBuf>,
    /// Writes the workbook with its problems marked; of several, with numbers in their names
    #[arg(long, value_name = "OUT.xlsx")]
    workbook: Option<PathBuf>,
    /// Writes what is clear into the data
    #[arg(long)]
    accept: bool,
    /// Who checked, as the bureau's name; by default the district's publisher
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

/// What became of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing is to be looked at.
    Clean,
    /// There are cells to look at, or questions.
    ToLookAt,
    /// A file cannot be read.
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::ToLookAt => Self::from(1),
            Outcome::Unreadable => Self::from(2),
        }
    }
}

/// Reads workbooks, says what they would change, and takes it over if asked to. The exit code is 0 where nothing is
/// to be looked at, 1 where something is, and 2 where something cannot be read or written.
pub fn run(options: &Options, default_data: &Path) -> ExitCode {
    match import(options, default_data) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            eprintln!("error: {error:#}");
            Outcome::Unreadable.into()
        }
    }
}

fn import(options: &Options, default_data: &Path) -> Result<Outcome> {
    let data = options.data.as_deref().unwrap_or(default_data);
    let texts = folder::json_below(data)?;
    let directory = super::good(&texts, data)?;
    let region = options.region.as_deref().map(RegionId::from);
    if let Some(region) = region
        .as_ref()
        .filter(|own| !directory.regions.contains_key(own.as_str()))
    {
        bail!("目录里没有 {region} 这个区");
    }
    let mut outcome = Outcome::Clean;
    let mut readings: Vec<Reading> = Vec::new();
    let mut bytes = Vec::new();
    let mut reports: Vec<Value> = Vec::new();
    for (name, path) in names(&options.files).into_iter().zip(&options.files) {
        let content = match fs::read(path) {
            Ok(content) => content,
            Err(error) => {
                println!("{name}：打不开（{error}）。看看文件名和路径对不对。");
                outcome = Outcome::Unreadable;
                continue;
            }
        };
        match keeper::read(&name, &content, &directory, region.as_ref()) {
            Ok(reading) => {
                readings.push(reading);
                bytes.push(content);
            }
            Err(why) => {
                println!("{name}：{}{}", why.what, why.todo);
                reports.push(keeper::report::unreadable(&name, &why));
                outcome = Outcome::Unreadable;
            }
        }
    }
    let region = district(region, &readings);
    let decisions = decisions(options, &directory, region.as_ref());
    let proposal = region.and_then(|own| keeper::proposal(&directory, &own, &readings, &decisions));
    for reading in &readings {
        print!("{}", summary::of_file(reading));
        reports.push(report(reading, proposal.as_ref()));
        outcome = outcome.max(to_look_at(reading));
    }
    match &proposal {
        Some(proposal) => {
            print!("{}", summary::of_changes(&directory, proposal));
            if summary::has_questions(proposal) {
                outcome = outcome.max(Outcome::ToLookAt);
            }
        }
        None if readings.is_empty() => {}
        None => {
            println!("看不出是哪个区的名单，或者几个文件不是一个区的：加上 --region 区划代码");
            outcome = outcome.max(Outcome::ToLookAt);
        }
    }
    write_beside(options, &readings, &bytes, reports)?;
    match proposal {
        Some(_) if options.accept && outcome == Outcome::Unreadable => {
            println!("有文件读不了，所以什么都没有写进数据。");
        }
        Some(_) if options.accept && readings.iter().any(|own| own.other_region.is_some()) => {
            println!("名单像是别的区的，所以什么都没有写进数据。");
        }
        Some(proposal) if options.accept => take_over(data, &texts, &proposal, &decisions)?,
        _ => {}
    }
    Ok(outcome)
}

/// The district that was asked for, else the one that all readings are of.
fn district(asked: Option<RegionId>, readings: &[Reading]) -> Option<RegionId> {
    let found = readings.first()?.region.clone();
    asked.or_else(|| {
        found.filter(|found| {
            readings
                .iter()
                .all(|own| own.region.as_ref() == Some(found))
        })
    })
}

fn decisions(options: &Options, directory: &Directory, region: Option<&RegionId>) -> Decisions {
    let publisher =
        region.and_then(|region| directory.regions.get(region)?.region.publisher.as_ref());
    Decisions {
        date: chrono::Local::now().format("%Y-%m-%d").to_string(),
        by: options
            .by
            .clone()
            .or_else(|| publisher.map(|own| own.name.clone())),
        ..Decisions::default()
    }
}

/// A cell of which there is nothing but a note is taken over as it is.
fn to_look_at(reading: &Reading) -> Outcome {
    let problems = reading.problems();
    let all_clear = problems
        .iter()
        .all(|(_, own)| own.kind.severity() == Severity::Note)
        && reading.asks().is_empty();
    match all_clear {
        true => Outcome::Clean,
        false => Outcome::ToLookAt,
    }
}

fn report(reading: &Reading, proposal: Option<&Proposal>) -> Value {
    let mut report = keeper::report::of(reading);
    if let (Some(proposal), Some(fields)) = (proposal, report.as_object_mut()) {
        let preview = serde_json::to_value(proposal.preview()).unwrap_or_default();
        fields.insert("preview".to_owned(), preview);
    }
    report
}

/// The report and the marked workbooks, which are not part of the data.
fn write_beside(
    options: &Options,
    readings: &[Reading],
    bytes: &[Vec<u8>],
    mut reports: Vec<Value>,
) -> Result<()> {
    if let Some(path) = &options.report {
        let report = match (options.files.len(), reports.len()) {
            (1, 1) => reports.remove(0),
            _ => Value::Array(reports),
        };
        let text = serde_json::to_string_pretty(&report)? + "\n";
        fs::write(path, text).with_context(|| format!("写不了 {}", path.display()))?;
    }
    let Some(path) = &options.workbook else {
        return Ok(());
    };
    for (number, (reading, bytes)) in (1..).zip(readings.iter().zip(bytes)) {
        let marked = keeper::mark(&reading.file, bytes, &reading.workbook, &reading.problems())?;
        let path = match options.files.len() {
            1 => path.clone(),
            _ => numbered(path, number),
        };
        fs::write(&path, marked.bytes).with_context(|| format!("写不了 {}", path.display()))?;
    }
    Ok(())
}

/// `out.xlsx` with a number: `out-2.xlsx`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path
        .extension()
        .map(|own| format!(".{}", own.to_string_lossy()));
    path.with_file_name(format!("{stem}-{number}{}", ending.unwrap_or_default()))
}

/// The names of files, without their folders. What is said of one must not be taken for another's, so a name that
/// is there already gets a number.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        let mut own = name.clone();
        for number in 2.. {
            if !names.contains(&own) {
                break;
            }
            own = format!("{number}-{name}");
        }
        names.push(own);
    }
    names
}

fn take_over(
    data: &Path,
    texts: &BTreeMap<String, String>,
    proposal: &Proposal,
    decisions: &Decisions,
) -> Result<()> {
    let changed = keeper::accept(texts, proposal, decisions)?;
    files::replace(data, &changed)?;
    match changed.is_empty() {
        true => println!("数据里已经都是这样，没有要写的。"),
        false => {
            let paths: Vec<&str> = changed.keys().map(String::as_str).collect();
            println!("已写进 {}。用 git diff 看一遍。", paths.join("、"));
        }
    }
    Ok(())
}

/// Options of `cargo xtask data template`.
#[derive(Args)]
pub struct TemplateOptions {
    /// The district's six-digit code; without it, the only district of the folder
    #[arg(long, value_name = "ADCODE")]
    region: Option<String>,
    /// Data folder, by default the project's own
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The workbook to write
    #[arg(long, value_name = "FILE.xlsx")]
    out: PathBuf,
}

/// Writes a workbook with today's facts of a district, for the clerk.
pub fn template(options: &TemplateOptions, default_data: &Path) -> Result<()> {
    let data = options.data.as_deref().unwrap_or(default_data);
    let directory = super::read_good(data)?;
    let codes: Vec<&RegionId> = directory.regions.keys().collect();
    let region = match (&options.region, &codes[..]) {
        (Some(asked), _) => RegionId::from(asked.as_str()),
        (None, [only]) => (*only).clone(),
        (None, _) => {
            let codes: Vec<&str> = codes.iter().map(|code| code.as_str()).collect();
            bail!("有几个区，要说是哪一个：--region {}", codes.join(" 或 "));
        }
    };
    let bytes = keeper::template::template(&directory, &region)?;
    fs::write(&options.out, bytes).with_context(|| format!("写不了 {}", options.out.display()))?;
    println!("{}", options.out.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart() {
        let paths = ["a/x.csv", "b/x.csv", "y.csv", "c/x.csv"].map(PathBuf::from);
        assert_eq!(names(&paths), ["x.csv", "2-x.csv", "y.csv", "3-x.csv"]);
    }

    #[test]
    fn several_workbooks_are_numbered() {
        for (path, expected) in [
            ("a/out.xlsx", "a/out-2.xlsx"),
            ("out", "out-2"),
            ("b.c.xlsx", "b.c-2.xlsx"),
        ] {
            assert_eq!(numbered(Path::new(path), 2), Path::new(expected));
        }
    }
}
