//! Looking records up by their ids.

/// Positions by id.
pub(crate) struct Ids<'a>(Vec<(&'a str, usize)>);

impl<'a> Ids<'a> {
    pub(crate) fn new(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut ids: Vec<(&str, usize)> = ids
            .enumerate()
            .map(|(position, id)| (id, position))
            .collect();
        ids.sort_unstable();
        Self(ids)
    }

    /// The position of an id.
    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        let at = self.0.binary_search_by(|known| known.0.cmp(id)).ok()?;
        Some(self.0[at].1)
    }
}
