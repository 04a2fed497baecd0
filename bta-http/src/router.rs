//! The router: every route, and what surrounds them.

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn;
use axum::routing::get;
use axum::{Extension, Router};
use bta_core::engine::Client;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::trace::TraceLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::document::{self, Interface, Written};
use crate::options::{Docs, Options};
use crate::problem::Problem;
use crate::service::Service;
use crate::{
    asset, event, form, guard, health, linger, listing, page, question, removal, status, submit,
    task, user,
};

/// The most bytes of a body that is not a report.
const BODY_BYTES: usize = 16 * 1024;

/// Makes the router of the service: the API, the event stream, the page and the description.
///
/// It can be mounted under any path of another router with [`Router::nest`]. It brings its own
/// fallback, security headers, request ids, spans and figures; it brings no access control, no rate
/// limit, no TLS and no CORS, which belong to the service around it.
///
/// # Examples
///
/// ```
/// use axum::Router;
/// use bta_core::engine::Client;
/// use bta_http::{Options, router};
///
/// fn service(client: Client) -> Router {
///     Router::new().nest("/blood", router(client, Options::new()))
/// }
/// ```
pub fn router(client: Client, options: Options) -> Router {
    guard::describe_figures();
    let docs = options.docs;
    let service = Service { client, options };
    let (router, interface) = described(&service).split_for_parts();
    let written = interface.to_json().unwrap_or_else(|error| {
        tracing::error!(%error, "the description cannot be written");
        "{}".to_owned()
    });
    let mut router = router.route("/static/{name}", get(asset::asset));
    if docs == Docs::Served {
        router = router
            .route("/docs", get(document::docs))
            .route("/docs/", get(document::docs_index))
            .route("/docs/{*path}", get(document::docs_asset));
    }
    router
        .fallback(async || Problem::no_page())
        .method_not_allowed_fallback(async || wrong_method())
        .layer(Extension(Written(written.into())))
        .layer(CatchPanicLayer::custom(guard::panicked))
        .layer(from_fn(guard::measure))
        .layer(TraceLayer::new_for_http().make_span_with(guard::span))
        .layer(from_fn(guard::identify))
        .with_state(service)
}

/// The routes that the description lists.
fn described(service: &Service) -> OpenApiRouter<Service> {
    let form_bytes = usize::try_from(form::limit(service)).unwrap_or(usize::MAX);
    let uploads = OpenApiRouter::new()
        .routes(routes!(submit::analyze))
        .routes(routes!(submit::analyze_sync))
        .layer(DefaultBodyLimit::max(form_bytes))
        .layer(from_fn(linger::linger));
    OpenApiRouter::with_openapi(Interface::openapi())
        .routes(routes!(status::status))
        .routes(routes!(task::task))
        .routes(routes!(listing::list))
        .routes(routes!(status::report))
        .routes(routes!(event::events))
        .routes(routes!(question::ask, question::list))
        .routes(routes!(removal::cancel))
        .routes(routes!(removal::delete))
        .routes(routes!(user::create))
        .routes(routes!(user::find))
        .routes(routes!(health::health))
        .routes(routes!(health::alive))
        .routes(routes!(health::ready))
        .routes(routes!(page::home))
        .routes(routes!(page::view))
        .routes(routes!(document::openapi))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .merge(uploads)
}

fn wrong_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "This address does not take this method; the header \"allow\" names those it takes.",
    )
}
