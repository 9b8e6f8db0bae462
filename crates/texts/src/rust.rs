//! Catalogues as Rust code: a method for each text, and for each language the list of what they say.
//!
//! A method knows its text by its place in the list, so the code does not grow with the languages, and the list of a
//! language may come later than the code.

use std::fmt::{self, Write};

use crate::catalogue::{Catalogue, Piece, Text, pieces};

/// The groups of a catalogue by who says them.
#[derive(Clone, Copy, Debug)]
pub struct Groups<'a> {
    /// The group that calls things by an id of the data. It has no methods: its texts are asked for by the id.
    pub by_id: &'a str,
    /// The groups of which only files of the build speak.
    pub of_files: &'a [&'a str],
    /// The groups that no Rust code says.
    pub elsewhere: &'a [&'a str],
}

/// Parts the form for one from that for others. No text has it (`problems`).
pub const FORMS: char = '¦';

/// Parts the texts of a list in the browser. No text has it: no keyboard does.
pub const BETWEEN: char = '\u{1}';

impl Groups<'_> {
    /// The texts in the order of the list: those that live pages say, those by id, and those of files.
    fn parts<'c>(&self, catalogue: &'c Catalogue) -> [Vec<(&'c str, &'c str, &'c Text)>; 3] {
        let all: Vec<_> = catalogue.texts().collect();
        let of = |fits: &dyn Fn(&str) -> bool| {
            let fitting = all.iter().filter(|(group, ..)| fits(group));
            fitting.copied().collect()
        };
        [
            of(&|group| {
                group != self.by_id
                    && !self.of_files.contains(&group)
                    && !self.elsewhere.contains(&group)
            }),
            of(&|group| group == self.by_id),
            of(&|group| self.of_files.contains(&group)),
        ]
    }
}

/// The methods; `first` is the catalogue that says which texts there are and what they need.
pub fn methods(first: &Catalogue, groups: Groups<'_>) -> String {
    let mut code = String::new();
    let [live, by_id, of_files] = groups.parts(first);
    // Writing to a string cannot fail.
    let _ = writeln!(code, "pub const LIVE: usize = {};", live.len());
    let ids: Vec<&str> = by_id.iter().map(|(_, id, _)| *id).collect();
    let _ = writeln!(
        code,
        "#[cfg(feature = \"files\")]\npub const IDS: [&str; {}] = {ids:?};",
        ids.len()
    );
    let mut begin = 0;
    for (texts, condition) in [(&live, ""), (&of_files, "#[cfg(feature = \"files\")]\n")] {
        let _ = writeln!(code, "{condition}impl Texts {{");
        for (number, (group, key, text)) in texts.iter().enumerate() {
            let _ = method(&mut code, begin + number, group, key, text);
        }
        code.push_str("}\n");
        begin += texts.len() + by_id.len();
    }
    code
}

fn method(code: &mut String, place: usize, group: &str, key: &str, text: &Text) -> fmt::Result {
    let mut parameters = String::new();
    for argument in arguments(text) {
        let (name, sort) = match argument {
            Piece::Number(name) => (name, "impl std::fmt::Display"),
            Piece::Name(name) | Piece::Text(name) | Piece::Words(name) => (name, "&str"),
        };
        write!(parameters, ", {name}: {sort}")?;
    }
    writeln!(code, "    /// {:?}", text.other)?;
    if parameters.is_empty() {
        return writeln!(
            code,
            "    pub fn {group}_{key}(self) -> &'static str {{ self.say::<{place}>() }}"
        );
    }
    let given = arguments(text).map(|argument| format!("&{}", argument.name()));
    let given: Vec<String> = given.collect();
    writeln!(
        code,
        "    pub fn {group}_{key}(self{parameters}) -> String {{ self.fill::<{place}>(&[{}]) }}",
        given.join(", ")
    )
}

