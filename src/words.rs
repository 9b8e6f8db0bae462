//! The words in which the site speaks of stages, dates and what is not known.

use directory::hours::State;
use directory::{Bundle, Document, Now, Precision, Stage, Standing, Status};
use geo::{Reach, Sure};

use crate::my_place::MyPlace;

/// A stage in one word.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => "已有",
        Stage::Consolidating => "巩固",
        Stage::Advancing => "推进中",
        Stage::Planned => "规划",
        Stage::Exploring => "探索",
    }
}

/// Whether a place is open, in one word.
pub fn now(now: Now) -> &'static str {
    match now {
        Now::Open => "已开",
        Now::Unclear => "是否已开，文件未载",
        Now::Planned => "规划中，还没有开",
    }
}

/// The status with its date: a statement is only as good as its day.
pub fn status(status: &Status) -> String {
    format!("{}（{}的情况）", now(status.now), date(&status.as_of))
}

/// What a point stands for.
pub fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "门口",
        Precision::Approximate => "大致位置，约 300 米内",
        Precision::Street => "街道位置",
        Precision::District => "区的位置",
    }
}

/// Beyond this, in metres, nobody is told how long the walk is.
const LONGEST_WALK_M: f64 = 3000.0;

/// How far a facility is, with how sure that is. `accuracy_m` is how far off the resident's own point
/// may be.
pub fn reach(reach: &Reach, accuracy_m: f64) -> String {
    let (metres, sure) = match *reach {
        Reach::Away { metres, sure } => (metres, sure),
        Reach::OwnStreet => return "就在这个街道，具体位置未载".to_owned(),
        Reach::Unstated => return "位置未载".to_owned(),
    };
    let rough = accuracy_m > ROUGH_M;
    let walk = metres <= LONGEST_WALK_M && sure != Sure::Street && !rough;
    let walk = walk.then(|| format!("步行约 {} 分钟 · ", geo::minutes(metres)));
    let about = if sure == Sure::Exact && !rough {
        ""
    } else {
        "约 "
    };
    let note = match sure {
        Sure::Exact => "",
        Sure::Approximate => "（大致位置）",
        Sure::Street => "（街道位置）",
    };
    format!(
        "{}{about}{}{note}",
        walk.unwrap_or_default(),
        length(metres)
    )
}

/// A phone that may be farther off than this, in metres, cannot tell a walk.
const ROUGH_M: f64 = 500.0;

/// A length: tens of metres, then tenths of kilometres, then kilometres.
pub fn length(metres: f64) -> String {
    let tens = (metres / 10.0).round() as u32;
    match tens {
        0..100 => format!("{} 米", tens.max(1) * 10),
        100..1000 => format!("{}.{} 公里", (tens + 5) / 100, (tens + 5) / 10 % 10),
        _ => format!("{} 公里", (tens + 50) / 100),
    }
}

/// Whether a place is open now, and until when.
pub fn open(state: State) -> String {
    match state {
        State::Always => "24 小时开放".to_owned(),
        State::Open { until } => format!("现在开着，{}关门", clock(until).trim_start()),
        State::Closed {
            opens: Some(opens),
            is_break: true,
        } => format!("现在午休，{}再开", clock(opens.minute).trim_start()),
        State::Closed {
            opens: Some(opens), ..
        } => {
            const DAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
            let day = match opens.days {
                0 => "今天",
                1 => "明天",
                2..7 => DAYS[opens.weekday as usize % DAYS.len()],
                _ => return format!("现在关着，{} 天后再开", opens.days),
            };
            format!("现在关着，{day}{}开", clock(opens.minute))
        }
        State::Closed { opens: None, .. } => "现在关着，什么时候再开请电话确认".to_owned(),
        State::AskFirst => "今天开不开，请电话确认".to_owned(),
    }
}

/// A time of the day, in minutes after midnight; from 1,440 on it is tomorrow's.
fn clock(minute: u32) -> String {
    let day = if minute > 1440 { "明天 " } else { " " };
    match minute {
        1440 => " 24:00 ".to_owned(),
        minute => format!("{day}{}:{:02} ", minute / 60 % 24, minute % 60),
    }
}

/// From where distances are measured.
pub fn from(place: &MyPlace, bundle: &Bundle) -> String {
    let name = place.name(bundle);
    match place {
        MyPlace::Here { accuracy_m, .. } => {
            format!(
                "从{name}量的直线距离（手机的误差约 {}）",
                length(*accuracy_m)
            )
        }
        _ => match place.origin(bundle).and_then(|origin| origin.point) {
            Some(_) => format!("从{name}的中心量的直线距离"),
            None => format!("{name}没有公开的位置，只能先列出本街道的"),
        },
    }
}

