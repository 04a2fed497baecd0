//! The static parts of the page: in the program, served with an entity tag.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// A static file.
struct Asset {
    name: &'static str,
    media_type: &'static str,
    body: &'static str,
}

macro_rules! assets {
    ($($name:literal => $media_type:expr,)*) => {
        const ASSETS: &[Asset] = &[$(Asset {
            name: $name,
            media_type: $media_type,
            body: include_str!(concat!("../assets/", $name)),
        }),*];
    };
}

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

assets! {
    "answer.js" => SCRIPT,
    "app.js" => SCRIPT,
    "asking.js" => SCRIPT,
    "dom.js" => SCRIPT,
    "follow.js" => SCRIPT,
    "form.js" => SCRIPT,
    "icon.svg" => "image/svg+xml",
    "page.css" => STYLE,
    "print.css" => STYLE,
    "progress.js" => SCRIPT,
    "range.js" => SCRIPT,
    "recent.js" => SCRIPT,
    "result.css" => STYLE,
    "service.js" => SCRIPT,
    "table.js" => SCRIPT,
    "words.js" => SCRIPT,
}

/// Serves a static file; the browser asks each time and is told that nothing changed.
pub(crate) async fn asset(
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asset = ASSETS.iter().find(|asset| asset.name == name).ok_or_else(Problem::no_page)?;
    let tag = tag(asset.body);
    let known = |tags: &str| {
        // Proxies that compress an answer make its tag a weak one.
        tags.split(',')
            .map(str::trim)
            .any(|known| known == "*" || known.trim_start_matches("W/") == tag)
    };
    let fresh = headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).is_some_and(known);
    let mut response = if fresh {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, HeaderValue::from_static(asset.media_type))], asset.body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    Ok(response)
}

/// Makes an entity tag: the FNV-1a hash of the body, which changes when the body does.
fn tag(body: &str) -> String {
    let hash = body.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| {
        (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("\"{hash:016x}\"")
}
