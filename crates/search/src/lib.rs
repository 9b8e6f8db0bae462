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
//! | bundle → topics: what a text stands for, and where it leads | `sources` with `streets`, `places`, `kinds`, `departments`, `services`, `statements`, `former`; `build`, `topics` |
//! | terms: where a word stands in our texts, as written and by its sound | `terms`, `suffixes`, `sounds`, `index_field`, `index` |
//! | query → words, and the terms that they can be | `query`, `query_text`, `segment`, `word`, `matches`, `pinyin`, `fuzzy_pinyin`, `fuzzy`, `edit_one`, `stop_words` |
//! | words → scores of facilities | `complete`, `score`, with every number in `weights` |
//! | words → what they mean | `meaning` |
//! | words that ask for a time | `time` |
//! | words that call for 120, and the company in which they do not | `urgent` |
//! | why a facility was found | `why` |
//! | all of it | `finder`; what a hit's score is made of, `explain` |
//! | what a query that has only begun may become | `suggest` |
//! | what comes out | `answer`; as bytes, from a worker to the page, `message` |

mod answer;
mod build;
mod complete;
mod departments;
mod edit_one;
mod explain;
mod finder;
mod former;
mod fuzzy;
mod fuzzy_pinyin;
mod ids;
mod index;
mod index_field;
#[cfg(feature = "js")]
mod js;
mod kinds;
mod matches;
mod meaning;
mod message;
mod normal;
mod pinyin;
mod places;
mod query;
mod query_text;
#[cfg(test)]
mod sample;
mod score;
mod segment;
mod services;
mod sounds;
mod sources;
mod statements;
mod stop_words;
mod streets;
mod suffixes;
mod suggest;
mod terms;
mod texts;
mod time;
mod topics;
mod urgent;
mod weights;
mod why;
mod word;

pub use answer::{About, Answer, Detail, Hit, MatchedIn, Meaning, ServiceHit, Why, Word};
pub use explain::Part;
pub use finder::Finder;
pub use suggest::{Group, Suggestion};
pub use time::Time;
