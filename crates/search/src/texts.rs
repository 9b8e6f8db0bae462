//! Many short texts without an object for each.

/// Texts, by the order in which they came.
#[derive(Default)]
pub(crate) struct Texts {
    all: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl Texts {
    /// Keeps a text, and gives its number.
    pub(crate) fn push(&mut self, text: &str) -> usize {
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
        self.ends.len() - 1
    }

    /// The text of that number.
    pub(crate) fn get(&self, number: usize) -> &str {
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[from as usize..self.ends[number] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_by_their_numbers() {
        let mut texts = Texts::default();
        let kept = ["红梅", "", "郑陆"].map(|text| texts.push(text));
        assert_eq!(kept.map(|number| texts.get(number)), ["红梅", "", "郑陆"]);
    }
}
