//! What the documents say of a place and the format has no field for: grade, beds, names, ties, plans and facts, each
//! as one sentence with its stage, its time and its source.

use std::collections::HashMap;

use directory::{Document, Facility, Source, Stage, Standing};

use super::words;

/// A statement: its sort, as code and name, and the sentence.
pub type Statement = ((&'static str, &'static str), String);

/// Makes sentences of the statements on places.
pub struct Statements<'r> {
    /// The places of the region by id, to name a successor.
    pub places: &'r HashMap<&'r str, &'r Facility>,
    /// The documents by id, to name a source.
    pub documents: &'r HashMap<&'r str, &'r Document>,
}

impl Statements<'_> {
    /// The statements on a place.
    pub fn of(&self, place: &Facility) -> Vec<Statement> {
        let mut all: Vec<Statement> = Vec::new();
        if let Some(ended) = &place.ended {
            let text = self.ending(place).unwrap_or_default();
            all.push((
                ("ended", "后来"),
                self.said(&text, Stage::Existing, Some(&ended.as_of), &ended.source),
            ));
        }
        if let Some(grade) = &place.grade {
            let said = self.said(
                &grade.text,
                grade.stage,
                grade.as_of.as_deref(),
                &grade.source,
            );
            all.push((("grade", "医院等级"), said));
        }
        if let Some(address) = &place.address {
            let said = self.said(&address.text, Stage::Existing, None, &address.source);
            all.push((("address", "地址"), said));
        }
        all.extend(self.beds(place));
        for brand in &place.brands {
            let said = self.said(&brand.name, brand.stage, Some(&brand.as_of), &brand.source);
            all.push((("brand", "牌子"), said));
        }
        for partner in &place.partners {
            let about = [partner.department.as_deref(), Some(partner.about.as_str())];
            let about: Vec<&str> = about.into_iter().flatten().collect();
            let text = format!("{}：{}", partner.hospital, about.join("，"));
            let said = self.said(&text, partner.stage, Some(&partner.as_of), &partner.source);
            all.push((("partner", "合作医院"), said));
        }
        for plan in &place.plans {
            let text = match &plan.period {
                Some(period) => format!("{}（{period}）", plan.what),
                None => plan.what.clone(),
            };
            let said = self.said(&text, plan.stage, None, &plan.source);
            all.push((("plan", "规划"), said));
        }
        for fact in &place.facts {
            let said = self.said(&fact.text, fact.stage, fact.as_of.as_deref(), &fact.source);
            all.push((("fact", "其他"), said));
        }
        if let Some(checked) = &place.checked {
            let text = format!("{} {}", checked.date, checked.by);
            all.push((("checked", "核对"), text));
        }
        all
    }

    /// What became of a place, in words.
    pub fn ending(&self, place: &Facility) -> Option<String> {
        let ended = place.ended.as_ref()?;
        let next = ended.successor.as_ref();
        let next = next.map(|id| {
            self.places
                .get(id.as_str())
                .map_or(id.as_str(), |own| &own.name)
        });
        let text = words::ending(ended.what, next);
        Some(match &ended.note {
            Some(note) => format!("{text}。{note}"),
            None => text,
        })
    }

    fn beds(&self, place: &Facility) -> Vec<Statement> {
        let Some(beds) = &place.beds else {
            return Vec::new();
        };
        let mut all = Vec::new();
        let note = beds.note.as_deref().map(|note| format!("，{note}"));
        let note = note.unwrap_or_default();
        for (sort, count, stage) in [
            (("beds", "床位"), beds.now, Stage::Existing),
            (("beds-planned", "规划床位"), beds.planned, Stage::Planned),
        ] {
            if let Some(count) = count {
                let text = format!("{count} 张{note}");
                all.push((
                    sort,
                    self.said(&text, stage, Some(&beds.as_of), &beds.source),
                ));
            }
        }
        all
    }

    /// A sentence with what it rests on. That something is simply there goes without saying.
    fn said(&self, text: &str, stage: Stage, as_of: Option<&str>, source: &Source) -> String {
        let document = self.documents.get(source.document.as_str());
        let title = document.map_or(source.document.as_str(), |own| &own.title);
        let unverified = document.is_some_and(|own| own.standing == Standing::Unverified);
        let stage = (stage != Stage::Existing).then(|| words::stage(stage));
        let parts = [
            stage.map(str::to_owned),
            as_of.map(|day| format!("{day} 的情况")),
            Some(format!("《{title}》{}", source.locator)),
            unverified.then(|| words::standing(Standing::Unverified).1.to_owned()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{text}（{}）", parts.join("，"))
    }
}
