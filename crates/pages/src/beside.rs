//! What stands beside the names and words of the data on pages of another language: how a name is read, so that a
//! reader can say it to a driver, and what a word of medicine means.

use maud::{Render, html};

use crate::texts::BETWEEN;

/// What stands beside which name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Names, sorted, each with what stands beside it; a term with a `=` before it, to be told from how a name is
    /// read.
    pairs: Vec<[&'static str; 2]>,
}

impl Beside {
    /// Of readings and of terms, each with its name. What has a term needs no reading.
    #[cfg(feature = "files")]
    pub fn new(
        readings: impl IntoIterator<Item = (String, String)>,
        terms: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let mut all = std::collections::BTreeMap::new();
        all.extend(readings);
        let terms = terms.into_iter();
        all.extend(terms.map(|(name, term)| (name, [TERM, &term].concat())));
        let parts: Vec<String> = all.into_iter().flat_map(<[String; 2]>::from).collect();
        Self::received(&parts.join(&BETWEEN.to_string()))
    }

    /// As the browser fetched it: names, sorted, and what stands beside each, parted by [`BETWEEN`]. Where it did
    /// not come, names stand alone. It is kept for good, as a page keeps its region.
    pub fn received(list: &str) -> Self {
        let list: &'static str = Box::leak(Box::from(list));
        let mut parts = list.split(BETWEEN);
        let pairs = std::iter::from_fn(|| Some([parts.next()?, parts.next()?]));
        Self {
            pairs: pairs.collect(),
        }
    }

    /// The texts that a browser is to fetch.
    #[cfg(feature = "files")]
    pub fn sent(&self) -> Vec<&'static str> {
        self.pairs.concat()
    }

    /// What stands beside a name, and whether it is how the name is read.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<(bool, &'static str)> {
        let place = self.pairs.binary_search_by(|[own, _]| (*own).cmp(name));
        let [_, said] = self.pairs[place.ok()?];
        let term = said.strip_prefix(TERM);
        Some((term.is_none(), term.unwrap_or(said)))
    }

    /// The same as HTML, with the space before it.
    pub fn of<'s>(&'s self, name: &'s str) -> Other<'s> {
        Other(self, name)
    }
}

/// What stands beside a name.
pub struct Other<'s>(&'s Beside, &'s str);

impl Render for Other<'_> {
    fn render_to(&self, buffer: &mut String) {
        write(self.0, self.1, buffer);
    }
}

#[inline(never)]
fn write(beside: &Beside, name: &str, buffer: &mut String) {
    if let Some((is_reading, said)) = beside.get(name) {
        html! { " " span.beside lang=[is_reading.then_some(LATIN)] { (said) } }.render_to(buffer);
    }
}

/// The mark of a term.
const TERM: &str = "=";

/// The language of a reading.
const LATIN: &str = "zh-Latn";
