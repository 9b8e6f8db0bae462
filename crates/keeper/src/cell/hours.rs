//! Hours as clerks write them.
//!
//! Text becomes tokens (`tokens`), tokens become rules of a week (`week`), rules become text in OpenStreetMap's
//! `opening_hours`, which the directory itself has to accept. What is not understood to the last sign, or leaves a
//! day or an end open, stays as it was written. A cell may also say when single services are offered
//! (`services`).

mod days;
mod services;
mod tokens;
mod week;

use directory::FacilityId;
use directory::files::hours::compile;

use super::{Read, text};
use crate::{Finding, Kind};
use services::Label;
use week::Missing;

/// What a cell's hours are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAs<'a> {
    /// The whole place, or services that the cell names.
    Facility,
    /// The place on Monday to Friday.
    Weekdays,
    /// The place on Saturday and Sunday.
    Weekend,
    /// One service.
    Service {
        /// Its id in `data/services.json`.
        service: &'a str,
        /// For whom it is.
        audience: Option<&'a str>,
    },
}

/// What a cell says of hours. Both empty: it says that there is nothing to say (无).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoursRead {
    /// When the place is open.
    pub facility: Option<HoursText>,
    /// When single services are offered.
    pub services: Vec<ServiceHours>,
}

/// Hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursText {
    /// As they are written.
    pub written: String,
    /// In OpenStreetMap's `opening_hours`, accepted by the directory. `None` where that would be a guess.
    pub osm: Option<String>,
}

/// The hours of a service or a department. With neither it is the ordinary 门诊, beside others in the same cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceHours {
    /// The service's id in `data/services.json`.
    pub service: Option<String>,
    /// The department, as written.
    pub department: Option<String>,
    /// For whom it is, as 儿童.
    pub audience: Option<String>,
    /// When.
    pub hours: HoursText,
}

/// Reads the hours of a cell.
pub fn read(text: &str, read_as: ReadAs<'_>) -> Read<HoursRead> {
    let plain = text::plain(text);
    let written = text::prose(text).text;
    let mut findings = plain.findings;
    if text::is_nothing(&written) {
        return Read::of(HoursRead::default(), findings);
    }
    let mut hours = HoursRead::default();
    match read_as {
        ReadAs::Service { service, audience } => hours.services.push(ServiceHours {
            service: Some(service.to_owned()),
            department: None,
            audience: audience.map(str::to_owned),
            hours: HoursText {
                osm: osm(&plain.text, false, None).ok(),
                written,
            },
        }),
        ReadAs::Facility => match of_services(&plain.text) {
            Some(told_apart) => hours = told_apart,
            None => hours.facility = Some(of_place(&plain.text, written, read_as, &mut findings)),
        },
        ReadAs::Weekdays | ReadAs::Weekend => {
            hours.facility = Some(of_place(&plain.text, written, read_as, &mut findings));
        }
    }
    Read::of(hours, findings)
}

/// Joins what stands in the columns of weekdays and of weekends.
pub fn join(weekdays: Option<&HoursText>, weekend: Option<&HoursText>) -> Option<HoursText> {
    let (Some(weekdays), Some(weekend)) = (weekdays, weekend) else {
        return weekdays.or(weekend).cloned();
    };
    let osm = weekdays.osm.as_ref().zip(weekend.osm.as_ref());
    let osm = osm.and_then(|(weekdays, weekend)| {
        let mut rules: Vec<String> = weekdays.split("; ").map(str::to_owned).collect();
        let others = weekend
            .split("; ")
            .filter(|rule| !rules.iter().any(|known| known == rule));
        let others: Vec<String> = others.map(str::to_owned).collect();
        rules.extend(others);
        week::holidays_last(&mut rules);
        let of_holidays = rules.iter().filter(|rule| rule.starts_with("PH")).count();
        // Two columns that say different things of holidays leave them open.
        (of_holidays < 2).then(|| rules.join("; "))
    });
    let same = matches!(
        weekend.written.as_str(),
        "同左" | "同上" | "同前" | "同工作日"
    );
    let written = if same && weekdays.osm.is_none() {
        weekdays.written.clone()
    } else {
        format!("工作日：{}；周末：{}", weekdays.written, weekend.written)
    };
    Some(HoursText {
        written,
        osm: osm.filter(|osm| is_accepted(osm)),
    })
}

/// The hours of a place; says why they are not in `opening_hours`.
fn of_place(
    text: &str,
    written: String,
    read_as: ReadAs<'_>,
    findings: &mut Vec<Finding>,
) -> HoursText {
    let days = match read_as {
        ReadAs::Weekdays => Some(days::WEEKDAYS),
        ReadAs::Weekend => Some(days::WEEKEND),
        _ => None,
    };
    // 全天 alone is said of a place that never closes; of a service it may mean a working day.
    let osm = osm(text, read_as == ReadAs::Facility, days);
    match osm {
        Err(Missing::Days) => findings.push(Finding::new(Kind::HoursNoDays, &written)),
        Err(Missing::Sense) => findings.push(Finding::new(Kind::HoursUnreadable, &written)),
        Ok(_) => {}
    }
    HoursText {
        osm: osm.ok(),
        written,
    }
}

/// The services of which a cell tells the hours, and the hours of the place where they stand beside those. `None`
/// where it tells only of the place.
fn of_services(text: &str) -> Option<HoursRead> {
    let chunks = services::chunks(text);
    let named = |label: &Option<Label>| label.as_ref().is_some_and(Label::is_named);
    if !chunks.iter().any(|(label, _)| named(label)) {
        return None;
    }
    let several = chunks.len() > 1;
    let mut read = HoursRead::default();
    for (label, rest) in chunks {
        let osm = osm(&rest, false, None).ok();
        // Of several parts, one that is not understood may belong to another. And only after a colon is it clear
        // that the name ends where it was cut.
        if osm.is_none() && (several || !rest.starts_with([':', ' '])) {
            return None;
        }
        let written = rest.trim_start_matches([':', ' ']).to_owned();
        let hours = HoursText { written, osm };
        match label {
            None => read.facility = Some(hours),
            Some(label) => read.services.push(ServiceHours {
                service: label.service,
                department: label.department,
                audience: label.audience,
                hours,
            }),
        }
    }
    Some(read)
}

/// Hours in `opening_hours`, as the directory accepts them. `days` are those of the column, `all_day` is whether
/// 全天 alone means day and night.
fn osm(text: &str, all_day: bool, days: Option<u16>) -> Result<String, Missing> {
    let tokens = tokens::read(text).ok_or(Missing::Sense)?;
    let osm = week::write(&tokens, days, all_day)?;
    if is_accepted(&osm) {
        Ok(osm)
    } else {
        Err(Missing::Sense)
    }
}

fn is_accepted(osm: &str) -> bool {
    compile(&FacilityId::default(), osm).is_ok()
}

#[cfg(test)]
mod tests;
