//! The HTTP interface and the page of bta, as an axum router.
