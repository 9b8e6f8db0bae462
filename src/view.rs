//! Pieces of pages that change while a resident looks at them.

mod place;
mod result;
mod search_form;
mod suggestions;

pub use place::{place, wish_of};
pub use result::result;
pub use search_form::{Filters, SearchForm};
#[cfg(feature = "ssr")]
pub use suggestions::suggestions;
pub use suggestions::use_suggestions;
