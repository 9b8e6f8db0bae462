//! Questions to somebody who answers one after the other. While one is answered, only the newest of those
//! that came since waits: a resident who types on no longer wants the others.

/// The questions that are asked, and what is to be done with the newest answer.
pub struct LatestOnly<T> {
    busy: bool,
    next: Option<String>,
    /// What is to be done with the answer to the newest question.
    pub then: Option<T>,
}

impl<T> LatestOnly<T> {
    /// Takes a question; gives it back where it is to be asked now.
    pub fn ask(&mut self, text: String, then: T) -> Option<String> {
        self.then = Some(then);
        self.next = Some(text);
        let free = !std::mem::replace(&mut self.busy, true);
        free.then(|| self.next.take()).flatten()
    }

    /// An answer came. Gives the question that is to be asked now, or what is to be done with the answer
    /// where no newer question has overtaken it.
    pub fn answered(&mut self) -> (Option<String>, Option<T>) {
        let next = self.next.take();
        self.busy = next.is_some();
        let then = if self.busy { None } else { self.then.take() };
        (next, then)
    }
}

impl<T> Default for LatestOnly<T> {
    fn default() -> Self {
        Self {
            busy: false,
            next: None,
            then: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LatestOnly;

    /// What happens: a question (`?看牙`), or an answer (`!`); and what follows from it: a question that is
    /// sent (`→ 看牙`), or an answer that is shown, here by the question that it is shown for (`= 看牙`).
    #[test]
    fn the_newest_question_waits_and_what_it_overtook_is_dropped() {
        let cases: [(&[&str], &[&str]); 5] = [
            (&["?看", "!"], &["→ 看", "= 看"]),
            (
                &["?看", "!", "?看牙", "!"],
                &["→ 看", "= 看", "→ 看牙", "= 看牙"],
            ),
            (&["?看", "?看牙", "!", "!"], &["→ 看", "→ 看牙", "= 看牙"]),
            (
                &["?k", "?ka", "?kan", "?kany", "!", "!"],
                &["→ k", "→ kany", "= kany"],
            ),
            (
                &["?k", "?ka", "!", "?kan", "!", "!", "?k", "!"],
                &["→ k", "→ ka", "→ kan", "= kan", "→ k", "= k"],
            ),
        ];
        for (events, expected) in cases {
            let mut questions = LatestOnly::default();
            let mut happened = Vec::new();
            for event in events {
                let (sent, shown) = match event.strip_prefix('?') {
                    Some(text) => (questions.ask(text.to_owned(), text), None),
                    None => questions.answered(),
                };
                happened.extend(sent.map(|text| format!("→ {text}")));
                happened.extend(shown.map(|text| format!("= {text}")));
            }
            assert_eq!(happened, expected, "{events:?}");
        }
    }
}
