//! How a resident gets to a district, however many there are: the data by which the home page finds one by its
//! name, a street or a community (`names`), and by where the phone is (`located`).
//!
//! Nobody loads all of it. Names lie in three trees of small files, of which a search reads one way down; the page has
//! the first level. Each file is named by its content, so that one more community changes three of them.

mod located;
mod names;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use directory::Region;
use directory::files::typed::traditional;
use pages::home;
use pages::start::Find as Told;
use serde_json::json;

use crate::File;

/// The files by which the home page finds a district, and what it is told of them.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// The files.
    pub files: Vec<File>,
    /// What stands in the page.
    pub told: Told,
}

impl Find {
    /// Of the districts of a site. `named` puts the hash of a content into a path, as in
    /// `data/find/names.0123456789abcdef.json`.
    pub fn of(regions: &[&Region], named: &dyn Fn(&str, &[u8]) -> String) -> Self {
        let mut shelf = Shelf {
            files: BTreeMap::new(),
            named,
        };
        let has_provinces = !home::province_pages(regions.iter().copied()).is_empty();
        let names = names::of(regions, has_provinces);
        let told = Told {
            districts: tree::of(names.districts, &mut shelf),
            streets: tree::of(names.streets, &mut shelf),
            communities: tree::of(names.communities, &mut shelf),
            signs: signs(regions, &mut shelf),
            at: located::of(regions, &mut shelf),
            many: regions.len() > home::ON_ONE_PAGE,
        };
        let files = shelf.files.into_iter();
        let files = files.map(|(path, text)| File { path, text });
        Self {
            files: files.collect(),
            told,
        }
    }
}

/// The files so far, by path.
struct Shelf<'a> {
    files: BTreeMap<String, String>,
    named: &'a dyn Fn(&str, &[u8]) -> String,
}

impl Shelf<'_> {
    /// Puts a file there, and gives the hash in its name. `stem` is its sort, such as `names`.
    fn put(&mut self, stem: &str, text: String) -> String {
        let path = (self.named)(&format!("data/find/{stem}.json"), text.as_bytes());
        let hash = path.rsplit('.').nth(1).unwrap_or_default().to_owned();
        self.files.insert(path, text);
        hash
    }
}

/// The traditional characters of the names, each before the one that the names have: asked for where a name is typed
/// with such a character.
fn signs(regions: &[&Region], shelf: &mut Shelf<'_>) -> String {
    let names = regions.iter().flat_map(|region| names::all(region));
    let signs: BTreeSet<char> = names.flat_map(str::chars).collect();
    let pairs = signs.iter().flat_map(|sign| {
        let forms = traditional(*sign).iter();
        forms.flat_map(move |form| [*form, *sign])
    });
    let pairs: String = pairs.collect();
    shelf.put("signs", json!(pairs).to_string())
}

#[cfg(test)]
mod tests;
