//! Text with commas, semicolons or tabs between its cells.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::builder::{Builder, Layout};
use super::{Limits, Unreadable};
use crate::{Value, Workbook};

pub(super) fn read(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    let (text, encoding) = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Unreadable::empty());
    }
    if let Some(really) = markup(&text) {
        return Err(Unreadable::other_workbook(really));
    }
    // A text that was written twice as text has an end of line and another half of one.
    let text = text.replace("\r\r\n", "\n");
    let separator = separator(&text);
    let mut records = records(&text, separator, true, limits)?;
    // A quotation mark that is never closed swallows the lines behind it.
    if records
        .iter()
        .any(|(_, record)| has_swallowed(record, separator))
    {
        records = self::records(&text, separator, false, limits)?;
    }
    let mut builder = Builder::new(limits);
    let mut cells = builder.sheet(file_name, false);
    for (row, record) in &records {
        for (column, cell) in record.iter().enumerate() {
            cells.add(*row, column as u32, Value::Text(cell.to_owned()))?;
        }
    }
    cells.finish(Layout::default());
    Ok(Workbook {
        encoding: Some(encoding),
        sheets: builder.finish(),
        ignored: unreadable_signs(&text),
    })
}

fn unreadable_signs(text: &str) -> Vec<String> {
    let count = text.matches('\u{FFFD}').count();
    let said = (count > 0).then(|| format!("有 {count} 个字认不出来，显示成“\u{FFFD}”"));
    said.into_iter().collect()
}

/// The text and the name of its encoding: by its mark, else UTF-8 where it can be that, else GB18030.
fn decode(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    if let Some(really) = other_file(bytes) {
        return Err(Unreadable::not_a_workbook(really));
    }
    let (encoding, name): (&Encoding, _) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_8 => (UTF_8, "utf-8"),
        Some((encoding, _)) => (encoding, "utf-16"),
        None => match utf_16(bytes) {
            Some(encoding) => (encoding, "utf-16"),
            None if is_utf_8(bytes) => (UTF_8, "utf-8"),
            None => (GB18030, "gb18030"),
        },
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let strange = text.chars().filter(|sign| is_strange(*sign)).count();
    if strange * 20 > text.chars().count() {
        return Err(Unreadable::not_a_workbook("别的文件"));
    }
    Ok((text.into_owned(), name))
}

/// No text has many of these.
fn is_strange(sign: char) -> bool {
    sign == '\u{FFFD}' || (sign.is_ascii_control() && !matches!(sign, '\t' | '\n' | '\r'))
}

/// Whether it is UTF-8, perhaps with a broken sign here and there: the long signs of UTF-8 hardly come about
/// by chance.
fn is_utf_8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let text = String::from_utf8_lossy(bytes);
    let broken = text.matches('\u{FFFD}').count();
    let sound = text.chars().filter(|sign| sign.len_utf8() > 2).count() - broken;
    sound > broken * 10
}

/// UTF-16 without its mark: every other byte of commas, digits and ends of lines is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| {
        bytes
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if bytes.len() < 8 || !bytes.len().is_multiple_of(2) || (even + odd) * 40 < bytes.len() {
        None
    } else if odd > 0 && even == 0 {
        Some(UTF_16LE)
    } else if even > 0 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What a file really is that begins so.
fn other_file(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: [(&[u8], &str); 10] = [
        (b"\x89PNG", "图片"),
        (b"\xFF\xD8\xFF", "图片"),
        (b"GIF8", "图片"),
        (b"BM", "图片"),
        (b"RIFF", "图片或者视频"),
        (b"%PDF", "PDF 文件"),
        (b"Rar!", "压缩包"),
        (b"7z\xBC\xAF", "压缩包"),
        (b"\x1F\x8B", "压缩包"),
        (b"{\\rtf", "文字文档"),
    ];
    let found = BEGINNINGS
        .iter()
        .find(|(beginning, _)| bytes.starts_with(beginning));
    // `BM` can begin a text too; a picture of this sort has zeros in its head.
    let found = found
        .filter(|(beginning, _)| *beginning != b"BM" || bytes.iter().take(30).any(|b| *b == 0));
    found.map(|(_, really)| *really)
}

/// What a text of markup is, if it is markup.
fn markup(text: &str) -> Option<&'static str> {
    let beginning: String = text.trim_start().chars().take(2_000).collect();
    let beginning = beginning.to_ascii_lowercase();
    if !beginning.starts_with('<') {
        return None;
    }
    let is_web_page = ["<html", "<!doctype html", "<table", "<head", "<body"]
        .iter()
        .any(|tag| beginning.contains(tag));
    if is_web_page {
        Some("网页（HTML）")
    } else if beginning.starts_with("<?xml") || beginning.contains("<workbook") {
        Some("XML 文件")
    } else {
        None
    }
}

/// The separator that stands in the most of the first lines, and in these most often.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(50)
        .collect();
    let strength = |separator: u8| {
        let counts = lines
            .iter()
            .map(|line| line.matches(char::from(separator)).count());
        let lines_with = counts.clone().filter(|count| *count > 0).count();
        (lines_with, counts.sum::<usize>())
    };
    // The last of equals wins, and a comma is the most usual.
    let order = *b";\t,";
    order
        .into_iter()
        .max_by_key(|separator| strength(*separator))
        .unwrap_or(b',')
}

/// The records with their row numbers, counted from 1. An empty line is a row, as a program for sheets shows it.
fn records(
    text: &str,
    separator: u8,
    quoted: bool,
    limits: &Limits,
) -> Result<Vec<(u32, StringRecord)>, Unreadable> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(quoted)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut row = 0_u32;
    loop {
        let begin = reader.position().byte() as usize;
        let mut record = StringRecord::new();
        let more = reader
            .read_record(&mut record)
            .map_err(|_| Unreadable::damaged())?;
        if !more {
            return Ok(records);
        }
        let (before, from) = text.split_at_checked(begin).unwrap_or_default();
        row = row.saturating_add(1 + empty_lines(before, from));
        if records.len() >= limits.rows as usize {
            return Err(limits.too_many_rows());
        }
        records.push((row, record));
    }
}

/// The empty lines at the beginning of `from`. What is left there of the end of a line before is not one.
fn empty_lines(before: &str, from: &str) -> u32 {
    let left = from.strip_prefix('\n').filter(|_| before.ends_with('\r'));
    let mut rest = left.unwrap_or(from);
    let mut count = 0;
    while let Some(next) = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'))
        .or_else(|| rest.strip_prefix('\r'))
    {
        rest = next;
        count += 1;
    }
    count
}

fn has_swallowed(record: &StringRecord, separator: u8) -> bool {
    record.iter().any(|cell| {
        let lines = cell
            .lines()
            .filter(|line| line.contains(char::from(separator)));
        lines.count() > 5
    })
}
