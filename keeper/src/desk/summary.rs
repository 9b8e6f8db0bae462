//! What changed, as a short text for whoever gets the data.

use directory::FacilityId;
use keeper::change::{Choice, State, Verdict};
use keeper::{Decisions, Proposal};

use super::Desk;
use keeper::change::field_name;

use super::changes::value_words;

/// It.
pub(super) fn of(desk: &Desk, proposals: &[Proposal], decisions: &Decisions) -> String {
    let by = decisions.by.as_deref().unwrap_or("没有写是谁");
    let mut text = format!("改了什么\n\n核对：{by}，{}\n", decisions.date);
    for proposal in proposals {
        district(&mut text, desk, proposal, decisions);
    }
    text
}

fn district(text: &mut String, desk: &Desk, proposal: &Proposal, decisions: &Decisions) {
    let records = desk.directory.regions.get(&proposal.region);
    let region = records.map(|own| [&*own.region.city, &own.region.name].concat());
    let name = |id: &FacilityId| {
        let mut known = records.into_iter().flat_map(|own| &own.facilities);
        let known = known.find(|own| own.id == *id);
        known.map_or_else(|| id.to_string(), |own| own.name.clone())
    };
    let mut line = |words: String| text.extend([words.as_str(), "\n"]);
    line(format!(
        "\n{}",
        region.unwrap_or_else(|| proposal.region.to_string())
    ));
    for document in &proposal.documents {
        let date = document.date.as_deref().unwrap_or("没有写时间");
        line(format!("依据：《{}》，{date}", document.title));
    }
    for place in &proposal.places {
        if let Some(why) = &place.refused {
            line(format!("没有用 {}：{why}", place.name));
            continue;
        }
        let Some(id) = &place.id else {
            line(format!("没有决定是哪一家，没有用：{}", place.name));
            continue;
        };
        // Of a new place all is new; its record says it.
        if place.state == State::New {
            line(format!("新加 {}（{id}）", place.name));
            continue;
        }
        for change in &place.fields {
            let key = (id.clone(), change.field.clone());
            let is_chosen = decisions.conflicts.get(&key) == Some(&Choice::New);
            let is_taken = change.verdict == Verdict::Takes
                || change.verdict == Verdict::Conflict && is_chosen;
            if is_taken && change.old.as_deref() != Some(&change.new) {
                let old = value_words(&change.field, change.old.as_deref().unwrap_or_default());
                line(format!(
                    "改 {} {}：{} → {}",
                    place.name,
                    field_name(&desk.directory, &change.field),
                    some(&old),
                    some(&value_words(&change.field, &change.new))
                ));
            }
        }
    }
    for (id, ended) in &decisions.gone {
        let to = ended
            .successor
            .as_ref()
            .map(|own| format!("，现在去 {}", name(own)));
        line(format!("不再开 {}{}", name(id), to.unwrap_or_default()));
    }
    for id in proposal
        .gone
        .iter()
        .filter(|id| !decisions.gone.contains_key(*id))
    {
        line(format!("名单里没有，没有改：{}", name(id)));
    }
    for own in &proposal.contradictions {
        line(format!(
            "两处写得不一样，没有用：{} {}",
            own.name,
            field_name(&desk.directory, &own.field)
        ));
    }
}

fn some(value: &str) -> &str {
    if value.is_empty() {
        "（没有）"
    } else {
        value
    }
}
