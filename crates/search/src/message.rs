//! An answer and suggestions as bytes, for who searches in one place and shows in another.
//!
//! Both sides are the same program, so the form needs no version. What cannot be read is nothing.

use directory::Stage;

use crate::answer::{About, Answer, Detail, Hit, MatchedIn, Meaning, ServiceHit, Why, Word};
use crate::suggest::{Group, Suggestion};

const MEANINGS: [Meaning; 8] = [
    Meaning::Name,
    Meaning::Place,
    Meaning::Kind,
    Meaning::Specialty,
    Meaning::Service,
    Meaning::Other,
    Meaning::StopWord,
    Meaning::Unmet,
];

const MATCHED_IN: [MatchedIn; 12] = [
    MatchedIn::Name,
    MatchedIn::Alias,
    MatchedIn::Street,
    MatchedIn::Community,
    MatchedIn::Kind,
    MatchedIn::Department,
    MatchedIn::Level,
    MatchedIn::Brand,
    MatchedIn::Partner,
    MatchedIn::Service,
    MatchedIn::Fact,
    MatchedIn::Plan,
];

/// No stage, and then each.
const STAGES: [Option<Stage>; 6] = [
    None,
    Some(Stage::Existing),
    Some(Stage::Consolidating),
    Some(Stage::Advancing),
    Some(Stage::Planned),
    Some(Stage::Exploring),
];

const GROUPS: [Group; 4] = [
    Group::Department,
    Group::Facility,
    Group::Service,
    Group::Street,
];

impl Answer {
    /// The answer as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::default();
        to.number(self.approximate.into());
        to.maybe(self.emergency.as_deref());
        to.number(self.words.len());
        for word in &self.words {
            to.text(&word.text);
            to.number(word.meaning as usize);
        }
        to.number(self.specialties.len());
        for specialty in &self.specialties {
            to.text(specialty.as_str());
        }
        to.number(self.streets.len());
        for street in &self.streets {
            to.text(street.as_str());
        }
        to.number(self.services.len());
        for hit in &self.services {
            to.number(hit.service);
            to.score(hit.score);
            to.text(&hit.word);
        }
        to.number(self.former.map_or(0, |former| former + 1));
        to.number(self.hits.len());
        for hit in &self.hits {
            to.number(hit.facility);
            to.score(hit.score);
            to.number(hit.why.len());
            for why in &hit.why {
                to.text(&why.word);
                to.text(&why.matched);
                to.number(why.matched_in as usize);
                to.number(why.detail.stage.map_or(0, |stage| stage as usize + 1));
                to.about(why.detail.about.as_ref());
            }
        }
        to.0
    }

    /// The answer that [`to_bytes`](Self::to_bytes) wrote.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader {
            bytes,
            broken: false,
        };
        let answer = Self {
            approximate: from.number() != 0,
            emergency: from.maybe(),
            words: from.list(|from| Word {
                text: from.text(),
                meaning: from.one_of(&MEANINGS),
            }),
            specialties: from.list(|from| from.text().as_str().into()),
            streets: from.list(|from| from.text().as_str().into()),
            services: from.list(|from| ServiceHit {
                service: from.number(),
                score: from.score(),
                word: from.text(),
            }),
            former: from.number().checked_sub(1),
            hits: from.list(|from| Hit {
                facility: from.number(),
                score: from.score(),
                why: from.list(|from| Why {
                    word: from.text(),
                    matched: from.text(),
                    matched_in: from.one_of(&MATCHED_IN),
                    detail: Detail {
                        stage: from.one_of(&STAGES),
                        about: from.about(),
                    },
                }),
            }),
        };
        (!from.broken).then_some(answer)
    }
}

impl Suggestion {
    /// Suggestions as bytes.
    pub fn to_bytes(all: &[Self]) -> Vec<u8> {
        let mut to = Writer::default();
        to.number(all.len());
        for suggestion in all {
            to.number(suggestion.group as usize);
            to.number(suggestion.item);
            to.text(&suggestion.text);
            to.number(suggestion.mark.start);
            to.number(suggestion.mark.end);
        }
        to.0
    }

    /// The suggestions that [`to_bytes`](Self::to_bytes) wrote.
    pub fn from_bytes(bytes: &[u8]) -> Option<Vec<Self>> {
        let mut from = Reader {
            bytes,
            broken: false,
        };
        let all = from.list(|from| Self {
            group: from.one_of(&GROUPS),
            item: from.number(),
            text: from.text(),
            mark: from.number()..from.number(),
        });
        (!from.broken).then_some(all)
    }
}

#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    /// Seven bits a byte, the lowest first; the eighth says that more come.
    fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn score(&mut self, score: f32) {
        self.number(score.to_bits() as usize);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn maybe(&mut self, text: Option<&str>) {
        self.number(text.is_some().into());
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn about(&mut self, about: Option<&About>) {
        match about {
            None => self.number(0),
            Some(About::Level(level)) => {
                self.number(1);
                self.number(*level);
            }
            Some(About::Street(street)) => {
                self.number(2);
                self.number(*street);
            }
            Some(About::Partnership(text)) => {
                self.number(3);
                self.text(text);
            }
            Some(About::Former(former)) => {
                self.number(4);
                self.number(*former);
            }
        }
    }
}

/// Reads to the end whatever comes, and says then whether it was sound: less code than to stop at once.
struct Reader<'a> {
    /// What is still to be read.
    bytes: &'a [u8],
    broken: bool,
}

