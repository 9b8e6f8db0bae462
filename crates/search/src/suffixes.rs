//! Every place of a text, in the order of the text from there on.
//!
//! The places at which a word stands then lie side by side. Sorting by comparison takes minutes for a
//! million names, so the first [`DEPTH`] characters are sorted by counting, the last of them first,
//! and only what is equal so far is compared.

/// Closes a term; smaller than every character of a term.
pub(crate) const END: char = '\0';

/// How many characters are sorted by counting. Most words are shorter.
const DEPTH: usize = 8;

/// How many characters the first plane of Unicode has: nearly all that occur, so that tables serve.
pub(crate) const FIRST_PLANE: usize = 0x1_0000;

/// The places of all characters but [`END`], sorted. Beyond an [`END`] the order says nothing.
///
/// `chars` holds terms, each closed by [`END`]; `alphabet` its characters, sorted and each once.
pub(crate) fn sorted(chars: &[char], alphabet: &[char]) -> Vec<u32> {
    let symbols = Symbols::new(chars, alphabet);
    let mut places: Vec<u32> = (0..chars.len() as u32)
        .filter(|place| chars[*place as usize] != END)
        .collect();
    let mut sorted = vec![0u32; places.len()];
    for depth in (0..DEPTH).rev() {
        symbols.pass(&places, &mut sorted, depth);
        std::mem::swap(&mut places, &mut sorted);
    }
    drop(sorted);
    symbols.finish(&mut places);
    places
}

/// Characters as small numbers, in the same order; 0 is [`END`].
struct Symbols {
    /// Those of the text, and [`DEPTH`] more so that nothing is read beyond them.
    text: Vec<u32>,
    /// How many there are.
    count: usize,
}

impl Symbols {
    fn new(chars: &[char], alphabet: &[char]) -> Self {
        let first_plane = alphabet.partition_point(|c| (*c as usize) < FIRST_PLANE);
        let mut table = vec![0u32; FIRST_PLANE];
        for (symbol, c) in alphabet[..first_plane].iter().enumerate() {
            table[*c as usize] = symbol as u32;
        }
        let mut text = Vec::with_capacity(chars.len() + DEPTH);
        for c in chars {
            text.push(match table.get(*c as usize) {
                Some(symbol) => *symbol,
                None => alphabet.partition_point(|known| known < c) as u32,
            });
        }
        text.resize(chars.len() + DEPTH, 0);
        Self {
            text,
            count: alphabet.len(),
        }
    }

    /// Sorts by the symbol at some depth, and leaves equal ones in their order.
    fn pass(&self, places: &[u32], sorted: &mut [u32], depth: usize) {
        let mut next = vec![0u32; self.count + 1];
        for place in places {
            next[self.text[*place as usize + depth] as usize + 1] += 1;
        }
        for symbol in 0..self.count {
            next[symbol + 1] += next[symbol];
        }
        for place in places {
            let at = &mut next[self.text[*place as usize + depth] as usize];
            sorted[*at as usize] = *place;
            *at += 1;
        }
    }

    /// Sorts those that are equal as far as [`Self::pass`] went.
    fn finish(&self, places: &mut [u32]) {
        let head = |place: u32| &self.text[place as usize..place as usize + DEPTH];
        let same = |a: &u32, b: &u32| head(*a) == head(*b);
        for equal in places.chunk_by_mut(same) {
            if equal.len() > 1 && !head(equal[0]).contains(&0) {
                equal.sort_unstable_by(|a, b| self.rest(*a).cmp(self.rest(*b)));
            }
        }
    }

    /// What follows up to the end of the term.
    fn rest(&self, place: u32) -> impl Iterator<Item = &u32> {
        let rest = &self.text[place as usize + DEPTH..];
        rest.iter().take_while(|symbol| **symbol != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_in_the_order_of_the_text_from_there_on() {
        let text =
            "社区卫生服务中心\0天宁社区卫生服务中心二\0社区卫生服务中心一\0一\0\u{20000}一\0";
        let chars: Vec<char> = text.chars().collect();
        let mut alphabet = chars.clone();
        alphabet.sort_unstable();
        alphabet.dedup();
        let rest = |place: &u32| -> String {
            let rest = chars[*place as usize..].iter();
            rest.take_while(|c| **c != END).collect()
        };
        let found: Vec<String> = sorted(&chars, &alphabet).iter().map(rest).collect();
        let mut expected = found.clone();
        expected.sort();
        assert_eq!(found, expected);
        assert_eq!(found.len(), text.chars().filter(|c| *c != END).count());
    }
}
