//! Whether a passage says what a fact names.

use std::fmt;

use directory::{Document, Stage};

use crate::facts::{Names, Thing};
use crate::figures::{Figure, Figures};
use crate::passage::Passage;
use crate::plain::{half, plain};
use crate::stages::{self, FREE, is_past};

/// A passage, made ready for looking.
#[derive(Debug)]
pub struct Place<'d> {
    document: &'d Document,
    /// Whether it stands in a chapter on what has been.
    past: bool,
    /// The headings above it, for years and stages.
    heads: String,
    sentences: Vec<Sentence>,
    figures: Figures,
}

#[derive(Debug)]
struct Sentence {
    /// As it is written.
    text: String,
    plain: String,
    /// The number of the line that it stands in.
    line: usize,
}

/// Something that was not found.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// What sort of thing.
    pub sort: &'static str,
    /// It itself, in the words by which an exception names it.
    pub thing: String,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}“{}”", self.sort, self.thing)
    }
}

/// Looks for all things in some places together. Gives what is in none of them, and the sentence that is
/// nearest to what was looked for.
pub fn look(things: &[Thing], places: &[Place<'_>]) -> (Vec<Missing>, String) {
    let hits: Vec<Vec<Vec<usize>>> = places
        .iter()
        .map(|place| {
            let things = things.iter();
            things.map(|thing| place.sentences_with(thing)).collect()
        })
        .collect();
    let mut missing = Vec::new();
    for thing in things {
        let found = places.iter().zip(&hits).any(|(place, hits)| match thing {
            Thing::Stage(stage) => place.has_stage(*stage, &near(things, hits), things),
            _ => place.has(thing),
        });
        if !found {
            missing.push(Missing::of(thing, places));
        }
    }
    let nearest = places.iter().zip(&hits).max_by_key(|(_, hits)| {
        let found = hits.iter().filter(|hits| !hits.is_empty());
        found.count()
    });
    let nearest = nearest.map(|(place, hits)| place.nearest(hits));
    (missing, nearest.unwrap_or_default())
}

/// The sentences that speak of a fact: those that name its things.
fn near(things: &[Thing], hits: &[Vec<usize>]) -> Vec<usize> {
    let names = things.iter().zip(hits).filter(|(thing, _)| {
        matches!(
            thing,
            Thing::Institution(_)
                | Thing::Name(_)
                | Thing::Together(..)
                | Thing::Figure(_)
                | Thing::Count(_)
        )
    });
    let mut near: Vec<usize> = names.flat_map(|(_, hits)| hits).copied().collect();
    near.sort_unstable();
    near.dedup();
    near
}

impl Missing {
    fn of(thing: &Thing, places: &[Place<'_>]) -> Self {
        let (sort, thing) = match thing {
            Thing::Institution(names) => ("机构", names.name.clone()),
            Thing::Name(name) => ("", name.clone()),
            Thing::Together(names, name) => {
                let alone = Thing::Name(name.clone());
                let there = places.iter().any(|place| place.has(&alone));
                match there {
                    true => ("同一句或上一句里的", format!("{}、{name}", names.name)),
                    false => ("", name.clone()),
                }
            }
            Thing::Count(count) => ("数", count.to_string()),
            Thing::Figure(figure) => {
                // The number may be there, on another side.
                let numbers = places.iter().flat_map(|place| &place.figures.figures);
                let there = numbers
                    .into_iter()
                    .any(|other| other.is_same_number(figure));
                let sort = if there { "数的上下限" } else { "数" };
                (sort, sided(figure))
            }
            Thing::Year(year) => ("年份", year.to_string()),
            Thing::AsOf(as_of) => ("时间", as_of.clone()),
            Thing::Period(period) => ("年限", period.clone()),
            Thing::Stage(stage) => ("阶段", stage_word(*stage).to_owned()),
            Thing::Free => ("", "免费".to_owned()),
        };
        Self { sort, thing }
    }
}

/// A figure with its side in words.
fn sided(figure: &Figure) -> String {
    use directory::district::Bound;
    let text = &figure.text;
    match figure.bound {
        Bound::Exact => text.clone(),
        Bound::AtLeast => format!("{text}以上"),
        Bound::MoreThan => format!("超过{text}"),
        Bound::AtMost => format!("{text}以下"),
        Bound::LessThan => format!("低于{text}"),
        Bound::About => format!("{text}左右"),
    }
}

/// A stage as the data files write it.
fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => "existing",
        Stage::Consolidating => "consolidating",
        Stage::Advancing => "advancing",
        Stage::Planned => "planned",
        Stage::Exploring => "exploring",
    }
}

