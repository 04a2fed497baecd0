//! What a server of the OpenAI protocol understands: everything is tried, and what it refuses is left out.

use serde_json::{Value, json};

use super::chat::ChatRequest;

/// What a server is asked for. It only ever becomes plainer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is refused by itself")]
pub(super) struct Dialect {
    format: Format,
    /// The field that bounds the answer: the newer name where the older one is refused.
    newer_limit: bool,
    temperature: bool,
    usage: bool,
    stream: bool,
}

/// How the form of the answer is asked for, beside the words of the prompt.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Format {
    Schema,
    Object,
    Prompt,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            format: Format::Schema,
            newer_limit: false,
            temperature: true,
            usage: true,
            stream: true,
        }
    }
}

impl Dialect {
    /// Returns the body of a request.
    pub(super) fn body(self, model: &str, request: &ChatRequest) -> Value {
        let messages: Vec<Value> = request
            .messages
            .iter()
            .map(|it| json!({"role": it.speaker.as_str(), "content": it.text.expose()}))
            .collect();
        let mut body = json!({"model": model, "messages": messages});
        let limit = if self.newer_limit { "max_completion_tokens" } else { "max_tokens" };
        body[limit] = request.max_tokens.into();
        if self.temperature {
            body["temperature"] = json!(0.2);
        }
        if request.stream && self.stream {
            body["stream"] = true.into();
            if self.usage {
                body["stream_options"] = json!({"include_usage": true});
            }
        }
        match (&request.schema, self.format) {
            (Some((name, schema)), Format::Schema) => {
                let schema = json!({"name": name, "strict": true, "schema": schema});
                body["response_format"] = json!({"type": "json_schema", "json_schema": schema});
            }
            (Some(_), Format::Object) => body["response_format"] = json!({"type": "json_object"}),
            (Some(_), Format::Prompt) | (None, _) => {}
        }
        body
    }

    /// Returns what to try after the server refused a request with these words; `None` when nothing
    /// is left to leave out.
    pub(super) fn plainer(mut self, refusal: &str, request: &ChatRequest) -> Option<Self> {
        let says = |word: &str| refusal.contains(word);
        if says("max_completion_tokens") && !self.newer_limit {
            self.newer_limit = true;
        } else if says("temperature") && self.temperature {
            self.temperature = false;
        } else if says("stream_options") && self.usage {
            self.usage = false;
        } else if says("stream") && !says("response_format") && self.stream && request.stream {
            self.stream = false;
        } else {
            self.format = match self.format {
                Format::Schema => Format::Object,
                Format::Object => Format::Prompt,
                Format::Prompt => return None,
            };
        }
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::Instant;

    use super::*;
    use crate::llm::chat::{Message, Speaker};

    fn request() -> ChatRequest {
        ChatRequest {
            messages: vec![Message::new(Speaker::System, "Be brief.")],
            schema: Some(("answer", json!({"type": "object"}))),
            stream: true,
            max_tokens: 100,
            deadline: Instant::now(),
        }
    }

    #[test]
    fn everything_is_asked_for_at_first() {
        let body = Dialect::default().body("m", &request());
        assert_eq!(body["messages"][0], json!({"role": "system", "content": "Be brief."}));
        assert_eq!(body["response_format"]["json_schema"]["strict"], json!(true));
        assert_eq!((&body["stream"], &body["max_tokens"]), (&json!(true), &json!(100)));
    }

    #[test]
    fn what_is_refused_is_left_out() {
        let refusals = [
            ("use 'max_completion_tokens' instead", "max_completion_tokens", true),
            ("temperature does not support 0.2", "temperature", false),
            ("unknown field stream_options", "stream_options", false),
            ("streaming is not supported", "stream", false),
        ];
        let mut dialect = Dialect::default();
        for (refusal, field, present) in refusals {
            dialect = dialect.plainer(refusal, &request()).unwrap();
            let body = dialect.body("m", &request());
            assert_eq!(body.get(field).is_some(), present, "{refusal}");
        }
        dialect = dialect.plainer("response_format", &request()).unwrap();
        assert_eq!(dialect.body("m", &request())["response_format"]["type"], "json_object");
        dialect = dialect.plainer("whatever", &request()).unwrap();
        assert_eq!(dialect.body("m", &request()).get("response_format"), None);
        assert_eq!(dialect.plainer("whatever", &request()), None);
    }
}
