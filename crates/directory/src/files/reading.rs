//! How the names of places and institutions are read, with tone marks, for whoever cannot read Chinese and has to say
//! them.
//!
//! `reading.txt` knows the words that stand alone, and how characters with several readings are read in names. What it does
//! not decide is an error: a name that is read wrong leads to a wrong place.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use pinyin::ToPinyin;

use super::readings::POLYPHONES;

/// Words, and how characters with several readings are read.
const WORDS: &str = include_str!("reading.txt");

/// Characters that differ only by their tone, beside those of [`POLYPHONES`].
const TONES: &str = "上中为兴冠分划华县叉台同喝圈场坊夏好宁宅少屏应当思扎把担指挑排教旋散更横正殿沈济涂涨混监王相看禁种空笼管结缝约育背荷观论识量通铺钉间陶难鲜假凉胜几处尽干";

/// All of them.
static SEVERAL: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let listed = POLYPHONES.split_whitespace();
    let listed = listed.filter_map(|entry| entry.chars().next());
    listed.chain(TONES.chars()).collect()
});

/// How a word is read: as a word of its own, or as a part of a name.
struct Word {
    syllables: Option<&'static str>,
    stands_alone: bool,
}

static TABLE: LazyLock<HashMap<&'static str, Vec<Word>>> = LazyLock::new(|| {
    let lines = WORDS.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut table: HashMap<&str, Vec<Word>> = HashMap::new();
    for line in lines {
        let (word, syllables) = match line.split_once(' ') {
            Some((word, syllables)) => (word, Some(syllables)),
            None => (line, None),
        };
        let stands_alone = syllables.is_none_or(|own| own.starts_with(char::is_uppercase));
        table.entry(word).or_default().push(Word {
            syllables,
            stands_alone,
        });
    }
    table
});

/// The longest word of the table, in characters.
const LONGEST: usize = 5;

/// Only after so many characters of a name is a single one a word of its own: 天宁区 ends with one, 城市 does not.
const BEFORE_SUFFIX: usize = 2;

/// With these a name begins that leaves out of which place it is: 市三院.
const AT_BEGINNING: &str = "省市区县";

/// How a name is read: `红梅街道` is `Hóngméi Jiēdào`.
///
/// # Errors
///
/// The characters for which nothing decides how they are read here.
pub fn reading(name: &str) -> Result<String, Vec<char>> {
    let signs: Vec<char> = name.chars().collect();
    let mut spoken = Spoken::default();
    let mut undecided = Vec::new();
    let mut at = 0;
    while let Some(&sign) = signs.get(at) {
        let part = part_at(&signs[at..]);
        let word = word_at(&signs[at..], &spoken);
        let longer = |length: &usize| part.is_none_or(|(of_part, _)| *length >= of_part);
        if let Some(length) = word.filter(longer) {
            let word: String = signs[at..at + length].iter().collect();
            let known = find(&word, true).and_then(|own| own.syllables);
            spoken.end();
            match known {
                Some(known) => spoken.push_all(known),
                None => {
                    for &sign in &signs[at..at + length] {
                        spoken.push(syllable(sign, &mut undecided));
                    }
                }
            }
            spoken.end();
            at += length;
        } else if let Some((length, known)) = part {
            spoken.push_all(known);
            spoken.run += length - 1;
            at += length;
        } else if sign.to_pinyin().is_some() {
            spoken.push(syllable(sign, &mut undecided));
            at += 1;
        } else {
            spoken.sign(sign);
            at += 1;
        }
    }
    if undecided.is_empty() {
        Ok(spoken.text.trim().to_owned())
    } else {
        Err(undecided)
    }
}

fn find(word: &str, stands_alone: bool) -> Option<&'static Word> {
    let known = TABLE.get(word)?;
    known.iter().find(|own| own.stands_alone == stands_alone)
}

/// How long the longest word is with which this begins, after what was read already.
fn word_at(signs: &[char], spoken: &Spoken) -> Option<usize> {
    let follows = if spoken.text.is_empty() {
        AT_BEGINNING.contains(signs[0])
    } else {
        spoken.run == 0 || spoken.run >= BEFORE_SUFFIX
    };
    let lengths = (1..=LONGEST.min(signs.len())).rev();
    let mut lengths = lengths.filter(|&length| length > 1 || follows);
    lengths.find(|&length| {
        let word: String = signs[..length].iter().collect();
        find(&word, true).is_some()
    })
}

