//! The words in which the site speaks of stages, dates and what is not known.

use directory::hours::State;
use directory::{
    Bundle, Document, Facility, Kind, OperatingStatus, Precision, Source, Stage, Standing, Status,
    Validity,
};
use geo::{Reach, Sure};
use search::{About, Why};

use crate::open_region::OpenRegion;
use crate::position::Position;
use crate::texts::Texts;

mod ended;
#[cfg(feature = "files")]
mod timetable;

pub use ended::{ended, heir};

#[cfg(feature = "files")]
pub use timetable::timetable;

/// A stage in one word.
pub fn stage(t: Texts, stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => t.words_existing(),
        Stage::Consolidating => t.words_consolidating(),
        Stage::Advancing => t.words_advancing(),
        Stage::Planned => t.words_planned(),
        Stage::Exploring => t.words_exploring(),
    }
}

/// How far two places have come with working together, in one word.
pub fn tie(t: Texts, stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => t.words_working_together(),
        _ => self::stage(t, stage),
    }
}

/// What a resident should know of a reason for which a place was found, in brackets: the level of the department
/// and how far it has come, what a hospital works with it on, or where a community lies. Nothing where it is
/// simply there.
pub fn detail(t: Texts, bundle: &Bundle, why: &Why) -> Option<String> {
    let stage = why.detail.stage.and_then(|stage| match stage {
        // Who is told that a place has something takes it for existing.
        Stage::Existing | Stage::Consolidating => None,
        _ => Some(self::stage(t, stage)),
    });
    let about = match why.detail.about.as_ref() {
        Some(About::Level(level)) => bundle.levels.get(*level).map(|level| &level.name),
        Some(About::Partnership(about)) => Some(about),
        Some(About::Street(street)) => {
            let street = bundle.region.streets.get(*street)?;
            return Some(t.common_detail_community(&why.matched, &street.name));
        }
        Some(About::Former(former)) => {
            let ended = ended(t, bundle, bundle.former.get(*former)?)?;
            return Some(t.common_before_ended(&ended));
        }
        None => None,
    };
    match (about.filter(|about| !about.is_empty()), stage) {
        (Some(about), Some(stage)) => Some(t.common_detail_stage(about, stage)),
        (Some(about), None) => Some(t.common_detail(about)),
        (None, Some(stage)) => Some(t.common_detail(stage)),
        (None, None) => None,
    }
}

/// Whether a place is open, in one word.
pub fn now(t: Texts, now: OperatingStatus) -> &'static str {
    match now {
        OperatingStatus::Open => t.words_open(),
        OperatingStatus::Unclear => t.words_open_unstated(),
        OperatingStatus::Planned => t.words_not_yet_open(),
        OperatingStatus::Ended => t.words_ended(),
    }
}

/// The status with its date: a statement is only as good as its day. Of what was planned it is said when
/// the plan ended, and that nothing is known since.
pub fn status(t: Texts, bundle: &Bundle, status: &Status) -> String {
    let day = date(t, &status.as_of);
    if is_listed(bundle, status) {
        return t.words_listed(&day);
    }
    let said = t.words_status(now(t, status.now), &day);
    let since = match status.now {
        OperatingStatus::Planned => since(t, bundle, &status.source),
        OperatingStatus::Open | OperatingStatus::Unclear | OperatingStatus::Ended => None,
    };
    match since {
        Some(since) => t.words_status_since(&said, &since),
        None => said,
    }
}

/// Whether all that is known of a place is that a list nobody verified names it: it is still one to call.
pub fn is_listed(bundle: &Bundle, status: &Status) -> bool {
    status.now == OperatingStatus::Unclear && bundle.unverified(&status.source).is_some()
}

/// Until when the document spoke that something is taken from, and that it does not say what became of it.
/// That is as true while a plan runs as after it, so it needs no clock.
pub fn since(t: Texts, bundle: &Bundle, source: &Source) -> Option<String> {
    let document = bundle.document(&source.document)?;
    match (&document.valid, &document.date) {
        (Some(valid), _) => Some(t.words_until(&end(t, &valid.to))),
        (None, Some(day)) => Some(t.words_written(&date(t, day))),
        (None, None) => None,
    }
}

