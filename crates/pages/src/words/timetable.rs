//! Hours in words of the page's language. In the data's own language the build wrote them down already.

use directory::hours::{HOLIDAY, Span, Timetable, Week};

use super::clock;
use crate::texts::Texts;

/// Hours such as `Mon–Fri 8:00–11:30, 14:00–17:00; closed on public holidays`.
pub fn timetable(t: Texts, timetable: &Timetable) -> String {
    let day = |day: u32| format!("{}-{}", day / 100, day % 100);
    let seasons = timetable.seasons.iter().map(|season| {
        let (from, to) = (day(season.from), day(season.to));
        t.timetable_season(&from, &to, &week(t, &season.week))
    });
    let mut parts: Vec<String> = seasons.collect();
    let usual = week(t, &timetable.usual);
    parts.push(match parts.is_empty() {
        true => usual,
        false => t.timetable_otherwise(&usual),
    });
    parts.join("; ")
}

/// The minutes of a day.
const DAY: u32 = 1440;

fn week(t: Texts, week: &Week) -> String {
    let is_whole = |span: &Span| span.from == 0 && span.to == DAY;
    if week.spans.len() > HOLIDAY as usize && week.spans.iter().all(is_whole) {
        return t.words_always().to_owned();
    }
    let times = |day: u32| {
        let spans = week.spans.iter().filter(|span| span.day == day);
        let spans: Vec<String> = spans.map(|span| times_of(t, span)).collect();
        spans.join(", ")
    };
    let mut parts = Vec::new();
    let mut from = 0;
    while from < HOLIDAY {
        let open = times(from);
        let mut to = from;
        while to + 1 < HOLIDAY && times(to + 1) == open {
            to += 1;
        }
        if !open.is_empty() {
            let days = match from == to {
                true => name(t, from).to_owned(),
                false => t.timetable_days(name(t, from), name(t, to)),
            };
            parts.push(t.timetable_line(&days, &open));
        }
        from = to + 1;
    }
    if week.holidays {
        let open = times(HOLIDAY);
        parts.push(match open.is_empty() {
            true => t.timetable_closed_on_holidays().to_owned(),
            false => t.timetable_line(t.timetable_holidays(), &open),
        });
    }
    parts.join("; ")
}

fn times_of(t: Texts, span: &Span) -> String {
    [&*clock(t, span.from), "–", &clock(t, span.to)].concat()
}

fn name(t: Texts, day: u32) -> &'static str {
    match day {
        0 => t.timetable_monday(),
        1 => t.timetable_tuesday(),
        2 => t.timetable_wednesday(),
        3 => t.timetable_thursday(),
        4 => t.timetable_friday(),
        5 => t.timetable_saturday(),
        _ => t.timetable_sunday(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn hours_are_said_by_days_that_are_alike() {
        for (written, said) in [
            (
                "Mo-Fr 08:00-11:30,14:00-17:00; PH off",
                "Mon–Fri 8:00–11:30, 14:00–17:00; closed on public holidays",
            ),
            ("24/7", "Open 24 hours"),
            ("Sa 08:00-12:00", "Sat 8:00–12:00"),
            (
                "Mo-Su 08:00-17:00; PH 09:00-11:00",
                "Mon–Sun 8:00–17:00; public holidays 9:00–11:00",
            ),
        ] {
            let compiled = directory::files::hours::compile(&"a".into(), written);
            let compiled = compiled.unwrap_or_else(|why| panic!("{written}: {why:?}"));
            assert_eq!(
                timetable(Texts::of(Language::En), &compiled),
                said,
                "{written}"
            );
        }
    }
}
