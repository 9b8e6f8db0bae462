//! Putting a field into a file that people write, so that the difference shows that field and nothing
//! else.

use std::ops::Range;

use serde_json::Value;

/// The text with a field of the record of that id set: replaced where it stands, else put at the record's
/// end. Nothing where there is no such record.
pub fn field(text: &str, id: &str, name: &str, value: &Value) -> Option<String> {
    let needle = format!("\"{id}\"");
    let at = text.match_indices(&needle).map(|(at, _)| at).find(|&at| {
        let before = text[..at].trim_end();
        before.ends_with(':') && before.trim_end_matches(':').trim_end().ends_with("\"id\"")
    })?;
    let record = object_around(text, at)?;
    let fields = fields(text, &record);
    let indent = indent_of(text, fields.first()?.name.start);
    let value = pretty(value, &indent);
    if let Some(old) = fields
        .iter()
        .find(|field| &text[field.name.clone()] == name)
    {
        return Some(spliced(text, old.value.clone(), &value));
    }
    let end = fields.last()?.value.end;
    let line = format!(",\n{indent}\"{name}\": {value}");
    Some(spliced(text, end..end, &line))
}

/// The text with a record put at the end of its only list.
pub fn item(text: &str, value: &Value) -> Option<String> {
    let end = text.rfind(']')?;
    let last = text[..end].trim_end().len();
    let first = text.find('[')? + 1;
    let indent = indent_of(text, first + text[first..].find('{')?);
    let line = format!(",\n{indent}{}", pretty(value, &indent));
    Some(spliced(text, last..last, &line))
}

struct Field {
    name: Range<usize>,
    value: Range<usize>,
}

fn spliced(text: &str, range: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

/// The white space before a place, from the beginning of its line.
fn indent_of(text: &str, at: usize) -> String {
    let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
    text[line..at]
        .chars()
        .take_while(|character| character.is_whitespace())
        .collect()
}

fn pretty(value: &Value, indent: &str) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.replace('\n', &format!("\n{indent}"))
}

/// The object in which a place stands, braces and all.
fn object_around(text: &str, at: usize) -> Option<Range<usize>> {
    let mut open = Vec::new();
    for (start, byte) in (Tokens { text, at: 0 }) {
        match byte {
            b'{' => open.push(start),
            b'}' => {
                let begin = open.pop()?;
                if (begin..start).contains(&at) {
                    return Some(begin..start + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The fields of an object.
fn fields(text: &str, object: &Range<usize>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut depth = 0;
    let mut tokens = Tokens {
        text: &text[..object.end],
        at: object.start,
    };
    let mut name = None;
    let mut begin = None;
    while let Some((start, byte)) = tokens.next() {
        match byte {
            b'"' if depth == 1 && begin.is_none() => name = Some(start + 1..tokens.at - 1),
            b':' if depth == 1 => begin = Some(start + 1),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        let ends = (byte == b',' && depth == 1) || (byte == b'}' && depth == 0);
        if let (true, Some(name), Some(begin)) = (ends, name.clone(), begin.take_if(|_| ends)) {
            let value = &text[begin..start];
            let lead = value.len() - value.trim_start().len();
            fields.push(Field {
                name,
                value: begin + lead..begin + value.trim_end().len(),
            });
        }
    }
    fields
}

/// The signs of a JSON text that are outside of strings. A string is one token, at its first quote.
struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<(usize, u8)> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let byte = *bytes.get(start)?;
        self.at += 1;
        if byte == b'"' {
            while let Some(&inside) = bytes.get(self.at) {
                self.at += if inside == b'\\' { 2 } else { 1 };
                if inside == b'"' {
                    break;
                }
            }
        }
        Some((start, byte))
    }
}
