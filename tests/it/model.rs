//! The whole path with a language model: settings, worker, event stream, questions.

use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use bta::event::EventKind;
use bta::store::{Request, Status};
use bta::{CancellationToken, Config, Service};
use bta_core::engine::Asked;
use futures::{Stream, StreamExt as _};
use serde_json::{Value, json};

use crate::server::example;

/// Statements about the first results of the brief that is asked about.
fn statements(body: &Value) -> Vec<Value> {
    let user = body["messages"][1]["content"].as_str().unwrap();
    let brief: Value = serde_json::from_str(user).unwrap();
    let results = brief["results"].as_array().unwrap().iter();
    results
        .filter_map(|result| {
            let word = match result["standing"].as_str()? {
                "low" => "low",
                "high" => "high",
                "inside" => "normal",
                _ => return None,
            };
            let text = format!("Your {} is {word}.", result["name"].as_str()?);
            Some(json!({"text": text, "cites": [result["id"]]}))
        })
        .take(2)
        .collect()
}

/// How long the model thinks before each half of its answer.
type Thinks = Duration;

fn pieces(body: &Value, thinks: Thinks) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let [first, second] = <[Value; 2]>::try_from(statements(body)).unwrap();
    let texts = [format!("{{\"statements\": [{first}, "), format!("{second}]}}")];
    let stream = futures::stream::iter(texts).then(move |text| async move {
        let piece = json!({"choices": [{"delta": {"content": text}}]});
        let event = Event::default().data(piece.to_string());
        tokio::time::sleep(thinks).await;
        Ok(event)
    });
    stream.chain(futures::stream::iter([Ok(Event::default().data("[DONE]"))]))
}

async fn answer(State(thinks): State<Thinks>, Json(body): Json<Value>) -> Response {
    if body["stream"] == json!(true) {
        return Sse::new(pieces(&body, thinks)).into_response();
    }
    let content = json!({"statements": statements(&body)}).to_string();
    Json(json!({"choices": [{"message": {"content": content}}]})).into_response()
}

/// Starts a server with a model. Returns its address.
async fn serve(thinks: Thinks) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let app = axum::Router::new().route("/v1/chat/completions", post(answer)).with_state(thinks);
    tokio::spawn(async move { axum::serve(listener, app).await });
    url
}

/// Runs an example with a model at `url`. Returns what it prints.
async fn run(name: &str, arguments: &[&str], url: &str) -> String {
    let mut command = tokio::process::Command::new(example(name));
    command.args(arguments).env_remove("OPENAI_API_KEY").env_remove("LLM_API_KEY");
    command.env("LLM_MODEL", "tiny").env("LLM_BASE_URL", url).env("LLM_PRICE", "1/2");
    let output = command.output().await.unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn examples_ask_a_model() {
    let url = serve(Duration::ZERO).await;
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/bta-agents/tests/cases/iron_deficiency.json");
    let printed = run("evaluate", &[case], &url).await;
    println!("{printed}");
    assert_eq!(
        printed.matches("\niron_deficiency ").count(),
        4,
        "a line for each agent: {printed}"
    );
    assert!(
        printed.contains("4 answers, 0 of them offline. 8 statements grounded (100.0 %)"),
        "{printed}"
    );

    let case: Value = serde_json::from_str(&std::fs::read_to_string(case).unwrap()).unwrap();
    let report = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(report.path(), case["report"].to_string()).unwrap();
    let printed = run("custom_agent", &[report.path().to_str().unwrap()], &url).await;
    println!("{printed}");
    assert!(printed.starts_with("Your "), "{printed}");
    assert!(printed.contains("written by a language model"), "{printed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_writes_and_answers() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    // Longer than a worker looks for what agents say.
    let url = serve(Duration::from_millis(1200)).await;

    let vars = [
        ("DATABASE_URL", "memory:"),
        ("FILES_URL", "memory:"),
        ("LLM_MODEL", "tiny"),
        ("LLM_BASE_URL", &url),
    ];
    let service = Service::open(&Config::from_vars(vars).unwrap()).await.unwrap();
    let stop = CancellationToken::new();
    let worker = tokio::spawn(service.worker().run(stop.clone()));
    let client = service.client();
    let mut upload = client.upload().await.unwrap();
    upload.write(bta_fixture::report::english_cbc().pdf.into()).await.unwrap();
    let id = client.submit(upload, "report.pdf", Request::default(), None).await.unwrap().id;
    let said: Vec<String> = client
        .events(id, 0)
        .filter_map(async |event| match event.unwrap().kind {
            EventKind::Said { step, text } => Some(format!("{step}: {}", text.expose())),
            _ => None,
        })
        .collect()
        .await;
    assert!(
        said.iter().any(|text| text.starts_with("doctor: ") && text.contains("Your ")),
        "{said:?}"
    );

    let record = client.wait(id, Duration::from_secs(60)).await.unwrap().unwrap();
    assert_eq!(record.status, Status::Completed);
    let doctor = record.steps.iter().find(|step| step.name == "doctor").unwrap();
    let writing = doctor.opinion.as_ref().unwrap().writing.as_ref().unwrap();
    assert_eq!((writing.model.as_deref(), writing.grounded), (Some("tiny"), 2), "{writing:?}");
    let verifier = record.steps.iter().find(|step| step.name == "verifier").unwrap();
    assert_eq!(verifier.opinion.as_ref().unwrap().writing, None);

    let question = "How is my blood count?".to_owned().into();
    let asked = Asked { question, ..Asked::default() };
    let answer = client.ask(id, asked).await.unwrap().answer;
    assert_eq!(answer.writing.as_ref().unwrap().model.as_deref(), Some("tiny"));
    assert!(answer.text.contains("written by a language model"), "{}", answer.text);
    assert_eq!(client.questions(id).await.unwrap().len(), 1);
    stop.cancel();
    worker.await.unwrap();
}