/// The longest part of a name with which this begins, and how it is read.
fn part_at(signs: &[char]) -> Option<(usize, &'static str)> {
    let mut lengths = (1..=LONGEST.min(signs.len())).rev();
    lengths.find_map(|length| {
        let word: String = signs[..length].iter().collect();
        Some((length, find(&word, false)?.syllables?))
    })
}

/// How a character is read for which the table has nothing.
fn syllable(sign: char, undecided: &mut Vec<char>) -> &'static str {
    if let Some(known) = find(sign.encode_utf8(&mut [0; 4]), false) {
        return known.syllables.unwrap_or_default();
    }
    if SEVERAL.contains(&sign) {
        undecided.push(sign);
    }
    sign.to_pinyin().map_or("", |reading| reading.with_tone())
}

/// What was read so far.
#[derive(Default)]
struct Spoken {
    text: String,
    /// How many characters the word has that has not ended.
    run: usize,
}

impl Spoken {
    fn push_all(&mut self, syllables: &str) {
        for (number, word) in syllables.split(' ').enumerate() {
            if number > 0 {
                self.end();
            }
            self.push(word);
        }
    }

    fn push(&mut self, syllables: &str) {
        let mut letters = syllables.chars();
        let Some(first) = letters.next() else { return };
        if self.run == 0 {
            if self
                .text
                .ends_with(|sign: char| sign.is_alphanumeric() || sign == '+')
            {
                self.text.push(' ');
            }
            self.text.extend(first.to_uppercase());
        } else {
            // Xi'an is two syllables.
            if "aāáǎàoōóǒòeēéěè".contains(first) {
                self.text.push('\'');
            }
            self.text.push(first);
        }
        self.text.push_str(letters.as_str());
        self.run += 1;
    }

    fn end(&mut self) {
        if self.run > 0 {
            self.text.push(' ');
        }
        self.run = 0;
    }

    /// A sign that is not read.
    fn sign(&mut self, sign: char) {
        match sign {
            '（' | '(' | '“' => {
                self.end();
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
                self.text.push(if sign == '“' { sign } else { '(' });
            }
            '）' | ')' | '”' => {
                self.close(if sign == '”' { sign } else { ')' });
            }
            '、' | '，' => self.close(','),
            '·' | ' ' => self.end(),
            sign => {
                // Digits and letters stand together.
                let apart = self.run > 0;
                self.end();
                if apart && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
                self.text.push(sign);
            }
        }
    }

    fn close(&mut self, sign: char) {
        self.end();
        self.text.truncate(self.text.trim_end().len());
        self.text.push(sign);
        self.text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_by_their_words() {
        for (name, read) in [
            ("红梅街道", "Hóngméi Jiēdào"),
            (
                "红梅街道社区卫生服务中心",
                "Hóngméi Jiēdào Shèqū Wèishēng Fúwù Zhōngxīn",
            ),
            ("常州市天宁区", "Chángzhōu Shì Tiānníng Qū"),
            ("城市花园社区居委会", "Chéngshì Huāyuán Shèqū Jūwěihuì"),
            ("乐清市", "Yuèqīng Shì"),
            (
                "仓山区城门镇卫生院",
                "Cāngshān Qū Chéngmén Zhèn Wèishēngyuàn",
            ),
            ("市三院", "Shì Sānyuàn"),
            ("省岸村", "Shěng'àn Cūn"),
            ("叶厦村", "Yèxià Cūn"),
            ("广厦社区", "Guǎngshà Shèqū"),
            ("七都街道", "Qīdū Jiēdào"),
            ("曾林社区", "Zēnglín Shèqū"),
            ("查家村村委会", "Zhājiā Cūn Cūnwěihuì"),
            ("盖山镇卫生院", "Gàishān Zhèn Wèishēngyuàn"),
            ("绿岛社区", "Lǜdǎo Shèqū"),
            (
                "联勤保障部队第900医院（本部）",
                "Liánqín Bǎozhàng Bùduì Dì 900 Yīyuàn (Běnbù)",
            ),
        ] {
            assert_eq!(reading(name).as_deref(), Ok(read), "{name}");
        }
    }

    #[test]
    fn what_nothing_decides_is_named() {
        assert_eq!(reading("长亭街道"), Err(vec!['长']));
        assert_eq!(reading("行重社区"), Err(vec!['行', '重']));
    }
}
