//! Text to ranked facilities, and why.
//!
//! A [`Finder`] is built from a [`directory::Bundle`] and answers queries in residents' own words:
//! names, places, complaints, departments, services, in characters, in pinyin or in initials, with
//! typing errors. It does no I/O and knows no browser and no clock.
//!
//! The way of a query, one module for each step:
//!
//! | step | module |
//! |---|---|
//! | one spelling for every text | `normal` |
//! | bundle → topics: what a text stands for, and where it leads | `gather`, `places`, `departments`, `statements`, `topics` |
//! | terms: where a word stands in our texts, as written and by its sound | `terms`, `suffixes`, `sounds`, `index` |
//! | query → words, and the terms that they can be | `query`, `cut`, `matches`, `pinyin`, `southern`, `alike`, `one_error`, `filler` |
//! | words → scores of facilities | `complete`, `score`, with every number in `rank` |
//! | words → what they mean | `meaning` |
//! | words that call for 120, and the company in which they do not | `urgent` |
//! | why a facility was found | `why` |
//! | all of it | `finder`; what a hit's score is made of, `finder/explain` |
//! | what a query that has only begun may become | `suggest` |
//! | what comes out | `answer`; as bytes, from a worker to the page, `message` |

mod alike;
mod answer;
mod complete;
mod cut;
mod departments;
mod filler;
mod finder;
mod gather;
mod ids;
mod index;
#[cfg(feature = "js")]
mod js;
mod matches;
mod meaning;
mod message;
mod normal;
mod one_error;
mod pinyin;
mod places;
mod query;
mod rank;
#[cfg(test)]
mod sample;
mod score;
mod sounds;
mod southern;
mod statements;
mod suffixes;
mod suggest;
mod terms;
mod texts;
mod topics;
mod urgent;
mod why;

pub use answer::{Answer, Field, Hit, Meaning, ServiceHit, Why, Word};
pub use finder::{Finder, Part};
pub use suggest::{Group, Suggestion};
