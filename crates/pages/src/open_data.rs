//! What of the directory can be taken along: the files of each district in the formats of other fields, on the page
//! about the data, and as a data portal reads it.

pub mod catalogue;

use std::collections::BTreeMap;

use directory::{Region, RegionId};
use maud::{Markup, html};

use crate::open_region::Root;
use crate::part::link::chip;
use crate::texts::{Key, Language, Texts};
use crate::words;

/// What of a site's directory is there to be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenFiles {
    /// Of each region, where there is something.
    pub regions: BTreeMap<RegionId, RegionFiles>,
    /// The tables among the files, which have the same columns for every region.
    pub tables: Vec<Table>,
}

/// What of a region is there to be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct RegionFiles {
    /// The first file of each format.
    pub downloads: Vec<Download>,
    /// The newest date in them: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub newest: Option<String>,
    /// The licences that their documents state, each once.
    pub licences: Vec<String>,
    /// Of so many of their documents no licence is known.
    pub unlicensed: usize,
}

/// A file to take.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Download {
    /// The name of its format, such as `geojson`.
    pub format: String,
    /// Its path below the site's root.
    pub path: String,
    /// What it is, as the internet calls it.
    pub media_type: String,
    /// Its length.
    pub bytes: usize,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name of its file.
    pub file: String,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub head: String,
    /// What it is called, in Chinese and in English.
    pub title: [String; 2],
}

/// A district whose files are there to be taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenData<'a> {
    /// The district.
    pub region: &'a Region,
    /// Its files.
    pub files: &'a RegionFiles,
}

/// So many districts have each file listed, and stand in the structured data of the page; of more, the page leads to
/// the list of each, and the catalogue has them.
const LISTED: usize = 8;

/// The list of all files of all districts, below the site's root.
const MANIFEST: &str = "data/manifest.json";

/// The feed of what has changed, below the site's root.
pub const FEED: &str = "data/open/changes.atom";

/// The formats, each with what it is for.
const FORMATS: [(&str, Key); 6] = [
    ("xlsx", Texts::open_xlsx),
    ("csv", Texts::open_csv),
    ("geojson", Texts::open_geojson),
    ("hsds", Texts::open_hsds),
    ("fhir", Texts::open_fhir),
    ("datapackage", Texts::open_package),
];

impl OpenFiles {
    /// The districts of which something is there, in the order of `regions`.
    pub fn of<'a>(&'a self, regions: &[&'a Region]) -> Vec<OpenData<'a>> {
        let own = regions.iter().filter_map(|&region| {
            let files = self.regions.get(&region.adcode)?;
            Some(OpenData { region, files })
        });
        own.collect()
    }
}

impl Column {
    /// What it is called in a language, where that says more than what stands above it.
    fn title_in(&self, language: Language) -> Option<&str> {
        let [chinese, english] = &self.title;
        let title = match language {
            Language::En => english,
            Language::ZhHans | Language::ZhHant => chinese,
        };
        (*title != self.head).then_some(title)
    }
}

impl OpenData<'_> {
    /// The district's name with that of its city.
    fn place(&self) -> String {
        [&*self.region.city, &self.region.name].concat()
    }
}

/// The part of the page; nothing where nothing is there to be taken.
pub fn open_data(root: &Root, all: &[OpenData<'_>], tables: &[Table]) -> Markup {
    let t = root.texts;
    html! {
        @if !all.is_empty() {
            h2 #open-data { (t.open_title()) }
            p { (t.open_lead()) }
            p { (t.open_marks()) }
            p { (t.open_fields()) }
            dl.facts {
                @for (format, what) in FORMATS {
                    dt { (name(format)) }
                    dd { (what(t)) }
                }
            }
            p {
                (chip(&href(root, FEED), t.open_changes())) " " (chip(&href(root, MANIFEST), t.open_all()))
            }
            @for table in tables {
                (columns(t, table))
            }
            @if all.len() <= LISTED {
                @for own in all {
                    (district(root, own))
                }
            } @else {
                (by_province(root, all))
            }
        }
    }
}

/// What the columns of a table are.
fn columns(t: Texts, table: &Table) -> Markup {
    html! {
        details.fold {
            summary.fold__title { (t.open_columns(&table.file)) }
            ul {
                @for column in &table.columns {
                    li {
                        (t.fact(&column.head))
                        @if let Some(title) = column.title_in(t.language()) {
                            " · " (t.fact(title))
                        }
                    }
                }
            }
        }
    }
}

/// The files of a district, with their date and their licence.
fn district(root: &Root, own: &OpenData<'_>) -> Markup {
    let t = root.texts;
    let files = own.files;
    html! {
        details.fold {
            summary.fold__title { (t.fact(&own.place())) }
            ul {
                @for file in &files.downloads {
                    li {
                        a.chip href=(href(root, &file.path)) download { (name(&file.format)) } " "
                        span.dated { (t.open_size(file.bytes.div_ceil(1024))) }
                    }
                }
            }
            @if let Some(newest) = &files.newest {
                p { (t.open_date(&words::date(t, newest))) }
            }
            @for said in licence(t, files) {
                p { (t.said(&said)) }
            }
        }
    }
}

/// Districts by province, each with the list of its files.
fn by_province(root: &Root, all: &[OpenData<'_>]) -> Markup {
    let t = root.texts;
    let mut provinces: BTreeMap<&str, Vec<&OpenData<'_>>> = BTreeMap::new();
    for own in all {
        let digits = own.region.adcode.as_str().get(..2).unwrap_or_default();
        provinces.entry(digits).or_default().push(own);
    }
    html! {
        p { (t.open_licence()) }
        @for own in provinces.values() {
            details.fold {
                summary.fold__title { (t.fact(own.first().map_or("", |own| &own.region.province))) }
                ul {
                    @for own in own {
                        @for package in own.files.downloads.iter().filter(|file| file.format == "datapackage") {
                            li { a.chip href=(href(root, &package.path)) download { (t.fact(&own.place())) } }
                        }
                    }
                }
            }
        }
    }
}

/// What the documents say of the licence, and of how many of them none is known: a sentence for each.
fn licence(t: Texts, files: &RegionFiles) -> Vec<String> {
    let stated = files.licences.join(t.common_list());
    let stated = (!stated.is_empty()).then(|| t.open_licences(&stated));
    let unknown = (files.unlicensed > 0).then(|| t.open_unlicensed(files.unlicensed));
    stated.into_iter().chain(unknown).collect()
}

/// The address of a file of the site, from a page.
fn href(root: &Root, path: &str) -> String {
    [&*root.base, path].concat()
}

/// A format as people of its field call it.
fn name(format: &str) -> &str {
    match format {
        "xlsx" => "Excel",
        "csv" => "CSV",
        "geojson" => "GeoJSON",
        "hsds" => "HSDS 3.0",
        "fhir" => "FHIR R4",
        _ => "Data Package",
    }
}
