//! From a source's locator to the passage of the document.

mod blocks;
mod heading;
pub mod outline;
pub mod passage;
mod plain;
pub use blocks::Block;
