//! What is different in one built site from another: so that whoever changes how the site is made can
//! show that the site is still the same.
//!
//! Pages are compared as a browser reads them, because one that writes attributes in another order writes
//! the same page. Hashes are all the same here: one file that differs would make every page differ that
//! names it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use site::compress::is_compressed;

use crate::hash;
use crate::threads::each;

/// Pages that are shown, each with another first difference.
const SHOWN_PAGES: usize = 10;

/// Tokens that are shown before the first difference.
const SHOWN_BEFORE: usize = 3;

/// Characters that are shown of a token, and how many of them are equal in both.
const SHOWN_CHARS: usize = 90;
const EQUAL_CHARS: usize = 30;

/// How much of a file is the same in both sites.
#[derive(Debug, PartialEq)]
enum Likeness {
    /// Every byte.
    Bytes,
    /// Everything but hashes.
    ButHashes,
    /// What a browser reads of it.
    Html,
    /// Not everything; this is the first difference.
    Differs(Difference),
}

/// Where two files are no longer the same.
#[derive(Debug, PartialEq)]
struct Difference {
    before: String,
    old: String,
    new: String,
}

/// Compares two built sites and prints what is different; fails where anything is.
pub fn run(old: &Path, new: &Path) -> Result<()> {
    let (old_files, new_files) = (files(old)?, files(new)?);
    let both: Vec<&String> = old_files
        .keys()
        .filter(|name| new_files.contains_key(*name))
        .collect();
    let compared = each(&both, |name| {
        let old = read(&old.join(&old_files[*name]))?;
        let new = read(&new.join(&new_files[*name]))?;
        Ok(likeness(name, &old, &new))
    })?;
    let only_old = only(&old_files, &new_files);
    let only_new = only(&new_files, &old_files);
    for (names, sort) in [(&only_old, "old"), (&only_new, "new")] {
        for name in names {
            println!("{name}: only in the {sort} one");
        }
    }

    let count = |likeness| compared.iter().filter(|found| **found == likeness).count();
    let (bytes, but_hashes) = (count(Likeness::Bytes), count(Likeness::ButHashes));
    let html = count(Likeness::Html);
    let differ = compared.len() - bytes - but_hashes - html;
    let named = both.into_iter().zip(&compared);
    let differences = named.filter_map(|(name, found)| match found {
        Likeness::Differs(difference) => Some((name.as_str(), difference)),
        _ => None,
    });
    print_differences(differences);
    println!(
        "{bytes} files equal byte for byte, {but_hashes} but for hashes, {html} as HTML; \
         {differ} differ, {} only in the old one, {} only in the new one",
        only_old.len(),
        only_new.len()
    );
    ensure!(
        differ + only_old.len() + only_new.len() == 0,
        "the two sites are not the same"
    );
    Ok(())
}

/// The files of a site by their paths without hashes.
fn files(site: &Path) -> Result<BTreeMap<String, String>> {
    ensure!(
        site.is_dir(),
        "{} is no folder; give two built sites, such as a copy of dist/ from before and dist/ \
         as `cargo xtask build` writes it now",
        site.display()
    );
    let mut files = BTreeMap::new();
    for path in folder::files_below(site)? {
        if is_compressed(&path) {
            continue;
        }
        let name = hash::hidden(&path);
        if let Some(other) = files.insert(name, path.clone()) {
            bail!(
                "{} holds {other} and {path}, which are the same file of two builds; build it anew",
                site.display()
            );
        }
    }
    ensure!(
        !files.is_empty(),
        "{} is empty; `cargo xtask build --out {0}` builds the site there",
        site.display()
    );
    Ok(files)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn only<'a>(
    here: &'a BTreeMap<String, String>,
    there: &BTreeMap<String, String>,
) -> Vec<&'a String> {
    here.keys()
        .filter(|name| !there.contains_key(*name))
        .collect()
}

