//! The contrast of every colour on what it stands on, in every theme of the style sheet, as WCAG 2.2
//! counts it; and that the numbers in the style sheet are true.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What text needs (1.4.3), what running text has here (1.4.6), and what edges and pictures need (1.4.11).
const TEXT: f64 = 4.5;
const RUNNING_TEXT: f64 = 7.0;
const EDGE: f64 = 3.0;

/// A colour, what it stands on, and the least contrast.
const PAIRS: [(&str, &[&str], f64); 13] = [
    (
        "ink",
        &[
            "paper",
            "card",
            "brand-soft",
            "planned-soft",
            "unverified-soft",
        ],
        RUNNING_TEXT,
    ),
    (
        "ink-soft",
        &["paper", "card", "brand-soft", "planned-soft"],
        TEXT,
    ),
    ("line-strong", &["paper", "card"], EDGE),
    ("brand", &["paper", "card", "brand-soft"], TEXT),
    ("brand-ink", &["brand"], TEXT),
    ("header-ink", &["header"], TEXT),
    (
        "link",
        &["paper", "card", "brand-soft", "planned-soft"],
        TEXT,
    ),
    ("planned", &["paper", "card", "planned-soft"], TEXT),
    ("unverified", &["paper", "card", "unverified-soft"], TEXT),
    ("urgent", &["paper", "card"], TEXT),
    ("urgent-ink", &["urgent"], TEXT),
    ("children", &["paper", "card"], TEXT),
    // The ring of the focus is dark and yellow in the light, light and yellow in the dark: one of the two
    // stands out from anything.
    ("focus", &["header"], EDGE),
];

/// Colours that only divide or fill, and say nothing.
const SILENT: [&str; 6] = [
    "paper",
    "card",
    "line",
    "brand-soft",
    "planned-soft",
    "unverified-soft",
];

/// The themes, each with the rules that make it, later ones over earlier ones.
const THEMES: [(&str, &[&str]); 4] = [
    ("light", &[""]),
    ("dark", &["", "(prefers-color-scheme: dark)"]),
    ("more contrast", &["", "(prefers-contrast: more)"]),
    (
        "more contrast in the dark",
        &[
            "",
            "(prefers-color-scheme: dark)",
            "(prefers-contrast: more)",
            "(prefers-contrast: more) and (prefers-color-scheme: dark)",
        ],
    ),
];

#[test]
fn every_colour_stands_out_in_every_theme() {
    let mut weak = Vec::new();
    for (theme, rules) in THEMES {
        let colours = theme_of(rules);
        for (colour, grounds, least) in PAIRS {
            for ground in grounds {
                let contrast = contrast(&colours[colour].value, &colours[*ground].value);
                if contrast < least {
                    weak.push(format!(
                        "{theme}: {colour} on {ground}: {contrast:.2} of {least}"
                    ));
                }
            }
        }
    }
    assert_eq!(weak, Vec::<String>::new());
}

#[test]
fn the_style_sheet_states_the_contrast_that_a_colour_has() {
    let mut wrong = Vec::new();
    for (theme, rules) in THEMES {
        let colours = theme_of(rules);
        for (colour, grounds, _) in PAIRS {
            let Colour { value, stated } = &colours[colour];
            let least = grounds
                .iter()
                .map(|ground| contrast(value, &colours[*ground].value))
                .fold(f64::INFINITY, f64::min);
            let least = format!("{:.1}", (least * 10.0).floor() / 10.0);
            if *stated != least {
                wrong.push(format!("{theme}: {colour} has {least}, not {stated}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_colour_is_left_out_and_none_is_named_elsewhere() {
    for (theme, rules) in THEMES {
        for name in theme_of(rules).keys() {
            let paired = PAIRS
                .iter()
                .any(|(colour, grounds, _)| colour == name || grounds.contains(&name.as_str()));
            assert!(
                paired || SILENT.contains(&name.as_str()),
                "{theme}: {name} is in no pair"
            );
        }
    }
    let mut others = folder::files_below(styles()).unwrap();
    others.retain(|path| path != "tokens.css");
    assert!(others.len() > 10, "{others:?}");
    for path in others {
        let text = fs::read_to_string(styles().join(&path)).unwrap();
        for line in text.lines() {
            assert!(
                !(line.contains(": #") || line.contains("rgb")),
                "{path}: {line}: colours are tokens"
            );
        }
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    for (one, other, contrasts) in [
        ("#000", "#fff", 21.0),
        ("#777777", "#fff", 4.48),
        ("#fff", "#777777", 4.48),
        ("#0b6158", "#0b6158", 1.0),
    ] {
        let counted = contrast(one, other);
        assert!(
            (counted - contrasts).abs() < 0.01,
            "{one} {other}: {counted}"
        );
    }
}

/// A colour and the number beside it.
#[derive(Clone)]
struct Colour {
    value: String,
    stated: String,
}

fn styles() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/style"))
}

/// The colours of a theme by name.
fn theme_of(rules: &[&str]) -> BTreeMap<String, Colour> {
    let text = fs::read_to_string(styles().join("tokens.css")).unwrap();
    let mut colours = BTreeMap::new();
    for rule in rules {
        let start = match *rule {
            "" => "\n:root {".to_owned(),
            rule => format!("\n@media {rule} {{\n  :root {{"),
        };
        let (_, block) = text.split_once(&start).unwrap();
        let (block, _) = block.split_once('}').unwrap();
        for line in block.lines() {
            let Some((name, rest)) = line
                .trim()
                .strip_prefix("--")
                .and_then(|line| line.split_once(": #"))
            else {
                continue;
            };
            let (value, comment) = rest.split_once(';').unwrap();
            let stated = comment.trim().trim_matches(['/', '*', ' ']).to_owned();
            let value = format!("#{value}");
            colours.insert(name.to_owned(), Colour { value, stated });
        }
    }
    colours
}

fn contrast(one: &str, other: &str) -> f64 {
    let [one, other] = [one, other].map(luminance);
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance, WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let digits: Vec<u32> = colour
        .trim_start_matches('#')
        .chars()
        .map(|digit| digit.to_digit(16).unwrap())
        .collect();
    let channel = |at: usize| {
        let byte = match digits.len() {
            3 => digits[at] * 17,
            _ => digits[2 * at] * 16 + digits[2 * at + 1],
        };
        let share = f64::from(byte) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}
