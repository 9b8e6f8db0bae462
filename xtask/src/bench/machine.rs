//! What the measurements were made on.

use serde::Deserialize;

/// What the measurements were made on.
#[derive(Clone, Debug, Deserialize)]
pub struct Machine {
    /// The processor's name.
    pub processor: String,
    /// How many of its cores can be used.
    pub cores: usize,
    /// In millions of bytes.
    pub memory_mb: f64,
    /// The version of Chromium.
    pub chromium: String,
}
