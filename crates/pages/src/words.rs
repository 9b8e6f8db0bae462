//! The words in which the site speaks of stages, dates and what is not known.

use directory::hours::State;
use directory::{
    Bundle, Document, Facility, Kind, OperatingStatus, Precision, Source, Stage, Standing, Status,
    Validity,
};
use geo::{Reach, Sure};
use search::{About, Why};

use crate::position::Position;
use crate::texts;

/// A stage in one word.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => texts::words::EXISTING,
        Stage::Consolidating => texts::words::CONSOLIDATING,
        Stage::Advancing => texts::words::ADVANCING,
        Stage::Planned => texts::words::PLANNED,
        Stage::Exploring => texts::words::EXPLORING,
    }
}

/// How far two places have come with working together, in one word.
pub fn tie(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => texts::words::WORKING_TOGETHER,
        _ => self::stage(stage),
    }
}

/// What a resident should know of a reason for which a place was found, in brackets: the level of the department
/// and how far it has come, what a hospital works with it on, or where a community lies. Nothing where it is
/// simply there.
pub fn detail(bundle: &Bundle, why: &Why) -> Option<String> {
    let stage = why.detail.stage.and_then(|stage| match stage {
        // Who is told that a place has something takes it for existing.
        Stage::Existing | Stage::Consolidating => None,
        _ => Some(self::stage(stage)),
    });
    let about = match why.detail.about.as_ref() {
        Some(About::Level(level)) => bundle.levels.get(*level).map(|level| &level.name),
        Some(About::Partnership(about)) => Some(about),
        Some(About::Street(street)) => {
            let street = bundle.region.streets.get(*street)?;
            return Some(texts::common::detail_community(&why.matched, &street.name));
        }
        None => None,
    };
    match (about.filter(|about| !about.is_empty()), stage) {
        (Some(about), Some(stage)) => Some(texts::common::detail_stage(about, stage)),
        (Some(about), None) => Some(texts::common::detail(about)),
        (None, Some(stage)) => Some(texts::common::detail(stage)),
        (None, None) => None,
    }
}

/// Whether a place is open, in one word.
pub fn now(now: OperatingStatus) -> &'static str {
    match now {
        OperatingStatus::Open => texts::words::OPEN,
        OperatingStatus::Unclear => texts::words::OPEN_UNSTATED,
        OperatingStatus::Planned => texts::words::NOT_YET_OPEN,
    }
}

/// The status with its date: a statement is only as good as its day. Of what was planned it is said when
/// the plan ended, and that nothing is known since.
pub fn status(bundle: &Bundle, status: &Status) -> String {
    let day = date(&status.as_of);
    if is_listed(bundle, status) {
        return texts::words::listed(&day);
    }
    let said = texts::words::status(now(status.now), &day);
    let since = match status.now {
        OperatingStatus::Planned => since(bundle, &status.source),
        OperatingStatus::Open | OperatingStatus::Unclear => None,
    };
    match since {
        Some(since) => texts::words::status_since(&said, &since),
        None => said,
    }
}

/// Whether all that is known of a place is that a list nobody verified names it: it is still one to call.
pub fn is_listed(bundle: &Bundle, status: &Status) -> bool {
    status.now == OperatingStatus::Unclear && bundle.unverified(&status.source).is_some()
}

/// Until when the document spoke that something is taken from, and that it does not say what became of it.
/// That is as true while a plan runs as after it, so it needs no clock.
pub fn since(bundle: &Bundle, source: &Source) -> Option<String> {
    let document = bundle.document(&source.document)?;
    match (&document.valid, &document.date) {
        (Some(valid), _) => Some(texts::words::until(&end(&valid.to))),
        (None, Some(day)) => Some(texts::words::written(&date(day))),
        (None, None) => None,
    }
}

/// The last day of a time: that of a year is its end.
fn end(day: &str) -> String {
    match day.strip_suffix("-12-31").unwrap_or(day) {
        year if year.len() == 4 => texts::words::end_of_year(year),
        _ => date(day),
    }
}

/// A facility's name in front of its kind and from there on, so that a line breaks between the two; the end is
/// empty where the name does not hold its kind.
pub fn halves<'a>(name: &'a str, kind: Option<&Kind>) -> [&'a str; 2] {
    let found = kind.and_then(|kind| name.rfind(&kind.name));
    let (begin, end) = name.split_at(found.unwrap_or(name.len()));
    [begin, end]
}

