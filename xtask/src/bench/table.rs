//! The figures as tables for people, in `docs/benchmarks.md`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::asks::KINDS;
use super::figures::Figures;
use super::machine::Machine;
use super::statistics::Statistic;
use crate::project;

/// Everything that was measured in one run.
#[derive(Default)]
pub struct Report {
    /// Names that the rows were made from.
    pub sources: usize,
    /// Whether they are the project's own.
    pub own: bool,
    /// On what, where it was measured in Chromium.
    pub machine: Option<Machine>,
    /// Each engine at each size.
    pub figures: Vec<Figures>,
    /// What criterion says.
    pub statistics: Vec<Statistic>,
}

/// The tables stand between these; everything else in the file is left as it is.
const BEGIN: &str = "<!-- cargo xtask bench --markdown -->";
const END: &str = "<!-- /cargo xtask bench --markdown -->";

/// The kinds of queries, in the order of [`KINDS`], as the tables call them.
const KIND_NAMES: [&str; KINDS.len()] = ["子串", "全拼", "首字母", "错一字"];

/// Writes the tables into their place in a file; a file that is not there is made.
pub fn write(file: &Path, report: &Report) -> Result<()> {
    let old = if file.exists() {
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?
    } else {
        format!("{BEGIN}\n{END}\n")
    };
    let new = replaced(&old, &tables(report)?).with_context(|| {
        format!(
            "{} has no place for the tables: put a line `{BEGIN}` and below it `{END}`",
            file.display()
        )
    })?;
    project::write(file, new)
}

/// The text with the new tables between its marks.
fn replaced(text: &str, tables: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{tables}{END}{after}"))
}

fn tables(report: &Report) -> Result<String> {
    let mut text = String::new();
    let names = if report.own {
        "本项目自己的街道、社区、机构名"
    } else {
        "一份真实机构名单"
    };
    writeln!(
        text,
        "\n行由{names}（{} 个）生成。",
        thousands(report.sources)
    )?;
    if let Some(machine) = &report.machine {
        writeln!(
            text,
            "处理器 {}（{} 核），内存 {:.0} GB，Chromium {}。",
            machine.processor,
            machine.cores,
            machine.memory_mb / 1000.0,
            machine.chromium
        )?;
    }
    let sizes: BTreeSet<usize> = report.figures.iter().map(|figures| figures.rows).collect();
    for size in sizes {
        let figures = report.figures.iter().filter(|figures| figures.rows == size);
        writeln!(text, "\n### {} 行\n", thousands(size))?;
        text.push_str("| 引擎 | 就绪 ms | 内存 MB | p50 ms | p99 ms |");
        for kind in KIND_NAMES {
            write!(text, " {kind} |")?;
        }
        text.push_str("\n|---|---|---|---|---|");
        text.push_str(&"---|".repeat(KINDS.len()));
        text.push('\n');
        // What is measured in the browser comes first, as it is what residents use.
        let (native, web): (Vec<&Figures>, Vec<&Figures>) =
            figures.partition(|figures| figures.bench == "native");
        for figures in web.into_iter().chain(native) {
            line(&mut text, figures)?;
        }
    }
    if !report.statistics.is_empty() {
        criterion(&mut text, &report.statistics)?;
    }
    text.push('\n');
    Ok(text)
}

fn line(text: &mut String, figures: &Figures) -> Result<()> {
    let native = if figures.bench == "native" {
        "（原生）"
    } else {
        ""
    };
    write!(text, "| {}{native} |", engine(&figures.engine))?;
    let Some(measured) = &figures.measured else {
        let why = figures.missing.as_deref().unwrap_or_default();
        writeln!(text, " 未测：{why} |{}", " |".repeat(3 + KINDS.len()))?;
        return Ok(());
    };
    let memory = measured.memory_mb.map_or_else(|| "—".to_owned(), number);
    write!(
        text,
        " {} | {memory} | {} | {} |",
        number(measured.build_ms),
        number(measured.times.p50_ms),
        number(measured.times.p99_ms)
    )?;
    for kind in KINDS {
        match measured.kinds.get(kind) {
            Some(kind) => write!(text, " {:.2} |", kind.recall)?,
            None => text.push_str(" — |"),
        }
    }
    text.push('\n');
    Ok(())
}

