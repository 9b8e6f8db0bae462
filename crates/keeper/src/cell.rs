//! What stands in a cell: a phone number, hours, an address, a name, a point, a date.
//!
//! Each reader gets the text of a cell and gives a [`Read`]: the value, where it can be said without a guess, and
//! what there is to say of the cell. It does not know where the cell stands.

pub mod address;
pub mod date;
pub mod hours;
pub mod name;
pub mod phone;
pub mod point;
mod text;

use crate::{Finding, Kind};

/// What was read from a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<T> {
    /// The value. `None` where the cell holds something that cannot be taken over.
    pub value: Option<T>,
    /// What the clerk should know of the cell.
    pub findings: Vec<Finding>,
}

impl<T> Read<T> {
    /// A cell that holds a value.
    fn of(value: T, findings: Vec<Finding>) -> Self {
        Self {
            value: Some(value),
            findings,
        }
    }

    /// A cell that is not taken over, and why.
    fn refused(mut findings: Vec<Finding>, kind: Kind, about: &str) -> Self {
        findings.push(Finding::new(kind, about));
        Self {
            value: None,
            findings,
        }
    }
}

#[cfg(test)]
mod tests;
