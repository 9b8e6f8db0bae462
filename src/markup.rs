//! HTML as text, for large parts of a page that never change once they are there.
//!
//! Yew takes such a part over as it stands, instead of element by element, and its code is a third of
//! what components for it would be.

use std::fmt::{self, Write};

use yew::prelude::*;

use crate::site::Root;

/// HTML in the making. What comes from data goes in by [`Markup::text`] only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Adds markup as it is. Ids, codes and numbers may stand in attributes as they are: they are letters,
    /// digits and hyphens.
    pub fn put(&mut self, parts: &[&str]) -> &mut Self {
        for part in parts {
            self.0.push_str(part);
        }
        self
    }

    /// Adds a number.
    pub fn number(&mut self, number: impl Into<i64>) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{}", number.into());
        self
    }

    /// Adds text, between elements or in an attribute with double quotes.
    pub fn text(&mut self, text: &str) -> &mut Self {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '"']) {
            let (before, special) = rest.split_at(at);
            let (entity, after) = match special.as_bytes()[0] {
                b'&' => ("&amp;", &special[1..]),
                b'<' => ("&lt;", &special[1..]),
                _ => ("&quot;", &special[1..]),
            };
            self.put(&[before, entity]);
            rest = after;
        }
        self.put(&[rest]);
        self
    }

    /// Adds an icon of the sprite.
    pub fn icon(&mut self, root: &Root, name: &str) -> &mut Self {
        self.put(&["<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\""]);
        self.put(&[&root.icons, "#", name, "\"></use></svg>"])
    }

    /// Adds an element that holds nothing but a text; `open` is its tag as it is written.
    pub fn element(&mut self, open: &str, text: &str, close: &str) -> &mut Self {
        self.put(&[open]).text(text).put(&[close])
    }

    /// The part that a function writes, as Yew holds it. Nothing written is nothing.
    pub fn of(write: impl FnOnce(&mut Self)) -> Html {
        let mut html = Self::default();
        write(&mut html);
        if html.0.is_empty() {
            return Html::default();
        }
        html.html()
    }

    /// The part as Yew holds it.
    pub fn html(self) -> Html {
        Html::from_html_unchecked(AttrValue::from(self.0))
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut markup = Markup::default();
        markup.put(&["<p title=\""]).text("\"><b>&").put(&["\">"]);
        markup.text("<script>").number(-7).put(&["</p>"]);
        assert_eq!(
            markup.to_string(),
            "<p title=\"&quot;>&lt;b>&amp;\">&lt;script>-7</p>"
        );
    }
}
