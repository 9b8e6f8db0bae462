//! The bytes of each shipped file, and whether they stay within `budget.toml`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use glob::Pattern;
use serde::{Deserialize, Deserializer, de::Error};
use site::compress::{Effort, applies, brotli, gzip, is_compressed};

use crate::build::{self, Build};
use crate::project::{Project, read, step};
use crate::threads::each;

/// `budget.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    budget: Vec<Budget>,
}

/// Bytes that some files may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// What the files are.
    name: String,
    /// Their paths below `dist/`, with `*` for any characters.
    #[serde(deserialize_with = "patterns")]
    files: Vec<Pattern>,
    /// The bytes that they may have, compressed with Brotli.
    brotli: usize,
    /// Whether that goes for each of them, instead of for all together.
    #[serde(default)]
    each: bool,
    /// Why so many and no more.
    reason: String,
}

fn patterns<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Pattern>, D::Error> {
    let written: Vec<String> = Deserialize::deserialize(deserializer)?;
    written
        .iter()
        .map(|pattern| Pattern::new(pattern).map_err(D::Error::custom))
        .collect()
}

/// A shipped file, in bytes. One that is not compressed has the same number three times.
struct Size {
    path: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the sizes and the budgets, builds before that where nothing is built, and fails over a
/// budget.
pub fn run(project: &Project) -> Result<()> {
    let budgets: Budgets =
        toml::from_str(&read(&project.path("budget.toml"))?).context("budget.toml")?;
    let dist = project.path("dist");
    if !dist.is_dir() {
        build::run(project, &Build::default())?;
    }
    // `serve` compresses quickly instead of well, so what lies in dist/ does not tell.
    let sizes = step("compression", || measure(&dist))?;
    print(&sizes);
    let mut over = 0;
    for budget in &budgets.budget {
        for (file, bytes) in spent(budget, &sizes)? {
            let name = if file.is_empty() { &budget.name } else { file };
            println!(
                "{name}: {bytes} of {} bytes, {} %",
                budget.brotli,
                100 * bytes / budget.brotli
            );
            if bytes > budget.brotli {
                over += 1;
                println!(
                    "    over the budget, which is what it is for this reason: {}",
                    budget.reason
                );
            }
        }
    }
    ensure!(over == 0, "{over} over the budget");
    Ok(())
}

/// Compresses every file as a build does that is to be published.
fn measure(dist: &Path) -> Result<Vec<Size>> {
    let mut files = folder::files_below(dist)?;
    files.retain(|path| !is_compressed(path));
    each(&files, |path| {
        let content = fs::read(dist.join(path))?;
        let raw = content.len();
        let (mut gzipped, mut brotlied) = (raw, raw);
        if applies(path, raw) {
            gzipped = gzip(&content, Effort::Best)?.len();
            brotlied = brotli(path, &content, Effort::Best)?.len();
        }
        Ok(Size {
            path: path.clone(),
            raw,
            gzip: gzipped,
            brotli: brotlied,
        })
    })
}

fn print(sizes: &[Size]) {
    let line = |raw: &str, gzip: &str, brotli: &str, path: &str| {
        println!("{raw:>10} {gzip:>10} {brotli:>10}  {path}");
    };
    let numbers = |raw: usize, gzip: usize, brotli: usize, path: &str| {
        line(
            &raw.to_string(),
            &gzip.to_string(),
            &brotli.to_string(),
            path,
        );
    };
    line("raw", "gzip", "brotli", "file");
    for Size {
        path,
        raw,
        gzip,
        brotli,
    } in sizes
    {
        numbers(*raw, *gzip, *brotli, path);
    }
    let sum = |bytes: fn(&Size) -> usize| sizes.iter().map(bytes).sum();
    let all = format!("all {} files", sizes.len());
    numbers(
        sum(|size| size.raw),
        sum(|size| size.gzip),
        sum(|size| size.brotli),
        &all,
    );
}

/// What a budget's files need: path and bytes of each, or one sum without a path.
fn spent<'a>(budget: &Budget, sizes: &'a [Size]) -> Result<Vec<(&'a str, usize)>> {
    let counted = |size: &&Size| {
        budget
            .files
            .iter()
            .any(|pattern| pattern.matches(&size.path))
    };
    let files: Vec<&Size> = sizes.iter().filter(counted).collect();
    for pattern in &budget.files {
        let some = files.iter().any(|size| pattern.matches(&size.path));
        ensure!(
            some,
            "budget.toml: no file is called {pattern} ({})",
            budget.name
        );
    }
    if budget.each {
        return Ok(files
            .iter()
            .map(|size| (size.path.as_str(), size.brotli))
            .collect());
    }
    Ok(vec![("", files.iter().map(|size| size.brotli).sum())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes() -> Vec<Size> {
        [
            ("assets/a.0.js", 10),
            ("assets/a.1.wasm", 20),
            ("data/1.json", 30),
            ("data/2.json", 40),
        ]
        .map(|(path, brotli)| Size {
            path: path.into(),
            raw: 100,
            gzip: 50,
            brotli,
        })
        .into()
    }

    fn spent_by(budget: &str) -> Result<Vec<(String, usize)>> {
        let budget: Budget =
            toml::from_str(&format!("{budget}\nname = 'x'\nbrotli = 1\nreason = 'y'"))?;
        let sizes = sizes();
        let spent = spent(&budget, &sizes)?;
        Ok(spent
            .into_iter()
            .map(|(what, bytes)| (what.to_owned(), bytes))
            .collect())
    }

    #[test]
    fn a_budget_counts_its_files_together_or_each() {
        let together = spent_by("files = ['assets/a.*.js', 'assets/a.*.wasm']").unwrap();
        assert_eq!(together, [(String::new(), 30)]);
        let each = spent_by("files = ['data/*.json']\neach = true").unwrap();
        assert_eq!(
            each,
            [
                ("data/1.json".to_owned(), 30),
                ("data/2.json".to_owned(), 40)
            ]
        );
    }

    #[test]
    fn a_budget_for_a_file_that_is_not_there_is_an_error() {
        assert!(spent_by("files = ['assets/*.js', 'assets/*.png']").is_err());
        assert!(spent_by("files = ['[']").is_err());
    }
}
