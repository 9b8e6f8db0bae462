//! Where a text stands by its sound.
//!
//! The places of all terms are filed by the first letters of the three characters that stand there, so
//! that what is typed as pinyin, as first letters or as a mixture is followed only through texts that
//! begin with the right sounds. Under each three letters places are in the order of the text, and texts
//! that begin alike are followed once for all of them.

use crate::pinyin::{REACH, Readings, Sounded};
use crate::suffixes::{END, FIRST_PLANE};
use crate::terms::Terms;

/// How many different first letters there are: none, 26 letters, and everything else.
const LETTERS: usize = 28;

/// The letter of what has none: the end of a term.
const NONE: usize = 0;

/// The letter of a digit, or of a character without a reading.
const OTHER: usize = 27;

/// More than any number of three letters.
const SEVERAL: u16 = u16::MAX;

/// The places of a set of terms by their first letters.
#[derive(Default)]
pub(crate) struct Sounds {
    /// The characters of each first letter.
    characters: Vec<Vec<char>>,
    /// Where the places of each three letters start in `places`, and where the last ones end.
    first: Vec<u32>,
    places: Vec<u32>,
}

/// A stretch of the query that sounds like what stands at some places.
pub(crate) struct Heard<'a> {
    pub sounded: Sounded,
    /// Places at which the same text stands.
    pub places: &'a [u32],
    /// Whether the term ends where the stretch ends.
    pub ends: bool,
}

/// Three first letters, or fewer where the rest may be anything.
type Key = ([usize; 3], usize);

impl Sounds {
    pub(crate) fn new(terms: &Terms, readings: &Readings) -> Self {
        let mut letters = vec![1u32 << OTHER; FIRST_PLANE];
        letters[END as usize] = 1 << NONE;
        let mut characters = vec![Vec::new(); LETTERS];
        for c in terms.alphabet().iter().filter(|c| **c != END) {
            let of = letters_of(readings, *c);
            if let Some(known) = letters.get_mut(*c as usize) {
                *known = of;
            }
            bits(of).for_each(|letter| characters[letter].push(*c));
        }
        let letters = |c: char| letters.get(c as usize).copied().unwrap_or(1 << OTHER);
        let letters_at = |place: u32| {
            let mut text = [END; 3];
            for (ahead, c) in text.iter_mut().enumerate() {
                *c = terms.char_at(place, ahead);
                if *c == END {
                    break;
                }
            }
            text.map(letters)
        };
        // Places are counted and then filed; in between, the three letters of most are remembered.
        let mut first = vec![0u32; LETTERS.pow(3) + 1];
        let mut known = Vec::with_capacity(terms.places(&[]).len());
        for place in terms.places(&[]) {
            let letters = letters_at(*place);
            let several = letters.iter().any(|letters| letters.count_ones() > 1);
            let mut last = SEVERAL;
            each(letters, &mut |key| {
                first[key + 1] += 1;
                last = key as u16;
            });
            known.push(if several { SEVERAL } else { last });
        }
        for key in 0..LETTERS.pow(3) {
            first[key + 1] += first[key];
        }
        let mut next = first.clone();
        let mut places = vec![0u32; first[LETTERS.pow(3)] as usize];
        for (place, known) in terms.places(&[]).iter().zip(known) {
            let mut file = |key: usize| {
                places[next[key] as usize] = *place;
                next[key] += 1;
            };
            if known == SEVERAL {
                each(letters_at(*place), &mut file);
            } else {
                file(usize::from(known));
            }
        }
        Self {
            characters,
            first,
            places,
        }
    }

    /// Tells every stretch from the start of the query that sounds like a text of the terms, with the
    /// places at which that stands. `ends` says where words of the query end, see [`Readings::follow`].
    pub(crate) fn hear<'a>(
        &'a self,
        terms: &'a Terms,
        readings: &Readings,
        query: &[char],
        ends: u64,
        tell: &mut dyn FnMut(Heard<'a>),
    ) {
        if self.first.is_empty() {
            return;
        }
        let query = &query[..query.len().min(REACH)];
        for (key, length) in keys(readings, query, ends) {
            if length == 1 {
                // So little is in texts of every sound: one look at each character is less.
                for c in &self.characters[key[0]] {
                    follow(terms, readings, terms.places(&[*c]), query, ends, tell);
                }
                continue;
            }
            let from = number(key);
            let to = if length == 2 {
                from + LETTERS
            } else {
                from + 1
            };
            for key in from..to {
                let places = self.first[key] as usize..self.first[key + 1] as usize;
                follow(terms, readings, &self.places[places], query, ends, tell);
            }
        }
    }
}

/// The first letters that the texts can have of which a stretch of the query is the sound.
fn keys(readings: &Readings, query: &[char], ends: u64) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    let letter = |place: usize| letter(readings, query[place]);
    let within = |places: u64| bits_of(places).filter(|place| *place < query.len());
    let first = letter(0);
    let reached = readings.reach(query, 0, ends);
    if reached & ends != 0 {
        return vec![([first, 0, 0], 1)];
    }
    keys.push(([first, NONE, NONE], 3));
    // What the second character reaches, by its letter.
    let mut seconds = [0u64; LETTERS];
    for place in within(reached) {
        seconds[letter(place)] |= readings.reach(query, place, ends);
    }
    for (second, reached) in seconds.into_iter().enumerate() {
        if reached & ends != 0 {
            keys.push(([first, second, 0], 2));
        } else if reached != 0 {
            keys.push(([first, second, NONE], 3));
            let thirds = within(reached).fold(0u32, |all, place| all | 1 << letter(place));
            keys.extend(bits(thirds).map(|third| ([first, second, third], 3)));
        }
    }
    keys
}

