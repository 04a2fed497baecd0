//! Bad input against the server as a process: each gets its code, its status and one sentence, and leaves nothing behind.

use bta_fixture::{hostile, other, report};
use reqwest::multipart::{Form, Part};
use reqwest::{Response, StatusCode};
use serde_json::Value;

use crate::server::{Server, files, folder, form, log};

/// Checks that `answer` is a problem document with this status and code.
#[track_caller]
fn check(status: StatusCode, problem: &Value, expected: (u16, &str)) {
    assert_eq!(
        (status.as_u16(), problem["code"].as_str().unwrap_or_default()),
        expected,
        "{problem}"
    );
    assert_eq!(problem["status"], status.as_u16());
    for field in ["type", "title", "detail"] {
        assert!(
            !problem[field].as_str().unwrap_or_default().is_empty(),
            "{field} is missing: {problem}"
        );
    }
}

async fn refused(answer: Response, expected: (u16, &str)) {
    let status = answer.status();
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    check(status, &answer.json().await.unwrap(), expected);
}

/// Checks that the server still does its main job and keeps nothing but what it accepted.
async fn goes_on(server: &Server, folder: &std::path::Path, accepted: usize) {
    let id = server.accepted(report::english_cbc().pdf).await;
    assert_eq!(server.ended(&id).await["status"], "completed");
    let total = server.json("/analyses").await["total"].as_u64().unwrap();
    assert_eq!(total, accepted as u64 + 1);
    assert_eq!(files(folder).len(), accepted + 1, "only accepted documents are kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_that_are_refused_at_once() {
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let cases: [(&str, Vec<u8>, (u16, &str)); 5] = [
        ("empty", Vec::new(), (422, "empty_file")),
        ("text", b"hello, not a pdf\n".repeat(20), (415, "not_a_pdf")),
        ("program", [b"MZ".as_slice(), &[0; 3000]].concat(), (415, "not_a_pdf")),
        ("header only", b"%PDF-1.4\n".to_vec(), (422, "pdf_damaged")),
        ("password", hostile::locked(), (422, "password_required")),
    ];
    for (name, pdf, expected) in cases {
        println!("{name}");
        refused(server.submit(pdf).await, expected).await;
    }
    goes_on(&server, folder.path(), 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_over_the_size_limit_is_refused_while_it_streams() {
    let folder = folder();
    let server = Server::start(folder.path(), &[("MAX_FILE_SIZE", "1000000")]);
    let chunks = || {
        let body = futures::stream::iter((0..40).map(|i| {
            let head: &[u8] = if i == 0 { b"%PDF-1.7\n" } else { b"" };
            Ok::<_, std::io::Error>([head, vec![b'x'; 100_000].as_slice()].concat())
        }));
        reqwest::Body::wrap_stream(body)
    };
    let announced = Part::stream_with_length(chunks(), 4_000_009).file_name("a.pdf");
    let silent = Part::stream(chunks()).file_name("b.pdf");
    for part in [announced, silent] {
        refused(server.analyze(Form::new().part("file", part)).await, (413, "too_large")).await;
    }
    goes_on(&server, folder.path(), 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_that_fail_when_they_are_read() {
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let cases: [(&str, Vec<u8>, &str); 3] = [
        ("an invoice", other::invoice(), "not_a_blood_test"),
        ("a picture", other::scan(), "scanned"),
        ("a blood test without results", other::waiting(), "nothing_readable"),
    ];
    let accepted = cases.len();
    for (name, pdf, code) in cases {
        let id = server.accepted(pdf).await;
        let status = server.ended(&id).await;
        assert_eq!(
            (&status["status"], &status["error_code"]),
            (&"failed".into(), &code.into()),
            "{name}: {status}"
        );
        assert!(!status["error_message"].as_str().unwrap().is_empty());
    }
    goes_on(&server, folder.path(), accepted).await;
}

/// Bombs and damage: refused at once or failed when read, each with a code that fits, none with harm.
#[tokio::test(flavor = "multi_thread")]
async fn hostile_documents_cost_one_analysis_each() {
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let damaged: [hostile::Bomb; 2] =
        [("truncated", hostile::truncated), ("zeroed", hostile::zeroed)];
    let bombs = hostile::bombs();
    assert!(bombs.len() >= 5);
    let mut accepted = 0;
    for (name, pdf) in bombs.into_iter().chain(damaged) {
        let answer = server.submit(pdf()).await;
        let code = if answer.status() == 200 {
            accepted += 1;
            let answer: Value = answer.json().await.unwrap();
            let status = server.ended(answer["analysis_id"].as_str().unwrap()).await;
            let code = status["error_code"].as_str().or(status["status"].as_str());
            code.unwrap_or_default().to_owned()
        } else {
            let problem: Value = answer.json().await.unwrap();
            problem["code"].as_str().unwrap_or_default().to_owned()
        };
        println!("{name}: {code}");
        // A crowd of glyphs over a report hides nothing: it is read.
        let fits = [
            "pdf_damaged",
            "limit_exceeded",
            "not_a_blood_test",
            "nothing_readable",
            "scanned",
            "completed",
            "too_large",
        ];
        assert!(fits.contains(&code.as_str()), "{name} ended with {code:?}");
    }
    goes_on(&server, folder.path(), accepted).await;
    assert!(!log(folder.path()).contains("panicked"));
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_that_are_refused() {
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let pdf = || form(report::english_cbc().pdf);
    let cases: [(&str, Form, (u16, &str)); 9] = [
        ("no file", Form::new().text("query", "hi"), (422, "missing_field")),
        ("unknown field", pdf().text("colour", "red"), (422, "unknown_field")),
        ("long question", pdf().text("query", "x".repeat(1 << 20)), (422, "question_too_long")),
        ("NUL", pdf().text("query", "a\0b"), (422, "invalid_text")),
        (
            "not UTF-8",
            pdf().part("query", Part::bytes(vec![0xff, 0xfe, 0xfa])),
            (422, "invalid_text"),
        ),
        ("parallel", pdf().text("parallel", "banana"), (422, "invalid_field")),
        ("age", pdf().text("age", "old"), (422, "invalid_field")),
        ("user", pdf().text("user_id", "u".repeat(200)), (422, "invalid_field")),
        ("agent", pdf().text("agents", "astrologer"), (422, "agent_unknown")),
    ];
    for (name, form, expected) in cases {
        println!("{name}");
        refused(server.analyze(form).await, expected).await;
    }
    goes_on(&server, folder.path(), 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_are_refused() {
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let nobody = "/01890a5d-ac96-774b-bcce-b302099a8057";
    for (path, expected) in [
        (format!("/status{nobody}"), (404, "analysis_not_found")),
        ("/status/abc".to_owned(), (404, "analysis_not_found")),
        ("/status/..%2F..%2Fetc%2Fpasswd".to_owned(), (404, "analysis_not_found")),
        (format!("/task{nobody}"), (404, "task_not_found")),
        (format!("/analysis{nobody}/events"), (404, "analysis_not_found")),
        ("/analyses?limit=-1".to_owned(), (422, "invalid_parameter")),
        ("/analyses?limit=99999999999999999999".to_owned(), (422, "invalid_parameter")),
        ("/analyses?offset=-5".to_owned(), (422, "invalid_parameter")),
        ("/analyses?status=bogus".to_owned(), (422, "invalid_parameter")),
        ("/nowhere".to_owned(), (404, "not_found")),
        ("/analyze".to_owned(), (405, "method_not_allowed")),
    ] {
        println!("{path}");
        refused(server.get(&path).await, expected).await;
    }
    goes_on(&server, folder.path(), 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn delete_while_running_leaves_nothing() {
    let folder = folder();
    let server = Server::start(folder.path(), &[("CONCURRENCY", "1")]);
    let mut ids = Vec::new();
    for _ in 0..10 {
        ids.push(server.accepted(report::english_cbc().pdf).await);
    }
    for id in &ids {
        let url = format!("{}/analysis/{id}", server.url);
        let answer = server.http.delete(&url).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(answer["message"], "Analysis deleted successfully");
        refused(server.http.delete(&url).send().await.unwrap(), (404, "analysis_not_found")).await;
        refused(server.get(&format!("/status/{id}")).await, (404, "analysis_not_found")).await;
    }
    goes_on(&server, folder.path(), 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_idempotency_key_is_one_analysis() {
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let submit = async |pdf: Vec<u8>| {
        let request = server
            .http
            .post(format!("{}/analyze", server.url))
            .header("Idempotency-Key", "visit-17");
        request.multipart(form(pdf)).send().await.unwrap()
    };
    let answers =
        futures::future::join_all((0..20).map(|_| submit(report::english_cbc().pdf))).await;
    let mut ids = std::collections::BTreeSet::new();
    for answer in answers {
        assert_eq!(answer.status(), 200);
        let answer: Value = answer.json().await.unwrap();
        ids.insert((answer["analysis_id"].to_string(), answer["task_id"].to_string()));
    }
    assert_eq!(ids.len(), 1);
    refused(submit(report::german().pdf).await, (422, "idempotency_key_reused")).await;
    goes_on(&server, folder.path(), 1).await;
}

/// A small disk, made by the kernel for this test: refused with 507 when full, and goes on when there is room.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk() {
    let folder = folder();
    let Some(server) = Server::start_on_small_disk(folder.path(), 9_000_000) else {
        let required = std::env::var_os("BTA_TEST_REQUIRE_SERVICES").is_some();
        assert!(!required, "`unshare --map-root-user --mount` and tmpfs are required");
        println!("skipped: this system lets nobody but root make a small disk (unshare and tmpfs)");
        return;
    };
    // Large enough that a few fill the disk.
    let large = || [report::english_cbc().pdf, vec![b'\n'; 500_000]].concat();
    let mut accepted = Vec::new();
    let full = loop {
        let answer = server.submit(large()).await;
        if answer.status() != 200 {
            break answer;
        }
        let answer: Value = answer.json().await.unwrap();
        accepted.push(answer["analysis_id"].as_str().unwrap().to_owned());
        assert!(accepted.len() < 20, "the disk does not fill");
    };
    refused(full, (507, "storage_full")).await;
    for id in &accepted {
        let status = server.ended(id).await["status"].clone();
        assert_eq!(status, "completed", "what was accepted ends");
    }
    for id in accepted.drain(..4) {
        let answer =
            server.http.delete(format!("{}/analysis/{id}", server.url)).send().await.unwrap();
        assert_eq!(answer.status(), 200, "deleting works on a full disk");
    }
    let id = server.accepted(large()).await;
    assert_eq!(server.ended(&id).await["status"], "completed", "there is room again");
}