impl Reader<'_> {
    fn take(&mut self, length: usize) -> &[u8] {
        match self.bytes.split_at_checked(length) {
            Some((taken, rest)) => {
                self.bytes = rest;
                taken
            }
            None => {
                self.broken = true;
                &[]
            }
        }
    }

    fn number(&mut self) -> usize {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = self.take(1).first().map_or(0, |byte| usize::from(*byte));
            number |= (byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.broken = true;
        0
    }

    fn score(&mut self) -> f32 {
        f32::from_bits(self.number() as u32)
    }

    fn text(&mut self) -> String {
        let length = self.number();
        let text = self.take(length).to_vec();
        String::from_utf8(text).unwrap_or_default()
    }

    fn maybe(&mut self) -> Option<String> {
        (self.number() != 0).then(|| self.text())
    }

    fn about(&mut self) -> Option<About> {
        match self.number() {
            0 => None,
            1 => Some(About::Level(self.number())),
            2 => Some(About::Street(self.number())),
            3 => Some(About::Partnership(self.text())),
            4 => Some(About::Former(self.number())),
            _ => {
                self.broken = true;
                None
            }
        }
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        let number = self.number();
        self.broken |= number >= all.len();
        all[number.min(all.len() - 1)]
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut left = self.number();
        let mut list = Vec::new();
        while left > 0 && !self.broken {
            list.push(one(self));
            left -= 1;
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Finder;
    use crate::sample::bundle;

    const QUERIES: [&str; 13] = [
        "",
        "！",
        "红梅",
        "hongmei",
        "红每",
        "看牙",
        "疫苗",
        "胸痛",
        "郑陆镇骨科",
        "市二院",
        "飞机票看牙",
        "口",
        "h",
    ];

    #[test]
    fn an_answer_comes_out_as_it_went_in() {
        let finder = Finder::new(&bundle());
        for query in QUERIES {
            let answer = finder.search(query, usize::MAX);
            assert_eq!(
                Answer::from_bytes(&answer.to_bytes()),
                Some(answer),
                "{query}"
            );
        }
    }

    #[test]
    fn what_has_ended_comes_out_as_it_went_in() {
        let finder = Finder::new(&bundle());
        let mut answer = finder.search("红梅", usize::MAX);
        answer.former = Some(300);
        answer.hits[0].why[0].detail.about = Some(About::Former(7));
        assert_eq!(Answer::from_bytes(&answer.to_bytes()), Some(answer));
    }

    #[test]
    fn suggestions_come_out_as_they_went_in() {
        let bundle = bundle();
        let finder = Finder::new(&bundle);
        for query in QUERIES {
            let all = finder.suggest(&bundle, query, 3);
            assert_eq!(
                Suggestion::from_bytes(&Suggestion::to_bytes(&all)),
                Some(all),
                "{query}"
            );
        }
    }

    #[test]
    fn every_word_of_the_answer_has_its_number() {
        let numbered = |(number, named): (usize, usize)| assert_eq!(number, named);
        MEANINGS
            .iter()
            .map(|one| *one as usize)
            .enumerate()
            .for_each(numbered);
        MATCHED_IN
            .iter()
            .map(|one| *one as usize)
            .enumerate()
            .for_each(numbered);
        STAGES
            .iter()
            .map(|one| one.map_or(0, |stage| stage as usize + 1))
            .enumerate()
            .for_each(numbered);
        GROUPS
            .iter()
            .map(|one| *one as usize)
            .enumerate()
            .for_each(numbered);
        assert_eq!(MEANINGS.last(), Some(&Meaning::Unmet));
        assert_eq!(MATCHED_IN.last(), Some(&MatchedIn::Plan));
        assert_eq!(STAGES.last(), Some(&Some(Stage::Exploring)));
        assert_eq!(GROUPS.last(), Some(&Group::Street));
    }

    #[test]
    fn numbers_of_every_length_come_out_as_they_went_in() {
        for number in [
            0,
            1,
            0x7f,
            0x80,
            0x3fff,
            0x4000,
            1_000_000,
            u32::MAX as usize,
        ] {
            let mut to = Writer::default();
            to.number(number);
            let mut from = Reader {
                bytes: &to.0,
                broken: false,
            };
            assert_eq!(from.number(), number);
        }
    }

    #[test]
    fn what_was_cut_off_or_is_something_else_is_nothing() {
        let finder = Finder::new(&bundle());
        let bytes = finder.search("红梅看牙", usize::MAX).to_bytes();
        for length in 0..bytes.len() {
            assert_eq!(Answer::from_bytes(&bytes[..length]), None, "{length} bytes");
        }
        for byte in [0xff, 0x7f] {
            assert_eq!(Answer::from_bytes(&[byte; 40]), None);
            assert_eq!(Suggestion::from_bytes(&[byte; 40]), None);
        }
    }
}
