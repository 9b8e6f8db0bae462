//! The texts of the interface, as they stand in `texts/`: one file for each language.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, ensure};
use pages::texts::Language;
use texts::Catalogue;

use crate::project::{Project, read};

/// The language in which the pages are written, by its tag.
const PAGES: &str = "zh-Hans";

/// The catalogues of all languages.
pub struct Texts {
    /// That in which the pages are written.
    pub pages: Catalogue,
    /// The others, by their tags such as `en`.
    pub others: BTreeMap<String, Catalogue>,
}

impl Texts {
    /// Reads the project's own.
    pub fn read(project: &Project) -> Result<Self> {
        let folder = project.path("texts");
        let mut others = BTreeMap::new();
        for path in folder::files_below(&folder)? {
            let Some(tag) = path.strip_suffix(".json") else {
                continue;
            };
            let catalogue = Catalogue::parse(&read(&folder.join(&path))?)
                .with_context(|| format!("texts/{path}"))?;
            others.insert(tag.to_owned(), catalogue);
        }
        let pages = others
            .remove(PAGES)
            .with_context(|| format!("texts/{PAGES}.json is missing"))?;
        Ok(Self { pages, others })
    }

    /// Everything that is wrong in them, one line for each.
    pub fn problems(&self) -> Vec<String> {
        let beside = self.others.iter().flat_map(|(tag, catalogue)| {
            let problems = texts::problems_beside(&self.pages, catalogue);
            problems
                .into_iter()
                .map(move |problem| format!("texts/{tag}.json: {problem}"))
        });
        let own = texts::own_problems(&self.pages).into_iter();
        own.map(|problem| format!("texts/{PAGES}.json: {problem}"))
            .chain(beside)
            .collect()
    }

    /// Puts the texts of a language for `"{{group.key}}"` into a script.
    pub fn fill(&self, language: Language, script: &str) -> Result<String> {
        let tag = language.tag();
        let catalogue = self.others.get(tag).unwrap_or(&self.pages);
        let mut filled = String::with_capacity(script.len());
        let mut rest = script;
        while let Some((before, after)) = rest.split_once("\"{{") {
            let (name, after) = after
                .split_once("}}\"")
                .ok_or_else(|| anyhow!("a `\"{{{{` without its end"))?;
            let text = catalogue
                .get(name)
                .with_context(|| format!("texts/{tag}.json has no {name}"))?;
            ensure!(
                text.placeholders().is_empty(),
                "{name}: a script has nothing for its placeholders"
            );
            filled.push_str(before);
            filled.push_str(&serde_json::to_string(&text.other)?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        let pages =
            r#"{"name": "中文", "texts": {"scripts": {"old": "“旧”\"", "found": "{#count} 家"}}}"#;
        let other = r#"{"name": "English", "texts": {"scripts": {"old": "old"}}}"#;
        let read = |json| Catalogue::parse(json).unwrap();
        Texts {
            pages: read(pages),
            others: BTreeMap::from([("en".to_owned(), read(other))]),
        }
    }

    #[test]
    fn a_script_gets_its_texts_and_a_missing_one_fails_the_build() {
        let texts = texts();
        let filled = texts
            .fill(Language::ZhHans, "say(\"{{scripts.old}}\", {}, {a: {}});")
            .unwrap();
        assert_eq!(filled, "say(\"“旧”\\\"\", {}, {a: {}});");
        for script in [
            "\"{{scripts.new}}\"",
            "\"{{scripts.found}}\"",
            "\"{{scripts.old}",
        ] {
            assert!(texts.fill(Language::ZhHans, script).is_err(), "{script}");
        }
    }

    #[test]
    fn every_kind_of_place_has_its_name_in_every_language() {
        let project = Project::here().unwrap();
        let texts = Texts::read(&project).unwrap();
        let kinds = read(&project.path("data/vocabulary/kinds.json")).unwrap();
        let kinds: serde_json::Value = serde_json::from_str(&kinds).unwrap();
        let named = kinds["kinds"].as_array().unwrap().iter().map(|kind| {
            let word = |field: &str| kind[field].as_str().unwrap();
            (word("id").replace('-', "_"), word("name").to_owned())
        });
        let said = texts.pages.groups["kinds"].clone().into_iter();
        let said = said.map(|(id, text)| (id, text.other));
        // The other languages have the same keys, or `problems` says so.
        assert_eq!(
            said.collect::<BTreeMap<_, _>>(),
            named.collect::<BTreeMap<_, _>>()
        );
    }

    #[test]
    fn a_text_that_a_language_lacks_is_named_with_its_file() {
        assert_eq!(
            texts().problems(),
            ["texts/en.json: scripts.found: is missing"]
        );
    }
}
