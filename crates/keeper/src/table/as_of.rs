//! The time that a title or a note states.

use super::spelling::plain;

/// The time for which a text says that it speaks, `YYYY-MM`, or `YYYY` where no month is said: the one behind
/// 截至, else the only one. Several times are none.
pub(super) fn as_of(text: &str) -> Option<String> {
    let text = plain(text);
    let mut found = dates(&text);
    let until = ["截至", "截止"].iter().find_map(|word| text.find(word));
    if let Some(until) = until {
        let behind = found.iter().find(|(at, _)| *at > until);
        return behind.map(|(_, date)| date.clone());
    }
    found.dedup_by(|a, b| a.1 == b.1);
    match found.as_slice() {
        [(_, date)] => Some(date.clone()),
        _ => None,
    }
}

/// Whether a text says until when it speaks.
pub(super) fn is_stated(text: &str) -> bool {
    let text = plain(text);
    text.contains("截至") || text.contains("截止")
}

/// The dates of a text with their places, without days.
fn dates(text: &str) -> Vec<(usize, String)> {
    let signs: Vec<(usize, char)> = text
        .char_indices()
        .map(|(at, sign)| (at, digit(sign)))
        .collect();
    let mut found = Vec::new();
    let mut index = 0;
    while let Some((at, _)) = signs.get(index) {
        match date(&signs, index) {
            Some((date, length)) => {
                found.push((*at, date));
                index += length;
            }
            None => index += 1,
        }
    }
    found
}

/// The date that begins here, with the number of its signs.
fn date(signs: &[(usize, char)], start: usize) -> Option<(String, usize)> {
    let sign = |index: usize| signs.get(index).map_or(' ', |(_, sign)| *sign);
    let is_digit = |index: usize| sign(index).is_ascii_digit();
    let before = start.checked_sub(1).map_or(' ', sign);
    let year: String = (start..start + 4).map(sign).collect();
    let is_year = year.starts_with("20") && year.chars().all(|sign| sign.is_ascii_digit());
    if !is_year || before.is_ascii_digit() {
        return None;
    }
    let after = start + 4;
    // 202609 and 20260930
    let run = (after..).take_while(|index| is_digit(*index)).count();
    if run > 0 {
        let month: String = (after..after + 2).map(sign).collect();
        return ((run == 2 || run == 4) && is_month(&month))
            .then(|| (format!("{year}-{month}"), 4 + run));
    }
    let is_word = sign(after) == '年';
    if is_word || "-./".contains(sign(after)) {
        if let Some((month, end)) = month(signs, after + 1) {
            return Some((format!("{year}-{month:02}"), end - start));
        }
        // 2021-2025年 is a time of years.
        let is_range = "-—–~至".contains(before) || "-—–~至".contains(sign(after + 1));
        return (is_word && !is_range && !is_digit(after + 1)).then_some((year, 5));
    }
    None
}

/// The month that begins here, with the index behind it.
fn month(signs: &[(usize, char)], start: usize) -> Option<(u32, usize)> {
    let sign = |index: usize| signs.get(index).map_or(' ', |(_, sign)| *sign);
    let digits: String = (start..)
        .map(sign)
        .take_while(char::is_ascii_digit)
        .collect();
    if !digits.is_empty() {
        return is_month(&digits).then(|| (digits.parse().unwrap_or(1), start + digits.len()));
    }
    // The digits of 十二 are ours already.
    const TENS: [(&str, u32); 3] = [("十2", 12), ("十1", 11), ("十", 10)];
    let two: String = [sign(start), sign(start + 1)].iter().collect();
    let (word, month) = TENS.iter().find(|(word, _)| two.starts_with(word))?;
    Some((*month, start + word.chars().count()))
}

fn is_month(digits: &str) -> bool {
    digits.len() <= 2
        && digits
            .parse()
            .is_ok_and(|month: u32| (1..=12).contains(&month))
}

/// A Chinese digit as one of ours: 二〇二六年九月.
fn digit(sign: char) -> char {
    match sign {
        '〇' | '零' | '○' | 'Ｏ' => '0',
        '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_titles() {
        let table = [
            (
                "天宁区基层医疗卫生机构一览表（截至2026年9月）",
                Some("2026-09"),
            ),
            ("机构名单（2026年9月30日）", Some("2026-09")),
            ("机构名单 2026.9", Some("2026-09")),
            ("机构名单2026-09-30", Some("2026-09")),
            ("机构名单20260930", Some("2026-09")),
            ("名单202611", Some("2026-11")),
            ("２０２６年１１月名单", Some("2026-11")),
            ("二〇二六年九月", Some("2026-09")),
            ("二〇二六年十二月", Some("2026-12")),
            ("二〇二六年十月", Some("2026-10")),
            ("2026年度机构名单", Some("2026")),
            ("截止到 2026 年 9 月底", Some("2026-09")),
            ("2025年12月发布，截至2026年9月", Some("2026-09")),
            ("2021-2025年规划", None),
            ("2021年至2025年", None),
            ("2026年9月、2026年10月", None),
            ("0519-20260000", None),
            ("2026年13月", None),
            ("机构名单", None),
        ];
        for (text, expected) in table {
            assert_eq!(as_of(text).as_deref(), expected, "{text}");
        }
    }
}
