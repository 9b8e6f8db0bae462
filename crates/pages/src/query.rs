//! What the resident asked for, as the query string of a region page. The URL is the state.

/// The value of `sort` that means: by distance.
pub const NEAR: &str = "near";

/// The most characters of a text that are kept; nobody types more, and a URL has its limits.
const LONGEST_TEXT: usize = 64;

/// The text and the filters of a region page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed (`q`).
    pub text: String,
    /// Only facilities of this kind (`kind`).
    pub kind: Option<String>,
    /// Only facilities in this street, a nine-digit code (`street`).
    pub street: Option<String>,
    /// Only facilities with this field of medicine (`dept`).
    pub dept: Option<String>,
    /// Only facilities with this service (`service`).
    pub service: Option<String>,
    /// Only facilities that are open, or only planned ones (`status`).
    pub status: Option<String>,
    /// Only facilities that are open at a time (`when`), see [`When::of`](crate::when::When::of).
    pub when: Option<String>,
    /// The order: `near` is by distance (`sort`).
    pub sort: Option<String>,
    /// Whether each hit tells what its score is made of (`explain`).
    pub explain: bool,
}

impl Query {
    /// Whether the list is to go by distance.
    pub fn is_near(&self) -> bool {
        self.sort.as_deref() == Some(NEAR)
    }

    /// Reads a query string, with or without its `?`. The order does not matter; parameters that are
    /// not ours are ignored.
    pub fn parse(query: &str) -> Self {
        let mut read = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(value);
            if name == "q" {
                read.text = clean(&value);
            } else if name == "explain" {
                read.explain = true;
            } else if let Some(field) = read.field(name) {
                *field = (!value.is_empty()).then(|| value.chars().take(LONGEST_TEXT).collect());
            }
        }
        read
    }

    /// The query string with its `?`, or nothing where nothing is asked.
    pub fn format(&self) -> String {
        let pairs = [
            ("q", Some(&self.text).filter(|text| !text.is_empty())),
            ("kind", self.kind.as_ref()),
            ("street", self.street.as_ref()),
            ("dept", self.dept.as_ref()),
            ("service", self.service.as_ref()),
            ("status", self.status.as_ref()),
            ("when", self.when.as_ref()),
            ("sort", self.sort.as_ref()),
        ];
        let mut text = String::new();
        for (name, value) in pairs {
            if let Some(value) = value {
                text.push(if text.is_empty() { '?' } else { '&' });
                text.push_str(name);
                text.push('=');
                encode(value, &mut text);
            }
        }
        if self.explain {
            text.push_str(if text.is_empty() {
                "?explain"
            } else {
                "&explain"
            });
        }
        text
    }

    /// Whether nothing is asked, so that the page shows what there is.
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                sort: self.sort.clone(),
                explain: self.explain,
                ..Self::default()
            }
    }

    /// Whether a filter is set.
    pub fn has_filter(&self) -> bool {
        !Self {
            text: String::new(),
            ..self.clone()
        }
        .is_empty()
    }

    /// Whether there is a text to search.
    pub fn is_typed(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// The same query with another value in one of its filters; an empty value takes the filter off.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut query = self.clone();
        if let Some(field) = query.field(name) {
            *field = (!value.is_empty()).then(|| value.to_owned());
        }
        query
    }

    fn field(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "kind" => &mut self.kind,
            "street" => &mut self.street,
            "dept" => &mut self.dept,
            "service" => &mut self.service,
            "status" => &mut self.status,
            "when" => &mut self.when,
            "sort" => &mut self.sort,
            _ => return None,
        })
    }
}

/// A text as it is kept: without control characters, and no longer than anybody types.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control())
        .take(LONGEST_TEXT)
        .collect()
}

/// Adds a text as it may stand in an address.
pub fn encode(text: &str, into: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                into.push(byte.into())
            }
            _ => {
                into.push('%');
                into.push(HEX[usize::from(byte >> 4)].into());
                into.push(HEX[usize::from(byte & 15)].into());
            }
        }
    }
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = |offset: usize| char::from(*bytes.get(at + offset)?).to_digit(16);
        match (byte, hex(1), hex(2)) {
            (b'+', ..) => decoded.push(b' '),
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 2;
            }
            _ => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_reads_back_from_its_own_text() {
        let query = Query {
            text: "看牙 a&b=c%".into(),
            kind: Some("tcm-hall".into()),
            street: Some("320402004".into()),
            ..Query::default()
        };
        assert_eq!(
            query.format(),
            "?q=%E7%9C%8B%E7%89%99%20a%26b%3Dc%25&kind=tcm-hall&street=320402004"
        );
        assert_eq!(Query::parse(&query.format()), query);
    }

    #[test]
    fn explaining_stays_and_asks_for_nothing() {
        let query = Query::parse("?explain&q=a");
        assert!(query.explain);
        assert_eq!(query.format(), "?q=a&explain");
        let alone = Query::parse("explain=1");
        assert!(alone.is_empty() && !alone.has_filter());
        assert_eq!(alone.format(), "?explain");
    }

    #[test]
    fn order_does_not_matter_and_foreign_parameters_are_ignored() {
        let one = Query::parse("?utm=1&kind=hospital&q=%E7%89%99+");
        let other = Query::parse("q=%E7%89%99+&from=wechat&kind=hospital");
        assert_eq!(one, other);
        assert_eq!(one.text, "牙 ");
    }

    #[test]
    fn a_form_sends_spaces_as_plus_and_empty_fields_that_mean_nothing() {
        let query = Query::parse("?q=a+b&kind=&street=");
        assert_eq!(
            query,
            Query {
                text: "a b".into(),
                ..Query::default()
            }
        );
    }

    #[test]
    fn text_that_nobody_types_is_cut_and_cleaned() {
        let query = Query::parse(&format!("?q={}%00%1B", "%E7%89%99".repeat(10_000)));
        assert_eq!(query.text.chars().count(), LONGEST_TEXT);
        assert_eq!(Query::parse("?q=%E7%8").text, "\u{fffd}%8");
        assert_eq!(Query::parse("?q=a%00b").text, "ab");
    }

    #[test]
    fn a_filter_is_set_and_taken_off() {
        let query = Query::default().with("kind", "hospital");
        assert!(query.has_filter() && !query.is_empty());
        assert!(query.with("kind", "").is_empty());
        assert_eq!(query.with("nonsense", "x"), query);
    }
}