/// Whether a number can be called only from the same city: seven or eight digits, as lists print them.
pub fn lacks_area_code(number: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    matches!(digits, 7 | 8) && !number.starts_with(['0', '1', '9'])
}

/// What a point stands for.
pub fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => texts::words::EXACT,
        Precision::Approximate => texts::words::APPROXIMATE,
        Precision::Street => texts::words::STREET,
        Precision::District => texts::words::DISTRICT,
    }
}

/// Beyond this, in metres, nobody is told how long the walk is.
const LONGEST_WALK_M: f64 = 3000.0;

/// How far a facility is, with how sure that is. `accuracy_m` is how far off the resident's own point
/// may be.
pub fn reach(reach: &Reach, accuracy_m: f64) -> String {
    let (metres, sure) = match *reach {
        Reach::Away { metres, sure } => (metres, sure),
        Reach::OwnStreet => return texts::words::OWN_STREET.to_owned(),
        Reach::Unstated => return texts::words::UNSTATED.to_owned(),
    };
    let rough = accuracy_m > ROUGH_M;
    let walk = metres <= LONGEST_WALK_M && sure != Sure::Street && !rough;
    let mut said = length(metres);
    if sure != Sure::Exact || rough {
        said = texts::words::about(&said);
    }
    said = match sure {
        Sure::Exact => said,
        Sure::Approximate => texts::words::roughly(&said),
        Sure::Street => texts::words::by_street(&said),
    };
    if walk {
        said = texts::words::walk(geo::minutes(metres), &said);
    }
    said
}

/// A phone that may be farther off than this, in metres, cannot tell a walk.
const ROUGH_M: f64 = 500.0;

/// A length: tens of metres, then tenths of kilometres, then kilometres.
pub fn length(metres: f64) -> String {
    let tens = (metres / 10.0).round() as u32;
    match tens {
        0..100 => texts::words::metres(tens.max(1) * 10),
        100..1000 => {
            let tenths = (tens + 5) / 10;
            texts::words::kilometres(format_args!("{}.{}", tenths / 10, tenths % 10))
        }
        _ => texts::words::kilometres((tens + 50) / 100),
    }
}

/// The hours of a facility as people say them; as they were written where the build could not read them.
pub fn hours(bundle: &Bundle, facility: &Facility) -> String {
    let timetable = bundle.timetable(&facility.id);
    let written = facility.hours.as_ref().map(|hours| &hours.text);
    let words = timetable.map(|timetable| &timetable.text).or(written);
    words.cloned().unwrap_or_default()
}

/// Whether a place is open now, and until when.
pub fn open(state: State) -> String {
    match state {
        State::Always => texts::words::ALWAYS.to_owned(),
        State::Open { until } => texts::words::open_until(&clock(until)),
        State::Closed {
            opens: Some(opens),
            is_break: true,
        } => texts::words::noon(&clock(opens.minute)),
        State::Closed {
            opens: Some(opens), ..
        } => {
            const DAYS: [&str; 7] = [
                texts::words::MONDAY,
                texts::words::TUESDAY,
                texts::words::WEDNESDAY,
                texts::words::THURSDAY,
                texts::words::FRIDAY,
                texts::words::SATURDAY,
                texts::words::SUNDAY,
            ];
            let day = match opens.days {
                0 => texts::words::TODAY,
                1 => texts::words::TOMORROW,
                2..7 => DAYS[opens.weekday as usize % DAYS.len()],
                _ => return texts::words::closed_days(opens.days),
            };
            texts::words::closed(day, &clock(opens.minute))
        }
        State::Closed { opens: None, .. } => texts::words::CLOSED_UNSTATED.to_owned(),
        State::AskFirst => texts::words::ASK_FIRST.to_owned(),
    }
}

/// A time of the day, in minutes after midnight; from 1,440 on it is tomorrow's.
fn clock(minute: u32) -> String {
    let hour = if minute > 1440 {
        minute / 60 % 24
    } else {
        minute / 60
    };
    let time = format!("{hour}:{:02}", minute % 60);
    if minute > 1440 {
        texts::words::tomorrow_at(&time)
    } else {
        time
    }
}

/// From where distances are measured.
pub fn from(place: &Position, bundle: &Bundle) -> String {
    let name = place.name(bundle);
    match place {
        Position::Here { accuracy_m, .. } => texts::place::from_here(&name, &length(*accuracy_m)),
        _ => match place.origin(bundle).and_then(|origin| origin.point) {
            Some(_) => texts::place::from(&name),
            None => texts::place::no_point(&name),
        },
    }
}