/// Prints what is different, but in how many pages the same is only as a number.
fn print_differences<'a>(differences: impl Iterator<Item = (&'a str, &'a Difference)>) {
    let mut pages: Vec<(&str, &Difference, usize)> = Vec::new();
    for (name, difference) in differences {
        if !is_page(name) {
            print_difference(name, difference);
        } else if let Some((.., more)) = pages.iter_mut().find(|(_, known, _)| *known == difference)
        {
            *more += 1;
        } else {
            pages.push((name, difference, 0));
        }
    }
    for (name, difference, more) in pages.iter().take(SHOWN_PAGES) {
        print_difference(name, difference);
        if *more > 0 {
            println!("    and so in {more} more pages");
        }
    }
    let rest = pages.iter().skip(SHOWN_PAGES);
    let rest: usize = rest.map(|(.., more)| 1 + more).sum();
    if rest > 0 {
        println!("… and {rest} more pages differ elsewhere");
    }
}

fn print_difference(name: &str, Difference { before, old, new }: &Difference) {
    let after = if before.is_empty() { "" } else { ", after " };
    println!("{name}{after}{before}\n    old: {old}\n    new: {new}");
}

fn is_page(name: &str) -> bool {
    name.ends_with(".html")
}

/// How much of a file is the same.
fn likeness(name: &str, old: &[u8], new: &[u8]) -> Likeness {
    if old == new {
        return Likeness::Bytes;
    }
    let (Ok(old_text), Ok(new_text)) = (str::from_utf8(old), str::from_utf8(new)) else {
        return Likeness::Differs(Difference {
            before: String::new(),
            old: format!("{} bytes", old.len()),
            new: format!("{} bytes", new.len()),
        });
    };
    let [old, new] = [old_text, new_text].map(hash::hidden);
    if old == new {
        return Likeness::ButHashes;
    }
    let (found, equal) = if is_page(name) {
        (difference(&tokens(&old), &tokens(&new)), Likeness::Html)
    } else {
        (difference(&[old], &[new]), Likeness::ButHashes)
    };
    found.map_or(equal, Likeness::Differs)
}

/// The first token in which two files differ.
fn difference(old: &[String], new: &[String]) -> Option<Difference> {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new);
    let at = same.count();
    if at == old.len() && at == new.len() {
        return None;
    }
    let [old_token, new_token] = [old, new].map(|tokens| tokens.get(at).map_or("", String::as_str));
    let pairs = old_token.chars().zip(new_token.chars());
    let equal = pairs.take_while(|(old, new)| old == new).count();
    let before = &old[at.saturating_sub(SHOWN_BEFORE)..at];
    let before: Vec<String> = before.iter().map(|token| excerpt(token, 0)).collect();
    Some(Difference {
        before: before.join(" "),
        old: excerpt(old_token, equal),
        new: excerpt(new_token, equal),
    })
}

/// A token, or the part of a long one that begins a little before the first character that differs.
fn excerpt(token: &str, equal: usize) -> String {
    let first = equal.saturating_sub(EQUAL_CHARS);
    let mut rest = token.chars().skip(first);
    let shown: String = rest.by_ref().take(SHOWN_CHARS).collect();
    let ellipsis = |is_cut| if is_cut { "…" } else { "" };
    let shown = match shown.as_str() {
        "" => "(nothing)",
        shown => shown,
    };
    [
        ellipsis(first > 0),
        &shown.replace('\n', "⏎"),
        ellipsis(rest.next().is_some()),
    ]
    .concat()
}

