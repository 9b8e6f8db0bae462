//! Where the site will lie: the path below its host, and the host where one must be named.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// The path under which the site lies; it begins and ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Base(String);

impl Base {
    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Base {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let inner = text.strip_prefix('/').unwrap_or(text);
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        if inner.is_empty() {
            return Ok(Self::default());
        }
        if inner.split('/').all(is_plain) {
            Ok(Self(format!("/{inner}/")))
        } else {
            Err(
                "a path such as /health/ is wanted: letters, digits, `-`, `_`, `.` and `~` between slashes",
            )
        }
    }
}

/// Whether a part of a path means the same in a URL, in HTML and in a file system.
fn is_plain(part: &str) -> bool {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    !part.is_empty() && part != "." && part != ".." && part.bytes().all(plain)
}

/// The address of the host, without a path and without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SiteUrl(String);

impl SiteUrl {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SiteUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.strip_suffix('/').unwrap_or(text);
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b':');
        match host {
            Some(host) if !host.is_empty() && host.bytes().all(plain) => Ok(Self(text.to_owned())),
            _ => Err(
                "an address such as https://example.org is wanted; the path below it goes to --base",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_begins_and_ends_with_a_slash_however_it_was_written() {
        for (written, base) in [
            ("/", "/"),
            ("", "/"),
            ("health", "/health/"),
            ("/health", "/health/"),
            ("/a/b-c/", "/a/b-c/"),
        ] {
            assert_eq!(written.parse::<Base>().unwrap().as_str(), base, "{written}");
        }
    }

    #[test]
    fn a_base_that_is_no_plain_path_is_refused() {
        for written in [
            "///",
            "/a//b/",
            "/../",
            "/a b/",
            "https://example.org/",
            "/医/",
            "/a?b/",
            "C:\\x",
        ] {
            assert!(written.parse::<Base>().is_err(), "{written}");
        }
    }

    #[test]
    fn a_site_is_a_scheme_and_a_host() {
        for (written, site) in [
            ("https://example.org/", Some("https://example.org")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("https://example.org/health/", None),
            ("example.org", None),
            ("https://", None),
        ] {
            assert_eq!(
                written.parse::<SiteUrl>().ok(),
                site.map(|site| SiteUrl(site.to_owned())),
                "{written}"
            );
        }
    }
}
