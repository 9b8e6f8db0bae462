//! The texts of the interface in one language, and which languages there are.
//!
//! `build.rs` makes a method of [`Texts`] for each text of `texts/`, named by its group and key: `t.search_label()`.
//! The language of a page is an argument wherever something is said, carried by [`crate::Root`].

use std::fmt::{self, Display, Write};

use maud::{Render, html};

use generated::{EN_NAME, FORMS, LENGTH, LIVE, ZH_HANS_NAME, ZH_HANT_NAME};

/// A language in which the pages are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Simplified Chinese, as the data is written. Its pages have the plain addresses.
    #[default]
    ZhHans,
    /// Traditional Chinese.
    ZhHant,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order in which a page offers them.
    pub const ALL: [Self; 3] = [Self::ZhHans, Self::En, Self::ZhHant];

    /// Its tag, as addresses and files name it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// The language of a tag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.tag() == tag)
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::ZhHans => ZH_HANS_NAME,
            Self::ZhHant => ZH_HANT_NAME,
            Self::En => EN_NAME,
        }
    }

    /// What the addresses of its pages begin with below the site's root, such as `/en`; nothing for Simplified Chinese.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::ZhHans => "",
            Self::ZhHant => "/zh-Hant",
            Self::En => "/en",
        }
    }

    /// The `lang` of its pages.
    #[cfg(feature = "files")]
    pub fn html_lang(self) -> &'static str {
        match self {
            Self::ZhHans => FACTS,
            other => other.tag(),
        }
    }

    /// The `og:locale` of its pages.
    #[cfg(feature = "files")]
    pub fn locale(self) -> &'static str {
        match self {
            Self::ZhHans => "zh_CN",
            Self::ZhHant => "zh_HK",
            Self::En => "en_US",
        }
    }
}

/// The language of what the data says: documents, names.
pub const FACTS: &str = "zh-CN";

/// What the site says in one language. It is a pointer, handed to whatever says something.
#[derive(Clone, Copy)]
pub struct Texts(&'static Said);

/// One of the texts: a method that says it.
pub type Key = fn(Texts) -> &'static str;

/// A language with its texts, in the order of the methods. Their number is fixed, so a method is a place in memory.
struct Said {
    language: Language,
    list: [&'static str; LENGTH],
}

/// In which form the list of a language reaches the browser: its texts with this sign between them.
pub const BETWEEN: char = generated::BETWEEN;

impl Texts {
    /// The texts of a language.
    #[cfg(feature = "files")]
    pub const fn of(language: Language) -> Self {
        static ZH_HANS: Said = Said {
            language: Language::ZhHans,
            list: generated::ZH_HANS,
        };
        static ZH_HANT: Said = Said {
            language: Language::ZhHant,
            list: generated::ZH_HANT,
        };
        static EN: Said = Said {
            language: Language::En,
            list: generated::EN,
        };
        match language {
            Language::ZhHans => Self(&ZH_HANS),
            Language::ZhHant => Self(&ZH_HANT),
            Language::En => Self(&EN),
        }
    }

    /// Those of Simplified Chinese.
    #[cfg(feature = "files")]
    pub const fn zh_hans() -> Self {
        Self::of(Language::ZhHans)
    }

    /// The texts of a language as the browser fetched them, parted by [`BETWEEN`]; nothing where the list is
    /// that of another build. Those of Simplified Chinese it has already. They are kept for good: a page has one
    /// language all its life.
    pub fn received(language: Language, texts: &str) -> Option<Self> {
        let texts: &'static str = match language {
            #[cfg(not(feature = "files"))]
            Language::ZhHans => generated::ZH_HANS,
            _ => Box::leak(Box::from(texts)),
        };
        let mut list = [""; LENGTH];
        let mut texts = texts.split(BETWEEN);
        for place in &mut list[..LIVE] {
            *place = texts.next()?;
        }
        let is_whole = texts.next().is_none();
        is_whole.then(|| Self(Box::leak(Box::new(Said { language, list }))))
    }

    /// What the browser is to receive of a language.
    #[cfg(feature = "files")]
    pub fn sent(self) -> &'static [&'static str] {
        &self.0.list[..LIVE]
    }

    /// In which language they are.
    pub fn language(self) -> Language {
        self.0.language
    }

    /// Whether facts are in another language than the page.
    pub fn are_foreign(self) -> bool {
        self.language() != Language::ZhHans
    }

    /// What a kind of place is called in another language than the data's.
    #[cfg(feature = "files")]
    pub fn kind(self, id: &str) -> Option<&'static str> {
        let is_key = |own: &&str| own.replace('_', "-") == id;
        let place = generated::IDS.iter().position(is_key)?;
        self.are_foreign().then(|| self.0.list[LIVE + place])
    }

    /// What the data says, marked with its language where the page has another one.
    pub fn fact(self, text: &str) -> Fact<'_> {
        Fact(self, text, false)
    }

    /// A sentence, in which what comes from the data is marked where it can be told apart from the rest: in
    /// English whatever is Chinese.
    pub fn said(self, text: &str) -> Fact<'_> {
        Fact(self, text, true)
    }

    /// The language to mark an element with that holds only what the data says.
    pub fn fact_lang(self) -> Option<&'static str> {
        self.are_foreign().then_some(FACTS)
    }

    /// The text of that place.
    fn say<const PLACE: usize>(self) -> &'static str {
        self.0.list[PLACE]
    }

    /// The text of that place with its arguments: `{0}` is the first. Where one is said otherwise, the form for it stands
    /// first, behind the number of the argument that is counted.
    fn fill<const PLACE: usize>(self, arguments: &[&dyn Display]) -> String {
        fill(self.say::<PLACE>(), arguments)
    }
}

