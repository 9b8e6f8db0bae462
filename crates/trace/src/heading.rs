//! What a line that is a heading looks like.

use directory::numeral::{is_numeral, number};

/// A numbered heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The way in which it is numbered: the smaller, the further out.
    pub rank: usize,
    /// Its number.
    pub number: u32,
}

/// How many ways there are to number headings.
pub const RANKS: usize = 6;

impl Heading {
    /// Reads the number of a line that may be a heading.
    ///
    /// Chinese documents number from the outside in: 第一章, 第一节, 一、, （一）, 1., （1）. Few use all of
    /// them, but none uses them in another order.
    pub fn read(line: &str) -> Option<Self> {
        let line = line.trim_start();
        let bracketed = || {
            let inner = line.strip_prefix(['（', '('])?;
            let end = inner.find(['）', ')'])?;
            Some(&inner[..end])
        };
        let counted = |rank: usize, text: &str| {
            let number = number(text.trim()).filter(|number| *number > 0)?;
            Some(Self { rank, number })
        };
        if let Some(rest) = line.strip_prefix('第') {
            let end =
                rest.find(|character: char| !is_numeral(character) && !is_digit(character))?;
            let rank = match rest[end..].chars().next()? {
                '章' => 0,
                '节' => 1,
                _ => return None,
            };
            return counted(rank, &rest[..end]);
        }
        if let Some(inner) = bracketed() {
            let rank = if inner.contains(is_digit) { 5 } else { 3 };
            return counted(rank, inner);
        }
        let chinese = line.find(|character: char| !is_numeral(character))?;
        if chinese > 0 {
            let dotted = line[chinese..].starts_with(['、', '.', '．']);
            return dotted.then(|| counted(2, &line[..chinese])).flatten();
        }
        let arabic = line.find(|character: char| !is_digit(character))?;
        let mut rest = line[arabic..].chars();
        let dotted = matches!(rest.next(), Some('、' | '.' | '．'));
        // 1.2张 is a figure.
        let figure = rest.next().is_none_or(is_digit);
        (dotted && !figure)
            .then(|| counted(4, &line[..arabic]))
            .flatten()
    }
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// What begins with a line after the chapters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Annex {
    /// 附件2
    Numbered(u32),
    /// 附表1
    Table(u32),
    /// 附件：1. …, the list of what is annexed.
    List,
}

/// How long the title of an annex may be. A sentence that begins with 附件 is longer.
const TITLE: usize = 60;

/// Reads a line that may begin an annex.
pub fn annex(line: &str) -> Option<Annex> {
    let line: String = line.split_whitespace().collect();
    if line.chars().count() > TITLE || line.ends_with('。') {
        return None;
    }
    let (rest, table) = match line.strip_prefix("附件") {
        Some(rest) => (rest, false),
        None => (line.strip_prefix("附表")?, true),
    };
    let digits = rest.find(|character: char| !is_digit(character) && !is_numeral(character));
    let (count, rest) = rest.split_at(digits.unwrap_or(rest.len()));
    match number(count) {
        Some(count) if table => Some(Annex::Table(count)),
        Some(count) => Some(Annex::Numbered(count)),
        None if rest.is_empty() || matches!(rest, ":" | "：") => Some(Annex::Numbered(1)),
        None if rest.starts_with([':', '：']) => Some(Annex::List),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_by_its_number() {
        for (line, expected) in [
            ("第一章　发展基础", Some((0, 1))),
            ("第十一节 责任", Some((1, 11))),
            ("一、规划背景", Some((2, 1))),
            ("一.医药卫生体制改革稳步推进。", Some((2, 1))),
            ("（二）主要目标。", Some((3, 2))),
            ("(三)拓展", Some((3, 3))),
            ("10. 综合", Some((4, 10))),
            ("1、规划要落实", Some((4, 1))),
            ("(4) 力争", Some((5, 4))),
            ("（1）社区", Some((5, 1))),
            ("1.2张", None),
            ("2025年", None),
            ("12", None),
            ("一是强化", None),
            ("第三方", None),
            ("第一名", None),
            ("（此件主动公开）", None),
            ("十四五期间", None),
            ("", None),
        ] {
            let heading = Heading::read(line).map(|heading| (heading.rank, heading.number));
            assert_eq!(heading, expected, "{line}");
        }
    }

    #[test]
    fn an_annex_is_known_by_its_title() {
        for (line, expected) in [
            ("附件2:", Some(Annex::Numbered(2))),
            ("附件 1:", Some(Annex::Numbered(1))),
            ("附件：", Some(Annex::Numbered(1))),
            ("附件3：清单", Some(Annex::Numbered(3))),
            ("附件：1. 路径图", Some(Annex::List)),
            (
                "附表1  重点工程一览表 （单位：亿元）",
                Some(Annex::Table(1)),
            ),
            ("附件里写明的项目由区卫健局办。", None),
            ("附属医院", None),
        ] {
            assert_eq!(annex(line), expected, "{line}");
        }
    }
}
