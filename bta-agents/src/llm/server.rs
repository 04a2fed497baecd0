//! One model on a server of the OpenAI protocol: one request, one answer.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use bta_core::Private;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use tokio::time::{Instant, timeout_at};

use super::chat::{Chat, ChatError, ChatRequest, Listener, Price, Reply};
use super::completion::{Completion, failure};
use super::dialect::Dialect;
use super::sse::Events;

/// The most bytes of an answer that are taken.
const ANSWER_BYTES: usize = 1024 * 1024;
/// The most bytes of an error that are read, for what it means.
const ERROR_BYTES: usize = 16 * 1024;
/// The longest wait that a server may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How long a server may take.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Patience {
    /// Until there is a connection: 5 s.
    pub connect: Duration,
    /// Until the first piece of a stream, and between two: 20 s.
    pub first_token: Duration,
    /// Until the answer is whole: 60 s.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            first_token: Duration::from_secs(20),
            whole: Duration::from_secs(60),
        }
    }
}

/// A model on a server of the OpenAI protocol: hosted ones, Ollama, vLLM, llama.cpp.
///
/// # Examples
///
/// ```
/// use bta_agents::llm::{Chat, Server};
///
/// # let _ = rustls::crypto::ring::default_provider().install_default();
/// let server = Server::new("http://127.0.0.1:11434/v1", "llama3.1")?;
/// assert_eq!(server.model(), "llama3.1");
/// # Ok::<(), bta_agents::llm::ServerError>(())
/// ```
pub struct Server {
    client: Client,
    url: String,
    model: String,
    key: Option<Private<String>>,
    price: Price,
    patience: Patience,
    dialect: Mutex<Dialect>,
}

/// Why a server cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// The address is no `http` or `https` URL. It may hold a password and is not repeated.
    #[error("the model's server needs an http:// or https:// address")]
    Address,
    /// The program has installed no provider of cryptography for rustls.
    #[error(
        "no rustls provider is installed: call rustls::crypto::ring::default_provider().install_default() first"
    )]
    NoProvider,
    /// The HTTP client cannot be made.
    #[error("the HTTP client cannot be made")]
    Client(#[source] reqwest::Error),
}

impl Server {
    /// Uses `model` on the server at `base_url`, which ends before `/chat/completions`.
    ///
    /// # Errors
    ///
    /// When the address is none, or the program has installed no rustls provider.
    pub fn new(base_url: &str, model: impl Into<String>) -> Result<Self, ServerError> {
        let url = format!("{}/chat/completions", base_url.trim().trim_end_matches('/'));
        match reqwest::Url::parse(&url) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => {}
            _ => return Err(ServerError::Address),
        }
        let patience = Patience::default();
        let client = client(patience)?;
        Ok(Self {
            client,
            url,
            model: model.into(),
            key: None,
            price: Price::default(),
            patience,
            dialect: Mutex::default(),
        })
    }

    /// Sets the key that is sent with each request.
    #[must_use]
    pub fn key(mut self, key: Private<String>) -> Self {
        self.key = (!key.expose().is_empty()).then_some(key);
        self
    }

    /// Sets what tokens cost; nothing unless set.
    #[must_use]
    pub fn price(mut self, price: Price) -> Self {
        self.price = price;
        self
    }

    /// Sets how long the server may take.
    ///
    /// # Errors
    ///
    /// When the HTTP client cannot be made.
    pub fn patience(mut self, patience: Patience) -> Result<Self, ServerError> {
        self.client = client(patience)?;
        self.patience = patience;
        Ok(self)
    }

    fn dialect(&self) -> Dialect {
        *self.dialect.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends the request and waits for the head of the answer.
    async fn send(&self, request: &ChatRequest, end: Instant) -> Result<Response, ChatError> {
        let dialect = self.dialect();
        let mut post = self
            .client
            .post(&self.url)
            .header(ACCEPT, "application/json, text/event-stream")
            .json(&dialect.body(&self.model, request));
        if let Some(key) = &self.key {
            post = post.bearer_auth(key.expose());
        }
        let head = timeout_at(end, post.send()).await.map_err(|_| ChatError::Late("the head"))?;
        let response = head.map_err(unreachable)?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let retry_after = retry_after(response.headers(), SystemTime::now());
        let words = timeout_at(end, take(response, ERROR_BYTES)).await;
        let words = words.unwrap_or(Ok(Vec::new())).unwrap_or_default();
        let words = String::from_utf8_lossy(&words).to_lowercase();
        let error = failure(status.as_u16(), &words, retry_after);
        let form = [StatusCode::BAD_REQUEST, StatusCode::UNPROCESSABLE_ENTITY];
        if form.contains(&status) && !words.contains("context_length") {
            return Err(self.lower(dialect, &words, request).unwrap_or(error));
        }
        Err(error)
    }

    /// Leaves out what the server has refused, unless another request has done so meanwhile.
    fn lower(&self, tried: Dialect, words: &str, request: &ChatRequest) -> Option<ChatError> {
        let mut dialect = self.dialect.lock().unwrap_or_else(PoisonError::into_inner);
        if *dialect == tried {
            *dialect = tried.plainer(words, request)?;
        }
        Some(ChatError::Unsupported)
    }

    /// Hears a stream to its end.
    async fn hear(
        &self,
        mut response: Response,
        listener: &mut dyn Listener,
        end: Instant,
    ) -> Result<Reply, ChatError> {
        let (mut events, mut reply, mut text) =
            (Events::default(), Reply::default(), String::new());
        let (mut bytes, mut finished) = (0, false);
        // Every event counts as a sign of life, a lone byte does not.
        let mut silent_until = Instant::now() + self.patience.first_token;
        loop {
            let chunk = timeout_at(end.min(silent_until), response.chunk()).await;
            let Some(chunk) =
                chunk.map_err(|_| ChatError::Late("a piece"))?.map_err(unreachable)?
            else {
                break;
            };
            bytes += chunk.len();
            if bytes > ANSWER_BYTES {
                return Err(ChatError::TooLong);
            }
            for data in events.push(&chunk) {
                silent_until = Instant::now() + self.patience.first_token;
                if data == "[DONE]" {
                    reply.text = text.into();
                    return Ok(reply);
                }
                let (piece, ends) = Completion::parse(data.as_bytes())?.add_to(&mut reply)?;
                finished |= ends;
                listener.piece(&piece);
                text.push_str(&piece);
            }
        }
        if !finished {
            return Err(ChatError::Unreachable("the stream was cut".into()));
        }
        reply.text = text.into();
        Ok(reply)
    }
}

