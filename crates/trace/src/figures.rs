//! The figures and years in a text, and on which side of a figure the text stands.

use directory::district::Bound;
use directory::numeral::{is_numeral, number};

use crate::plain::half;

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// As it is written, with what belongs to it: `80%`, `三家`.
    pub text: String,
    /// Its value; of 23万, 230000.
    pub value: f64,
    /// `%` or `‰`, where it is a share.
    pub share: Option<char>,
    /// Whether the text means just that much, more, or less.
    pub bound: Bound,
    /// Whether it is written in Chinese numerals.
    pub chinese: bool,
    /// The character after it, by which a counted number is told from a word such as 三甲.
    pub unit: Option<char>,
}

/// The numbers and years of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// What is counted or measured.
    pub figures: Vec<Figure>,
    /// The years, also the first and last of a five-year plan.
    pub years: Vec<u32>,
}

/// The five-year plans by which documents count: the name, the first year, the last.
const FIVE_YEARS: [(&str, u32, u32); 4] = [
    ("十二五", 2011, 2015),
    ("十三五", 2016, 2020),
    ("十四五", 2021, 2025),
    ("十五五", 2026, 2030),
];

/// Shares in words.
const SHARES: [(&str, f64); 3] = [("全覆盖", 100.0), ("一半", 50.0), ("半数", 50.0)];

/// The years that a text can mean by four digits.
const YEARS: std::ops::RangeInclusive<u32> = 1980..=2060;