/// What a text needs to be said, in the order in which it needs it.
fn arguments(text: &Text) -> impl Iterator<Item = Piece<'_>> {
    let pieces = text.pieces();
    let mut arguments: Vec<Piece<'_>> = Vec::new();
    for piece in pieces {
        if !matches!(piece, Piece::Words(_)) && !arguments.contains(&piece) {
            arguments.push(piece);
        }
    }
    arguments.into_iter()
}

/// What a language says, in the order of the methods: a placeholder by the number of its argument, and before the form
/// for one the number of the argument that is counted. The first part is what live pages say, with what is
/// called by id; the second what files say.
pub fn list(first: &Catalogue, own: &Catalogue, groups: Groups<'_>) -> [Vec<String>; 2] {
    let [mut live, by_id, of_files] = groups.parts(first);
    live.extend(by_id);
    [live, of_files].map(|texts| {
        let said = texts.into_iter().map(|(group, key, text)| {
            let said = own.get(&[group, ".", key].concat()).unwrap_or(text);
            numbered(text, said)
        });
        said.collect()
    })
}

fn numbered(first: &Text, said: &Text) -> String {
    let arguments: Vec<Piece<'_>> = arguments(first).collect();
    let form = |text: &str| {
        let mut form = String::new();
        for piece in pieces(text) {
            let place = arguments.iter().position(|argument| *argument == piece);
            match (piece, place) {
                (_, Some(place)) => form.extend(["{", &place.to_string(), "}"]),
                (piece, None) => form.push_str(piece.name()),
            }
        }
        form
    };
    let counted = arguments
        .iter()
        .rposition(|argument| matches!(argument, Piece::Number(_)));
    match (&said.one, counted) {
        (Some(one), Some(counted)) => {
            format!("{counted}{}{FORMS}{}", form(one), form(&said.other))
        }
        _ => form(&said.other),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    const GROUPS: Groups<'_> = Groups {
        by_id: "kinds",
        of_files: &["plan"],
        elsewhere: &["scripts"],
    };

    fn catalogue(texts: &str) -> Catalogue {
        let json = format!(r#"{{"name": "x", "texts": {texts}}}"#);
        Catalogue::parse(&json).unwrap_or_else(|why| panic!("{texts}: {why}"))
    }

    fn first() -> Catalogue {
        catalogue(
            r#"{
                "kinds": {"hospital": "医院"},
                "plan": {"goal": "目标"},
                "search": {"button": "“搜索”", "found": "在{region}找到 {#count} 家，{region}"},
                "scripts": {"old": "旧"}
            }"#,
        )
    }

    #[test]
    fn each_text_is_a_method_by_its_place_and_those_of_files_come_last() {
        expect![[r#"
            pub const LIVE: usize = 2;
            #[cfg(feature = "files")]
            pub const IDS: [&str; 1] = ["hospital"];
            impl Texts {
                /// "“搜索”"
                pub fn search_button(self) -> &'static str { self.say::<0>() }
                /// "在{region}找到 {#count} 家，{region}"
                pub fn search_found(self, region: &str, count: impl std::fmt::Display) -> String { self.fill::<1>(&[&region, &count]) }
            }
            #[cfg(feature = "files")]
            impl Texts {
                /// "目标"
                pub fn plan_goal(self) -> &'static str { self.say::<3>() }
            }
        "#]]
        .assert_eq(&methods(&first(), GROUPS));
    }

    #[test]
    fn every_language_says_them_in_the_same_order() {
        let own = catalogue(
            r#"{
                "kinds": {"hospital": "Hospital"},
                "plan": {"goal": "Goal"},
                "search": {"button": "Search", "found": {"one": "One in {region}", "other": "{#count} in {region}"}},
                "scripts": {"old": "old"}
            }"#,
        );
        let lists = [first(), own].map(|own| list(&first(), &own, GROUPS).concat());
        assert_eq!(
            lists,
            [
                ["“搜索”", "在{0}找到 {1} 家，{0}", "医院", "目标"],
                ["Search", "1One in {0}¦{1} in {0}", "Hospital", "Goal"],
            ]
        );
    }
}
