//! The service under test, a client that speaks to it, and a hand that moves an analysis on.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use bta_core::engine::{Client, Limits, Parts};
use bta_core::memory::{MemoryBroker, MemoryStore};
use bta_core::store::{Change, Claim, Filter, Key, Outcome, Record, Recorded, Store};
use bta_core::{AnalysisId, ClaimToken, Failure};
use bta_http::{Options, router};
use bytes::Bytes;
use futures::TryStreamExt;
use object_store::ObjectStore;
use object_store::memory::InMemory;
use serde_json::Value;
use tower::ServiceExt;

use crate::sample::{AGENTS, PDF, Tiny, opinion, report};

const LEASE: Duration = Duration::from_secs(60);

/// The service under test, without a worker unless a test starts one.
pub(crate) struct Service {
    pub(crate) router: Router,
    pub(crate) parts: Parts,
    pub(crate) objects: Arc<dyn ObjectStore>,
}

impl Service {
    pub(crate) fn new() -> Self {
        Self::with(Limits::default(), Options::new())
    }

    pub(crate) fn with(limits: Limits, options: Options) -> Self {
        Self::over(Arc::new(MemoryStore::new()), Arc::new(InMemory::new()), limits, options)
    }

    pub(crate) fn over(
        store: Arc<dyn Store>,
        objects: Arc<dyn ObjectStore>,
        limits: Limits,
        options: Options,
    ) -> Self {
        crate::log::listen();
        let broker = Arc::new(MemoryBroker::new());
        let parts = Parts::new(Arc::new(Tiny), store, broker, objects.clone()).limits(limits);
        Self { router: router(Client::new(parts.clone()), options), parts, objects }
    }

    pub(crate) async fn call(&self, request: Request<Body>) -> Answer {
        Answer::from(self.router.clone().oneshot(request).await.unwrap()).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str) -> Answer {
        self.call(Request::post(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.call(Request::delete(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn submit(&self, form: Form) -> Answer {
        self.call(form.request("/analyze")).await
    }

    /// Submits a good report and returns its id.
    pub(crate) async fn accepted(&self) -> AnalysisId {
        self.accepted_at("").await
    }

    /// Submits a good report to a service that is mounted under `prefix`.
    pub(crate) async fn accepted_at(&self, prefix: &str) -> AnalysisId {
        let form = Form::new().file("report.pdf", PDF);
        let answer = self.call(form.request(&format!("{prefix}/analyze"))).await;
        answer.json(StatusCode::OK)["analysis_id"].as_str().unwrap().parse().unwrap()
    }

    pub(crate) async fn record(&self, id: AnalysisId) -> Record {
        self.parts.store.load(Key::Analysis(id)).await.unwrap().unwrap()
    }

    /// Fails unless nothing is kept: no analysis and no file.
    #[track_caller]
    pub(crate) fn nothing_kept(&self) -> impl Future<Output = ()> {
        let place = std::panic::Location::caller();
        async move {
            assert_eq!((self.analyses().await, self.files().await), (0, 0), "kept after {place}");
        }
    }

    pub(crate) async fn analyses(&self) -> u64 {
        self.parts.store.list(&Filter::default()).await.unwrap().total
    }

    pub(crate) async fn files(&self) -> usize {
        self.objects.list(None).try_collect::<Vec<_>>().await.unwrap().len()
    }

    /// Claims an analysis as a worker does.
    pub(crate) async fn claim(&self, id: AnalysisId) -> Hand<'_> {
        let claim = Claim::new("the test");
        self.parts.store.claim(id, &claim, LEASE).await.unwrap().unwrap();
        Hand { service: self, id, token: claim.token }
    }

    /// Carries an analysis from its claim to its end.
    pub(crate) async fn complete(&self, id: AnalysisId) {
        let hand = self.claim(id).await;
        hand.read().await;
        for agent in AGENTS {
            hand.start(agent).await;
            hand.end(agent).await;
        }
        hand.change(Change::Completed).await;
    }
}

/// Moves one analysis on, change by change.
pub(crate) struct Hand<'a> {
    service: &'a Service,
    id: AnalysisId,
    token: ClaimToken,
}

impl Hand<'_> {
    pub(crate) async fn change(&self, change: Change) {
        let store = &self.service.parts.store;
        let recorded = store.record(self.id, self.token, LEASE, &change).await.unwrap();
        assert!(matches!(recorded, Recorded::Done { .. }), "{change:?}");
    }

    pub(crate) async fn read(&self) {
        self.change(Change::Read { report: Arc::new(report()) }).await;
    }

    pub(crate) async fn start(&self, agent: &str) {
        self.change(Change::StepStarted { step: agent.to_owned() }).await;
    }

    pub(crate) async fn end(&self, agent: &str) {
        self.ended(agent, Outcome::Completed(opinion(agent))).await;
    }

    pub(crate) async fn fail(&self, agent: &str, failure: Failure) {
        self.ended(agent, Outcome::Failed(failure)).await;
    }

    async fn ended(&self, agent: &str, outcome: Outcome) {
        let done = AGENTS.iter().position(|name| *name == agent).unwrap() + 1;
        let progress = f64::from(u8::try_from(done).unwrap()) / 5.0;
        self.change(Change::StepEnded { step: agent.to_owned(), outcome, progress }).await;
    }
}

/// An answer of the service.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) async fn from(response: axum::response::Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Self { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    pub(crate) fn json(&self, status: StatusCode) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.header("content-type"), "application/json");
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Fails unless this is the problem `code`, in every respect a problem document.
    #[track_caller]
    pub(crate) fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(
            (self.status.as_u16(), self.header("content-type")),
            (status, "application/problem+json"),
            "{}",
            self.text()
        );
        let problem: Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem["code"], code);
        assert_eq!(problem["status"], status);
        assert_eq!(problem["type"], format!("urn:bta:problem:{code}"));
        assert_eq!(problem["request_id"], self.header("x-request-id"));
        assert_eq!(problem["instance"], format!("urn:bta:request:{}", self.header("x-request-id")));
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.ends_with('.') && detail.len() > 20, "{detail}");
        assert!(!problem["title"].as_str().unwrap().is_empty());
        problem
    }
}