/// A page as a browser reads it: tags with their attributes in order, texts without the comments that
/// divide them. In a text `<` and `&` stay escaped, so that it is no tag.
fn tokens(html: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::default();
    // Scripts and styles are texts, whatever signs are in them.
    emitter.naively_switch_states(true);
    let mut tokens: Vec<String> = Vec::new();
    let mut in_text = false;
    let mut pictures = 0_usize;
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                let mut text = format!("<{name}");
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute);
                    // `hidden="hidden"` is how XML says `hidden`.
                    let value = match escaped(value) {
                        value if value == attribute => String::new(),
                        value => value.replace('"', "&quot;"),
                    };
                    text.push_str(&format!(" {attribute}=\"{value}\""));
                }
                tokens.push(text + ">");
                pictures += usize::from(name == "svg");
                // Only there a tag may close itself; elsewhere the sign means nothing.
                if tag.self_closing && pictures > 0 {
                    tokens.push(format!("</{name}>"));
                    pictures -= usize::from(name == "svg");
                }
                in_text = false;
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                pictures = pictures.saturating_sub(usize::from(name == "svg"));
                tokens.push(format!("</{name}>"));
                in_text = false;
            }
            Token::String(text) => {
                let text = escaped(&text);
                match tokens.last_mut() {
                    Some(last) if in_text => last.push_str(&text),
                    _ => tokens.push(text),
                }
                in_text = true;
            }
            Token::Doctype(doctype) => {
                tokens.push(format!(
                    "<!doctype {}>",
                    String::from_utf8_lossy(&doctype.name)
                ));
                in_text = false;
            }
            // Yew's marks for the browser are comments; what is no HTML is told in other tokens too.
            Token::Comment(_) | Token::Error(_) => {}
        }
    }
    // How a file is laid out; a space between two words has no line break.
    tokens.retain(|token| !token.contains('\n') || !token.trim().is_empty());
    tokens
}

