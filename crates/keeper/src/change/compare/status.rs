//! Whether a place is open, in the directory and in a list.

use directory::{Facility, OperatingStatus, Status};

use super::{Compare, set};
use crate::change::said::Stated;
use crate::change::{Edit, FieldChange, Verdict};
use crate::reading::State;

impl Compare<'_> {
    /// That a list names a place is no statement on whether it is open, but where the list itself is what the
    /// directory has that from. What has ended, and what a row says to have ended, is for a person to decide.
    pub(super) fn status(
        &self,
        facility: &Facility,
        stated: &Stated,
        state: Option<State>,
    ) -> Option<FieldChange> {
        let old = &facility.status;
        let has_ended = old.now == OperatingStatus::Ended;
        let now = match state {
            None if has_ended => OperatingStatus::Open,
            None if !self.is_of_list(&old.source) => return None,
            None | Some(State::Open) => OperatingStatus::Open,
            Some(State::Planned) => OperatingStatus::Planned,
            Some(State::Closed | State::Moved | State::Merged) => OperatingStatus::Ended,
        };
        let mut edits = Vec::new();
        if now != OperatingStatus::Ended {
            let new = Status {
                now,
                as_of: stated.as_of.clone(),
                source: stated.source.clone(),
            };
            edits.push(set("status", &new));
            if has_ended {
                edits.push(Edit::Unset("ended"));
            }
        }
        let is_same = old.now == now;
        let known = Some((word(old.now).to_owned(), &old.source));
        let mut change = self.weighed(stated, known, is_same, edits);
        if has_ended != (now == OperatingStatus::Ended) {
            change.verdict = Verdict::Conflict;
        }
        if change.new.is_empty() {
            change.new = word(now).to_owned();
        }
        Some(change)
    }
}

fn word(status: OperatingStatus) -> &'static str {
    match status {
        OperatingStatus::Open => "开着",
        OperatingStatus::Unclear => "不清楚",
        OperatingStatus::Planned => "未开",
        OperatingStatus::Ended => "已停办",
    }
}