impl<'d> Place<'d> {
    /// Makes a passage ready.
    pub fn new(document: &'d Document, passage: &Passage) -> Self {
        let whole = passage.heads.join("\n") + "\n" + &joined(&passage.lines);
        Self {
            document,
            past: passage.heads.iter().any(|head| is_past(head)),
            heads: half(&passage.heads.join("\n")),
            sentences: sentences(&joined(&passage.lines)),
            figures: Figures::of(&whole),
        }
    }

    fn has(&self, thing: &Thing) -> bool {
        match thing {
            Thing::Institution(_) | Thing::Name(_) | Thing::Together(..) | Thing::Free => {
                !self.sentences_with(thing).is_empty() || self.is_in_heads(thing)
            }
            Thing::Count(count) => {
                let mut figures = self.figures.figures.iter();
                figures.any(|figure| (figure.value - f64::from(*count)).abs() < f64::EPSILON)
            }
            Thing::Figure(figure) => self.has_figure(figure),
            Thing::Year(year) => {
                // Of the year from which a document counts we may speak in our own words.
                let first = self.first_year();
                let base = self.past && first == Some(*year + 1);
                self.figures.years.contains(year) || first == Some(*year) || base
            }
            Thing::AsOf(as_of) => self.is_said_in(as_of),
            Thing::Period(period) => {
                let years = Figures::of(&format!("{period}年")).years;
                let holds = |year: &u32| self.figures.years.contains(year) || self.holds_in(*year);
                !years.is_empty() && years.iter().all(holds)
            }
            Thing::Stage(_) => true,
        }
    }

    /// Above a passage the name may stand in a heading: 附表1 …工程.
    fn is_in_heads(&self, thing: &Thing) -> bool {
        match thing {
            Thing::Name(name) => plain(&self.heads).contains(&plain(name)),
            _ => false,
        }
    }

    fn sentences_with(&self, thing: &Thing) -> Vec<usize> {
        let numbered = self.sentences.iter().enumerate();
        let found = numbered.filter(|(_, sentence)| sentence.has(thing));
        let found = found.map(|(at, _)| at);
        match thing {
            Thing::Together(names, _) => found.filter(|at| self.is_about(*at, names)).collect(),
            _ => found.collect(),
        }
    }

    /// Whether a sentence, or the one before it, names an institution.
    fn is_about(&self, at: usize, names: &Names) -> bool {
        let sentences = &self.sentences[at.saturating_sub(1)..=at];
        sentences
            .iter()
            .any(|sentence| sentence.has_institution(names))
    }

    fn has_figure(&self, figure: &Figure) -> bool {
        let same = |other: &&Figure| other.is_same_number(figure);
        let mut figures = self.figures.figures.iter().filter(same);
        // In a table the sign of a share stands in another cell, and the words for a side in the head.
        figures.any(|other| {
            other.bound == figure.bound || (figure.bound != other.bound && self.is_shared(figure))
        })
    }

    /// 分别控制在9.5/10万和7‰以下: one word for the side of several numbers.
    fn is_shared(&self, figure: &Figure) -> bool {
        self.sentences.iter().any(|sentence| {
            let figures = Figures::of(&sentence.text).figures;
            sentence.text.contains("分别")
                && figures.iter().any(|other| other.is_same_number(figure))
                && figures.iter().any(|other| other.bound == figure.bound)
        })
    }

