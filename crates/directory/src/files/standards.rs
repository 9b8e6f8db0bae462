//! Which places of a region a national standard speaks of.

use crate::{Duty, Facility, OperatingStatus, Required, Standard};

/// The grades, the lowest first.
const GRADES: [&str; 3] = ["一级", "二级", "三级"];

/// The position of the grade with which a text begins, the lowest first.
pub fn grade(text: &str) -> Option<usize> {
    GRADES.iter().position(|grade| text.starts_with(grade))
}

/// What standards say that places of a region must have, for those that are here and not only planned.
pub fn required(standards: &[Standard], facilities: &[Facility]) -> Vec<Required> {
    let mut all: Vec<Required> = standards.iter().map(of_nobody).collect();
    let here = facilities
        .iter()
        .filter(|own| own.located.is_here() && own.status.now != OperatingStatus::Planned);
    for facility in here {
        let own = facility.grade.as_ref().and_then(|own| grade(&own.text));
        let own = own.unwrap_or(0);
        let asked = |standard: &Standard| standard.grade.as_deref().and_then(grade).unwrap_or(0);
        let speaks = |standard: &&Standard| standard.is_of_sort(facility) && asked(standard) <= own;
        let highest = standards.iter().filter(speaks).map(asked).max();
        for (standard, required) in standards.iter().zip(&mut all) {
            if speaks(&standard) && Some(asked(standard)) == highest {
                required.places.push(facility.id.clone());
            }
        }
    }
    all.retain(|required| !required.places.is_empty());
    for required in &mut all {
        required.places.sort();
    }
    all
}

fn of_nobody(standard: &Standard) -> Required {
    let mut duties: Vec<&Duty> = standard.departments.iter().collect();
    duties.sort_by_key(|duty| !duty.alone);
    Required {
        places: Vec::new(),
        specialties: duties.iter().map(|duty| duty.specialty.clone()).collect(),
        names: duties
            .iter()
            .map(|duty| duty.name.clone().unwrap_or_default())
            .collect(),
        alone: duties.iter().filter(|duty| duty.alone).count() as u32,
        ask: standard.ask.clone(),
        document: standard.source.document.clone(),
    }
}

impl Standard {
    /// Whether it speaks of places of this kind and such a name.
    fn is_of_sort(&self, facility: &Facility) -> bool {
        let named = |names: &[String]| names.iter().any(|part| facility.name.contains(part));
        self.kinds.contains(&facility.kind)
            && (self.named.is_empty() || named(&self.named))
            && !named(&self.unless_named)
    }
}
