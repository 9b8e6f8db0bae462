//! Rules for what the regions share: documents, kinds, levels, departments, services.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Place};

impl Check<'_> {
    pub(super) fn vocabulary(&mut self) {
        let directory = self.directory;
        self.ids(
            "documents.json",
            directory
                .documents
                .iter()
                .map(|document| document.id.as_str()),
        );
        self.ids(
            "vocabulary/kinds.json",
            directory.kinds.iter().map(|kind| kind.id.as_str()),
        );
        self.ids(
            "vocabulary/levels.json",
            directory.levels.iter().map(|level| level.id.as_str()),
        );
        self.ids(
            "vocabulary/departments.json",
            directory.concepts.iter().map(|concept| concept.id.as_str()),
        );
        for document in &directory.documents {
            let mut place = Place::new("documents.json");
            place.record = document.id.to_string();
            self.filled(&place, "title", &document.title);
            for region in &document.regions {
                if !directory.regions.contains_key(region) && !self.unread.contains(region.as_str())
                {
                    self.say(
                        &place,
                        "regions",
                        format!("没有代码为 {region} 的区"),
                        "改正，或补上 regions 里的文件",
                    );
                }
            }
            if let Some(date) = &document.date {
                self.date(&place, "date", date);
            }
            if let Some(valid) = &document.valid {
                self.date(&place, "valid.from", &valid.from);
                self.date(&place, "valid.to", &valid.to);
            }
        }
        let broader: BTreeMap<&str, Vec<&str>> = directory
            .concepts
            .iter()
            .map(|concept| {
                (
                    concept.id.as_str(),
                    concept.broader.iter().map(|wider| wider.as_str()).collect(),
                )
            })
            .collect();
        for concept in &directory.concepts {
            let mut place = Place::new("vocabulary/departments.json");
            place.record = concept.id.to_string();
            self.filled(&place, "name", &concept.name);
            for (position, wider) in concept.broader.iter().enumerate() {
                let known = self.concepts.contains(wider.as_str());
                self.known(
                    &place,
                    &format!("broader[{position}]"),
                    "科室",
                    wider.as_str(),
                    known,
                );
            }
            if leads_back(concept.id.as_str(), &broader) {
                self.say(&place, "broader", "绕了一圈又回到自己", "去掉其中一个");
            }
            let mut seen = BTreeSet::new();
            for (position, word) in concept.words.iter().enumerate() {
                self.filled(&place, &format!("words[{position}]"), word);
                if !seen.insert(word) {
                    self.say(
                        &place,
                        &format!("words[{position}]"),
                        format!("\"{word}\" 写了两次"),
                        "删掉一个",
                    );
                }
            }
        }
    }

    pub(super) fn services(&mut self) {
        let directory = self.directory;
        self.ids(
            "services.json",
            directory.services.iter().map(|service| service.id.as_str()),
        );
        let groups: BTreeSet<&str> = directory
            .groups
            .iter()
            .map(|group| group.id.as_str())
            .collect();
        for service in &directory.services {
            let mut place = Place::new("services.json");
            place.record = service.id.to_string();
            self.filled(&place, "name", &service.name);
            self.filled(&place, "what", &service.what);
            self.known(
                &place,
                "group",
                "服务分组",
                service.group.as_str(),
                groups.contains(service.group.as_str()),
            );
            for (position, concept) in service.concepts.iter().enumerate() {
                let known = self.concepts.contains(concept.as_str());
                self.known(
                    &place,
                    &format!("concepts[{position}]"),
                    "科室",
                    concept.as_str(),
                    known,
                );
            }
        }
    }
}

fn leads_back(start: &str, broader: &BTreeMap<&str, Vec<&str>>) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = broader.get(start).cloned().unwrap_or_default();
    while let Some(next) = open.pop() {
        if next == start {
            return true;
        }
        if seen.insert(next) {
            open.extend(broader.get(next).into_iter().flatten());
        }
    }
    false
}
