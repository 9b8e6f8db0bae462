//! Kinds of facilities, and residents' words for them.

use crate::answer::MatchedIn;
use crate::build::IndexBuilder;
use crate::topics::Sort;
use crate::weights;

/// A topic for each kind, with the facilities of it.
pub(crate) fn post(builder: &mut IndexBuilder<'_>) {
    for (position, kind) in builder.bundle.kinds.iter().enumerate() {
        builder.topics.open(Sort::Kind, position);
        let reason = builder.reason(MatchedIn::Kind, &kind.name);
        for (facility, known) in builder.facilities.iter().enumerate() {
            if known.kind == Some(position as u16) {
                builder.topics.post(facility, weights::KIND, reason);
            }
        }
        builder.term(&kind.name, 1.0);
        for word in &kind.words {
            builder.term(word, weights::RESIDENTS_WORD);
        }
    }
}
