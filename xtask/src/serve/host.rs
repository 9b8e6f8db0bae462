//! A folder over HTTP on this machine, as a well set up static host serves it.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use tower_http::services::ServeDir;

use crate::build::Base;
use crate::hash;

/// For a file whose name carries its hash.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// For every other file: kept, but asked about each time.
const ASK: HeaderValue = HeaderValue::from_static("no-cache");

/// A folder that waits to be served.
pub struct Host {
    listener: TcpListener,
    site: StaticHost,
}

#[derive(Clone)]
struct StaticHost {
    folder: PathBuf,
    base: Base,
}

impl Host {
    /// Takes the port; 0 stands for any that is free. The folder may still be absent.
    pub fn bind(folder: &Path, port: u16, base: &Base) -> Result<Self> {
        let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => listener,
            Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
                "port {port} is taken, perhaps by an earlier `cargo xtask serve`; end that program, \
                 or choose another port with `--port {}`",
                port.wrapping_add(1)
            ),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot listen on port {port}"));
            }
        };
        Ok(Self {
            listener,
            site: StaticHost {
                folder: folder.to_owned(),
                base: base.clone(),
            },
        })
    }

    /// The address to open.
    pub fn address(&self) -> Result<String> {
        Ok(format!(
            "http://{}{}",
            self.listener.local_addr()?,
            self.site.base
        ))
    }

    /// Serves until the program ends.
    pub fn serve(self) -> Result<()> {
        let files = ServeDir::new(&self.site.folder)
            .precompressed_br()
            .precompressed_gzip()
            .redirect_path_prefix(self.site.base.as_str().trim_end_matches('/'));
        let router = Router::new()
            .fallback_service(files)
            .layer(from_fn_with_state(self.site, answer));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            self.listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            Ok(axum::serve(listener, router).await?)
        })
    }
}

/// What the host adds to the files: the base, how long to keep a file, and a page where there is none.
async fn answer(State(site): State<StaticHost>, mut request: Request, next: Next) -> Response {
    let base = site.base.as_str();
    let path = request.uri().path();
    if path.len() + 1 == base.len() && base.starts_with(path) {
        return Redirect::permanent(base).into_response();
    }
    let Some(below) = path.strip_prefix(base) else {
        return (StatusCode::NOT_FOUND, format!("the site lies at {base}\n")).into_response();
    };
    let for_ever = hash::is_in(below);
    let query = request
        .uri()
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    match Uri::try_from(format!("/{below}{query}")) {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return StatusCode::BAD_REQUEST.into_response(),
    }

    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        let page = tokio::fs::read(site.folder.join("404.html"))
            .await
            .unwrap_or_default();
        let html = (CONTENT_TYPE, HeaderValue::from_static("text/html"));
        response = (StatusCode::NOT_FOUND, [html], page).into_response();
    }
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    headers.insert(
        CACHE_CONTROL,
        if found && for_ever { FOR_EVER } else { ASK },
    );
    if let Some(sort) = headers
        .get(CONTENT_TYPE)
        .and_then(|sort| sort.to_str().ok())
        && sort.starts_with("text/")
        && !sort.contains("charset")
        && let Ok(sort) = HeaderValue::try_from(format!("{sort}; charset=utf-8"))
    {
        headers.insert(CONTENT_TYPE, sort);
    }
    response
}
