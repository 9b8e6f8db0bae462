//! The chapters, sections, articles and items of a document, and its annexes.

use std::ops::Range;

use crate::blocks::{Block, blocks};
use crate::heading::{Annex, Heading, RANKS, annex};

/// A document, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// All of its lines and tables.
    pub blocks: Vec<Block>,
    /// What stands before the first chapter.
    pub front: Range<usize>,
    /// Its chapters.
    pub chapters: Vec<Part>,
    /// Its annexes, each with the blocks that belong to it.
    pub annexes: Vec<(Annex, Range<usize>)>,
}

/// A heading with all below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number; a heading may have none.
    pub number: Option<u32>,
    /// The block of the heading and all that belong to it.
    pub span: Range<usize>,
    /// The parts on the next level.
    pub parts: Vec<Part>,
}

/// How long a heading without a number may be.
const TITLE: Range<usize> = 4..25;

/// A heading and where it stands.
#[derive(Clone, Copy, Debug)]
struct Head {
    at: usize,
    rank: usize,
    number: Option<u32>,
}

impl Outline {
    /// Takes a text apart.
    ///
    /// Which numbering stands for chapters differs from document to document: the outermost that occurs
    /// does, and the one that is then the outermost inside a chapter stands for its sections.
    pub fn read(text: &str) -> Self {
        let blocks = blocks(text);
        let annexes = annexes(&blocks);
        let body = 0..annexes.first().map_or(blocks.len(), |(_, span)| span.start);
        let heads = heads(&blocks[body.clone()]);
        let first = heads.first().map_or(body.end, |head| head.at);
        Self {
            chapters: parts(&heads, body.end),
            front: 0..first,
            annexes,
            blocks,
        }
    }

    /// The text of the line at a block; nothing for a table.
    pub fn line(&self, at: usize) -> &str {
        line(&self.blocks, at)
    }
}

fn line(blocks: &[Block], at: usize) -> &str {
    match blocks.get(at) {
        Some(Block::Line { text, .. }) => text,
        _ => "",
    }
}

fn annexes(blocks: &[Block]) -> Vec<(Annex, Range<usize>)> {
    let mut annexes: Vec<(Annex, Range<usize>)> = Vec::new();
    for at in 0..blocks.len() {
        if let Some(annex) = annex(line(blocks, at)) {
            if let Some((_, last)) = annexes.last_mut() {
                last.end = at;
            }
            annexes.push((annex, at..blocks.len()));
        }
    }
    annexes
}

/// The headings of a body, in their order.
fn heads(blocks: &[Block]) -> Vec<Head> {
    let numbered = |at: usize| {
        let Heading { rank, number } = Heading::read(line(blocks, at))?;
        let number = Some(number);
        Some(Head { at, rank, number })
    };
    let mut candidates: Vec<Head> = (0..blocks.len()).filter_map(numbered).collect();
    let titles: Vec<Head> = titles(blocks, &counted(&candidates));
    if titles.is_empty() {
        return counted(&candidates);
    }
    candidates.extend(titles);
    candidates.sort_by_key(|head| head.at);
    counted(&candidates)
}

/// Of the lines that may be headings, those that go on counting. The others are lines inside a paragraph
/// that happen to begin like a heading.
fn counted(candidates: &[Head]) -> Vec<Head> {
    let top = candidates.iter().map(|head| head.rank).min();
    let mut heads: Vec<Head> = Vec::new();
    // The last number on each level below the same heading, and the last of all.
    let mut last = [None; RANKS];
    let mut ever = [0; RANKS];
    for head in candidates {
        let rank = head.rank;
        if heads.is_empty() && Some(rank) != top {
            continue;
        }
        if let Some(number) = head.number {
            let goes_on = match last[rank] {
                Some(before) => number > before,
                None => number == 1 || number == ever[rank] + 1,
            };
            if !goes_on {
                continue;
            }
            last[rank] = Some(number);
            ever[rank] = number;
        }
        last[rank + 1..].fill(None);
        heads.push(*head);
    }
    heads
}

/// The headings without a number: what stands like one where the numbers of the others leave a gap.
fn titles(blocks: &[Block], heads: &[Head]) -> Vec<Head> {
    let mut titles = Vec::new();
    for (position, head) in heads.iter().enumerate() {
        let outer = heads[..position]
            .iter()
            .rfind(|other| other.rank <= head.rank);
        let Some(before) = outer.filter(|before| before.rank == head.rank) else {
            continue;
        };
        if head.number > before.number.map(|number| number + 1) {
            let between = (before.at + 1..head.at).filter(|at| is_title(blocks, *at));
            titles.extend(between.map(|at| Head {
                at,
                rank: head.rank,
                number: None,
            }));
        }
    }
    titles
}

/// Whether a line stands there like a heading without a number: short, alone, and no sentence.
fn is_title(blocks: &[Block], at: usize) -> bool {
    let Some(Block::Line { text, alone: true }) = blocks.get(at) else {
        return false;
    };
    TITLE.contains(&text.chars().count())
        && !text.contains(['。', '；', '：', '，', ',', ';', ':', '！', '？', '、'])
        && !matches!(blocks.get(at + 1), Some(Block::Table(_)) | None)
        && Heading::read(text).is_none()
}

/// Builds the tree of headings that end before a block.
fn parts(heads: &[Head], end: usize) -> Vec<Part> {
    let Some(outermost) = heads.iter().map(|head| head.rank).min() else {
        return Vec::new();
    };
    let starts: Vec<usize> = (0..heads.len())
        .filter(|at| heads[*at].rank == outermost)
        .collect();
    let mut parts = Vec::with_capacity(starts.len());
    for (position, &start) in starts.iter().enumerate() {
        let next = starts.get(position + 1).copied();
        let end = next.map_or(end, |next| heads[next].at);
        let below = &heads[start + 1..next.unwrap_or(heads.len())];
        parts.push(Part {
            number: heads[start].number,
            span: heads[start].at..end,
            parts: self::parts(below, end),
        });
    }
    parts
}
