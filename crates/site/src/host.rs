//! Where a site stands, and for whom.

use pages::texts::Language;
use pages::{Page, Root};

/// What the host wants, beside the directory.
#[derive(Clone, Debug, Default)]
pub struct Host {
    /// The path of the site's root, `/` or `/jk/`.
    pub base: String,
    /// The site's address such as `https://example.cn`, where it wants canonical links.
    pub address: Option<String>,
    /// The sites that may know how high a page is that they frame, such as `https://www.example.gov.cn`.
    pub embed: Vec<String>,
    /// The languages in which the pages are written. The first is Simplified Chinese.
    pub languages: Vec<Language>,
}

impl Host {
    /// The whole address of the site's root with the slash at its end, where it has one.
    pub fn whole_base(&self) -> Option<String> {
        let address = self.address.as_deref()?;
        Some([address.trim_end_matches('/'), &self.base].concat())
    }

    /// The whole address of a page, where the site has one and the page is one that people come to by it.
    pub(crate) fn url(&self, root: &Root, language: Language, page: &Page) -> Option<String> {
        let address = self.address.as_deref().filter(|_| page.is_listed())?;
        let href = root.href_in(language, page);
        Some([address.trim_end_matches('/'), &href].concat())
    }

    /// The same page in each language, where there are several: by its whole address where the site has one.
    pub(crate) fn alternates(&self, root: &Root, page: &Page) -> Vec<(Language, String)> {
        if self.languages.len() < 2 || !page.is_listed() {
            return Vec::new();
        }
        let languages = self.languages.iter();
        let all = languages.map(|&language| {
            let url = self.url(root, language, page);
            (
                language,
                url.unwrap_or_else(|| root.href_in(language, page)),
            )
        });
        all.collect()
    }
}
