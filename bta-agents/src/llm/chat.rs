//! What a language model is asked and what comes back, whatever the protocol.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use bta_core::Private;
use tokio::time::Instant;

/// One model on one server: answers one request with one attempt.
///
/// Implement it for a protocol that [`Server`](super::Server) does not speak. Retries, other models,
/// budgets and limits are around it, in [`Models`](super::Models).
///
/// # Rules
///
/// - Dropping the future closes the connection.
/// - It holds at most about a megabyte, whatever the server sends.
/// - Neither an error nor a log line holds a key, a prompt or an answer.
#[async_trait]
pub trait Chat: fmt::Debug + Send + Sync + 'static {
    /// Returns the model's name, as it is recorded with an answer.
    fn model(&self) -> &str;

    /// Returns what tokens cost.
    fn price(&self) -> Price {
        Price::default()
    }

    /// Sends one request; pieces of the answer go to `listener` as they come.
    ///
    /// # Errors
    ///
    /// When there is no whole answer.
    async fn chat(
        &self,
        request: &ChatRequest,
        listener: &mut dyn Listener,
    ) -> Result<Reply, ChatError>;
}

/// Hears an answer while it comes.
pub trait Listener: Send {
    /// An attempt begins: pieces of an earlier one are void.
    fn begin(&mut self);

    /// The next piece of the answer.
    fn piece(&mut self, text: &str);
}

/// What a model is asked.
#[derive(Clone, Debug)]
pub struct ChatRequest {
    /// The messages, the instructions first.
    pub messages: Vec<Message>,
    /// The JSON schema of the answer, and its name; `None` for free text.
    pub schema: Option<(&'static str, serde_json::Value)>,
    /// Whether the answer is wanted piece by piece.
    pub stream: bool,
    /// The most tokens of the answer.
    pub max_tokens: u32,
    /// When an attempt is given up at the latest.
    pub deadline: Instant,
}

impl ChatRequest {
    /// Returns how many tokens the messages have at most, roughly: three bytes each.
    #[must_use]
    pub fn input_tokens(&self) -> u64 {
        let bytes: usize = self.messages.iter().map(|message| message.text.expose().len()).sum();
        u64::try_from(bytes / 3).unwrap_or(u64::MAX)
    }
}

/// One message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Message {
    /// Who says it.
    pub speaker: Speaker,
    /// What is said: it may be about a person.
    pub text: Private<String>,
}

impl Message {
    /// Makes a message.
    pub fn new(speaker: Speaker, text: impl Into<String>) -> Self {
        Self { speaker, text: Private::new(text.into()) }
    }
}

/// Who says something.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Speaker {
    /// The instructions.
    System,
    /// Whoever asks.
    User,
    /// The model.
    Assistant,
}

impl Speaker {
    /// Returns the name that protocols use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }
}

/// A whole answer.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The text.
    pub text: Private<String>,
    /// Whether it was cut off at [`ChatRequest::max_tokens`].
    pub truncated: bool,
    /// Tokens sent, where the server counts them.
    pub input_tokens: Option<u64>,
    /// Tokens received, where the server counts them.
    pub output_tokens: Option<u64>,
}

/// What a million tokens cost, in US dollars.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Price {
    /// Sent.
    pub input: f64,
    /// Received.
    pub output: f64,
}

impl Price {
    /// Returns what so many tokens cost, in US dollars.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no budget has 2^52 tokens")]
    pub fn of(self, input_tokens: u64, output_tokens: u64) -> f64 {
        (input_tokens as f64 * self.input + output_tokens as f64 * self.output) / 1_000_000.0
    }
}

/// Why there is no whole answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChatError {
    /// The server cannot be reached, or the connection broke.
    #[error("the model's server cannot be reached, or the connection broke")]
    Unreachable(#[source] Box<dyn Error + Send + Sync>),
    /// The server is busy or broken for now.
    #[error("the model's server answered {status}")]
    Busy {
        /// The HTTP status.
        status: u16,
        /// When to try again at the earliest, if it says so.
        retry_after: Option<Duration>,
    },
    /// Something took too long.
    #[error("the model's server took too long: {0}")]
    Late(&'static str),
    /// What came back is not of the protocol.
    #[error("the model's server does not speak the protocol")]
    Malformed,
    /// The server lacks a feature; the same request works without it.
    #[error("the model's server lacks a feature that was asked for")]
    Unsupported,
    /// The server refuses such requests: key, quota, model or size are wrong.
    #[error("the model's server refused the request with {status}")]
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// The answer is too long to be taken.
    #[error("the model's answer is too long")]
    TooLong,
    /// The model declines to answer.
    #[error("the model declines to answer")]
    Declined,
    /// The answer would go over a limit of tokens, money or requests.
    #[error("the limit of {0} is reached")]
    Spent(&'static str),
    /// Every model has failed too often lately.
    #[error("no model is available for now")]
    Unavailable,
}

impl ChatError {
    /// Returns whether the same request may work a little later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Unreachable(_) | Self::Busy { .. } | Self::Late(_) | Self::Malformed => true,
            Self::Unsupported
            | Self::Refused { .. }
            | Self::TooLong
            | Self::Declined
            | Self::Spent(_)
            | Self::Unavailable => false,
        }
    }

    /// Returns a stable code, as it is recorded with the offline answer.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreachable(_) | Self::Busy { .. } | Self::Unavailable => "unavailable",
            Self::Late(_) => "timeout",
            Self::Malformed | Self::Unsupported => "unreadable",
            Self::Refused { .. } => "refused",
            Self::TooLong => "too_long",
            Self::Declined => "declined",
            Self::Spent(_) => "budget",
        }
    }
}
