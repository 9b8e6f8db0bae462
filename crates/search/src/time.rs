//! Words of a query for a time at which a resident wants to come. They need not match (`stop_words`).

/// A time that a word of a query asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// At once.
    Now,
    /// Today.
    Today,
    /// On a day of the week: 0 is Monday.
    Day(u32),
    /// On a Saturday or a Sunday.
    Weekend,
}

impl Time {
    /// The time that a word asks for.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "现在" => Self::Now,
            "今天" | "今日" => Self::Today,
            "周末" | "双休日" => Self::Weekend,
            _ => {
                let mut weeks = ["周", "星期", "礼拜"].into_iter();
                let day = weeks.find_map(|week| word.strip_prefix(week))?;
                let mut days = ["一", "二", "三", "四", "五", "六", "日", "天"].into_iter();
                let day = days.position(|known| known == day)? as u32;
                // Sunday has two names.
                Self::Day(day.min(6))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_ask_for_a_time() {
        for (word, time) in [
            ("现在", Some(Time::Now)),
            ("今天", Some(Time::Today)),
            ("周一", Some(Time::Day(0))),
            ("礼拜六", Some(Time::Day(5))),
            ("星期日", Some(Time::Day(6))),
            ("周天", Some(Time::Day(6))),
            ("周末", Some(Time::Weekend)),
            ("周", None),
            ("周六日", None),
            ("看牙", None),
        ] {
            assert_eq!(Time::of(word), time, "{word}");
        }
    }
}
