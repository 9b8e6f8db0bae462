//! `cargo xtask data trace`: whether the documents say what the records say.
//!
//! The texts of the plans are not part of the project; who keeps the data has them. Each text leads to an
//! outline, each source to a passage, and what is not found there is printed, one line for each fact.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use directory::{Directory, Document, DocumentId, Traced};
use serde_json::{Value, json};
use trace::{Explained, Finding, Outline, Report, Wrong};

/// Options of the command.
#[derive(Args)]
pub struct Options {
    /// Folder with the texts of the documents, named as documents.json says in `text`
    #[arg(long, value_name = "DIR")]
    documents: PathBuf,
    /// Prints one JSON object a line instead of words, the counts last
    #[arg(long)]
    json: bool,
    /// Data folder, by default the project's own
    dir: Option<PathBuf>,
}

/// Looks all facts of a data folder up in the texts; fails where one is not found.
pub fn run(options: &Options, default_data: &Path) -> Result<()> {
    let data = options.dir.as_deref().unwrap_or(default_data);
    let (directory, problems) = Directory::read(&folder::json_below(data)?);
    if !problems.is_empty() {
        eprintln!(
            "{}: data check 有 {} 个问题；读不了的记录没有查",
            data.display(),
            problems.len()
        );
    }
    let (texts, unread) = texts(&directory, &options.documents)?;
    for problem in &unread {
        eprintln!("{problem}");
    }
    let mut report = trace::report(&directory, &texts);
    let explained = trace::explain(&mut report, &directory.traced);
    if options.json {
        for finding in &report.findings {
            println!("{}", as_json(finding));
        }
        for traced in &explained.stale {
            println!("{}", stale_as_json(traced));
        }
        println!("{}", counts_as_json(&directory, &report, &explained));
    } else {
        for finding in &report.findings {
            println!("{finding}");
        }
        for traced in &explained.stale {
            println!("{}", stale(traced));
        }
        print!("{}", counts(&directory, &report, &explained));
    }
    let wrong = report.findings.len() + explained.stale.len();
    ensure!(wrong == 0, "{}: {wrong} 处要改", data.display());
    ensure!(
        unread.is_empty() && problems.is_empty(),
        "{}: 有没查的，见上",
        data.display()
    );
    ensure!(
        report.checked() + explained.facts > 0,
        "{}: 一条也没有查；在 documents.json 里写上规划的 text",
        data.display()
    );
    Ok(())
}

/// The texts of the documents that have one, taken apart; and what is wrong with the others.
fn texts(
    directory: &Directory,
    dir: &Path,
) -> Result<(BTreeMap<DocumentId, Outline>, Vec<String>)> {
    let files = folder::files_below(dir).with_context(|| format!("{}：读不了", dir.display()))?;
    if files.is_empty() {
        bail!("{}：里面没有文件，放上规划的文本", dir.display());
    }
    let (mut texts, mut problems) = (BTreeMap::new(), Vec::new());
    for Document { id, text, .. } in &directory.documents {
        let Some(file) = text else {
            continue;
        };
        if !files.contains(file) {
            problems.push(format!(
                "{id}：{} 里没有 {file}，依据它的都没有查",
                dir.display()
            ));
            continue;
        }
        match trace::decode(&fs::read(dir.join(file))?) {
            Ok(decoded) => {
                if decoded.encoding != "UTF-8" {
                    eprintln!("{file}：按 {} 读", decoded.encoding);
                }
                texts.insert(id.clone(), Outline::read(&decoded.text));
            }
            Err(why) => problems.push(format!("{file}：{why}；依据它的都没有查")),
        }
    }
    Ok((texts, problems))
}

fn stale(traced: &Traced) -> String {
    let Traced {
        file,
        record,
        field,
        missing,
        ..
    } = traced;
    format!("traced.json：{file} {record} {field} 的“{missing}”已经不用说明。删掉这一条")
}

fn as_json(finding: &Finding) -> Value {
    let (kind, missing, passage) = match &finding.wrong {
        Wrong::Missing { missing, passage } => {
            let missing: Vec<&str> = missing
                .iter()
                .map(|missing| missing.thing.as_str())
                .collect();
            ("missing", missing, passage.as_str())
        }
        Wrong::Unclear(_) => ("unclear", Vec::new(), ""),
        Wrong::Nowhere(_) => ("nowhere", Vec::new(), ""),
    };
    json!({
        "kind": kind, "file": finding.file, "record": finding.record, "field": finding.field,
        "sources": finding.sources, "missing": missing, "passage": passage,
        "says": finding.to_string(),
    })
}

fn stale_as_json(traced: &Traced) -> Value {
    json!({
        "kind": "stale", "file": traced.file, "record": traced.record, "field": traced.field,
        "missing": [traced.missing], "says": stale(traced),
    })
}

/// How many facts could not be looked up, by the title of the document that has no text.
fn unchecked(directory: &Directory, report: &Report) -> BTreeMap<String, usize> {
    let title = |id: &DocumentId| {
        let mut documents = directory.documents.iter();
        let document = documents.find(|document| document.id == *id);
        document.map_or_else(|| id.to_string(), |document| document.title.clone())
    };
    let mut counts = BTreeMap::new();
    for fact in &report.unchecked {
        *counts.entry(title(&fact.document)).or_default() += 1;
    }
    counts
}

fn counts_as_json(directory: &Directory, report: &Report, explained: &Explained) -> Value {
    json!({
        "kind": "counts", "checked": report.checked() + explained.facts, "found": report.found,
        "explained": explained.facts, "not_found": report.findings.len(),
        "stale": explained.stale.len(), "nothing_to_look_up": report.nothing,
        "not_checked": unchecked(directory, report),
    })
}

fn counts(directory: &Directory, report: &Report, explained: &Explained) -> String {
    let mut text = format!(
        "查了 {} 条：找到 {}，有人核对过 {}（traced.json），没有找到 {}\n",
        report.checked() + explained.facts,
        report.found,
        explained.facts,
        report.findings.len()
    );
    text += &format!(
        "没有可查的 {} 条：只有自己的话，没有名称、数和阶段\n",
        report.nothing
    );
    text += &format!("不能查的 {} 条：文件没有文本\n", report.unchecked.len());
    for (title, count) in unchecked(directory, report) {
        text += &format!("    {title} {count}\n");
    }
    text
}