    /// Whether the document, or the passage, speaks of that time.
    fn is_said_in(&self, as_of: &str) -> bool {
        let date = self.document.date.as_deref().unwrap_or_default();
        let mut parts = as_of.split('-');
        let Some(year) = parts.next().and_then(|year| year.parse().ok()) else {
            return false;
        };
        let month = parts.next().and_then(|month| month.parse::<u32>().ok());
        if date.starts_with(as_of) {
            return true;
        }
        match month {
            // A month must be written: 2019年12月.
            Some(month) => {
                let written = format!("{year}年{month}月");
                let mut sentences = self.sentences.iter();
                sentences.any(|sentence| plain(&sentence.text).contains(&written))
            }
            None => {
                self.figures.years.contains(&year) || self.holds_in(year) || self.starts_after(year)
            }
        }
    }

    /// The year from which a document holds, or else its own.
    fn first_year(&self) -> Option<u32> {
        let valid = self.document.valid.as_ref().map(|valid| &valid.from);
        let date = valid.or(self.document.date.as_ref())?;
        date.get(..4)?.parse().ok()
    }

    fn holds_in(&self, year: u32) -> bool {
        let valid = self.document.valid.as_ref();
        let year_of = |date: &str| date.get(..4)?.parse::<u32>().ok();
        let valid = valid.and_then(|valid| Some(year_of(&valid.from)?..=year_of(&valid.to)?));
        let dated = self.document.date.as_deref().and_then(year_of);
        valid.is_some_and(|years| years.contains(&year)) || dated == Some(year)
    }

    /// Whether a document starts from the state at the end of that year.
    fn starts_after(&self, year: u32) -> bool {
        self.document.valid.is_some() && self.holds_in(year + 1)
    }

    /// Whether the words of a stage stand where the fact is: in a clause that names it, in the first one
    /// of its sentence or paragraph, or in the heading.
    fn has_stage(&self, stage: Stage, near: &[usize], things: &[Thing]) -> bool {
        let words = match self.past {
            true if stage == Stage::Existing => return true,
            true => stages::past_words(stage),
            false => stages::words(stage),
        };
        let has = |text: &str| words.iter().any(|word| text.contains(word));
        let heading = self.heads.lines().last().unwrap_or_default();
        let said = |at: usize| {
            let Sentence { text, line, .. } = &self.sentences[at];
            // In a chapter on what has been few words mean a task, so these may stand anywhere.
            if self.past {
                return has(text);
            }
            let first = self.sentences.iter().find(|other| other.line == *line);
            let clauses = Sentence::of_each_clause(text);
            let named = |clause: &&Sentence| things.iter().any(|thing| clause.has(thing));
            let found: Vec<&Sentence> = clauses.iter().filter(named).collect();
            let leads = clauses.iter().take(1).chain(found.iter().copied());
            leads.into_iter().any(|clause| has(&clause.text))
                || (found.is_empty() && has(text))
                || first.is_some_and(|first| has(&first.text))
        };
        (stage != Stage::Existing && has(heading))
            || match near.is_empty() {
                true => (0..self.sentences.len()).any(said),
                false => near.iter().any(|at| said(*at)),
            }
    }

    /// The sentence with most of what was found, for a reader.
    fn nearest(&self, hits: &[Vec<usize>]) -> String {
        let count = |at: &usize| hits.iter().filter(|hits| hits.contains(at)).count();
        let best = (0..self.sentences.len()).rev().max_by_key(count);
        best.map_or_else(String::new, |at| shortened(&self.sentences[at].text))
    }
}

/// How much of a passage is shown.
const SHOWN: usize = 90;

fn shortened(text: &str) -> String {
    let text = text.replace('\t', " | ");
    let short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short + "…"
    } else {
        short
    }
}

impl Sentence {
    fn new(text: &str, line: usize) -> Self {
        Self {
            text: text.trim().to_owned(),
            plain: plain(text),
            line,
        }
    }

