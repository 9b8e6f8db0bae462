//! Short names for what a module asks of its script.
//!
//! Each of the 170 functions has a name with a hash of sixteen signs, in the module and in the script. Nobody
//! reads them, and no compression makes them small: 4 KB of what a phone waits for.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use walrus::Module;

/// Gives both sides the same short names; `from` is what the module calls its script.
pub fn shorten(module: &mut Module, script: &str, from: &str) -> Result<String> {
    let mut names = HashMap::new();
    for import in module.imports.iter_mut() {
        if import.module == from {
            let short = short(names.len());
            names.insert(std::mem::replace(&mut import.name, short.clone()), short);
            import.module.clear();
        }
    }
    let mut said = String::with_capacity(script.len());
    let mut renamed = 0;
    for piece in script.split_inclusive(|sign: char| !is_of_name(sign)) {
        let word = piece.trim_end_matches(|sign| !is_of_name(sign));
        let short = names.get(word).filter(|_| piece.ends_with(':'));
        renamed += usize::from(short.is_some());
        said.push_str(short.map_or(word, String::as_str));
        said.push_str(&piece[word.len()..]);
    }
    ensure!(
        renamed == names.len(),
        "the script has {renamed} of the {} functions that its module asks for under their names",
        names.len()
    );
    Ok(said.replace(&format!("{from:?}:"), "\"\":"))
}

fn is_of_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_' || sign == '$'
}

/// `a` to `z`, then `aa` and on.
fn short(at: usize) -> String {
    let letter = char::from(b'a' + (at % 26) as u8);
    match at / 26 {
        0 => letter.into(),
        above => short(above - 1) + &letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_names_are_the_same() {
        let names: Vec<String> = (0..703).map(short).collect();
        assert_eq!(
            ["a", "z", "aa", "zz", "aaa"].map(String::from),
            [0, 25, 26, 701, 702].map(|at| names[at].clone())
        );
        assert_eq!(
            names
                .iter()
                .collect::<std::collections::BTreeSet<_>>()
                .len(),
            names.len()
        );
    }

    #[test]
    fn both_sides_say_the_same() {
        let asking = || {
            let mut module = Module::default();
            let kind = module.types.add(&[], &[]);
            for name in ["__wbg_get_0011223344556677", "__wbg_get_00112233445566"] {
                module.add_import_func("./a_bg.js", name, kind);
            }
            module.add_import_func("./b.js", "load", kind);
            module
        };
        let mut module = asking();
        let script = "return { \"./a_bg.js\": { __wbg_get_0011223344556677: function(a) { get(a); }, __wbg_get_00112233445566: f } }";
        let said = shorten(&mut module, script, "./a_bg.js").unwrap();
        assert_eq!(
            said,
            "return { \"\": { a: function(a) { get(a); }, b: f } }"
        );
        let names: Vec<[&str; 2]> = module
            .imports
            .iter()
            .map(|import| [&*import.module, &*import.name])
            .collect();
        assert_eq!(names, [["", "a"], ["", "b"], ["./b.js", "load"]]);
        assert!(
            shorten(
                &mut asking(),
                "{ __wbg_get_00112233445566: f }",
                "./a_bg.js"
            )
            .is_err()
        );
    }
}