/// The last day of a time: that of a year is its end.
fn end(t: Texts, day: &str) -> String {
    match day.strip_suffix("-12-31").unwrap_or(day) {
        year if year.len() == 4 => t.words_end_of_year(year),
        _ => date(t, day),
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
pub fn precision(t: Texts, precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => t.words_exact(),
        Precision::Approximate => t.words_approximate(),
        Precision::Street => t.words_street(),
        Precision::District => t.words_district(),
    }
}

/// Beyond this, in metres, nobody is told how long the walk is.
const LONGEST_WALK_M: f64 = 3000.0;

/// How far a facility is, with how sure that is. `accuracy_m` is how far off the resident's own point
/// may be.
pub fn reach(t: Texts, reach: &Reach, accuracy_m: f64) -> String {
    let (metres, sure) = match *reach {
        Reach::Away { metres, sure } => (metres, sure),
        Reach::OwnStreet => return t.words_own_street().to_owned(),
        Reach::Unstated => return t.words_unstated().to_owned(),
    };
    let rough = accuracy_m > ROUGH_M;
    let walk = metres <= LONGEST_WALK_M && sure != Sure::Street && !rough;
    let mut said = length(t, metres);
    if sure != Sure::Exact || rough {
        said = t.words_about(&said);
    }
    said = match sure {
        Sure::Exact => said,
        Sure::Approximate => t.words_roughly(&said),
        Sure::Street => t.words_by_street(&said),
    };
    if walk {
        said = t.words_walk(geo::minutes(metres), &said);
    }
    said
}

/// A phone that may be farther off than this, in metres, cannot tell a walk.
const ROUGH_M: f64 = 500.0;

/// A length: tens of metres, then tenths of kilometres, then kilometres.
pub fn length(t: Texts, metres: f64) -> String {
    let tens = (metres / 10.0).round() as u32;
    match tens {
        0..100 => t.words_metres(tens.max(1) * 10),
        100..1000 => {
            let tenths = (tens + 5) / 10;
            t.words_kilometres(format_args!("{}.{}", tenths / 10, tenths % 10))
        }
        _ => t.words_kilometres((tens + 50) / 100),
    }
}

/// The hours of a facility as people say them; as they were written where the build could not read them.
pub fn hours(site: &OpenRegion, facility: &Facility) -> String {
    let timetable = site.bundle.timetable(&facility.id);
    let written = facility.hours.as_ref().map(|hours| &hours.text);
    let words = timetable.map(|timetable| &timetable.text).or(written);
    timetable_text(site, words.map_or("", String::as_str))
}

/// The text of a timetable in the language of the page.
pub fn timetable_text(site: &OpenRegion, text: &str) -> String {
    let other = site.beside.get(text);
    other.map_or(text, |(_, other)| other).to_owned()
}

/// Whether a place is open now, and until when.
pub fn open(t: Texts, state: State) -> String {
    match state {
        State::Always => t.words_always().to_owned(),
        State::Open { until } => t.words_open_until(&clock(t, until)),
        State::Closed {
            opens: Some(opens),
            is_break: true,
        } => t.words_noon(&clock(t, opens.minute)),
        State::Closed {
            opens: Some(opens), ..
        } => {
            let day = match opens.days {
                0 => t.words_today(),
                1 => t.words_tomorrow(),
                2..7 => weekday(t, opens.weekday),
                _ => return t.words_closed_days(opens.days),
            };
            t.words_closed(day, &clock(t, opens.minute))
        }
        State::Closed { opens: None, .. } => t.words_closed_unstated().to_owned(),
        State::AskFirst => t.words_ask_first().to_owned(),
    }
}

/// A day of the week after Monday.
pub(crate) fn weekday(t: Texts, day: u32) -> &'static str {
    match day {
        0 => t.words_monday(),
        1 => t.words_tuesday(),
        2 => t.words_wednesday(),
        3 => t.words_thursday(),
        4 => t.words_friday(),
        5 => t.words_saturday(),
        _ => t.words_sunday(),
    }
}

/// A time of the day, in minutes after midnight; from 1,440 on it is tomorrow's.
fn clock(t: Texts, minute: u32) -> String {
    let hour = if minute > 1440 {
        minute / 60 % 24
    } else {
        minute / 60
    };
    let time = format!("{hour}:{:02}", minute % 60);
    if minute > 1440 {
        t.words_tomorrow_at(&time)
    } else {
        time
    }
}

/// From where distances are measured.
pub fn from(t: Texts, place: &Position, bundle: &Bundle) -> String {
    let name = place.name(t, bundle);
    match place {
        Position::Here { accuracy_m, .. } => t.place_from_here(&name, &length(t, *accuracy_m)),
        _ => match place.origin(bundle).and_then(|origin| origin.point) {
            Some(_) => t.place_from(&name),
            None => t.place_no_point(&name),
        },
    }
}

/// A date such as `2020-02-11` as people say it. What is no date stays as it is.
pub fn date(t: Texts, text: &str) -> String {
    let parts: Result<Vec<u16>, _> = text.split('-').map(str::parse).collect();
    match parts.as_deref() {
        Ok([year]) => t.words_year(year),
        Ok([year, month]) => t.words_month(year, month),
        Ok([year, month, day]) => t.words_day(year, month, day),
        _ => text.to_owned(),
    }
}

/// A document's title in book quotes, with its number.
pub fn title(t: Texts, document: &Document) -> String {
    let title = bare_title(document);
    match &document.number {
        Some(number) => t.words_numbered_document(title, number),
        None => t.words_document(title),
    }
}

/// A document's title, with the time for which it speaks.
pub fn title_and_period(t: Texts, document: &Document) -> String {
    let Some(period) = period(t, document) else {
        return title(t, document);
    };
    let title = bare_title(document);
    match &document.number {
        Some(number) => t.words_numbered_document_of(title, number, &period),
        None => t.words_document_of(title, &period),
    }
}

/// A document's title without the book quotes that it may have already.
fn bare_title(document: &Document) -> &str {
    document.title.trim_matches(['《', '》'])
}

/// The time for which a document speaks.
pub fn period(t: Texts, document: &Document) -> Option<String> {
    match (&document.valid, &document.date) {
        (Some(valid), _) => Some(from_to(t, valid)),
        (None, Some(day)) => Some(date(t, day)),
        (None, None) => None,
    }
}

/// From when to when; the one time where that is all.
pub fn from_to(t: Texts, valid: &Validity) -> String {
    let from = date(t, &valid.from);
    if valid.from == valid.to {
        from
    } else {
        t.words_from_to(&from, &date(t, &valid.to))
    }
}

/// How much a document can be relied on, in words.
pub fn standing(t: Texts, standing: Standing) -> &'static str {
    match standing {
        Standing::Official => t.words_official(),
        Standing::Bureau => t.words_bureau(),
        Standing::Reference => t.words_reference(),
        Standing::Unverified => t.words_unverified(),
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
            assert_eq!(
                detail(Texts::zh_hans(), &bundle, &why),
                said,
                "{:?}",
                why.detail
            );
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
            assert_eq!(open(Texts::zh_hans(), state), said);
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
            assert_eq!(reach(Texts::zh_hans(), &far, accuracy_m), said);
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
            assert_eq!(date(Texts::zh_hans(), text), said);
        }
    }
}