/// What stands before a number that is a bound. The longer ones first: 不超过 holds 超过.
const BEFORE: [(&str, Bound); 18] = [
    ("不少于", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("不超过", Bound::AtMost),
    ("不得超过", Bound::AtMost),
    ("不高于", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("≤", Bound::AtMost),
    ("超过", Bound::MoreThan),
    ("高于", Bound::MoreThan),
    ("大于", Bound::MoreThan),
    (">", Bound::MoreThan),
    ("低于", Bound::LessThan),
    ("小于", Bound::LessThan),
    ("<", Bound::LessThan),
];

/// What stands before a number that is rough, unless it is part of a longer word: 签约, 附近.
const ROUGHLY: [(char, &str); 2] = [('约', "签预合契节公条"), ('近', "附就最邻")];

/// What stands after a number, or after its unit.
const AFTER: [(&str, Bound); 9] = [
    ("及以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("余", Bound::MoreThan),
    ("多", Bound::MoreThan),
];

/// Words between a bound and its number: 至少有2家, 超过了83岁.
const BETWEEN: &str = "有为达到设置配备建成在了每各";

/// What ends a clause.
const ENDS: &str = ",。;:!?()\t\n";

/// How many characters a unit may have between a number and 以上.
const UNIT: usize = 6;

/// What is counted in Chinese numerals; another character after a numeral makes it a word, as 三甲, 两癌.
const COUNTED: &str =
    "家所个项名人次张年类种级支天条批对户处间台辆座月周岁期步层倍成分小公门大部院站份";

impl Figures {
    /// Finds all of them.
    pub fn of(text: &str) -> Self {
        let mut text = without_marks(&half(text));
        let mut found = Self::default();
        for (name, first, last) in FIVE_YEARS {
            if text.contains(name) {
                found.years.extend([first, last]);
                // Their names are no numbers, but keep their place.
                text = text.replace(name, "◇◇◇");
            }
        }
        let signs: Vec<char> = text.chars().collect();
        let mut at = 0;
        while at < signs.len() {
            if let Some(end) = found.in_words(&signs, at) {
                at = end;
                continue;
            }
            let end = run(&signs, at, |sign| sign.is_ascii_digit());
            if end > at {
                at = found.arabic(&signs, at, end);
                continue;
            }
            let end = run(&signs, at, is_numeral);
            if end > at {
                found.chinese(&signs, at, end);
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// A share in words; gives where it ends.
    fn in_words(&mut self, signs: &[char], start: usize) -> Option<usize> {
        let is = |words: &str| {
            words
                .chars()
                .eq(signs[start..].iter().take(words.chars().count()).copied())
        };
        let (words, value) = SHARES.into_iter().find(|(words, _)| is(words))?;
        let end = start + words.chars().count();
        self.figures.push(Figure {
            text: words.to_owned(),
            value,
            share: Some('%'),
            bound: bound(signs, start, end),
            chinese: false,
            unit: None,
        });
        Some(end)
    }

    /// A number in digits; gives where it ends.
    fn arabic(&mut self, signs: &[char], start: usize, digits: usize) -> usize {
        let mut end = digits;
        if signs.get(end) == Some(&'.') {
            let fraction = run(signs, end + 1, |sign| sign.is_ascii_digit());
            if fraction > end + 1 {
                end = fraction;
            }
        }
        let text: String = signs[start..end].iter().collect();
        let Ok(value) = text.parse::<f64>() else {
            return end;
        };
        if end == digits
            && digits - start == 4
            && let Ok(year) = text.parse()
            && YEARS.contains(&year)
            && is_year(signs, start, end)
        {
            self.years.push(year);
            return end;
        }
        let (scale, after) = scale(signs, end);
        let share = signs.get(after).copied().filter(|sign| is_share(*sign));
        let mut figure = Figure {
            text: signs[start..after + usize::from(share.is_some())]
                .iter()
                .collect(),
            value: value * scale,
            share,
            bound: bound(signs, start, after),
            chinese: false,
            unit: signs.get(after).copied(),
        };
        // 0.5-1.5万人: what belongs to the second number belongs to the first.
        if scale == 1.0 && share.is_none() {
            let other = ranged(signs, after);
            if let Some((scale, share)) = other {
                self.figures.push(figure.clone());
                figure.value *= scale;
                figure.share = share;
            }
        }
        self.figures.push(figure);
        after
    }

    fn chinese(&mut self, signs: &[char], start: usize, end: usize) {
        let text: String = signs[start..end].iter().collect();
        let ordinal = start > 0 && signs[start - 1] == '第';
        // 百姓 and 万人 begin with a unit and count nothing.
        let counts = !text.starts_with(['百', '千', '万']);
        if let Some(value) = number(&text).filter(|_| counts && !ordinal) {
            let unit = signs.get(end).copied();
            self.figures.push(Figure {
                text: text.chars().chain(unit).collect(),
                value: value.into(),
                share: None,
                bound: bound(signs, start, end),
                chinese: true,
                unit,
            });
        }
    }
}

impl Figure {
    /// Whether it counts something. In Chinese numerals much else is written: 一些, 三甲, 两癌.
    pub fn is_counted(&self) -> bool {
        !self.chinese || (self.value > 1.0 && self.unit.is_some_and(|unit| COUNTED.contains(unit)))
    }

    /// Whether both are the same number.
    pub fn is_same_number(&self, other: &Self) -> bool {
        (self.value - other.value).abs() <= 1e-9 * self.value.abs().max(1.0)
    }
}

/// Without spaces, and with the numbers of lists apart from what follows: `2.100%的…`, `1.2020年，…`.
fn without_marks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.split('\n') {
        for (position, part) in line.split("  ").enumerate() {
            let part = part.trim_start_matches(' ');
            let digits = part
                .find(|sign: char| !sign.is_ascii_digit())
                .unwrap_or_default();
            let marked = (1..=2).contains(&digits) && part[digits..].starts_with('.');
            let year = || {
                let rest = part[digits + 1..].chars();
                rest.take(5).collect::<String>().ends_with('年')
            };
            if marked && (position > 0 || year()) {
                plain.push_str(&part[..digits]);
                plain.push('\n');
                plain.push_str(&part[digits + 1..]);
            } else {
                plain.push_str(part);
            }
        }
        plain.push('\n');
    }
    plain.pop();
    plain.retain(|sign| sign != ' ');
    plain
}

fn run(signs: &[char], start: usize, is: impl Fn(char) -> bool) -> usize {
    let rest = signs.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|sign| is(**sign)).count()
}

fn is_share(sign: char) -> bool {
    matches!(sign, '%' | '‰')
}

fn is_to(sign: char) -> bool {
    matches!(sign, '-' | '–' | '—' | '~' | '至' | '到')
}

/// Whether four digits are a year: 2025年, 2021-2025, （2019）, or alone in a cell.
fn is_year(signs: &[char], start: usize, end: usize) -> bool {
    let after = run(signs, end, |sign| sign == ' ');
    match signs.get(after) {
        None | Some('年' | '/' | ')' | '\t' | '\n' | ',' | '。' | '、') => true,
        Some(sign) if is_to(*sign) => true,
        _ => start > 0 && is_to(signs[start - 1]),
    }
}

/// 万 and 亿 after a number, and where they end.
fn scale(signs: &[char], end: usize) -> (f64, usize) {
    match signs.get(end) {
        Some('万') => (1e4, end + 1),
        Some('亿') => (1e8, end + 1),
        _ => (1.0, end),
    }
}

/// The scale and share of the number at the other end of a range.
fn ranged(signs: &[char], end: usize) -> Option<(f64, Option<char>)> {
    let start = run(signs, end, is_to);
    let digits = run(signs, start, |sign| sign.is_ascii_digit() || sign == '.');
    if start == end || digits == start {
        return None;
    }
    let (scale, after) = scale(signs, digits);
    let share = signs.get(after).copied().filter(|sign| is_share(*sign));
    (scale > 1.0 || share.is_some()).then_some((scale, share))
}

/// The side of a number that a text means.
fn bound(signs: &[char], start: usize, end: usize) -> Bound {
    let before: String = signs[start.saturating_sub(8)..start].iter().collect();
    let before = before.trim_end_matches(|sign| BETWEEN.contains(sign) || sign == ' ');
    if let Some((_, bound)) = BEFORE.iter().find(|(word, _)| before.ends_with(word)) {
        return *bound;
    }
    let mut last = before.chars().rev();
    let word = last.next();
    if let Some((_, longer)) = ROUGHLY.iter().find(|(rough, _)| Some(*rough) == word)
        && last.next().is_none_or(|sign| !longer.contains(sign))
    {
        return Bound::About;
    }
    // 至少能够识别和初步诊治150种, 至少建成1个街区、2个中医馆: it holds for the rest of its clause.
    let clause = signs[..start].iter().rev();
    let clause: String = clause.take_while(|sign| !ENDS.contains(**sign)).collect();
    if clause.contains("少至") {
        return Bound::AtLeast;
    }
    let mut after: String = signs[end..].iter().take(UNIT + 3).collect();
    if let Some(rest) = after.strip_prefix("/10万") {
        after = rest.to_owned();
    }
    let mut rest = after.as_str();
    for position in 0..=UNIT {
        if let Some((word, bound)) = AFTER.iter().find(|(word, _)| rest.starts_with(word)) {
            // 10余家 and 30多人 stand right behind the number.
            if !matches!(*word, "余" | "多") || position == 0 {
                return *bound;
            }
        }
        let mut next = rest.chars();
        match next.next() {
            Some(sign) if sign.is_alphabetic() || is_share(sign) || sign == '/' => {
                rest = next.as_str();
            }
            _ => break,
        }
    }
    Bound::Exact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_keeps_its_side_and_its_scale() {
        for (text, value, bound) in [
            ("达到80%以上", 80.0, Bound::AtLeast),
            ("≥６.64", 6.64, Bound::AtLeast),
            ("至少有2家", 2.0, Bound::AtLeast),
            ("＞98", 98.0, Bound::MoreThan),
            ("超过83岁", 83.0, Bound::MoreThan),
            ("不超过20%", 20.0, Bound::AtMost),
            ("控制在12/10万以下", 12.0, Bound::AtMost),
            ("9.5以下", 9.5, Bound::AtMost),
            ("4‰左右", 4.0, Bound::About),
            ("服务半径约1000米", 1000.0, Bound::About),
            ("建成3家", 3.0, Bound::Exact),
            ("建成三家", 3.0, Bound::Exact),
            ("累计签约居民23万余人", 230_000.0, Bound::MoreThan),
            ("10余家企业", 10.0, Bound::MoreThan),
            ("18.90", 18.9, Bound::Exact),
            ("签约23万余人", 230_000.0, Bound::MoreThan),
            ("约23万人", 230_000.0, Bound::About),
            ("服务人口 8 万以上的", 80_000.0, Bound::AtLeast),
            ("至少能够识别和初步诊治150种", 150.0, Bound::AtLeast),
            ("至少建成街区、2个精品中医馆", 2.0, Bound::AtLeast),
            ("至少两次，3个", 2.0, Bound::AtLeast),
            ("实现医联体全覆盖", 100.0, Bound::Exact),
            ("争取一半以上社区", 50.0, Bound::AtLeast),
        ] {
            let found = Figures::of(text).figures;
            assert_eq!((found[0].value, found[0].bound), (value, bound), "{text}");
        }
    }

    #[test]
    fn a_range_has_both_ends() {
        let values = |text: &str| -> Vec<f64> {
            let found = Figures::of(text).figures;
            found.iter().map(|figure| figure.value).collect()
        };
        assert_eq!(values("0.5－1.5万人"), [0.5, 5000.0, 15000.0]);
        assert_eq!(values("5—6分钟"), [5.0, 6.0]);
    }

    #[test]
    fn the_number_of_an_item_is_no_part_of_its_figure() {
        for (text, figures, years) in [
            ("1.2020年，在80%的中心", &[1.0, 80.0][..], &[2020][..]),
            ("特色综合区；      2.100%的中心", &[2.0, 100.0], &[]),
            ("2.45‰", &[2.45], &[]),
        ] {
            let found = Figures::of(text);
            let values: Vec<f64> = found.figures.iter().map(|figure| figure.value).collect();
            assert_eq!(
                (values.as_slice(), found.years.as_slice()),
                (figures, years)
            );
        }
    }

    #[test]
    fn years_are_no_figures() {
        for (text, years) in [
            ("到2025年底", &[2025][..]),
            ("2021–2025", &[2021, 2025]),
            ("2（2019）", &[2019]),
            ("“十四五”期间", &[2021, 2025]),
            ("2032种", &[]),
        ] {
            assert_eq!(Figures::of(text).years, years, "{text}");
        }
    }

    #[test]
    fn words_with_a_numeral_count_nothing() {
        for (text, counted) in [
            ("三家", true),
            ("两个", true),
            ("三甲医院", false),
            ("“两癌”", false),
            ("一家", false),
            ("第三方", false),
            ("百姓", false),
            ("十四五", false),
        ] {
            let found = Figures::of(text).figures;
            assert_eq!(found.iter().any(Figure::is_counted), counted, "{text}");
        }
    }
}
