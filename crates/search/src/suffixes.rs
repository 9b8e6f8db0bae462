//! Every place of a text, in the order of the text from there on.
//!
//! The places at which a word stands then lie side by side. Comparing texts character by character takes
//! long for a million names, so places are first filed by one character, and then sorted by three
//! characters at a time, as one number.

/// Closes a term; smaller than every character of a term.
pub(crate) const END: char = '\0';

/// How many characters the first plane of Unicode has: nearly all that occur, so that tables serve.
pub(crate) const FIRST_PLANE: usize = 0x1_0000;

/// How many characters are compared at once.
const AT_ONCE: usize = 3;

/// How many bits a character takes.
const BITS: usize = 21;

/// The places of all characters but [`END`], sorted; and where the places of each character of the alphabet
/// start, and the last ones end.
///
/// `chars` holds terms, each closed by [`END`]; `alphabet` its characters, sorted and each once.
pub(crate) fn sorted(chars: &[char], alphabet: &[char]) -> (Vec<u32>, Vec<u32>) {
    let (mut places, first) = by_first(chars, alphabet);
    let mut sorter = Sorter {
        chars,
        keys: Vec::new(),
    };
    for bounds in first.windows(2) {
        sorter.sort(&mut places[bounds[0] as usize..bounds[1] as usize], 1);
    }
    (places, first)
}

/// The places by their first character alone, and where those of each character start.
fn by_first(chars: &[char], alphabet: &[char]) -> (Vec<u32>, Vec<u32>) {
    let first_plane = alphabet.partition_point(|c| (*c as usize) < FIRST_PLANE);
    let mut table = vec![0u32; FIRST_PLANE];
    for (symbol, c) in alphabet[..first_plane].iter().enumerate() {
        table[*c as usize] = symbol as u32;
    }
    let symbol = |c: char| match table.get(c as usize) {
        Some(symbol) => *symbol as usize,
        None => alphabet.partition_point(|known| *known < c),
    };
    let mut first = vec![0u32; alphabet.len() + 1];
    for c in chars.iter().filter(|c| **c != END) {
        first[symbol(*c) + 1] += 1;
    }
    for symbol in 0..alphabet.len() {
        first[symbol + 1] += first[symbol];
    }
    let mut next = first.clone();
    let mut places = vec![0u32; first.last().map_or(0, |all| *all as usize)];
    for (place, c) in (0..).zip(chars) {
        if *c != END {
            let at = &mut next[symbol(*c)];
            places[*at as usize] = place;
            *at += 1;
        }
    }
    (places, first)
}

struct Sorter<'a> {
    chars: &'a [char],
    /// The next characters at each place that is sorted, as one number, with the place.
    keys: Vec<(u64, u32)>,
}

impl Sorter<'_> {
    /// Sorts places at which the same `depth` characters stand by what follows.
    fn sort(&mut self, places: &mut [u32], depth: usize) {
        if places.len() < 2 {
            return;
        }
        self.keys.clear();
        for place in &*places {
            self.keys.push((self.key(*place as usize + depth), *place));
        }
        self.keys.sort_unstable();
        for (place, (_, sorted)) in places.iter_mut().zip(&self.keys) {
            *place = *sorted;
        }
        // Those that are equal so far, and go on.
        let mut equal = Vec::new();
        let mut from = 0;
        for same in self.keys.chunk_by(|a, b| a.0 == b.0) {
            let to = from + same.len();
            let goes_on = same[0].0 & ((1 << BITS) - 1) != 0;
            if goes_on && same.len() > 1 {
                equal.push(from..to);
            }
            from = to;
        }
        for range in equal {
            self.sort(&mut places[range], depth + AT_ONCE);
        }
    }

    /// The characters from a place on as one number, those behind the end of the term as 0.
    fn key(&self, place: usize) -> u64 {
        let mut key = 0;
        let mut rest = self.chars[place.min(self.chars.len())..].iter();
        let mut ended = false;
        for _ in 0..AT_ONCE {
            let c = rest.next().filter(|_| !ended).map_or(END, |c| *c);
            ended |= c == END;
            key = key << BITS | u64::from(u32::from(c));
        }
        key
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
        let found: Vec<String> = sorted(&chars, &alphabet).0.iter().map(rest).collect();
        let mut expected = found.clone();
        expected.sort();
        assert_eq!(found, expected);
        assert_eq!(found.len(), text.chars().filter(|c| *c != END).count());
    }
}
