//! Where in a document a fact stands, in words that a reader follows by eye: `第三章第二节第4条`.
//!
//! A locator names one place or several, joined by `；`; a place is a chain of steps from the outside in.
//! Chapters and sections are counted in Chinese numerals, as plans print them, all else in Arabic ones;
//! reading takes either, [`Locator`]'s `Display` writes the one form. The grammar knows no text of a
//! document: whether there is a fourth article is another question.

use std::fmt;

use crate::numeral::{chinese, number};

/// The places that a source names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator {
    /// Each by itself, in the order in which they are named.
    pub places: Vec<Place>,
}

/// One place of a document, from the outside in. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(pub Vec<Step>);

/// One step on the way to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// 第三章: the outermost level of headings, however the document writes it (第三章, 三、).
    Chapter(u32),
    /// 第二节: the level below.
    Section(u32),
    /// “加强中西医协调大发展”: a heading without a number.
    Heading(String),
    /// 第4条: the level below sections; in an annex, a numbered row.
    Article(u32),
    /// 第2项: the level below articles; in a table, the row that bears this number.
    Item(u32),
    /// 第3段: the third line under the heading that is not empty.
    Paragraph(u32),
    /// 表2
    Table(u32),
    /// 指标表: the one table that has no number.
    Indicators,
    /// 第7行: the seventh row below the head of a table whose rows bear no numbers.
    Row(u32),
    /// 附件2
    Annex(u32),
    /// 附表1
    AnnexTable(u32),
    /// 专栏7
    Box(u32),
    /// 脚注: what stands below a table, or below everything.
    Footnote,
    /// 前言
    Preface,
    /// 论证意见
    Opinion,
    /// 全文
    Whole,
}

/// Why a locator cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// The part that no step begins with, or that cannot stand where it does.
    pub at: String,
    /// What is wrong with it, in words for who writes the data.
    pub what: &'static str,
}

impl fmt::Display for Unclear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”{}", self.at, self.what)
    }
}

/// What to write instead, in words for who writes the data.
pub const HOW: &str = "写成 第三章第二节第4条、第一章第一节第3段、第三章“没有编号的标题”第2条、表2第7行、\
     表1第13项、指标表第10项、附件2第4条第1项、附表1第3项、专栏7、附表1脚注、前言、论证意见、全文 这样，\
     几处用“；”隔开，每处都从头写全";

const NOT_A_STEP: &str = "看不懂";
const OUT_OF_PLACE: &str = "不能接在前面那一级后面";
const NOT_A_START: &str = "前面少了章、表或附件";

impl Locator {
    /// Reads a locator.
    pub fn read(text: &str) -> Result<Self, Unclear> {
        let places = text.split(['；', ';']).map(Place::read);
        Ok(Self {
            places: places.collect::<Result<_, _>>()?,
        })
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, place) in self.places.iter().enumerate() {
            if position > 0 {
                f.write_str("；")?;
            }
            place.fmt(f)?;
        }
        Ok(())
    }
}

impl Place {
    fn read(text: &str) -> Result<Self, Unclear> {
        let mut rest = text.trim();
        let mut steps: Vec<Step> = Vec::new();
        while !rest.is_empty() || steps.is_empty() {
            let unclear = |what| Unclear {
                at: rest.to_owned(),
                what,
            };
            let (step, after) = Step::read(rest).ok_or_else(|| unclear(NOT_A_STEP))?;
            match steps.last() {
                None if !step.can_begin() => return Err(unclear(NOT_A_START)),
                Some(before) if !step.can_follow(before) => return Err(unclear(OUT_OF_PLACE)),
                _ => {}
            }
            steps.push(step);
            rest = after.trim_start();
        }
        Ok(Self(steps))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|step| step.fmt(f))
    }
}

