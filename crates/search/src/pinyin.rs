//! Characters by their sound: full pinyin, initials, and any mixture, without a dictionary in the wasm.
//!
//! The readings come with the bundle. A query is followed through a text with one bit for each place
//! of the query that the text so far can have consumed; so polyphones and mixtures cost no backtracking.

use directory::forms;

use crate::fuzzy_pinyin::fuzzy_pinyin;
use crate::normal::{IDEOGRAPHS, fold, ideograph};

/// How far a query is followed through a text, in characters: as far as there are bits.
pub(crate) const REACH: usize = 63;

/// The longest syllable.
const LONGEST: usize = 6;

/// More syllables than there are.
const MOST: usize = 1000;

/// How characters can be read.
#[derive(Default)]
pub(crate) struct Readings {
    /// Character and the number of a syllable that it is read as, sorted; a polyphone occurs once for
    /// each.
    readings: Vec<(char, u16)>,
    /// For each ideograph, one more than where its readings start in `readings`; 0 if it has none.
    first: Vec<u16>,
    /// Where the spellings of each syllable start in `spellings`, and where the last ones end.
    syllables: Vec<u16>,
    spellings: Vec<Spelling>,
    letters: Vec<char>,
    /// All spellings in alphabetical order.
    alphabetical: Vec<u16>,
}

/// A way to type a syllable.
#[derive(Clone, Copy)]
struct Spelling {
    /// Where its letters start and end.
    from: u16,
    to: u16,
    /// Not the standard spelling but one that many speakers type: zen for zheng.
    loose: bool,
}