/// Follows the query through the texts at places that are in the order of the text, those that begin
/// alike together.
fn follow<'a>(
    terms: &Terms,
    readings: &Readings,
    mut places: &'a [u32],
    query: &[char],
    ends: u64,
    tell: &mut dyn FnMut(Heard<'a>),
) {
    let mut found = Vec::new();
    while let Some(&place) = places.first() {
        let text = terms.rest(place);
        found.clear();
        let decided = readings.follow(query, ends, text, &mut |sounded| found.push(sounded));
        let (same, others) = places.split_at(same_text(terms, places, decided));
        for sounded in found.drain(..) {
            tell(Heard {
                sounded,
                places: same,
                ends: sounded.length == text.len(),
            });
        }
        places = others;
    }
}

/// How many places from the first one on have the same text, as far as that.
fn same_text(terms: &Terms, places: &[u32], length: usize) -> usize {
    let same = |place: &u32| {
        (0..length).all(|ahead| {
            // The end of a term is compared too, and nothing is compared beyond it.
            terms.char_at(*place, ahead) == terms.char_at(places[0], ahead)
        })
    };
    let mut known = 1;
    let mut step = 1;
    while known + step < places.len() && same(&places[known + step]) {
        known += step;
        step *= 2;
    }
    let rest = &places[known..places.len().min(known + step)];
    known + rest.partition_point(same)
}

/// The first letters of a character of a text, one bit each.
fn letters_of(readings: &Readings, c: char) -> u32 {
    if c.is_ascii_lowercase() {
        return 1 << merged(c as usize - 'a' as usize);
    }
    let letters = readings.first_letters(c);
    if letters == 0 {
        return 1 << OTHER;
    }
    bits(letters).fold(0, |all, letter| all | 1 << merged(letter))
}

/// The first letter under which a character of a query is filed; one of several will do.
fn letter(readings: &Readings, c: char) -> usize {
    letters_of(readings, c).trailing_zeros() as usize
}

/// The number of a letter, counted from 0: those that are mixed up share one.
fn merged(letter: usize) -> usize {
    1 + match (b'a' + letter as u8).min(b'z') {
        b'n' => b'l' - b'a',
        b'f' => b'h' - b'a',
        other => other - b'a',
    } as usize
}

/// Tells the number of each three letters that there are, where each of the three may be one of several.
fn each([a, b, c]: [u32; 3], tell: &mut dyn FnMut(usize)) {
    for a in bits(a) {
        for b in bits(b) {
            for c in bits(c) {
                tell(number([a, b, c]));
            }
        }
    }
}

fn number([a, b, c]: [usize; 3]) -> usize {
    (a * LETTERS + b) * LETTERS + c
}

fn bits(set: u32) -> impl Iterator<Item = usize> {
    bits_of(u64::from(set))
}

/// The positions of the bits that are set.
fn bits_of(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{Link, TermsBuilder};

    /// The texts that a whole query sounds like, from wherever they stand on, and how.
    fn heard(query: &str) -> Vec<String> {
        let pinyin = [
            ("hong", "红"),
            ("mei", "梅"),
            ("jie", "街"),
            ("dao", "道"),
            ("chong", "重"),
            ("zhong", "重"),
            ("qing", "庆"),
            ("feng", "风"),
            ("nan", "南"),
        ];
        let pinyin = pinyin.map(|(syllable, c)| (syllable.to_owned(), c.to_owned()));
        let readings = Readings::new(&pinyin);
        let mut builder = TermsBuilder::default();
        let texts = ["红梅街道", "红梅", "南红梅路", "重庆", "风", "红b超", "x"];
        for (topic, text) in (0..).zip(texts) {
            let text: Vec<char> = text.chars().collect();
            builder.add(&text, Link { topic, weight: 1.0 });
        }
        let terms = builder.terms();
        let sounds = Sounds::new(&terms, &readings);
        let query: Vec<char> = query.chars().collect();
        let mut found = Vec::new();
        let ends = 1 << query.len();
        sounds.hear(&terms, &readings, &query, ends, &mut |heard| {
            for place in heard.places {
                let text: String = terms.rest(*place).iter().collect();
                if heard.sounded.end == query.len() {
                    found.push(format!("{text} {:?}", heard.sounded.sound));
                }
            }
        });
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn texts_are_heard_wherever_they_stand() {
        let cases: [(&str, &[&str]); 12] = [
            ("hongmei", &["红梅 Full", "红梅街道 Full", "红梅路 Full"]),
            (
                "hm",
                &["红梅 Initials", "红梅街道 Initials", "红梅路 Initials"],
            ),
            ("hmj", &["红梅街道 Initials"]),
            ("hongmjd", &["红梅街道 Mixed"]),
            ("红mei", &["红梅 Full", "红梅街道 Full", "红梅路 Full"]),
            ("fengmei", &["红梅 Mixed", "红梅街道 Mixed", "红梅路 Mixed"]),
            ("lanhong", &["南红梅路 Mixed"]),
            ("zq", &["重庆 Initials"]),
            ("cq", &["重庆 Initials"]),
            ("hongb", &["红b超 Full"]),
            ("f", &["风 Full"]),
            ("mh", &[]),
        ];
        for (query, expected) in cases {
            assert_eq!(heard(query), expected, "{query}");
        }
    }
}
