//! The places that a resident keeps, and those that he looked at lately: ids on the phone, which leave it only in a
//! link that he sends. The lists hold the places of every region; which of them a page shows is the page's to say.

use std::cell::RefCell;

use directory::json::Json;
use web_sys::Storage;

/// As many places as one looks at in a week or two.
const MOST_SEEN: usize = 20;

/// What a link to kept places has before their ids. What is after the `#` no browser sends to a host.
pub const SENT_AS: &str = "#ids=";

/// Ids of places, the last first, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ids(Vec<String>);

impl Ids {
    /// Puts a text behind the others if it may be an id and is not there yet.
    #[inline(never)]
    fn add(&mut self, text: &str) {
        let is_of_id = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if !text.is_empty() && text.bytes().all(is_of_id) && !self.has(text) {
            self.0.push(text.to_owned());
        }
    }

    /// Reads what the phone kept, whoever wrote it: a JSON list of texts.
    pub fn read(kept: &str) -> Self {
        let mut ids = Self::default();
        if let Ok(Json::List(list)) = Json::parse(kept) {
            for text in list.iter().filter_map(Json::as_text) {
                ids.add(text);
            }
        }
        ids
    }

    /// They as the phone keeps them.
    fn written(&self) -> String {
        if self.0.is_empty() {
            return "[]".to_owned();
        }
        ["[\"", &self.0.join("\",\""), "\"]"].concat()
    }

    /// Those that a link names by its part from `#` on.
    pub fn of_link(hash: &str) -> Self {
        let mut ids = Self::default();
        if let Some(sent) = hash.strip_prefix(SENT_AS) {
            for text in sent.split(',') {
                ids.add(text);
            }
        }
        ids
    }

    /// Whether a place is among them.
    #[inline(never)]
    pub fn has(&self, id: &str) -> bool {
        self.0.iter().any(|own| own == id)
    }

    /// Takes a place out.
    #[inline(never)]
    pub fn take(&mut self, id: &str) {
        self.0.retain(|own| own != id);
    }

    /// Puts a place first.
    pub fn put(&mut self, id: &str) {
        self.take(id);
        self.0.insert(0, id.to_owned());
    }

    /// Puts a place first, and lets those go that were looked at longest ago.
    pub fn see(&mut self, id: &str) {
        self.put(id);
        self.0.truncate(MOST_SEEN);
    }

    /// They one by one, the last first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// Where the phone keeps one list. A phone that refuses keeps it as long as the page is open.
pub struct Shelf {
    name: &'static str,
    refused: RefCell<Option<Ids>>,
}

impl Shelf {
    /// The shelf of a name in the phone's storage ([`pages::marks`]).
    pub fn named(name: &'static str) -> Self {
        let refused = RefCell::default();
        Self { name, refused }
    }

    /// What lies on it now; another page may have changed it.
    #[inline(never)]
    pub fn read(&self) -> Ids {
        if let Some(ids) = &*self.refused.borrow() {
            return ids.clone();
        }
        let kept = storage().and_then(|storage| storage.get_item(self.name).ok()?);
        Ids::read(&kept.unwrap_or_default())
    }

    /// Changes it. Gives whether the phone keeps it.
    #[inline(never)]
    pub fn write(&self, ids: Ids) -> bool {
        let written = storage().map(|storage| storage.set_item(self.name, &ids.written()));
        let is_kept = matches!(written, Some(Ok(())));
        self.refused.replace((!is_kept).then_some(ids));
        is_kept
    }
}

fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(texts: &[&str]) -> Ids {
        Ids(texts.iter().map(|&text| text.to_owned()).collect())
    }

    #[test]
    fn what_the_phone_kept_is_read_whoever_wrote_it_and_written_as_it_was() {
        let table: [(&str, &[&str]); 8] = [
            (r#"["a-1","b_2"]"#, &["a-1", "b_2"]),
            ("[]", &[]),
            ("", &[]),
            ("{broken", &[]),
            (r#"{"0": "a"}"#, &[]),
            (
                r#"["a", 7, null, ["b"], "<b>", "", "红梅", "c"]"#,
                &["a", "c"],
            ),
            (r#"["a", "b", "a"]"#, &["a", "b"]),
            (r#"["__proto__"]"#, &["__proto__"]),
        ];
        for (kept, wanted) in table {
            let read = Ids::read(kept);
            assert_eq!(read, ids(wanted), "{kept}");
            assert_eq!(Ids::read(&read.written()), read, "{kept}");
        }
        assert_eq!(ids(&["a-1", "b_2"]).written(), r#"["a-1","b_2"]"#);
    }

    #[test]
    fn a_link_names_what_was_sent() {
        let table: [(&str, &[&str]); 7] = [
            ("#ids=a-1,b", &["a-1", "b"]),
            ("#ids=a,,b,a,<i>", &["a", "b"]),
            ("#ids=", &[]),
            ("#compare-title", &[]),
            ("#sids=a", &[]),
            ("#", &[]),
            ("", &[]),
        ];
        for (hash, wanted) in table {
            assert_eq!(Ids::of_link(hash), ids(wanted), "{hash}");
        }
    }

    #[test]
    fn the_last_comes_first_and_each_comes_once() {
        let mut list = ids(&["a", "b", "c"]);
        list.put("c");
        assert_eq!(list, ids(&["c", "a", "b"]));
        list.take("a");
        list.take("none");
        assert_eq!(list, ids(&["c", "b"]));
        assert!(list.has("b") && !list.has("a"));
        for number in 0..30 {
            list.see(&number.to_string());
        }
        assert_eq!(list.iter().count(), MOST_SEEN);
        assert_eq!(list.iter().next(), Some("29"));
    }
}
