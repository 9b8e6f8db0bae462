//! Style sheets: which page has which. They stand in the page, because nothing is drawn before they are there,
//! and a file of their own would be one more way to the host and back. So a page has only those that it needs.

use crate::Page;

/// A style sheet that stands in pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its rules.
    pub rules: String,
    /// Where they are needed.
    pub needed: Needed,
}

/// Where a style sheet is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// In every page.
    Everywhere,
    /// In some.
    By {
        /// Whether in those on which the app runs. It goes from one to another and loads no other sheets.
        app: bool,
        /// In which others, by their [`Page::sort`].
        pages: &'static [&'static str],
    },
}

impl Needed {
    /// Whether a page needs it. One that is no part of the site shows parts of every page.
    fn by(self, page: Option<&Page>) -> bool {
        match (self, page) {
            (Self::Everywhere, _) | (_, None) => true,
            (Self::By { app, pages }, Some(page)) => {
                app && page.is_live() || pages.contains(&page.sort())
            }
        }
    }
}

/// The rules that a page needs, of sheets in the order in which one overrules another.
pub fn rules(sheets: &[Sheet], page: Option<&Page>) -> String {
    let needed = sheets.iter().filter(|sheet| sheet.needed.by(page));
    needed.map(|sheet| sheet.rules.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_sheets_that_it_needs_in_their_order() {
        let sheet = |rules: &str, needed| Sheet {
            rules: rules.to_owned(),
            needed,
        };
        let by = |app, pages| Needed::By { app, pages };
        let sheets = [
            sheet("a", by(false, &["plan"])),
            sheet("b", Needed::Everywhere),
            sheet("c", by(true, &["saved"])),
        ];
        let region = || "990001".to_owned();
        for (page, has) in [
            (Some(Page::Home), "b"),
            (Some(Page::Region(region())), "bc"),
            (Some(Page::Empty(region())), "bc"),
            (Some(Page::Plan(region())), "ab"),
            (Some(Page::Saved(region())), "bc"),
            (None, "abc"),
        ] {
            assert_eq!(rules(&sheets, page.as_ref()), has, "{page:?}");
        }
    }
}