fn escaped(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::write;

    #[test]
    fn pages_are_equal_where_a_browser_reads_the_same() {
        for (old, new, equal) in [
            ("<a b=\"1\" c=\"2\">x</a>", "<a c='2' b=1>x</a>", true),
            ("<input disabled>", "<input disabled=\"\">", true),
            ("<p hidden>", "<p hidden=\"hidden\">", true),
            ("<p>a</p>\n<p>b</p>", "<p>a</p><p>b</p>", true),
            ("<b>a</b> <b>b</b>", "<b>a</b><b>b</b>", false),
            ("<P>x</P>", "<p>x</p>", true),
            ("<p>a&amp;b&#39;</p>", "<p>a&b'</p>", true),
            (
                "<a href=\"?a&amp;b=&quot;\"></a>",
                "<a href='?a&b=\"'></a>",
                true,
            ),
            ("<p><!--<[]>-->a<!-- -->b</p>", "<p>ab</p>", true),
            ("<br/>", "<br>", true),
            ("<svg><use/></svg>x", "<svg><use></use></svg>x", true),
            ("<!DOCTYPE html>", "<!doctype html>", true),
            (
                "<script>if (a<b && c) d('</p>')</script >",
                "<script>if (a<b && c) d('</p>')</script>",
                true,
            ),
            ("<a b=\"1\">x</a>", "<a b=\"2\">x</a>", false),
            ("<a b>x</a>", "<a>x</a>", false),
            ("<p>a b</p>", "<p>a  b</p>", false),
            ("<p>a</p><p>b</p>", "<p>a</p>b", false),
            ("<p>&lt;b></p>", "<p><b></p>", false),
            ("<p>&amp;lt;</p>", "<p>&lt;</p>", false),
            ("<a b=\"1&quot; c=&quot;2\">", "<a b=\"1\" c=\"2\">", false),
            ("<div/>", "<div></div>", false),
            ("<svg/><div/>", "<svg></svg><div></div>", false),
            ("<p>a</p>", "<p>a</p><p></p>", false),
            ("<style>a{b:c}</style>", "<style>a{b:d}</style>", false),
            ("<script>a&amp;b</script>", "<script>a&b</script>", false),
        ] {
            let found = likeness("a/index.html", old.as_bytes(), new.as_bytes());
            assert_eq!(found == Likeness::Html, equal, "{old} {new}: {found:?}");
        }
    }

    #[test]
    fn hashes_are_the_same_in_every_text_and_bytes_are_not_read() {
        let (one, other) = (hash::sha256(b"1"), hash::sha256(b"2"));
        let worker = |hash: &str| format!("self.BUILD = {{\"version\":\"{hash}\"}};");
        let page = |hash: &str| format!("<script src=\"/a.{}.js\"></script>", &hash[..16]);
        for (name, old, new, equal) in [
            ("sw.js", worker(&one), worker(&other), true),
            ("index.html", page(&one), page(&other), true),
            ("a.js", "f();".into(), "f() ;".into(), false),
            ("a.js", "<a b c>".into(), "<a c b>".into(), false),
        ] {
            let found = likeness(name, old.as_bytes(), new.as_bytes());
            assert_eq!(found == Likeness::ButHashes, equal, "{name}: {found:?}");
        }
        let found = likeness("a.wasm", b"\xff1", b"\xff");
        let Likeness::Differs(Difference { old, new, .. }) = found else {
            panic!("{found:?}");
        };
        assert_eq!((old.as_str(), new.as_str()), ("2 bytes", "1 bytes"));
        assert_eq!(likeness("a.wasm", b"\xff", b"\xff"), Likeness::Bytes);
    }

    #[test]
    fn the_first_difference_is_shown_with_what_stands_before_it() {
        let long = "x".repeat(200);
        for (old, new, before, old_shown, new_shown) in [
            (
                "<ul><li><a><b>一</b>",
                "<ul><li><a><b>二</b>",
                "<li> <a> <b>",
                "一",
                "二",
            ),
            ("<p>", "<p></p>", "<p>", "(nothing)", "</p>"),
            ("<br>a\nb", "<hr>", "", "<br>", "<hr>"),
            (
                &format!("<p>{long}a\nb"),
                &format!("<p>{long}c"),
                "<p>",
                &format!("…{}a⏎b", &long[..EQUAL_CHARS]),
                &format!("…{}c", &long[..EQUAL_CHARS]),
            ),
            (
                &format!("<p>{long}"),
                "<p>y",
                "<p>",
                &format!("{}…", &long[..SHOWN_CHARS]),
                "y",
            ),
        ] {
            let found = difference(&tokens(old), &tokens(new));
            let expected = Difference {
                before: before.into(),
                old: old_shown.into(),
                new: new_shown.into(),
            };
            assert_eq!(found, Some(expected));
        }
    }

    #[test]
    fn two_sites_are_the_same_whatever_hashes_and_compressed_files_they_have() {
        let site = |files: &[(&str, &str)]| {
            let folder = tempfile::tempdir().unwrap();
            for (path, text) in files {
                write(&folder.path().join(path), text).unwrap();
            }
            folder
        };
        let one = "0123456789abcdef";
        let old = site(&[
            ("index.html", "<a b c href=\"/a.0000000000000000.js\">"),
            ("assets/a.0000000000000000.js", "f()"),
            ("assets/a.0000000000000000.js.br", "1"),
        ]);
        let page = format!("<a c href='/a.{one}.js' b>");
        let script = format!("assets/a.{one}.js");
        let same = site(&[("index.html", &page), (&script, "f()")]);
        run(old.path(), same.path()).unwrap();
        for differs in [
            site(&[("index.html", &page), (&script, "g()")]),
            site(&[("index.html", &page)]),
            site(&[("index.html", &page), (&script, "f()"), ("404.html", "")]),
            site(&[
                ("index.html", &page),
                (&script, "f()"),
                ("assets/a.0000000000000000.js", ""),
            ]),
            site(&[]),
        ] {
            assert!(run(old.path(), differs.path()).is_err());
            assert!(run(differs.path(), old.path()).is_err());
        }
        let error = run(&old.path().join("none"), old.path()).unwrap_err();
        assert!(error.to_string().contains("cargo xtask build"), "{error}");
    }
}
