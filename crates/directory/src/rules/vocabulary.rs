//! Rules for what the regions share: documents, kinds, levels, departments, services.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Check, RecordPath};
use crate::Urgent;
use crate::files::grade;

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
            directory
                .specialties
                .iter()
                .map(|specialty| specialty.id.as_str()),
        );
        for document in &directory.documents {
            let mut place = RecordPath::new("documents.json");
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
            if let Some(text) = &document.text
                && (text.trim().is_empty() || text.contains(['/', '\\']))
            {
                self.say(
                    &place,
                    "text",
                    "不是文件名",
                    "只写文件名，如 \"990001-plan.txt\"，不写文件夹",
                );
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
            .specialties
            .iter()
            .map(|specialty| {
                (
                    specialty.id.as_str(),
                    specialty
                        .broader
                        .iter()
                        .map(|wider| wider.as_str())
                        .collect(),
                )
            })
            .collect();
        for specialty in &directory.specialties {
            let mut place = RecordPath::new("vocabulary/departments.json");
            place.record = specialty.id.to_string();
            self.filled(&place, "name", &specialty.name);
            for (position, wider) in specialty.broader.iter().enumerate() {
                let known = self.specialties.contains(wider.as_str());
                self.known(
                    &place,
                    &format!("broader[{position}]"),
                    "科室",
                    wider.as_str(),
                    known,
                );
            }
            self.leads_nowhere_back(&place, specialty.id.as_str(), &broader);
            self.words(&place, "words", &specialty.words, &mut BTreeSet::new());
        }
        for kind in &directory.kinds {
            let place = RecordPath::record("vocabulary/kinds.json", &kind.id);
            self.filled(&place, "schema", &kind.schema);
            self.words(&place, "words", &kind.words, &mut BTreeSet::new());
        }
        self.emergency();
        self.complaints();
        self.standards();
    }

    /// No field of medicine is wider than itself. Each on a circle is named, for any of them may be the one
    /// that is wrong.
    fn leads_nowhere_back(
        &mut self,
        place: &RecordPath,
        id: &str,
        broader: &BTreeMap<&str, Vec<&str>>,
    ) {
        match way_back(id, broader).as_deref() {
            None => {}
            Some([_, _]) => self.say(
                place,
                "broader",
                "把自己写成了更宽的科室",
                format!("从 broader 里删掉 \"{id}\""),
            ),
            Some(way) => self.say(
                place,
                "broader",
                format!("绕了一圈又回到自己：{}", way.join(" → ")),
                "看看哪个科室不比前一个宽，把它从前一个的 broader 里删掉",
            ),
        }
    }

    fn standards(&mut self) {
        let directory = self.directory;
        for (position, standard) in directory.standards.iter().enumerate() {
            let mut place = RecordPath::new("vocabulary/standards.json");
            place.record = format!("standards[{position}]");
            for (field, empty) in [
                ("kinds", standard.kinds.is_empty()),
                ("departments", standard.departments.is_empty()),
            ] {
                if empty {
                    self.say(&place, field, "是空的", "至少写一个 id");
                }
            }
            for (position, kind) in standard.kinds.iter().enumerate() {
                let known = self.kinds.contains(kind.as_str());
                let field = format!("kinds[{position}]");
                self.known(&place, &field, "类别", kind.as_str(), known);
            }
            for (field, names) in [
                ("named", &standard.named),
                ("unless_named", &standard.unless_named),
            ] {
                for (position, name) in names.iter().enumerate() {
                    self.filled(&place, &format!("{field}[{position}]"), name);
                }
            }
            if !["", "field", "kind"].contains(&standard.ask.as_str()) {
                let what = format!("\"{}\" 不能写在这里", standard.ask);
                self.say(&place, "ask", what, "写 field、kind，或省去");
            }
            if let Some(text) = &standard.grade {
                self.grade(&place, "grade", text);
            }
            for (position, department) in standard.departments.iter().enumerate() {
                let field = format!("departments[{position}]");
                if let Some(name) = &department.name {
                    self.filled(&place, &format!("{field}.name"), name);
                }
                let id = department.specialty.as_str();
                let known = self.specialties.contains(id);
                self.known(&place, &format!("{field}.concept"), "科室", id, known);
            }
            self.sources(&place, "", standard);
        }
    }

    pub(super) fn grade(&mut self, place: &RecordPath, field: &str, text: &str) {
        if grade(text).is_none() {
            let what = format!("\"{text}\" 看不出是几级");
            self.say(
                place,
                field,
                what,
                "以一级、二级或三级开头，如 \"三级甲等\"",
            );
        }
    }

    /// Every word can call for 120, and everything that keeps one from it does: a stroke is missed in
    /// silence otherwise, or a snorer sent to 120.
    fn emergency(&mut self) {
        let directory = self.directory;
        let always = directory.emergency.iter();
        let always = always.filter(|urgent| urgent.unless.is_empty());
        let always: Vec<&String> = always.flat_map(|urgent| &urgent.words).collect();
        let mut seen = BTreeSet::new();
        for Urgent { words, unless } in &directory.emergency {
            let mut place = RecordPath::new("vocabulary/emergency.json");
            place.record = words.first().cloned().unwrap_or_default();
            if words.is_empty() {
                self.say(&place, "words", "是空的", "至少写一个词");
            }
            self.words(&place, "words", words, &mut seen);
            self.words(&place, "unless", unless, &mut BTreeSet::new());
            for (position, word) in words.iter().enumerate() {
                let field = format!("words[{position}]");
                if let Some(own) = part_of(word, unless) {
                    let what = format!("\"{word}\" 里就有 unless 的 \"{own}\"，永远不会提示 120");
                    self.say(&place, &field, what, "把 unless 写长一些，或删掉");
                }
                let other = if unless.is_empty() {
                    None
                } else {
                    part_of(word, always.iter().copied())
                };
                if let Some(other) = other {
                    let what = format!("\"{word}\" 里有总是提示的 \"{other}\"，unless 不起作用");
                    self.say(&place, &field, what, "两个词写在同一处");
                }
            }
            for (position, word) in unless.iter().enumerate() {
                let field = format!("unless[{position}]");
                let others = unless.iter().filter(|other| *other != word);
                if let Some(other) = part_of(word, others) {
                    let what = format!("\"{word}\" 里已经有 \"{other}\"");
                    self.say(&place, &field, what, "删掉长的");
                }
            }
        }
    }

    /// A word stands for one complaint. One that also stands with a department says the same twice.
    fn complaints(&mut self) {
        let directory = self.directory;
        let mut seen = BTreeSet::new();
        for complaint in &directory.complaints {
            let place = RecordPath::record("vocabulary/complaints.json", &complaint.name);
            self.filled(&place, "name", &complaint.name);
            if !seen.insert(complaint.name.as_str()) {
                self.twice(&place, "name", &complaint.name);
            }
            self.words(&place, "words", &complaint.words, &mut seen);
            if complaint.departments.is_empty() {
                self.say(&place, "departments", "是空的", "至少写一个科室的 id");
            }
            let mut departments = BTreeSet::new();
            for (position, id) in complaint.departments.iter().enumerate() {
                let field = format!("departments[{position}]");
                let known = self.specialties.contains(id.as_str());
                self.known(&place, &field, "科室", id.as_str(), known);
                if !departments.insert(id) {
                    self.twice(&place, &field, id.as_str());
                }
            }
            let theirs = directory.specialties.iter();
            for specialty in theirs.filter(|specialty| departments.contains(&specialty.id)) {
                for word in complaint.all_words() {
                    if specialty.words.iter().any(|own| own == word) {
                        let what = format!("\"{word}\" 在科室 {} 里也写了", specialty.id);
                        self.say(&place, "words", what, "只留一处");
                    }
                }
            }
        }
    }

    /// Words are written, and none that was `seen`.
    fn words<'w>(
        &mut self,
        place: &RecordPath,
        list: &str,
        words: &'w [String],
        seen: &mut BTreeSet<&'w str>,
    ) {
        for (position, word) in words.iter().enumerate() {
            let field = format!("{list}[{position}]");
            self.filled(place, &field, word);
            if !seen.insert(word) {
                self.twice(place, &field, word);
            }
        }
    }

    fn twice(&mut self, place: &RecordPath, field: &str, word: &str) {
        self.say(place, field, format!("\"{word}\" 写了两次"), "删掉一个");
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
            let mut place = RecordPath::new("services.json");
            place.record = service.id.to_string();
            self.filled(&place, "name", &service.name);
            self.filled(&place, "what", &service.what);
            self.words(&place, "words", &service.words, &mut BTreeSet::new());
            self.known(
                &place,
                "group",
                "服务分组",
                service.group.as_str(),
                groups.contains(service.group.as_str()),
            );
            for (position, specialty) in service.specialties.iter().enumerate() {
                let known = self.specialties.contains(specialty.as_str());
                self.known(
                    &place,
                    &format!("concepts[{position}]"),
                    "科室",
                    specialty.as_str(),
                    known,
                );
            }
        }
    }
}

/// The first of the words that is a part of the text; what is empty is a problem of its own.
fn part_of<'w>(text: &str, words: impl IntoIterator<Item = &'w String>) -> Option<&'w String> {
    let mut words = words.into_iter();
    words.find(|word| !word.trim().is_empty() && text.contains(*word))
}

/// The way from a field of medicine over wider ones back to itself, the nearest; itself first and last.
fn way_back<'a>(start: &'a str, broader: &BTreeMap<&'a str, Vec<&'a str>>) -> Option<Vec<&'a str>> {
    let mut seen = BTreeSet::new();
    let mut open = VecDeque::from([vec![start]]);
    while let Some(way) = open.pop_front() {
        let wider = way.last().and_then(|last| broader.get(last));
        for &next in wider.into_iter().flatten() {
            let mut way = way.clone();
            way.push(next);
            if next == start {
                return Some(way);
            }
            if seen.insert(next) {
                open.push_back(way);
            }
        }
    }
    None
}