/// A text of the list with its arguments.
#[inline(never)]
fn fill(mut text: &str, arguments: &[&dyn Display]) -> String {
    let argument = |digit: Option<&u8>| arguments.get(usize::from(digit?.wrapping_sub(b'0')));
    if let Some((one, other)) = text.split_once(FORMS) {
        let counted = argument(one.as_bytes().first());
        let is_one = counted.is_some_and(|counted| counted.to_string() == "1");
        text = if is_one { &one[1..] } else { other };
    }
    let mut pieces = text.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        if let Some(argument) = argument(piece.as_bytes().first()) {
            // Writing to a string cannot fail.
            let _ = write!(filled, "{argument}");
        }
        filled.push_str(piece.get(2..).unwrap_or_default());
    }
    filled
}

/// What comes from the data, or a sentence with something of it.
pub struct Fact<'t>(Texts, &'t str, bool);

impl Render for Fact<'_> {
    fn render_to(&self, buffer: &mut String) {
        write_fact(self.0, self.1, self.2, buffer);
    }
}

/// Every page says a hundred of them; one copy of it is enough.
#[inline(never)]
fn write_fact(t: Texts, text: &str, is_sentence: bool, buffer: &mut String) {
    let is_plain = match t.language() {
        Language::ZhHans => true,
        Language::ZhHant => is_sentence,
        Language::En => false,
    };
    let mut rest = text;
    while let Some(begin) = rest.bytes().position(is_chinese).filter(|_| !is_plain) {
        let (begin, end) = match is_sentence {
            true => (begin, end_of_chinese(rest, begin)),
            false => (0, rest.len()),
        };
        rest[..begin].render_to(buffer);
        html! { span lang=(FACTS) { (rest[begin..end]) } }.render_to(buffer);
        rest = &rest[end..];
    }
    rest.render_to(buffer);
}

/// Where what is Chinese ends that begins there. Digits and signs between Chinese are so too.
fn end_of_chinese(text: &str, begin: usize) -> usize {
    let mut end = begin;
    for (at, byte) in text.bytes().enumerate().skip(begin) {
        if is_chinese(byte) {
            end = at + CHINESE_BYTES;
        } else if byte.is_ascii() && !byte.is_ascii_digit() {
            break;
        }
    }
    end
}

/// How many bytes each sign of Chinese has.
const CHINESE_BYTES: usize = 3;

/// Whether a text has signs of Chinese: its characters, or its brackets and commas.
pub fn has_chinese(text: &str) -> bool {
    text.bytes().any(is_chinese)
}

/// Whether a byte begins a sign of Chinese, which are those from U+3000 to U+9FFF and the wide ones after U+F000.
fn is_chinese(byte: u8) -> bool {
    matches!(byte, 0xE3..=0xE9 | 0xEF)
}

#[cfg(feature = "files")]
impl Default for Texts {
    fn default() -> Self {
        Self::zh_hans()
    }
}

/// One page has one language.
impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        self.language() == other.language()
    }
}

impl Eq for Texts {}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.language().tag())
    }
}

/// What `build.rs` makes of `texts/`.
mod generated {
    use super::Texts;

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// What a language calls a word of the data, by its sort (`specialties`) and id.
#[cfg(feature = "files")]
pub fn term(language: Language, sort: &str, id: &str) -> Option<&'static str> {
    let terms: &[(&str, &str, &'static str)] = match language {
        Language::ZhHans => &generated::ZH_HANS_TERMS,
        Language::ZhHant => &generated::ZH_HANT_TERMS,
        Language::En => &generated::EN_TERMS,
    };
    let place = terms.binary_search_by(|(other, own, _)| (*other, *own).cmp(&(sort, id)));
    place.ok().map(|place| terms[place].2)
}
