//! What stands in a cell: a phone number, hours, an address, a name, a point.
//!
//! Each reader gets the text of a cell and gives a [`Read`]: the value, where it can be said without a guess, and
//! what there is to say of the cell. It does not know where the cell stands.

use crate::Finding;

/// What was read from a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<T> {
    /// The value. `None` where the cell holds something that cannot be taken over.
    pub value: Option<T>,
    /// What the clerk should know of the cell.
    pub findings: Vec<Finding>,
}