/// A multipart form as a browser writes it.
#[derive(Clone, Default)]
pub(crate) struct Form {
    body: Vec<u8>,
    key: Option<String>,
}

const BOUNDARY: &str = "----bta-boundary-7f3a";

impl Form {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn text(self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.part(&format!("name=\"{name}\""), "", value.as_ref())
    }

    pub(crate) fn file(self, filename: &str, content: &[u8]) -> Self {
        let disposition = format!("name=\"file\"; filename=\"{filename}\"");
        self.part(&disposition, "content-type: application/pdf\r\n", content)
    }

    pub(crate) fn part(mut self, disposition: &str, headers: &str, content: &[u8]) -> Self {
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; {disposition}\r\n{headers}\r\n"
        );
        self.body.extend_from_slice(head.as_bytes());
        self.body.extend_from_slice(content);
        self.body.extend_from_slice(b"\r\n");
        self
    }

    pub(crate) fn key(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut body = self.body.clone();
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        body
    }

    pub(crate) fn content_type() -> String {
        format!("multipart/form-data; boundary={BOUNDARY}")
    }

    /// Makes a request whose body says its length, as `curl` does.
    pub(crate) fn request(self, path: &str) -> Request<Body> {
        let body = self.bytes();
        self.head(path).header("content-length", body.len()).body(Body::from(body)).unwrap()
    }

    /// Makes a request whose body comes in small pieces and does not say its length.
    pub(crate) fn chunked(self, path: &str) -> Request<Body> {
        let body = self.bytes();
        let pieces: Vec<_> = body
            .chunks(1000)
            .map(|piece| Ok::<_, std::io::Error>(Bytes::copy_from_slice(piece)))
            .collect();
        self.head(path).body(Body::from_stream(futures::stream::iter(pieces))).unwrap()
    }

    fn head(&self, path: &str) -> axum::http::request::Builder {
        let request = Request::post(path).header("content-type", Self::content_type());
        match &self.key {
            Some(key) => request.header("idempotency-key", key),
            None => request,
        }
    }
}
