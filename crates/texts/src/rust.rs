//! A catalogue as Rust code: a constant for each plain text, a function for each with placeholders.

use std::fmt::{self, Write};

use crate::catalogue::{Catalogue, Piece, Text};

/// The code, one module a group. `elsewhere` are the groups that no Rust code needs.
pub fn rust(catalogue: &Catalogue, elsewhere: &[&str]) -> String {
    let mut code = String::new();
    for (group, texts) in &catalogue.groups {
        if elsewhere.contains(&group.as_str()) {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(code, "pub mod {group} {{");
        for (key, text) in texts {
            let _ = item(&mut code, key, text);
        }
        code.push_str("}\n");
    }
    code
}

fn item(code: &mut String, key: &str, text: &Text) -> fmt::Result {
    let pieces = text.pieces();
    let mut arguments: Vec<String> = Vec::new();
    let mut format = String::new();
    for piece in pieces {
        let (name, sort) = match piece {
            Piece::Words(words) => {
                format.push_str(words);
                continue;
            }
            Piece::Name(name) | Piece::Text(name) => (name, "&str"),
            Piece::Number(name) => (name, "impl std::fmt::Display"),
        };
        write!(format, "{{{name}}}")?;
        let argument = format!("{name}: {sort}");
        if !arguments.contains(&argument) {
            arguments.push(argument);
        }
    }
    if arguments.is_empty() {
        let name = key.to_uppercase();
        writeln!(code, "    pub const {name}: &str = {format:?};")
    } else {
        let arguments = arguments.join(", ");
        writeln!(
            code,
            "    pub fn {key}({arguments}) -> String {{ format!({format:?}) }}"
        )
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn plain_texts_are_constants_and_others_are_functions() {
        let catalogue = Catalogue::parse(
            r#"{"name": "中文", "texts": {
                "plan": {"goal": "目标"},
                "search": {"button": "“搜索”", "found": "在{region}找到 {#count} 家，{region}"},
                "scripts": {"old": "旧"}
            }}"#,
        );
        let code = catalogue.map(|catalogue| rust(&catalogue, &["scripts"]));
        expect![[r#"
            pub mod plan {
                pub const GOAL: &str = "目标";
            }
            pub mod search {
                pub const BUTTON: &str = "“搜索”";
                pub fn found(region: &str, count: impl std::fmt::Display) -> String { format!("在{region}找到 {count} 家，{region}") }
            }
        "#]]
        .assert_eq(&code.unwrap_or_default());
    }
}