/// A date such as `2020-02-11` as people say it. What is no date stays as it is.
pub fn date(text: &str) -> String {
    const UNITS: [&str; 3] = [" 年", " 月", " 日"];
    let parts: Vec<&str> = text.split('-').collect();
    if parts.len() > UNITS.len() || parts.iter().any(|part| part.parse::<u16>().is_err()) {
        return text.to_owned();
    }
    let said: Vec<String> = parts
        .iter()
        .zip(UNITS)
        .map(|(part, unit)| format!("{}{unit}", part.trim_start_matches('0')))
        .collect();
    said.join(" ")
}

/// A document's title in book quotes, with its number.
pub fn title(document: &Document) -> String {
    let number = document
        .number
        .as_ref()
        .map(|number| format!("（{number}）"));
    format!(
        "《{}》{}",
        document.title.trim_matches(['《', '》']),
        number.unwrap_or_default()
    )
}

/// The time for which a document speaks.
pub fn period(document: &Document) -> Option<String> {
    match (&document.valid, &document.date) {
        (Some(valid), _) if valid.from == valid.to => Some(date(&valid.from)),
        (Some(valid), _) => Some(format!("{}至 {}", date(&valid.from), date(&valid.to))),
        (None, Some(day)) => Some(date(day)),
        (None, None) => None,
    }
}

/// How much a document can be relied on, in words.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Official => "正式文件",
        Standing::Reference => "公开资料",
        Standing::Unverified => "公开名单，未核实",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whether_it_is_open_is_said_with_until_when() {
        use directory::hours::Opens;
        let closed = |days, weekday, minute, is_break| State::Closed {
            opens: Some(Opens {
                days,
                weekday,
                minute,
            }),
            is_break,
        };
        let cases = [
            (State::Always, "24 小时开放"),
            (State::Open { until: 1050 }, "现在开着，17:30 关门"),
            (State::Open { until: 1440 }, "现在开着，24:00 关门"),
            (State::Open { until: 1560 }, "现在开着，明天 2:00 关门"),
            (closed(0, 0, 840, true), "现在午休，14:00 再开"),
            (closed(0, 0, 480, false), "现在关着，今天 8:00 开"),
            (closed(1, 1, 480, false), "现在关着，明天 8:00 开"),
            (closed(3, 0, 485, false), "现在关着，周一 8:05 开"),
            (closed(7, 3, 480, false), "现在关着，7 天后再开"),
            (State::AskFirst, "今天开不开，请电话确认"),
        ];
        for (state, said) in cases {
            assert_eq!(open(state), said);
        }
    }

    #[test]
    fn a_distance_is_said_with_how_sure_it_is() {
        let away = |metres, sure| Reach::Away { metres, sure };
        let cases = [
            (away(680.0, Sure::Exact), 20.0, "步行约 11 分钟 · 680 米"),
            (away(4.0, Sure::Exact), 20.0, "步行约 1 分钟 · 10 米"),
            (away(3200.0, Sure::Exact), 20.0, "3.2 公里"),
            (away(680.0, Sure::Exact), 2000.0, "约 680 米"),
            (
                away(680.0, Sure::Approximate),
                20.0,
                "步行约 11 分钟 · 约 680 米（大致位置）",
            ),
            (away(1460.0, Sure::Street), 20.0, "约 1.5 公里（街道位置）"),
            (away(996.0, Sure::Street), 20.0, "约 1.0 公里（街道位置）"),
            (
                away(481_234.0, Sure::Street),
                20.0,
                "约 481 公里（街道位置）",
            ),
            (Reach::OwnStreet, 0.0, "就在这个街道，具体位置未载"),
            (Reach::Unstated, 0.0, "位置未载"),
        ];
        for (far, accuracy_m, said) in cases {
            assert_eq!(reach(&far, accuracy_m), said);
        }
    }

    #[test]
    fn dates_are_said_as_people_say_them() {
        let cases = [
            ("2020", "2020 年"),
            ("2020-02", "2020 年 2 月"),
            ("2020-02-11", "2020 年 2 月 11 日"),
            ("十三五", "十三五"),
            ("2021–2025", "2021–2025"),
        ];
        for (text, said) in cases {
            assert_eq!(date(text), said);
        }
    }
}
