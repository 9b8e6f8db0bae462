//! Hours in the words of a clerk, and back.
//!
//! What stands in a template comes back as it was, or nobody could see what a clerk changed. So the words are the
//! same hours rule for rule, not a summary of them.

const DAYS: [(&str, &str); 8] = [
    ("Mo", "周一"),
    ("Tu", "周二"),
    ("We", "周三"),
    ("Th", "周四"),
    ("Fr", "周五"),
    ("Sa", "周六"),
    ("Su", "周日"),
    ("PH", "法定节假日"),
];

const ALWAYS: &str = "全年无休 24小时";
const CLOSED: &str = "休息";

/// Hours in OSM's `opening_hours`, as `Mo-Fr 08:00-11:30,13:30-17:00; PH off`, in words:
/// 周一至周五 8:00-11:30、13:30-17:00；法定节假日 休息.
///
/// `None` where these words cannot say it, as with seasons and comments.
pub fn said(osm: &str) -> Option<String> {
    if osm == "24/7" {
        return Some(ALWAYS.to_owned());
    }
    let rules: Option<Vec<String>> = osm.split("; ").map(rule_said).collect();
    let words = rules?.join("；");
    // Only what comes back as it was is written so.
    (read(&words).as_deref() == Some(osm)).then_some(words)
}

/// What [`said`] says, back in OSM's words. `None` for any other text.
pub fn read(words: &str) -> Option<String> {
    if words == ALWAYS {
        return Some("24/7".to_owned());
    }
    let rules: Option<Vec<String>> = words.split('；').map(rule_read).collect();
    Some(rules?.join("; "))
}

fn rule_said(rule: &str) -> Option<String> {
    let (days, times) = match rule.split_once(' ') {
        Some(parts) => parts,
        None => ("", rule),
    };
    let times = match times {
        "off" => CLOSED.to_owned(),
        times => each(times, ',', "、", span_said)?,
    };
    match days {
        "" => Some(format!("每天 {times}")),
        days => Some(format!("{} {times}", each(days, ',', "、", range_said)?)),
    }
}

fn rule_read(rule: &str) -> Option<String> {
    let (days, times) = rule.split_once(' ')?;
    let times = match times {
        CLOSED => "off".to_owned(),
        times => each(times, '、', ",", span_read)?,
    };
    match days {
        "每天" => Some(times),
        days => Some(format!("{} {times}", each(days, '、', ",", range_read)?)),
    }
}

/// Every piece of a list in other words.
fn each(
    list: &str,
    between: char,
    joined: &str,
    word: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let words: Option<Vec<String>> = list.split(between).map(word).collect();
    Some(words?.join(joined))
}

fn range_said(range: &str) -> Option<String> {
    let day = |osm: &str| {
        DAYS.iter()
            .find(|(known, _)| *known == osm)
            .map(|(_, word)| *word)
    };
    match range.split_once('-') {
        Some((first, last)) => Some(format!("{}至{}", day(first)?, day(last)?)),
        None => day(range).map(str::to_owned),
    }
}

fn range_read(range: &str) -> Option<String> {
    let day = |word: &str| {
        DAYS.iter()
            .find(|(_, known)| *known == word)
            .map(|(osm, _)| *osm)
    };
    match range.split_once('至') {
        Some((first, last)) => Some(format!("{}-{}", day(first)?, day(last)?)),
        None => day(range).map(str::to_owned),
    }
}

fn span_said(span: &str) -> Option<String> {
    let (from, to) = span.split_once('-')?;
    // Times of one length, so that the later one is the greater text.
    let next_day = if to <= from { "次日" } else { "" };
    Some(format!("{}-{next_day}{}", time_said(from)?, time_said(to)?))
}

fn span_read(span: &str) -> Option<String> {
    let (from, to) = span.split_once('-')?;
    let to = to.strip_prefix("次日").unwrap_or(to);
    Some(format!("{}-{}", time_read(from)?, time_read(to)?))
}

fn time_said(time: &str) -> Option<&str> {
    is_time(time).then(|| match time.strip_prefix('0') {
        Some(short) => short,
        None => time,
    })
}

fn time_read(time: &str) -> Option<String> {
    let long = format!("{time:0>5}");
    is_time(&long).then_some(long)
}

/// Whether it is a time as `08:00`.
fn is_time(time: &str) -> bool {
    time.len() == 5
        && time.chars().enumerate().all(|(place, sign)| match place {
            2 => sign == ':',
            _ => sign.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_come_back_from_words() {
        for (osm, words) in [
            (
                "Mo-Fr 08:00-11:30,13:30-17:00",
                "周一至周五 8:00-11:30、13:30-17:00",
            ),
            ("24/7", "全年无休 24小时"),
            (
                "Mo-Fr 08:00-17:00; Sa,Su off",
                "周一至周五 8:00-17:00；周六、周日 休息",
            ),
            (
                "Mo-Fr 08:00-17:00; PH off",
                "周一至周五 8:00-17:00；法定节假日 休息",
            ),
            ("Mo,We,Fr 08:00-11:00", "周一、周三、周五 8:00-11:00"),
            ("Mo-Su 18:00-02:00", "周一至周日 18:00-次日2:00"),
            ("Mo-Th,Sa 00:00-24:00", "周一至周四、周六 0:00-24:00"),
            ("08:00-17:00", "每天 8:00-17:00"),
            (
                "Mo-Fr 08:00-17:00; PH 09:00-12:00",
                "周一至周五 8:00-17:00；法定节假日 9:00-12:00",
            ),
        ] {
            assert_eq!(said(osm).as_deref(), Some(words), "{osm}");
            assert_eq!(read(words).as_deref(), Some(osm), "{words}");
        }
    }

    #[test]
    fn other_hours_are_not_said() {
        for osm in [
            "Jun 01-Sep 30 Mo-Fr 08:00-18:00",
            "Mo-Fr 08:00-12:00, We 14:00-16:00",
            "Mo-Fr 08:00-17:00 \"预约\"",
            "Mo-Fr 8:00-17:00",
            "Mo-Fr 08:00+",
        ] {
            assert_eq!(said(osm), None, "{osm}");
        }
        for words in ["", "上午", "周一", "8:00-17:00", "周一至周五8:00-17:00"] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
