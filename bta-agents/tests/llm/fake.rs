//! A server of the OpenAI protocol that behaves as a test says.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// How the server answers one request.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Grounded statements about the results it was sent, as a stream when asked for one.
    Good,
    /// The same after a while.
    GoodAfter(Duration),
    /// One JSON object although a stream was asked for.
    GoodWhole,
    /// Grounded statements in fences, with words around them.
    GoodFenced,
    /// Content in parts, fields that nobody knows, no usage, no `[DONE]`.
    GoodStrange,
    /// This text as the content of a whole stream.
    Say(String),
    /// This text, cut off at the limit of tokens.
    Truncated(String),
    /// This status with these headers and body.
    Status(u16, &'static str, &'static str),
    /// This body as it is, as JSON.
    Raw(&'static str),
    /// The connection is reset before an answer.
    Reset,
    /// A stream is begun with this content and cut.
    Cut(String),
    /// A stream with an error in it.
    ErrorInStream,
    /// One byte a second.
    Drip,
    /// Nothing at all.
    Silence,
    /// This many bytes of content.
    Huge(usize),
    /// Content without end.
    Endless,
    /// 400 while the form of the answer is asked for in one of these ways, then good.
    GoodWithout(&'static [&'static str]),
}

/// The server, until it is dropped.
pub(crate) struct Fake {
    pub(crate) url: String,
    state: Arc<State>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct State {
    acts: Mutex<Vec<Act>>,
    requests: Mutex<Vec<Value>>,
    heads: Mutex<Vec<String>>,
    /// Connections that the client closed before the answer was whole.
    left: AtomicUsize,
}

impl Fake {
    /// Answers with `acts` in turn; the last one stays.
    pub(crate) async fn start(acts: Vec<Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let state = Arc::new(State { acts: Mutex::new(acts), ..State::default() });
        let shared = state.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = shared.clone();
                tokio::spawn(async move {
                    let _ = serve(stream, state).await;
                });
            }
        });
        Self { url, state, task }
    }

    pub(crate) fn requests(&self) -> Vec<Value> {
        self.state.requests.lock().unwrap().clone()
    }

    pub(crate) fn heads(&self) -> Vec<String> {
        self.state.heads.lock().unwrap().clone()
    }

    pub(crate) fn left(&self) -> usize {
        self.state.left.load(Ordering::SeqCst)
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Serves requests of one connection until an act ends it.
async fn serve(mut stream: TcpStream, state: Arc<State>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    loop {
        let Some((head, body)) = read(&mut stream).await? else { return Ok(()) };
        let act = {
            let mut acts = state.acts.lock().unwrap();
            if acts.len() > 1 { acts.remove(0) } else { acts[0].clone() }
        };
        state.requests.lock().unwrap().push(body.clone());
        state.heads.lock().unwrap().push(head);
        if !perform(&mut stream, &act, &body, &state).await? {
            return Ok(());
        }
    }
}

async fn read(stream: &mut TcpStream) -> std::io::Result<Option<(String, Value)>> {
    let mut buffer = Vec::new();
    loop {
        if let Some(end) = buffer.windows(4).position(|it| it == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).to_lowercase();
            let length: usize = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"))
                .map_or(0, |text| text.trim().parse().unwrap());
            while buffer.len() < end + 4 + length {
                if stream.read_buf(&mut buffer).await? == 0 {
                    return Ok(None);
                }
            }
            let body = serde_json::from_slice(&buffer[end + 4..end + 4 + length]).unwrap();
            return Ok(Some((head, body)));
        }
        if stream.read_buf(&mut buffer).await? == 0 {
            return Ok(None);
        }
    }
}

/// Carries out an act. Returns whether the connection can be used again.
#[expect(clippy::too_many_lines, reason = "one arm for each act")]
async fn perform(
    stream: &mut TcpStream,
    act: &Act,
    body: &Value,
    state: &State,
) -> std::io::Result<bool> {
    let streamed = body["stream"] == json!(true);
    match act {
        Act::Good => answer(stream, &good(body), streamed, "stop").await,
        Act::GoodAfter(time) => {
            sleep(*time).await;
            answer(stream, &good(body), streamed, "stop").await
        }
        Act::GoodWhole => answer(stream, &good(body), false, "stop").await,
        Act::GoodFenced => {
            let text = format!("Sure, here you are:\n```json\n{}\n```\nAnything else?", good(body));
            answer(stream, &text, streamed, "stop").await
        }
        Act::GoodStrange => {
            let parts = json!([{"type": "text", "text": good(body), "odd": [1]}]);
            let piece = json!({"id": 7, "object": null, "choices": [{"delta": {"role": "assistant",
                "content": parts, "tool_calls": null}, "finish_reason": "stop", "x": {"y": 1}}],
                "system_fingerprint": null});
            let sent = format!(": hello\n\nevent: message\nid: 1\ndata: {piece}\n\n");
            whole(stream, 200, "text/event-stream", "", &sent).await
        }
        Act::Say(text) => answer(stream, text, streamed, "stop").await,
        Act::Truncated(text) => answer(stream, text, streamed, "length").await,
        Act::Status(status, headers, body) => {
            whole(stream, *status, "application/json", headers, body).await
        }
        Act::Raw(body) => whole(stream, 200, "application/json", "", body).await,
        Act::Reset => {
            // Closing with unread input and no linger sends a reset.
            stream.set_zero_linger()?;
            Ok(false)
        }
        Act::Cut(text) => {
            begin(stream).await?;
            stream.write_all(piece(text).as_bytes()).await?;
            stream.flush().await?;
            sleep(Duration::from_millis(50)).await;
            Ok(false)
        }
        Act::ErrorInStream => {
            let error = json!({"error": {"message": "overloaded", "code": 503}});
            let sent = format!("{}data: {error}\n\n", piece("{\"statements\": ["));
            whole(stream, 200, "text/event-stream", "", &sent).await
        }
        Act::Drip => drip(stream, state).await,
        Act::Silence => {
            let mut rest = [0; 1];
            if stream.read(&mut rest).await? == 0 {
                state.left.fetch_add(1, Ordering::SeqCst);
            }
            Ok(false)
        }
        Act::Huge(bytes) => flood(stream, *bytes, state).await,
        Act::Endless => flood(stream, usize::MAX, state).await,
        Act::GoodWithout(refused) => {
            let asked = body["response_format"]["type"].as_str().unwrap_or("none");
            if refused.contains(&asked) {
                let words = "{\"error\": {\"message\": \"response_format is not supported\"}}";
                return whole(stream, 400, "application/json", "", words).await;
            }
            answer(stream, &good(body), streamed, "stop").await
        }
    }
}