/// How a text was sounded out, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sound {
    /// Written in characters.
    Written,
    /// Whole syllables, the last one perhaps unfinished.
    Full,
    /// Some syllables whole, some by their first letter, or a fuzzy spelling.
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
    pub(crate) fn new(pinyin: &[(String, String)]) -> Self {
        let mut all = Self::default();
        // There are some four hundred syllables; whatever else a bundle calls one is not typed.
        let is_syllable = |syllable: &str| {
            let letters = syllable.bytes().all(|letter| letter.is_ascii_lowercase());
            letters && (1..=LONGEST).contains(&syllable.len())
        };
        let syllables = pinyin.iter().filter(|(syllable, _)| is_syllable(syllable));
        for (number, (syllable, characters)) in (0..).zip(syllables.take(MOST)) {
            all.syllables.push(all.spellings.len() as u16);
            let standard: Vec<char> = syllable.chars().collect();
            let loose = fuzzy_pinyin(&standard);
            all.spell(&standard, false);
            for spelling in loose {
                all.spell(&spelling, true);
            }
            forms(characters, &mut |c, is_form| {
                if !is_form {
                    all.readings.push((fold(c), number));
                }
            });
        }
        all.syllables.push(all.spellings.len() as u16);
        all.readings.sort_unstable();
        all.readings.dedup();
        all.first = vec![0; IDEOGRAPHS.len()];
        for (at, (c, _)) in all.readings.iter().enumerate().rev() {
            if let Some(first) = all.first.get_mut(ideograph(*c)) {
                *first = u16::try_from(at + 1).unwrap_or(0);
            }
        }
        let mut alphabetical: Vec<u16> = (0..all.spellings.len() as u16).collect();
        alphabetical.sort_by(|a, b| all.typed(*a).cmp(all.typed(*b)));
        all.alphabetical = alphabetical;
        all
    }

    fn spell(&mut self, letters: &[char], loose: bool) {
        let from = self.letters.len() as u16;
        self.letters.extend(letters);
        let to = self.letters.len() as u16;
        self.spellings.push(Spelling { from, to, loose });
    }

    /// The letters of a spelling.
    fn letters(&self, spelling: Spelling) -> &[char] {
        &self.letters[usize::from(spelling.from)..usize::from(spelling.to)]
    }

    /// The letters of the spelling of that number.
    fn typed(&self, spelling: u16) -> &[char] {
        self.letters(self.spellings[usize::from(spelling)])
    }

    /// The first letters of the readings of a character, one bit each, counted from `a`.
    pub(crate) fn first_letters(&self, c: char) -> u32 {
        let mut letters = 0;
        for (_, syllable) in self.of(c) {
            let first = self.typed(self.syllables[usize::from(*syllable)])[0];
            letters |= 1 << (u32::from(first) - u32::from('a')).min(31);
        }
        letters
    }

    /// Whether two characters have a standard reading in common.
    pub(crate) fn sound_alike(&self, a: char, b: char) -> bool {
        let others = self.of(b);
        let mut own = self.of(a).iter();
        own.any(|(_, syllable)| others.iter().any(|(_, other)| other == syllable))
    }

    /// The places of a query that one character more can reach from one of them, one bit each, whatever
    /// the character is. `ends` says where words of the query end, see [`Self::follow`].
    pub(crate) fn reach(&self, query: &[char], place: usize, ends: u64) -> u64 {
        let rest = &query[place..query.len().min(REACH)];
        let Some(first) = rest.first() else { return 0 };
        let mut reached = 1u64 << (place + 1);
        if !first.is_ascii_lowercase() {
            return reached;
        }
        if rest.get(1) == Some(&'h') {
            reached |= 1 << (place + 2);
        }
        let word = word_length(rest.len(), place, ends);
        for length in 2..=rest.len().min(LONGEST) {
            let typed = &rest[..length];
            let from = self
                .alphabetical
                .partition_point(|spelling| self.typed(*spelling) < typed);
            let Some(next) = self.alphabetical.get(from) else {
                break;
            };
            let next = self.typed(*next);
            if !next.starts_with(typed) {
                break;
            }
            if next == typed || length == word {
                reached |= 1 << (place + length);
            }
        }
        reached
    }

    /// How a character can be typed.
    fn spellings(&self, c: char) -> impl Iterator<Item = Spelling> {
        self.of(c).iter().flat_map(|(_, syllable)| {
            let from = usize::from(self.syllables[usize::from(*syllable)]);
            let to = usize::from(self.syllables[usize::from(*syllable) + 1]);
            self.spellings[from..to].iter().copied()
        })
    }

    fn of(&self, c: char) -> &[(char, u16)] {
        let first = self.first.get(ideograph(c)).copied().unwrap_or(0);
        let Some(from) = first.checked_sub(1) else {
            return &[];
        };
        let rest = &self.readings[usize::from(from)..];
        let length = rest.iter().position(|entry| entry.0 != c);
        &rest[..length.unwrap_or(rest.len())]
    }

    /// Follows `query` through `text`, both from their start, and tells `found` every stretch:
    /// all of the text however far the query got, and the beginning of the text wherever a word of
    /// the query ends (`ends` has a bit for each place at which one ends; the last syllable of such
    /// a stretch may be unfinished). Of a query only the first [`REACH`] characters are followed.
    ///
    /// Returns how many characters of the text decided that, its end being one: every text that begins
    /// with the same is followed in the same way.
    pub(crate) fn follow(
        &self,
        query: &[char],
        ends: u64,
        text: &[char],
        found: &mut dyn FnMut(Sounded),
    ) -> usize {
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
                return length;
            }
            reached = next;
        }
        text.len() + 1
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
        let word = word_length(rest.len(), place, ends);
        for spelling in self.spellings(c) {
            let syllable = self.letters(spelling);
            let whole = rest.starts_with(syllable);
            let cut = !whole && word < syllable.len() && syllable.starts_with(&rest[..word]);
            // One letter is a first letter, unless all before it were whole syllables.
            if whole || cut && (word > 1 || from.full & bit != 0 && !spelling.loose) {
                let (to, end) = if whole {
                    (&mut *next, syllable.len())
                } else {
                    (&mut *unfinished, word)
                };
                if from.full & bit != 0 && !spelling.loose {
                    to.full |= bit << end;
                } else if from.any() & bit != 0
                    && !(from.initials & bit != 0 && first && !spelling.loose)
                {
                    to.mixed |= bit << end;
                }
            }
            if spelling.loose || syllable[0] != letter {
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

/// How long the word of a query is that goes on at a place, where so much of the query is left.
fn word_length(rest: usize, place: usize, ends: u64) -> usize {
    let ahead = ends.checked_shr(place as u32 + 1).unwrap_or(0);
    if ahead == 0 {
        rest
    } else {
        ahead.trailing_zeros() as usize + 1
    }
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
            ("na", "拿"),
        ];
        Readings::new(
            &table.map(|(syllable, characters)| (syllable.to_owned(), characters.to_owned())),
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
            ("fengmei", "红梅", Some((2, Sound::Mixed))),
            ("xila", "西拿", Some((2, Sound::Mixed))),
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
    fn what_is_no_syllable_is_left_out() {
        let table = ["", "Hong", "hóng", "h0", "hongmei", "hong"];
        let table = table.map(|syllable| (syllable.to_owned(), "红".to_owned()));
        let readings = Readings::new(&table);
        assert_eq!(readings.first_letters('红'), 1 << 7);
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
