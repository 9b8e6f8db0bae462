//! Characters by their sound: full pinyin, initials, and any mixture, without a dictionary in the wasm.
//!
//! The readings come with the bundle. A query is followed through a text with one bit for each place
//! of the query that the text so far can have consumed; so polyphones and mixtures cost no backtracking.

use std::collections::BTreeMap;

use crate::normal::fold;

/// How far a query is followed through a text, in characters: as far as there are bits.
pub(crate) const REACH: usize = 63;

/// How a character can be read.
#[derive(Default)]
pub(crate) struct Readings {
    /// Character and one reading of it, sorted; a polyphone occurs once for each.
    readings: Vec<(char, Reading)>,
    syllables: Vec<Vec<char>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    syllable: u16,
    /// Not the standard reading but one that many speakers type: zen for zheng.
    loose: bool,
}

/// How a text was sounded out, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sound {
    /// Written in characters.
    Written,
    /// Whole syllables, the last one perhaps unfinished.
    Full,
    /// Some syllables whole, some by their first letter, or a southern spelling.
    Mixed,
    /// First letters only.
    Initials,
}

/// A stretch of a text that sounds like a stretch of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sounded {
    /// Where in the query the stretch ends.
    pub end: usize,
    /// How many characters of the text were consumed.
    pub length: usize,
    /// How they were sounded out.
    pub sound: Sound,
}

/// The places of a query that were reached so far, one bit each, by how they were reached.
#[derive(Clone, Copy, Default)]
struct Reached {
    full: u64,
    mixed: u64,
    initials: u64,
}

impl Reached {
    fn any(self) -> u64 {
        self.full | self.mixed | self.initials
    }

    fn sound(self, place: usize) -> Option<Sound> {
        let bit = 1 << place;
        [
            (self.full, Sound::Full),
            (self.mixed, Sound::Mixed),
            (self.initials, Sound::Initials),
        ]
        .into_iter()
        .find_map(|(places, sound)| (places & bit != 0).then_some(sound))
    }
}

impl Readings {
    /// From syllable → the characters that are read so.
    pub(crate) fn new(pinyin: &BTreeMap<String, String>) -> Self {
        let mut readings = Vec::new();
        let mut syllables: Vec<Vec<char>> = Vec::new();
        for (syllable, characters) in pinyin {
            let spelling: Vec<char> = syllable.chars().collect();
            let mut spellings = vec![(spelling.clone(), false)];
            spellings.extend(
                southern(&spelling)
                    .into_iter()
                    .map(|spelling| (spelling, true)),
            );
            for (spelling, loose) in spellings {
                let reading = Reading {
                    syllable: syllables.len() as u16,
                    loose,
                };
                syllables.push(spelling);
                readings.extend(characters.chars().map(|c| (fold(c), reading)));
            }
        }
        readings.sort_unstable();
        readings.dedup();
        Self {
            readings,
            syllables,
        }
    }

    /// The characters that have a reading with this first letter.
    pub(crate) fn starting(&self, letter: char) -> Vec<char> {
        let mut found: Vec<char> = Vec::new();
        for (c, reading) in &self.readings {
            if self.syllables[usize::from(reading.syllable)].first() == Some(&letter)
                && found.last() != Some(c)
            {
                found.push(*c);
            }
        }
        found
    }

    /// Whether two characters have a standard reading in common.
    pub(crate) fn sound_alike(&self, a: char, b: char) -> bool {
        self.of(a).iter().any(|(_, reading)| {
            !reading.loose && self.of(b).iter().any(|(_, other)| other == reading)
        })
    }

    fn of(&self, c: char) -> &[(char, Reading)] {
        let from = self.readings.partition_point(|entry| entry.0 < c);
        let rest = &self.readings[from..];
        &rest[..rest.partition_point(|entry| entry.0 == c)]
    }