fn criterion(text: &mut String, statistics: &[Statistic]) -> Result<()> {
    text.push_str("\n### 原生，criterion（平均，±95 %，ms）\n\n| 行 | 读数据 | 建索引 |");
    for kind in KIND_NAMES {
        write!(text, " {kind} |")?;
    }
    write!(text, "\n|---|---|---|{}", "---|".repeat(KINDS.len()))?;
    let mut rows = None;
    for statistic in statistics {
        if rows.replace(statistic.rows) != Some(statistic.rows) {
            write!(text, "\n| {} |", thousands(statistic.rows))?;
        }
        let [low, high] = statistic.mean_ms_within;
        write!(
            text,
            " {} ± {} |",
            number(statistic.mean_ms),
            number((high - low) / 2.0)
        )?;
    }
    text.push('\n');
    Ok(())
}

fn engine(name: &str) -> &str {
    match name {
        "jiujin" => "**就近医**",
        "plain scan" => "逐行 `includes`",
        other => other,
    }
}

/// With three digits that count.
fn number(number: f64) -> String {
    let decimals = match number.abs() {
        0.0 => 0,
        below if below < 0.01 => 4,
        below if below < 1.0 => 3,
        below if below < 10.0 => 2,
        below if below < 100.0 => 1,
        _ => return thousands(number.round() as usize),
    };
    format!("{number:.decimals$}")
}

/// `20000` → `20,000`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(line: &str) -> Figures {
        serde_json::from_str(line).unwrap()
    }

    #[test]
    fn a_report_becomes_a_table_for_each_size() {
        let ours = r#"{"bench":"native","engine":"jiujin","rows":2000,"queries":4,"build_ms":1234.5,
            "p50_ms":0.0123,"p99_ms":12.34,"kinds":{"typo":{"p50_ms":1,"p99_ms":2,"recall":0.987}}}"#;
        let theirs = r#"{"bench":"chromium","engine":"Fuse.js 7","rows":2000,"missing":"太慢"}"#;
        let report = Report {
            sources: 46_000,
            figures: vec![figures(ours), figures(theirs)],
            ..Report::default()
        };
        let tables = tables(&report).unwrap();
        let expected = "
行由一份真实机构名单（46,000 个）生成。

### 2,000 行

| 引擎 | 就绪 ms | 内存 MB | p50 ms | p99 ms | 子串 | 全拼 | 首字母 | 错一字 |
|---|---|---|---|---|---|---|---|---|
| Fuse.js 7 | 未测：太慢 | | | | | | | |
| **就近医**（原生） | 1,235 | — | 0.012 | 12.3 | — | — | — | 0.99 |

";
        assert_eq!(tables, expected);
    }

    #[test]
    fn only_what_stands_between_the_marks_is_written_anew() {
        let text = format!("# A\n\n{BEGIN}\nold\n{END}\n\nB\n");
        let new = replaced(&text, "new\n").unwrap();
        assert_eq!(new, format!("# A\n\n{BEGIN}\nnew\n{END}\n\nB\n"));
        assert_eq!(replaced("no marks", "new"), None);
        assert_eq!(replaced(BEGIN, "new"), None);

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        write(&file, &Report::default()).unwrap();
        let first = fs::read_to_string(&file).unwrap();
        write(&file, &Report::default()).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), first);
        fs::write(&file, "mine").unwrap();
        assert!(write(&file, &Report::default()).is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    }

    #[test]
    fn numbers_have_three_digits_that_count() {
        for (given, said) in [
            (0.0, "0"),
            (0.0042, "0.0042"),
            (0.1234, "0.123"),
            (1.234, "1.23"),
            (12.34, "12.3"),
            (51349.2, "51,349"),
        ] {
            assert_eq!(number(given), said);
        }
        assert_eq!(thousands(1_000_000), "1,000,000");
        assert_eq!(thousands(20), "20");
    }
}