async fn drip(stream: &mut TcpStream, state: &State) -> std::io::Result<bool> {
    begin(stream).await?;
    for byte in piece("{\"statements\": []}").bytes() {
        if stream.write_all(&[byte]).await.is_err() {
            state.left.fetch_add(1, Ordering::SeqCst);
            return Ok(false);
        }
        sleep(Duration::from_secs(1)).await;
    }
    Ok(false)
}

async fn flood(stream: &mut TcpStream, bytes: usize, state: &State) -> std::io::Result<bool> {
    begin(stream).await?;
    let piece = piece(&"x".repeat(4000));
    let mut sent = 0;
    while sent < bytes {
        if stream.write_all(piece.as_bytes()).await.is_err() {
            state.left.fetch_add(1, Ordering::SeqCst);
            return Ok(false);
        }
        sent += piece.len();
    }
    Ok(false)
}

async fn begin(stream: &mut TcpStream) -> std::io::Result<()> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
    stream.write_all(head.as_bytes()).await
}

fn piece(text: &str) -> String {
    let chunk = json!({"choices": [{"index": 0, "delta": {"content": text}}]});
    format!("data: {chunk}\n\n")
}

async fn whole(
    stream: &mut TcpStream,
    status: u16,
    media_type: &str,
    headers: &str,
    body: &str,
) -> std::io::Result<bool> {
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: {media_type}\r\n{headers}content-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    Ok(true)
}

/// Sends content as the client asked for it: cut into odd pieces, with usage at the end.
#[expect(clippy::fn_params_excessive_bools, reason = "as the protocol has it")]
async fn answer(
    stream: &mut TcpStream,
    text: &str,
    streamed: bool,
    reason: &str,
) -> std::io::Result<bool> {
    let usage = json!({"prompt_tokens": 900, "completion_tokens": 120, "total_tokens": 1020});
    if !streamed {
        let body = json!({"choices": [{"message": {"role": "assistant", "content": text},
            "finish_reason": reason}], "usage": usage});
        return whole(stream, 200, "application/json", "", &body.to_string()).await;
    }
    let characters: Vec<char> = text.chars().collect();
    let mut sent = String::new();
    for part in characters.chunks(37) {
        sent.push_str(&piece(&part.iter().collect::<String>()));
    }
    let end = json!({"choices": [{"delta": {}, "finish_reason": reason}]});
    let usage = json!({"choices": [], "usage": usage});
    for data in [end.to_string(), usage.to_string(), "[DONE]".to_owned()] {
        sent.extend(["data: ", &data, "\n\n"]);
    }
    whole(stream, 200, "text/event-stream", "", &sent).await
}

/// The case that a request is about.
pub(crate) fn brief(body: &Value) -> Value {
    let messages = body["messages"].as_array().unwrap();
    let user = messages.iter().find(|message| message["role"] == "user").unwrap();
    serde_json::from_str(user["content"].as_str().unwrap()).unwrap()
}

/// Grounded statements about up to four of the results that were sent.
pub(crate) fn good(body: &Value) -> String {
    let brief = brief(body);
    let statements: Vec<Value> = brief["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|result| {
            let direction = match result["standing"].as_str().unwrap() {
                "low" => "low",
                "high" => "high",
                "inside" => "normal",
                _ => return None,
            };
            let text = format!(
                "Your {} of {} {} is {direction}.",
                result["name"].as_str().unwrap(),
                result["value"].as_str().unwrap(),
                result["unit"].as_str().unwrap()
            );
            Some(json!({"text": text.replace("  ", " "), "cites": [result["id"]]}))
        })
        .take(4)
        .collect();
    json!({"statements": statements}).to_string()
}