#[async_trait]
impl Chat for Server {
    fn model(&self) -> &str {
        &self.model
    }

    fn price(&self) -> Price {
        self.price
    }

    async fn chat(
        &self,
        request: &ChatRequest,
        listener: &mut dyn Listener,
    ) -> Result<Reply, ChatError> {
        let end = request.deadline.min(Instant::now() + self.patience.whole);
        let response = self.send(request, end).await?;
        let media_type = response.headers().get(CONTENT_TYPE).map_or(&b""[..], |it| it.as_bytes());
        if media_type.starts_with(b"text/event-stream") {
            return self.hear(response, listener, end).await;
        }
        let body = timeout_at(end, take(response, ANSWER_BYTES)).await;
        let body = body.map_err(|_| ChatError::Late("the answer"))??;
        let mut reply = Reply::default();
        let (text, _) = Completion::parse(&body)?.add_to(&mut reply)?;
        listener.piece(&text);
        reply.text = text.into();
        Ok(reply)
    }
}

impl fmt::Debug for Server {
    /// Leaves out the address, which may hold a password, and the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("model", &self.model).finish_non_exhaustive()
    }
}

/// Makes a client that follows no redirect: a prompt goes where the settings say and nowhere else.
fn client(patience: Patience) -> Result<Client, ServerError> {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        return Err(ServerError::NoProvider);
    }
    Client::builder()
        .connect_timeout(patience.connect)
        .redirect(Policy::none())
        .build()
        .map_err(ServerError::Client)
}

/// Takes a body, if it is not too long.
async fn take(mut response: Response, most: usize) -> Result<Vec<u8>, ChatError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
        if body.len() + chunk.len() > most {
            return Err(ChatError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The address stays out: it may hold a password.
fn unreachable(error: reqwest::Error) -> ChatError {
    ChatError::Unreachable(error.without_url().into())
}

/// Returns how long the server asks to wait: seconds, or until a date.
fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match text.parse::<f64>() {
        Ok(seconds) => Duration::try_from_secs_f64(seconds).ok()?,
        Err(_) => {
            let date = chrono::DateTime::parse_from_rfc2822(text).ok()?;
            SystemTime::from(date).duration_since(now).unwrap_or_default()
        }
    };
    Some(wait.min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<u64>) {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let headers = HeaderMap::from_iter([(RETRY_AFTER, text.parse().unwrap())]);
        assert_eq!(retry_after(&headers, now), expected.map(Duration::from_secs), "{text}");
    }

    #[test]
    fn waits_are_seconds_or_a_date() {
        check("7", Some(7));
        check("86400", Some(60));
        check("Tue, 14 Nov 2023 22:13:30 GMT", Some(10));
        check("Tue, 14 Nov 2023 22:13:10 GMT", Some(0));
        check("soon", None);
        check("-1", None);
    }
}
