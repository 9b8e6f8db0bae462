//! What the local host answers, byte by byte as a browser asks.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its ground gives way, also in its helpers"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A small site, served until the test ends.
struct StaticHost {
    _folder: TempDir,
    host: Child,
    address: String,
}

impl StaticHost {
    fn below(base: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, content) in [
            ("index.html", "start"),
            ("index.html.br", "brotli of start"),
            ("404.html", "nothing here"),
            ("about/index.html", "about"),
            ("manifest.webmanifest", "{}"),
            ("assets/a.0123456789abcdef.wasm", "wasm"),
            ("assets/a.0123456789abcdef.wasm.gz", "gzip of wasm"),
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        let mut host = host(folder.path(), "0", base)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(host.stdout.as_mut().unwrap())
            .read_line(&mut address)
            .unwrap();
        let address = address.trim().strip_prefix("http://").unwrap();
        let address = address.strip_suffix(base).unwrap().to_owned();
        Self {
            _folder: folder,
            host,
            address,
        }
    }

    /// The status line, headers and body of an answer, in small letters.
    fn get(&self, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n{headers}\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.to_lowercase()
    }
}

impl Drop for StaticHost {
    fn drop(&mut self) {
        self.host.kill().unwrap();
        self.host.wait().unwrap();
    }
}

fn host(folder: &Path, port: &str, base: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args([
        "host",
        folder.to_str().unwrap(),
        "--port",
        port,
        "--base",
        base,
    ]);
    command
}

#[test]
fn a_host_answers_as_a_static_host_does() {
    const BROTLI: &str = "accept-encoding: gzip, br\r\n";
    const FOR_EVER: &str = "cache-control: public, max-age=31536000, immutable";
    for base in ["/", "/a/b/"] {
        let site = StaticHost::below(base);
        for (path, headers, parts) in [
            (
                "",
                "",
                &[
                    "200 ok",
                    "text/html; charset=utf-8",
                    "cache-control: no-cache",
                    "\r\n\r\nstart",
                ][..],
            ),
            (
                "",
                BROTLI,
                &[
                    "200 ok",
                    "content-encoding: br",
                    "vary: accept-encoding",
                    "brotli of start",
                ],
            ),
            ("?q=%E7%89%99", "", &["200 ok", "start"]),
            ("about", "", &["307 ", "/about/\r\n"]),
            ("about?q=1", "", &["307 ", "/about/?q=1\r\n"]),
            ("about/", "", &["200 ok", "\r\n\r\nabout"]),
            (
                "manifest.webmanifest",
                "",
                &["application/manifest+json", "cache-control: no-cache"],
            ),
            (
                "assets/a.0123456789abcdef.wasm",
                "",
                &["application/wasm\r\n", FOR_EVER, "\r\n\r\nwasm"],
            ),
            (
                "assets/a.0123456789abcdef.wasm",
                BROTLI,
                &["content-encoding: gzip", "gzip of wasm"],
            ),
            (
                "nowhere/",
                BROTLI,
                &[
                    "404 not found",
                    "text/html; charset=utf-8",
                    "cache-control: no-cache",
                    "nothing here",
                ],
            ),
            (
                "assets/b.0123456789abcdef.js",
                "",
                &["404 not found", "cache-control: no-cache"],
            ),
            ("../../etc/passwd", "", &["404 not found"]),
        ] {
            let answer = site.get(&format!("{base}{path}"), headers);
            for part in parts {
                assert!(
                    answer.contains(part),
                    "{part} in the answer to {base}{path}: {answer}"
                );
            }
        }
    }
}

#[test]
fn outside_of_its_base_a_site_is_not_there() {
    let site = StaticHost::below("/a/b/");
    let answer = site.get("/a/b?q=1", "");
    assert!(
        answer.contains("308 ") && answer.contains("location: /a/b/\r\n"),
        "{answer}"
    );
    let redirect = site.get("/a/b/about", "");
    assert!(redirect.contains("location: /a/b/about/\r\n"), "{redirect}");
    for path in ["/", "/about/", "/a/bc/"] {
        let answer = site.get(path, "");
        assert!(
            answer.contains("404 not found") && answer.contains("/a/b/"),
            "{answer}"
        );
    }
}

#[test]
fn a_taken_port_is_said_with_what_to_do() {
    let site = StaticHost::below("/");
    let port = site.address.rsplit_once(':').unwrap().1;
    let output = host(Path::new(env!("CARGO_MANIFEST_DIR")), port, "/")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains(&format!("port {port} is taken")) && said.contains("--port"),
        "{said}"
    );
}