impl Step {
    /// The step that a text begins with, and what comes after it.
    fn read(text: &str) -> Option<(Self, &str)> {
        for (word, step) in [
            ("指标表", Self::Indicators),
            ("脚注", Self::Footnote),
            ("前言", Self::Preface),
            ("论证意见", Self::Opinion),
            ("全文", Self::Whole),
        ] {
            if let Some(rest) = text.strip_prefix(word) {
                return Some((step, rest));
            }
        }
        for (open, close) in [('“', '”'), ('"', '"'), ('「', '」')] {
            if let Some(rest) = text.strip_prefix(open) {
                let (heading, rest) = rest.split_once(close)?;
                let heading = heading.trim();
                return (!heading.is_empty()).then(|| (Self::Heading(heading.to_owned()), rest));
            }
        }
        if let Some(rest) = text.strip_prefix('第') {
            let units = ['章', '节', '条', '项', '段', '行'];
            let at = rest.find(units)?;
            let count = counted(&rest[..at])?;
            let mut after = rest[at..].chars();
            let step = match after.next()? {
                '章' => Self::Chapter,
                '节' => Self::Section,
                '条' => Self::Article,
                '项' => Self::Item,
                '段' => Self::Paragraph,
                _ => Self::Row,
            };
            return Some((step(count), after.as_str()));
        }
        for (word, step) in [
            ("附件", Self::Annex as fn(u32) -> Self),
            ("附表", Self::AnnexTable),
            ("专栏", Self::Box),
            ("表", Self::Table),
        ] {
            if let Some(rest) = text.strip_prefix(word) {
                let rest = rest.trim_start();
                let end = rest
                    .find(|character: char| number(character.encode_utf8(&mut [0; 4])).is_none())
                    .unwrap_or(rest.len());
                return Some((step(counted(&rest[..end])?), &rest[end..]));
            }
        }
        None
    }

    /// How deep a step leads; each goes deeper than the one before it.
    fn depth(&self) -> u8 {
        match self {
            Self::Chapter(_) | Self::Annex(_) | Self::AnnexTable(_) => 1,
            Self::Preface | Self::Opinion | Self::Whole => 1,
            Self::Section(_) | Self::Heading(_) => 2,
            Self::Article(_) => 3,
            Self::Table(_) | Self::Indicators | Self::Box(_) => 4,
            Self::Item(_) | Self::Row(_) => 5,
            Self::Paragraph(_) | Self::Footnote => 6,
        }
    }

    /// Whether a place can begin with it: what is counted anew in each chapter cannot.
    fn can_begin(&self) -> bool {
        !matches!(
            self,
            Self::Section(_) | Self::Article(_) | Self::Item(_) | Self::Paragraph(_) | Self::Row(_)
        )
    }

    fn can_follow(&self, before: &Self) -> bool {
        let in_table = matches!(
            before,
            Self::Table(_) | Self::Indicators | Self::AnnexTable(_)
        );
        let in_annex = matches!(before, Self::Annex(_));
        let deeper = self.depth() > before.depth();
        deeper
            && match self {
                Self::Row(_) => in_table || in_annex,
                Self::Item(_) => !matches!(before, Self::Chapter(_) | Self::Section(_)),
                Self::Footnote => in_table || in_annex,
                Self::Paragraph(_) => !in_table && *before != Self::Whole,
                _ => !in_table && !matches!(before, Self::Preface | Self::Opinion | Self::Whole),
            }
    }
}

/// A number from 1 on; nothing is the zeroth.
fn counted(text: &str) -> Option<u32> {
    number(text.trim()).filter(|number| *number > 0)
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chapter(number) => write!(f, "第{}章", chinese(*number)),
            Self::Section(number) => write!(f, "第{}节", chinese(*number)),
            Self::Heading(heading) => write!(f, "“{heading}”"),
            Self::Article(number) => write!(f, "第{number}条"),
            Self::Item(number) => write!(f, "第{number}项"),
            Self::Paragraph(number) => write!(f, "第{number}段"),
            Self::Table(number) => write!(f, "表{number}"),
            Self::Indicators => f.write_str("指标表"),
            Self::Row(number) => write!(f, "第{number}行"),
            Self::Annex(number) => write!(f, "附件{number}"),
            Self::AnnexTable(number) => write!(f, "附表{number}"),
            Self::Box(number) => write!(f, "专栏{number}"),
            Self::Footnote => f.write_str("脚注"),
            Self::Preface => f.write_str("前言"),
            Self::Opinion => f.write_str("论证意见"),
            Self::Whole => f.write_str("全文"),
        }
    }
}

#[cfg(test)]
mod tests;
