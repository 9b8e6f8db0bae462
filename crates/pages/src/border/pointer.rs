//! `data/<adcode>.latest.json`: where a district's data lies in the build that is on the host now.
//!
//! A page names its own district's data by hash. It does not name another's: whenever that changed, the page would be
//! another one too. So the build writes this file beside them under a name without a hash.

use directory::json::Json;

/// The version of the file. One of another version is not read.
pub const VERSION: u32 = 1;

/// Where a district's data lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointer {
    /// What is the district's own in its bundle.
    pub own: Data,
    /// The vocabulary with which that is joined.
    pub vocabulary: Data,
    /// The district's frame: west, south, east, north in degrees, GCJ-02.
    pub frame: [f64; 4],
}

/// A file of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    /// Its path below the site's root.
    pub path: String,
    /// Its SHA-256, in hex.
    pub sha256: String,
}

impl Pointer {
    /// Where the file of a district lies below the site's root.
    pub fn path(adcode: &str) -> String {
        ["data/", adcode, ".latest.json"].concat()
    }

    /// Reads the file of a district; nothing where it is none, of another version, or that of another district.
    pub fn parse(text: &str, adcode: &str) -> Option<Self> {
        let json = Json::parse(text).ok()?;
        let is_ours = json.get("version")?.as_count()? == u64::from(VERSION)
            && json.get("adcode")?.as_text()? == adcode;
        let data = |name| {
            let file = json.get(name)?;
            let path = file.get("path")?.as_text()?;
            // Whatever the file says, nothing else than data of the site is asked for.
            (path.starts_with("data/") && !path.contains("..")).then_some(())?;
            Some(Data {
                path: path.to_owned(),
                sha256: file.get("sha256")?.as_text()?.to_owned(),
            })
        };
        let mut frame = [0.0; 4];
        let told = json.get("bounds_gcj02")?.as_list()?;
        for (side, told) in frame.iter_mut().zip(told) {
            *side = told.as_number()?;
        }
        (is_ours && told.len() == frame.len()).then_some(Self {
            own: data("own")?,
            vocabulary: data("vocabulary")?,
            frame,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn good() -> Value {
        json!({
            "version": 1, "adcode": "990002", "name": "另一区", "bounds_gcj02": [119.0, 31.0, 121, 32.5],
            "own": { "path": "data/990002.own.0123456789abcdef.json", "sha256": "ab", "bytes": 3 },
            "vocabulary": { "path": "data/vocabulary.0123456789abcdef.json", "sha256": "cd", "bytes": 4 },
        })
    }

    #[test]
    fn a_pointer_says_where_the_data_lies() {
        let read = Pointer::parse(&good().to_string(), "990002").unwrap();
        let data = |path: &str, sha256: &str| Data {
            path: path.to_owned(),
            sha256: sha256.to_owned(),
        };
        assert_eq!(
            read,
            Pointer {
                own: data("data/990002.own.0123456789abcdef.json", "ab"),
                vocabulary: data("data/vocabulary.0123456789abcdef.json", "cd"),
                frame: [119.0, 31.0, 121.0, 32.5],
            }
        );
        assert_eq!(Pointer::path("990002"), "data/990002.latest.json");
    }

    #[test]
    fn what_is_no_pointer_of_that_district_is_nothing() {
        let changes: [(&str, Value); 8] = [
            ("version", json!(2)),
            ("version", json!("1")),
            ("adcode", json!("990003")),
            ("own", json!({ "path": "data/a.json" })),
            (
                "own",
                json!({ "path": "https://elsewhere.example/a.json", "sha256": "ab" }),
            ),
            (
                "own",
                json!({ "path": "data/../../a.json", "sha256": "ab" }),
            ),
            ("vocabulary", Value::Null),
            ("bounds_gcj02", json!([119.0, 31.0, 121.0])),
        ];
        for (name, value) in changes {
            let mut other = good();
            other[name] = value;
            assert_eq!(
                Pointer::parse(&other.to_string(), "990002"),
                None,
                "{other}"
            );
        }
        let whole = good().to_string();
        for text in ["", "<!doctype html>", &whole[..whole.len() - 1]] {
            assert_eq!(Pointer::parse(text, "990002"), None, "{text}");
        }
    }
}