    /// Follows `query` through `text`, both from their start, and tells `found` every stretch:
    /// all of the text however far the query got, and the beginning of the text wherever a word of
    /// the query ends (`ends` has a bit for each place at which one ends; the last syllable of such
    /// a stretch may be unfinished). Of a query only the first [`REACH`] characters are followed.
    pub(crate) fn follow(
        &self,
        query: &[char],
        ends: u64,
        text: &[char],
        found: &mut dyn FnMut(Sounded),
    ) {
        let query = &query[..query.len().min(REACH)];
        let mut reached = Reached {
            full: 1,
            mixed: 0,
            initials: 1,
        };
        let mut reported = 0;
        for (position, &c) in text.iter().enumerate() {
            let mut next = Reached::default();
            let mut unfinished = Reached::default();
            let mut places = reached.any();
            while places != 0 {
                let place = places.trailing_zeros() as usize;
                places &= places - 1;
                self.step(
                    &query[place..],
                    place,
                    ends,
                    c,
                    position == 0,
                    reached,
                    &mut next,
                    &mut unfinished,
                );
            }
            let length = position + 1;
            // Places where a word of the query ends count also when the text goes on.
            let heard =
                if length == text.len() { !0 } else { ends } & next.any() | unfinished.any();
            let mut places = heard & !reported;
            reported |= heard;
            while places != 0 {
                let end = places.trailing_zeros() as usize;
                places &= places - 1;
                let sounds = [next.sound(end), unfinished.sound(end)];
                if let Some(sound) = sounds.into_iter().flatten().min() {
                    found(Sounded { end, length, sound });
                }
            }
            if next.any() == 0 {
                return;
            }
            reached = next;
        }
    }

    /// What one more character of the text consumes of the query, from one place of it.
    #[expect(clippy::too_many_arguments, reason = "the two halves of one loop body")]
    fn step(
        &self,
        rest: &[char],
        place: usize,
        ends: u64,
        c: char,
        first: bool,
        from: Reached,
        next: &mut Reached,
        unfinished: &mut Reached,
    ) {
        let bit = 1u64 << place;
        let Some(&letter) = rest.first() else { return };
        if letter == c {
            next.full |= (from.full & bit) << 1;
            next.mixed |= (from.mixed & bit) << 1;
            next.initials |= (from.initials & bit) << 1;
        }
        if !letter.is_ascii_lowercase() {
            return;
        }
        let word = (place + 1..=REACH)
            .find(|end| ends & (1 << end) != 0)
            .map_or(rest.len(), |end| end - place);
        for (_, reading) in self.of(c) {
            let syllable = &self.syllables[usize::from(reading.syllable)];
            let whole = rest.starts_with(syllable);
            let cut = !whole && word < syllable.len() && syllable.starts_with(&rest[..word]);
            // One letter is a first letter, unless all before it were whole syllables.
            if whole || cut && (word > 1 || from.full & bit != 0) {
                let (to, end) = if whole {
                    (&mut *next, syllable.len())
                } else {
                    (&mut *unfinished, word)
                };
                if from.full & bit != 0 && !reading.loose {
                    to.full |= bit << end;
                } else if from.any() & bit != 0
                    && !(from.initials & bit != 0 && first && !reading.loose)
                {
                    to.mixed |= bit << end;
                }
            }
            if reading.loose || syllable[0] != letter {
                continue;
            }
            let double = syllable.len() > 1 && syllable[1] == 'h' && rest.get(1) == Some(&'h');
            for end in [Some(1), double.then_some(2)].into_iter().flatten() {
                if from.initials & bit != 0 {
                    next.initials |= bit << end;
                }
                if (from.full | from.mixed) & bit != 0 && !first {
                    next.mixed |= bit << end;
                }
            }
        }
    }
}

