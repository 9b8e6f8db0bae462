//! The numbers of one indicator as bars: what was measured, year by year, and the goal under it. The
//! table beside it says the same in words, so readers skip the picture.

use crate::texts::Texts;
use directory::district::Indicator;
use maud::{Markup, html};

/// All lengths are in the units of the picture, which is as wide as its column.
const WIDTH: f64 = 280.0;
const ROW: f64 = 24.0;
const BAR_HEIGHT: f64 = 14.0;
/// Where bars begin, after the year.
const BAR_LEFT: f64 = 44.0;
/// The longest bar; the number stands after it.
const BAR_LONGEST: f64 = 136.0;
/// A bar for 0 is still to be seen.
const BAR_SHORTEST: f64 = 2.0;

struct Bar<'a> {
    year: &'a str,
    value: f64,
    is_goal: bool,
}

/// The picture; nothing where there is but one number and nothing to compare it with.
pub fn plot(t: Texts, indicator: &Indicator) -> Markup {
    let bars = bars(t, indicator);
    let of_hundred = indicator.unit == "%";
    if bars.len() < 2 && !of_hundred {
        return Markup::default();
    }
    let largest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let full = if of_hundred { 100.0 } else { largest };
    let height = ROW * f64::from(u32::try_from(bars.len()).unwrap_or(u32::MAX));
    html! {
        svg.plot viewBox={ "0 0 " (WIDTH) " " (height) } aria-hidden="true" focusable="false" {
            @for (bar, row) in bars.iter().zip(0_u32..) {
                (row_of(t, bar, f64::from(row) * ROW, full, of_hundred))
            }
        }
    }
}

fn bars(t: Texts, indicator: &Indicator) -> Vec<Bar<'_>> {
    let measured = indicator.values.iter().map(|measured| Bar {
        year: &measured.year,
        value: measured.value,
        is_goal: false,
    });
    let mut bars: Vec<Bar<'_>> = measured.collect();
    bars.sort_by_key(|bar| bar.year);
    bars.extend(indicator.target.iter().map(|goal| Bar {
        year: goal.year.as_deref().unwrap_or(t.plan_year_unstated()),
        value: goal.value,
        is_goal: true,
    }));
    bars
}

fn row_of(t: Texts, bar: &Bar<'_>, top: f64, full: f64, of_hundred: bool) -> Markup {
    let share = if full > 0.0 { bar.value / full } else { 0.0 };
    let length = (share * BAR_LONGEST).clamp(BAR_SHORTEST, BAR_LONGEST);
    let (class, number) = if bar.is_goal {
        ("plot__goal", t.plan_goal_value(bar.value))
    } else {
        ("plot__bar", bar.value.to_string())
    };
    let y = top + (ROW - BAR_HEIGHT) / 2.0;
    let baseline = top + ROW / 2.0 + 4.5;
    let rect = |class: &str, length: f64| {
        html! {
            rect class=(class) x=(BAR_LEFT) y=(y) width=(format_args!("{length:.1}")) height=(BAR_HEIGHT) rx="3" {}
        }
    };
    html! {
        text.plot__year x="0" y=(baseline) { (bar.year) }
        @if of_hundred {
            (rect("plot__track", BAR_LONGEST))
        }
        (rect(class, length))
        text.plot__number x=(BAR_LEFT + BAR_LONGEST + 8.0) y=(baseline) { (number) }
    }
}

#[cfg(test)]
mod tests {
    use directory::district::{Bound, Measured, Target, Topic};
    use directory::{IndicatorId, Source};

    use super::*;

    fn indicator(unit: &str, values: &[(&str, f64)], goal: Option<f64>) -> Indicator {
        let measured = values.iter().map(|(year, value)| Measured {
            year: (*year).to_owned(),
            value: *value,
            bound: Bound::default(),
        });
        Indicator {
            id: IndicatorId::from("any"),
            group: Topic::People,
            name: "例".to_owned(),
            unit: unit.to_owned(),
            values: measured.collect(),
            target: goal.map(|value| Target {
                year: None,
                value,
                bound: Bound::About,
            }),
            lower_is_better: false,
            note: None,
            source: Source::default(),
        }
    }

    #[test]
    fn a_number_alone_is_drawn_only_where_it_is_a_share_of_a_hundred() {
        let is_drawn = |unit: &str, values: &[(&str, f64)], goal| {
            !plot(Texts::zh_hans(), &indicator(unit, values, goal))
                .into_string()
                .is_empty()
        };
        assert!(!is_drawn("家", &[("2020", 1.0)], None));
        assert!(!is_drawn("家", &[], Some(2.0)));
        assert!(is_drawn("%", &[("2020", 1.0)], None));
        assert!(is_drawn("家", &[("2020", 1.0)], Some(2.0)));
    }

    #[test]
    fn years_stand_in_their_order_and_the_goal_last() {
        let indicator = indicator("%", &[("2020", 3.0), ("2015", 2.0)], Some(1.0));
        let years: Vec<&str> = bars(Texts::zh_hans(), &indicator)
            .iter()
            .map(|bar| bar.year)
            .collect();
        assert_eq!(years, ["2015", "2020", "？"]);
    }
}