    fn of_each_clause(text: &str) -> Vec<Self> {
        let clauses = text.split([',', ':']);
        clauses.map(|clause| Self::new(clause, 0)).collect()
    }

    /// Whether it names a thing by itself.
    fn has(&self, thing: &Thing) -> bool {
        let figures = || Figures::of(&self.text).figures;
        match thing {
            Thing::Institution(names) => self.has_institution(names),
            Thing::Name(name) => self.plain.contains(&plain(name)),
            Thing::Together(_, name) => self.plain.contains(&plain(name)),
            Thing::Free => FREE.iter().any(|word| self.text.contains(word)),
            Thing::Figure(figure) => figures().iter().any(|other| other.is_same_number(figure)),
            Thing::Count(count) => {
                let count = f64::from(*count);
                let same = |other: &Figure| (other.value - count).abs() < f64::EPSILON;
                figures().iter().any(same)
            }
            _ => false,
        }
    }

    fn has_institution(&self, names: &Names) -> bool {
        let called = |name: &String| {
            let name = plain(name);
            self.plain.contains(&name) || self.has_pieces(&name)
        };
        names.all.iter().any(called) || names.stem.as_ref().is_some_and(|stem| self.has_stem(stem))
    }

    /// Whether a name stands there with other words between its pieces: 王彩华、常惠市级名中医工作室,
    /// 双屿、滨江街道创成…服务中心.
    fn has_pieces(&self, name: &str) -> bool {
        let name: Vec<char> = name.chars().collect();
        let text: Vec<char> = self.plain.chars().collect();
        let mut starts = text.windows(PIECE).enumerate();
        starts.any(|(at, window)| name.starts_with(window) && pieces(&name, &text[at..], PIECES))
    }

    /// Whether a place of primary care is named in a list, or without its street: 雕庄、青龙街道….
    fn has_stem(&self, stem: &str) -> bool {
        const AFTER: [&str; 13] = [
            "、", "和", "及", "与", "街道", "镇", "社区", "中心", "卫生", "区域", ",", "街", "三个",
        ];
        let mut found = self.text.match_indices(stem);
        found.any(|(at, _)| {
            let rest = &self.text[at + stem.len()..];
            AFTER.iter().any(|after| rest.starts_with(after))
        })
    }
}

/// Whether a text begins with the beginning of a name, and the rest of it follows in so many pieces.
fn pieces(name: &[char], text: &[char], left: usize) -> bool {
    let same = name
        .iter()
        .zip(text)
        .take_while(|(one, other)| one == other);
    let same = same.count();
    if same == name.len() {
        return true;
    }
    // A piece may end before the text stops being the same: 红梅街道 of 红梅街道北环….
    (PIECE..=same).rev().any(|length| {
        let (name, text) = (&name[length..], &text[length..]);
        let mut starts = (0..text.len().min(APART))
            .filter(|at| text[*at..].starts_with(&name[..PIECE.min(name.len())]));
        left > 1 && name.len() >= PIECE && starts.any(|at| pieces(name, &text[at..], left - 1))
    })
}

/// In how many pieces a name may stand.
const PIECES: usize = 3;

/// How short a piece of a name may be.
const PIECE: usize = 2;

/// How many characters may stand between two pieces of a name.
const APART: usize = 40;

/// Lines that a page break parted inside a sentence, joined.
fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let ends = text.ends_with(['。', '；', ';', '：', ':', '！', '）', ')', '〕']);
        let row =
            line.contains('\t') || text.rsplit('\n').next().unwrap_or_default().contains('\t');
        let heading = text.rsplit('\n').next().unwrap_or_default().chars().count() < 40;
        if ends || row || heading {
            text.push('\n');
        }
        text.push_str(line);
    }
    half(&text)
}

fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (line, text) in text.lines().enumerate() {
        for part in text.split_inclusive(['。', ';', '!', '?']) {
            if !part.trim().is_empty() {
                sentences.push(Sentence::new(part, line));
            }
        }
    }
    sentences
}
