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

    /// The position of an id; of several, the first.
    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        self.all(id).next()
    }

    /// The positions of an id.
    pub(crate) fn all(&self, id: &str) -> impl Iterator<Item = usize> {
        let from = self.0.partition_point(|known| known.0 < id);
        let rest = self.0[from..].iter();
        rest.take_while(move |known| known.0 == id)
            .map(|(_, position)| *position)
    }
}
