//! The whole path with a language model: settings, worker, event stream, questions.

use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use bta::event::EventKind;
use bta::store::{Request, Status};
use bta::{CancellationToken, Config, Service};
use bta_core::engine::Asked;
use futures::{Stream, StreamExt as _};
use serde_json::{Value, json};

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

fn pieces(body: &Value) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let [first, second] = <[Value; 2]>::try_from(statements(body)).unwrap();
    let texts = [format!("{{\"statements\": [{first}, "), format!("{second}]}}")];
    let stream = futures::stream::iter(texts).then(|text| async move {
        let piece = json!({"choices": [{"delta": {"content": text}}]});
        let event = Event::default().data(piece.to_string());
        // Longer than a worker looks for what agents say.
        tokio::time::sleep(Duration::from_millis(1200)).await;
        Ok(event)
    });
    stream.chain(futures::stream::iter([Ok(Event::default().data("[DONE]"))]))
}

async fn answer(Json(body): Json<Value>) -> Response {
    if body["stream"] == json!(true) {
        return Sse::new(pieces(&body)).into_response();
    }
    let content = json!({"statements": statements(&body)}).to_string();
    Json(json!({"choices": [{"message": {"content": content}}]})).into_response()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_writes_and_answers() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let app = axum::Router::new().route("/v1/chat/completions", post(answer));
    tokio::spawn(async move { axum::serve(listener, app).await });

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
    assert!(said.iter().any(|text| text.starts_with("doctor: Your ")), "{said:?}");

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
