//! `cargo xtask data new`: the files of a new district, with its streets and communities from the list of division codes.
//!
//! What the list does not say stays out, and `data check` names it: the plan, the frame and the middle of the district.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde::Deserialize;
use serde_json::{Value, json};
use xshell::cmd;

use crate::project::{self, Project, step};

/// The list that is fetched where none is given: codes of the National Bureau of Statistics, of 2023, MIT.
const PACKAGE: &str = "china-division@2.7.0";

/// The document that these codes are in our data.
const DOCUMENT: &str = "division-2023";

/// What a city is called in the list where the province itself is the city.
const NO_CITIES: [&str; 4] = [
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
];

/// Options of the command.
#[derive(Args)]
pub struct Options {
    /// The district's six-digit code
    adcode: String,
    /// Data folder, by default the project's own
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Folder with provinces.csv, cities.csv, areas.csv, streets.csv and villages.csv; by default the npm package
    /// china-division, which is fetched
    #[arg(long, value_name = "DIR")]
    list: Option<PathBuf>,
}

/// A row of the list. Its code begins with that of what it belongs to.
#[derive(Debug, Deserialize)]
struct Row {
    code: String,
    name: String,
}

/// Writes the files, and says what is still missing.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let data = options.data.clone();
    let data = data.unwrap_or_else(|| project.path(super::FOLDER));
    let adcode = options.adcode.as_str();
    let files = ["regions", "facilities", "offers"]
        .map(|folder| data.join(folder).join(format!("{adcode}.json")));
    for file in &files {
        ensure!(
            !file.exists(),
            "{} is there already; nothing was written",
            file.display()
        );
    }
    let list = match &options.list {
        Some(list) => list.clone(),
        None => fetched(project)?,
    };
    let contents = [
        region(&list, adcode)?,
        json!({ "region": adcode, "facilities": [] }),
        json!({ "region": adcode, "offers": [] }),
    ];
    for (file, content) in files.iter().zip(contents) {
        project::write(file, format!("{content:#}\n"))?;
        println!("{}", file.display());
    }
    println!("写好了三个文件。下面是还缺的；怎么写见 docs/data.md：");
    // What is missing is what the command is there to say.
    super::check(&data).ok();
    Ok(())
}

/// The list of division codes as npm has it.
fn fetched(project: &Project) -> Result<PathBuf> {
    let folder = project.path("target/divisions");
    let list = folder.join("node_modules/china-division/dist");
    if !list.is_dir() {
        step(format!("npm install {PACKAGE}"), || {
            let install = cmd!(
                project.shell,
                "npm install --prefix {folder} --no-save --no-audit --no-fund --loglevel=error {PACKAGE}"
            );
            install.quiet().run().context(
                "the list of division codes was not fetched; try again, or give one with --list",
            )
        })?;
    }
    Ok(list)
}

/// The record of a district: what the list says of it.
fn region(list: &Path, adcode: &str) -> Result<Value> {
    let one = |file: &str, code: &str| -> Result<String> {
        let row = rows(list, file, |own| own == code)?.into_iter().next();
        let row = row.with_context(|| {
            format!("the list has no {code} in {file}; is {adcode} a district's six-digit code?")
        })?;
        Ok(row.name)
    };
    let name = one("areas.csv", adcode)?;
    let province = one("provinces.csv", &adcode[..2])?;
    let city = one("cities.csv", &adcode[..4])?;
    let city = match NO_CITIES.contains(&city.as_str()) {
        true => &province,
        false => &city,
    };
    let mut communities = rows(list, "villages.csv", |code| code.starts_with(adcode))?;
    communities.sort_by(|a, b| a.code.cmp(&b.code));
    let mut streets = rows(list, "streets.csv", |code| code.starts_with(adcode))?;
    streets.sort_by(|a, b| a.code.cmp(&b.code));
    let streets = streets.into_iter().map(|street| {
        let own = communities.iter();
        let own = own.filter(|community| community.code.starts_with(&street.code));
        let own: Vec<Value> = own
            .map(|community| json!({ "code": community.code, "name": community.name }))
            .collect();
        json!({ "code": street.code, "name": street.name, "communities": own })
    });
    Ok(json!({
        "adcode": adcode,
        "name": name,
        "city": city,
        "province": province,
        "streets_source": { "document": DOCUMENT, "locator": adcode },
        "streets": streets.collect::<Vec<_>>(),
    }))
}

/// The rows of a file of the list that are wanted by their codes.
fn rows(list: &Path, file: &str, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<Row>> {
    let path = list.join(file);
    let mut reader =
        csv::Reader::from_path(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut wanted = Vec::new();
    for row in reader.deserialize() {
        let row: Row =
            row.with_context(|| format!("{} is no list of codes and names", path.display()))?;
        if is_wanted(&row.code) {
            wanted.push(row);
        }
    }
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> tempfile::TempDir {
        let list = tempfile::tempdir().unwrap();
        for (file, text) in [
            ("provinces.csv", "code,name\n99,示例省\n98,示例直辖市\n"),
            ("cities.csv", "code,name\n9901,示例市\n9801,市辖区\n"),
            (
                "areas.csv",
                "code,name,cityCode\n990101,甲区,9901\n980101,乙区,9801\n",
            ),
            (
                "streets.csv",
                "code,name\n990101002,\"二街道\"\n990101001,\"一街道\"\n980101001,三街道\n",
            ),
            ("villages.csv", "code,name\n990101001001,一社区居委会\n"),
        ] {
            project::write(&list.path().join(file), text).unwrap();
        }
        list
    }

    #[test]
    fn a_district_has_its_streets_in_order_and_a_municipality_is_its_own_city() {
        let list = list();
        let made = region(list.path(), "990101").unwrap();
        assert_eq!(made["city"], "示例市");
        assert_eq!(made["streets"][0]["name"], "一街道");
        let communities = json!([{ "code": "990101001001", "name": "一社区居委会" }]);
        assert_eq!(made["streets"][0]["communities"], communities);
        assert_eq!(made["streets"][1]["communities"], json!([]));
        let made = region(list.path(), "980101").unwrap();
        assert_eq!([&made["city"], &made["province"]], ["示例直辖市"; 2]);
    }

    #[test]
    fn a_code_that_the_list_does_not_have_is_named() {
        let error = region(list().path(), "990199").unwrap_err().to_string();
        assert!(error.contains("no 990199 in areas.csv"), "{error}");
    }
}