/// How a syllable is typed by those who speak no zh, ch, sh or final ng apart from z, c, s and n.
fn southern(syllable: &[char]) -> Vec<Vec<char>> {
    let mut heads = vec![syllable.to_vec()];
    match syllable {
        ['z' | 'c' | 's', 'h', ..] => {
            let mut plain = syllable.to_vec();
            plain.remove(1);
            heads.push(plain);
        }
        ['z' | 'c' | 's', ..] => {
            let mut retroflex = syllable.to_vec();
            retroflex.insert(1, 'h');
            heads.push(retroflex);
        }
        _ => {}
    }
    let mut spellings = heads.clone();
    for mut spelling in heads {
        match *spelling {
            [.., 'n', 'g'] => spelling.truncate(spelling.len() - 1),
            [.., 'a' | 'e' | 'i', 'n'] => spelling.push('g'),
            _ => continue,
        }
        spellings.push(spelling);
    }
    spellings.remove(0);
    spellings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings() -> Readings {
        let table = [
            ("hong", "红"),
            ("mei", "梅"),
            ("jie", "街"),
            ("dao", "道"),
            ("zhen", "针"),
            ("jiu", "灸"),
            ("chong", "重"),
            ("zhong", "重"),
            ("qing", "庆"),
            ("teng", "疼"),
            ("tong", "痛"),
            ("xi", "西"),
            ("an", "安"),
            ("xian", "先"),
        ];
        Readings::new(
            &table
                .map(|(syllable, characters)| (syllable.to_owned(), characters.to_owned()))
                .into(),
        )
    }

    /// How the whole query sounds out a beginning of the text: characters consumed and how.
    fn whole(query: &str, text: &str) -> Option<(usize, Sound)> {
        let query: Vec<char> = query.chars().collect();
        let text: Vec<char> = text.chars().map(fold).collect();
        let mut best = None;
        readings().follow(&query, 1 << query.len(), &text, &mut |sounded| {
            if sounded.end == query.len() {
                best = Some((sounded.length, sounded.sound));
            }
        });
        best
    }

    #[test]
    fn a_text_is_found_by_its_sound() {
        let cases = [
            ("hongmei", "红梅街道", Some((2, Sound::Full))),
            ("hongm", "红梅街道", Some((2, Sound::Full))),
            ("ho", "红梅街道", Some((1, Sound::Full))),
            ("hongmeijiedao", "红梅街道", Some((4, Sound::Full))),
            ("hmjd", "红梅街道", Some((4, Sound::Initials))),
            ("hmjiedao", "红梅街道", Some((4, Sound::Mixed))),
            ("hongmjd", "红梅街道", Some((4, Sound::Mixed))),
            ("红mei", "红梅街道", Some((2, Sound::Full))),
            ("hong梅", "红梅街道", Some((2, Sound::Full))),
            ("zhj", "针灸", Some((2, Sound::Initials))),
            ("zj", "针灸", Some((2, Sound::Initials))),
            ("zenjiu", "针灸", Some((2, Sound::Mixed))),
            ("chongqing", "重庆", Some((2, Sound::Full))),
            ("zhongqing", "重庆", Some((2, Sound::Full))),
            ("tong", "疼", Some((1, Sound::Full))),
            ("teng", "痛", Some((1, Sound::Full))),
            ("xian", "西安", Some((2, Sound::Full))),
            ("xian", "先", Some((1, Sound::Full))),
            ("meihong", "红梅", None),
            ("hongmeix", "红梅", None),
            ("hongx", "红梅", None),
        ];
        for (query, text, expected) in cases {
            assert_eq!(whole(query, text), expected, "{query} in {text}");
        }
    }

    #[test]
    fn a_stretch_of_a_query_is_found_with_the_whole_text() {
        let query: Vec<char> = "hongmeizhenjiu".chars().collect();
        let text: Vec<char> = "红梅".chars().collect();
        let mut found = Vec::new();
        readings().follow(&query, 1 << query.len(), &text, &mut |sounded| {
            found.push(sounded)
        });
        assert!(
            found.contains(&Sounded {
                end: 7,
                length: 2,
                sound: Sound::Full
            }),
            "{found:?}"
        );
    }

    #[test]
    fn the_longest_query_stays_within_the_bits() {
        let query = vec!['h'; 2 * REACH];
        let text = vec!['红'; 200];
        let mut found = 0;
        readings().follow(&query, 1 << REACH, &text, &mut |_| found += 1);
        assert!(found > 0);
    }
}
