//! Modules that lead back to themselves: whoever reads one would have to know the other first.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::code;

/// What each module of a crate names, by its path such as `part::card`.
type Modules<'a> = BTreeMap<String, (&'a str, BTreeSet<String>)>;

/// One breach for each circle of modules, as `file:line: what is wrong`.
pub fn breaches(files: &BTreeMap<String, String>) -> Vec<String> {
    let mut crates: BTreeMap<&str, BTreeMap<String, (&str, &str)>> = BTreeMap::new();
    for (path, text) in files {
        // What a test names comes after everything.
        let Some(module) = path
            .strip_suffix(".rs")
            .filter(|path| !path.ends_with("/tests"))
        else {
            continue;
        };
        let split = module.find("/src/").map(|at| at + "/src/".len());
        let split = split.or(module.starts_with("src/").then_some("src/".len()));
        if let Some((root, module)) = split.map(|at| module.split_at(at)) {
            let modules = crates.entry(root).or_default();
            modules.insert(module.replace('/', "::"), (path, text));
        }
    }
    let circles = crates.into_values().flat_map(|modules| {
        let named = modules.iter().map(|(module, (path, text))| {
            let named = paths(module, text).filter_map(|path| known(&modules, &path));
            let others = named.filter(|other| other != module);
            (module.clone(), (*path, others.collect()))
        });
        circles(&named.collect())
    });
    circles.collect()
}

/// The paths within the crate that a module names, by `use` or in its code.
fn paths(module: &str, text: &str) -> impl Iterator<Item = String> {
    let code: String = code(text).flat_map(|(_, line)| [line, " "]).collect();
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let mut all = Vec::new();
    for (start, from) in [("crate::", ""), ("super::", parent)] {
        for (at, _) in code.match_indices(start) {
            let outer = code[..at].chars().next_back();
            if outer.is_some_and(|before| before.is_alphanumeric() || before == ':') {
                continue;
            }
            expand(from, &code[at + start.len()..], &mut all);
        }
    }
    all.into_iter()
}

/// The paths that begin a text, each of a group by itself. Gives what follows them.
fn expand<'t>(before: &str, text: &'t str, all: &mut Vec<String>) -> &'t str {
    let text = text.trim_start();
    let join = |name: &str| match before {
        "" => name.to_owned(),
        _ => format!("{before}::{name}"),
    };
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = expand(before, rest, all).trim_start();
            match rest.strip_prefix(',') {
                Some(next) => rest = next,
                None => return rest.strip_prefix('}').unwrap_or(rest),
            }
        }
    }
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    if name.is_empty() {
        return rest;
    }
    match rest.strip_prefix("::") {
        Some(rest) => expand(&join(name), rest, all),
        None => {
            all.push(join(name));
            // `as other` and what stands between types ends the path.
            let end = rest.find([',', '}', ';']).unwrap_or(rest.len());
            &rest[end..]
        }
    }
}

/// The module that a path leads into. What the crate's root hands on is not followed.
fn known(modules: &BTreeMap<String, (&str, &str)>, path: &str) -> Option<String> {
    let ends = path.match_indices("::").map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([path.len()]).collect();
    let mut begins = ends.iter().rev().map(|&end| &path[..end]);
    begins
        .find(|begin| modules.contains_key(*begin))
        .map(str::to_owned)
}

/// Each circle once, by the first of its modules.
fn circles(modules: &Modules<'_>) -> Vec<String> {
    let mut breaches = Vec::new();
    let mut done = BTreeSet::new();
    for (start, (path, _)) in modules {
        if done.contains(start) {
            continue;
        }
        if let Some(way) = way_back(modules, start) {
            done.extend(way.iter().cloned());
            breaches.push(format!(
                "{path}:1: leads back to itself: {} → {start}; move what they share into a file of its own",
                way.join(" → ")
            ));
        }
    }
    breaches
}

/// The shortest way from a module back to it.
fn way_back(modules: &Modules<'_>, start: &str) -> Option<Vec<String>> {
    let mut ways = std::collections::VecDeque::from([vec![start.to_owned()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in &modules[way.last()?].1 {
            if next == start {
                return Some(way);
            }
            if seen.insert(next) {
                ways.push_back([&way[..], std::slice::from_ref(next)].concat());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)]) -> Vec<String> {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        breaches(&files.collect())
    }

    #[test]
    fn modules_that_lead_back_to_themselves_are_named_with_the_way() {
        for (files, ways) in [
            (
                &[("src/a.rs", "use crate::b::B;"), ("src/b.rs", "")][..],
                vec![],
            ),
            (
                &[
                    ("src/a.rs", "use crate::b::B;"),
                    ("src/b.rs", "crate::a::f()"),
                ],
                vec!["a → b → a"],
            ),
            (
                &[
                    (
                        "crates/x/src/a.rs",
                        "use crate::{\n    c,\n    b::{B, f as g},\n};",
                    ),
                    (
                        "crates/x/src/b/d.rs",
                        "use super::super::a;\nuse crate::a::A;",
                    ),
                    ("crates/x/src/b.rs", "use crate::b::d::D;"),
                ],
                vec!["a → b → b::d → a"],
            ),
            // Of another crate, in a comment, in a test, or handed on by the root.
            (
                &[
                    ("src/a.rs", "use crate::b;"),
                    ("crates/x/src/b.rs", "use crate::a;"),
                ],
                vec![],
            ),
            (
                &[("src/a.rs", "use crate::b;"), ("src/b.rs", "// crate::a")],
                vec![],
            ),
            (
                &[
                    ("src/a.rs", "use crate::b;"),
                    (
                        "src/b.rs",
                        "\n#[cfg(test)]\nmod tests {\n    use crate::a;\n}",
                    ),
                ],
                vec![],
            ),
            (
                &[
                    ("src/a.rs", "use crate::b;"),
                    ("src/b.rs", "use crate::Region;"),
                ],
                vec![],
            ),
        ] {
            let found = of(files);
            assert_eq!(found.len(), ways.len(), "{files:?}: {found:?}");
            for (found, way) in found.iter().zip(ways) {
                assert!(found.contains(way), "{files:?}: {found}");
            }
        }
    }
}
