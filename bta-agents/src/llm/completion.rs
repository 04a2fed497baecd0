//! What servers of the OpenAI protocol send, as loosely as they do.

use serde::Deserialize;
use serde_json::Value;

use super::chat::{ChatError, Reply};

/// A whole answer, or one piece of a stream.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Completion {
    #[serde(default)]
    choices: Vec<Choice>,
    #[serde(default)]
    usage: Option<Tokens>,
    #[serde(default)]
    error: Option<Value>,
}

#[derive(Debug, Deserialize)]
struct Choice {
    #[serde(default, alias = "delta")]
    message: Option<Said>,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Said {
    #[serde(default)]
    content: Value,
    #[serde(default)]
    refusal: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Tokens {
    #[serde(default)]
    prompt_tokens: Option<u64>,
    #[serde(default)]
    completion_tokens: Option<u64>,
}

impl Completion {
    /// Understands JSON.
    pub(super) fn parse(json: &[u8]) -> Result<Self, ChatError> {
        let completion: Self = serde_json::from_slice(json).map_err(|_| ChatError::Malformed)?;
        match &completion.error {
            None | Some(Value::Null) => Ok(completion),
            Some(error) => Err(failure(500, &error.to_string(), None)),
        }
    }

    /// Adds what it says to `reply` and returns the new text. Returns whether the answer ends with it.
    pub(super) fn add_to(self, reply: &mut Reply) -> Result<(String, bool), ChatError> {
        if let Some(usage) = self.usage {
            reply.input_tokens = usage.prompt_tokens.or(reply.input_tokens);
            reply.output_tokens = usage.completion_tokens.or(reply.output_tokens);
        }
        let Some(choice) = self.choices.into_iter().next() else {
            return Ok((String::new(), false));
        };
        let mut piece = String::new();
        if let Some(said) = choice.message {
            if said.refusal.is_some_and(|refusal| !refusal.is_empty()) {
                return Err(ChatError::Declined);
            }
            piece = text(&said.content);
        }
        match choice.finish_reason.as_deref() {
            Some("content_filter") => return Err(ChatError::Declined),
            Some("length") => reply.truncated = true,
            _ => {}
        }
        Ok((piece, choice.finish_reason.is_some()))
    }
}

/// Content is text, or a list of parts that have some.
fn text(content: &Value) -> String {
    match content {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().filter_map(|part| part["text"].as_str()).collect(),
        _ => String::new(),
    }
}

/// Says what an error of the server means. Its words are read for this and kept nowhere.
pub(super) fn failure(
    status: u16,
    words: &str,
    retry_after: Option<std::time::Duration>,
) -> ChatError {
    let final_words = ["insufficient_quota", "invalid_api_key", "context_length", "billing"];
    if final_words.iter().any(|word| words.contains(word)) {
        return ChatError::Refused { status };
    }
    match status {
        408 | 409 | 425 | 429 | 500..=599 => ChatError::Busy { status, retry_after },
        _ => ChatError::Refused { status },
    }
}
