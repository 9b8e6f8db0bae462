//! What a person found where no program does.

use directory::Traced;

use crate::report::{Finding, Report, Wrong};

/// What became of the exceptions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explained {
    /// How many facts are right for a reason that a person wrote down.
    pub facts: usize,
    /// The exceptions that no longer stand for anything: what they name is found now, or is gone.
    pub stale: Vec<Traced>,
}

/// Takes what is explained out of the findings of a report.
pub fn explain(report: &mut Report, all: &[Traced]) -> Explained {
    let mut used = vec![false; all.len()];
    let before = report.findings.len();
    report.findings.retain_mut(|finding| {
        let Wrong::Missing { .. } = finding.wrong else {
            return true;
        };
        for (traced, used) in all.iter().zip(&mut used) {
            *used |= finding.take(traced);
        }
        !matches!(&finding.wrong, Wrong::Missing { missing, .. } if missing.is_empty())
    });
    // What could not be looked up cannot tell whether its exception still holds.
    let unchecked = |traced: &Traced| {
        let mut unchecked = report.unchecked.iter();
        unchecked.any(|fact| {
            fact.file == traced.file && fact.record == traced.record && fact.field == traced.field
        })
    };
    let unused = all.iter().zip(&used).filter(|(_, used)| !**used);
    let stale = unused
        .map(|(traced, _)| traced)
        .filter(|traced| !unchecked(traced));
    Explained {
        facts: before - report.findings.len(),
        stale: stale.cloned().collect(),
    }
}

impl Finding {
    /// Takes what an exception explains out of what is missing; whether there was any.
    fn take(&mut self, traced: &Traced) -> bool {
        let same =
            self.file == traced.file && self.record == traced.record && self.field == traced.field;
        let Wrong::Missing { missing, .. } = &mut self.wrong else {
            return false;
        };
        let before = missing.len();
        missing.retain(|missing| !same || missing.thing != traced.missing);
        missing.len() < before
    }
}
