//! What pages, the app and the scripts of `assets/` know each other by: names in the phone's storage, marks on elements,
//! ids. The scripts name nothing else (`tests/marks.rs`), so whoever changes a name finds here who says it. What a page
//! tells its scripts in words is [`crate::start`].

/// The places that are kept: a JSON list of ids (`src/kept.rs`).
pub const SAVED: &str = "jiujin.saved";

/// The places that were looked at lately, in the same form.
pub const SEEN: &str = "jiujin.seen";

/// Where the resident is (`src/position.rs`).
pub const PLACE: &str = "jiujin.place";

/// What was searched lately (`src/recent.rs`).
pub const RECENT: &str = "jiujin.recent";

/// The names in the phone's storage, each with what lies there. Under another name a phone has lost what it kept.
#[cfg(feature = "files")]
pub const STORED: [(&str, &str); 8] = [
    (SAVED, "the app: the places that are kept"),
    (SEEN, "the app: the places that were looked at lately"),
    (PLACE, "the app: where the resident is"),
    (RECENT, "the app: what was searched lately"),
    ("jiujin.language", "early.js: the language that was chosen"),
    ("jiujin.mode", "early.js: whether it is elder mode"),
    ("jiujin.text", "early.js: how large the text is"),
    ("jiujin.region", "boot.js: the region used last"),
];

/// The marks that scripts set or look for, each with who sets it and what it means.
#[cfg(feature = "files")]
pub const MARKS: [(&str, &str); 19] = [
    ("data-page", "shell.rs, on html: which sort of page it is"),
    ("data-region", "shell.rs, on html, and home.rs: the region"),
    ("data-embed", "early.js, on html: the page is in a frame"),
    ("data-mode", "early.js, on html: elder mode or not"),
    ("data-text", "early.js, on html: how large the text is"),
    ("data-elder", "early.js: the styles of elder mode"),
    (
        "data-ready",
        "the app or boot.js, on html: the page answers",
    ),
    ("data-voice", "boot.js, on html: the phone can read aloud"),
    ("data-speech", "aloud.js, on html: it is reading aloud"),
    ("data-tools", "tools.js, on html: its buttons work"),
    ("data-mode-switch", "frame.rs: the button of elder mode"),
    (
        "data-text-by",
        "frame.rs: the buttons for larger and smaller text",
    ),
    ("data-aloud-switch", "frame.rs: the button that reads aloud"),
    ("data-copy", "hand_off.rs: the text that the button copies"),
    ("data-tool", "tools.rs: what the button does with the page"),
    ("data-find", "home.rs: the form that finds a district"),
    (
        "data-find-here",
        "home.rs: the button that asks the phone where it is",
    ),
    (
        "data-finder",
        "home.js, on html: the search over districts works",
    ),
    ("data-link", "the app, on tools: the address to give on"),
];

/// The ids that scripts look for, each with what has it.
#[cfg(feature = "files")]
pub const IDS: [(&str, &str); 6] = [
    ("app", "shell.rs: the page, which the app takes over"),
    ("main", "every page: what it is about"),
    ("notice", "shell.rs: where scripts say what went wrong"),
    ("results", "region.rs: the list that answers"),
    ("start", "shell.rs: what the page tells its scripts"),
    ("whole", "shell.rs: the last of a page"),
];
