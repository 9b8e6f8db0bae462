//! Fuzzy pinyin (模糊音): as speakers of southern dialects type it.

/// Syllables that sound alike to those who mix up h and f: 湖 and 福, 花 and 发, 灰 and 飞, 红 and 风.
const SWAPPED: [(&str, &str); 8] = [
    ("hu", "fu"),
    ("hua", "fa"),
    ("huan", "fan"),
    ("huang", "fang"),
    ("hui", "fei"),
    ("hun", "fen"),
    ("hong", "feng"),
    ("huo", "fo"),
];

/// How a syllable is typed by those who speak no zh, ch, sh or final ng apart from z, c, s and n, or
/// who mix up n and l, h and f.
pub(crate) fn fuzzy_pinyin(syllable: &[char]) -> Vec<Vec<char>> {
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
        ['n', rest @ ..] => heads.push([&['l'], rest].concat()),
        ['l', rest @ ..] => heads.push([&['n'], rest].concat()),
        _ => {}
    }
    let swapped = SWAPPED.iter().find_map(|(h, f)| {
        let is = |spelling: &str| spelling.chars().eq(syllable.iter().copied());
        is(h).then_some(*f).or_else(|| is(f).then_some(*h))
    });
    heads.extend(swapped.map(|spelling| spelling.chars().collect()));
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