/// A date such as `2020-02-11` as people say it. What is no date stays as it is.
pub fn date(text: &str) -> String {
    let parts: Result<Vec<u16>, _> = text.split('-').map(str::parse).collect();
    match parts.as_deref() {
        Ok([year]) => texts::words::year(year),
        Ok([year, month]) => texts::words::month(year, month),
        Ok([year, month, day]) => texts::words::day(year, month, day),
        _ => text.to_owned(),
    }
}

/// A document's title in book quotes, with its number.
pub fn title(document: &Document) -> String {
    let title = bare_title(document);
    match &document.number {
        Some(number) => texts::words::numbered_document(title, number),
        None => texts::words::document(title),
    }
}

/// A document's title, with the time for which it speaks.
pub fn title_and_period(document: &Document) -> String {
    let Some(period) = period(document) else {
        return title(document);
    };
    let title = bare_title(document);
    match &document.number {
        Some(number) => texts::words::numbered_document_of(title, number, &period),
        None => texts::words::document_of(title, &period),
    }
}

/// A document's title without the book quotes that it may have already.
fn bare_title(document: &Document) -> &str {
    document.title.trim_matches(['《', '》'])
}

/// The time for which a document speaks.
pub fn period(document: &Document) -> Option<String> {
    match (&document.valid, &document.date) {
        (Some(valid), _) => Some(from_to(valid)),
        (None, Some(day)) => Some(date(day)),
        (None, None) => None,
    }
}

/// From when to when; the one time where that is all.
pub fn from_to(valid: &Validity) -> String {
    let from = date(&valid.from);
    if valid.from == valid.to {
        from
    } else {
        texts::words::from_to(&from, &date(&valid.to))
    }
}

/// How much a document can be relied on, in words.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Official => texts::words::OFFICIAL,
        Standing::Reference => texts::words::REFERENCE,
        Standing::Unverified => texts::words::UNVERIFIED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_city_lacks_its_area_code() {
        for (number, lacks) in [
            ("88132379", true),
            ("8813 237", true),
            ("0519-88132379", false),
            ("051988132379", false),
            ("13800138000", false),
            ("12345", false),
            ("4008000000", false),
            ("95120000", false),
        ] {
            assert_eq!(lacks_area_code(number), lacks, "{number}");
        }
    }

    #[test]
    fn a_reason_is_said_with_its_level_its_stage_and_where_it_lies() {
        use search::{Detail, MatchedIn};
        let tiny = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/site/tiny");
        let files = folder::json_below(tiny.as_ref()).expect("a folder of this repository");
        let (directory, _) = directory::Directory::read(&files);
        let bundle = directory.bundle(&"990001".into()).expect("its region");
        let street = &bundle.region.streets[0].name;
        let level = &bundle.levels[0].name;
        let about = |text: &str| Some(About::Partnership(text.to_owned()));
        let cases = [
            (None, None, None),
            (Some(Stage::Existing), None, None),
            (Some(Stage::Consolidating), about(""), None),
            (Some(Stage::Advancing), None, Some("（正在办）".to_owned())),
            (
                Some(Stage::Planned),
                about(""),
                Some("（规划中）".to_owned()),
            ),
            (
                Some(Stage::Existing),
                about("骨伤联盟"),
                Some("（骨伤联盟）".to_owned()),
            ),
            (
                Some(Stage::Exploring),
                about("骨伤联盟"),
                Some("（骨伤联盟，在试）".to_owned()),
            ),
            (
                Some(Stage::Existing),
                Some(About::Level(0)),
                Some(format!("（{level}）")),
            ),
            (
                Some(Stage::Planned),
                Some(About::Level(0)),
                Some(format!("（{level}，规划中）")),
            ),
            (
                Some(Stage::Planned),
                Some(About::Level(99)),
                Some("（规划中）".to_owned()),
            ),
            (
                None,
                Some(About::Street(0)),
                Some(format!("（翠竹社区在{street}）")),
            ),
            (None, Some(About::Street(99)), None),
        ];
        for (stage, about, said) in cases {
            let why = Why {
                word: "翠竹".to_owned(),
                matched: "翠竹社区".to_owned(),
                matched_in: MatchedIn::Community,
                detail: Detail { stage, about },
            };
            assert_eq!(detail(&bundle, &why), said, "{:?}", why.detail);
        }
    }

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
