//! What was searched lately. It stays on the phone: it is in no request, and whoever holds the phone can
//! take off one line of it or all.

use web_sys::Storage;

/// The name under which the phone keeps it: one search a line, the last one first.
const KEPT_AS: &str = pages::marks::RECENT;

/// How many searches are kept.
const MOST: usize = 8;

/// What was searched, the last one first. Where storage is refused, nothing.
pub fn recent() -> Vec<String> {
    let kept = storage().and_then(|storage| storage.get_item(KEPT_AS).ok()?);
    lines(&kept.unwrap_or_default())
}

/// Keeps a search. Storage may be refused or full; then there is one fewer to come back to.
pub fn remember(text: &str) {
    keep(&with(recent(), text));
}

/// Forgets the search of that place in the list, or all where there is none such.
pub fn forget(place: Option<usize>) {
    let mut all = recent();
    match place.filter(|place| *place < all.len()) {
        Some(place) => drop(all.remove(place)),
        None => all.clear(),
    }
    keep(&all);
}

/// Reads what the phone kept, whoever wrote it.
fn lines(kept: &str) -> Vec<String> {
    let lines = kept.lines().map(pages::query::clean);
    lines.filter(|line| !line.is_empty()).take(MOST).collect()
}

/// The list with one more search, once.
fn with(mut all: Vec<String>, text: &str) -> Vec<String> {
    let text = pages::query::clean(text.trim());
    if !text.is_empty() {
        all.retain(|known| *known != text);
        all.insert(0, text);
        all.truncate(MOST);
    }
    all
}

fn keep(all: &[String]) {
    let Some(storage) = storage() else { return };
    let _ = if all.is_empty() {
        storage.remove_item(KEPT_AS)
    } else {
        storage.set_item(KEPT_AS, &all.join("\n"))
    };
}

fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_search_comes_first_and_each_comes_once() {
        let mut all = Vec::new();
        for text in ["看牙", " 疫苗 ", "", "  ", "看牙", "红梅\n街道"] {
            all = with(all, text);
        }
        assert_eq!(all, ["红梅街道", "看牙", "疫苗"]);
    }

    #[test]
    fn only_the_last_ones_are_kept() {
        let mut all = Vec::new();
        for number in 0..20 {
            all = with(all, &number.to_string());
        }
        assert_eq!(all.len(), MOST);
        assert_eq!(all[0], "19");
    }

    #[test]
    fn what_somebody_else_wrote_there_does_no_harm() {
        assert_eq!(lines(""), Vec::<String>::new());
        assert_eq!(lines("看牙\n\n\u{0}\r\n疫苗"), ["看牙", "疫苗"]);
        assert_eq!(lines(&"牙\n".repeat(10_000)).len(), MOST);
        assert_eq!(lines(&"牙".repeat(10_000))[0].chars().count(), 64);
    }
}
