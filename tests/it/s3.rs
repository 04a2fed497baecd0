//! Documents in a bucket, on a server that speaks the protocol of S3.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::error_handling::HandleError;
use axum::http::StatusCode;
use bta_core::storage;
use object_store::aws::AmazonS3Builder;
use object_store::prefix::PrefixStore;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::server::{Server, files, folder, http, log};

const BUCKET: &str = "documents-of-tests";
const KEY: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/// A server with one bucket below a folder; it ends when this is dropped.
struct Bucket {
    serving: JoinHandle<()>,
    port: u16,
}

impl Bucket {
    async fn serve(folder: &Path, port: u16) -> Self {
        let root = folder.join("s3");
        std::fs::create_dir_all(root.join(BUCKET)).unwrap();
        let mut service = S3ServiceBuilder::new(FileSystem::new(root).unwrap());
        service.set_auth(SimpleAuth::from_single(KEY, SECRET));
        let failed = async |_: s3s::HttpError| StatusCode::INTERNAL_SERVER_ERROR;
        let service = HandleError::new(service.build(), failed);
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let serving = tokio::spawn(async move {
            axum::serve(listener, Router::new().fallback_service(service)).await.unwrap();
        });
        Self { serving, port }
    }

    /// Stops it and cuts its connections. Returns its port.
    async fn stop(self) -> u16 {
        self.serving.abort();
        let _ = (&mut { self.serving }).await;
        self.port
    }

    fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// What a server of ours is told.
fn settings<'a>(url: &'a str, endpoint: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("FILES_URL", url),
        ("AWS_ENDPOINT_URL", endpoint),
        ("AWS_ALLOW_HTTP", "true"),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_ACCESS_KEY_ID", KEY),
        ("AWS_SECRET_ACCESS_KEY", SECRET),
        ("MAX_FILE_SIZE", "20000000"),
        ("LEASE", "2"),
        ("SWEEP", "0.2"),
    ]
}

/// The documents in the bucket.
fn documents(folder: &Path) -> Vec<String> {
    let documents = folder.join("s3").join(BUCKET).join("lab/documents");
    let entries = std::fs::read_dir(documents).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// A report that is uploaded in parts: what stands after the end of a PDF is no part of it.
fn large_report() -> Vec<u8> {
    let mut pdf = bta_fixture::report::english_cbc().pdf;
    let end = pdf.len() - b"\n%%EOF".len();
    let end = pdf.windows(9).rposition(|window| window == b"startxref").unwrap_or(end);
    let comment = format!("%{}\n", "-".repeat(12_000_000));
    pdf.splice(end..end, comment.into_bytes());
    pdf
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_of_a_storage() {
    let _ = http();
    let folder = folder();
    let bucket = Bucket::serve(folder.path(), 0).await;
    let objects = AmazonS3Builder::new()
        .with_url(format!("s3://{BUCKET}"))
        .with_endpoint(bucket.endpoint())
        .with_allow_http(true)
        .with_region("eu-central-1")
        .with_access_key_id(KEY)
        .with_secret_access_key(SECRET)
        .build()
        .unwrap();
    storage::all(Arc::new(PrefixStore::new(objects, "lab"))).await;
    assert_eq!(documents(folder.path()), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn analyses_of_documents_in_a_bucket() {
    let folder = folder();
    let bucket = Bucket::serve(folder.path(), 0).await;
    let (url, endpoint) = (format!("s3://{BUCKET}/lab"), bucket.endpoint());
    let server = Server::start(folder.path(), &settings(&url, &endpoint));
    let mut ids = Vec::new();
    for document in [bta_fixture::report::english_cbc().pdf, large_report()] {
        ids.push(server.accepted(document).await);
    }
    for id in &ids {
        let status = server.ended(id).await;
        assert_eq!(status["status"], "completed", "{status}");
    }
    let mut kept = documents(folder.path());
    kept.sort();
    assert_eq!(kept, ids, "ids rise with time");
    assert_eq!(files(folder.path()).len(), 0, "nothing is kept on the disk");
    for id in &ids {
        let deleted = server.http.delete(format!("{}/analysis/{id}", server.url)).send().await;
        assert!(deleted.unwrap().status().is_success());
    }
    assert_eq!(documents(folder.path()), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_is_away_loses_nothing() {
    let folder = folder();
    let bucket = Bucket::serve(folder.path(), 0).await;
    let (url, endpoint) = (format!("s3://{BUCKET}/lab"), bucket.endpoint());
    let told = settings(&url, &endpoint);
    // Nobody works on it before the bucket is away.
    let server = Server::start_without_worker(folder.path(), &told);
    let accepted = server.accepted(bta_fixture::report::english_cbc().pdf).await;
    server.kill();
    let port = bucket.stop().await;

    let server = Server::start(folder.path(), &told);
    let began = Instant::now();
    let refused = server.submit(bta_fixture::report::english_cbc().pdf).await;
    assert_eq!(refused.status(), 503);
    let problem: Value = refused.json().await.unwrap();
    assert_eq!(problem["code"], "unavailable", "{problem}");
    assert!(began.elapsed() < Duration::from_secs(30), "refused after {:?}", began.elapsed());
    let status = server.json(&format!("/status/{accepted}")).await;
    assert!(["pending", "processing"].contains(&status["status"].as_str().unwrap()), "{status}");

    let _bucket = Bucket::serve(folder.path(), port).await;
    let status = server.ended(&accepted).await;
    assert_eq!(status["status"], "completed", "{status}");
    assert_eq!(documents(folder.path()), [accepted]);
    assert!(!log(folder.path()).contains(SECRET));
}
