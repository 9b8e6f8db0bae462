//! The texts of the interface, made by `build.rs` from `texts/zh-Hans.json`: a constant for each, or a
//! function where it has placeholders, in a module for each group. They are said only in Simplified
//! Chinese here; `assets/language.js` puts other languages in their place.

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
