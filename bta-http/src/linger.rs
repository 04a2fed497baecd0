//! Reads on for a while when a request was refused: a client that is still writing its upload
//! would otherwise see a broken connection instead of the answer.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use bytes::Bytes;
use futures::{Stream, StreamExt as _};
use tokio::time::timeout;

/// The most bytes that are read and thrown away after a refusal.
const BYTES: usize = 64 * 1024 * 1024;

/// The longest time that is spent on it.
const TIME: Duration = Duration::from_secs(5);

/// Reads what is left of the body of a request that was refused.
pub(crate) async fn linger(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let upload = Upload(Arc::new(Mutex::new(body.into_data_stream())));
    let rest = upload.clone();
    let response = next.run(Request::from_parts(parts, Body::from_stream(upload))).await;
    if response.status().is_client_error() || response.status().is_server_error() {
        let _ = timeout(TIME, rest.drain()).await;
    }
    response
}

/// A body that outlives its handler.
#[derive(Clone)]
struct Upload(Arc<Mutex<BodyDataStream>>);

impl Upload {
    async fn drain(mut self) {
        let mut read = 0;
        while let Some(Ok(piece)) = self.next().await {
            read += piece.len();
            if read > BYTES {
                break;
            }
        }
    }
}

impl Stream for Upload {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).poll_next_unpin(context)
    }
}
